"""The papers after a meeting say what the register knows, on as few pages as they should."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from tests.documents.conftest import vera
from tests.papers_after.conftest import DAY, Village, pages, said
from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.paper.adoption import NothingAdopted
from xiangyue.acts.paper.lapse import NothingLapsed
from xiangyue.acts.paper.posted import NothingPosted
from xiangyue.acts.paper.resolution import RESOLVING
from xiangyue.errors import Refusal
from xiangyue.model import Body, PaperKind

__all__ = ["vera"]

K = PaperKind
AFTER = (K.RECORD, K.CHECKLIST, K.RESOLUTION, K.FILING_REPORT, K.TEXT, K.ANNOUNCEMENT, K.ARCHIVE_LIST)


def test_they_keep_to_their_pages(to_the_end: Village) -> None:
    for kind, most in ((K.RECORD, 3), (K.CHECKLIST, 1), (K.RESOLUTION, 1), (K.FILING_REPORT, 1), (K.ANNOUNCEMENT, 1)):
        assert pages(to_the_end.print(kind)) <= most, kind


def test_numbers_and_days_agree_on_all_of_them(to_the_end: Village) -> None:
    record = said(to_the_end.print(K.RECORD))
    assert "2026年4月26日（星期日）14:00" in record
    assert "实到61户，其中妇女6人" in record
    for kind in (K.RESOLUTION, K.FILING_REPORT):
        words = said(to_the_end.print(kind))
        assert "应到86户（成年村民321人），实到61户" in words, kind
        assert "同意52票，反对6票，弃权3票" in words, kind
        assert "2026年4月26日" in words, kind
    assert "石桥村委〔2026〕6号" in said(to_the_end.print(K.FILING_REPORT))
    announced = said(to_the_end.print(K.ANNOUNCEMENT))
    assert "自2026年5月6日起施行" in announced
    assert "电话10000000000" in announced
    assert "2026年5月21日" in announced
    assert "第十一条改为：卫生费由农户自愿缴纳" in announced


def test_the_record_is_signed_by_hand_and_printed_the_same_again(to_the_end: Village) -> None:
    first = to_the_end.print(K.RECORD).read_bytes()
    words = said(to_the_end.print(K.RECORD))
    for who in ("主持人陈国富（签字）", "记录人李秀芳（签字）", "监票人赵德全（签字）", "计票人周桂芳（签字）"):
        assert who in words
    assert "（以下空白）" in words
    assert to_the_end.print(K.RECORD).read_bytes() == first


def test_a_lapsed_meeting_says_how_many_it_took_and_when_the_next_is(lapsed: Village) -> None:
    paper = lapsed.print(K.LAPSE_RECORD)
    words = said(paper)
    assert "86户58户40户不够，差18" in words
    assert "321人161人40人不够，差121" in words
    assert "《村民委员会组织法》第二十六条" in words
    assert "另行召开：2026年5月10日（星期日）14:00" in words
    assert pages(paper) == 1
    assert "第2次召集" in said(lapsed.print(K.RECORD))


def test_the_text_says_that_it_is_in_force_and_by_whom(to_the_end: Village) -> None:
    words = said(to_the_end.print(K.TEXT))
    assert "（2026年4月26日石桥村村民会议修订通过，自2026年5月6日起施行）" in words
    assert "修订草案" not in words


def test_before_the_vote_the_text_is_a_draft_and_nothing_else_can_be_made(evening: Village) -> None:
    assert "（修订草案）（草案，没有表决，不施行）" in said(evening.print(K.TEXT))
    wanting: tuple[tuple[PaperKind, type[Refusal]], ...] = (
        (K.RECORD, NoMeeting),
        (K.LAPSE_RECORD, NothingLapsed),
        (K.RESOLUTION, NoMeeting),
        (K.ANNOUNCEMENT, NothingPosted),
    )
    for kind, refusal in wanting:
        with pytest.raises(refusal):
            evening.print(kind)


def test_what_was_not_adopted_is_no_resolution(evening: Village) -> None:
    evening.room("1350 到 一组 全到", "1351 到 二组 全到", "1352 到 三组 全到", "1353 到 四组 全到", "1400 开", "1405 4",
                 *(f"14{10 + place} 票 0 {evening_all(evening)} 0" for place in range(3)), "1500 完")  # fmt: skip
    with pytest.raises(NothingAdopted):
        evening.print(K.RESOLUTION)
    assert "没有通过《石桥村村规民约（修订草案）》" in said(evening.print(K.RECORD))


def evening_all(evening: Village) -> int:
    """How many households the first four groups have."""
    return sum(1 for one in evening.opened.register.households(DAY.date()) if one.group <= 4)


def test_no_council_resolves_anything() -> None:
    assert not any(body.startswith("council:") for body in RESOLVING)
    assert Body("villagers_assembly") in RESOLVING


def test_the_list_of_the_archive_names_each_file_by_its_digest(to_the_end: Village) -> None:
    made = {kind: to_the_end.print(kind) for kind in (K.RECORD, K.RESOLUTION, K.TEXT)}
    listed = said(to_the_end.print(K.ARCHIVE_LIST))
    for file in made.values():
        assert sha256(file.read_bytes()).hexdigest() in listed
    assert "certutil-hashfile文件名SHA256" in listed
    assert "份纸件还没有扫描件" in listed
    assert "党组织会议记录本第18页" in listed
    assert "柜2盒3" in listed


def test_every_paper_is_archival_and_can_be_read_aloud(
    to_the_end: Village, lapsed: Village, vera: Callable[..., dict[tuple[str, str], str]]
) -> None:
    files = [*(to_the_end.print(kind) for kind in AFTER), lapsed.print(K.LAPSE_RECORD)]
    answers = vera(*files)
    assert {answer for answer in answers.values() if answer != "PASS"} == set()
