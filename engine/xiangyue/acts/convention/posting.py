"""张贴: putting something up for people to read, and waiting."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.case.witness import witnessed
from xiangyue.errors import Refusal
from xiangyue.model import About, Case
from xiangyue.model.happened import PostingBegun
from xiangyue.process import Model
from xiangyue.rules import Law


class PostingTooShort(Refusal):
    """The day it is to be taken down lies before the law allows."""

    code = "posting-too-short"

    def __init__(self, *, until: date, earliest: date, citation: str) -> None:
        super().__init__(until=until, earliest=earliest, citation=citation)


def begin_posting(scene: Scene, answers: Answers) -> Outcome:
    """Put a posting on record. What is posted is said by the model's call: opinions, draft or adopted."""
    posted_on = date.fromisoformat(answers["posted_on"])
    what = _what(scene.case, scene.model, scene.call)
    earliest = earliest_end(scene.law, scene.case, scene.model, scene.call, posted_on=posted_on)
    until = date.fromisoformat(answers["until"]) if answers.get("until") else earliest
    if until < earliest:
        rule = _rule(scene.model, scene.call, what)
        raise PostingTooShort(until=until, earliest=earliest, citation=scene.law.cite_rule(rule, posted_on))
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


def earliest_end(law: Law, case: Case, model: Model, call: str, *, posted_on: date) -> date:
    """Return the last day on which it must still hang, for whoever has to be told before."""
    return law.last_day(_rule(model, call, _what(case, model, call)), start=posted_on)


def _what(case: Case, model: Model, call: str) -> str:
    """The call says what is posted; after publication it is the adopted text, whatever the call."""
    return "adopted" if case.facts.get("published") else model.calls[call]["what"]


def _rule(model: Model, call: str, what: str) -> str:
    """Return the rule, or the period no law asks for, of the wait that follows in this call of the model."""
    return model.timers[f"{call}.{'wait_adopted' if what == 'adopted' else 'wait_draft'}"].rule
