"""What a 修改对照表 does not say by itself: an article moved, two made one, one made two, a number that leads astray."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from xiangyue.model import Article, Text, arabic

_MOSTLY = 0.6  # so much of an article found in another one is no accident
_WORD = 2  # single signs in common say nothing
# 第二十条, but not that of a law: 《…法》第十六条
_REFERENCE = re.compile(r"(?<![》法例定])第([零〇一二三四五六七八九十百]{1,5}|[0-9]{1,3})条")


class Reshape(StrEnum):
    """What became of an article as a whole."""

    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """Something to look at once: an article by its number in force, and where it is found in the new text."""

    kind: Reshape
    before: int
    after: int


def noticed(base: Text, new: Text) -> Iterator[Noticed]:
    """Yield what is worth a look; nothing of it is wrong by itself."""
    was = {one.id: one for one in base.articles}
    now = {one.id: one for one in new.articles}
    for kind, old, found in _reshaped(was, now):
        yield Noticed(kind=kind, before=base.place(old), after=new.place(found))
    for article in new.articles:
        for number in _astray(base, new, was.get(article.id), article):
            yield Noticed(kind=Reshape.ASTRAY, before=number, after=new.place(article.id))


def _reshaped(was: dict[str, Article], now: dict[str, Article]) -> Iterator[tuple[Reshape, str, str]]:
    struck = [one for one in was.values() if one.id not in now]
    added = [one for one in now.values() if one.id not in was]
    changed = [one for one in now.values() if one.id in was and was[one.id].words != one.words]
    for old in struck:
        if same := next((one for one in added if one.words == old.words), None):
            yield Reshape.MOVED, old.id, same.id
        elif whole := next((one for one in changed if _mostly(old.words, one.words, was[one.id].words)), None):
            yield Reshape.MERGED, old.id, whole.id
    for new in added:
        if from_one := next((one for one in changed if _mostly(new.words, was[one.id].words, one.words)), None):
            yield Reshape.SPLIT, from_one.id, new.id


def _mostly(part: str, whole: str, other: str) -> bool:
    """Whether most of the part stands in the whole, and not in what the whole was made from or became."""
    return _covered(part, whole) >= _MOSTLY > _covered(part, other)


def _covered(part: str, whole: str) -> float:
    blocks = SequenceMatcher(a=part, b=whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _WORD) / max(len(part), 1)


def _astray(base: Text, new: Text, old: Article | None, article: Article) -> Iterator[int]:
    """Yield each number an article still names although another article, or none, has it now."""
    if old is None:
        return
    before, places = set(_REFERENCE.findall(old.words)), {one.id: place for place, one in enumerate(new.articles, 1)}
    for told in dict.fromkeys(_REFERENCE.findall(article.words)):
        number = arabic(told) or 0
        if told in before and 0 < number <= len(base.articles) and places.get(base.articles[number - 1].id) != number:
            yield number
