"""第几条: an article by its number in the text at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from xiangyue.model import arabic, chinese
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.ask.field import NotTakenError

if TYPE_CHECKING:
    from xiangyue.model import Text
    from xiangyue_cli.filling.sitting import Sitting


def text_at_hand(at: "Sitting") -> "Text":
    """Return the draft of the case, or the text in force while there is none.

    Raises:
        NoTextInForce: there is neither.

    """
    from xiangyue.acts.convention.texts import text_on  # noqa: PLC0415

    return at.register.text(at.case.text) if at.case.text else text_on(at.office, on=at.today)


def article_reader(at: "Sitting") -> Callable[[str], str]:
    """Return what turns 11, 十一 or 第十一条 into an article's id."""

    def read_article(typed: str) -> str:
        return placed(typed, text_at_hand(at))

    return read_article


def placed(typed: str, text: "Text") -> str:
    """Return the id of the article of that number.

    Raises:
        NotTakenError: the text has no such article.

    """
    place = arabic(half_width(typed).removeprefix("第").removesuffix("条"))
    if place is not None and 1 <= place <= len(text.articles):
        return text.articles[place - 1].id
    raise NotTakenError(say("ask.no_such_article", last=len(text.articles)))


def article_words(at: "Sitting") -> Callable[[Any], str]:
    """Return what says an article's id as 第十一条."""

    def words(article: Any) -> str:
        ids = [one.id for one in text_at_hand(at).articles]
        return say("screen.article_number", number=chinese(ids.index(article) + 1)) if article in ids else str(article)

    return words
