"""What each name of a condition may be: the types with which a model is checked when it loads.

Inside a called model a name means the call it stands in: `ruling.quorum.met` read in the call
`assembly` is `ruling.assembly.quorum.met` to the one who is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xiangyue.model import FactValue, Subject
from xiangyue.model.facts import CASE_FACTS
from xiangyue.process.drawing import Drawing, Kind
from xiangyue.process.forms import Form, NoSuchField
from xiangyue.process.language import Among, Condition, Either, Every, Holds, Not, Value

Words = tuple[str, ...]
FactKind = type[bool] | Words | None
"""True or false; one of some words; or None where no form was at hand to say which."""

_SUBJECTS = frozenset(str(subject) for subject in Subject if subject is not Subject.DUTY)  # no ruling on a year


class UnknownNameError(LookupError):
    """A condition reads something there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a condition stands: its process, the processes that may be called, and the forms."""

    drawing: Drawing
    drawings: Mapping[str, Drawing]
    forms: Mapping[str, Form] | None

    def kind(self, name: str) -> FactKind:
        """Return what the name may be.

        Raises:
            UnknownNameError: there is no such fact.

        """
        match name.split("."):
            case ["case", fact] if fact in CASE_FACTS:
                known = CASE_FACTS[fact]
                return known if isinstance(known, tuple) else bool
            case ["ruling", *calls, subject, "met"] if subject in _SUBJECTS:
                self._called(calls)
                return bool
            case ["answer", *calls, step, field]:
                return self._answer(self._called(calls), step, field)
            case _:
                raise UnknownNameError(name)

    def _called(self, calls: list[str]) -> Drawing:
        drawing = self.drawing
        for call in calls:
            node = drawing.nodes.get(call)
            if node is None or node.kind is not Kind.CALL or node.called not in self.drawings:
                raise UnknownNameError(call)
            drawing = self.drawings[node.called]
        return drawing

    def _answer(self, drawing: Drawing, step: str, field: str) -> FactKind:
        node = drawing.nodes.get(step)
        if node is None or node.kind is not Kind.STEP:
            raise UnknownNameError(step)
        if self.forms is None:
            return None
        form = self.forms.get(node.properties.get("formJsonSchemaFilename", ""))
        if form is None:
            raise UnknownNameError(step)
        try:
            return form.kind(field)
        except NoSuchField as problem:
            raise UnknownNameError(field) from problem


def check_kinds(condition: Condition, scope: Scope) -> tuple[str, ...]:
    """Return the names that are compared with what they can never be, or asked as if true or false."""
    match condition:
        case Holds(name):
            return () if scope.kind(name) in {bool, None} else (name,)
        case Among(name, values):
            return () if _fits(scope.kind(name), values) else (name,)
        case Not(inner):
            return check_kinds(inner, scope)
        case Every(parts) | Either(parts):
            return tuple(name for part in parts for name in check_kinds(part, scope))
        case _:
            return ()


def _fits(kind: FactKind, values: tuple[Value, ...]) -> bool:
    if isinstance(kind, tuple):
        return all(isinstance(value, str) and value in kind for value in values)
    booleans = all(isinstance(value, bool) for value in values)
    return booleans or (kind is None and all(isinstance(value, str) for value in values))


def absolute(name: str, call: str) -> str:
    """Return the name as one outside the call would say it; `call` is "" in the calling model."""
    head, _, rest = name.partition(".")
    return name if head == "case" or not call else f"{head}.{call}.{rest}"


def value_of_none(name: str, kind: FactKind) -> FactValue | None:
    """Return what a fact is that nobody has set: False, the first word, or None for an answer."""
    if name.startswith("answer."):
        return None
    return kind[0] if isinstance(kind, tuple) else False
