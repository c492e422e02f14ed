"""导出条文: the text in force, or what a case makes of it, as a file to be changed in WPS or Word."""

from datetime import date

from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.intake import write_docx
from xiangyue.words import say


def export_text(office: Office, number: str | None = None, *, on: date) -> bytes:
    """Return the .docx: a case's last draft, or, where it has none yet, the text in force that day.

    Raises:
        NoTextInForce: none was, as far as the register knows.
        NoSuchCase: there is none of that number.

    """
    if number is not None:
        case = office.register.case(number)
        if revision := office.register.revision(number):
            short = case.number.rpartition("-")[2]
            return write_docx(revision.text, what=say("text.what.draft", case=short, title=case.title))
    return write_docx(text_on(office, on=on), what=say("text.what.in_force", on=on))
