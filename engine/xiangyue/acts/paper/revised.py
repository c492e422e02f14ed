"""The draft a paper speaks of, and what it changes: as it stood at an entry, not as it became."""

from dataclasses import dataclass

from xiangyue.acts.case.refusals import NoDraft
from xiangyue.acts.paper.heading import last_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.canon import read
from xiangyue.model import ChangeKind, Entry, RedlineRow, Text, redline
from xiangyue.model.happened import TextRevised
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A draft, the entry that made it, and its 修改对照表."""

    entry: Entry
    base: str
    text: Text
    rows: tuple[RedlineRow, ...]

    @property
    def words(self) -> str:
        """改6条、增1条、删1条: what there was none of is not named."""
        counts = {kind: sum(one.kind is kind for one in self.rows) for kind in _ORDER}
        return "、".join(say(f"paper.change.{kind}", articles=count) for kind, count in counts.items() if count)


_ORDER = (ChangeKind.CHANGE, ChangeKind.ADD, ChangeKind.STRIKE)


def revised(subject: Subject, *, before: Entry | None = None) -> Revised:
    """Return the draft as it stood at an entry, or as it stands.

    Raises:
        NoDraft: there was none.

    """
    entry = last_of(subject, TextRevised, before=before)
    if entry is None:
        raise NoDraft(case=subject.case.number)
    did = read(TextRevised, entry.payload["did"])
    rows = redline(subject.register.text(did.base), did.text, did.changes)
    return Revised(entry=entry, base=did.base, text=did.text, rows=rows)
