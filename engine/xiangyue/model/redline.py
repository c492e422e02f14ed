"""修改对照表: what a revision leaves, strikes and adds, article by article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from xiangyue.model.text import Change, ChangeKind, Text

# A figure, a Latin word or one sign: 200 becomes 100 as a whole, Chinese goes sign by sign.
_PIECES = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)
# What stays between two changes and is shorter than this, or is nothing but punctuation, is read with them.
_ISLAND = 2


class SegmentKind(StrEnum):
    """不变 增 删."""

    SAME = "same"
    ADDED = "added"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Some words, and whether they stayed."""

    kind: SegmentKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineRow:
    """One changed article: its number before and after, its words, and the reason."""

    article: str
    kind: ChangeKind
    before: int | None  # None: it is new
    after: int | None  # None: it is struck
    segments: tuple[Segment, ...]
    reason: str

    @property
    def old(self) -> tuple[Segment, ...]:
        """The words before, those struck among them."""
        return tuple(one for one in self.segments if one.kind is not SegmentKind.ADDED)

    @property
    def new(self) -> tuple[Segment, ...]:
        """The words after, those added among them."""
        return tuple(one for one in self.segments if one.kind is not SegmentKind.STRUCK)


def redline(base: Text, new: Text, changes: Sequence[Change] = ()) -> tuple[RedlineRow, ...]:
    """Return a row for every article in which the texts differ, in reading order; reasons come from `changes`."""
    reasons = {change.article: change.reason for change in changes}
    was = {one.id: (place, one.words) for place, one in enumerate(base.articles, start=1)}
    now = {one.id: (place, one.words) for place, one in enumerate(new.articles, start=1)}
    return tuple(
        _row(article, was.get(article), now.get(article), reasons.get(article, ""))
        for article in _reading_order(tuple(was), tuple(now))
        if was.get(article, (0, None))[1] != now.get(article, (0, None))[1]
    )


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Return what stayed, was struck and was added, such that the parts joined give both texts back."""
    was, now = _PIECES.findall(old), _PIECES.findall(new)
    runs = SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes()
    pairs = [("".join(was[a:b]), "".join(now[c:d])) for _, a, b, c, d in runs]
    return tuple(_told(_without_islands(pairs)))


def _row(article: str, was: tuple[int, str] | None, now: tuple[int, str] | None, reason: str) -> RedlineRow:
    kind = ChangeKind.ADD if was is None else ChangeKind.STRIKE if now is None else ChangeKind.CHANGE
    return RedlineRow(
        article=article,
        kind=kind,
        before=was and was[0],
        after=now and now[0],
        segments=segments(was[1] if was else "", now[1] if now else ""),
        reason=reason,
    )


def _reading_order(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield the articles as the new text has them, each struck one behind the article it stood behind."""
    struck_behind: dict[str, list[str]] = {}
    last = ""
    for article in was:
        if article in now:
            last = article
        else:
            struck_behind.setdefault(last, []).append(article)
    yield from struck_behind.get("", ())
    for article in now:
        yield article
        yield from struck_behind.get(article, ())


def _without_islands(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join changes between which too little stays to be read by itself."""
    joined: list[tuple[str, str]] = []
    for place, (old, new) in enumerate(pairs):
        inside = 0 < place < len(pairs) - 1
        changed = old != new or (inside and _island(old))
        if joined and changed and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + old, joined[-1][1] + new)
        else:
            joined.append((old, new))
    return joined


def _island(words: str) -> bool:
    return len(words) < _ISLAND or not any(sign.isalnum() for sign in words)


def _told(pairs: Iterable[tuple[str, str]]) -> Iterator[Segment]:
    for old, new in pairs:
        if old == new:
            yield Segment(kind=SegmentKind.SAME, words=old)
            continue
        if old:
            yield Segment(kind=SegmentKind.STRUCK, words=old)
        if new:
            yield Segment(kind=SegmentKind.ADDED, words=new)
