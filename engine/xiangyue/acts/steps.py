"""The acts a model may name for a step: each turns a form's answers into what is put on record."""

from collections.abc import Callable, Mapping

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.convention.archive import archive_case
from xiangyue.acts.convention.draft import revise_text
from xiangyue.acts.convention.filing import answer_filing, report_filing
from xiangyue.acts.convention.motion import take_motion
from xiangyue.acts.convention.opinions import take_opinions
from xiangyue.acts.convention.posting import begin_posting
from xiangyue.acts.convention.review import answer_review, request_review
from xiangyue.acts.convention.study import record_study
from xiangyue.acts.meeting.debate import record_debate
from xiangyue.acts.meeting.lapse import lapse_meeting
from xiangyue.acts.meeting.minutes import sign_minutes
from xiangyue.acts.meeting.notice import call_meeting
from xiangyue.acts.meeting.opinion import settle_opinion, take_topic
from xiangyue.acts.meeting.roll import expand_sign_in
from xiangyue.acts.meeting.settle import settle_failed_vote
from xiangyue.acts.meeting.sign_in import sign_in
from xiangyue.acts.meeting.vote import count_vote

StepAct = Callable[[Scene, Answers], Outcome]
Preparing = Callable[[Scene, Answers], Answers]

STEPS: Mapping[str, StepAct] = {
    "take_motion": take_motion,
    "record_study": record_study,
    "begin_posting": begin_posting,
    "take_opinions": take_opinions,
    "revise_text": revise_text,
    "request_review": request_review,
    "answer_review": answer_review,
    "call_meeting": call_meeting,
    "sign_in": sign_in,
    "lapse_meeting": lapse_meeting,
    "record_debate": record_debate,
    "count_vote": count_vote,
    "settle_failed_vote": settle_failed_vote,
    "sign_minutes": sign_minutes,
    "report_filing": report_filing,
    "answer_filing": answer_filing,
    "archive_case": archive_case,
    "take_topic": take_topic,
    "sign_opinion": sign_minutes,  # the same signers; another paper, which is no minutes of a decision
    "settle_opinion": settle_opinion,
}

PREPARED: Mapping[str, Preparing] = {"sign_in": expand_sign_in}
"""What may be typed shorter than the form has it, before the answers are checked."""
