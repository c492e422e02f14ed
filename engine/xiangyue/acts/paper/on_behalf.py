"""代录: which steps of a case were typed by another than the one whose act it is, and on what evidence."""

from collections.abc import Sequence

from xiangyue.acts.case.unproved import supplied_in
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import OnBehalf
from xiangyue.model import Entry, Evidence, EvidenceKind
from xiangyue.model.happened import EvidenceSupplied
from xiangyue.records import Register
from xiangyue.words import say


def on_behalf_of(register: Register, entries: Sequence[Entry]) -> tuple[OnBehalf, ...]:
    """Return one line for each step typed on behalf, as the papers and the screens print it; those without evidence first."""
    supplied = supplied_in(entries)
    told = [_line(register, entry, supplied.get(entry.number)) for entry in entries if is_line(entry)]
    return tuple(sorted(told, key=lambda one: not one.owed))


def is_line(entry: Entry) -> bool:
    """Say whether the entry is a step that was typed on behalf: evidence that came later is no step."""
    typed = entry.by.on_behalf and entry.by.evidence.kind is not EvidenceKind.TIMER
    return typed and entry.act != EvidenceSupplied.act


def evidence_of(entry: Entry, supplied: Entry | None) -> str:
    """Return the evidence of a step in words, that which came later too."""
    if supplied is None:
        return evidence_words(entry.by.evidence)
    return say("evidence.supplied_by", evidence=evidence_words(supplied.by.evidence), entry=supplied.number)


def evidence_words(evidence: Evidence) -> str:
    """Return a piece of evidence as people write it: 党组织会议记录本第18页; 收件 青府函〔2026〕12号，周明签."""
    parts = [evidence.number, evidence.where]
    if evidence.kind is EvidenceKind.RECEIVED:
        parts.append(say("evidence.signed", by=evidence.signed_by, on=evidence.signed_on))
        return say("evidence.received", what="，".join(part for part in parts if part))
    return "，".join(part for part in parts if part) or say(f"evidencekind.{evidence.kind}")


def _line(register: Register, entry: Entry, supplied: Entry | None) -> OnBehalf:
    return OnBehalf(
        step=say(f"act.{entry.act}"),
        typed_by=name_of(register, entry.by.typed_by),
        responsible=name_of(register, entry.by.responsible),
        evidence=evidence_of(entry, supplied),
        owed=entry.by.owing and supplied is None,
    )
