"""查阅: a number in full costs a PIN at that moment and a reason, and leaves a line in a register of its own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call, refuses
from tests.records.story import CLERK, Story
from tests.who.conftest import GOOD, own
from tests.who.test_calls import secret, terminal, with_pin
from xiangyue.acts.case.refusals import NothingSaid, NotYours
from xiangyue.acts.village.login import PinWanted, confirm_now, sit_down
from xiangyue.acts.village.unmasking import NothingSealed, looks, unmask
from xiangyue.model import Draft, happened
from xiangyue.records import AskAgain, KeyMissing, PinTooSoon, PinWrong, Register, Seals, verify
from xiangyue.records.pins import SETTINGS

WithPin = Callable[..., None]
CLERK_ID, SECRETARY, VILLAGER = "p-0001", "p-0002", "p-0003"
NUMBER, PHONE = "511524198506078313", "13900000042"


def seal_numbers(register: Register, seals: Seals, story: Story) -> None:
    """Seal a number and a telephone of the villager, in place of what the story has."""
    for kind, value in (("identity", NUMBER), ("phone", PHONE)):
        sealed = seals.seal(value, person=VILLAGER, kind=kind)
        did = happened.ValueSealed(person=VILLAGER, kind=kind, sealed=sealed.digest, finder=sealed.finder)
        with register.writing(now=story.now) as journal:
            journal.append_sealed(Draft(case=None, by=CLERK, happened_at=story.now, did=did), sealed.content)


@pytest.fixture
def seals(register: Register, home: Path, tmp_path: Path, story: Story) -> Seals:
    seals, _ = Seals.create(tmp_path / "keys" / "data.key", home=home, register=register.id)
    seal_numbers(register, seals, story)
    return seals


def test_a_number_in_full_is_shown_after_the_pin_and_leaves_a_line(
    register: Register, with_pin: WithPin, story: Story, seals: Seals
) -> None:
    with_pin(CLERK_ID)
    confirm_now(register, CLERK_ID, GOOD, now=story.now)
    found = unmask(
        register, VILLAGER, seals=lambda: seals, reason="核对户口簿", letter="巡察 2028-14", by=CLERK, now=story.now
    )
    assert found.values == {"identity": NUMBER, "phone": PHONE}
    (look,) = looks(register)
    assert (look.number, look.who, look.kinds) == (found.entry, "李秀芳", ("identity", "phone"))
    assert (look.reason, look.letter) == ("核对户口簿", "巡察 2028-14")
    entry = register.entry(found.entry)
    assert (entry.case, entry.act) == (None, "value.seen")
    assert NUMBER not in str(entry.payload)
    assert PHONE not in str(entry.payload)
    assert verify(register) == ()


def test_sitting_there_is_not_enough(register: Register, with_pin: WithPin, story: Story, seals: Seals) -> None:
    with_pin(CLERK_ID)
    sit_down(register, CLERK_ID, GOOD, now=story.now)
    before = register.head()
    with pytest.raises(AskAgain) as refused:
        unmask(register, VILLAGER, seals=lambda: seals, reason="核对", by=CLERK, now=story.now)
    assert refused.value.facts == {"who": "李秀芳"}
    assert register.head() == before


def test_a_pin_of_a_while_ago_is_not_of_this_moment(
    register: Register, with_pin: WithPin, story: Story, seals: Seals
) -> None:
    with_pin(CLERK_ID)
    confirm_now(register, CLERK_ID, GOOD, now=story.now)
    later = story.now + SETTINGS.at_once + timedelta(seconds=1)
    with pytest.raises(AskAgain):
        unmask(register, VILLAGER, seals=lambda: seals, reason="核对", by=CLERK, now=later)


def test_a_wrong_pin_takes_back_the_right_one_before(register: Register, with_pin: WithPin, story: Story) -> None:
    with_pin(CLERK_ID)
    confirm_now(register, CLERK_ID, GOOD, now=story.now)
    with pytest.raises(PinWrong):
        confirm_now(register, CLERK_ID, "another-one", now=story.now)
    assert not register.pins.confirmed(CLERK_ID, now=story.now)


def test_wrong_pins_at_the_moment_are_slowed_like_all_others(
    register: Register, with_pin: WithPin, story: Story
) -> None:
    with_pin(CLERK_ID)
    for _ in range(SETTINGS.free_tries):
        with pytest.raises(PinWrong):
            confirm_now(register, CLERK_ID, "another-one", now=story.now)
    with pytest.raises(PinTooSoon):
        confirm_now(register, CLERK_ID, GOOD, now=story.now)


def test_who_has_no_pin_sees_nothing(register: Register, story: Story, seals: Seals) -> None:
    with pytest.raises(PinWanted):
        unmask(register, VILLAGER, seals=lambda: seals, reason="核对", by=CLERK, now=story.now)


def test_a_reason_is_needed(register: Register, with_pin: WithPin, story: Story, seals: Seals) -> None:
    with_pin(CLERK_ID)
    confirm_now(register, CLERK_ID, GOOD, now=story.now)
    with pytest.raises(NothingSaid):
        unmask(register, VILLAGER, seals=lambda: seals, reason="  ", by=CLERK, now=story.now)


def test_the_secretary_may_look_and_a_villager_may_not(
    register: Register, with_pin: WithPin, story: Story, seals: Seals
) -> None:
    for person in (SECRETARY, VILLAGER):
        with_pin(person)
        confirm_now(register, person, GOOD, now=story.now)
    with pytest.raises(NotYours):
        unmask(register, VILLAGER, seals=lambda: seals, reason="看看", by=own(VILLAGER), now=story.now)
    unmask(register, VILLAGER, seals=lambda: seals, reason="核对", by=own(SECRETARY), now=story.now)
    assert [look.who for look in looks(register)] == ["王建国"]


def test_nothing_is_on_record_of_what_nobody_could_see(
    register: Register, with_pin: WithPin, story: Story, seals: Seals, tmp_path: Path
) -> None:
    with_pin(CLERK_ID)
    confirm_now(register, CLERK_ID, GOOD, now=story.now)
    with pytest.raises(NothingSealed):
        unmask(register, SECRETARY, seals=lambda: seals, reason="核对", by=CLERK, now=story.now)
    with pytest.raises(KeyMissing):
        unmask(
            register,
            VILLAGER,
            seals=lambda: Seals.open(tmp_path / "no.key", register=register.id),
            reason="核对",
            by=CLERK,
            now=story.now,
        )
    assert looks(register) == ()


@pytest.fixture
def at_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, story: Story) -> Path:
    """A home on this machine, with its key where the program looks for it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    key = tmp_path / "data" / "xiangyue" / "keys" / "r-shiqiao" / "data.key"
    seals, _ = Seals.create(key, home=home, register="r-shiqiao")
    with Register.open(home) as register:
        seal_numbers(register, seals, story)
    return home


def test_on_the_command_line_the_pin_comes_from_a_file_and_the_numbers_as_json(at_home: Path, tmp_path: Path) -> None:
    pin = secret(tmp_path / "pin", GOOD)
    show = ("roster", "show", VILLAGER, "--unmask", "--reason", "核对户口簿")
    assert refuses(at_home, *show)["code"] == "pin-wanted"
    with_pin(at_home, "李秀芳", pin)
    assert call("--home", at_home, "--pin-file", pin, "login", "李秀芳").status == 0
    assert refuses(at_home, *show, "--json")["code"] == "nobody-to-ask"
    assert refuses(at_home, "--pin-file", pin, "roster", "show", VILLAGER, "--unmask")["code"] == "nothing-said"
    told = call("--home", at_home, "--pin-file", pin, *show, "--json").told
    assert told["values"] == {"identity": NUMBER, "phone": PHONE}
    listed = call("--home", at_home, "查阅登记")
    assert ("核对户口簿" in listed.out, NUMBER in listed.out) == (True, False)
    assert call("--home", at_home, "looks", "--json").told[0]["number"] == told["entry"]
    assert refuses(at_home, "--pin-file", pin, "roster", "list", "--unmask")["code"] == "not-unmasked"


def test_at_the_terminal_who_sits_there_is_asked_again_and_sees_it_once(at_home: Path, tmp_path: Path) -> None:
    pin = secret(tmp_path / "pin", GOOD)
    with_pin(at_home, "李秀芳", pin)
    assert call("--home", at_home, "--pin-file", pin, "login", "李秀芳").status == 0
    with terminal(at_home, "roster", "show", VILLAGER, "--unmask") as clerk:
        clerk.expect("为什么要看")
        clerk.sendline("3")
        clerk.expect("函的文号")
        clerk.sendline("巡察 2028-14")
        clerk.expect("口令（输的时候不显示）：")
        assert NUMBER not in clerk.before
        clerk.sendline(GOOD)
        clerk.expect(NUMBER)
        clerk.expect(PHONE)
        clerk.expect(pexpect.EOF)
    (look,) = call("--home", at_home, "looks", "--json").told
    assert (look["reason"], look["letter"]) == ("有函来查", "巡察 2028-14")
    assert NUMBER not in call("--home", at_home, "log").out
