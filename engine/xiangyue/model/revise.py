"""修订: a text made from another by changes that each have a reason."""

from collections.abc import Sequence

from xiangyue.errors import Refusal
from xiangyue.model.text import Article, Change, ChangeKind, NoSuchArticle, Text


class ArticleAddedTwice(Refusal):
    """A new article has the id of another one."""

    code = "article-added-twice"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)


class ArticleChangedTwice(Refusal):
    """Two changes of one revision speak of the same article."""

    code = "article-changed-twice"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)


class ChangesNothing(Refusal):
    """A change leaves the words as they are."""

    code = "changes-nothing"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)


class NoReason(Refusal):
    """A change is given no reason."""

    code = "change-without-reason"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)


class NoWords(Refusal):
    """An article is to be left without words: it should be struck."""

    code = "article-without-words"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)


class NotARevision(Refusal):
    """The two texts differ in what no change can say: the title, or the order of articles that stay."""

    code = "not-a-revision"

    def __init__(self, *, title: str) -> None:
        super().__init__(title=title)


def revise(base: Text, changes: Sequence[Change]) -> Text:
    """Return the text that the changes make of `base`.

    Struck articles leave last, so that a new one may be placed behind one that is struck.

    Raises:
        NoSuchArticle: a change names an article that is not there.
        ArticleAddedTwice, ArticleChangedTwice, ChangesNothing, NoReason, NoWords: see there.

    """
    _check(base, changes)
    articles, struck = list(base.articles), set[str]()
    for change in changes:
        match change.kind:
            case ChangeKind.ADD:
                articles.insert(_behind(articles, change.after), _worded(change))
            case ChangeKind.CHANGE:
                articles[_place(articles, change.article)] = _worded(change)
            case ChangeKind.STRIKE:
                struck.add(change.article)
    return Text(title=base.title, articles=tuple(one for one in articles if one.id not in struck))


def changes_between(base: Text, new: Text) -> tuple[Change, ...]:
    """Return the changes that make `new` of `base`, by the articles' ids; their reasons are still to be given.

    Raises:
        NotARevision: the title, or the order of articles that stay, is another.

    """
    was, now = _by_id(base), _by_id(new)
    if base.title != new.title or [one for one in was if one in now] != [one for one in now if one in was]:
        raise NotARevision(title=new.title)
    changes = [Change(kind=ChangeKind.STRIKE, article=one, reason="") for one in was if one not in now]
    before = ""
    for one, words in now.items():
        if one not in was:
            changes.append(Change(kind=ChangeKind.ADD, article=one, words=words, reason="", after=before))
        elif was[one] != words:
            changes.append(Change(kind=ChangeKind.CHANGE, article=one, words=words, reason=""))
        before = one
    return tuple(changes)


def _by_id(text: Text) -> dict[str, str]:
    return {one.id: one.words for one in text.articles}


def _check(base: Text, changes: Sequence[Change]) -> None:
    was, seen = _by_id(base), set[str]()
    for change in changes:
        _check_one(was, change)
        if change.article in seen:
            raise _twice(change)
        seen.add(change.article)


def _check_one(was: dict[str, str], change: Change) -> None:
    added = change.kind is ChangeKind.ADD
    if added and change.article in was:
        raise ArticleAddedTwice(article=change.article)
    if not added and change.article not in was:
        raise NoSuchArticle(article=change.article)
    if not change.reason.strip():
        raise NoReason(article=change.article)
    if change.kind is not ChangeKind.STRIKE and not change.words.strip():
        raise NoWords(article=change.article)
    if change.kind is ChangeKind.CHANGE and change.words == was[change.article]:
        raise ChangesNothing(article=change.article)


def _twice(change: Change) -> Refusal:
    if change.kind is ChangeKind.ADD:
        return ArticleAddedTwice(article=change.article)
    return ArticleChangedTwice(article=change.article)


def _worded(change: Change) -> Article:
    return Article(id=change.article, words=change.words)


def _place(articles: Sequence[Article], article: str) -> int:
    for place, one in enumerate(articles):
        if one.id == article:
            return place
    raise NoSuchArticle(article=article)


def _behind(articles: Sequence[Article], after: str | None) -> int:
    """Return where a new article goes: behind `after`, first if that is empty, last if none is named."""
    if after is None:
        return len(articles)
    return _place(articles, after) + 1 if after else 0
