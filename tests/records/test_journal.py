"""What the journal takes in, and what it refuses."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.story import CASE, CLERK, OPENED, SEALED, Story, flow
from xiangyue.canon import canonical
from xiangyue.errors import Overtaken, Refusal
from xiangyue.model import Draft, Matter, happened
from xiangyue.records import (
    ClockBehind,
    FactInTheFuture,
    NoRegister,
    NoSuchCase,
    NoSuchEntry,
    NoSuchMeeting,
    NoSuchPerson,
    NoSuchText,
    Register,
    RegisterExists,
    RegisterReadOnly,
    verify,
)
from xiangyue.records.chain import entry_of, put_line


def test_the_hash_is_what_sha256sum_says_of_the_line(whole: Path) -> None:
    with closing(sqlite3.connect(whole / "register.db")) as raw:
        rows = raw.execute("SELECT line, hash, previous FROM entry ORDER BY number").fetchall()
    assert [hashlib.sha256(line.encode()).hexdigest() for line, _, _ in rows] == [hash_ for _, hash_, _ in rows]
    assert [previous for _, _, previous in rows] == ["0" * 64] + [hash_ for _, hash_, _ in rows[:-1]]


def test_a_line_is_canonical_and_says_all_an_entry_is(whole: Path) -> None:
    with closing(sqlite3.connect(whole / "register.db")) as raw:
        lines = [row[0] for row in raw.execute("SELECT line FROM entry")]
    for line in lines:
        told = json.loads(line)
        assert canonical(told).decode() == line
        assert set(told) == {
            "village",
            "number",
            "case",
            "act",
            "by",
            "happened_at",
            "recorded_at",
            "payload",
            "previous",
        }
        assert set(told["payload"]) == {"did", "step", "answers", "facts", "rulings", "flow"}


@pytest.mark.parametrize(
    "deed", ["UPDATE entry SET line = line", "DELETE FROM entry", "DELETE FROM entry WHERE number = 3"]
)
def test_the_journal_cannot_be_changed_through_sql(home: Path, deed: str) -> None:
    with closing(sqlite3.connect(home / "register.db")) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(deed)


def test_the_journal_cannot_be_replaced_through_sql(home: Path) -> None:
    with closing(sqlite3.connect(home / "register.db")) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 3")


def test_all_of_an_act_is_written_or_nothing(home: Path, story: Story) -> None:
    one, other = story.draft(happened.CaseWithdrawn(reason="x")), story.draft(happened.CaseArchived(box="y"))
    before = (home / "register.db").read_bytes()

    def act(register: Register) -> None:
        with register.writing(now=story.now) as journal:
            journal.append(one)
            journal.append(other)
            raise RuntimeError

    with Register.open(home) as register:
        head = register.head()
        with pytest.raises(RuntimeError):
            act(register)
        assert register.head() == head
        assert not register.case(CASE).withdrawn
    assert (home / "register.db").read_bytes() == before


def test_the_journal_answers_with_what_the_act_has_written_so_far(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    with Register.open(home) as register, register.writing(now=story.now) as journal:
        entry = journal.append(draft)
        assert journal.case(CASE).withdrawn
        assert register.case(CASE).version == entry.number


def test_a_writer_who_read_an_older_case_is_overtaken(home: Path, story: Story) -> None:
    first, second = (story.draft(happened.CaseArchived(box="x"), step="archive") for _ in range(2))
    with Register.open(home) as register:
        seen = register.case(CASE).version
        with register.writing(now=story.now) as journal:
            journal.append(first, seen=seen)
        with pytest.raises(Overtaken) as refused, register.writing(now=story.now) as journal:
            journal.append(second, seen=seen)
    assert refused.value.facts == {"case": CASE, "step": "archive", "whom": ""}
    assert refused.value.status == 4


def test_a_case_is_opened_once(home: Path, story: Story) -> None:
    opened = happened.CaseOpened(workflow="w", models={}, title="t", matter=Matter.OTHER)
    with pytest.raises(Overtaken):
        write(home, story, story.draft(opened))


def write(home: Path, story: Story, draft: Draft, *, now: datetime | None = None) -> None:
    with Register.open(home) as register, register.writing(now=now or story.now) as journal:
        journal.append(draft)


def test_an_entry_of_a_case_that_is_not_there_is_refused(home: Path, story: Story) -> None:
    with pytest.raises(NoSuchCase):
        write(home, story, story.draft(happened.CaseWithdrawn(reason="x"), case="2026-9"))


def test_what_has_not_happened_yet_is_refused(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    with pytest.raises(FactInTheFuture):
        write(home, story, replace(draft, happened_at=story.now + timedelta(seconds=1)))
    write(home, story, replace(draft, happened_at=story.now))


def test_a_clock_that_fell_back_is_refused_with_both_moments(home: Path, story: Story) -> None:
    last, now = story.now, story.now - timedelta(days=1)
    draft = replace(story.draft(happened.CaseWithdrawn(reason="x")), happened_at=now)
    with pytest.raises(ClockBehind) as refused:
        write(home, story, draft, now=now)
    assert refused.value.facts == {"now": now, "last": last}


def test_a_clock_set_back_a_little_by_the_network_writes_the_moment_of_the_last_entry(home: Path, story: Story) -> None:
    last, now = story.now, story.now - timedelta(seconds=90)
    write(home, story, replace(story.draft(happened.CaseWithdrawn(reason="x")), happened_at=now), now=now)
    with Register.open_reading(home) as register:
        assert register.entry(register.head()[0]).recorded_at == last
        assert verify(register) == ()


def test_a_clock_that_had_run_ahead_is_set_right_by_an_entry_that_says_so(home: Path, story: Story) -> None:
    now = story.now - timedelta(days=300)
    right = story.draft(happened.ClockSetRight(reason="电脑电池没电，日期走快了"), case=None)
    after = story.draft(happened.CaseWithdrawn(reason="x"))
    for draft in (right, after):
        write(home, story, replace(draft, happened_at=now), now=now)
    with Register.open_reading(home) as register:
        assert register.entry(register.head()[0]).recorded_at == now
        assert verify(register) == ()


def test_a_moment_without_a_zone_is_a_fault(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    with pytest.raises(ValueError, match="no zone"):
        write(home, story, replace(draft, happened_at=datetime(2026, 3, 2)))  # noqa: DTZ001


def test_sealed_bytes_that_are_not_the_entrys_are_a_fault(home: Path, story: Story) -> None:
    draft = story.seals("p-0001")
    with Register.open(home) as register:
        with pytest.raises(ValueError, match="not those"), register.writing(now=story.now) as journal:
            journal.append_sealed(draft, SEALED + b"x")
        assert register.sealed("p-0001", "phone") is None


def test_two_writers_who_read_the_same_case_do_not_both_write(home: Path, story: Story) -> None:
    first, second = (story.draft(happened.CaseArchived(box="x")) for _ in range(2))
    with Register.open(home) as one, Register.open(home) as other:
        seen = [one.case(CASE).version, other.case(CASE).version]
        with one.writing(now=story.now) as journal:
            journal.append(first, seen=seen[0])
        with pytest.raises(Overtaken), other.writing(now=story.now) as journal:
            journal.append(second, seen=seen[1])


@pytest.mark.parametrize(
    ("ask", "refusal"),
    [
        (lambda register: register.case("2026-9"), NoSuchCase),
        (lambda register: register.meeting("m-1"), NoSuchMeeting),
        (lambda register: register.person("p-9"), NoSuchPerson),
        (lambda register: register.official("o-9"), NoSuchPerson),
        (lambda register: register.text("0" * 64), NoSuchText),
        (lambda register: register.entry(999), NoSuchEntry),
        (lambda register: register.head_at(0), NoSuchEntry),
    ],
)
def test_what_is_not_there_is_refused(whole: Path, ask: Callable[[Register], object], refusal: type[Refusal]) -> None:
    with Register.open_reading(whole) as register, pytest.raises(refusal):
        ask(register)


def test_a_register_is_never_made_over_another(home: Path, story: Story) -> None:
    before = (home / "register.db").read_bytes()
    with pytest.raises(RegisterExists):
        Register.create(home, story.opened(), by=CLERK, now=OPENED)
    assert (home / "register.db").read_bytes() == before


def test_a_folder_without_a_register_is_refused(tmp_path: Path) -> None:
    for door in (Register.open, Register.open_reading):
        with pytest.raises(NoRegister):
            door(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_cut_left_while_a_register_was_made_is_no_register(tmp_path: Path) -> None:
    (tmp_path / "register.db.part").write_bytes(b"half")
    with Register.create(tmp_path, Story().opened(), by=CLERK, now=OPENED) as register:
        assert register.head()[0] == 1


def test_reading_never_changes_the_file(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    before = (home / "register.db").read_bytes()
    with Register.open_reading(home) as register:
        register.cases()
        verify(register)
        with pytest.raises(RegisterReadOnly), register.writing(now=story.now) as journal:
            journal.append(draft)
    assert (home / "register.db").read_bytes() == before


def test_drafts_lie_on_the_desk_and_not_in_the_record(home: Path) -> None:
    with Register.open_reading(home) as register:
        head = register.head()
        register.save_draft(CASE, "vote", {"in_favour": 52, "note": "半途"})
        assert register.draft(CASE, "vote") == {"in_favour": 52, "note": "半途"}
        register.drop_draft(CASE, "vote")
        assert register.draft(CASE, "vote") is None
        assert (register.head(), verify(register)) == (head, ())


WORDS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(answers=st.dictionaries(st.text(), WORDS, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_line_gives_back_the_entry_it_was_made_of(answers: dict[str, Any]) -> None:
    story = Story()
    draft = replace(story.draft(happened.CaseArchived(box="x"), step="s", flow=flow("a")), answers=answers)
    line = put_line(draft, village="r", number=7, recorded_at=story.now, previous="0" * 64)
    entry = entry_of(line)
    assert entry.payload["answers"] == answers
    assert (entry.number, entry.case, entry.by, entry.recorded_at) == (7, CASE, CLERK, story.now)
    assert entry.hash == hashlib.sha256(line.encode()).hexdigest()


@given(moment=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))  # noqa: DTZ001
@settings(max_examples=40)
def test_a_moment_said_in_another_zone_is_the_same_line(moment: datetime) -> None:
    draft = Story().draft(happened.CaseArchived(box="x"))
    utc = moment.replace(tzinfo=UTC)
    lines = {
        put_line(replace(draft, happened_at=one), village="r", number=7, recorded_at=one, previous="")
        for one in (utc, utc.astimezone(OPENED.tzinfo))
    }
    assert len(lines) == 1
