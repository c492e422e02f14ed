"""修订: changes make a text of another, and two texts give their changes back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.errors import Refusal
from xiangyue.model import (
    Article,
    ArticleAddedTwice,
    ArticleChangedTwice,
    Change,
    ChangeKind,
    ChangesNothing,
    NoReason,
    NoSuchArticle,
    NotARevision,
    NoWords,
    Text,
    changes_between,
    revise,
)

BASE = Text(
    title="村规民约",
    articles=(
        Article(id="a-01", words="爱护公物。"),
        Article(id="a-02", words="罚款200元。"),
        Article(id="a-03", words="自公布之日起施行。"),
    ),
)


def change(kind: str, article: str, words: str = "", *, reason: str = "群众意见", after: str | None = None) -> Change:
    return Change(kind=ChangeKind(kind), article=article, words=words, reason=reason, after=after)


def ids(text: Text) -> list[str]:
    return [article.id for article in text.articles]


def test_a_change_keeps_the_place_of_its_article() -> None:
    new = revise(BASE, [change("change", "a-02", "批评教育。")])
    assert [(one.id, one.words) for one in new.articles][1] == ("a-02", "批评教育。")


def test_a_new_article_stands_behind_the_one_it_names() -> None:
    assert ids(revise(BASE, [change("add", "a-04", "防范诈骗。", after="a-01")])) == ["a-01", "a-04", "a-02", "a-03"]


def test_a_new_article_behind_nothing_is_the_first() -> None:
    assert ids(revise(BASE, [change("add", "a-04", "总则。", after="")]))[0] == "a-04"


def test_a_new_article_that_names_no_place_is_the_last() -> None:
    assert ids(revise(BASE, [change("add", "a-04", "附则。")]))[-1] == "a-04"


def test_a_new_article_may_stand_behind_another_new_one() -> None:
    new = revise(BASE, [change("add", "a-04", "甲", after="a-01"), change("add", "a-05", "乙", after="a-04")])
    assert ids(new) == ["a-01", "a-04", "a-05", "a-02", "a-03"]


def test_a_new_article_may_take_the_place_of_a_struck_one() -> None:
    new = revise(BASE, [change("strike", "a-02"), change("add", "a-04", "批评教育。", after="a-02")])
    assert ids(new) == ["a-01", "a-04", "a-03"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ([change("change", "a-09", "甲")], NoSuchArticle),
        ([change("strike", "a-09")], NoSuchArticle),
        ([change("add", "a-04", "甲", after="a-09")], NoSuchArticle),
        ([change("add", "a-01", "甲")], ArticleAddedTwice),
        ([change("add", "a-04", "甲"), change("add", "a-04", "乙")], ArticleAddedTwice),
        ([change("change", "a-01", "甲"), change("change", "a-01", "乙")], ArticleChangedTwice),
        ([change("change", "a-01", "甲"), change("strike", "a-01")], ArticleChangedTwice),
        ([change("change", "a-01", "爱护公物。")], ChangesNothing),
        ([change("change", "a-01", "甲", reason="")], NoReason),
        ([change("strike", "a-01", reason="  ")], NoReason),
        ([change("change", "a-01", " ")], NoWords),
        ([change("add", "a-04", "")], NoWords),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(changes: list[Change], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        revise(BASE, changes)


def test_articles_that_change_places_are_no_revision() -> None:
    with pytest.raises(NotARevision):
        changes_between(BASE, replace(BASE, articles=BASE.articles[::-1]))


def test_another_title_is_no_revision() -> None:
    with pytest.raises(NotARevision):
        changes_between(BASE, replace(BASE, title="自治章程"))


WORDS = st.text("甲乙丙，。200元", min_size=1, max_size=8).filter(str.strip)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Text, Text]:
    """Two texts that have some articles in common, in one order."""
    numbers = draw(st.lists(st.integers(1, 30), unique=True, max_size=12))
    made: tuple[list[Article], list[Article]] = ([], [])
    for number in numbers:
        stands = draw(st.sampled_from(["both", "changed", "struck", "added"]))
        words = draw(WORDS)
        if stands != "added":
            made[0].append(Article(id=f"a-{number:02}", words=words))
        if stands != "struck":
            made[1].append(Article(id=f"a-{number:02}", words=draw(WORDS) if stands == "changed" else words))
    return Text(title="约", articles=tuple(made[0])), Text(title="约", articles=tuple(made[1]))


@given(revisions())
def test_the_changes_between_two_texts_make_the_one_of_the_other(texts: tuple[Text, Text]) -> None:
    base, new = texts
    changes = [replace(one, reason="理由") for one in changes_between(base, new)]
    assert revise(base, changes) == new
