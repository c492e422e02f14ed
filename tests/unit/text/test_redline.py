"""修改对照表: what stayed, what was struck, what was added."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import Article, Change, ChangeKind, SegmentKind, Text, redline, revise
from xiangyue.model.redline import segments

BASE = Text(
    title="村规民约",
    articles=(
        Article(id="a-01", words="爱护公物，人人有责。"),
        Article(id="a-02", words="每户每年出工三天。"),
        Article(id="a-03", words="违反的，罚款200元，并在全村通报。"),
    ),
)
CHANGES = (
    Change(kind=ChangeKind.ADD, article="a-04", words="防范诈骗。", reason="有人受骗", after="a-01"),
    Change(kind=ChangeKind.STRIKE, article="a-02", reason="不得强制出工"),
    Change(kind=ChangeKind.CHANGE, article="a-03", words="违反的，批评教育，并在全村通报。", reason="不能罚款"),
)
ROWS = redline(BASE, revise(BASE, CHANGES), CHANGES)


def marked(old: str, new: str) -> str:
    marks = {SegmentKind.SAME: "{}", SegmentKind.STRUCK: "[-{}]", SegmentKind.ADDED: "[+{}]"}
    return "".join(marks[one.kind].format(one.words) for one in segments(old, new))


def test_only_changed_articles_have_a_row_in_reading_order() -> None:
    assert [(row.article, row.before, row.after) for row in ROWS] == [
        ("a-02", 2, None),
        ("a-04", None, 2),
        ("a-03", 3, 3),
    ]


def test_each_row_has_the_reason_of_its_change() -> None:
    assert [row.reason for row in ROWS] == ["不得强制出工", "有人受骗", "不能罚款"]


def test_what_did_not_change_is_shown_as_the_same() -> None:
    assert (
        marked("违反的，罚款200元，并通报。", "违反的，批评教育，并通报。")
        == "违反的，[-罚款200元][+批评教育]，并通报。"
    )


def test_another_comma_is_seen() -> None:
    assert marked("甲，乙", "甲；乙") == "甲[-，][+；]乙"


def test_a_figure_changes_as_a_whole() -> None:
    assert marked("罚款200元", "罚款100元") == "罚款[-200][+100]元"


def test_a_lonely_sign_between_two_changes_is_read_with_them() -> None:
    assert marked("罚款，通报", "教育，劝导") == "[-罚款，通报][+教育，劝导]"


def test_a_renumbered_article_is_no_change() -> None:
    changes = (Change(kind=ChangeKind.STRIKE, article="a-01", reason="重复"),)
    assert [row.article for row in redline(BASE, revise(BASE, changes), changes)] == ["a-01"]


CONVENTION = st.text("村民办席不超过20桌，。；倡导违者罚款100元Aa𠮷䶮\n", max_size=60)


@given(CONVENTION, CONVENTION)
def test_the_segments_give_both_texts_back(old: str, new: str) -> None:
    told = segments(old, new)
    assert (
        "".join(one.words for one in told if one.kind is not SegmentKind.ADDED),
        "".join(one.words for one in told if one.kind is not SegmentKind.STRUCK),
    ) == (old, new)


@given(CONVENTION, CONVENTION)
def test_no_segment_is_empty_and_no_two_of_a_kind_are_neighbours(old: str, new: str) -> None:
    told = segments(old, new)
    assert all(one.words for one in told)
    assert all(one.kind is not two.kind for one, two in pairwise(told))


@given(CONVENTION)
def test_the_same_text_is_one_segment_at_most(words: str) -> None:
    assert [one.kind for one in segments(words, words)] == ([SegmentKind.SAME] if words else [])
