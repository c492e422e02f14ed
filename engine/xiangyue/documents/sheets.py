"""Templates are data of the township: read once, rendered in a sandbox, able to reach nothing but the facts."""

import hashlib
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.exceptions import SecurityError, UndefinedError

from xiangyue.documents.errors import TemplateBroken, TemplateMissing
from xiangyue.documents.sandbox import sandbox

# Whatever a template does wrong with the facts shows as one of these; our own templates have tests.
_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


class Sheets:
    """The templates and styles of the papers, a township's own in front of those that came with the program."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._looked = tuple(str(folder) for folder in folders)
        self._texts = _read(folders)
        self._digests: dict[tuple[str, ...], dict[str, str]] = {}
        self._jinja = sandbox(self._found)

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
        except _FAULTS as problem:
            at, line = self._place(problem, name)
            raise TemplateBroken(template=at, line=line, problem=_said(problem)) from None

    def _found(self, name: str) -> tuple[str, str, None] | None:
        return (self._texts[name], name, None) if name in self._texts else None

    def _place(self, problem: Exception, name: str) -> tuple[str, int | None]:
        """Return the template that was at work, and its line: Jinja writes both into the traceback."""
        if isinstance(problem, TemplateSyntaxError):
            return problem.name or name, problem.lineno
        frames = traceback.extract_tb(problem.__traceback__)
        return next(
            ((frame.filename, frame.lineno) for frame in reversed(frames) if frame.filename in self._texts),
            (name, None),
        )

    def digests(self, *names: str) -> Mapping[str, str]:
        """Return the digest of each of these, and of every template they refer to."""
        if names not in self._digests:
            self._digests[names] = self._digest_all(names)
        return self._digests[names]

    def _digest_all(self, names: tuple[str, ...]) -> dict[str, str]:
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


_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (TemplateSyntaxError, "写法不对"),
    (UndefinedError, "用了没有的内容"),
    (SecurityError, "做了模板不许做的事"),
    (UnicodeDecodeError, "不是 UTF-8 文字"),
)


def _said(problem: Exception) -> str:
    """Return what is wrong: in Chinese for whoever prints, and as Jinja has it for whoever mends the template."""
    kind = next((words for known, words in _KINDS if isinstance(problem, known)), "算不出来")
    detail = str(problem).splitlines()[0][:80] if str(problem) else type(problem).__name__
    return f"{kind}（{detail}）"
