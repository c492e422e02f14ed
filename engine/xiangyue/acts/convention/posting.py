"""张贴: putting something up for people to read, and waiting."""

from datetime import date

from xiangyue.acts.case.on_paper import done_on_paper
from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.case.witness import witnessed
from xiangyue.errors import Refusal
from xiangyue.model import About, Case
from xiangyue.model.happened import PostingBegun
from xiangyue.process import Model
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue.words import say


class PostingTooShort(Refusal):
    """The day it is to be taken down lies before the law allows."""

    code = "posting-too-short"

    def __init__(self, *, until: date, earliest: date, citation: str) -> None:
        super().__init__(until=until, earliest=earliest, citation=citation)


class PostingWithoutContact(Refusal):
    """What asks for an answer names no phone, and the village has none for its notices."""

    code = "posting-without-contact"

    def __init__(self, *, what: str) -> None:
        super().__init__(what=what)


def begin_posting(scene: Scene, answers: Answers) -> Outcome:
    """Put a posting on record. What is posted is said by the model's call: opinions, draft or adopted."""
    posted_on = date.fromisoformat(answers["posted_on"])
    what = _what(scene.case, scene.model, scene.call)
    earliest = earliest_end(scene.law, scene.case, scene.model, scene.call, posted_on=posted_on)
    until = date.fromisoformat(answers["until"]) if answers.get("until") else earliest
    if until < earliest:
        rule = _rule(scene.model, scene.call, what)
        raise PostingTooShort(until=until, earliest=earliest, citation=scene.law.cite_rule(rule, posted_on))
    if phone_wanted(scene.register, scene.case, scene.step.path) and not answers.get("phone"):
        raise PostingWithoutContact(what=say(f"posting-what.{what}"))
    number = len(scene.journal.postings(scene.case.number)) + 1
    posted = PostingBegun(
        posting=f"s-{scene.case.number}-{number}",
        what=what,
        places=tuple(answers["places"]),
        posted_on=posted_on,
        posted_by=answers["posted_by"],
        until=until,
        witness=answers.get("witness", ""),
        scan=scene.by.evidence.scan,
        text=None if what == "opinions" else scene.draft().digest,
        receiver=answers.get("receiver"),
        phone=answers.get("phone"),
    )
    ruling = None
    if what == "adopted":  # that it hung long enough is ruled when the days are over
        ruling = scene.law.check_posting(posted_on=posted_on, until=None, about=About(text=posted.text))
    return Outcome(
        did=posted,
        happened_on=posted_on,
        rulings=(ruling,) if ruling else (),
        period_from=posted_on,
        period_until=until,
        starts_period=True,
        witnessed=witnessed(scene, posted.witness),
    )


def phone_wanted(register: Register, case: Case, path: str) -> bool:
    """Say whether a posting must name a phone: the village has none, and it is not one that hung before (接续)."""
    return not register.village.clerk_phone and not done_on_paper(case, path)


def earliest_end(law: Law, case: Case, model: Model, call: str, *, posted_on: date) -> date:
    """Return the last day on which it must still hang, for whoever has to be told before."""
    return law.last_day(_rule(model, call, _what(case, model, call)), start=posted_on)


def _what(case: Case, model: Model, call: str) -> str:
    """The call says what is posted; after publication it is the adopted text, whatever the call."""
    return "adopted" if case.facts.get("published") else model.calls[call]["what"]


def _rule(model: Model, call: str, what: str) -> str:
    """Return the rule, or the period no law asks for, of the wait that follows in this call of the model."""
    return model.timers[f"{call}.{'wait_adopted' if what == 'adopted' else 'wait_draft'}"].rule
