"""One field of a form: how it is asked, and what the typed line means."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from xiangyue.intake import UNKNOWN, AnswersRefused, check_answers
from xiangyue.words import say
from xiangyue_cli.ask.days import parse_date, parse_moment, said
from xiangyue_cli.ask.phrases import picked
from xiangyue_cli.ask.places import kept_at
from xiangyue_cli.ask.typed import half_width

Schema = Mapping[str, Any]
Reader = Callable[[str], Any]

YES, NO = ("1", "是", "y", "yes", "对"), ("2", "否", "n", "no", "不")
LONGEST_NUMBER = 9


class NotTakenError(Exception):
    """What was typed is no answer; the words say why."""


def kind_of(schema: Schema) -> str:
    """Return how a field is asked: choice, boolean, integer, date, date-time, array or text."""
    if "enum" in schema:
        return "choice"
    kind = str(schema.get("type", "string"))
    if kind == "string":
        return str(schema["format"]) if schema.get("format") in {"date", "date-time"} else "text"
    return kind


def choices(schema: Schema) -> str:
    """Return the numbered choices of a field, or nothing."""
    if kind_of(schema) == "boolean":
        return say("ask.yes_or_no")
    named = [_named(schema, value) for value in schema.get("enum", ())]
    return "   ".join(f"{number} {words}" for number, words in enumerate(named, start=1))


def answered(schema: Schema, value: Any) -> str:
    """Return an answer as it is shown to the one who gave it."""
    match kind_of(schema):
        case "choice":
            return _named(schema, value)
        case "boolean":
            return say("ask.yes" if value else "ask.no")
        case "date":
            return _day_said(str(value))
        case "date-time":
            day, _, hour = str(value).partition("T")
            return f"{_day_said(day)} {hour[:5]}"
        case "array":
            return say("ask.so_many", count=len(value))
        case _:
            return str(value)


def read_value(schema: Schema, typed: str, *, today: date) -> Any:
    """Return the value of a typed line.

    Raises:
        NotTakenError: it is none.
        NotADay, NotATime, NotARange, TypedTwice: it should be one.

    """
    if kind_of(schema) not in {"text", "choice"} and typed.strip() in UNKNOWN:
        raise NotTakenError(say("ask.unknown"))
    match kind_of(schema):
        case "choice":
            return _chosen(schema, half_width(typed))
        case "boolean":
            return _yes_or_no(half_width(typed).lower())
        case "integer":
            return _number(half_width(typed))
        case "date":
            return parse_date(typed, today=today).isoformat()
        case "date-time":
            return parse_moment(typed, today=today).isoformat()
        case "text" if schema.get("x-place"):
            return kept_at(typed)
        case _:
            return picked(typed, schema.get("x-phrases", ()), join=str(schema.get("x-join", "")))


def check_value(schema: Schema, name: str, value: Any) -> None:
    """Refuse a value the form does not allow, at once.

    Raises:
        NotTakenError: with the form's reason.

    """
    try:
        check_answers({"type": "object", "properties": {name: schema}}, {name: value})
    except AnswersRefused as refusal:
        raise NotTakenError("；".join(wrong.reason for wrong in refusal.wrong)) from None


def _named(schema: Schema, value: Any) -> str:
    return str(schema.get("x-words", {}).get(str(value), value))


def _chosen(schema: Schema, typed: str) -> Any:
    values = list(schema["enum"])
    if typed.isdecimal() and len(typed) <= LONGEST_NUMBER and 1 <= int(typed) <= len(values):
        return values[int(typed) - 1]
    begins = [value for value in values if typed and _named(schema, value).startswith(typed)]
    exact = [value for value in values if typed in {_named(schema, value), str(value)}]
    if len(found := exact or begins) == 1:
        return found[0]
    raise NotTakenError(say("ask.not_a_choice", last=len(values)))


def _yes_or_no(typed: str) -> bool:
    if typed in YES or typed in NO:
        return typed in YES
    raise NotTakenError(say("ask.not_yes_or_no"))


def _number(typed: str) -> int:
    digits = typed.replace(",", "").removeprefix("+")
    if digits.isdecimal() and len(digits) <= LONGEST_NUMBER:
        return int(digits)
    raise NotTakenError(say("ask.not_a_number"))


def _day_said(told: str) -> str:
    try:
        return said(date.fromisoformat(told))
    except ValueError:
        return told
