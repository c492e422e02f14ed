"""What somebody answered to a form: read, checked against it, and every wrong field named at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.intake.flaws import FileRefused, Flaw
from xiangyue.intake.forms import FormRefused, Schema, followed, order, part, title
from xiangyue.intake.plain_json import read_json
from xiangyue.intake.plain_yaml import read_yaml
from xiangyue.words import known, say

if TYPE_CHECKING:
    from jsonschema import FormatChecker, ValidationError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
UNKNOWN = frozenset({"不详", "不清楚", "不知道", "查不到", "记不得了"})
"""What people write where they do not know."""

_AT_MOST_TOLD = 6  # on a terminal of 24 lines; `wrong` holds them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A field that is not as the form wants it."""

    path: tuple[str | int, ...]
    title: str
    reason: str


class AnswersRefused(Refusal):
    """Some answers are not as the form wants them; `wrong` names each."""

    code = "answers-refused"

    def __init__(self, *, form: str, wrong: Sequence[Wrong]) -> None:
        told = "；".join(f"{one.title}：{one.reason}" for one in wrong[:_AT_MOST_TOLD])
        if (more := len(wrong) - _AT_MOST_TOLD) > 0:
            told += say("answer.more", count=more)
        super().__init__(form=form, count=len(wrong), told=told)
        self.wrong = tuple(wrong)


def check_answers(form: Schema, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answers if they are as the form wants them.

    Raises:
        AnswersRefused: with every field that is not.
        FormRefused: the form refers to what is not in it.

    """
    # Slow to import, and only what takes answers needs it.
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415
    from referencing.exceptions import Unresolvable  # noqa: PLC0415

    # For JSON Schema 3.0 is a whole number; an entry knows no decimals.
    whole = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, told: type(told) is int)
    kind: Any = validators.extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, type_checker=whole
    )
    # The empty registry keeps a form's reference from being fetched out of the network.
    checker = kind(form, registry=Registry(), format_checker=_formats())
    try:
        found = [one for error in checker.iter_errors(answers) for one in _wrong(form, error)]
    except (Unresolvable, RecursionError) as problem:  # it refers to what is not there, or to itself
        raise FormRefused(name=str(form.get("title", "")), where="$ref") from problem
    if wrong := sorted(dict.fromkeys(found), key=lambda one: order(form, one.path)):
        raise AnswersRefused(form=str(form.get("title", "")), wrong=wrong)
    return answers


def read_answers(content: bytes | str, *, name: str) -> dict[str, Any]:
    """Return the answers of a file or of standard input, JSON if it begins with a brace, YAML otherwise.

    Raises:
        FileRefused: it is neither, or no mapping of fields.

    """
    begins = content[:64].lstrip() if isinstance(content, str) else content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    as_json = begins[:1] in {"{", b"{", "[", b"["}
    told = read_json(content, name=name) if as_json else read_yaml(content, name=name)
    if not isinstance(told, dict):
        raise FileRefused(name=name, line=1, column=1, flaw=Flaw.NOT_A_MAPPING)
    return told


def _formats() -> "FormatChecker":
    """Return the two formats forms use; a moment without a zone is the village's own time."""
    from jsonschema import FormatChecker  # noqa: PLC0415

    checker = FormatChecker(formats=())
    checker.checks("date")(lambda told: not isinstance(told, str) or is_day(told))
    checker.checks("date-time")(lambda told: not isinstance(told, str) or is_moment(told))
    return checker


def is_day(told: str) -> bool:
    """Say whether there is such a day, written as ISO 8601 has it, with a day before it and one after."""
    try:
        return bool(_DAY.fullmatch(told)) and date.min < date.fromisoformat(told) < date.max
    except ValueError:
        return False


def is_moment(told: str) -> bool:
    """Say whether there is such a moment, written as ISO 8601 has it, in every zone."""
    try:
        return bool(_MOMENT.fullmatch(told)) and date.min < datetime.fromisoformat(told).date() < date.max
    except ValueError:
        return False


def _wrong(form: Schema, error: "ValidationError") -> Iterator[Wrong]:
    """Yield what one finding of the checker says to people."""
    path, asked, given = tuple(error.absolute_path), _any(error.validator_value), _any(error.instance)
    match error.validator:
        case "required":
            for field in asked:
                if field not in given:
                    yield _told(form, (*path, field), "required")
        case "additionalProperties" | "unevaluatedProperties":
            fields = part(form, path).get("properties", {})
            for field in given:
                if field not in fields:
                    yield _told(form, (*path, str(field)), "unknown")
        case "anyOf" | "oneOf" | "allOf" if error.context:
            nearest = min(error.context, key=lambda one: -len(one.absolute_path))
            yield from _wrong(form, nearest)
        case _:
            yield _told(form, path, str(error.validator), error)


def _told(form: Schema, path: tuple[str | int, ...], keyword: str, error: "ValidationError | None" = None) -> Wrong:
    asked = _any(error.validator_value) if error is not None else None
    match keyword:
        case "type":
            kinds = [asked] if isinstance(asked, str) else list(asked or ())
            reason = say("answer.type", kinds="、".join(say(f"field.{kind}") for kind in kinds if kind != "null"))
        case "enum" | "const":
            values = asked if isinstance(asked, list) else [asked]
            reason = say("answer.enum", values="、".join(_named(part(form, path), value) for value in values))
        case "format" if asked in {"date", "date-time"}:
            reason = say(f"answer.{asked}")
        case "minLength" | "minItems" if asked == 1:
            reason = say("answer.empty")
        case _ if known(f"answer.{keyword}"):
            reason = say(f"answer.{keyword}", n=asked)
        case _:
            reason = say("answer.other")
    return Wrong(path=path, title=title(form, path) or str(form.get("title", "")), reason=reason)


def _any(told: Any) -> Any:
    """Take a value of the checker's, whose types say that it might be unset."""
    return told


def _named(schema: Schema, value: object) -> str:
    """Return a value as the form names it in Chinese."""
    return str(followed(schema, schema).get("x-words", {}).get(str(value), value))
