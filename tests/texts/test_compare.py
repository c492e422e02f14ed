"""A file read back beside the text in force, on the example's register."""

import random

import pytest

from tests.texts.conftest import CASE, FIRST, SECOND
from tests.texts.word import Word
from xiangyue.acts.convention.exporting import export_text
from xiangyue.acts.convention.importing import Compared, NothingChanged, compare
from xiangyue.acts.convention.reasons import (
    ReasonOfNothing,
    ReasonsMissing,
    answers_of,
    offered_reasons,
    row_name,
    with_reasons,
)
from xiangyue.acts.convention.reshaped import Noticed, Reshape, noticed
from xiangyue.acts.office import Office
from xiangyue.intake import TextFlaw, TextNotRead
from xiangyue.model import Article, ChangeKind, Text
from xiangyue.model.revise import revise


def changed(office: Office, word: Word) -> Compared:
    return compare(office, CASE, word.saved(), name="a.docx", on=FIRST)


@pytest.fixture
def word(office: Office) -> Word:
    return Word(export_text(office, CASE, on=FIRST))


@pytest.fixture
def edited(word: Word) -> Word:
    """Six changed, one added, one struck."""
    for begins, old, new in (
        ("第二条", "学法、知法", "学法，知法"),
        ("第三条", "由各户负责打扫", "由各户包干"),
        ("第八条", "不准超过20桌，违者不得评为文明户", "提倡不超过20桌"),
        ("第十一条", "不缴卫生费的，村委会不予办理各类证明", "收支每半年公开一次"),
        ("第十四条", "彩礼不得超过6万元", "倡导低彩礼"),
        ("第二十条", "罚款200元，并", ""),
    ):
        word.replace(begins, old, new)
    word.strike("第十九条")
    word.add_behind("第十二条", "第十三条　防范电信网络诈骗，不出租、出借银行卡。")
    return word


def test_the_counts_are_those_of_the_text_in_force(office: Office, edited: Word) -> None:
    found = changed(office, edited)
    counts = [found.count(kind) for kind in (ChangeKind.CHANGE, ChangeKind.ADD, ChangeKind.STRIKE)]
    assert (len(found.text.articles), counts, found.untouched) == (22, [6, 1, 1], 15)


def test_the_answers_make_the_text_that_was_read(office: Office, edited: Word) -> None:
    found = with_reasons(changed(office, edited), {}, rest="群众意见")
    assert revise(found.base, found.changes) == found.text
    assert {one["reason"] for one in answers_of(found)["changes"]} == {"群众意见"}
    added = next(one for one in answers_of(found)["changes"] if one["kind"] == "add")
    assert (added["article"], added["after"]) == ("a-23", "a-12")


def test_a_file_nobody_edited_changes_nothing(office: Office, word: Word) -> None:
    with pytest.raises(NothingChanged):
        changed(office, word)


def test_another_title_is_no_revision(office: Office, word: Word) -> None:
    word.replace("石桥村", "村规民约", "居民公约")
    with pytest.raises(TextNotRead) as refused:
        changed(office, word)
    assert refused.value.facts["flaw"] is TextFlaw.TITLE_CHANGED


def test_blanks_in_the_title_are_layout(office: Office, edited: Word) -> None:
    edited.replace("石桥村", "石桥村", "石 桥 村　")
    assert changed(office, edited).text.title == "石桥村村规民约"


def test_a_moved_article_is_struck_and_added_anew(office: Office, word: Word, base: Text) -> None:
    word.move("第十七条", before="第三条")
    found = changed(office, word)
    assert [(one.kind, one.article) for one in found.changes] == [
        (ChangeKind.STRIKE, "a-17"),
        (ChangeKind.ADD, "a-23"),
    ]
    assert found.text.articles[2].words == base.articles[16].words
    assert found.noticed == (Noticed(kind=Reshape.MOVED, before=17, after=3),)


def test_two_made_one_and_one_made_two_are_pointed_out(office: Office, word: Word, base: Text) -> None:
    word.join_with_next("第四条", number="第五条")
    tail = base.articles[6].words.partition("；")[2]
    word.replace("第七条", "；" + tail, "。")
    word.add_behind("第七条", f"第八条　{tail}")
    assert changed(office, word).noticed == (
        Noticed(kind=Reshape.MERGED, before=5, after=4),
        Noticed(kind=Reshape.SPLIT, before=7, after=7),
    )


def test_a_number_that_leads_astray_is_pointed_out() -> None:
    words = ("爱护公物。", "孝敬父母。", "违反第二条、第一条和《民法典》第二条的，批评教育。")
    base = Text(title="规约", articles=tuple(Article(id=f"a-{n}", words=one) for n, one in enumerate(words, start=1)))
    new = Text(title="规约", articles=base.articles[1:])
    assert tuple(noticed(base, new)) == (
        Noticed(kind=Reshape.ASTRAY, before=2, after=2),
        Noticed(kind=Reshape.ASTRAY, before=1, after=2),
    )


def test_a_number_written_anew_was_meant_so(office: Office, word: Word) -> None:
    word.strike("第三条")
    word.replace("第二十条", "违反本村规民约的", "违反第三条的")
    assert changed(office, word).noticed == ()


def test_reasons_are_given_one_by_one_by_kind_or_for_the_rest(office: Office, edited: Word) -> None:
    told = {"改 第3条": "群众意见", "标点": "规范标点", "删": "以钱抵工不合适", "其余": "镇上要求"}
    found = with_reasons(changed(office, edited), told)
    reasons = {row_name(row): row.reason for row in found.rows}
    assert reasons == {
        "改第二条": "规范标点",
        "改第三条": "群众意见",
        "改第八条": "镇上要求",
        "改第十一条": "镇上要求",
        "增第十三条": "镇上要求",
        "改第十四条": "镇上要求",
        "删第十九条": "以钱抵工不合适",
        "改第二十条": "镇上要求",
    }


def test_a_missing_reason_is_named(office: Office, edited: Word) -> None:
    with pytest.raises(ReasonsMissing) as refused:
        with_reasons(changed(office, edited), {"改": "群众意见"})
    assert refused.value.facts["which"] == ("增第十三条", "删第十九条")


@pytest.mark.parametrize("told", [{"改第四条": "白写"}, {"改第三条": " "}, {"好": "白写"}])
def test_a_reason_for_nothing_is_refused(office: Office, edited: Word, told: dict[str, str]) -> None:
    with pytest.raises(ReasonOfNothing):
        with_reasons(changed(office, edited), told, rest="够了")


def test_reasons_on_record_are_offered(sent_back: Office) -> None:
    offered = offered_reasons(sent_back, CASE)
    assert offered[0] == "群众意见第1类：卫生费要自愿，不要和办证明连在一起"
    assert "对草案的意见第1类：门前三包写得好，照办" in offered
    assert "按镇上退回的意见：删去罚款，改为批评教育、劝导" in offered


def test_a_second_round_keeps_ids_and_asks_only_for_what_is_new(sent_back: Office) -> None:
    before = sent_back.register.revision(CASE)
    assert before is not None
    word = Word(export_text(sent_back, CASE, on=SECOND))
    word.replace("第十三条", "接到可疑电话", "接到陌生电话")
    word.replace("第二十条", "，罚款100元", "，上门劝导")
    found = compare(sent_back, CASE, word.saved(), name="a.docx", on=SECOND)
    assert [one.id for one in found.text.articles] == [one.id for one in before.text.articles]
    assert [row.article for row in found.rows if not row.reason] == ["a-23", "a-20"]


@pytest.mark.parametrize("seed", range(25))
def test_whatever_was_done_to_the_text_the_changes_make_it(office: Office, base: Text, seed: int) -> None:
    chance = random.Random(seed)
    words = [one.words for one in base.articles]
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words))
        match chance.randrange(4):
            case 0:
                words.pop(at)
            case 1:
                words.insert(at, f"新增的话{chance.randrange(100)}。")
            case 2:
                words.insert(chance.randrange(len(words)), words.pop(at))
            case _:
                words[at] = (
                    words[at][: len(words[at]) // 2] + chance.choice("甲乙丙") + words[at][len(words[at]) // 2 :]
                )
    told = f"{base.title}\n" + "\n".join(f"第{place}条 {one}" for place, one in enumerate(words, start=1))
    try:
        found = with_reasons(compare(office, CASE, told.encode(), name="a.txt", on=FIRST), {}, rest="群众意见")
    except NothingChanged:
        assert words == [one.words for one in base.articles]
        return
    assert [one.words for one in found.text.articles] == words
    assert revise(base, found.changes) == found.text


def test_a_draft_read_back_from_plain_text_keeps_its_ids(sent_back: Office) -> None:
    before = sent_back.register.revision(CASE)
    assert before is not None
    told = "\n".join(f"第{place}条 {one.words}" for place, one in enumerate(before.text.articles, start=1))
    found = compare(sent_back, CASE, told.encode(), name="a.txt", on=SECOND)
    assert found.text == before.text
    assert {change.reason for change in found.changes} == {change.reason for change in before.changes}
