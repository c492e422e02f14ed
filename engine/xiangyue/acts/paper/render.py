"""生成: a paper of a case, by its kind."""

from collections.abc import Callable
from datetime import datetime

from xiangyue.acts.office import Office
from xiangyue.acts.paper.edition import in_its_edition
from xiangyue.acts.paper.kinds import RECIPES
from xiangyue.acts.paper.opinion import check_kind
from xiangyue.acts.paper.recorded import Filed, Made, put_on_record
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import Press, RecordedPage
from xiangyue.model import By, Meeting, PaperKind
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey


def render(
    office: Office,
    number: str,
    kind: PaperKind = PaperKind.MINUTES,
    *,
    press: Press,
    key: IntegrityKey,
    by: By,
    now: datetime,
) -> Made:
    """Make a paper of a case: the same facts as last time give the paper of last time.

    Raises:
        NoMeeting: the case has had no meeting of the kind the paper is about.
        CouncilHasNoText: the paper is printed of a text, and the case is a council's.
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: only the clerk makes papers.
        Overtaken: somebody else wrote to the case meanwhile.
        DiskFull: the copy for printing did not fit.

    """
    filed, gather = gathering(office, number, kind)
    return put_on_record(office, filed, gather, press=press, key=key, by=by, now=now)


def gathering(office: Office, number: str, kind: PaperKind) -> tuple[Filed, Callable[[int], RecordedPage]]:
    """Return where a paper of a case belongs, and what gathers its facts for a printing.

    Raises:
        NoMeeting: as of `render`.

    """
    register, recipe = office.register, RECIPES[kind]
    case = register.case(number)
    check_kind(register, number, kind)
    meeting = recipe.meeting(register, number) if recipe.meeting else None
    entries = tuple(entry for entry in register.entries(number) if not entry.act.startswith("paper."))

    def gather(printing: int) -> RecordedPage:
        about = Subject(
            register=register, law=office.law, case=case, meeting=meeting, entries=entries, printing=printing
        )
        return in_its_edition(about, recipe.gather(about))

    return Filed(
        kind=kind, case=number, meeting=meeting.id if meeting else None, name=_name(register, kind, meeting)
    ), gather


def _name(register: Register, kind: PaperKind, meeting: Meeting | None) -> str:
    """Return notice, and notice-2 of a second meeting; `minutes` is that of the meeting that concluded."""
    if meeting is None or kind is PaperKind.MINUTES:
        return kind
    place = [one.id for one in register.meetings(meeting.case)].index(meeting.id)
    return f"{kind}-{place + 1}" if place else kind
