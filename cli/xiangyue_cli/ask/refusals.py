"""What was typed and cannot be taken; the second line of each says why at the prompt, too."""

from typing import ClassVar

from xiangyue.errors import Refusal


class NotADay(Refusal):
    """No day can be read out of what was typed."""

    code = "not-a-day"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


class NotATime(Refusal):
    """No time of day can be read out of what was typed."""

    code = "not-a-time"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


class NotARange(Refusal):
    """A part of what was typed is no number of the list."""

    code = "not-a-range"

    def __init__(self, *, part: str, of: int) -> None:
        super().__init__(part=part, of=of)


class TypedTwice(Refusal):
    """A number was typed twice: one of the two is probably another."""

    code = "typed-twice"

    def __init__(self, *, number: int) -> None:
        super().__init__(number=number)


class Left(Refusal):
    """Whoever was asked left; what was answered is kept as a draft."""

    code = "left"
    status: ClassVar[int] = 0  # by q, Ctrl-C or Ctrl-D: what was typed is kept, and nothing went wrong

    def __init__(self, *, form: str, answered: int) -> None:
        super().__init__(form=form, answered=answered)
