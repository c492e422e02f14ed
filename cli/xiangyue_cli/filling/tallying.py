"""计票: the figures of the signed tally sheet; those who came and are not among them are asked about at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from xiangyue.model import Ruling, Subject
from xiangyue.words import say
from xiangyue_cli.ask.asker import BackWanted
from xiangyue_cli.filling.by_form import Answers, ByForm
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.tell import lines

COUNTS = ("in_favour", "against", "abstained", "invalid", "not_cast")
FIGURES = ("method", *COUNTS[:-1])
BY_BALLOT = "ballot"
STAYED_OUT = 1


class Tallying(ByForm):
    """Asks a count, and holds it against those who came."""

    def prepare(self) -> None:
        """Know how many came; votes can be invalid on paper only."""
        signed = self.at.meetings[-1].sign_in if self.at.meetings else None
        self.present = len(signed.present) if signed else 0
        self.fields.pop("items", None)  # what a room has counted is never typed
        self.needed = list(dict.fromkeys((*FIGURES[:4], *self.needed)))
        self.fields["invalid"]["x-when"] = {"method": [BY_BALLOT]}
        self.fields["method"]["default"] = "hands"

    def ask(self, known: Mapping[str, Any]) -> Answers:
        """Ask the count until it is that of those who came, then who counted it."""
        told = dict(known)
        if not self._adds_up(told):
            lines(say("ask.present", present=self.present))
            told = _uncounted(told)  # half a count is none: the figures are those of one sheet, read at once
        while not self._adds_up(told):
            told = self._figures(told)
            told = told if self._adds_up(told) else self._put_right(told)
        self._keep(told)
        return self._people(told)

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """Whether nothing is missing, and the count is right."""
        return super().complete(answers) and self._adds_up(dict(answers))

    def again(self, answers: Answers, name: str) -> Answers:
        """A figure is counted anew with the others."""
        if name in COUNTS or name == "method":
            return self.ask({key: value for key, value in _uncounted(answers).items() if key != name})
        return super().again(answers, name)

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Add the votes up: 52+6+3=61，等于到会 61."""
        return (say("echo.tally", sum=_sum(answers), present=self.present),)

    def outcome(self, rulings: Sequence[Ruling]) -> tuple[str, ...]:
        """Say whether it is adopted."""
        adopted = all(ruling.met for ruling in rulings if ruling.subject is Subject.MAJORITY)
        return (say("echo.adopted" if adopted else "echo.not_adopted"),)

    def _figures(self, known: Answers) -> Answers:
        """Ask the figures from the first that is missing; `b` goes back to the one before."""
        told = dict(known)
        asked = [name for name in FIGURES if name not in told]
        place = FIGURES.index(asked[0]) if asked else len(FIGURES)
        while place < len(FIGURES):
            name = FIGURES[place]
            try:
                if self._applies(self.fields[name], told):
                    told[name] = self._one(name, told)
                    self._keep(told)
                place += 1
            except BackWanted:
                place = max(place - 1, 0)
                for later in FIGURES[place:]:
                    told.pop(later, None)
        return told

    def _one(self, name: str, told: Answers) -> Any:
        left = self.present - _count(told)
        field = dict(self.fields[name])
        if name == "abstained" and left >= 0:
            field["title"] = say("ask.abstained", left=left)
        return self.at.asker().value(name, field, default=field.get("default"), needed=True, ends=False)

    def _put_right(self, told: Answers) -> Answers:
        """Say what does not add up; those who sat there and did not vote are a figure of their own."""
        short = self.present - _count(told)
        facts = {"sum": _sum(told), "present": self.present, "difference": abs(short)}
        if short < 0:
            lines(say("ask.tally_over", **facts))
            return _uncounted(told)
        lines(say("ask.tally_short", **facts), say("ask.tally_choices", not_cast=short))
        try:
            chosen = pick(say("screen.choose"), most=2)
        except Away:
            chosen = 2
        return told | {"not_cast": short} if chosen == STAYED_OUT else _uncounted(told)

    def _people(self, answers: Answers) -> Answers:
        told = dict(answers)
        for name in ("scrutineer", "counter"):
            if name not in told:
                asker = self.at.asker(readers=self.readers())
                told[name] = asker.value(name, self.fields[name], default=None, needed=True, ends=False)
                self._keep(told)
        return told

    def _adds_up(self, answers: Answers) -> bool:
        return "in_favour" in answers and "abstained" in answers and _count(answers) == self.present


def _uncounted(answers: Answers) -> Answers:
    return {name: value for name, value in answers.items() if name not in COUNTS}


def _count(answers: Mapping[str, Any]) -> int:
    return sum(int(answers.get(name, 0)) for name in COUNTS)


def _sum(answers: Mapping[str, Any]) -> str:
    figures = [str(answers[name]) for name in COUNTS if name in answers]
    return f"{'+'.join(figures)}={_count(answers)}"
