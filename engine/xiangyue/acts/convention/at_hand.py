"""The text people work on: what was half typed, else the case's last draft, else the text in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Change, ChangeKind, Text
from xiangyue.model.revise import revise

Said = tuple[ChangeKind, str, str]  # what was done to which article, and its words


def text_at_hand(office: Office, number: str, *, on: date) -> Text:
    """Return the text as it stands on the desk.

    Raises:
        NoSuchCase, NoTextInForce: there is none.

    """
    office.register.case(number)
    base, begun = text_on(office, on=on), half_typed(office, number)
    if begun:
        try:
            # A reason that is still to be written is asked for by whoever records the draft; here only words matter.
            return revise(base, [replace(one, reason=one.reason or "-") for one in begun])
        except Refusal:  # it broke off within an article
            pass
    revision = office.register.revision(number)
    return revision.text if revision else base


def half_typed(office: Office, number: str) -> tuple[Change, ...]:
    """Return the changes that lie on the desk; none where what lies there cannot be read."""
    for waiting in office.register.case(number).flow.waiting:
        if waiting.act == "revise_text":
            begun = (office.register.draft(number, waiting.step) or {}).get("changes")
            lines = begun if isinstance(begun, list) else []
            try:
                return tuple(
                    read(Change, {"words": "", "reason": "", **one}) for one in lines if isinstance(one, Mapping)
                )
            except Refusal:
                return ()
    return ()


def reasons_given(office: Office, number: str) -> dict[Said, str]:
    """Return the reasons of the last draft and of what lies on the desk, by what they are for."""
    revision = office.register.revision(number)
    told = (*(revision.changes if revision else ()), *half_typed(office, number))
    return {(one.kind, one.article, one.words): one.reason for one in told if one.reason}
