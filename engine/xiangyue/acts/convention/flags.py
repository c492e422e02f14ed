"""条文体检: what in a text the township would send back, with the lawful wording; it advises and never blocks."""

from datetime import date

from xiangyue.acts.convention.at_hand import text_at_hand
from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.model import Text
from xiangyue.rules import Flagged, RedFlags


def flags_in(text: Text, *, on: date) -> tuple[Flagged, ...]:
    """Return what to look at in a text, by the law of that day."""
    return RedFlags.national().check_words(text, on=on)


def flags_of(office: Office, number: str | None = None, *, on: date) -> tuple[Flagged, ...]:
    """Return what to look at in the text a case has at hand, or without a case in the text in force.

    Raises:
        NoTextInForce, NoSuchCase: there is no such text.

    """
    return flags_in(text_on(office, on=on) if number is None else text_at_hand(office, number, on=on), on=on)
