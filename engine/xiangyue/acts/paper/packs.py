"""一叠: which papers go together, in printing order, how many of each, and which of them must be there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xiangyue.errors import Refusal
from xiangyue.model import PaperKind
from xiangyue.words import say


class Pack(StrEnum):
    """What is printed together, by the occasion."""

    BEFORE = "before"  # 会前
    AFTER = "after"  # 会后
    SENDING = "sending"  # 报送
    POSTING = "posting"  # 张贴
    ARCHIVE = "archive"  # 归档


class Copies(StrEnum):
    """By what the copies of a paper are counted."""

    ONE = "one"
    PLACE = "place"  # a board each
    SEAT = "seat"  # a member each; of an assembly one for each venue
    VOTER = "voter"  # as many sheets as give a ballot to each
    TOWNSHIP = "township"  # one is kept, one goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind of paper in a pack."""

    kind: PaperKind
    copies: Copies = Copies.ONE
    needed: bool = True  # 必需; otherwise 可选: printed only where it is picked


class NoSuchPack(Refusal):
    """There is no pack of that name."""

    code = "no-such-pack"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told, packs=tuple(say(f"pack.{one}") for one in Pack))


_K = PaperKind

PACKS: Final[Mapping[Pack, tuple[Part, ...]]] = {
    Pack.BEFORE: (
        Part(kind=_K.AGENDA),
        Part(kind=_K.SIGN_IN_SHEET),
        Part(kind=_K.TALLY_SHEET),
        Part(kind=_K.REDLINE, copies=Copies.SEAT),
        Part(kind=_K.SIGN_IN_SHEET_ADULTS, needed=False),
        Part(kind=_K.TALLY_BY_ARTICLE, needed=False),
        Part(kind=_K.BALLOT, copies=Copies.VOTER, needed=False),
        Part(kind=_K.BALLOT_BY_ARTICLE, copies=Copies.VOTER, needed=False),
    ),
    Pack.AFTER: (
        Part(kind=_K.LAPSE_RECORD),
        Part(kind=_K.OPINION),
        Part(kind=_K.RECORD),
        Part(kind=_K.RESOLUTION),
        Part(kind=_K.CHECKLIST, needed=False),
        Part(kind=_K.MINUTES, needed=False),
    ),
    Pack.SENDING: (
        Part(kind=_K.FILING_REPORT, copies=Copies.TOWNSHIP),
        Part(kind=_K.REVIEW_REQUEST, copies=Copies.TOWNSHIP),
        Part(kind=_K.REDLINE),
        Part(kind=_K.TEXT),
        Part(kind=_K.RECORD),
        Part(kind=_K.RESOLUTION),
        Part(kind=_K.CHECKLIST, needed=False),
    ),
    Pack.POSTING: (
        Part(kind=_K.ANNOUNCEMENT, copies=Copies.PLACE),
        Part(kind=_K.TEXT, copies=Copies.PLACE),
        Part(kind=_K.NOTICE, copies=Copies.PLACE),
        Part(kind=_K.DRAFT_NOTICE, copies=Copies.PLACE),
        Part(kind=_K.OPINIONS_NOTICE, copies=Copies.PLACE),
    ),
    Pack.ARCHIVE: (
        Part(kind=_K.ARCHIVE_LIST),
        Part(kind=_K.OPINION),
        Part(kind=_K.RECORD),
        Part(kind=_K.RESOLUTION),
        Part(kind=_K.FILING_REPORT),
        Part(kind=_K.TEXT),
    ),
}


def pack_meant(told: str) -> Pack:
    """Return the pack meant by its English or its Chinese name.

    Raises:
        NoSuchPack: it is neither.

    """
    for pack in Pack:
        if told in (pack, say(f"pack.{pack}")):
            return pack
    raise NoSuchPack(told=told)
