"""Why a correction is not taken."""

from xiangyue.errors import Refusal
from xiangyue.words import say


class NothingToCorrect(Refusal):
    """No vote of the case was counted yet; in a room that is still open a line is taken back."""

    code = "nothing-to-correct"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class NoSuchItem(Refusal):
    """The meeting voted on no item of that number."""

    code = "correction-no-such-item"

    def __init__(self, *, told: str, last: int) -> None:
        super().__init__(told=told, last=last)


class SameNumbers(Refusal):
    """What is to stand there stands there already."""

    code = "correction-same-numbers"

    def __init__(self, *, words: str, tally: str) -> None:
        super().__init__(words=words, tally=tally)


class NotOfThose(Refusal):
    """The corrected votes are not as many as those who could vote."""

    code = "correction-not-of-those"

    def __init__(self, *, tally: str, counted: int, voting: int) -> None:
        super().__init__(tally=tally, counted=counted, voting=voting, difference=abs(counted - voting))


class NoSource(Refusal):
    """A number is not changed on nobody's word."""

    code = "correction-no-source"

    def __init__(self) -> None:
        super().__init__()


class ResultTurns(Refusal):
    """The result would be another: that is never done with a number alone."""

    code = "correction-result-turns"

    def __init__(self, *, words: str, needed: int, in_favour: int, carried: bool) -> None:
        turn = say("correcting.turn.up" if carried else "correcting.turn.down")
        super().__init__(words=words, needed=needed, in_favour=in_favour, turn=turn)


class StillUnsettled(Refusal):
    """A correction that turns a result was begun and waits for its signatures."""

    code = "correction-unsettled"

    def __init__(self, *, words: str) -> None:
        super().__init__(words=words)


class NothingUnsettled(Refusal):
    """There is no such correction that waits for anything."""

    code = "correction-nothing-open"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class SignaturesWanting(Refusal):
    """Fewer signed than must, where a result turns."""

    code = "correction-signatures-wanting"

    def __init__(self, *, wanting: tuple[str, ...]) -> None:
        super().__init__(wanting=wanting, count=len(wanting))


class NotTold(Refusal):
    """Those who came were not told, or it does not hang yet as long as it has to."""

    code = "correction-not-told"

    def __init__(self) -> None:
        super().__init__()
