"""Templates are data of the township: read once, rendered in a sandbox, able to reach nothing but the facts."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from xiangyue.documents.errors import TemplateBroken, TemplateMissing
from xiangyue.documents.titles import balanced
from xiangyue.model.numerals import article_name, chinese

_LONGEST = 1_000_000  # signs a text may grow to by repeating it; no paper has so many


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also refuses to fill the memory with one multiplication."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"{operator} is not for templates")
        if operator == "*":
            for repeated, times in ((left, right), (right, left)):
                if isinstance(repeated, str | list | tuple) and len(repeated) * times > _LONGEST:
                    raise SecurityError("too long")
        return super().call_binop(context, operator, left, right)


class Sheets:
    """The templates and styles of the papers, a township's own in front of those that came with the program."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._looked = tuple(str(folder) for folder in folders)
        self._texts = _read(folders)
        self._jinja = _Sandbox(
            loader=DictLoader(dict(self._texts)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals.clear()
        self._jinja.globals["range"] = range
        self._jinja.filters |= _FILTERS

    def style(self, name: str) -> str:
        """Return a style sheet as it is.

        Raises:
            TemplateMissing: no folder has it.

        """
        if name not in self._texts:
            raise TemplateMissing(template=name, looked=self._looked)
        return self._texts[name]

    def fill(self, name: str, **facts: object) -> str:
        """Return the page that a template makes of the facts.

        Raises:
            TemplateMissing, TemplateBroken: there is none, or it cannot be filled.

        """
        try:
            return self._jinja.get_template(name).render(facts)
        except TemplateNotFound as problem:
            raise TemplateMissing(template=str(problem.name), looked=self._looked) from None
        except TemplateSyntaxError as problem:
            raise TemplateBroken(template=problem.name or name, line=problem.lineno, problem=_said(problem)) from None
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            AttributeError,
            RecursionError,
        ) as problem:
            # whatever a template does wrong with the facts shows as one of these; our own templates have tests
            raise TemplateBroken(template=name, line=_line(problem), problem=_said(problem)) from None

    def digests(self, *names: str) -> Mapping[str, str]:
        """Return the digest of each of these, and of every template they refer to."""
        told: dict[str, str] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in told or name not in self._texts:
                continue
            told[name] = hashlib.sha256(self._texts[name].encode()).hexdigest()
            if name.endswith(".j2"):
                referred = meta.find_referenced_templates(self._jinja.parse(self._texts[name]))
                # a name that is computed may be any of them
                waiting += [one for other in referred for one in ([other] if other else self._texts)]
        return dict(sorted(told.items()))


def _read(folders: Sequence[Path]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for folder in reversed(folders):
        for file in sorted(folder.glob("*")) if folder.is_dir() else ():
            if file.suffix in {".j2", ".css"} and file.is_file():
                try:
                    texts[file.name] = file.read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError) as problem:
                    raise TemplateBroken(template=file.name, line=None, problem=_said(problem)) from None
    return texts


def _said(problem: Exception) -> str:
    return str(problem).splitlines()[0][:120] if str(problem) else type(problem).__name__


def _line(problem: BaseException) -> int | None:
    """Return the line of the template, which Jinja puts into the traceback under the template's name."""
    line, trace = None, problem.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": _day,  # 2026年6月27日: no zero in front (GB/T 9704, 7.3.5.4)
    "clock": _clock,
    "chinese": chinese,
    "article": article_name,
    "balanced": balanced,
}
