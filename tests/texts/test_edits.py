"""What people do to a text in WPS and Word, and what is read back of it."""

from tests.texts.word import WHO, Word, element, in_list, run_of
from xiangyue.intake import Known, Piece, matched, read_handed_in
from xiangyue.model import Text

Read = dict[str | None, str]


def back(base: Text, word: Word) -> Read:
    """The articles by id, new ones under None, as the file has them."""
    pieces = read_handed_in(word.saved(), name="a.docx").pieces
    return dict(zip(ids(base, pieces), (piece.words for piece in pieces), strict=True))


def ids(base: Text, pieces: tuple[Piece, ...]) -> list[str | None]:
    known = [Known(id=one.id, words=(one.words,), number=place) for place, one in enumerate(base.articles, start=1)]
    return matched(pieces, known)


def same(base: Text, **other: str) -> Read:
    return {one.id: other.get(one.id.replace("-", "_"), one.words) for one in base.articles}


def test_typing_splits_runs_and_changes_only_the_words(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.replace("第八条", "不准超过20桌", "提倡不超过20桌")
    assert back(base, word) == same(base, a_08="红白喜事从简办理，办席提倡不超过20桌，违者不得评为文明户。")


def test_a_comma_the_program_turned_into_another_is_kept(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.replace("第五条", "，", ",")
    assert back(base, word) == same(base, a_05="生活垃圾投放到村里的垃圾池,建筑垃圾自行清运。")


def test_an_article_typed_before_another_does_not_take_its_place(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.type_before("第六条", "第六条　发现溺水先呼救，不盲目下水。")
    word.replace("第六条　邻里", "邻里之间", "邻居之间")
    told = back(base, word)
    assert told.pop(None) == "发现溺水先呼救，不盲目下水。"
    assert told["a-06"].startswith("邻居之间")
    assert set(told) == {one.id for one in base.articles}


def test_a_paragraph_struck_while_tracking_is_gone(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.strike_tracked("第十九条")
    expected = same(base)
    del expected["a-19"]
    assert back(base, word) == expected


def test_tracked_words_are_taken_as_accepted(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.replace_tracked("第二十条", "罚款200元", "责令检讨")
    assert back(base, word)["a-20"] == base.articles[19].words.replace("罚款200元", "责令检讨")


def test_words_moved_while_tracking_are_read_once(base: Text, exported: bytes) -> None:
    word = Word(exported)
    paragraph = word.paragraph("第五条")
    gone, come = element("w:moveFrom", **WHO), element("w:moveTo", **WHO)
    gone.append(run_of("多余的话"))
    come.append(run_of("搬来的话。"))
    paragraph.append(gone)
    paragraph.append(come)
    assert back(base, word)["a-05"] == base.articles[4].words + "搬来的话。"


def test_comments_fields_and_links_leave_only_their_words(base: Text, exported: bytes) -> None:
    word = Word(exported)
    paragraph = word.paragraph("第五条")
    code, link = element("w:r"), element("w:hyperlink")
    instruction = element("w:instrText")
    instruction.text = "HYPERLINK nowhere"
    code.append(instruction)
    link.append(run_of("见公示栏。"))
    remark = element("w:r")
    remark.append(element("w:commentReference", **{"w:id": "1"}))
    for one in (code, link, remark):
        paragraph.append(one)
    assert back(base, word)["a-05"] == base.articles[4].words + "见公示栏。"


def test_numbers_need_not_be_put_right(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.strike("第三条")
    word.add_behind("第五条", "第 6 条：门前三包，各户负责。")
    told = back(base, word)
    assert told.pop(None) == "门前三包，各户负责。"
    assert set(told) == {one.id for one in base.articles} - {"a-03"}


def test_bookmarks_that_are_lost_are_made_up_for_by_number_and_likeness(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.drop_bookmarks()
    word.strike("第三条")
    word.replace("第八条", "不准超过20桌，违者不得评为文明户", "提倡不超过20桌")
    told = back(base, word)
    assert set(told) == {one.id for one in base.articles} - {"a-03"}
    assert told["a-08"] == "红白喜事从简办理，办席提倡不超过20桌。"


def test_an_article_worded_wholly_anew_keeps_its_id_by_its_bookmark(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.replace("第五条", base.articles[4].words, "Reuse first.")
    assert back(base, word) == same(base, a_05="Reuse first.")


def test_an_article_left_empty_is_struck(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.replace("第五条", base.articles[4].words, "")
    assert "a-05" not in back(base, word)


def test_a_new_line_within_an_article_stays_in_it(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.add_behind("第五条", "第三条的规定同样适用。")
    word.add_behind("第五条", "（一）有害垃圾单独放。")
    assert back(base, word)["a-05"].split("\n") == [
        base.articles[4].words,
        "（一）有害垃圾单独放。",
        "第三条的规定同样适用。",
    ]


def test_numbers_the_program_makes_are_counted(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.number_by_itself(text="第%1条", form="chineseCountingThousand")
    pieces = read_handed_in(word.saved(), name="a.docx").pieces
    assert [piece.number for piece in pieces] == list(range(1, 23))
    assert ids(base, pieces) == [one.id for one in base.articles]


def test_a_list_within_an_article_keeps_its_numbers(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.number_by_itself(text="（%1）", form="chineseCounting")
    first, second = (word.add_behind(base.articles[4].words[:6], words) for words in ("有害垃圾。", "厨余垃圾。"))
    for paragraph in (second, first):
        in_list(paragraph)
    told = read_handed_in(word.saved(), name="a.docx").pieces
    assert told[4].words.split("\n")[1:] == ["（六）厨余垃圾。", "（七）有害垃圾。"]


def test_two_articles_made_one_leave_the_first(base: Text, exported: bytes) -> None:
    word = Word(exported)
    word.join_with_next("第四条", number="第五条")
    told = back(base, word)
    assert "a-05" not in told
    assert told["a-04"] == base.articles[3].words + base.articles[4].words


def test_a_file_moved_through_a_content_control_is_read(base: Text, exported: bytes) -> None:
    word = Word(exported)
    paragraph = word.paragraph("第五条")
    control, content = element("w:sdt"), element("w:sdtContent")
    paragraph.addprevious(control)
    control.append(content)
    content.append(paragraph)
    assert back(base, word) == same(base)
