"""代录确认单: what was typed in a person's name in a month, on one sheet, until it is signed or said why not."""

import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.acceptance.calling import call, refuses
from tests.who.cutting import cut_before
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.proxies import month_began, unsigned
from xiangyue.acts.worklist.sources import chores
from xiangyue.records import Register, verify
from xiangyue.rules import Law
from xiangyue_cli.proxies import MonthUnclear, month_meant

SECRETARY, SCRUTINEER = "陈国富", "赵德全"
JUNE = "2026-06-01T09:00"


@pytest.fixture(scope="module")
def played(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which the study and the deliberation were typed for the secretary, and the vote for the scrutineer."""
    home = tmp_path_factory.mktemp("played") / "home"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(home.parent / "data"))
        rehearsal = root / "workflows" / "regulation_revision" / "rehearsals" / "evidence_owed.yaml"
        done = call("--home", home, "play", rehearsal)
    assert done.status == 0, done.err
    return home


@pytest.fixture
def home(played: Path, tmp_path: Path) -> Path:
    shutil.copytree(played.with_name("home.keys"), tmp_path / "home.keys")
    return Path(shutil.copytree(played, tmp_path / "home"))


def said(home: Path, *, at: datetime) -> list[tuple[str, str]]:
    """Return what the worklist asks to have signed."""
    with Register.open_reading(home) as register:
        found = chores(Office(register=register, law=Law.national()), now=at)
    return [(one.what, one.lacks) for one in found if one.kind == "proxies.unsigned"]


def words(pdf: Path) -> str:
    with closing(pdfium.PdfDocument(pdf)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join("".join(pages).split())


def test_what_was_typed_is_sorted_by_month_and_person_and_the_township_signs_nothing(home: Path) -> None:
    with Register.open_reading(home) as register:
        found = unsigned(register, until=datetime(2026, 6, 1, tzinfo=BEIJING))
        names = [(register.person(one.person).name, one.month, len(one.entries)) for one in found]
    assert names == [(SECRETARY, "2026-03", 1), (SECRETARY, "2026-04", 1), (SCRUTINEER, "2026-04", 1)]


def test_the_month_that_is_not_over_is_not_asked_for(home: Path) -> None:
    assert [what for what, _ in said(home, at=datetime(2026, 4, 30, 23, tzinfo=BEIJING))] == [
        "上月代录 1 笔，请陈国富签《代录确认单》"
    ]
    assert said(home, at=datetime(2026, 5, 1, 0, 0, 1, tzinfo=BEIJING))[1:] == [
        ("上月代录 1 笔，请陈国富签《代录确认单》", "单子还没印"),
        ("上月代录 1 笔，请赵德全签《代录确认单》", "单子还没印"),
    ]


@pytest.mark.parametrize(("year", "when"), [(2026, "3月"), (2027, "2026年3月")])
def test_a_month_of_another_year_says_so(home: Path, year: int, when: str) -> None:
    assert said(home, at=datetime(year, 6, 1, tzinfo=BEIJING))[0][0].startswith(f"{when}代录")


def test_the_line_goes_away_when_the_signed_sheet_is_on_record(home: Path, tmp_path: Path) -> None:
    clerk = ("--home", home, "--now", JUNE)
    made = call(*clerk, "代录单", SECRETARY, "--month", "2026-03", "--to", tmp_path / "out")
    assert made.status == 0, made.err
    (pdf,) = (tmp_path / "out").glob("*.pdf")
    assert "2026-03-陈国富-代录确认单" in pdf.name
    text = words(pdf)
    for part in ("代录确认单", "2026年3月", "党组织研究", "党组织会议记录本第18页", "李秀芳", "本人签字", "以下空白"):
        assert part in text
    now = datetime.fromisoformat(JUNE).replace(tzinfo=BEIJING)
    assert ("3月代录 1 笔，请陈国富签《代录确认单》", "印好了，等签字") in said(home, at=now)
    signed = call(*clerk, "proxies", SECRETARY, "--month", "3", "--signed", "6.1", "--where", "柜2盒3", "--json")
    assert len(signed.told["entries"]) == 1
    assert not [what for what, _ in said(home, at=now) if what.startswith("3月")]
    assert call("--home", home, "verify", pdf).status == 0
    with Register.open_reading(home) as register:
        assert verify(register) == ()


def test_nothing_is_signed_that_was_not_printed(home: Path) -> None:
    clerk = ("--now", JUNE, "proxies", SCRUTINEER, "--month", "2026-04")
    assert refuses(home, *clerk, "--signed", "2026-06-01", "--where", "柜2")["code"] == "proxies-not-made"


def test_a_sheet_is_signed_after_it_was_made_and_lies_somewhere(home: Path, tmp_path: Path) -> None:
    clerk = ("--now", JUNE, "proxies", SCRUTINEER, "--month", "2026-04")
    assert call("--home", home, *clerk, "--to", tmp_path / "out").status == 0
    assert refuses(home, *clerk, "--signed", "2026-05-31", "--where", "柜2")["code"] == "proxies-signed-when"
    assert refuses(home, *clerk, "--signed", "2026-06-02", "--where", "柜2")["code"] == "proxies-signed-when"
    assert refuses(home, *clerk, "--signed", "2026-06-01")["code"] == "nothing-said"
    assert call("--home", home, *clerk, "--signed", "2026-06-01", "--where", "柜2").status == 0
    assert refuses(home, *clerk, "--signed", "2026-06-01", "--where", "柜2")["code"] == "nothing-to-confirm"


def test_one_who_does_not_sign_is_a_lawful_end_with_a_reason(home: Path, tmp_path: Path) -> None:
    clerk = ("--home", home, "--now", JUNE, "proxies", SCRUTINEER, "--month", "2026-04")
    assert call(*clerk, "--to", tmp_path / "out").status == 0
    told = call(*clerk, "--reason", "外出务工，年底回来", "--json").told
    with Register.open_reading(home) as register:
        did = register.entry(told["entry"]).payload["did"]
    assert (did.get("signed_on"), did["reason"]) == (None, "外出务工，年底回来")


def test_a_sheet_with_nothing_new_is_the_same_paper_again(home: Path, tmp_path: Path) -> None:
    clerk = ("--home", home, "--now", JUNE, "proxies", SCRUTINEER, "--month", "2026-04", "--to", tmp_path, "--json")
    assert call(*clerk).told["paper"] == call(*clerk).told["paper"]


def test_what_lacks_its_evidence_stands_first_on_the_sheet(root: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    scenario = cut_before(root, "evidence_owed.yaml", "do: send_filing", tmp_path)
    assert call("--home", home, "play", scenario).status == 0
    made = call("--home", home, "--now", JUNE, "proxies", SECRETARY, "--month", "2026-03", "--to", tmp_path / "out")
    assert made.status == 0, made.err
    (pdf,) = (tmp_path / "out").glob("*.pdf")
    assert "其中1笔还没有凭据" in words(pdf)


@pytest.mark.parametrize(
    ("told", "month"),
    [(None, "2026-01"), ("2025-10", "2025-10"), ("2025.9", "2025-09"), ("１２", "2025-12"), ("2月", "2026-02")],
)
def test_a_month_is_understood_as_people_write_it(told: str | None, month: str) -> None:
    assert month_meant(told, today=date(2026, 2, 14)) == month


@pytest.mark.parametrize("told", ["13", "0", "十月", "2026-1-2", ""])
def test_what_is_no_month_is_refused(told: str) -> None:
    with pytest.raises(MonthUnclear):
        month_meant(told, today=date(2026, 2, 14))


def test_a_month_begins_at_midnight_here() -> None:
    assert month_began(date(2026, 6, 17)) == datetime(2026, 6, 1, tzinfo=BEIJING)
