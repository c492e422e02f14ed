"""Whoever types in a real register is who he says: by a PIN just shown, by sitting there, or as the clerk without one."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.story import CERTIFICATE, CLERK, Story
from tests.who.conftest import GOOD, own
from xiangyue.acts.village.login import sit_down
from xiangyue.model import By, Draft, Entry, Mode, happened
from xiangyue.model.opened import RegisterOpened
from xiangyue.records import OwnHandNotShown, PinNeeded, Register
from xiangyue.records.pins import SETTINGS

WithPin = Callable[..., None]
CLERK_ID, SECRETARY = "p-0001", "p-0002"


def write(register: Register, by: By, story: Story) -> Entry:
    did = happened.PinCodeGiven(person="p-0003", again=False)
    with register.writing(now=story.now) as journal:
        return journal.append(Draft(case=None, by=by, happened_at=story.now, did=did))


def test_a_clerk_without_a_pin_writes_as_before(register: Register, story: Story) -> None:
    assert write(register, CLERK, story).by == CLERK


def test_another_without_a_pin_does_not(register: Register, story: Story) -> None:
    before = register.head()
    with pytest.raises(OwnHandNotShown) as refused:
        write(register, own(SECRETARY), story)
    assert refused.value.facts == {"who": "王建国"}
    assert register.head() == before


def test_a_clerk_with_a_pin_shows_it(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(CLERK_ID)
    with Register.open(home) as register:
        with pytest.raises(PinNeeded):
            write(register, CLERK, story)
        register.pins.show(CLERK_ID, GOOD, now=story.now)
        write(register, CLERK, story)


def test_what_was_shown_is_forgotten_when_the_register_is_closed(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    with Register.open(home) as register:
        register.pins.show(SECRETARY, GOOD, now=story.now)
        write(register, own(SECRETARY), story)
    with Register.open(home) as register, pytest.raises(PinNeeded):
        write(register, own(SECRETARY), story)


def test_whoever_sits_there_goes_on_sitting_while_he_writes(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    with Register.open(home) as register:
        sit_down(register, SECRETARY, GOOD, now=story.now)
    for _ in range(3):
        story.now += SETTINGS.idle
        with Register.open(home) as register:
            write(register, own(SECRETARY), story)
    story.now += SETTINGS.idle + timedelta(seconds=1)
    with Register.open(home) as register:
        assert register.pins.sitting(now=story.now) is None
        with pytest.raises(PinNeeded):
            write(register, own(SECRETARY), story)


def test_who_sits_there_does_not_vouch_for_another(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(CLERK_ID)
    with Register.open(home) as register:
        register.pins.show(CLERK_ID, GOOD, now=story.now)
        sit_down(register, CLERK_ID, GOOD, now=story.now)
    with Register.open(home) as register:
        write(register, CLERK, story)
        with pytest.raises(OwnHandNotShown):
            write(register, own(SECRETARY), story)


def test_whoever_left_shows_it_again(home: Path, with_pin: WithPin, story: Story) -> None:
    with_pin(SECRETARY)
    with Register.open(home) as register:
        sit_down(register, SECRETARY, GOOD, now=story.now)
    with Register.open(home) as register:
        register.pins.leave()
        with pytest.raises(PinNeeded):
            write(register, own(SECRETARY), story)


def test_a_timer_is_nobody(register: Register, story: Story, with_pin: WithPin) -> None:
    from xiangyue.model import TIMER  # noqa: PLC0415

    with_pin(CLERK_ID)
    assert write(register, TIMER, story).by == TIMER


def test_a_rehearsal_asks_nobody(tmp_path: Path) -> None:
    story = Story()
    real = story.opened()
    opened = RegisterOpened(
        register="r-play",
        mode=Mode.REHEARSAL,
        village=real.village,
        integrity_certificate=real.integrity_certificate,
        program="0.1.0",
    )
    with Register.create(tmp_path / "home", opened, by=CLERK, now=story.now, content=(CERTIFICATE,)) as register:
        for draft in story.village():
            with register.writing(now=story.now) as journal:
                journal.append(draft)
        assert write(register, own(SECRETARY), story).by == own(SECRETARY)


def test_a_desk_that_cannot_be_read_lets_nobody_in(home: Path, story: Story) -> None:
    from xiangyue.records import NotARegister  # noqa: PLC0415

    (home / "desk.db").write_bytes(b"spoiled on purpose" * 100)
    with Register.open(home) as register, pytest.raises(NotARegister):
        write(register, CLERK, story)


def test_nobody_types_for_the_township_as_one_of_its_own(register: Register, story: Story) -> None:
    with pytest.raises(OwnHandNotShown):
        write(register, own("o-1"), story)
