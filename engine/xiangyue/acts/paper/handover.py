"""交接清册 as a paper: what goes over, line by line, for three to sign."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Final

from xiangyue.acts.office import Office
from xiangyue.acts.paper.recorded import Filed, Made, called, head_of, put_on_record
from xiangyue.acts.village.handover import check_may_make
from xiangyue.acts.village.inventory import Inventory, Lacking, last_news
from xiangyue.acts.village.keys import KeyLine
from xiangyue.documents import HandoverFacts, HandoverPart, HandoverSigner, Press
from xiangyue.model import By, PaperKind
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey
from xiangyue.words import say

COPIES: Final = 3  # 移交, 接交, 监交
SHORT: Final = 9  # signs of the code that people type
MOST_LINES: Final = 12  # entries named one by one in a line


def render_handover(
    office: Office, inventory: Inventory, *, press: Press, key: IntegrityKey, by: By, now: datetime
) -> Made:
    """Make the list that is to be signed.

    Raises:
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: neither the clerk nor, for one who is not there, the secretary or the director.
        DiskFull: the copy for printing did not fit.

    """
    filed = Filed(kind=PaperKind.HANDOVER, name=_name(inventory))

    def gather(printing: int) -> HandoverFacts:
        return gather_handover(office.register, inventory, printing=printing)

    def check(record: Register, by: By, *, what: str, on: date) -> None:
        check_may_make(record, by, what=what, on=on, one_sided=inventory.parties.one_sided)

    return put_on_record(office, filed, gather, press=press, key=key, by=by, now=now, check=check)


def made_before(register: Register, inventory: Inventory) -> bool:
    """Say whether this very list was made: it may have been signed since."""
    return any(called(paper) == _name(inventory) for paper in register.papers(None))


def gather_handover(register: Register, inventory: Inventory, *, printing: int) -> HandoverFacts:
    """Return what the paper says."""
    village, last = register.village, last_news(register)
    return HandoverFacts(
        mode=register.mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        title=say("paperkind.handover"),
        made_at=last.recorded_at,
        printing=printing,
        head=head_of(register, last),
        post=inventory.post,
        on=inventory.on,
        one_sided=inventory.parties.one_sided,
        parts=tuple(parts_of(inventory)),
        elsewhere=tuple(say("handover.elsewhere").split("\n")),
        signers=tuple(_signers(inventory)),
        copies=COPIES,
        list_code=inventory.code[:SHORT],
    )


def parts_of(inventory: Inventory) -> Iterator[HandoverPart]:
    """Yield the parts of the list, as paper and screen say them."""
    new = inventory.parties.successor
    cases = tuple(
        say("handover.open_case", case=_short(one.case), title=one.title, waits=one.waits_for)
        for one in inventory.cases
    )
    hanging = tuple(
        say("handover.hangs", case=_short(one.case), what=one.what, until=one.until, places=one.places)
        for one in inventory.hanging
    )
    yield _part("cases", cases, new=new)
    yield _part("hanging", hanging)
    yield _part("promises", tuple(_promised(inventory)))
    yield _part("owed", tuple(f"{_short(one.case)} {one.what}：{one.remedy}" for one in inventory.owed))
    yield _part("boxes", inventory.boxes, ticked=True)
    yield _part("unscanned", tuple(_folded(inventory.unscanned)), count=len(inventory.unscanned))
    yield _part("without_evidence", tuple(_folded(inventory.without_evidence)), count=len(inventory.without_evidence))
    unsigned = tuple(f"{_short(one.case)} {one.who} {one.reason}".strip() for one in inventory.unsigned)
    yield _part("unsigned", unsigned)
    keys = "；".join(key_words(one) for one in inventory.keys)
    yield _part("keys", (keys,), count=len(inventory.keys))
    yield HandoverPart(name=say("handover.register"), count=say("handover.register.count", number=inventory.entry))


def key_words(one: KeyLine) -> str:
    """Return a key in words: 口令：书记、文书 2 人有."""
    more = [say("key.since", since=one.since)] if one.since and one.there else []
    more += ["、".join(one.whose)] if one.whose else []
    state = say("key.there" if one.there else "key.not_there")
    return f"{say(f'key.{one.what}')}：{state}" + (f"（{'；'.join(more)}）" if more else "")


def _name(inventory: Inventory) -> str:
    return f"{PaperKind.HANDOVER}-{inventory.code[:SHORT].lower()}"


def _part(
    name: str, lines: tuple[str, ...], *, count: int | None = None, ticked: bool = False, **facts: object
) -> HandoverPart:
    number = len(lines) if count is None else count
    return HandoverPart(
        name=say(f"handover.{name}", **facts),
        count=say(f"handover.{name}.count", count=number) if number else "",
        lines=lines,
        ticked=ticked,
    )


def _promised(inventory: Inventory) -> Iterator[str]:
    for one in inventory.promises:
        more = [one.who, say("handover.until", until=one.until) if one.until else "", _short(one.case)]
        told = "，".join(word for word in more if word)
        yield f"{one.what}（{told}）" if told else one.what


def _folded(found: Iterable[Lacking]) -> Iterator[str]:
    """Yield a line for each case and kind of step, with the entries in it by their numbers."""
    by_kind = sorted(found, key=lambda one: (one.case, one.what, one.entry))
    for (case, what), some in groupby(by_kind, key=lambda one: (one.case, one.what)):
        entries = [one.entry for one in some]
        shown = tuple(str(entry) for entry in entries[:MOST_LINES])
        more = say("handover.and_more", count=len(entries)) if len(entries) > MOST_LINES else ""
        yield say("handover.entries", case=_short(case), what=what, entries=shown) + more


def _signers(inventory: Inventory) -> Iterator[HandoverSigner]:
    parties = inventory.parties
    absent = say("handover.absent_note") if parties.one_sided else ""
    yield HandoverSigner(capacity=say("handover.gives"), name=parties.person, note=absent)
    yield HandoverSigner(capacity=say("handover.takes"), name=parties.successor)
    yield HandoverSigner(capacity=say("handover.watches"), name=parties.supervisor)
    yield HandoverSigner(capacity=say("handover.township"), name=parties.official)


def _short(case: str) -> str:
    return say("handover.case", number=case.rpartition("-")[2]) if case else ""
