"""生成: making a paper, sealing it with the register's own key, and putting it on record."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.minutes import concluded, gather
from xiangyue.canon import digest
from xiangyue.documents import Press
from xiangyue.model import By, Draft, PaperKind, PaperSeen
from xiangyue.model.happened import PaperMade
from xiangyue.records import DiskFull
from xiangyue.signing import IntegrityKey, seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper that was made, and where its copy lies."""

    paper: str
    path: Path
    sha256: str


def render(office: Office, number: str, *, press: Press, key: IntegrityKey, by: By, now: datetime) -> Made:
    """Make the minutes of the meeting that concluded, with the 程序核对表 behind them.

    Raises:
        NoMeeting: no meeting of the case has voted yet.
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: only the clerk makes papers.
        Overtaken: somebody else wrote to the case meanwhile.
        DiskFull: the copy for printing did not fit.

    """
    register = office.register
    check_clerk(register, by, what="does.render", on=now.astimezone(BEIJING).date())
    case = register.case(number)
    meeting = concluded(register, number)
    entries = tuple(entry for entry in register.entries(number) if not entry.act.startswith("paper."))
    before = [paper for paper in register.papers(number) if paper.meeting == meeting.id]
    if before and before[-1].of_entry == entries[-1].number:
        return _again(office, number, before[-1])
    printing = 1 + len(before)
    facts = gather(register, case, entries=entries, printing=printing)
    made = press.minutes(facts)
    sealed = seal(made.pdf, key, at=now)
    sha256 = register.keep(sealed)
    path = register.home / "papers" / number / f"{PaperKind.MINUTES}.pdf"
    partial = _laid_down(path, sealed)
    paper = f"{number}/{PaperKind.MINUTES}/{printing}"
    with register.writing(now=now) as journal:
        journal.append(
            Draft(
                case=number,
                by=by,
                happened_at=now,
                did=PaperMade(
                    paper=paper,
                    kind=PaperKind.MINUTES,
                    meeting=meeting.id,
                    of_entry=facts.head.entry,
                    head=facts.head.hash,
                    sha256=sha256,
                    made_with=made.made_with,
                ),
            ),
            seen=case.version,
        )
    partial.replace(path)
    return Made(paper=paper, path=path, sha256=digest(sealed))


def _again(office: Office, number: str, paper: PaperSeen) -> Made:
    """Return the paper there is: nothing has happened since, and a reprint is the stored bytes."""
    content = office.register.content(paper.sha256)
    path = office.register.home / "papers" / number / f"{PaperKind.MINUTES}.pdf"
    _laid_down(path, content).replace(path)
    return Made(paper=paper.id, path=path, sha256=paper.sha256)


def _laid_down(path: Path, content: bytes) -> Path:
    """Write the copy beside its place: what does not fit is found out before the entry is written."""
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
    except OSError as problem:
        raise DiskFull from problem
    return partial
