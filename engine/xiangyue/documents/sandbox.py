"""The sandbox of the templates, and the few things a template may do in it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

from xiangyue.documents.titles import balanced
from xiangyue.model.numerals import article_name, chinese
from xiangyue.model.zone import BEIJING

# Jinja's filters but for those that undo the escaping, fill the memory, reach inside a value, or throw dice.
_HARMLESS = frozenset(
    [
        "abs",
        "batch",
        "count",
        "d",
        "default",
        "e",
        "escape",
        "first",
        "groupby",
        "int",
        "items",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "unique",
        "upper",
    ]
)
_PARTS = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
_NOON = 12
_LONGEST = 1_000_000  # signs a text may grow to by repeating it; no paper has so many


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrower: no methods are called, and no text is repeated until the memory is full."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_callable(self, obj: Any) -> bool:
        """Let a template call its own macros and blocks, loops within loops, and `range`."""
        return isinstance(obj, Macro | LoopContext | BlockReference) or obj is safe_range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"{operator} is not for templates")
        if operator == "*":
            for repeated, times in ((left, right), (right, left)):
                if isinstance(repeated, str | list | tuple) and len(repeated) * times > _LONGEST:
                    raise SecurityError("too long")
        return super().call_binop(context, operator, left, right)


def _day(day: date) -> str:
    local = day.astimezone(BEIJING) if isinstance(day, datetime) else day
    return f"{local.year}年{local.month}月{local.day}日"


def _clock(moment: datetime) -> str:
    local = moment.astimezone(BEIJING)
    return f"{local.hour}:{local.minute:02}"


def _spoken(moment: datetime) -> str:
    local = moment.astimezone(BEIJING)
    part = next(name for until, name in _PARTS if local.hour < until)
    hour = local.hour if local.hour <= _NOON else local.hour - _NOON
    return f"{part}{hour}点{f'{local.minute}分' if local.minute else ''}"


def _weekday(day: date) -> str:
    local = day.astimezone(BEIJING) if isinstance(day, datetime) else day
    return f"（星期{'一二三四五六日'[local.weekday()]}）"


def _moment(moment: datetime) -> str:
    return moment.astimezone(BEIJING).isoformat(timespec="seconds")


def _sentence(words: str) -> str:
    """End with a full stop what people typed without one."""
    said = words.rstrip()
    return f"{said}。" if said and (said[-1].isalnum() or said[-1] in "）》”") else said


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": _day,  # 2026年6月27日: no zero in front (GB/T 9704, 7.3.5.4)
    "weekday": _weekday,  # （星期六）
    "clock": _clock,  # 14:05
    "spoken": _spoken,  # 下午2点5分, for reading out
    "moment": _moment,  # 2026-06-27T14:05:00+08:00, for the file's own dates
    "sentence": _sentence,
    "chinese": chinese,  # 十一
    "article": article_name,  # 第十一条
    "balanced": balanced,  # the lines of a title
}


def sandbox(found: Callable[[str], tuple[str, str, None] | None]) -> Environment:
    """Return a sandbox whose templates are those that `found` knows: by name, with their text."""
    made = _Sandbox(
        loader=FunctionLoader(found),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals = {"range": safe_range}
    made.filters = {name: made.filters[name] for name in _HARMLESS} | _FILTERS
    return made
