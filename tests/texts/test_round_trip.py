"""A text goes out as .docx and comes back; what nobody touched is the same to the letter."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.word import Word
from xiangyue.intake import Known, mark_of, matched, read_handed_in, tidy, write_docx
from xiangyue.model import Article, Text

# What a .docx can hold and the record takes: no controls, no halves of pairs, no turns of direction.
_SIGNS = st.characters(
    exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
)
_LINES = st.one_of(
    st.text(_SIGNS, min_size=1, max_size=40),
    st.sampled_from(
        ["第三条 不许乱倒。", "第四条", "：“不罚款”。", "第二章 总则", "〔怎么改〕", "A\tB", "  留白  ", "𠮷䶮㛃"]
    ),
)
_WORDS = st.lists(_LINES, min_size=1, max_size=3).map("\n".join).filter(lambda words: tidy(words) != "")
_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(
    lambda words: Text(
        title="石桥村村规民约",
        articles=tuple(Article(id=f"a-{place:02}", words=one) for place, one in enumerate(words, start=1)),
    )
)


def standing(text: Text) -> frozenset[str]:
    return frozenset(line.strip() for one in text.articles for line in one.words.split("\n"))


def known(text: Text) -> list[Known]:
    return [Known(id=one.id, words=(one.words,), number=place) for place, one in enumerate(text.articles, start=1)]


@given(text=_TEXTS)
@settings(max_examples=25, deadline=None)
def test_what_nobody_edits_comes_back_as_it_was(text: Text) -> None:
    back = read_handed_in(write_docx(text, what="草案"), name="a.docx", standing=standing(text))
    assert back.title == text.title
    assert [piece.words for piece in back.pieces] == [tidy(one.words) for one in text.articles]
    assert [piece.marks for piece in back.pieces] == [(mark_of(one.id),) for one in text.articles]


@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_just_the_edited_articles_differ(base: Text, exported: bytes, seed: random.Random) -> None:
    edited, word = {}, Word(exported)
    for place in seed.sample(range(len(base.articles)), 5):
        article = base.articles[place]
        at = seed.randrange(len(article.words))
        old, new = article.words[at], seed.choice("，、甲乙丙")
        first = article.words.index(old)
        edited[article.id] = article.words[:first] + new + article.words[first + 1 :]
        paragraph = next(one for one in word.document.paragraphs if article.words in one.text)
        paragraph.runs[-1].text = edited[article.id]
    back = read_handed_in(word.saved(), name="a.docx")
    told = dict(zip(matched(back.pieces, known(base)), (piece.words for piece in back.pieces), strict=True))
    assert told == {one.id: edited.get(one.id, one.words) for one in base.articles}


def test_the_same_text_is_the_same_file(base: Text, exported: bytes) -> None:
    assert write_docx(base, what="现行条文") == exported


def test_a_text_file_needs_no_bookmarks(base: Text) -> None:
    written = f"{base.title}\n\n" + "\n\n".join(
        f"第{place}条　{one.words}" for place, one in enumerate(base.articles, start=1)
    )
    for coding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        back = read_handed_in(written.replace("\n", "\r\n").encode(coding), name="村规民约.TXT")
        assert matched(back.pieces, known(base)) == [one.id for one in base.articles], coding
        assert [piece.words for piece in back.pieces] == [one.words for one in base.articles]
