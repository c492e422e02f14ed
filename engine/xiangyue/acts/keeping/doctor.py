"""自检: what a clerk should know of the machine, the register and the law packs."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.envelopes import TRIED
from xiangyue.acts.village.keys import openers
from xiangyue.documents import find_fonts
from xiangyue.errors import Refusal
from xiangyue.model import Mode
from xiangyue.records import verify
from xiangyue.signing import IntegrityKey
from xiangyue.words import refused, say

OLD_TRIAL = timedelta(days=365)  # a code nobody has tried for so long may be lost, or be a copyist's mistake
OPENERS = 2  # so many can open the register at every moment
OLD_LAW = timedelta(days=365)  # a provision nobody has looked at for so long is worth a look; it still holds


class Health(StrEnum):
    """好, 提示, 不好."""

    GOOD = "good"
    HINT = "hint"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    what: str
    health: Health
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the machine keeps what a register needs beside its home."""

    fonts_named: str | None
    checkout: Path
    user: Path
    keys: Path


def doctor(office: Office | None, around: Surroundings, *, on: date) -> tuple[Finding, ...]:
    """Look at everything a day's work needs."""
    found = [_fonts(office, around), _printing()]
    if office is not None:
        found += [_register(office), _key(around), *_opening(office, on=on), *_law(office, on=on)]
    return tuple(found)


def _fonts(office: Office | None, around: Surroundings) -> Finding:
    try:
        place = find_fonts(
            env=around.fonts_named,
            home=office.register.home if office else None,
            checkout=around.checkout,
            user=around.user,
        )
    except Refusal as refusal:
        return _bad("fonts", refusal)
    return Finding(what=say("doctor.fonts"), health=Health.GOOD, words=str(place))


def _printing() -> Finding:
    from xiangyue.documents import load_weasyprint  # noqa: PLC0415 - WeasyPrint loads its libraries here

    try:
        load_weasyprint()
    except Refusal as refusal:
        return _bad("printing", refusal)
    return Finding(what=say("doctor.printing"), health=Health.GOOD, words=say("doctor.ready"))


def _register(office: Office) -> Finding:
    damages = verify(office.register)
    if damages:
        return Finding(what=say("doctor.register"), health=Health.BAD, words=say("doctor.damaged", count=len(damages)))
    number, _ = office.register.head()
    return Finding(what=say("doctor.register"), health=Health.GOOD, words=say("doctor.whole", number=number))


def _key(around: Surroundings) -> Finding:
    try:
        IntegrityKey.open(around.keys)
    except Refusal as refusal:
        return _bad("key", refusal)
    return Finding(what=say("doctor.key"), health=Health.GOOD, words=say("doctor.ready"))


def _opening(office: Office, *, on: date) -> list[Finding]:
    """Say whether the register can be opened when one person, or the laptop, is gone."""
    if office.register.mode is Mode.REHEARSAL:
        return []
    who = openers(office.register)
    words = say("doctor.openers", who=who, count=len(who)) if who else say("doctor.no_pin")
    enough = Health.GOOD if len(who) >= OPENERS else Health.HINT
    tried = office.register.desk.tried(TRIED)
    since = (tried or office.register.entry(1).happened_at).astimezone(BEIJING).date()
    found = [Finding(what=say("doctor.opening"), health=enough, words=words)]
    if on - since > OLD_TRIAL:
        found.append(Finding(what=say("doctor.recovery"), health=Health.HINT, words=say("doctor.try_it")))
    elif tried:
        words = say("doctor.tried", on=since)
        found.append(Finding(what=say("doctor.recovery"), health=Health.GOOD, words=words))
    return found


def _law(office: Office, *, on: date) -> list[Finding]:
    old = [shown for shown in office.law.show(on=on) if on - shown.checked_on > OLD_LAW]
    if not old:
        return [Finding(what=say("doctor.law"), health=Health.GOOD, words=say("doctor.law_read"))]
    return [Finding(what=say("doctor.law"), health=Health.HINT, words=say("doctor.law_old", count=len(old)))]


def _bad(what: str, refusal: Refusal) -> Finding:
    return Finding(what=say(f"doctor.{what}"), health=Health.BAD, words=refused(refusal)[0].replace("\n", ""))
