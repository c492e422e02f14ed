"""Asking the facts what a condition says of them."""

from collections.abc import Callable

from xiangyue.model import FactValue
from xiangyue.process.kinds import FactKind, absolute, value_of_none
from xiangyue.process.language import Always, Among, Condition, Either, Every, Holds, Not
from xiangyue.process.refusals import FactMissing, FactOfAnotherKind

Facts = Callable[[str], FactValue | None]
"""Is asked with an absolute name; None where nobody has set the fact."""


class Asker:
    """Asks on behalf of one gateway: the facts, the call it stands in, and the kinds its names were checked with."""

    def __init__(self, facts: Facts, *, call: str, kinds: dict[str, FactKind]) -> None:
        self._facts, self._call, self._kinds = facts, call, kinds

    def holds(self, condition: Condition) -> bool:
        """Say whether it holds.

        Raises:
            FactMissing: it asks for an answer that was never given.
            FactOfAnotherKind: a fact is not what it was said to be when the model was checked.

        """
        match condition:
            case Always(value):
                return value
            case Holds(name):
                return self._value(name, bool) is True
            case Among(name, values):
                return self._value(name, type(values[0])) in values
            case Not(inner):
                return not self.holds(inner)
            case Every(parts):
                return all(self.holds(part) for part in parts)
            case Either(parts):
                return any(self.holds(part) for part in parts)

    def _value(self, name: str, wanted: type) -> FactValue:
        asked, kind = absolute(name, self._call), self._kinds.get(name)
        value = self._facts(asked)
        if value is None:
            value = value_of_none(name, kind)
        if value is None:
            raise FactMissing(name=asked, step=".".join(asked.split(".")[1:-1]))
        if not isinstance(value, wanted) or (isinstance(kind, tuple) and value not in kind):
            raise FactOfAnotherKind(name=asked, value=value)
        return value
