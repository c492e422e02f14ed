"""The ways a revision can go, by the model alone: facts are set by hand, as acts and rules would set them."""

from typing import Self

import pytest

from xiangyue.model import FactValue
from xiangyue.process import Model, Position, check, load

FIRST = ("propose", "party_study", "opinions_posting.post", "opinions", "draft", "draft_posting.post", "comments")
MEETING = ("assembly.notice", "assembly.sign_in", "assembly.deliberate", "assembly.vote")


@pytest.fixture(scope="session")
def revision(models: dict[str, bytes], forms: dict[str, bytes]) -> Model:
    return load(models, "regulation_revision", forms)


class Revision:
    """A case, and who has said what in it."""

    def __init__(self, model: Model) -> None:
        self.facts: dict[str, FactValue] = {"answer.party_study.agreed": True}
        self.did: list[str] = []
        self.actions = {name: lambda _, name=name: self._act(name) for name in ("file", "publish")}
        self.position = Position.begin(model, facts=self.facts.get, actions=self.actions)

    def _act(self, action: str) -> None:
        self.did.append(action)
        if action == "publish":
            self.facts["case.published"] = True

    def do(self, *steps: str, **facts: FactValue) -> Self:
        """Do the steps in order, and wait out each posting; the facts are set before the last step."""
        for step in steps:
            if step == steps[-1]:
                self.facts.update({name.replace("__", "."): fact for name, fact in facts.items()})
            self.position.complete(step)
            if step.endswith(".post"):
                (timer,) = self.position.timers
                self.position.fire(timer.path)
        return self

    @property
    def waits(self) -> list[str]:
        return [step.path for step in self.position.waiting]


@pytest.fixture
def case(revision: Model) -> Revision:
    return Revision(revision)


@pytest.fixture
def sent(case: Revision) -> Revision:
    """A case the township is to look at."""
    return case.do(*FIRST, "send_review")


@pytest.fixture
def agreed(sent: Revision) -> Revision:
    return sent.do("review", case__review="agreed")


@pytest.fixture
def adopted(agreed: Revision) -> Revision:
    return agreed.do(*MEETING[:2], ruling__assembly__quorum__met=True).do(
        *MEETING[2:], ruling__assembly__majority__met=True
    )


def test_our_own_lint_finds_nothing(models: dict[str, bytes], forms: dict[str, bytes]) -> None:
    assert check(models, "regulation_revision", forms) == ()


@pytest.mark.parametrize("shared", ["meeting", "posting"])
def test_the_shared_models_stand_alone_too(models: dict[str, bytes], forms: dict[str, bytes], shared: str) -> None:
    assert check(models, shared, forms) == ()


def test_the_stages_are_the_five_official_ones(revision: Model) -> None:
    assert revision.stages == ("征集民意", "拟定草案", "提请审核", "审议表决", "备案公布")


def test_the_straight_way_files_before_it_publishes(adopted: Revision) -> None:
    adopted.do("minutes", "send_filing", "filing", case__filing="filed").do("announcement.post", "archive")
    assert (adopted.position.ended, adopted.did) == ("done", ["file", "publish"])


def test_what_is_posted_after_publication_waits_as_the_law_says(adopted: Revision) -> None:
    adopted.do("minutes", "send_filing", "filing", case__filing="filed")
    adopted.position.complete("announcement.post")
    assert [timer.rule for timer in adopted.position.timers] == ["R-PUB-04"]


def test_a_draft_is_posted_for_a_wait_no_law_asks_for(case: Revision) -> None:
    case.do("propose", "party_study").position.complete("opinions_posting.post")
    assert [timer.rule for timer in case.position.timers] == ["P7D"]


def test_what_the_party_organisation_does_not_take_up_ends(case: Revision) -> None:
    case.do("propose", "party_study", answer__party_study__agreed=False)
    assert case.position.ended == "not_taken_up"


def test_a_defect_of_the_text_goes_back_to_the_draft(sent: Revision) -> None:
    sent.do("review", case__review="to_draft")
    assert sent.waits == ["draft"]


@pytest.mark.parametrize(
    ("step", "redone"),
    [
        ("party_study", ("party_study",)),
        ("opinions_posting", ("opinions_posting.post", "opinions")),
        ("draft_posting", ("draft_posting.post", "comments")),
    ],
)
def test_a_defect_of_procedure_opens_that_step_alone_and_comes_back(
    sent: Revision, step: str, redone: tuple[str, ...]
) -> None:
    sent.do("review", case__review="reopened", case__reopen=step, case__reopening=True)
    assert sent.waits == [redone[0]]
    sent.do(*redone, case__reopen="none")
    assert sent.waits == ["send_review"]


def test_several_steps_are_opened_one_after_the_other(sent: Revision) -> None:
    sent.do("review", case__review="reopened", case__reopen="party_study", case__reopening=True)
    sent.do("party_study", case__reopen="draft_posting")
    assert sent.waits == ["draft_posting.post"]
    sent.do("draft_posting.post", "comments", case__reopen="none")
    assert sent.waits == ["send_review"]


def test_after_a_reopened_round_the_way_is_straight_again(sent: Revision) -> None:
    sent.do("review", case__review="reopened", case__reopen="party_study", case__reopening=True)
    sent.do("party_study", case__reopen="none").do("send_review", case__reopening=False, case__review="none")
    sent.do("review", case__review="to_draft").do("draft", "draft_posting.post", "comments")
    assert sent.waits == ["send_review"]


def test_an_answer_that_says_nothing_is_no_consent(sent: Revision) -> None:
    sent.do("review", case__review="none")
    assert sent.waits == ["draft"]


def test_too_few_may_be_called_again(agreed: Revision) -> None:
    agreed.do(*MEETING[:2]).do("assembly.no_quorum", answer__assembly__no_quorum__then="again")
    assert agreed.waits == ["assembly.notice"]


def test_too_few_may_be_the_end(agreed: Revision) -> None:
    agreed.do(*MEETING[:2]).do("assembly.no_quorum", answer__assembly__no_quorum__then="close")
    assert agreed.position.ended == "lapsed"


@pytest.mark.parametrize(("then", "waits", "ended"), [("draft", ["draft"], None), ("close", [], "not_adopted")])
def test_a_vote_that_fails(agreed: Revision, then: str, waits: list[str], ended: str | None) -> None:
    agreed.do(*MEETING[:2], ruling__assembly__quorum__met=True).do(*MEETING[2:])
    agreed.do("not_passed", answer__not_passed__then=then)
    assert (agreed.waits, agreed.position.ended) == (waits, ended)


def test_a_majority_without_a_quorum_adopts_nothing(agreed: Revision) -> None:
    agreed.do(*MEETING[:2], ruling__assembly__quorum__met=True)
    agreed.do(*MEETING[2:], ruling__assembly__quorum__met=False, ruling__assembly__majority__met=True)
    assert agreed.position.ended == "lapsed"


def test_an_order_to_correct_goes_back_to_the_draft_and_publishes_nothing(adopted: Revision) -> None:
    adopted.do("minutes", "send_filing", "filing", case__filing="to_draft")
    assert (adopted.waits, adopted.did) == (["draft"], ["file"])


def test_a_filing_nobody_answered_publishes_nothing(adopted: Revision) -> None:
    adopted.do("minutes", "send_filing", "filing")
    assert "publish" not in adopted.did
