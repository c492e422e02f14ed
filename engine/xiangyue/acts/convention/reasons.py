"""修改理由: one for every change, given one by one, by kind, or all at once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xiangyue.acts.convention.importing import Compared
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.model import Change, ChangeKind, RedlineRow, SegmentKind, Target, arabic, article_name
from xiangyue.words import say

REST = "其余"
SIGNS = "标点"


class ReasonsMissing(Refusal):
    """Some changes were given no reason."""

    code = "reasons-missing"

    def __init__(self, *, count: int, which: tuple[str, ...]) -> None:
        super().__init__(count=count, which=which)


class ReasonOfNothing(Refusal):
    """A reason was given for something that is not changed."""

    code = "reason-of-nothing"

    def __init__(self, *, told: str, changed: tuple[str, ...]) -> None:
        super().__init__(told=told[:20], changed=changed)


def row_name(row: RedlineRow) -> str:
    """Return 改第三条: by the number in force, that of the new text for a new article."""
    return f"{say(f'changekind.{row.kind}')}{article_name(row.before or row.after or 0)}"


def only_signs(row: RedlineRow) -> bool:
    """Whether nothing but punctuation and blanks was changed."""
    changed = (one.words for one in row.segments if one.kind is not SegmentKind.SAME)
    return row.kind is ChangeKind.CHANGE and not any(sign.isalnum() for words in changed for sign in words)


def offered_reasons(office: Office, number: str) -> tuple[str, ...]:
    """Return reasons that stand on record already: what people said, what the township wants changed."""
    postings = {posting.id: posting.what for posting in office.register.postings(number)}
    opinions = [
        say(f"reason.{postings[taken.posting]}", number=place, what=group.summary)
        for taken in office.register.opinions(number)
        for place, group in enumerate(taken.groups, start=1)
    ]
    wanted = [one.defect for one in office.register.defects(number) if one.defect.target is Target.TEXT]
    township = [say("reason.township", what=one.remedy or one.what) for one in wanted]
    return (*opinions, *township, *(say(f"reason.{usual}") for usual in ("lawful", "wording", "outdated")))


def with_reasons(compared: Compared, told: Mapping[str, Any], *, rest: str = "") -> Compared:
    """Return the changes with their reasons: by 改第三条 or 第三条, else as before, else by 标点, 改, 增, 删, 其余.

    Raises:
        ReasonOfNothing: a reason names what is not changed, or is no text.
        ReasonsMissing: some change has none.

    """
    rows = {row.article: row for row in compared.rows}
    given = {_key(key): str(reason).strip() for key, reason in told.items()}
    _check_keys(given, tuple(rows.values()))
    every = {**({REST: rest.strip()} if rest.strip() else {}), **given}
    changes = tuple(replace(one, reason=_reason(one, rows[one.article], every)) for one in compared.changes)
    bare = {one.article for one in changes if not one.reason}
    if missing := [row_name(row) for row in rows.values() if row.article in bare]:
        raise ReasonsMissing(count=len(missing), which=tuple(missing))
    return replace(compared, changes=changes)


def answers_of(compared: Compared) -> dict[str, Any]:
    """Return the answers of the step 拟定草案."""
    return {"changes": [_answer(change) for change in compared.changes]}


def _answer(change: Change) -> dict[str, str]:
    told = {"kind": change.kind.value, "article": change.article, "reason": change.reason}
    if change.kind is not ChangeKind.STRIKE:
        told["words"] = change.words
    if change.after is not None:
        told["after"] = change.after
    return told


def _key(told: object) -> str:
    """Return 改第三条 however it is written: 改 第3条, 第三条改."""
    key = "".join(str(told).split())
    for kind in ChangeKind:
        word = say(f"changekind.{kind}")
        if key != word and (key.startswith(word) or key.endswith(word)):
            return word + _key(key.removeprefix(word).removesuffix(word))
    number = arabic(key.removeprefix("第").removesuffix("条"))
    return article_name(number) if number else key


def _check_keys(given: Mapping[str, str], rows: tuple[RedlineRow, ...]) -> None:
    kinds = {say(f"changekind.{kind}") for kind in ChangeKind}
    names = [row_name(row) for row in rows]
    known = {REST, SIGNS, *kinds, *names, *(name[1:] for name in names)}
    for key, reason in given.items():
        if key not in known or not reason:
            raise ReasonOfNothing(told=key, changed=tuple(names))


def _reason(change: Change, row: RedlineRow, given: Mapping[str, str]) -> str:
    name = row_name(row)
    kind = say(f"changekind.{row.kind}")
    exact = given.get(name) or given.get(name.removeprefix(kind), "")
    by_class = (given.get(SIGNS, "") if only_signs(row) else "") or given.get(kind, "") or given.get(REST, "")
    return exact or change.reason or by_class
