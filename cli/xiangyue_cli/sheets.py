"""签到 on the terminal: who came, by the numbers of the printed sheets, a group at a time (walkthrough a9)."""

from collections.abc import Mapping, Sequence
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.model import CountedBy, Ruling, Subject, chinese
from xiangyue.words import say
from xiangyue_cli.ask import parse_ranges
from xiangyue_cli.filling.by_form import Answers, ByForm, Row
from xiangyue_cli.filling.instead import ask_instead
from xiangyue_cli.filling.rolls import Rolls
from xiangyue_cli.keys import line, pages, text
from xiangyue_cli.tell import lines

NOBODY = {"0", "无", "没有", "没人"}
BACK, NAMES = {"b", "返回"}, "?"
GROUP, INSTEAD = "group:", "instead"


class SigningIn(ByForm):
    """Asks by what is counted, then for each group's sheet who came; nothing is supposed."""

    def prepare(self) -> None:
        """The sheets are read when it is known by what is counted."""
        self._rolls: dict[str, Rolls] = {}

    def ask(self, known: Mapping[str, Any]) -> Answers:
        """Ask sheet after sheet; what was said of one is kept at once."""
        told = dict(known)
        if "counted_by" not in told:
            field = self.fields["counted_by"]
            told["counted_by"] = self.at.asker().value("counted_by", field, default=None, needed=True, ends=False)
            self._keep(told)
        lines(say("ask.sheet_how"))
        while left := [group for group in self.rolls(told).sheets if str(group) not in _groups(told)]:
            told = self._ask_sheet(told, left[0])
        if "sheets" not in told:
            told = self._instead(told)
            told["sheets"] = text(say("ask.sheets"))
            self._keep(told)
        return told

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """Whether every group's sheet was gone through."""
        return "sheets" in answers and {*map(str, self.rolls(answers).sheets)} == set(_groups(answers))

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """A row a sheet, then who came for whom, then the pages."""
        counted = self.fields["counted_by"]
        return (
            Row(
                name="counted_by",
                title=str(counted["title"]),
                words=self._shown("counted_by", counted, answers["counted_by"]),
            ),
            *(self._row(answers, group) for group in self.rolls(answers).sheets),
            *self._instead_row(answers),
            Row(name="sheets", title=say("row.sheets"), words=answers.get("sheets") or say("screen.nothing")),
        )

    def again(self, answers: Answers, name: str) -> Answers:
        """Ask one sheet, or one of the other questions, again."""
        told = {key: value for key, value in answers.items() if key != name}
        if name == "counted_by":
            return self.ask({})
        if name == INSTEAD:
            return self._instead(_with(told, INSTEAD, {}))
        if name.startswith(GROUP):
            group = name.removeprefix(GROUP)
            told = _with(told, "groups", {other: came for other, came in _groups(told).items() if other != group})
            others = {other: people for other, people in _others(told).items() if other != group}
            return self.ask(_with(told, INSTEAD, others))
        return self.ask(told)

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Add the sheets up: 合计 到 61 户，应到 86 户."""
        rolls = self.rolls(answers)
        came = sum(len(told.split()) for told in _groups(answers).values())
        return (say("ask.came_in_all", count=came, of=rolls.entitled, unit=rolls.unit),)

    def outcome(self, rulings: Sequence[Ruling]) -> tuple[str, ...]:
        """Say whether they may decide today."""
        enough = all(ruling.met for ruling in rulings if ruling.subject is Subject.QUORUM)
        return (say("echo.quorum" if enough else "echo.no_quorum"),)

    def payload(self, answers: Answers) -> Answers:
        """Leave out the pages where none were named."""
        return {name: value for name, value in answers.items() if value or name != "sheets"}

    def rolls(self, answers: Mapping[str, Any]) -> Rolls:
        """Return the sheets for what is counted."""
        counted_by = CountedBy(answers["counted_by"])
        if counted_by not in self._rolls:
            self._rolls[counted_by] = Rolls(self.at, counted_by)
        return self._rolls[counted_by]

    def _ask_sheet(self, told: Answers, group: int) -> Answers:
        """Ask one sheet; `b` takes the one before it back."""
        rolls = self.rolls(told)
        size = len(rolls.sheets[group])
        typed = line(say("ask.group_sheet", group=chinese(group), size=size, unit=rolls.unit))
        if typed in BACK:
            return _with(told, "groups", dict(list(_groups(told).items())[:-1]))
        if typed == NAMES:
            pages(rolls.shown(group))
            return told
        if (came := _came(typed, size)) is None:
            return told
        told = _with(told, "groups", {**_groups(told), str(group): " ".join(map(str, came))})
        self._keep(told)
        lines(rolls.said_back(group, came))
        return told

    def _instead(self, told: Answers) -> Answers:
        if told["counted_by"] == CountedBy.HOUSEHOLDS:
            instead = ask_instead(
                self.rolls(told), _groups(told), _others(told), lambda known: self._keep(_with(told, INSTEAD, known))
            )
            told = _with(told, INSTEAD, instead)
            self._keep(told)
        return told

    def _row(self, answers: Answers, group: int) -> Row:
        rolls = self.rolls(answers)
        came = len(_groups(answers)[str(group)].split())
        words = say("row.sheet", came=came, due=len(rolls.sheets[group]), unit=rolls.unit)
        return Row(name=f"{GROUP}{group}", title=say("row.sheet_of", group=chinese(group)), words=words)

    def _instead_row(self, answers: Answers) -> tuple[Row, ...]:
        if answers["counted_by"] != CountedBy.HOUSEHOLDS:
            return ()
        names = "、".join(self.at.name_of(one) for people in _others(answers).values() for one in people.values())
        return (Row(name=INSTEAD, title=say("row.instead"), words=names or say("screen.nothing")),)


def _came(typed: str, size: int) -> tuple[int, ...] | None:
    """Return the numbers; None, after saying why, where none can be read. An empty line says nothing."""
    if typed in NOBODY:
        return ()
    if not typed:
        lines(say("ask.sheet_empty"))
        return None
    try:
        return parse_ranges(typed, of=size)
    except Refusal as refusal:
        lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
        return None


def _groups(answers: Mapping[str, Any]) -> dict[str, str]:
    return dict(answers.get("present", {}).get("groups", {}))


def _others(answers: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return dict(answers.get("present", {}).get(INSTEAD, {}))


def _with(answers: Answers, name: str, value: Mapping[str, Any]) -> Answers:
    present = {**answers.get("present", {}), name: value}
    return {**answers, "present": {key: told for key, told in present.items() if told or key == "groups"}}
