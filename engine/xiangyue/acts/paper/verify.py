"""核验: whether a paper is whole, and the one this register made."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiangyue.acts.office import Office
from xiangyue.acts.paper.beside import stands_beside, void_by
from xiangyue.acts.paper.recorded import called
from xiangyue.acts.village.integrity import certificate_at, own_certificates
from xiangyue.canon import digest
from xiangyue.errors import Refusal
from xiangyue.model import Mode, PaperKind, PaperSeen
from xiangyue.model.corrected import VoteCorrected
from xiangyue.model.happened import CertificateIssued, PaperMade
from xiangyue.signing import Expected, SignatureReport, attached, check


class PaperOfAnotherRegister(Refusal):
    """A paper that does not come from this register says nothing of its journal."""

    code = "paper-of-another-register"

    def __init__(self) -> None:
        super().__init__()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What is said of one file."""

    report: SignatureReport
    mode: Mode | None  # as the file says: a rehearsal is said first
    paper: PaperSeen | None  # the register's own entry of it
    in_register: bool | None  # None: no register was asked
    head_known: bool | None  # whether the head printed on it is one of this register's
    newer: PaperSeen | None = None  # a later printing of the same paper
    on_behalf: int = 0  # 代录: how many steps the paper says were typed for somebody else
    of_another: bool = False  # it names another register than the one that was asked
    owed: int = 0  # and of how many it says that nothing shows them yet
    corrected: VoteCorrected | None = None  # 更正: since it was made, a number on it was put right

    @property
    def void(self) -> bool:
        """作废: whole, and the register's own, and in force no longer."""
        return self.corrected is not None and not stands_beside(self.corrected)

    @property
    def whole(self) -> bool:
        """Nothing is wrong with it, by the file itself and by the register that was asked."""
        return self.report.whole and self.in_register is not False and self.head_known is not False


def verify_paper(content: bytes, *, office: Office | None, trust: Sequence[bytes] = (), now: datetime) -> Verified:
    """Check one file by itself, and against the register if there is one of the same id."""
    told = _told(content)
    register = told.get("head", {}).get("register")
    own = office if office is not None and register == office.register.id else None
    paper = _recorded(content, told, own) if own else None
    certificates = (*trust, *(_own_certificates(own) if own else ()))
    expected = None
    if own is not None and paper is not None:
        expected = Expected(sha256=paper.sha256, certificate=_sealed_with(paper, own))
    report = check(content, at=now, trust=certificates, expected=expected)
    return Verified(
        report=report,
        mode=Mode(told["mode"]) if told.get("mode") in {mode.value for mode in Mode} else None,
        paper=paper,
        in_register=None if own is None else paper is not None and paper.sha256 == digest(content),
        newer=_newer(paper, own) if own and paper else None,
        corrected=void_by(own.register, paper) if own and paper else None,
        of_another=office is not None and own is None and isinstance(register, str),
        on_behalf=len(_typed_for(told)),
        owed=sum(isinstance(one, dict) and one.get("owed") is True for one in _typed_for(told)),
        head_known=None if own is None else _head_known(told, own),
    )


def _told(content: bytes) -> dict[str, Any]:
    """Return the facts attached to the file and its kind, or nothing: what a stranger's file says is only looked up."""
    for kind in PaperKind:
        try:
            facts = json.loads(attached(content, f"{kind}.json"))
        except Exception:  # noqa: BLE001, S112 - any fault of a stranger's file means that it says nothing
            continue
        if isinstance(facts, dict) and isinstance(facts.get("head"), dict):
            return facts | {"kind": kind}
    return {}


def _typed_for(told: dict[str, Any]) -> list[Any]:
    lines = told.get("on_behalf")
    return lines if isinstance(lines, list) else []


def _own_certificates(office: Office) -> list[bytes]:
    """Return the certificates a paper of this register may bear: its own, and those its authority gave on record."""
    given = (did.certificate for _, did in office.register.every(CertificateIssued))
    return [office.register.content(one) for one in (*own_certificates(office.register), *given)]


def _sealed_with(paper: PaperSeen, office: Office) -> str:
    """Return the certificate of the key that was the register's when the paper was made."""
    made = office.register.entries_of(paper.case, PaperMade) if paper.case else ()
    entries = made or [entry for entry, _ in office.register.every(PaperMade)]
    entry = next(one for one in entries if one.payload["did"]["paper"] == paper.id)
    return certificate_at(office.register, entry.number)


def _recorded(content: bytes, told: dict[str, Any], office: Office) -> PaperSeen | None:
    """Return the entry of this very file; of a changed one, the entry of the paper it says it is."""
    numbers = (None, *(case.number for case in office.register.cases()))
    papers = [paper for number in numbers for paper in office.register.papers(number)]
    sha256 = digest(content)
    exact = [paper for paper in papers if paper.sha256 == sha256]
    alike = [
        paper
        for paper in papers
        if (paper.kind, paper.case) == (told.get("kind"), told.get("case") or None)
        and paper.id.rpartition("/")[2] == str(told.get("printing"))
    ]
    return next(iter(exact or alike), None)


def _newer(paper: PaperSeen, office: Office) -> PaperSeen | None:
    """Return the last printing of the same paper, if this one is not the last."""
    same = [one for one in office.register.papers(paper.case) if called(one) == called(paper)]
    last = max(same, key=lambda one: one.made_at)
    return last if last.id != paper.id else None


def _head_known(told: dict[str, Any], office: Office) -> bool:
    head = told.get("head")
    if not isinstance(head, dict):
        return False
    number, last = head.get("entry"), office.register.head()[0]
    if not isinstance(number, int) or not 1 <= number <= last:
        return False
    return office.register.entry(number).hash == head.get("hash")


def printed_heads(papers: Sequence[bytes], *, register: str) -> dict[int, str]:
    """Return the heads of the journal that papers of this register say, by the number of the entry.

    Raises:
        PaperOfAnotherRegister: a paper says none, or one of another register.

    """
    heads: dict[int, str] = {}
    for paper in papers:
        head = _told(paper).get("head")
        if not isinstance(head, dict) or head.get("register") != register:
            raise PaperOfAnotherRegister
        if isinstance(head.get("entry"), int) and isinstance(head.get("hash"), str):
            heads[head["entry"]] = head["hash"]
    return heads
