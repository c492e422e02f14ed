"""The kinds of paper that can be made of a case, and how."""

from collections.abc import Mapping

from xiangyue.acts.paper.agenda import gather_agenda
from xiangyue.acts.paper.archive_list import gather_archive_list
from xiangyue.acts.paper.ballot import (
    gather_ballot,
    gather_ballot_by_article,
    gather_tally_by_article,
    gather_tally_sheet,
)
from xiangyue.acts.paper.called import last_called
from xiangyue.acts.paper.checklist import gather_checklist
from xiangyue.acts.paper.correction import corrected_meeting, gather_correction
from xiangyue.acts.paper.filing_report import gather_filing_report
from xiangyue.acts.paper.lapse import gather_lapse, last_lapsed
from xiangyue.acts.paper.minutes import concluded, gather
from xiangyue.acts.paper.notice import gather_notice
from xiangyue.acts.paper.opinion import gather_opinion, last_heard
from xiangyue.acts.paper.posted import gather_draft_notice, gather_opinions_notice
from xiangyue.acts.paper.record import gather_record
from xiangyue.acts.paper.redline import gather_redline
from xiangyue.acts.paper.resolution import gather_resolution
from xiangyue.acts.paper.review_request import gather_review_request
from xiangyue.acts.paper.sign_in_sheet import gather_adult_sign_in_sheet, gather_sign_in_sheet
from xiangyue.acts.paper.subject import Recipe
from xiangyue.acts.paper.whole_text import gather_announcement, gather_text
from xiangyue.errors import Refusal
from xiangyue.model import PaperKind
from xiangyue.words import say

RECIPES: Mapping[PaperKind, Recipe] = {
    PaperKind.OPINIONS_NOTICE: Recipe(gather=gather_opinions_notice),
    PaperKind.DRAFT_NOTICE: Recipe(gather=gather_draft_notice),
    PaperKind.REDLINE: Recipe(gather=gather_redline),
    PaperKind.REVIEW_REQUEST: Recipe(gather=gather_review_request),
    PaperKind.NOTICE: Recipe(gather=gather_notice, meeting=last_called),
    PaperKind.AGENDA: Recipe(gather=gather_agenda, meeting=last_called),
    PaperKind.SIGN_IN_SHEET: Recipe(gather=gather_sign_in_sheet, meeting=last_called),
    PaperKind.SIGN_IN_SHEET_ADULTS: Recipe(gather=gather_adult_sign_in_sheet, meeting=last_called),
    PaperKind.BALLOT: Recipe(gather=gather_ballot, meeting=last_called),
    PaperKind.BALLOT_BY_ARTICLE: Recipe(gather=gather_ballot_by_article, meeting=last_called),
    PaperKind.TALLY_SHEET: Recipe(gather=gather_tally_sheet, meeting=last_called),
    PaperKind.TALLY_BY_ARTICLE: Recipe(gather=gather_tally_by_article, meeting=last_called),
    PaperKind.LAPSE_RECORD: Recipe(gather=gather_lapse, meeting=last_lapsed),
    PaperKind.RECORD: Recipe(gather=gather_record, meeting=concluded),
    PaperKind.MINUTES: Recipe(gather=gather, meeting=concluded),
    PaperKind.CHECKLIST: Recipe(gather=gather_checklist, meeting=concluded),
    PaperKind.RESOLUTION: Recipe(gather=gather_resolution, meeting=concluded),
    PaperKind.OPINION: Recipe(gather=gather_opinion, meeting=last_heard),
    PaperKind.CORRECTION: Recipe(gather=gather_correction, meeting=corrected_meeting),
    PaperKind.FILING_REPORT: Recipe(gather=gather_filing_report),
    PaperKind.TEXT: Recipe(gather=gather_text),
    PaperKind.ANNOUNCEMENT: Recipe(gather=gather_announcement),
    PaperKind.ARCHIVE_LIST: Recipe(gather=gather_archive_list),
}


class NoSuchPaper(Refusal):
    """There is no paper of that name that can be made of a case."""

    code = "no-such-paper"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told, kinds=tuple(say(f"paperkind.{kind}") for kind in RECIPES))


def kind_meant(told: str) -> PaperKind:
    """Return the kind of paper meant by its English or its Chinese name.

    Raises:
        NoSuchPaper: it is neither.

    """
    for kind in RECIPES:
        if told in (kind, say(f"paperkind.{kind}")):
            return kind
    raise NoSuchPaper(told=told)
