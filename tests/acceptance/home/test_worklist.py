"""The clerk's home: what is due first, whom one waits for, what stands on the wall, what the year still asks."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest

from tests.acceptance.conftest import At
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.worklist.chore import Chore
from xiangyue.acts.worklist.hanging import HangsNoLonger, MustStillHang, take_down, to_take_down
from xiangyue.acts.worklist.home import Home, Mine, home
from xiangyue.acts.worklist.remind import NobodyToRemind, remind
from xiangyue.acts.worklist.year import OfTheYear, of_the_year
from xiangyue.model import By, Evidence, EvidenceKind, TodoLine
from xiangyue.model.happened import PostingTakenDown
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue_cli.chores import OPENERS
from xiangyue_cli.screens.home import Around, home_lines, when
from xiangyue_cli.tell import COLUMNS, LINES, width

NOW = datetime(2026, 11, 26, 18, 50, tzinfo=BEIJING)  # a Thursday
PROMPT = 1


def at_desk(register: Register) -> Office:
    return Office(register=register, law=Law.national())


@pytest.fixture
def office(at: At) -> Iterator[Office]:
    with Register.open(at("end")) as register:
        yield at_desk(register)


def step(number: int, *, title: str = "村规民约修订", role: str = "clerk") -> TodoLine:
    return TodoLine(
        case=f"2026-{number}", title=title, step="draft", name="拟定草案", role=role, since=date(2026, 11, 1), due=None
    )


def steps(found: Home) -> list[Mine]:
    return [line for line in found.mine if line.step is not None]


def shown(found: Home, year: OfTheYear | None = None) -> list[str]:
    around = Around(head="石桥村   11月26日 周四 18:50", year=year, keys="输序号办理   q 退出")
    return home_lines(found, around, now=NOW, state=lambda _: "还欠 3 处，按 s 补")


@pytest.mark.parametrize(
    ("by", "meets", "said"),
    [
        (NOW + timedelta(minutes=40), True, "今晚 19:30"),
        (NOW - timedelta(hours=4), True, "今天 14:50"),
        (datetime(2026, 11, 27, 9, 0, tzinfo=BEIJING), True, "明天 09:00"),
        (datetime(2026, 11, 28, 0, 0, tzinfo=BEIJING), False, "明天"),
        (datetime(2026, 12, 2, 0, 0, tzinfo=BEIJING), False, "12月1日 周二"),
        (datetime(2026, 11, 20, 0, 0, tzinfo=BEIJING), False, "11月19日 已过"),
        (datetime(2026, 11, 20, 14, 0, tzinfo=BEIJING), True, "11月20日 开过"),
        (None, False, ""),
    ],
)
def test_a_deadline_is_said_as_people_say_it(by: datetime | None, meets: bool, said: str) -> None:
    assert when(Mine(step=step(1), by=by, meets=meets), now=NOW) == said


def test_whatever_waits_the_screen_has_24_lines_of_80_columns(office: Office) -> None:
    long = "修订《石桥村村规民约》和红白理事会章程" * 4
    mine = tuple(Mine(step=step(number, title=long), by=NOW) for number in range(200))
    lines = shown(Home(mine=mine, theirs=(), hanging=()), of_the_year(office, on=date(2026, 11, 26)))
    assert len(lines) + PROMPT == LINES
    assert [line for line in lines if width(line) > COLUMNS] == []
    assert any("另有" in line for line in lines)


def test_what_waits_for_others_is_folded_before_ones_own(at: At) -> None:
    with Register.open(at("review")) as register:
        (theirs,) = home(at_desk(register), now=NOW).theirs
    mine = tuple(Mine(step=step(number)) for number in range(30))
    lines = shown(Home(mine=mine, theirs=(theirs,) * 30, hanging=()))
    assert len(lines) + PROMPT == LINES
    assert sum("拟定草案" in line for line in lines) >= 5
    assert sum("另有" in line for line in lines) == 2


def test_the_township_is_waited_for_by_name_and_in_days(at: At) -> None:
    with Register.open(at("review")) as register:
        found = home(at_desk(register), now=NOW)
    (theirs,) = found.theirs
    assert (steps(found), theirs.who, theirs.hinders) == ([], ("周明",), True)
    assert theirs.days == (NOW.date() - theirs.step.since).days
    place = len(found.mine) + 1
    assert any(line.startswith(f" {place}   1 镇审核人 周明") for line in shown(found))


def test_the_steps_of_a_meeting_are_due_when_it_is_held(at: At) -> None:
    with Register.open(at("assembly.sign_in")) as register:
        (line,) = steps(home(at_desk(register), now=NOW))
        held_at = register.meetings("2026-1")[-1].called.held_at
    assert (line.by, line.meets) == (held_at, True)


def test_filing_is_due_ten_days_after_the_vote_or_on_the_working_day_after(at: At) -> None:
    with Register.open(at("send_filing")) as register:
        (line,) = steps(home(at_desk(register), now=NOW))
    assert line.by == datetime(2026, 6, 17, tzinfo=BEIJING)  # the vote was on 6 June


def test_what_must_stand_first_does_and_a_step_comes_before_what_may_wait() -> None:
    from xiangyue.acts.worklist.home import _place  # noqa: PLC0415

    first = Mine(chore=Chore(kind="evidence.owed", about="3", what="补凭据", first=True))
    soon, later = Mine(step=step(1), by=NOW), Mine(step=step(2))
    whenever = Mine(chore=Chore(kind="posting.down", about="s-2026-1-1", what="可以撤下"))
    assert sorted([whenever, later, soon, first], key=_place) == [first, soon, later, whenever]


def test_every_kind_of_line_is_opened_by_something_that_is_there() -> None:
    for module, name in OPENERS.values():
        assert callable(getattr(import_module(module), name))


def clerk_of(register: Register) -> By:
    (clerk,) = {one.person for one in register.tenures(date(2026, 7, 3)) if one.role == "clerk"}
    return By(typed_by=clerk, responsible=clerk, evidence=Evidence(kind=EvidenceKind.SELF))


def test_an_adopted_text_is_taken_down_once_and_not_before_its_days_are_over(office: Office) -> None:
    now = datetime(2026, 7, 4, 9, 0, tzinfo=BEIJING)
    (chore,) = to_take_down(office, now)
    by = clerk_of(office.register)
    with pytest.raises(MustStillHang) as early:
        take_down(office, chore.about, on=date(2026, 7, 1), by=by, now=now)
    assert early.value.facts["until"] == date(2026, 7, 1)
    take_down(office, chore.about, on=date(2026, 7, 4), by=by, now=now)
    assert tuple(to_take_down(office, now)) == ()
    assert office.register.happened("2026-1", PostingTakenDown)[0].on == date(2026, 7, 4)
    with pytest.raises(HangsNoLonger):
        take_down(office, chore.about, on=date(2026, 7, 4), by=by, now=now)


def test_the_year_counts_the_assembly_that_decided_and_none_that_lapsed(at: At) -> None:
    with Register.open(at("end")) as register:
        year = of_the_year(at_desk(register), on=date(2026, 11, 26))
        held = [one.called.held_at.date() for one in register.meetings("2026-1") if one.votes]
    assembly = next(one for one in year.duties if one.rule == "R-ASM-04")
    assert list(assembly.done) == held
    assert year.since == date(2026, 3, 2)


def test_a_reminder_is_one_polite_sentence_with_a_name_and_days(at: At) -> None:
    with Register.open(at("review")) as register:
        (told,) = remind(at_desk(register), "2026-1", on=NOW.date())
    assert told.sentence.startswith("周明：您好！石桥村的“")
    assert f"到今天{told.days}天了" in told.sentence


def test_nobody_is_reminded_of_what_is_over(office: Office) -> None:
    with pytest.raises(NobodyToRemind):
        remind(office, "2026-1", on=NOW.date())


def test_a_bent_line_at_the_end_of_the_journal_is_noticed_at_a_glance(at: At) -> None:
    with Register.open(at("end")) as register:
        assert register.holds()
        for (name,) in register.raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            register.raw.execute(f"DROP TRIGGER {name}")
        last, _ = register.head()
        register.raw.execute("UPDATE entry SET line = replace(line, '柜2盒3', '柜2盒4') WHERE number = ?", (last,))
        assert not register.holds()
