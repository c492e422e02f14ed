"""条文体检: what in a text the township would send back, with the lawful wording; it advises and never blocks."""

from datetime import date

from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.model import Text
from xiangyue.rules import Flagged, RedFlags


def flags_in(text: Text, *, on: date) -> tuple[Flagged, ...]:
    """Return what to look at in a text, by the law of that day."""
    return RedFlags.national().check_words(text, on=on)


def flags_of(office: Office, number: str | None = None, *, on: date) -> tuple[Flagged, ...]:
    """Return what to look at in a case's last draft, or, where it has none yet, in the text in force.

    Raises:
        NoTextInForce, NoSuchCase: there is no such text.

    """
    if number is not None:
        office.register.case(number)
        if revision := office.register.revision(number):
            return flags_in(revision.text, on=on)
    return flags_in(text_on(office, on=on), on=on)
