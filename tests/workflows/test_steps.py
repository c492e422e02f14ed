"""What the models ask of whom: the ids that acts, rehearsals and the journal rest on."""

from typing import Any

from lxml import etree

from xiangyue.model import EvidenceKind, Role
from xiangyue.model.facts import CASE_FACTS

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
REVISION = "regulation_revision/regulation_revision.bpmn"
MEETING = "shared/meeting.bpmn"
POSTING = "shared/posting.bpmn"
COUNCIL = "council_deliberation/council_deliberation.bpmn"

STEPS = {
    REVISION: {
        "propose": ("clerk", "take_motion", "征集民意"),
        "party_study": ("party_secretary", "record_study", "征集民意"),
        "opinions": ("clerk", "take_opinions", "征集民意"),
        "draft": ("clerk", "revise_text", "拟定草案"),
        "comments": ("clerk", "take_opinions", "拟定草案"),
        "send_review": ("clerk", "request_review", "提请审核"),
        "review": ("township_reviewer", "answer_review", "提请审核"),
        "not_passed": ("clerk", "settle_failed_vote", "审议表决"),
        "minutes": ("meeting:recorder", "sign_minutes", "备案公布"),
        "send_filing": ("clerk", "report_filing", "备案公布"),
        "filing": ("township_filer", "answer_filing", "备案公布"),
        "archive": ("clerk", "archive_case", "备案公布"),
    },
    MEETING: {
        "notice": ("clerk", "call_meeting", "会议"),
        "sign_in": ("clerk", "sign_in", "会议"),
        "no_quorum": ("clerk", "lapse_meeting", "会议"),
        "deliberate": ("meeting:chair", "record_debate", "会议"),
        "vote": ("meeting:scrutineer", "count_vote", "会议"),
    },
    POSTING: {"post": ("clerk", "begin_posting", "张贴")},
    COUNCIL: {
        "topic": ("clerk", "take_topic", "提出议题"),
        "sign": ("meeting:recorder", "sign_opinion", "协商意见"),
        "settle": ("clerk", "settle_opinion", "协商意见"),
    },
}
CALLS = {
    "opinions_posting": ("posting", "征集民意"),
    "draft_posting": ("posting", "拟定草案"),
    "assembly": ("meeting", "审议表决"),
    "announcement": ("posting", "备案公布"),
}
ENDS = {
    REVISION: {"not_taken_up", "lapsed", "not_adopted", "done"},
    MEETING: {"lapsed", "voted"},
    POSTING: {"over"},
    COUNCIL: {"lapsed", "made_public", "no_action"},
}


def _properties(element: Any) -> dict[str, str]:
    return {one.get("name"): one.get("value") for one in element.iter("{*}property")}


def _roles(root: Any) -> dict[str, str]:
    return {
        ref.text: _properties(lane)["role"]
        for lane in root.iter(f"{BPMN}lane")
        for ref in lane.iter(f"{BPMN}flowNodeRef")
    }


def test_the_steps_are_those_the_acts_know(models: dict[str, bytes]) -> None:
    for file, steps in STEPS.items():
        root = etree.fromstring(models[file])
        roles = _roles(root)
        drawn = {
            one.get("id"): (roles[one.get("id")], _properties(one)["act"], _properties(one)["stage"])
            for one in root.iter(f"{BPMN}userTask")
        }
        assert drawn == steps


def test_the_calls_and_their_stages(models: dict[str, bytes]) -> None:
    root = etree.fromstring(models[REVISION])
    calls = root.iter(f"{BPMN}callActivity")
    assert {one.get("id"): (one.get("calledElement"), _properties(one)["stage"]) for one in calls} == CALLS


def test_the_ends(models: dict[str, bytes]) -> None:
    for file, ends in ENDS.items():
        assert {one.get("id") for one in etree.fromstring(models[file]).iter(f"{BPMN}endEvent")} == ends


def test_every_role_is_one_of_the_domain_and_every_lane_has_chinese_words(models: dict[str, bytes]) -> None:
    for raw in models.values():
        for lane in etree.fromstring(raw).iter(f"{BPMN}lane"):
            assert Role(_properties(lane)["role"])
            assert not lane.get("name").isascii()


def test_nobody_may_speak_for_the_township(models: dict[str, bytes]) -> None:
    for raw in models.values():
        root = etree.fromstring(raw)
        roles = _roles(root)
        for step in root.iter(f"{BPMN}userTask"):
            assert not (Role(roles[step.get("id")]).of_township and _properties(step).get("evidence"))


def test_the_evidence_a_step_accepts_is_of_a_known_kind(models: dict[str, bytes]) -> None:
    for raw in models.values():
        for step in etree.fromstring(raw).iter(f"{BPMN}userTask"):
            for kind in _properties(step).get("evidence", "").split():
                assert EvidenceKind(kind)


def test_the_way_to_filing_leads_through_the_rulings_on_quorum_and_majority(models: dict[str, bytes]) -> None:
    """The only arrow into the stage of filing and publication asks both."""
    flows = {one.get("id"): one for one in etree.fromstring(models[REVISION]).iter(f"{BPMN}sequenceFlow")}
    into = [one for one in flows.values() if one.get("targetRef") == "minutes"]
    assert [one.findtext(f"{BPMN}conditionExpression") for one in into] == [
        "ruling.assembly.quorum.met and ruling.assembly.majority.met"
    ]


def test_a_gateway_without_an_answer_never_leads_on(models: dict[str, bytes]) -> None:
    """What nobody has said yet is no consent: the way on has a condition, the default leads back or ends."""
    root = etree.fromstring(models[REVISION])
    flows = {one.get("id"): one.get("targetRef") for one in root.iter(f"{BPMN}sequenceFlow")}
    gateways = {
        one.get("id"): flows[one.get("default")] for one in root.iter(f"{BPMN}exclusiveGateway") if one.get("default")
    }
    assert {
        gateway: gateways[gateway]
        for gateway in ("party_opinion", "review_result", "assembly_outcome", "filing_result")
    } == {
        "party_opinion": "not_taken_up",
        "review_result": "draft",
        "assembly_outcome": "lapsed",
        "filing_result": "draft",
    }


def test_every_step_that_can_be_opened_again_has_its_arrow(models: dict[str, bytes]) -> None:
    reopened = CASE_FACTS["reopen"]
    assert isinstance(reopened, tuple)
    root = etree.fromstring(models[REVISION])
    conditions = {
        one.get("targetRef"): one.findtext(f"{BPMN}conditionExpression")
        for one in root.iter(f"{BPMN}sequenceFlow")
        if one.get("sourceRef") == "reopen_next" and one.findtext(f"{BPMN}conditionExpression")
    }
    assert conditions == {step: f'case.reopen == "{step}"' for step in reopened if step != "none"}
