"""What is refused about keys, codes and PINs."""

from datetime import datetime, timedelta
from math import ceil

from xiangyue.errors import Refusal


class KeyBesideRegister(Refusal):
    """The key of the sealed values lay in the folder of the register: whoever copies one has the other."""

    code = "data-key-beside-register"

    def __init__(self, *, home: str) -> None:
        super().__init__(home=home)


class KeyExists(Refusal):
    """There is a key there already; written over, what it sealed is lost."""

    code = "data-key-exists"

    def __init__(self, *, file: str) -> None:
        super().__init__(file=file)


class KeyMissing(Refusal):
    """The key of the sealed values is not where it should be, or is no key."""

    code = "data-key-missing"

    def __init__(self, *, file: str) -> None:
        super().__init__(file=file)


class KeyDoesNotFit(Refusal):
    """The value was sealed with another key, for somebody else, or was bent."""

    code = "data-key-does-not-fit"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)


class EnvelopeEmpty(Refusal):
    """What the recovery code opens is not there, or is not what was locked in."""

    code = "envelope-empty"

    def __init__(self, *, file: str) -> None:
        super().__init__(file=file)


class RecoveryCodeWrong(Refusal):
    """A line of the recovery code was copied wrongly."""

    code = "recovery-code-wrong"

    def __init__(self, *, lines: tuple[int, ...]) -> None:
        super().__init__(lines=lines)


class PinNeeded(Refusal):
    """Who types has a PIN, and did not show it."""

    code = "pin-needed"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class OwnHandNotShown(Refusal):
    """Who types is not the clerk, and has no PIN to show that he is who he says."""

    code = "own-hand-not-shown"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class AskAgain(Refusal):
    """What is to be done asks for the PIN at this moment; that somebody sits there is not enough."""

    code = "ask-again"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class NoPin(Refusal):
    """The person has no PIN."""

    code = "no-pin"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)


class PinWrong(Refusal):
    """It is another PIN."""

    code = "pin-wrong"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)


class PinTooSoon(Refusal):
    """After several wrong tries nothing is looked at for a while."""

    code = "pin-too-soon"

    def __init__(self, *, person: str, not_before: datetime, left: timedelta) -> None:
        minutes, seconds = divmod(ceil(left.total_seconds()), 60)
        super().__init__(person=person, not_before=not_before, minutes=minutes, seconds=seconds)


class NoCode(Refusal):
    """The person was given no code to set a PIN with, or its time is over."""

    code = "no-pin-code"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)


class CodeWrong(Refusal):
    """It is another code."""

    code = "pin-code-wrong"

    def __init__(self, *, person: str) -> None:
        super().__init__(person=person)
