"""A list asked line by line, or item by item, until an empty line."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask.asker import Asker, BackWanted, EndWanted
from xiangyue_cli.ask.field import Schema
from xiangyue_cli.ask.phrases import packed
from xiangyue_cli.ask.ranges import parse_ranges
from xiangyue_cli.ask.refusals import NotARange
from xiangyue_cli.ask.typed import half_width

KeepItems = Callable[[Sequence[Any]], None]
NUMBERED = re.compile(
    r"全部?|都|(除了?|[/÷])[\d\s,;.~到至—-]+(以?外)?|[\d\s,;.~到至—-]+"
)  # 2组院坝 is a place of that name
AskItem = Callable[[Schema, Mapping[str, Any], Callable[[Mapping[str, Any]], None]], dict[str, Any]]


def ask_list(
    asker: Asker, name: str, schema: Schema, present: Sequence[Any], keep: KeepItems, ask_item: AskItem
) -> list[Any]:
    """Return the items: those present, and what is typed now. `0` takes the last one back."""
    items, half = _whole_ones(schema, present)
    offered = [str(one) for one in (schema.get("examples") or [[]])[0]]
    _begin(asker, name, schema, items, offered)
    while True:
        try:
            items += _more(asker, schema, items, offered, half, keep, ask_item)
            keep(items)
        except EndWanted:
            if len(items) >= schema.get("minItems", 0):
                return items
            asker.tell(say("ask.too_few", least=schema["minItems"]))
        except BackWanted:
            if not items:
                raise
            items.pop()
            keep(items)
            asker.tell(say("ask.taken_back", count=len(items)))
        half = {}


def _begin(asker: Asker, name: str, schema: Schema, items: Sequence[Any], offered: Sequence[str]) -> None:
    asker.tell(say("ask.list", title=str(schema.get("title", name))))
    if offered:
        for line in packed(offered):
            asker.tell(line)
    if items:
        asker.tell(say("ask.so_far", count=len(items)))


def _whole_ones(schema: Schema, present: Sequence[Any]) -> tuple[list[Any], Mapping[str, Any]]:
    """Part the items from a last one that was broken off."""
    items = list(present)
    needed = schema.get("items", {}).get("required", ())
    if items and isinstance(items[-1], Mapping) and any(field not in items[-1] for field in needed):
        return items[:-1], items[-1]
    return items, {}


def _more(
    asker: Asker,
    schema: Schema,
    items: list[Any],
    offered: Sequence[str],
    half: Mapping[str, Any],
    keep: KeepItems,
    ask_item: AskItem,
) -> list[Any]:
    """Return one item more, or several of those offered."""
    item: Schema = schema.get("items", {})
    if item.get("type") == "object":
        asker.tell(say("ask.item", number=len(items) + 1))
        return [ask_item(item, half, lambda part: keep([*items, part]))]
    if not offered:
        prompt = say("ask.line", number=len(items) + 1)
        value = asker.value(prompt, {**item, "title": prompt}, default=None, needed=False, ends=True)
        return [value]
    return _offered(asker, item, items, offered)


def _offered(asker: Asker, item: Schema, items: Sequence[Any], offered: Sequence[str]) -> list[Any]:
    typed = asker.line(say("ask.pick", number=len(items) + 1), item).strip()
    if not typed:
        raise EndWanted
    if not NUMBERED.fullmatch(half_width(typed)):
        return [typed]
    try:
        picked = [offered[number - 1] for number in parse_ranges(typed, of=len(offered))]
    except NotARange as refusal:
        asker.tell(say("ask.not_taken", why=_why(refusal)))
        return []
    return [one for one in picked if one not in items]


def _why(refusal: Refusal) -> str:
    return say(refusal.code, **refusal.facts).split("\n")[1]
