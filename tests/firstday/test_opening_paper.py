import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.documents.conftest import vera
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.office import Office
from xiangyue.acts.paper.opening import MOST_KEEPERS, gather_opening, render_opening
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.acts.village.open import Opened
from xiangyue.documents import Keeper, Press
from xiangyue.model import By, PaperKind, code_of
from xiangyue.records import verify

from .conftest import MORNING

__all__ = ["vera"]  # a fixture of the papers' own tests


@pytest.fixture
def paper(office: Office, opened: Opened, press: Press, clerk: By) -> Path:
    return render_opening(office, press=press, key=opened.key, by=clerk, now=MORNING).path


def text_of(file: Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return re.sub(r"\s", "", subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_it_says_what_the_register_was_opened_with(paper: Path, opened: Opened) -> None:
    said = text_of(paper)
    for words in (
        "登记簿启用及交接表",
        "青溪镇石桥村",
        "2026年10月8日",
        opened.register.id,
        "86户，379人，其中十八周岁以上322人",
        "《石桥村村规民约》22条，2021年3月15日起施行",
        "李秀芳村文书",
        "接管",
        "移交",
        "监交",
        "正式登记簿",
        "不是任何人的签名",
    ):
        assert words in said, words


def test_it_carries_the_head_of_the_journal_as_it_was_opened(paper: Path, opened: Opened) -> None:
    [made] = opened.register.papers(None)
    assert (made.kind, made.case, made.id) == (PaperKind.OPENING, None, "opening/1")
    assert made.head == opened.register.entry(made.of_entry).hash
    assert code_of(made.head) in text_of(paper)


def test_it_is_whole_and_known_to_its_register_and_a_bent_copy_is_not(paper: Path, office: Office) -> None:
    content = paper.read_bytes()
    found = verify_paper(content, office=office, now=MORNING)
    assert (found.whole, found.in_register, found.head_known, found.mode) == (True, True, True, office.register.mode)
    at = len(content) // 3
    spoiled = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    assert not verify_paper(spoiled, office=office, now=MORNING).whole


def test_the_register_with_its_paper_replays(paper: Path, opened: Opened) -> None:
    assert paper.is_file()
    assert verify(opened.register) == ()


def test_printed_again_with_nothing_new_it_is_the_stored_bytes(
    paper: Path, office: Office, opened: Opened, press: Press, clerk: By
) -> None:
    old = paper.read_bytes()
    paper.unlink()
    again = render_opening(office, press=press, key=opened.key, by=clerk, now=MORNING + timedelta(days=40))
    assert (again.paper, again.path.read_bytes()) == ("opening/1", old)


def test_only_the_clerk_makes_it(office: Office, opened: Opened, press: Press, clerk: By) -> None:
    other = next(one.person for one in opened.register.tenures(MORNING.date()) if one.role == "group_head")
    by = replace(clerk, typed_by=other, responsible=other)
    with pytest.raises(NotYours):
        render_opening(office, press=press, key=opened.key, by=by, now=MORNING)
    assert opened.register.papers(None) == ()


def test_it_stays_on_one_page_however_long_the_words(office: Office, paper: Path, press: Press) -> None:
    assert paper.is_file()
    facts = gather_opening(office.register, printing=1)
    keeper = Keeper(
        name="欧阳春华·买买提",
        posts="村党组织书记、村民委员会主任、集体经济组织理事长",
        since=facts.opened_on,
        basis="2025年村“两委”换届选举结果公告和镇党委关于同意选举结果的批复" * 2,
    )
    made = press.opening(replace(facts, keepers=(keeper,) * MOST_KEEPERS, basis="村民会议表决通过，" * 12))
    assert made.pages == 1


def test_the_same_facts_are_the_same_bytes(office: Office, press: Press) -> None:
    facts = gather_opening(office.register, printing=1)
    assert press.opening(facts).pdf == press.opening(facts).pdf


def test_it_is_archival_and_accessible(paper: Path, vera) -> None:  # type: ignore[no-untyped-def]
    assert vera(paper) == {("opening.pdf", "3a"): "PASS", ("opening.pdf", "ua1"): "PASS"}
