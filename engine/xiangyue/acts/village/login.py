"""换人办: a person gets a code from the clerk, sets a PIN with it, and shows the PIN when it is his turn."""

from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Mode, Person
from xiangyue.model.happened import PinCodeGiven
from xiangyue.records import AskAgain, Register
from xiangyue.words import say

LEAST: Final = 8  # signs; a choice of ours
MOST: Final = 128
SIX: Final = 6  # of a birth day, as people shorten it


class PinFlaw(StrEnum):
    """Why a PIN is no good."""

    SHORT = "short"
    LONG = "long"
    PLAIN = "plain"  # 88888888, 12345678
    BIRTHDAY = "birthday"


class PinTooWeak(Refusal):
    """Somebody who knows the person would guess the PIN."""

    code = "pin-too-weak"

    def __init__(self, *, why: PinFlaw) -> None:
        super().__init__(why=why)


class NoPinForTownship(Refusal):
    """The township's word never comes by a PIN of the village."""

    code = "no-pin-for-township"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class NotOfTheVillage(Refusal):
    """Who has died or moved away sets no PIN."""

    code = "not-of-the-village"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class PinWanted(Refusal):
    """What is to be done asks for a PIN, and this person has none yet."""

    code = "pin-wanted"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


def give_code(register: Register, person: str, *, by: By, now: datetime) -> str:
    """Return a code with which the person may set a PIN once; that it was given goes on record.

    Raises:
        NotYours: only the clerk gives codes.
        NoPinForTownship, NotOfTheVillage: not to this person.

    """
    villager_of(register, person, now=now)
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.give_code", on=now.astimezone(BEIJING).date())
        did = PinCodeGiven(person=person, again=register.pins.has(person))
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
        return register.pins.give_code(person, now=now)


def check_code(register: Register, person: str, code: str, *, now: datetime) -> None:
    """Refuse a code before anybody thinks of a PIN; one that is right stays good.

    Raises:
        NoPinForTownship, NotOfTheVillage: it is nobody who sets a PIN.
        NoCode, CodeWrong, PinTooSoon: the code is not the one.

    """
    villager_of(register, person, now=now)
    register.pins.check_code(person, code, now=now)


def set_pin(register: Register, person: str, *, code: str, pin: str, now: datetime) -> None:
    """Set a person's PIN by the code that was given, and have the person sit down.

    Raises:
        PinTooWeak: it would be guessed; the code stays good.
        NoCode, CodeWrong, PinTooSoon: the code is not the one.

    """
    refuse_weak(pin, villager_of(register, person, now=now))
    register.pins.set_by_code(person, code, pin, now=now)
    sit_down(register, person, pin, now=now)


def sit_down(register: Register, person: str, pin: str, *, now: datetime) -> None:
    """换人办: from now on this person types, until somebody else does or nothing is done for a while.

    Raises:
        NoPinForTownship: the township acts by its own paper.
        NoPin, PinWrong, PinTooSoon: it was not shown who it is.

    """
    villager_of(register, person, now=now)
    register.pins.show(person, pin, now=now)
    register.pins.sit(person, now=now)


def confirm_now(register: Register, person: str, pin: str, *, now: datetime) -> None:
    """Have a villager show the PIN at this moment, for signing, unmasking, overriding, or as evidence of a step.

    Whoever sits there is asked as well, and the sitting does not change. `check_confirmed` is how an act asks for it.

    Raises:
        NoPinForTownship, NotOfTheVillage: it is nobody whose PIN counts.
        NoPin, PinWrong, PinTooSoon: it was not shown who it is.

    """
    villager_of(register, person, now=now)
    register.pins.confirm(person, pin, now=now)


def check_confirmed(register: Register, person: str, *, now: datetime) -> None:
    """Refuse what nobody has confirmed at this moment by a PIN; a rehearsal asks nobody.

    Raises:
        PinWanted: the person has none, and so cannot.
        AskAgain: the PIN was not asked for now.

    """
    if register.mode is Mode.REHEARSAL:
        return
    who = villager_of(register, person, now=now).name
    if not register.pins.has(person):
        raise PinWanted(who=who)
    if not register.pins.confirmed(person, now=now):
        raise AskAgain(who=who)


def refuse_weak(pin: str, person: Person) -> None:
    """Refuse a PIN that somebody who knows the person would guess.

    Raises:
        PinTooWeak: and why.

    """
    flaw = pin_flaw(pin, person)
    if flaw is not None:
        raise PinTooWeak(why=flaw)


def pin_flaw(pin: str, person: Person) -> PinFlaw | None:
    """Say what is wrong with a PIN."""
    if not LEAST <= len(pin) <= MOST:
        return PinFlaw.SHORT if len(pin) < LEAST else PinFlaw.LONG
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        return PinFlaw.PLAIN
    born = f"{person.born:%Y%m%d}"
    digits = "".join(sign for sign in pin if sign.isdecimal())
    return PinFlaw.BIRTHDAY if born in digits or digits in {born[-SIX:], born[-SIX:] * 2} else None


def villager_of(register: Register, person: str, *, now: datetime) -> Person:
    """Return the villager meant.

    Raises:
        NoPinForTownship: it is somebody of the township.
        NotOfTheVillage: the person has died or moved away.

    """
    for official in register.officials():
        if official.id == person:
            raise NoPinForTownship(who=say("who.official", office=official.office, name=official.name))
    found = register.person(person)
    if person in register.gone(now.astimezone(BEIJING).date()):
        raise NotOfTheVillage(who=found.name)
    return found
