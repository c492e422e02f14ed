"""撤下: postings whose days are over, until somebody says they hang no longer."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.worklist.chore import Chore
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Posting
from xiangyue.model.happened import PostingTakenDown
from xiangyue.records import Register
from xiangyue.words import say

KIND = "posting.down"
ADOPTED = "adopted"  # what the law wants hung for some days; who takes a draft down is nobody's line
WEATHERED = timedelta(days=60)  # after so long nothing hangs any more, said or not


class HangsNoLonger(Refusal):
    """The posting was taken down already."""

    code = "hangs-no-longer"

    def __init__(self, *, what: str, case: str) -> None:
        super().__init__(what=what, case=case)


class MustStillHang(Refusal):
    """The days of the posting are not over."""

    code = "must-still-hang"

    def __init__(self, *, what: str, case: str, until: date) -> None:
        super().__init__(what=what, case=case, until=until)


def to_take_down(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each adopted text whose days on the wall are over, until somebody says that it hangs no longer."""
    on = now.astimezone(BEIJING).date()
    down = _taken_down(office.register)
    for posting in office.register.postings_until(on - WEATHERED, on - timedelta(days=1)):
        if posting.what == ADOPTED and posting.id not in down:
            what = say("chore.posting.down", what=_name(posting), until=posting.until)
            yield Chore(kind=KIND, about=posting.id, what=what, lacks=say("chore.one_key"), case=posting.case)


def take_down(office: Office, posting: str, *, on: date, by: By, now: datetime) -> Posting:
    """Put on record that a posting hangs no longer.

    Raises:
        HangsNoLonger: it was said before.
        MustStillHang: its days are not over.
        NotYours: only the clerk says so.

    """
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.take_down", on=now.astimezone(BEIJING).date())
        case = posting.removeprefix("s-").rpartition("-")[0]
        hung = next(one for one in journal.postings(case) if one.id == posting)
        if any(did.posting == posting for did in journal.happened(case, PostingTakenDown)):
            raise HangsNoLonger(what=_name(hung), case=_small(case))
        if on <= hung.until:
            raise MustStillHang(what=_name(hung), case=_small(case), until=hung.until)
        did = PostingTakenDown(posting=posting, on=on)
        journal.append(Draft(case=case, by=by, happened_at=now, did=did))
        return hung


def _taken_down(register: Register) -> frozenset[str]:
    return frozenset(did.posting for _, did in register.every(PostingTakenDown))


def _name(posting: Posting) -> str:
    return say(f"handover.posting.{posting.what}")


def _small(case: str) -> str:
    return case.rpartition("-")[2]
