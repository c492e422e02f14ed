"""How a shape looks in each state of a case: by colour, by line and by a word, never by colour alone."""

from dataclasses import dataclass
from enum import StrEnum

from xiangyue.words import say


class State(StrEnum):
    """What is known of a node: 已办 待办 逾期 退回."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours and line of a shape, and the word beside it."""

    fill: str = "#fff"
    line: str = "#333"
    width: float = 1.5
    dashes: str = ""
    word: str = ""


_LOOKS = {
    State.DONE: ("#e8f2e8", "#3f7d45", 1.5, ""),
    State.NOW: ("#fff3c9", "#8a5a00", 3.0, ""),
    State.LATE: ("#ffe0d6", "#b23a0a", 3.0, "7 3"),
    State.RETURNED: ("#f3e3f5", "#7a3b86", 2.0, "3 3"),
}


def look_of(state: State | None) -> Look:
    """Return how a node in that state is drawn."""
    if state is None:
        return Look()
    fill, line, width, dashes = _LOOKS[state]
    return Look(fill=fill, line=line, width=width, dashes=dashes, word=say(f"state.{state.value}"))


def stroke(look: Look, *, width: float | None = None) -> str:
    """Return the attributes of an outline."""
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    return f'fill="{look.fill}" stroke="{look.line}" stroke-width="{width or look.width:g}"{dashes}'
