"""A form asked field by field, at a prompt where digits and Enter suffice."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from types import MappingProxyType
from typing import Any

from xiangyue.intake import AnswersRefused, check_answers
from xiangyue.words import say as words
from xiangyue_cli.ask.asker import OMITTED, Asker, BackWanted, LeaveWanted
from xiangyue_cli.ask.field import Reader, Schema
from xiangyue_cli.ask.lists import ask_list
from xiangyue_cli.ask.refusals import Left

Keep = Callable[[Mapping[str, Any]], None]
NONE: Mapping[str, Reader] = MappingProxyType({})


def form(
    schema: Schema,
    *,
    today: date,
    known: Mapping[str, Any],
    say: Callable[[str], None],
    read: Callable[[str], str],
    keep: Keep,
    readers: Mapping[str, Reader] = NONE,
    shows: Mapping[str, Callable[[Any], str]] = MappingProxyType({}),
) -> dict[str, Any]:
    """Ask what is not known yet and return all answers; `keep` is called after each.

    `readers` turn a typed line into a value, by a field's name or by `x-person`, `x-household`, `x-article`;
    `shows` turn such a value back into what people call it.

    Raises:
        Left: whoever was asked left; the answers are with `keep`.

    """
    asker = Asker(today=today, tell=say, read=read, readers=readers, shows=shows)
    answers = {name: value for name, value in known.items() if name in schema.get("properties", {})}
    if title := schema.get("title"):
        say(str(title))
    if description := schema.get("description"):
        say(f"  {description}")
    if answers:
        say(words("ask.resumed", count=len(answers)))
    try:
        return _Walk(asker, schema, answers, lambda present: keep(deepcopy(dict(present)))).to_its_end()
    except (LeaveWanted, BackWanted, EOFError, KeyboardInterrupt):
        raise Left(form=str(schema.get("title", "")), answered=len(answers)) from None


class _Walk:
    """The way through the fields of one object, forth and back."""

    def __init__(
        self, asker: Asker, schema: Schema, answers: dict[str, Any], keep: Keep, *, may_end: bool = False
    ) -> None:
        self.asker, self.schema, self.answers, self.keep, self.may_end = asker, schema, answers, keep, may_end
        self.fields: Mapping[str, Schema] = schema.get("properties", {})
        self.names = [name for name, field in self.fields.items() if field.get("x-ask", True)]
        self.needed = set(schema.get("required", ()))
        # Of a list that was kept nobody knows whether it was at its end.
        self.due = {name for name in self.names if name not in answers or self.fields[name].get("type") == "array"}

    def to_its_end(self) -> dict[str, Any]:
        """Ask every field that is due, and again those that do not fit together."""
        place = 0
        while place < len(self.names):
            place = self._next(place)
            if place == len(self.names):
                self._drop_what_no_longer_applies()
                place = self._wrong()
        return self.answers

    def _next(self, place: int) -> int:
        """Ask the field at that place and return the place to go to."""
        name = self.names[place]
        if name not in self.due or not self._applies(name):
            return place + 1
        try:
            value = self._ask(name)
        except BackWanted:
            return self._back(place)
        self.due.discard(name)
        if value is OMITTED:
            self.answers.pop(name, None)
        else:
            self.answers[name] = value
        self.keep(self.answers)
        return place + 1

    def _ask(self, name: str) -> Any:
        field, needed = self.fields[name], name in self.needed
        default = self._default(name)
        if field.get("type") != "array" or self.asker.reader(name, field):
            ends = self.may_end and not self.answers
            return self.asker.value(name, field, default=default, needed=needed, ends=ends)
        present = self.answers.get(name, [])
        items = ask_list(self.asker, name, field, present, lambda items: self._keep_items(name, items), _ask_item(self))
        return items if items or needed else OMITTED

    def _keep_items(self, name: str, items: Any) -> None:
        self.keep({**self.answers, name: list(items)})

    def _default(self, name: str) -> Any:
        """Return what Enter means: what was said before, or what the form supposes; nothing for votes and the like."""
        field = self.fields[name]
        if field.get("x-no-default"):
            return None
        source = field.get("x-default-from")
        supposed = self.asker.today.isoformat() if source == "today" else self.answers.get(str(source))
        return self.answers.get(name, field.get("default", supposed))

    def _back(self, place: int) -> int:
        """Return the place of the field before, to be asked again.

        Raises:
            BackWanted: this is the first one.

        """
        before = [earlier for earlier in range(place) if self._applies(self.names[earlier])]
        if not before:
            raise BackWanted
        self.due.add(self.names[before[-1]])
        self.due.add(self.names[place])
        return before[-1]

    def _applies(self, name: str) -> bool:
        when: Mapping[str, Any] = self.fields[name].get("x-when", {})
        return all(self.answers.get(other) in values for other, values in when.items())

    def _drop_what_no_longer_applies(self) -> None:
        for name in self.names:
            if not self._applies(name):
                self.answers.pop(name, None)

    def _wrong(self) -> int:
        """Say what does not fit together and return the place of the first such field; past the end if all fits."""
        try:
            check_answers(self.schema, self.answers)
        except AnswersRefused as refusal:
            found = [wrong for wrong in refusal.wrong if wrong.path and wrong.path[0] in self.names]
            for wrong in found:
                self.asker.tell(words("ask.not_taken", why=f"{wrong.title}：{wrong.reason}"))
                self._again(str(wrong.path[0]), wrong.path[1:])
            return min((self.names.index(str(wrong.path[0])) for wrong in found), default=len(self.names))
        return len(self.names)

    def _again(self, name: str, below: tuple[str | int, ...]) -> None:
        """Have a field asked again: of a list, from the first item that is wrong."""
        self.due.add(name)
        self.needed.add(name)
        if below and isinstance(below[0], int):
            self.answers[name] = self.answers[name][: below[0]]
        elif self.fields[name].get("type") != "array":
            self.answers.pop(name, None)


def _ask_item(walk: _Walk) -> Callable[[Schema, Mapping[str, Any], Keep], dict[str, Any]]:
    def ask_item(schema: Schema, half: Mapping[str, Any], keep: Keep) -> dict[str, Any]:
        return _Walk(walk.asker, schema, dict(half), keep, may_end=True).to_its_end()

    return ask_item
