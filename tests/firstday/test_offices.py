"""One sheet of the village: posts, councils, and whom each representative represents."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.calling import call
from xiangyue.acts.case.start import NothingToRevise, start
from xiangyue.acts.convention.entering import TextThere, enter_text
from xiangyue.acts.office import Office
from xiangyue.acts.paper.opening import gather_opening, render_opening
from xiangyue.acts.village.councils import (
    CouncilHasMembers,
    CouncilThere,
    NotACouncil,
    councils_on,
    dissolve_council,
    found_council,
)
from xiangyue.acts.village.open import Opened, open_village
from xiangyue.acts.village.posts import NoSuchPost, begin_post, end_post
from xiangyue.acts.village.representing import (
    HouseholdsUnclear,
    NoSuchHouseholds,
    NotARepresentative,
    coverage_on,
    numbers_said,
    represent,
)
from xiangyue.documents import Press
from xiangyue.intake import Offices, TableRefused, VillageFolder, read_offices, read_roster, read_village, with_roster
from xiangyue.model import By, Council, Evidence, EvidenceKind, Mode, Representation
from xiangyue.records import verify
from xiangyue.rules import Law

from .conftest import MORNING
from .test_opening_paper import text_of

TODAY = MORNING.date()
HEADING = ("姓名", "所在小组", "担任职务", "代表哪些户", "任职时间", "依据", "备注")
Sheet = Callable[..., Offices]


@pytest.fixture(scope="session")
def village(root: Path) -> VillageFolder:
    return read_village(root / "examples" / "shiqiao")


@pytest.fixture
def sheet(root: Path, tmp_path: Path) -> Sheet:
    """Read rows of a sheet as the example village's, saved by a spreadsheet."""
    roster = read_roster(root / "examples" / "shiqiao" / "roster.csv", groups=6)

    def read(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> Offices:
        book = openpyxl.Workbook()
        table = book.active
        table.append(["石桥村任职情况"])
        for row in (heading, *rows):
            table.append(list(row))
        book.save(tmp_path / "任职.xlsx")
        return read_offices(tmp_path / "任职.xlsx", people=roster.people, households=roster.households, groups=6)

    return read


def row(name: str, post: str, households: str = "", *, group: str = "") -> tuple[str, ...]:
    return name, group, post, households, "2025-12-18", "2025年换届结果公告", ""


def test_councils_are_read_with_who_and_on_what_basis(sheet: Sheet) -> None:
    found = sheet(row("罗永泰", "爱心互助会会长", group="一组"), row("李桂芬", "爱心互助会成员"))
    assert [(one.id, one.name, one.since, one.basis) for one in found.councils] == [
        ("mutualaid", "爱心互助会", date(2025, 12, 18), "2025年换届结果公告")
    ]
    assert [(one.role, one.body) for one in found.tenures] == [
        ("council_head:mutualaid", "council:mutualaid"),
        ("council_member:mutualaid", "council:mutualaid"),
    ]


def test_a_council_may_stand_in_a_column_of_its_own(sheet: Sheet) -> None:
    heading = ("姓名", "组织", "职务", "任职日期", "依据")
    found = sheet(("罗永泰", "环境卫生理事会", "会长", "2025-12-18", "村民会议推选"), heading=heading)
    assert [one.post for one in found.tenures] == ["环境卫生理事会会长"]
    assert [one.name for one in found.councils] == ["环境卫生理事会"]


@pytest.mark.parametrize("post", ["村委会成员会", "村民委员会会长", "合作社理事会成员", "村长", "会长"])
def test_a_slip_in_a_body_of_the_law_is_no_new_council(sheet: Sheet, post: str) -> None:
    with pytest.raises(TableRefused):
        sheet(row("罗永泰", post))


def test_several_posts_in_a_cell_and_the_same_post_twice_are_each_taken_once(sheet: Sheet) -> None:
    found = sheet(row("陈国富", "支书、村主任"), row("陈国富", "村党组织书记"), row("李秀芳", "文书"))
    assert [one.post for one in found.tenures] == ["村党组织书记", "村民委员会主任", "村文书"]


def test_who_holds_a_post_by_the_roster_and_by_the_sheet_holds_it_once(sheet: Sheet) -> None:
    told = sheet(row("李秀芳", "文书"))
    [clerk] = told.tenures
    in_roster = (replace(clerk, basis="花名册"), replace(clerk, post="村民代表", basis="花名册"))
    assert [(one.post, one.basis) for one in with_roster(told, in_roster).tenures] == [
        ("村文书", "2025年换届结果公告"),
        ("村民代表", "花名册"),
    ]


@pytest.mark.parametrize(
    ("told", "households", "groups"),
    [
        ("1-3", 3, ()),
        ("１－３、５号", 4, ()),
        ("第1户至第3户", 3, ()),
        ("1到3 5", 4, ()),
        ("三组", 0, (3,)),
        ("第三村民小组", 0, (3,)),
        ("全组", 0, (1,)),
        ("一组、20号", 1, (1,)),
    ],
)
def test_households_are_written_as_people_write_them(
    sheet: Sheet, told: str, households: int, groups: tuple[int, ...]
) -> None:
    [one] = sheet(row("罗永泰", "村民代表", told, group="1")).representations
    assert (len(one.households), one.groups) == (households, groups)


@pytest.mark.parametrize("told", ["左边那几家", "3-1", "1、2组", "九组"])
def test_what_cannot_be_read_is_a_bad_cell(sheet: Sheet, told: str) -> None:
    with pytest.raises(TableRefused) as refused:
        sheet(row("罗永泰", "村民代表", told))
    assert [cell.column for cell in refused.value.cells] == ["代表哪些户"]


def test_a_representative_who_is_not_in_the_roster_is_hinted_at_and_left_out(sheet: Sheet) -> None:
    found = sheet(row("罗大海", "村民代表", "1-3"), row("李桂芬", "村民代表", "900"))
    assert [one.line for one in found.hints] == [3, 4]
    assert "花名册里没有罗大海" in found.hints[0].words
    assert "900" in found.hints[1].words
    assert [one.post for one in found.tenures] == ["村民代表"]


def test_a_secretary_who_is_not_in_the_roster_is_a_bad_cell(sheet: Sheet) -> None:
    with pytest.raises(TableRefused) as refused:
        sheet(row("罗大海", "村党组织书记"))
    assert [(cell.column, cell.reason) for cell in refused.value.cells] == [("姓名", "花名册里没有这个人")]


@pytest.fixture
def represented(tmp_path: Path, village: VillageFolder) -> Iterator[Opened]:
    """The example village, two of whose representatives speak for households, one of them for one that has another."""
    representatives = [one for one in village.tenures if one.role == "representative"]
    first, second = representatives[0], representatives[1]
    ids = [one.id for one in village.households]
    folder = replace(
        village,
        councils=(Council(id="ceremony", name="红白理事会"), Council(id="mutualaid", name="爱心互助会")),
        representations=(
            Representation(person=first.person, households=tuple(ids[:5]), since=first.since),
            Representation(person=second.person, groups=(2,), households=(ids[0],), since=second.since),
        ),
    )
    opened = open_village(tmp_path / "spoken", folder, mode=Mode.REAL, keys=tmp_path / "keys", now=MORNING)
    yield opened
    opened.register.close()


@pytest.fixture
def writer(represented: Opened) -> By:
    [person] = {one.person for one in represented.register.tenures(TODAY) if one.role == "clerk"}
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


def test_the_register_knows_who_speaks_for_whom(represented: Opened) -> None:
    register = represented.register
    found = coverage_on(register, on=TODAY)
    counted = sorted(len(those) for those in found.households.values() if those)
    of_group_two = sum(one.group == 2 for one in register.households(TODAY))
    assert counted == [5, of_group_two + 1]
    assert len(found.several) == 1
    assert len(found.silent) == 15
    assert found.represented + len(found.nobody) == len(register.households(TODAY))
    assert verify(register) == ()


def test_what_is_said_later_stands_in_the_place_of_what_was_said(represented: Opened, writer: By) -> None:
    register = represented.register
    person = register.representations(TODAY)[0].person
    represent(register, person, "7-9", on=TODAY, basis="村民小组会议", by=writer, now=MORNING)
    assert numbers_said(coverage_on(register, on=TODAY).households[person]) == "7-9"
    assert len(coverage_on(register, on=date(2026, 1, 1)).households[person]) == 5
    assert verify(register) == ()


def test_a_new_term_begins_without_households(represented: Opened, writer: By) -> None:
    register = represented.register
    person = register.representations(TODAY)[0].person
    how: dict[str, Any] = {"by": writer, "now": MORNING}
    end_post(register, person, "村民代表", on=date(2026, 3, 1), basis="辞职", **how)
    begin_post(register, person, "村民代表", on=date(2026, 5, 1), until=None, basis="补选", **how)
    assert coverage_on(register, on=TODAY).households[person] == ()


def test_only_a_representative_represents_and_only_households_there_are(represented: Opened, writer: By) -> None:
    register = represented.register
    how: dict[str, Any] = {"on": TODAY, "basis": "", "by": writer, "now": MORNING}
    someone = register.representations(TODAY)[0].person
    with pytest.raises(NotARepresentative):
        represent(register, writer.typed_by, "1-3", **how)
    with pytest.raises(HouseholdsUnclear):
        represent(register, someone, "那边", **how)
    with pytest.raises(NoSuchHouseholds):
        represent(register, someone, "900", **how)


def test_councils_are_said_and_said_otherwise(represented: Opened, writer: By) -> None:
    register = represented.register
    how: dict[str, Any] = {"by": writer, "now": MORNING}
    assert [one.name for one in register.councils() or ()] == ["红白理事会", "爱心互助会"]
    found_council(register, "环境卫生理事会", on=TODAY, basis="村民会议", **how)
    dissolve_council(register, "爱心互助会", **how)
    names = {one.name for one in councils_on(register, on=TODAY)}
    assert (names >= {"红白理事会", "环境卫生理事会"}, "爱心互助会" in names) == (True, False)
    begin_post(register, writer.typed_by, "环境卫生理事会成员", on=TODAY, until=None, basis="村民会议", **how)
    with pytest.raises(CouncilHasMembers):
        dissolve_council(register, "环境卫生理事会", **how)
    assert verify(register) == ()


def test_a_council_is_not_founded_by_a_slip(represented: Opened, writer: By) -> None:
    register = represented.register
    how: dict[str, Any] = {"by": writer, "now": MORNING}
    with pytest.raises(NotACouncil):
        found_council(register, "村民委员会", on=TODAY, basis="", **how)
    with pytest.raises(CouncilThere):
        found_council(register, "红白喜事理事会", on=TODAY, basis="", **how)
    with pytest.raises(NoSuchPost):
        begin_post(register, writer.typed_by, "红百理事会成员", on=TODAY, until=None, basis="", **how)


def test_the_opening_paper_counts_councils_and_representatives(represented: Opened, writer: By, press: Press) -> None:
    office = Office(register=represented.register, law=Law.national())
    said = text_of(render_opening(office, press=press, key=represented.key, by=writer, now=MORNING).path)
    facts = gather_opening(represented.register, printing=1)
    assert f"{len(facts.councils)}个：红白理事会、爱心互助会" in said
    assert f"{facts.representatives}人，代表{facts.represented}户" in said


def test_a_village_without_a_written_convention_opens_and_says_so(
    village: VillageFolder,
    tmp_path: Path,
    press: Press,
) -> None:
    folder = replace(village, convention=None, in_force_from=None, basis="")
    opened = open_village(tmp_path / "bare", folder, mode=Mode.REAL, keys=tmp_path / "keys", now=MORNING)
    register = opened.register
    [person] = {one.person for one in register.tenures(TODAY) if one.role == "clerk"}
    by = By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))
    office = Office(register=register, law=Law.national())
    said = text_of(render_opening(office, press=press, key=opened.key, by=by, now=MORNING).path)
    assert "尚无成文村规民约" in said
    with pytest.raises(NothingToRevise):
        start(office, "regulation_revision", by=by, now=MORNING)
    assert register.cases() == ()
    how: dict[str, Any] = {
        "since": date(2026, 9, 1),
        "basis": "2026年8月20日村民会议表决通过",
        "by": by,
        "now": MORNING,
    }
    assert village.convention is not None
    enter_text(register, village.convention, **how)
    with pytest.raises(TextThere):
        enter_text(register, village.convention, **how)
    start(office, "regulation_revision", by=by, now=MORNING)
    assert verify(register) == ()
    register.close()


def test_the_commands_say_the_same(represented: Opened, user: Path) -> None:
    assert user.is_dir()
    home = represented.register.home
    represented.register.close()
    told = call("--home", home, "--json", "posts", "list").told
    assert sum(bool(one.get("represents")) for one in told) == 2
    assert "（1-5号，5户）" in call("--home", home, "任职", "名单").out.replace("\n", "").replace(" ", "")
    found = call("--home", home, "--json", "posts", "represented").told
    assert (len(found["representatives"]), found["several"].keys()) == (17, {"1"})
    added = call("--home", home, "任职", "会", "--add", "老年协会", "--basis", "村民会议")
    assert (added.status, "加了老年协会" in added.out) == (0, True), added.err
    said = call("--home", home, "posts", "represent", "罗永泰", "60-62", "--on", "2026-01-05", "--basis", "调整")
    assert said.status == 0, said.err


def test_a_table_may_still_be_csv(root: Path, tmp_path: Path) -> None:
    roster = read_roster(root / "examples" / "shiqiao" / "roster.csv", groups=6)
    path = tmp_path / "任职.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADING, row("李秀芳", "文书", group="2组")])
    found = read_offices(path, people=roster.people, households=roster.households, groups=6)
    assert [one.post for one in found.tenures] == ["村文书"]


def test_the_table_of_the_handbook_can_be_read(root: Path, sheet: Sheet) -> None:
    page = (root / "docs" / "handbook" / "first-day.zh-CN.md").read_text("utf-8")
    shown = page.partition("## 任职表")[2].partition("\n- ")[0].strip().splitlines()
    heading, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in shown)
    found = sheet(*rows, heading=heading)
    assert (len(found.tenures), len(found.representations), found.hints) == (6, 2, ())
