"""A step asked by its form, and what each kind of step knows better than its form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xiangyue.intake import AnswersRefused, check_answers
from xiangyue.model import Ruling
from xiangyue.words import say
from xiangyue_cli.ask import form
from xiangyue_cli.ask.asker import BackWanted
from xiangyue_cli.ask.field import Reader, Schema, kind_of
from xiangyue_cli.filling.articles import article_reader, article_words
from xiangyue_cli.filling.people import people_reader, person_reader
from xiangyue_cli.filling.sitting import Sitting
from xiangyue_cli.keys import read
from xiangyue_cli.tell import lines

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that will be put on record, as it is read once more before."""

    name: str
    title: str
    words: str


class ByForm:
    """Asks the fields of a form, shows the answers, and asks any of them again."""

    def __init__(self, at: Sitting) -> None:
        self.at = at
        self.fields: dict[str, dict[str, Any]] = {
            name: dict(field) for name, field in at.schema.get("properties", {}).items()
        }
        self.needed = list(at.schema.get("required", ()))
        self.kept: Answers = {}
        self.prepare()

    def prepare(self) -> None:
        """Put into the fields what the register knows already: defaults, choices, what need not be asked."""

    def completed(self, answers: Answers) -> Answers:
        """Ask what follows from the answers, and nothing else would ask."""
        return answers

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Return the arithmetic of the answers."""
        del answers
        return ()

    def outcome(self, rulings: Sequence[Ruling]) -> tuple[str, ...]:
        """Return what follows from what the law said, in plain words."""
        del rulings
        return ()

    def payload(self, answers: Answers) -> Answers:
        """Return the answers as the act takes them."""
        return answers

    def ask(self, known: Mapping[str, Any]) -> Answers:
        """Ask what is not known yet; from what comes behind the form one goes back into it."""
        answers = self._form(self.schema(), known)
        while True:
            try:
                return self.completed(answers)
            except BackWanted:
                asked = [name for name, field in self.fields.items() if self._applies(field, answers)]
                answers = self._form(self.schema(), {name: answers[name] for name in answers if name != asked[-1]})

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """Whether nothing needs to be asked any more."""
        try:
            check_answers({"type": "object", **self.schema()}, answers)
        except AnswersRefused:
            return False
        return True

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """Return the answers one by one; what may stay empty is offered too."""
        asked = {name: field for name, field in self.fields.items() if self._applies(field, answers)}
        return tuple(
            Row(name=name, title=self.title(name), words=self._shown(name, field, answers.get(name)))
            for name, field in asked.items()
        )

    def title(self, name: str) -> str:
        """Return what a field is called, without the hint a question may carry."""
        return str(self.at.schema["properties"][name].get("title", name))

    def again(self, answers: Answers, name: str) -> Answers:
        """Ask one of the answers again."""
        field = self.fields[name]
        known = {name: answers[name]} if kind_of(field) == "array" and name in answers else {}
        rest = {other: value for other, value in answers.items() if other != name}
        only = {
            "type": "object",
            "properties": {name: {**field, "x-when": {}}},
            "required": [name] if name in self.needed else [],
        }
        told = rest | self._form(only, known, onto=rest)
        self.at.keep(told)
        return self.completed(told) if self.complete(told) else self.ask(told)

    def schema(self) -> Schema:
        """Return the form as it is asked here, without the title: it stands above already."""
        return {**self.at.schema, "title": "", "properties": self.fields, "required": self.needed}

    def readers(self) -> Mapping[str, Reader]:
        """Return what reads fields that name somebody or something."""
        return {
            "x-person": person_reader(self.at),
            "x-people": people_reader(self.at),
            "x-article": article_reader(self.at),
        }

    def shows(self) -> Mapping[str, Callable[[Any], str]]:
        """Return what shows such fields again."""
        return {"x-article": article_words(self.at)}

    def _form(self, schema: Schema, known: Mapping[str, Any], *, onto: Mapping[str, Any] | None = None) -> Answers:
        self.kept = {**(onto or {}), **known}
        return form(
            {**schema, "description": ""},
            today=self.at.today,
            known=known,
            say=lines,
            read=read,
            keep=lambda answers: self._keep({**(onto or {}), **answers}),
            readers=self.readers(),
            shows=self.shows(),
        )

    def _keep(self, answers: Mapping[str, Any]) -> None:
        self.kept = dict(answers)
        self.at.keep(answers)

    def _applies(self, field: Schema, answers: Answers) -> bool:
        when: Mapping[str, Any] = field.get("x-when", {})
        return bool(field.get("x-ask", True)) and all(answers.get(other) in values for other, values in when.items())

    def _shown(self, name: str, field: Schema, value: Any) -> str:
        if value is None or value == []:
            return say("screen.nothing")
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return "、".join(value)
        asker = self.at.asker(shows=self.shows())
        if isinstance(value, list):
            items: Schema = field.get("items", {})
            return "；".join(self._item(items, one) for one in value)
        return asker.shown(name, field, value)

    def _item(self, schema: Schema, item: Mapping[str, Any]) -> str:
        """Return one of a list in the order in which it was asked: 改条文 第二十条还写着罚款 删去."""
        fields = schema.get("properties", {})
        return " ".join(self._shown(name, fields[name], item[name]) for name in fields if item.get(name))
