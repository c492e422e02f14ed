"""村规民约: articles with ids that stay, and the changes of a revision."""

from dataclasses import dataclass
from enum import StrEnum

from xiangyue.canon import canonical, digest, plain
from xiangyue.errors import Refusal


class ChangeKind(StrEnum):
    """增 改 删."""

    ADD = "add"
    CHANGE = "change"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """条. The number on paper is the place in the text; the id never changes."""

    id: str  # a-07
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A whole convention, as adopted or as drafted."""

    title: str
    articles: tuple[Article, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form: what a ruling is about."""
        return digest(canonical(plain(self)))

    def place(self, article: str) -> int:
        """Return the number the article has in this text, counted from 1.

        Raises:
            NoSuchArticle: there is none of that id.

        """
        for number, one in enumerate(self.articles, start=1):
            if one.id == article:
                return number
        raise NoSuchArticle(article=article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a revision, with its reason. `after` places a new article behind another ("" = first)."""

    kind: ChangeKind
    article: str  # the article's id; a new one's too
    words: str = ""  # of a struck article: ""
    reason: str
    after: str | None = None


class NoSuchArticle(Refusal):
    """A change names an article the text does not have."""

    code = "no-such-article"

    def __init__(self, *, article: str) -> None:
        super().__init__(article=article)
