"""接续, begun: how far a matter is on paper, since when, and where its papers lie."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import kept_at, parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.keys import line, needed, pick
from xiangyue_cli.resuming import clerk, small, ticked, until_name, walk
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.process import Step

HAS_ONE = "1"


def offer_resuming(session: Session) -> None:
    """At the end of the first day: what is half done need not wait for a new matter."""
    from xiangyue.acts.case.start import titled_workflows  # noqa: PLC0415

    lines(say("resume.offer"))
    try:
        if line(say("resume.offer_choose")) != HAS_ONE:
            return
        titles = titled_workflows()
        lines(say("screen.new"), *(f"  {place} {title}" for place, title in enumerate(titles.values(), start=1)))
        workflow = list(titles)[pick(say("screen.choose"), most=len(titles)) - 1]
        resume_new(session, office_of(session, writing=True), workflow)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
    except KeyboardInterrupt:  # whoever left knows; the register is open
        return


def resume_new(session: Session, office: "Office", workflow: str) -> None:
    """Ask how far the matter is and since when, open it, and type its steps.

    Raises:
        Away: whoever was asked left; what is on record stays.

    """
    from xiangyue.acts.case.resume import resume_case, steps_of  # noqa: PLC0415

    now = now_of(session, office)
    until = _which(steps_of(office, workflow)[1:])
    began = _began(now.date())
    papers = kept_at(needed(say("resume.papers")))
    by = clerk(session, office, now=now)
    case = resume_case(office, workflow, until=until, papers=papers, began_on=began, by=by, now=now)
    lines(say("resume.opened", case=small(case), title=case.title))
    walk(session, office, case.number)


def resume_case_on(session: Session, office: "Office", number: str) -> None:
    """Go on typing a case; one that stands where it was said to stand may be further on by now.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.acts.case.on_paper import resuming_until  # noqa: PLC0415
    from xiangyue.acts.case.resume import check_begun, stands_at, steps_of  # noqa: PLC0415

    now = now_of(session, office)
    case = ticked(office, number, now=now)
    until = resuming_until(case)
    if not until or any(one.step == until for one in case.flow.waiting):
        check_begun(case)
        here = {one.step for one in case.flow.waiting}
        until = _which([one for one in steps_of(office, number)[1:] if one.path not in here])
        papers = kept_at(needed(say("resume.papers")))
        case = stands_at(office, number, until=until, papers=papers, by=clerk(session, office, now=now), now=now)
    lines(say("resume.again", case=small(case), until=until_name(office, case)))
    walk(session, office, number)


def _which(steps: "Sequence[Step]") -> str:
    """Show the steps by their stages and return the one picked."""
    stages = list(dict.fromkeys(step.stage for step in steps))
    ordered = sorted(steps, key=lambda step: stages.index(step.stage))
    lines(say("resume.steps"))
    for stage, group in groupby(enumerate(ordered, start=1), key=lambda one: one[1].stage):
        lines(f"{stage}  " + "  ".join(f"{place} {_short(step)}" for place, step in group))
    return ordered[pick(say("screen.choose"), most=len(ordered)) - 1].path


def _short(step: "Step") -> str:
    """The stage says already of which meeting it is; of a posting it must be said."""
    from xiangyue.acts.case.moving import name_of  # noqa: PLC0415

    return name_of(step) if step.name in step.call else step.name


def _began(today: date) -> date:
    while True:
        typed = needed(say("resume.began", example=f"{today.month}.1"))
        try:
            day = parse_date(typed, today=today)
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
            continue
        if day <= today:
            lines(say("ask.understood", value=said(day)))
            return day
        lines(say("ask.not_taken", why=say("resume.not_yet", day=day)))
