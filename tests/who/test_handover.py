"""交接: a list of what is open, three names, one tenure ends as the other begins."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.records.story import CASE, CLERK, MODEL, SCAN, Story
from tests.who.conftest import GOOD, own
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.village.countersigning import (
    NothingToCountersign,
    SignedBeforeMade,
    countersign,
    unsigned_handovers,
)
from xiangyue.acts.village.envelopes import RecoveryCodeOfAnother
from xiangyue.acts.village.handover import (
    Handover,
    HandoverTooEarly,
    NotInThatPost,
    NotOfAge,
    OtherListSigned,
    SamePerson,
    WitnessOfTownshipNeeded,
    clerk_on,
    hand_over,
    prepare,
)
from xiangyue.acts.village.inventory import Inventory, Parties
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.village.promises import (
    NoSuchPromise,
    NothingPromised,
    PromiseKeptBefore,
    keep_promise,
    promise,
    promises,
)
from xiangyue.acts.village.recovering import set_pin_by_recovery
from xiangyue.canon import digest
from xiangyue.model import By, Draft, Event, PaperKind, PersonChange, PersonChangeKind, happened
from xiangyue.records import NoSuchCase, OwnHandNotShown, Register, Seals, verify

OLD, SECRETARY, NEW = "p-0001", "p-0002", "p-0003"
PARTIES = Parties(person=OLD, successor=NEW, supervisor=SECRETARY, official="何林")
WithPin = Callable[..., None]


@pytest.fixture(scope="module")
def opened(opened: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register with a case that waits, a posting, and defects the township told."""
    home, story = tmp_path_factory.mktemp("busy") / "home", Story()
    shutil.copytree(opened, home)
    list(story.village())  # what stands there already
    with Register.open(home) as register:
        for content in (MODEL, SCAN):
            register.keep(content)
        for part in (story.proposal, story.review):
            for draft in part():
                if isinstance(draft.did, happened.PostingTakenDown):
                    continue
                with register.writing(now=story.now) as journal:
                    journal.append(draft)
    return home


@pytest.fixture
def busy(register: Register) -> Register:
    return register


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def listed(register: Register, keys: Path, story: Story, parties: Parties = PARTIES) -> Inventory:
    return prepare(register, parties, on=story.now.date(), keys=keys, now=story.now)


def done(  # noqa: PLR0913
    register: Register, keys: Path, story: Story, *, parties: Parties = PARTIES, by: By = CLERK, signed: str = ""
) -> Handover:
    code = signed or listed(register, keys, story, parties).code
    return hand_over(register, parties, on=story.now.date(), keys=keys, signed=code, by=by, now=story.now)


def test_the_list_has_what_the_next_one_must_know(busy: Register, keys: Path, story: Story) -> None:
    told = listed(busy, keys, story)
    assert [(one.case, one.waits_for) for one in told.cases] == [(CASE, ("办review",))]
    assert [(one.until, one.places) for one in told.hanging] == [(date(2026, 3, 12), ("村口公示栏", "二组活动室"))]
    assert [one.what for one in told.owed] == ["错字"]
    assert told.parties.person == "李秀芳"
    assert (told.entry, told.head) == busy.head()
    assert [one.what for one in told.keys] == ["integrity", "data", "authority", "envelope", "pin"]


def put(register: Register, story: Story, did: Event, *, case: str | None = None) -> None:
    with register.writing(now=story.now) as journal:
        journal.append(Draft(case=case, by=CLERK, happened_at=story.now, did=did))


def test_what_was_taken_down_hangs_no_longer(busy: Register, keys: Path, story: Story) -> None:
    (posting,) = busy.postings(CASE)
    put(busy, story, happened.PostingTakenDown(posting=posting.id, on=posting.until + timedelta(days=1)), case=CASE)
    assert listed(busy, keys, story).hanging == ()


def test_what_was_promised_is_on_the_list_until_it_is_done(busy: Register, keys: Path, story: Story) -> None:
    day = date(2026, 12, 20)
    promise(busy, "路灯2盏", by=CLERK, now=story.now)
    number = promise(busy, "堰塘清淤", who="二组", until=day, about=CASE, by=CLERK, now=story.now)
    told = listed(busy, keys, story).promises
    assert [(one.what, one.who, one.until, one.case) for one in told] == [
        ("堰塘清淤", "二组", day, CASE),
        ("路灯2盏", "", None, ""),
    ]
    keep_promise(busy, number, on=story.now.date(), by=CLERK, now=story.now)
    assert [one.what for one in listed(busy, keys, story).promises] == ["路灯2盏"]
    assert [(one.number, one.kept_on) for one in promises(busy)] == [(1, None), (number, story.now.date())]
    assert verify(busy) == ()


def test_a_promise_needs_words_a_case_there_is_and_is_kept_once(busy: Register, story: Story) -> None:
    with pytest.raises(NothingPromised):
        promise(busy, " ", by=CLERK, now=story.now)
    with pytest.raises(NoSuchCase):
        promise(busy, "路灯2盏", about="2026-99", by=CLERK, now=story.now)
    number = promise(busy, "路灯2盏", by=CLERK, now=story.now)
    with pytest.raises(NoSuchPromise):
        keep_promise(busy, number + 1, on=story.now.date(), by=CLERK, now=story.now)
    keep_promise(busy, number, on=story.now.date(), how="改由镇上装", by=CLERK, now=story.now)
    with pytest.raises(PromiseKeptBefore):
        keep_promise(busy, number, on=story.now.date(), by=CLERK, now=story.now)


def test_nobody_but_the_clerk_writes_promises_down(busy: Register, story: Story, with_pin: WithPin) -> None:
    with_pin(SECRETARY)
    busy.pins.show(SECRETARY, GOOD, now=story.now)
    with pytest.raises(NotYours):
        promise(busy, "路灯2盏", by=own(SECRETARY), now=story.now)


def test_that_a_paper_was_made_does_not_make_another_list(busy: Register, keys: Path, story: Story) -> None:
    told = listed(busy, keys, story)
    made = happened.PaperMade(
        paper="handover-x/1",
        kind=PaperKind.HANDOVER,
        meeting=None,
        of_entry=told.entry,
        head=told.head,
        sha256=busy.keep(b"%PDF"),
        made_with={},
    )
    put(busy, story, made)
    assert listed(busy, keys, story).content == told.content
    done(busy, keys, story, signed=told.code)
    assert clerk_on(busy, on=story.now.date()) == NEW


def test_the_same_register_gives_the_same_list(busy: Register, keys: Path, story: Story) -> None:
    first = listed(busy, keys, story)
    story.now += timedelta(minutes=10)
    assert listed(busy, keys, story).content == first.content


def test_one_tenure_ends_on_the_day_the_other_begins(busy: Register, keys: Path, story: Story) -> None:
    done(busy, keys, story)
    today = story.now.date()
    assert clerk_on(busy, on=today) == NEW
    assert clerk_on(busy, on=today - timedelta(days=1)) == OLD
    held = [one for one in busy.tenures() if one.role == "clerk"]
    assert [(one.person, one.until) for one in held] == [(OLD, today), (NEW, None)]
    assert verify(busy) == ()


def test_three_names_and_the_list_itself_are_on_record(busy: Register, keys: Path, story: Story) -> None:
    entry = done(busy, keys, story).entry
    ((_, did),) = busy.every(happened.HandedOver)
    assert [(one.person, one.capacity, one.signed_on) for one in did.signatures] == [
        (OLD, "移交人", story.now.date()),
        (NEW, "接交人", story.now.date()),
        (SECRETARY, "监交人", story.now.date()),
    ]
    kept = json.loads(busy.content(did.inventory))
    assert (kept["parties"]["successor"], kept["entry"], kept["head"]) == ("赵喆", entry.number - 1, entry.previous)
    assert did.head == entry.previous


def test_the_old_name_stays_on_what_she_did(busy: Register, keys: Path, story: Story) -> None:
    before = [(one.number, name_of(busy, one.by.typed_by)) for one in busy.entries()]
    done(busy, keys, story)
    assert [(one.number, name_of(busy, one.by.typed_by)) for one in busy.entries()][:-1] == before


def test_the_old_one_writes_no_more_and_the_new_one_does(busy: Register, keys: Path, story: Story) -> None:
    done(busy, keys, story)
    did = happened.PinCodeGiven(person=SECRETARY, again=False)
    for by, refused in ((CLERK, True), (own(NEW), False)):
        draft = Draft(case=None, by=by, happened_at=story.now, did=did)
        with busy.writing(now=story.now) as journal:
            if refused:
                with pytest.raises(OwnHandNotShown):
                    journal.append(draft)
            else:
                journal.append(draft)


def test_the_old_pin_ends_and_the_new_one_gets_a_code(
    busy: Register, keys: Path, story: Story, with_pin: WithPin
) -> None:
    with_pin(OLD)
    busy.pins.show(OLD, GOOD, now=story.now)
    code = done(busy, keys, story).code
    assert not busy.pins.has(OLD)
    busy.pins.set_by_code(NEW, code, GOOD, now=story.now)
    assert busy.pins.holders() == (NEW,)


def test_a_list_that_was_signed_before_something_else_happened_is_refused(
    busy: Register, keys: Path, story: Story
) -> None:
    signed = listed(busy, keys, story).code
    with busy.writing(now=story.now) as journal:
        did = happened.PinCodeGiven(person=SECRETARY, again=False)
        journal.append(Draft(case=None, by=CLERK, happened_at=story.now, did=did))
    with pytest.raises(OtherListSigned):
        done(busy, keys, story, signed=signed)
    assert clerk_on(busy, on=story.now.date()) == OLD


def test_a_list_with_other_names_is_another_list(busy: Register, keys: Path, story: Story) -> None:
    signed = listed(busy, keys, story).code
    with pytest.raises(OtherListSigned):
        done(busy, keys, story, parties=replace(PARTIES, official="别人"), signed=signed)


def test_the_first_signs_of_the_code_are_enough(busy: Register, keys: Path, story: Story) -> None:
    done(busy, keys, story, signed=listed(busy, keys, story).code[:9].lower())
    assert clerk_on(busy, on=story.now.date()) == NEW


@pytest.mark.parametrize(
    "parties", [replace(PARTIES, successor=OLD), replace(PARTIES, supervisor=OLD), replace(PARTIES, supervisor=NEW)]
)
def test_three_different_people_sign(register: Register, keys: Path, story: Story, parties: Parties) -> None:
    with pytest.raises(SamePerson):
        listed(register, keys, story, parties)


def test_who_is_not_the_clerk_hands_nothing_over(register: Register, keys: Path, story: Story) -> None:
    with pytest.raises(NotInThatPost):
        listed(register, keys, story, Parties(person=NEW, successor=OLD, supervisor=SECRETARY))


def test_nobody_hands_over_from_a_day_on_which_she_still_typed(register: Register, keys: Path, story: Story) -> None:
    day = story.now.date() - timedelta(days=3)
    with pytest.raises(HandoverTooEarly) as refused:
        prepare(register, PARTIES, on=day, keys=keys, now=story.now)
    assert refused.value.facts["who"] == "李秀芳"


def test_a_child_takes_nothing_over(register: Register, keys: Path, story: Story) -> None:
    person = replace(register.person(NEW), id="p-0004", name="赵小宝", born=story.now.date() - timedelta(days=6000))
    with register.writing(now=story.now) as journal:
        did = happened.RosterTaken(households=(), people=(person,))
        journal.append(Draft(case=None, by=CLERK, happened_at=story.now, did=did))
    with pytest.raises(NotOfAge):
        listed(register, keys, story, replace(PARTIES, successor="p-0004"))


def test_a_colleague_hands_nothing_over_for_a_clerk_who_is_there(
    busy: Register, keys: Path, story: Story, with_pin: WithPin
) -> None:
    with_pin(SECRETARY)
    busy.pins.show(SECRETARY, GOOD, now=story.now)
    with pytest.raises(NotYours):
        done(busy, keys, story, by=own(SECRETARY))


ONE_SIDED = replace(PARTIES, one_sided=True)


def test_one_side_alone_needs_the_township_as_witness(register: Register, keys: Path, story: Story) -> None:
    with pytest.raises(WitnessOfTownshipNeeded):
        listed(register, keys, story, replace(ONE_SIDED, official=" "))


def test_the_secretary_hands_over_for_a_clerk_who_has_died(
    busy: Register, keys: Path, story: Story, with_pin: WithPin
) -> None:
    with_pin(SECRETARY)
    died = PersonChange(person=OLD, kind=PersonChangeKind.DIED, on=story.now.date())
    with busy.writing(now=story.now) as journal:
        did = happened.RosterChanged(changes=(died,), basis="户口注销")
        journal.append(Draft(case=None, by=CLERK, happened_at=story.now, did=did))
    busy.pins.show(SECRETARY, GOOD, now=story.now)
    done(busy, keys, story, parties=ONE_SIDED, by=own(SECRETARY))
    ((_, handed),) = busy.every(happened.HandedOver)
    assert (handed.signatures[0].signed_on, handed.signatures[0].reason) == (None, "本人不在，单方清点，可以后补签")
    assert clerk_on(busy, on=story.now.date()) == NEW
    assert verify(busy) == ()


def one_sided(busy: Register, keys: Path, story: Story, with_pin: WithPin) -> None:
    """The secretary hands over for the clerk, and the new one has no PIN yet: she writes as before."""
    with_pin(SECRETARY)
    busy.pins.show(SECRETARY, GOOD, now=story.now)
    done(busy, keys, story, parties=ONE_SIDED, by=own(SECRETARY))


def test_who_was_not_there_may_sign_later(busy: Register, keys: Path, story: Story, with_pin: WithPin) -> None:
    one_sided(busy, keys, story, with_pin)
    assert [one.did.person for one in unsigned_handovers(busy)] == [OLD]
    story.now += timedelta(days=20)
    day = story.now.date() - timedelta(days=2)
    countersign(busy, signed_on=day, where="文件柜", by=own(NEW), now=story.now)
    ((_, did),) = busy.every(happened.HandoverCountersigned)
    assert (did.person, did.signed_on, did.where) == (OLD, day, "文件柜")
    assert list(unsigned_handovers(busy)) == []
    with pytest.raises(NothingToCountersign):
        countersign(busy, signed_on=day, where="", by=own(NEW), now=story.now)
    assert verify(busy) == ()


def test_nobody_signed_before_there_was_a_list_or_in_days_to_come(
    busy: Register, keys: Path, story: Story, with_pin: WithPin
) -> None:
    one_sided(busy, keys, story, with_pin)
    for days in (-1, 1):
        with pytest.raises(SignedBeforeMade):
            countersign(busy, signed_on=story.now.date() + timedelta(days=days), where="", by=own(NEW), now=story.now)


def test_whoever_holds_the_envelope_opens_the_register_when_no_clerk_is_left(
    register: Register, keys: Path, story: Story
) -> None:
    _, code = Seals.create(keys / "data.key", home=register.home, register=register.id)
    set_pin_by_recovery(register, SECRETARY, recovery_code=code, pin=GOOD, keys=keys, now=story.now)
    assert register.pins.sitting(now=story.now) == SECRETARY
    ((entry, did),) = register.every(happened.PinCodeGiven)
    assert (entry.by, did.person) == (own(SECRETARY), SECRETARY)


def test_the_envelope_of_another_opens_nothing_and_serves_no_villager(
    register: Register, keys: Path, story: Story, tmp_path: Path
) -> None:
    _, code = Seals.create(keys / "data.key", home=register.home, register=register.id)
    _, other = Seals.create(tmp_path / "other.key", home=register.home, register="r-other")
    with pytest.raises(RecoveryCodeOfAnother):
        set_pin_by_recovery(register, SECRETARY, recovery_code=other, pin=GOOD, keys=keys, now=story.now)
    with pytest.raises(NotYours):
        set_pin_by_recovery(register, NEW, recovery_code=code, pin=GOOD, keys=keys, now=story.now)
    assert register.pins.holders() == ()


def test_what_is_kept_is_what_its_code_was_made_of(busy: Register, keys: Path, story: Story) -> None:
    told = listed(busy, keys, story)
    done(busy, keys, story)
    assert busy.content(digest(told.content)) == told.content
