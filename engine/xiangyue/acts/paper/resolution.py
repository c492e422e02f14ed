"""决议: gathering what a body that resolves has resolved."""

from typing import Final

from xiangyue.acts.paper.adoption import adoption
from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.paper.voted import decided
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import ResolutionFacts, Signer
from xiangyue.errors import Refusal
from xiangyue.model import Body
from xiangyue.words import say

RESOLVING: Final = frozenset(
    Body(name)
    for name in (
        "villagers_assembly",
        "representatives_meeting",
        "group_meeting",
        "party_committee",
        "two_committees",
        "party_members_meeting",
        "villagers_committee",
        "collective_assembly",
        "collective_delegates",
    )
)
"""A council deliberates: what comes of it is 协商意见, never 决议."""


class BodyResolvesNothing(Refusal):
    """What comes of this body is an opinion."""

    code = "body-resolves-nothing"

    def __init__(self, *, body: str) -> None:
        super().__init__(body=body)


def gather_resolution(subject: Subject) -> ResolutionFacts:
    """Return what the 决议 says.

    Raises:
        NothingAdopted: there is nothing to print.
        BodyResolvesNothing: the body that met deliberates.

    """
    found = adoption(subject)
    meeting, draft = found.meeting, found.revised
    if meeting.body not in RESOLVING:
        raise BodyResolvesNothing(body=say(f"body.{meeting.body}"))
    chair = Signer(capacity=say("capacity.chair"), name=name_of(subject.register, meeting.called.chair))
    return ResolutionFacts(
        **heading(subject, draft.entry),
        title=say("paper.resolution", convention=draft.text.title),
        convention=draft.text.title,
        body=say(f"body.{meeting.body}"),
        held_on=found.on,
        places=meeting.called.places,
        turnout=found.turnout,
        outcome=found.outcome,
        change=draft.words,
        articles=len(draft.text.articles),
        citation=found.majority.citation if found.majority else "",
        decided=decided(subject, meeting, found.voted),
        signers=(chair,),
    )
