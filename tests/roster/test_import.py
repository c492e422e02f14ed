"""Taking a roster in again: what is new comes in, what is otherwise is put right, and nobody goes out."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.roster.conftest import CLERK, DAYOU, JIANGUO, LI, LIU, LUO, NOW, ROWS, TODAY, XIAOMAN, Hands
from tests.roster.writing import HEADING, identity, person, write_csv
from xiangyue.acts.village.roster import take_roster
from xiangyue.intake import TableRefused, read_roster
from xiangyue.model import PersonChangeKind
from xiangyue.records import FactInTheFuture, KeyMissing, Seals, verify


def with_cell(row: list[str], column: str, value: str) -> list[str]:
    return [value if name == column else cell for name, cell in zip(HEADING, row, strict=True)]


def test_the_first_roster_is_the_register_s(hands: Hands) -> None:
    assert hands.names(TODAY) == [row[0] for row in ROWS]
    assert [one.number for one in hands.register.households(TODAY)] == ["1", "2", "3"]
    assert verify(hands.register) == ()


def test_the_same_file_twice_changes_nothing(hands: Hands) -> None:
    before = hands.register.head()
    taken = hands.take(ROWS)
    assert (taken.comparison.nothing, taken.entry, hands.register.head()) == (True, None, before)


def test_the_order_of_rows_means_nothing(hands: Hands) -> None:
    assert hands.take(ROWS[::-1]).comparison.nothing


def test_who_is_new_is_of_the_village_from_the_day_that_is_said(hands: Hands) -> None:
    taken = hands.take(
        [*ROWS, person("王芳", date(1990, 1, 1), 8, 户号="3", 与户主关系="配偶", 村民小组="2")], on=date(2026, 5, 1)
    )
    assert [(one.id, one.name, one.household) for one in taken.comparison.added] == [("p-0008", "王芳", "h-0003")]
    assert "王芳" not in hands.names(date(2026, 4, 30))
    assert "王芳" in hands.names(date(2026, 5, 1))


def test_a_newborn_is_of_the_village_from_its_birth(hands: Hands) -> None:
    hands.take(
        [*ROWS, person("罗小小", date(2026, 11, 20), 6, 户号="3", 与户主关系="长女", 村民小组="2")], on=date(2026, 5, 1)
    )
    assert "罗小小" not in hands.names(date(2026, 11, 19))
    assert "罗小小" in hands.names(date(2026, 11, 20))


def test_who_is_missing_is_named_and_stays(hands: Hands) -> None:
    taken = hands.take(ROWS[:-1])
    assert [one.id for one in taken.comparison.missing] == [LUO]
    assert taken.comparison.nothing
    assert "罗小平" in hands.names(TODAY)


def test_a_name_written_otherwise_is_put_right_by_the_number(hands: Hands) -> None:
    taken = hands.take([with_cell(ROWS[0], "姓名", "李秀方"), *ROWS[1:]])
    assert [(one.before.id, one.what) for one in taken.comparison.corrected] == [(LI, ("name",))]
    assert hands.register.person(LI).name == "李秀方"


def test_a_day_of_birth_put_right_is_no_new_person(hands: Hands) -> None:
    born = date(1985, 3, 5)
    row = with_cell(with_cell(ROWS[0], "出生日期", born.isoformat()), "身份证号", identity(born, 1))
    taken = hands.take([row, *ROWS[1:]])
    assert [(one.before.id, one.what) for one in taken.comparison.corrected] == [(LI, ("born", "identity"))]
    assert not taken.comparison.added


def test_an_empty_cell_takes_nothing_away(hands: Hands) -> None:
    rows = [with_cell(with_cell(with_cell(row, "身份证号", ""), "联系电话", ""), "政治面貌", "") for row in ROWS]
    assert hands.take(rows).comparison.nothing
    assert len(hands.register.finders("identity")) == len(ROWS)


def test_another_household_in_the_file_is_a_change_with_its_day(hands: Hands) -> None:
    row = with_cell(with_cell(ROWS[1], "户号", "4"), "与户主关系", "户主")
    hands.take([ROWS[0], row, *ROWS[2:]], on=date(2026, 6, 1))
    assert hands.register.person(DAYOU).household == "h-0004"
    assert len(hands.register.households(date(2026, 5, 31))) == 3
    assert [one.head for one in hands.register.households(date(2026, 6, 1))] == [LI, LIU, LUO, DAYOU]
    assert hands.take([ROWS[0], row, *ROWS[2:]]).comparison.nothing


def test_another_head_in_the_file_is_a_change_with_its_day(hands: Hands) -> None:
    rows = [*ROWS[:3], with_cell(ROWS[3], "与户主关系", "母亲"), with_cell(ROWS[4], "与户主关系", "户主"), *ROWS[5:]]
    taken = hands.take(rows, on=date(2026, 6, 1))
    assert [(one.kind, one.person) for one in taken.comparison.changes] == [(PersonChangeKind.HEAD, JIANGUO)]
    assert [one.head for one in hands.register.households(date(2026, 5, 31))] == [LI, LIU, LUO]
    assert [one.head for one in hands.register.households(date(2026, 6, 1))] == [LI, JIANGUO, LUO]


def test_who_is_dead_and_still_in_the_file_stays_dead(hands: Hands) -> None:
    hands.change(LIU, "died", date(2026, 11, 26), head=JIANGUO)
    taken = hands.take(ROWS)
    assert [(one.id, change.kind) for one, change in taken.comparison.gone] == [(LIU, PersonChangeKind.DIED)]
    assert taken.comparison.nothing
    assert "刘淑芬" not in hands.names(TODAY)


def test_a_number_the_register_has_of_somebody_else_is_refused(hands: Hands) -> None:
    stranger = person("王芳", date(1985, 3, 4), 1, 户号="3", 与户主关系="配偶", 村民小组="2")
    rows = [with_cell(ROWS[0], "身份证号", ""), *ROWS[1:], stranger]
    before = hands.register.head()
    with pytest.raises(TableRefused) as refused:
        hands.take(rows)
    assert [(one.line, one.reason) for one in refused.value.cells] == [(9, "在登记簿里是李秀芳的号码")]
    assert hands.register.head() == before


def test_a_look_writes_nothing(hands: Hands) -> None:
    before = hands.register.head()
    taken = hands.take([*ROWS, person("王芳", date(1990, 1, 1), 8)], dry_run=True)
    assert (len(taken.comparison.added), taken.entry, hands.register.head()) == (1, None, before)


def test_numbers_lie_sealed_and_nowhere_in_the_clear(hands: Hands) -> None:
    files = [file for file in (hands.folder / "home").rglob("*") if file.is_file()]
    content = b"".join(file.read_bytes() for file in files)
    for row in ROWS:
        assert row[3].encode() not in content
        assert row[8].encode() not in content
    sealed = hands.register.sealed(LI, "identity")
    assert sealed is not None
    assert hands.seals.unseal(sealed, person=LI, kind="identity") == ROWS[0][3]
    assert "低保".encode() not in content


def test_without_the_key_nothing_is_taken(empty: Hands, tmp_path: Path) -> None:
    roster = read_roster(write_csv(tmp_path / "x.csv", [HEADING, *ROWS]), groups=2)
    before = empty.register.head()

    def no_key() -> Seals:
        return Seals.open(tmp_path / "no.key", register="r-xiaohe")

    with pytest.raises(KeyMissing):
        take_roster(empty.register, roster, seals=no_key, by=CLERK, now=NOW, on=TODAY)
    assert empty.register.head() == before


def test_a_day_that_has_not_come_is_refused(hands: Hands) -> None:
    with pytest.raises(FactInTheFuture):
        hands.take(ROWS, on=TODAY + timedelta(days=1))


def test_how_far_it_is_is_told(empty: Hands, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    roster = read_roster(write_csv(tmp_path / "x.csv", [HEADING, *ROWS]), groups=2)
    take_roster(
        empty.register,
        roster,
        seals=lambda: empty.seals,
        by=CLERK,
        now=NOW,
        on=TODAY,
        tell=lambda done, of: told.append((done, of)),
    )
    assert told == [(0, 14), (14, 14)]


@given(
    kept=st.sets(st.sampled_from(range(len(ROWS))), min_size=1),
    columns=st.sets(st.sampled_from(["身份证号", "联系电话", "政治面貌"])),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_part_of_the_file_never_changes_anything(kept: set[int], columns: set[str], hands: Hands) -> None:
    rows = [
        [("" if name in columns else cell) for name, cell in zip(HEADING, ROWS[n], strict=True)] for n in sorted(kept)
    ]
    heads = {row[4] for row in rows if row[5] == "户主"}
    rows = [row for row in rows if row[4] in heads]
    if rows:
        taken = hands.take(rows)
        assert taken.comparison.nothing
        assert len(taken.comparison.missing) == len(ROWS) - len(rows)
    assert XIAOMAN in {one.id for one in hands.register.people(TODAY)}
