"""导出条文: the text in force, or what a case makes of it, as a file to be changed in WPS or Word."""

from datetime import date

from xiangyue.acts.convention.at_hand import text_at_hand
from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.intake import write_docx
from xiangyue.words import say


def export_text(office: Office, number: str | None = None, *, on: date) -> bytes:
    """Return the .docx: the text a case has at hand, or without a case the text in force that day.

    Raises:
        NoTextInForce: none was, as far as the register knows.
        NoSuchCase: there is none of that number.

    """
    if number is None:
        return write_docx(text_on(office, on=on), what=say("text.what.in_force", on=on))
    case = office.register.case(number)
    what = say("text.what.draft", case=case.number.rpartition("-")[2], title=case.title)
    return write_docx(text_at_hand(office, number, on=on), what=what)
