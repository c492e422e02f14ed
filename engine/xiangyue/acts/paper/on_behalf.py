"""代录: which steps of a case were typed by another than the one whose act it is, and on what evidence."""

from collections.abc import Sequence

from xiangyue.acts.village.meant import name_of
from xiangyue.documents import OnBehalf
from xiangyue.model import Entry, Evidence, EvidenceKind
from xiangyue.records import Register
from xiangyue.words import say


def on_behalf_of(register: Register, entries: Sequence[Entry]) -> tuple[OnBehalf, ...]:
    """Return one line for each step typed on behalf, as the papers and the screens print it."""
    return tuple(
        OnBehalf(
            step=say(f"act.{entry.act}"),
            typed_by=name_of(register, entry.by.typed_by),
            responsible=name_of(register, entry.by.responsible),
            evidence=evidence_words(entry.by.evidence),
        )
        for entry in entries
        if entry.by.on_behalf and entry.by.evidence.kind is not EvidenceKind.TIMER
    )


def evidence_words(evidence: Evidence) -> str:
    """Return a piece of evidence as people write it: 党组织会议记录本第18页; 收件 青府函〔2026〕12号，周明签."""
    parts = [evidence.number, evidence.where]
    if evidence.kind is EvidenceKind.RECEIVED:
        parts.append(say("evidence.signed", by=evidence.signed_by, on=evidence.signed_on))
        return say("evidence.received", what="，".join(part for part in parts if part))
    return "，".join(part for part in parts if part) or say(f"evidencekind.{evidence.kind}")
