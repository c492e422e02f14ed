"""到期处理: waits that are over are ended, by the clock that was handed in."""

from datetime import datetime

from xiangyue.acts.case.asked import Asked
from xiangyue.acts.case.moving import flow_of, model_of, resume
from xiangyue.acts.office import BEIJING, Office
from xiangyue.model import TIMER, About, Case, Draft, Due, Event, Ruling
from xiangyue.model.happened import PostingEnded, TimerFired
from xiangyue.records import Journal


def tick(office: Office, *, now: datetime) -> tuple[str, ...]:
    """End every wait that is over in any case, and return the cases that moved."""
    moved = []
    for number in dict.fromkeys(number for number, _ in office.register.due(now)):
        with office.register.writing(now=now) as journal:
            if fire_due(journal, office, number, now=now):
                moved.append(number)
    return tuple(moved)


def fire_due(journal: Journal, office: Office, number: str, *, now: datetime) -> bool:
    """End what is over in one case: every command that writes to a case does this first."""
    fired = False
    while True:
        case = journal.case(number)
        over = [due for due in case.flow.due if due.at <= now]
        if not over:
            return fired
        _fire(journal, office, case, min(over, key=lambda due: (due.at, due.timer)))
        fired = True


def _fire(journal: Journal, office: Office, case: Case, due: Due) -> None:
    asked = Asked(journal, case)
    position = resume(model_of(office.register, case), case, facts=asked, actions={})
    position.fire(due.timer)
    rest = tuple(one for one in case.flow.due if one.timer != due.timer)
    day = due.at.astimezone(BEIJING).date()
    did = _ended(journal, case, due)
    journal.append(
        Draft(
            case=case.number,
            by=TIMER,
            happened_at=due.at,
            did=did,
            rulings=_ruled(journal, office, case, did),
            flow=flow_of(position, office.law, before=rest, period_from=day, period_until=None),
        ),
        seen=case.version,
    )


def _ended(journal: Journal, case: Case, due: Due) -> Event:
    call = due.timer.rpartition(".")[0]
    for posting in reversed(journal.postings(case.number)):
        if posting.ended_at is None and posting.step.rpartition(".")[0] == call:
            return PostingEnded(posting=posting.id)
    return TimerFired(timer=due.timer, rule=due.rule)


def _ruled(journal: Journal, office: Office, case: Case, did: Event) -> tuple[Ruling, ...]:
    """Say of an adopted text whether it hung as long as the law asks, now that its days are over."""
    for posting in journal.postings(case.number):
        if isinstance(did, PostingEnded) and posting.id == did.posting and posting.what == "adopted":
            ruling = office.law.check_posting(
                posted_on=posting.posted_on, until=posting.until, about=About(text=posting.text)
            )
            return (ruling,) if ruling else ()
    return ()
