"""口令: slowed after wrong tries, kept as a hash, set with a code that is good once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.story import CLERK, Story
from tests.who.conftest import GOOD, own
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.village.login import (
    NoPinForTownship,
    NotOfTheVillage,
    PinFlaw,
    PinTooWeak,
    check_code,
    give_code,
    pin_flaw,
    set_pin,
    sit_down,
)
from xiangyue.model import Draft, PersonChange, PersonChangeKind, happened
from xiangyue.records import CodeWrong, NoCode, NoPin, PinTooSoon, PinWrong, Register, verify
from xiangyue.records.pins import SETTINGS, Pins
from xiangyue.words import say

WithPin = Callable[..., None]
SECRETARY = "p-0002"


def test_a_pin_is_kept_as_a_slow_hash_for_the_owner_s_eyes_only(
    register: Register, with_pin: WithPin, home: Path
) -> None:
    register.pins = Pins(home / "desk.db")
    with_pin(SECRETARY)
    desk = (home / "desk.db").read_bytes()
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in desk
    assert GOOD.encode() not in b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert (home / "desk.db").stat().st_mode & 0o077 == 0
    assert register.pins.holders() == (SECRETARY,)


def test_a_pin_is_the_same_in_full_width(register: Register, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY, "20991234")
    register.pins.show(SECRETARY, "２０９９１２３４", now=story.now)


def test_wrong_tries_are_counted_and_the_right_pin_is_not_looked_at_while_one_waits(
    register: Register, with_pin: WithPin, story: Story
) -> None:
    with_pin(SECRETARY)
    for _ in range(SETTINGS.free_tries):
        with pytest.raises(PinWrong):
            register.pins.show(SECRETARY, "another-one", now=story.now)
    with pytest.raises(PinTooSoon) as refused:
        register.pins.show(SECRETARY, GOOD, now=story.now + SETTINGS.first_wait - timedelta(seconds=1))
    assert refused.value.facts["not_before"] == story.now + SETTINGS.first_wait
    register.pins.show(SECRETARY, GOOD, now=story.now + SETTINGS.first_wait)
    with pytest.raises(PinWrong):  # the right one has wiped the count away
        register.pins.show(SECRETARY, "another-one", now=story.now + SETTINGS.first_wait)


def test_waits_double_up_to_a_longest_one() -> None:
    waits = [SETTINGS.wait(wrong) for wrong in range(1, 60)]
    assert waits[:5] == [
        timedelta(),
        timedelta(),
        SETTINGS.first_wait,
        2 * SETTINGS.first_wait,
        4 * SETTINGS.first_wait,
    ]
    assert set(waits[10:]) == {SETTINGS.longest_wait}


def test_whoever_opens_the_register_anew_waits_all_the_same(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    for _ in range(SETTINGS.free_tries):
        with pytest.raises(PinWrong):
            Pins(home / "desk.db").show(SECRETARY, "another-one", now=story.now)
    with pytest.raises(PinTooSoon):
        Pins(home / "desk.db").show(SECRETARY, GOOD, now=story.now)


def test_a_clock_that_had_run_ahead_locks_nobody_out(register: Register, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    for _ in range(SETTINGS.free_tries):
        with pytest.raises(PinWrong):
            register.pins.show(SECRETARY, "another-one", now=story.now + timedelta(days=3000))
    register.pins.show(SECRETARY, GOOD, now=story.now)


def test_a_code_is_good_once_and_for_a_day(register: Register, story: Story) -> None:
    code = give_code(register, SECRETARY, by=CLERK, now=story.now)
    with pytest.raises(CodeWrong):
        set_pin(register, SECRETARY, code="nonsense", pin=GOOD, now=story.now)
    with pytest.raises(NoCode):
        set_pin(register, SECRETARY, code=code, pin=GOOD, now=story.now + timedelta(days=2))
    set_pin(register, SECRETARY, code=code, pin=GOOD, now=story.now)
    with pytest.raises(NoCode):
        set_pin(register, SECRETARY, code=code, pin="another-one", now=story.now)
    register.pins.show(SECRETARY, GOOD, now=story.now)


@pytest.mark.parametrize("between", [" ", "-", "－", "—", "\u3000"])
def test_a_code_is_the_same_with_what_stands_between_its_halves(register: Register, story: Story, between: str) -> None:
    code = give_code(register, SECRETARY, by=CLERK, now=story.now)
    check_code(register, SECRETARY, f"{code[:4]}{between}{code[4:]}", now=story.now)
    wide = code.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    set_pin(register, SECRETARY, code=f"{wide[:4]}{between}{wide[4:]}", pin=GOOD, now=story.now)


def test_wrong_pins_and_wrong_codes_of_another_lock_no_code(
    register: Register, with_pin: WithPin, story: Story
) -> None:
    with_pin(SECRETARY)
    other = next(one.id for one in register.people(story.now.date()) if one.id != SECRETARY)
    codes = {who: give_code(register, who, by=CLERK, now=story.now) for who in (SECRETARY, other)}
    for _ in range(SETTINGS.free_tries):
        with pytest.raises(PinWrong):
            register.pins.show(SECRETARY, "another-one", now=story.now)
        with pytest.raises(CodeWrong):
            check_code(register, other, "nonsense", now=story.now)
    with pytest.raises(PinTooSoon) as refused:
        check_code(register, other, codes[other], now=story.now)
    assert (refused.value.facts["minutes"], refused.value.facts["seconds"]) == (0, 30)
    assert "还要等 0 分 30 秒" in say(refused.value.code, **refused.value.facts)
    set_pin(register, SECRETARY, code=codes[SECRETARY], pin="another-one", now=story.now)


def test_a_weak_pin_leaves_the_code_good(register: Register, story: Story) -> None:
    code = give_code(register, SECRETARY, by=CLERK, now=story.now)
    with pytest.raises(PinTooWeak):
        set_pin(register, SECRETARY, code=code, pin="short", now=story.now)
    set_pin(register, SECRETARY, code=code, pin=GOOD, now=story.now)


def test_that_a_code_was_given_stands_in_the_journal_and_whether_it_was_the_first(
    register: Register, with_pin: WithPin, story: Story
) -> None:
    with_pin(SECRETARY)
    give_code(register, SECRETARY, by=CLERK, now=story.now)
    told = [entry.payload["did"] for entry in register.entries() if entry.act == happened.PinCodeGiven.act]
    assert told == [{"person": SECRETARY, "again": False}, {"person": SECRETARY, "again": True}]
    assert verify(register) == ()


def test_only_the_clerk_gives_codes(register: Register, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    register.pins.show(SECRETARY, GOOD, now=story.now)
    with pytest.raises(NotYours):
        give_code(register, "p-0003", by=own(SECRETARY), now=story.now)


def test_nobody_of_the_township_has_a_pin_here(register: Register, story: Story) -> None:
    with pytest.raises(NoPinForTownship):
        give_code(register, "o-1", by=CLERK, now=story.now)
    with pytest.raises(NoPinForTownship):
        sit_down(register, "o-1", GOOD, now=story.now)


def test_the_dead_set_no_pin(register: Register, story: Story) -> None:
    died = PersonChange(person="p-0003", kind=PersonChangeKind.DIED, on=story.now.date())
    with register.writing(now=story.now) as journal:
        did = happened.RosterChanged(changes=(died,), basis="户口注销")
        journal.append(Draft(case=None, by=CLERK, happened_at=story.now, did=did))
    with pytest.raises(NotOfTheVillage):
        give_code(register, "p-0003", by=CLERK, now=story.now)


def test_who_has_no_pin_is_told_so(register: Register, story: Story) -> None:
    with pytest.raises(NoPin):
        sit_down(register, SECRETARY, GOOD, now=story.now)


@pytest.mark.parametrize(
    ("pin", "flaw"),
    [
        ("1234567", PinFlaw.SHORT),
        ("x" * 200, PinFlaw.LONG),
        ("88888888", PinFlaw.PLAIN),
        ("12345678", PinFlaw.PLAIN),
        ("87654321", PinFlaw.PLAIN),
        ("19860302", PinFlaw.BIRTHDAY),
        ("wjg19860302", PinFlaw.BIRTHDAY),
        ("王建国86-03-02", PinFlaw.BIRTHDAY),
        ("13572468", None),
        ("石桥村的老槐树下", None),
    ],
)
def test_a_pin_that_is_easily_guessed_is_none(register: Register, pin: str, flaw: PinFlaw | None) -> None:
    assert pin_flaw(pin, register.person(SECRETARY)) is flaw
