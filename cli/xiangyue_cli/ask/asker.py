"""Asking one field: the prompt, the wishes, the value, and what is wrong with it, until it is right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask.days import is_day_alone, parse_date, parse_time, said
from xiangyue_cli.ask.field import NotTakenError, Reader, Schema, answered, check_value, choices, kind_of, read_value
from xiangyue_cli.ask.phrases import packed
from xiangyue_cli.ask.typed import Wish, wish
from xiangyue_cli.tell import COLUMNS, width

OMITTED = object()  # a field left out
ROOM_TO_TYPE = 8
KEYED = ("x-person", "x-people", "x-household", "x-article")  # what a reader may stand for, besides a field's name
EXPLAINED = ("x-person", "x-people", "x-article", "x-phrases", "x-place")  # what ? says more of than its kind


class BackWanted(Exception):  # noqa: N818 - a wish, no error
    """Somebody wants the field before this one again."""


class LeaveWanted(Exception):  # noqa: N818
    """Somebody wants to leave."""


class EndWanted(Exception):  # noqa: N818
    """An empty line ended a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody at a prompt, on a day."""

    today: date
    tell: Callable[[str], None]
    read: Callable[[str], str]
    readers: Mapping[str, Reader]
    shows: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)  # what readers made, in people's words

    def line(self, prompt: str, schema: Schema) -> str:
        """Return what was typed, wishes apart."""
        while True:
            typed = self.read(prompt)
            match wish(typed, nought_counts=kind_of(schema) == "integer"):
                case Wish.BACK:
                    raise BackWanted
                case Wish.LEAVE:
                    raise LeaveWanted
                case Wish.HELP:
                    self._explain(schema)
                case _:
                    return typed

    def value(self, name: str, schema: Schema, *, default: Any, needed: bool, ends: bool) -> Any:
        """Return the answer to one field that is no list; OMITTED where none is needed and none was given."""
        prompt = self._prompt(name, schema, default, optional=not needed and not ends)
        while True:
            typed = self.line(prompt, schema)
            if typed.strip():
                taken = self._taken(name, schema, typed)
                if taken is not OMITTED:
                    return taken
            elif ends:
                raise EndWanted
            elif default is not None:
                return default
            elif not needed:
                return OMITTED
            else:
                self.tell(say("ask.needed"))

    def reader(self, name: str, schema: Schema) -> Reader | None:
        """Return what reads this field instead of its form: of its name, or of what it names."""
        return next((self.readers[key] for key in _keys(name, schema) if key in self.readers), None)

    def shown(self, name: str, schema: Schema, value: Any) -> str:
        """Return an answer as it is shown to the one who gave it."""
        show = next((self.shows[key] for key in _keys(name, schema) if key in self.shows), None)
        return show(value) if show else answered(schema, value)

    def _taken(self, name: str, schema: Schema, typed: str) -> Any:
        """Return the value, or OMITTED after saying why it is none."""
        reader = self.reader(name, schema)
        try:
            typed = self._with_hour(schema, typed)
            value = reader(typed) if reader else read_value(schema, typed, today=self.today)
            check_value(schema, name, value)
        except BackWanted:  # from the hour: the day is asked again
            return OMITTED
        except NotTakenError as no:
            self.tell(say("ask.not_taken", why=str(no)))
        except Refusal as refusal:
            self._tell_why(refusal)
        else:
            if kind_of(schema) in {"date", "date-time"} and not reader:
                self.tell(say("ask.understood", value=answered(schema, value)))
            return value
        return OMITTED

    def _with_hour(self, schema: Schema, typed: str) -> str:
        """Return a moment as it was typed; where only its day was, the hour is asked.

        Raises:
            BackWanted: the day was not meant.
            LeaveWanted: somebody wants to leave.

        """
        if kind_of(schema) != "date-time" or not is_day_alone(typed, today=self.today):
            return typed
        day = said(parse_date(typed, today=self.today))
        while True:
            hour = self.line(say("ask.hour", day=day), schema).strip()
            if not hour:
                self.tell(say("ask.needed"))
                continue
            try:
                parse_time(hour)
            except Refusal as refusal:
                self._tell_why(refusal)
            else:
                return f"{typed.strip()} {hour.replace(' ', '')}"

    def _tell_why(self, refusal: Refusal) -> None:
        self.tell(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))

    def _prompt(self, name: str, schema: Schema, default: Any, *, optional: bool) -> str:
        title = str(schema.get("title", name))
        shown = say("ask.default", value=self.shown(name, schema, default)) if default is not None else ""
        if optional and not shown:
            shown = say("ask.optional")
        if phrases := schema.get("x-phrases"):
            return self._with_phrases(title, phrases, shown)
        if not (offered := choices(schema)):
            prompt = say("ask.prompt", title=title, default=shown)
            if width(prompt) < COLUMNS - ROOM_TO_TYPE:
                return prompt
            self.tell(title)
            return say("ask.prompt", title="", default=shown)
        prompt = say("ask.prompt", title=say("ask.choose"), default=shown)
        if width(whole := f"{title}  {offered}   {prompt}") < COLUMNS:
            return whole
        self.tell(title)
        self.tell(f"  {offered}")
        return prompt

    def _with_phrases(self, title: str, phrases: Sequence[str], shown: str) -> str:
        prompt = say("ask.choose_or_write", default=shown)
        offered = packed(phrases)
        if len(offered) == 1 and width(whole := f"{title}{offered[0]}   {prompt}") < COLUMNS - ROOM_TO_TYPE:
            return whole
        self.tell(title)
        for line in offered:
            self.tell(line)
        return prompt

    def _explain(self, schema: Schema) -> None:
        if description := schema.get("description"):
            self.tell(f"  {description}")
        known = next((key for key in EXPLAINED if schema.get(key)), kind_of(schema))
        self.tell(f"  {say('ask.how.' + known)}")
        self.tell(f"  {say('ask.wishes.integer' if kind_of(schema) == 'integer' else 'ask.wishes')}")


def _keys(name: str, schema: Schema) -> list[str]:
    return [name, *(key for key in KEYED if schema.get(key))]
