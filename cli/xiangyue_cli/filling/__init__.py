"""Asking the steps: by their forms, and where the register knows better than a form, in their own way."""

from collections.abc import Mapping

from xiangyue_cli.filling.by_form import ByForm, Row
from xiangyue_cli.filling.sitting import Sitting

__all__ = ["ByForm", "Row", "Sitting", "filling_of"]


def filling_of(at: Sitting) -> ByForm:
    """Return what asks this step, by the act the model names for it."""
    return _kinds().get(at.waiting.act, ByForm)(at)


def _kinds() -> Mapping[str, type[ByForm]]:
    from xiangyue_cli.filling.calling import Calling  # noqa: PLC0415 - each stands on this door's ByForm
    from xiangyue_cli.filling.drafting import Drafting  # noqa: PLC0415
    from xiangyue_cli.filling.opinions import Opinions  # noqa: PLC0415
    from xiangyue_cli.filling.plain import Archiving, Lapsing, Settling, Studying  # noqa: PLC0415
    from xiangyue_cli.filling.posting import Posting  # noqa: PLC0415
    from xiangyue_cli.filling.receiving import Receiving  # noqa: PLC0415
    from xiangyue_cli.filling.sending import Sending  # noqa: PLC0415
    from xiangyue_cli.filling.signatures import Signatures  # noqa: PLC0415
    from xiangyue_cli.filling.tallying import Tallying  # noqa: PLC0415
    from xiangyue_cli.sheets import SigningIn  # noqa: PLC0415

    return {
        "record_study": Studying,
        "begin_posting": Posting,
        "take_opinions": Opinions,
        "revise_text": Drafting,
        "request_review": Sending,
        "answer_review": Receiving,
        "call_meeting": Calling,
        "sign_in": SigningIn,
        "lapse_meeting": Lapsing,
        "count_vote": Tallying,
        "sign_minutes": Signatures,
        "sign_opinion": Signatures,
        "settle_opinion": Settling,
        "report_filing": Sending,
        "answer_filing": Receiving,
        "archive_case": Archiving,
    }
