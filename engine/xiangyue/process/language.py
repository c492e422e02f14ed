"""What a condition can say of the facts: nothing that could run, hang or grow."""

from dataclasses import dataclass

Value = str | bool


@dataclass(frozen=True, slots=True)
class Always:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact that is true or false."""

    name: str


@dataclass(frozen=True, slots=True)
class Among:
    """A fact that is one of some values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    of: "Condition"


@dataclass(frozen=True, slots=True)
class Every:
    """`and`, asked from left to right until one does not hold."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """`or`, asked from left to right until one holds."""

    of: tuple["Condition", ...]


Condition = Always | Holds | Among | Not | Every | Either


def names(condition: Condition) -> tuple[str, ...]:
    """Return the names a condition reads, in its order."""
    match condition:
        case Holds(name) | Among(name, _):
            return (name,)
        case Not(inner):
            return names(inner)
        case Every(parts) | Either(parts):
            return tuple(name for part in parts for name in names(part))
        case Always():
            return ()
