"""The kinds of paper that can be made of a case, and how."""

from collections.abc import Mapping

from xiangyue.acts.paper.minutes import concluded, gather
from xiangyue.acts.paper.notice import gather_notice, last_called
from xiangyue.acts.paper.subject import Recipe
from xiangyue.errors import Refusal
from xiangyue.model import PaperKind
from xiangyue.words import say

RECIPES: Mapping[PaperKind, Recipe] = {
    PaperKind.NOTICE: Recipe(gather=gather_notice, meeting=last_called),
    PaperKind.MINUTES: Recipe(gather=gather, meeting=concluded),
}


class NoSuchPaper(Refusal):
    """There is no paper of that name that can be made of a case."""

    code = "no-such-paper"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told, kinds=tuple(say(f"paperkind.{kind}") for kind in RECIPES))


def kind_meant(told: str) -> PaperKind:
    """Return the kind of paper meant by its English or its Chinese name.

    Raises:
        NoSuchPaper: it is neither.

    """
    for kind in RECIPES:
        if told in (kind, say(f"paperkind.{kind}")):
            return kind
    raise NoSuchPaper(told=told)
