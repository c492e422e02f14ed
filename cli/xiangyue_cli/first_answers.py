"""What is asked on the first day, a line each; what was typed stands there again after a power cut."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from xiangyue.errors import Refusal
from xiangyue.model import masked
from xiangyue.words import say
from xiangyue_cli.ask import half_width, parse_date, picked
from xiangyue_cli.keys import BACK, HELP, text
from xiangyue_cli.tell import COLUMNS, cut, lines, tell_refusal, width

T = TypeVar("T")

CODE, PHONE = re.compile(r"\d{12}"), re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}")
NAME = re.compile(r"[^\W\d_][\w·（）()]{1,29}")
FILES = frozenset({"roster", "posts", "convention"})
NONE = frozenset({"无", "没有", "-"})  # typed over an answer of before: there is none after all
MOST_GROUPS, LONGEST_BASIS = 99, 100


class NotTakenError(Exception):
    """What was typed is no answer; the words say why."""


class BackError(Exception):
    """Somebody wants the question before this one again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was typed so far, in a file of the user's."""

    file: Path
    told: dict[str, str] = field(repr=False)

    @classmethod
    def taken_up(cls, file: Path) -> "Answers":
        """Return what was typed when it broke off; nothing where nothing can be read."""
        told: object = {}
        with suppress(OSError, ValueError):
            told = json.loads(file.read_text(encoding="utf-8"))
        kept = told.items() if isinstance(told, dict) else ()
        return cls(file=file, told={str(name): value for name, value in kept if isinstance(value, str)})

    def ask(self, name: str, reading: Callable[[str], T], *, optional: bool = False) -> T:
        """Ask until the answer can be taken; Enter takes what was typed before.

        Raises:
            BackError: by 0.
            Away: by q, or nobody sits there any more.

        """
        while True:
            before = self.told.get(name, "")
            typed = typed_whole(_prompt(name, before))
            if half_width(typed) in HELP:
                lines(*(f"  {one}" for one in say(f"first.how.{name}").split("\n")))
                continue
            typed = typed or before
            if not typed and not optional:
                lines(say("ask.needed"))
                continue
            if name in FILES:  # whoever mends a file says the same path again
                self.told[name] = typed
            try:
                value = reading(typed)
            except NotTakenError as no:
                lines(say("ask.not_taken", why=str(no)))
            except Refusal as refusal:
                tell_refusal(refusal, as_json=False)
            else:
                self.keep(name, typed)
                return value

    def forget(self) -> None:
        """The register is open: nothing has to stand there again."""
        with suppress(OSError):
            self.file.unlink(missing_ok=True)

    def keep(self, name: str, typed: str) -> None:
        """Keep what was typed for the next time."""
        self.told[name] = typed
        with suppress(OSError):  # nothing is lost but the second chance
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600)
            self.file.write_text(json.dumps(self.told, ensure_ascii=False), encoding="utf-8")


def typed_whole(prompt: str) -> str:
    """Return a line as it was typed: names and paths keep their signs in full width.

    Raises:
        BackError, Away: see there.

    """
    typed = text(prompt)
    if half_width(typed) in BACK:
        raise BackError
    return typed


def _prompt(name: str, before: str) -> str:
    """Return the question with what was typed before; a telephone number is not shown to whoever looks on."""
    title = say(f"first.{name}")
    if not before:
        return say("ask.prompt", title=title, default="")
    shown = say("ask.default", value=masked(before) if name == "phone" else before)
    if width(title + shown) < COLUMNS - 2:
        return say("ask.prompt", title=title, default=shown)
    lines(title)
    return say("ask.prompt", title="", default=say("ask.default", value=cut(before, COLUMNS - 8)))


def name_of(typed: str) -> str:
    """Return the name of a village or a township."""
    if not NAME.fullmatch(typed):
        raise NotTakenError(say("first.not_a_name"))
    return typed


def code_of(typed: str) -> str:
    """Return the division code; it may be known later."""
    told = half_width(typed)
    if told and not CODE.fullmatch(told):
        raise NotTakenError(say("first.not_a_code", count=len(told)))
    return told


def groups_of(typed: str) -> int:
    """Return how many groups the village has."""
    told = half_width(typed).removesuffix("个").removesuffix("组")
    if not told.isdecimal() or len(told) > len(str(MOST_GROUPS)) or int(told) < 1:
        raise NotTakenError(say("first.not_a_count", most=MOST_GROUPS))
    return int(told)


def phone_of(typed: str) -> str:
    """Return the telephone number that stands on notices; there may be none."""
    told = half_width(typed).replace(" ", "")
    if told and not PHONE.fullmatch(told):
        raise NotTakenError(say("first.not_a_phone"))
    return told


def day_of(typed: str, *, today: date) -> date:
    """Return a day that has come.

    Raises:
        NotADay: there is no such day.

    """
    day = parse_date(typed, today=today)
    if day > today:
        raise NotTakenError(say("first.not_yet", day=day))
    return day


def basis_of(typed: str) -> str:
    """Return on what the convention was adopted, one of the two ways by its number.

    Raises:
        NotARange: there is no such number.

    """
    if len(typed) > LONGEST_BASIS:
        raise NotTakenError(say("first.too_long", most=LONGEST_BASIS))
    return picked(typed, say("phrases.basis").split("\n"))
