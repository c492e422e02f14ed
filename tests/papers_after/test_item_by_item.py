"""A meeting in the room: who was late, left, kept out; each article with its own votes, and the text of what was adopted."""

from tests.papers_after.conftest import CAME, Village, pages, said
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.model import PaperKind

K = PaperKind


def hold(evening: Village) -> None:
    """Five groups of six came, one household late; one keeps out, one goes; the second of three articles fails."""
    evening.room(
        "1340 假 一组 5 务工未回",
        *CAME,
        "1400 开",
        "1405 记 陈国富：读了改动的三处",
        "1410 4",
        "1415 到 一组 2",
        "1420 票 69 0 0",
        "1425 避 二组 3 自己办养殖场",
        "1430 票 20 46 2",
        "1431 不一致 不攀比；反对：说得太死",
        "1435 走 二组 4",
        "1440 票 60 5 3",
        "1500 完",
    )


def test_the_record_says_who_was_late_left_and_kept_out(evening: Village) -> None:
    hold(evening)
    record = evening.print(K.RECORD)
    words = said(record)
    assert "应到86户（全村86户，成年村民321人）" in words
    assert "实到69户" in words
    assert "务工未回" in words
    assert "缺席16户" in words
    late = words[words.index("迟到") : words.index("早退")]
    assert "1组2号" in late
    assert "14:15" in late
    assert "2组4号" in words[words.index("早退") : words.index("回避")]
    assert "14:00至15:00" in words
    assert "自己办养殖场" in words
    assert "陈国富：读了改动的三处" in words
    assert "赞成的说：不攀比。反对的说：说得太死" in words
    assert pages(record) <= 3


def test_all_items_stand_on_the_record_and_on_the_minutes(evening: Village) -> None:
    hold(evening)
    for kind in (K.RECORD, K.MINUTES, K.CHECKLIST):
        words = said(evening.print(kind))
        for item in ("第十一条（改）", "第十四条（改）", "原第二十条（删去）"):
            assert item in words, (kind, item)
    minutes = said(evening.print(K.MINUTES))
    assert "同意69票" in minutes
    assert "其中1户回避" in minutes
    assert "同意20票，反对46票" in minutes
    assert "通过第十一条（改）、原第二十条（删去）的修改；没有通过第十四条（改）" in minutes


def test_the_text_and_the_resolution_hold_only_what_was_adopted(evening: Village) -> None:
    hold(evening)
    text = said(evening.print(K.TEXT))
    case = evening.opened.register.case("2026-1")
    assert case.text is not None
    assert case.text in text
    base = evening.opened.register.texts_in_force()[0].digest
    old = {one.id: one.words for one in evening.opened.register.text(base).articles}
    assert old["a-14"].replace(" ", "") in text
    assert "罚款" not in text
    resolution = evening.print(K.RESOLUTION)
    assert "逐条表决3项，通过2项" in said(resolution)
    assert "没有通过第十四条（改）" in said(resolution)
    assert pages(resolution) == 1


def test_a_second_vote_stands_beside_the_first(evening: Village) -> None:
    evening.room(
        *CAME,
        "1400 开",
        "1405 4",
        "1410 票 68 0 0",
        "1420 票 30 36 2",
        "1425 票 2：60 6 2",
        "1430 票 66 1 1",
        "1500 完",
    )
    words = said(evening.print(K.RECORD))
    assert "第十四条（改）先表决过一次（2026年4月26日14:20，到会68，同意30、反对36、弃权2）" in words


def test_the_whole_text_counts_those_who_were_in_the_room(evening: Village) -> None:
    evening.room(*CAME, "1400 开", "1405 4", "1410 走 一组 1", "1420 票 65 2 0", "1500 完", by_item=False)
    assert "到会67户，举手表决，同意65票" in said(evening.print(K.MINUTES))


def test_each_is_whole_and_known_to_its_register(evening: Village) -> None:
    hold(evening)
    for kind in (K.RECORD, K.CHECKLIST, K.RESOLUTION, K.TEXT, K.ARCHIVE_LIST):
        verified = verify_paper(evening.print(kind).read_bytes(), office=evening.office, now=evening.now)
        assert (verified.whole, verified.in_register, verified.head_known) == (True, True, True), kind
