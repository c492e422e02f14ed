"""条文: the convention as it stood on a day, and what a case would change in it."""

from datetime import date

from xiangyue.acts.case.refusals import NoDraft
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.model import RedlineRow, Text, redline


class NoTextThen(Refusal):
    """The register knows of no convention in force on that day."""

    code = "no-text-then"

    def __init__(self, *, on: date) -> None:
        super().__init__(on=on)


def text_on(office: Office, *, on: date) -> Text:
    """Return the text in force that day.

    Raises:
        NoTextThen: none was, as far as the register knows.

    """
    text = office.register.text_in_force(on)
    if text is None:
        raise NoTextThen(on=on)
    return text


def redline_of(office: Office, number: str) -> tuple[RedlineRow, ...]:
    """Return the 修改对照表 of a case, computed from the two texts.

    Raises:
        NoDraft: the case has made no text yet.

    """
    revision = office.register.revision(number)
    if revision is None:
        raise NoDraft(case=number)
    return redline(office.register.text(revision.base), revision.text, revision.changes)
