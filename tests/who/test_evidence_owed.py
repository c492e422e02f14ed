"""凭据待补: what is typed for another before there is evidence, or on his own PIN; and what does not count meanwhile."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call, refuses
from tests.who.conftest import GOOD, QUICK, own
from tests.who.cutting import cut_before
from tests.who.test_calls import secret, terminal, with_pin
from xiangyue.acts.case.do import Done, do
from xiangyue.acts.case.may import accepted_by
from xiangyue.acts.case.refusals import (
    EvidenceNowhere,
    NotYours,
    OwnPaperNeeded,
    PaperOfTownshipNeeded,
    WitnessNeeded,
)
from xiangyue.acts.case.show import show
from xiangyue.acts.case.start import kept_files, open_case, start
from xiangyue.acts.case.unproved import unproved
from xiangyue.acts.case.vouch import NoEvidenceOwed, vouch
from xiangyue.acts.case.withdraw import withdraw
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.login import NoPinForTownship, confirm_now, give_code, set_pin
from xiangyue.acts.village.open import open_village
from xiangyue.acts.worklist.sources import chores
from xiangyue.intake import read_village
from xiangyue.model import (
    By,
    Evidence,
    EvidenceKind,
    EvidenceNotAccepted,
    Mode,
    Outcome,
    Role,
)
from xiangyue.process import Step
from xiangyue.records import AskAgain, Register, verify
from xiangyue.records.pins import SETTINGS, Pins
from xiangyue.rules import Law
from xiangyue.words import say

NOW = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
SECRETARY = "陈国富"
STUDY = {"held_on": "2026-03-02", "should_attend": 5, "present": 5, "in_favour": 5, "agreed": True}
MOTION = {"source": "villagers", "proposers": "5人联名", "summary": "卫生费改为自愿"}


@pytest.fixture(scope="module")
def opened(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real register in which a case waits for the Party organisation; never written to."""
    folder = tmp_path_factory.mktemp("real")
    village = read_village(root / "examples" / "shiqiao")
    with open_village(folder / "home", village, mode=Mode.REAL, keys=folder / "keys", now=NOW).register as register:
        office = Office(register=register, law=Law.national())
        clerk = own(holder(register, "clerk"))
        start(office, "regulation_revision", by=clerk, now=NOW)
        do(office, "2026-1", "propose", MOTION, by=clerk, now=NOW)
    return folder / "home"


@pytest.fixture
def at_study(opened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opened, tmp_path / "home"))


@pytest.fixture
def office(at_study: Path) -> Iterator[Office]:
    with Register.open(at_study) as register:
        register.pins = Pins(at_study / "desk.db", settings=QUICK)
        yield Office(register=register, law=Law.national())


def holder(register: Register, role: str) -> str:
    return next(one.person for one in register.tenures(NOW.date()) if one.role == role)


def for_secretary(office: Office, kind: EvidenceKind, where: str = "") -> By:
    register = office.register
    return By(
        typed_by=holder(register, "clerk"),
        responsible=holder(register, "party_secretary"),
        evidence=Evidence(kind=kind, where=where),
    )


def study(office: Office, kind: EvidenceKind, where: str = "") -> Done:
    return do(office, "2026-1", "party_study", STUDY, by=for_secretary(office, kind, where), now=NOW)


def pin_of(office: Office, role: str) -> str:
    """Give the holder of a role a PIN; nobody sits there afterwards."""
    register = office.register
    person = holder(register, role)
    code = give_code(register, person, by=own(holder(register, "clerk")), now=NOW)
    set_pin(register, person, code=code, pin=GOOD, now=NOW)
    register.pins.leave()
    return person


def test_it_is_recorded_and_stands_first_until_the_evidence_is_there(office: Office) -> None:
    entry = study(office, EvidenceKind.OWED).entry
    (first, *_) = chores(office, now=NOW)
    assert (first.kind, first.about, first.first, first.case) == ("evidence.owed", str(entry.number), True, "2026-1")
    shown = show(office, "2026-1", on=NOW.date())
    assert [(line.number, line.evidence) for line in shown.unproved] == [(entry.number, "凭据待补")]
    vouch(office, entry.number, by=for_secretary(office, EvidenceKind.RECORD_BOOK, "党组织会议记录本第18页"), now=NOW)
    assert (unproved(office.register), show(office, "2026-1", on=NOW.date()).unproved) == ((), ())
    line = next(line for line in show(office, "2026-1", on=NOW.date()).course if line.number == entry.number)
    assert line.evidence == f"党组织会议记录本第18页（流水第 {entry.number + 1} 笔补）"
    assert not [one for one in chores(office, now=NOW) if one.kind == "evidence.owed"]
    assert verify(office.register) == ()


def test_the_ruling_on_it_is_owed_until_then(office: Office) -> None:
    done = study(office, EvidenceKind.OWED)
    assert [one.outcome for one in done.counting] == [Outcome.OWED]
    (unmet,) = show(office, "2026-1", on=NOW.date()).unmet
    assert (unmet.ruling.outcome, f"第 {done.entry.number} 笔" in unmet.ruling.note) == (Outcome.OWED, True)
    vouch(office, done.entry.number, by=for_secretary(office, EvidenceKind.SIGNED_PAPER, "柜2盒3"), now=NOW)
    assert show(office, "2026-1", on=NOW.date()).unmet == ()


def test_whoever_says_nothing_of_the_evidence_is_refused_as_before(office: Office) -> None:
    for kind in (EvidenceKind.NONE, EvidenceKind.SELF):
        with pytest.raises(EvidenceNotAccepted):
            study(office, kind)


def test_what_is_supplied_is_supplied_once_for_the_right_person_and_lies_somewhere(office: Office) -> None:
    entry = study(office, EvidenceKind.OWED).entry.number
    before = office.register.head()
    book = for_secretary(office, EvidenceKind.RECORD_BOOK, "第18页")
    with pytest.raises(EvidenceNotAccepted):
        vouch(office, entry, by=for_secretary(office, EvidenceKind.OWED), now=NOW)
    with pytest.raises(EvidenceNowhere):
        vouch(office, entry, by=for_secretary(office, EvidenceKind.RECORD_BOOK, " "), now=NOW)
    with pytest.raises(NotYours):
        vouch(office, entry, by=replace(book, responsible=book.typed_by), now=NOW)
    with pytest.raises(NoEvidenceOwed):
        vouch(office, entry - 1, by=book, now=NOW)
    assert office.register.head() == before
    vouch(office, entry, by=book, now=NOW)
    with pytest.raises(NoEvidenceOwed):
        vouch(office, entry, by=book, now=NOW)


def test_a_case_that_was_taken_back_still_owes_its_evidence(office: Office) -> None:
    entry = study(office, EvidenceKind.OWED).entry.number
    withdraw(office, "2026-1", reason="不改了", by=own(holder(office.register, "clerk")), now=NOW)
    assert [one.number for one in unproved(office.register)] == [entry]
    vouch(office, entry, by=for_secretary(office, EvidenceKind.RECORD_BOOK, "第18页"), now=NOW)
    assert unproved(office.register) == ()


def test_a_pin_typed_there_and_then_is_evidence(office: Office) -> None:
    secretary = pin_of(office, "party_secretary")
    with pytest.raises(AskAgain):  # set today, but not shown for this
        study(office, EvidenceKind.PIN)
    confirm_now(office.register, secretary, GOOD, now=NOW)
    assert study(office, EvidenceKind.PIN).entry.by.evidence.kind is EvidenceKind.PIN
    assert unproved(office.register) == ()
    assert office.register.pins.sitting(now=NOW) is None


def test_a_pin_of_a_while_ago_is_no_evidence(office: Office) -> None:
    secretary = pin_of(office, "party_secretary")
    confirm_now(office.register, secretary, GOOD, now=NOW - SETTINGS.at_once - timedelta(seconds=1))
    with pytest.raises(AskAgain):
        study(office, EvidenceKind.PIN)


def test_the_clerk_s_own_pin_is_no_evidence_for_another(office: Office) -> None:
    clerk = pin_of(office, "clerk")
    confirm_now(office.register, clerk, GOOD, now=NOW)
    with pytest.raises(AskAgain) as refused:
        study(office, EvidenceKind.PIN)
    assert refused.value.facts == {"who": SECRETARY}


def test_a_pin_supplies_what_was_owed(office: Office) -> None:
    entry = study(office, EvidenceKind.OWED).entry.number
    secretary = pin_of(office, "party_secretary")
    confirm_now(office.register, secretary, GOOD, now=NOW)
    vouch(office, entry, by=for_secretary(office, EvidenceKind.PIN), now=NOW)
    assert unproved(office.register) == ()


def step(role: str, *evidence: EvidenceKind) -> Step:
    return Step(path="x", name="意见", role=Role(role), form="x.schema.json", act="x", evidence=evidence, stage="")


@pytest.mark.parametrize("role", ["township_reviewer", "township_filer", "supervisor"])
def test_nobody_who_speaks_for_himself_is_typed_for_on_a_pin_or_on_nothing(role: str) -> None:
    assert accepted_by(step(role, EvidenceKind.RECEIVED)) == (EvidenceKind.RECEIVED,)


def test_a_step_that_only_its_own_person_may_do_is_typed_for_by_nobody() -> None:
    assert accepted_by(step("villager")) == ()


def at_study_of(office: Office, role: str) -> str:
    """Open a case whose model asks somebody else for the study, and not the Party."""
    clerk = own(holder(office.register, "clerk"))
    files = kept_files(office, "regulation_revision")
    main = next(name for name in files if name.endswith("regulation_revision.bpmn"))
    told = files[main].decode()
    for old, new in (
        ('name="role" value="party_secretary"', f'name="role" value="{role}"'),
        ('<spiffworkflow:property name="evidence" value="record_book signed_paper" />', ""),
    ):
        assert told.count(old) == 1
        told = told.replace(old, new)
    files[main] = told.encode()
    office.register.keep(files[main])
    with office.register.writing(now=NOW) as journal:
        case = open_case(journal, office, "regulation_revision", files, title=None, by=clerk, now=NOW, began_at=NOW)
    return do(office, case.number, "propose", MOTION, by=clerk, now=NOW).case.number


@pytest.mark.parametrize("kind", [EvidenceKind.OWED, EvidenceKind.PIN, EvidenceKind.RECORD_BOOK, EvidenceKind.RECEIVED])
def test_an_opinion_of_the_supervision_comes_on_its_signed_paper_and_the_refusal_says_so(
    office: Office, kind: EvidenceKind
) -> None:
    case = at_study_of(office, "supervisor")
    by = replace(for_secretary(office, kind, "柜2"), responsible=holder(office.register, "supervisor"))
    with pytest.raises(OwnPaperNeeded) as refused:
        do(office, case, "party_study", STUDY, by=by, now=NOW)
    assert "打印出来给他签" in say(refused.value.code, **refused.value.facts)
    whole = Evidence(kind=EvidenceKind.RECEIVED, where="柜2", signed_by="赵德全", signed_on=NOW.date())
    do(office, case, "party_study", STUDY, by=replace(by, evidence=whole), now=NOW)


@pytest.mark.parametrize("kind", [EvidenceKind.OWED, EvidenceKind.PIN, EvidenceKind.SIGNED_PAPER])
def test_neither_a_pin_nor_what_is_to_follow_makes_an_act_of_the_township(office: Office, kind: EvidenceKind) -> None:
    case = at_study_of(office, "township_reviewer")
    official = next(one for one in office.register.officials() if one.role == "township_reviewer")
    by = replace(for_secretary(office, kind, "柜2"), responsible=official.id)
    with pytest.raises(NoPinForTownship):
        confirm_now(office.register, official.id, GOOD, now=NOW)
    with pytest.raises(PaperOfTownshipNeeded):
        do(office, case, "party_study", STUDY, by=by, now=NOW)


def test_what_starts_a_period_late_needs_its_witness_all_the_same(office: Office) -> None:
    """Evidence to follow stands in for nothing a rule asks for."""
    study(office, EvidenceKind.OWED)
    posting = {"posted_on": "2026-03-02", "places": ["村务公开栏"], "posted_by": "李秀芳", "until": "2026-03-15"}
    clerk = own(holder(office.register, "clerk"))
    with pytest.raises(WitnessNeeded):
        do(office, "2026-1", "opinions_posting.post", posting, by=clerk, now=NOW + timedelta(days=4))


def test_paper_and_verify_say_what_lacks_its_evidence(root: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    scenario = cut_before(root, "evidence_owed.yaml", "{who: clerk, when: 2026-04-28T15:00", tmp_path)
    assert call("--home", home, "play", scenario).status == 0
    made = call("--home", home, "--now", "2026-04-28T14:00", "render", "1", "--json").told
    told = call("--home", home, "verify", made["path"], "--json").told[0]
    assert (told["whole"], told["on_behalf"], told["owed"]) == (True, 3, 2)
    assert "2 处凭据待补" in call("--home", home, "verify", made["path"]).out
    assert "凭据待补 2 笔：2026-1 第 8 笔村党组织研究" in call("--home", home, "verify", "--register").out
    assert call("--home", home, "log", "1").out.splitlines()[0].startswith("凭据待补 2 笔：第 8 笔")
    clerk = ("--now", "2026-04-28T14:30")
    assert refuses(home, *clerk, "do", "1/send_filing", "--set", "number=石桥村委〔2026〕6号", "--set",
                   "sent_on=2026-04-28")["code"] == "evidence-still-owed"  # fmt: skip


def test_at_the_terminal_the_secretary_types_his_own_pin_and_is_offered_it_only_if_he_has_one(
    at_study: Path, tmp_path: Path
) -> None:
    today = datetime.now(BEIJING).date()
    words = [f"held_on={today}", "should_attend=5", "present=5", "in_favour=5", "agreed=true"]
    study_words = ("do", "1/party_study", *(part for word in words for part in ("--set", word)))
    with terminal(at_study, *study_words) as clerk:
        clerk.expect("1 记录本   2 签字纸件   3 以后补")
        clerk.sendline("0")
        clerk.expect(pexpect.EOF)
    with_pin(at_study, SECRETARY, secret(tmp_path / "pin", GOOD))
    with terminal(at_study, *study_words) as clerk:
        clerk.expect("1 记录本   2 签字纸件   3 本人现在输口令   4 以后补")
        clerk.sendline("3")
        clerk.expect(f"{SECRETARY}.*口令（输的时候不显示）：")
        clerk.sendline("another-one")
        clerk.expect("口令不对")
        clerk.expect("口令（输的时候不显示）：")
        clerk.sendline(GOOD)
        clerk.expect("凭据 本人口令")
        assert GOOD not in clerk.before
        clerk.expect(pexpect.EOF)
    assert call("--home", at_study, "login", "--json").told == {"sitting": None}


def test_what_is_owed_is_supplied_by_a_command(at_study: Path) -> None:
    with Register.open(at_study) as register:
        entry = study(Office(register=register, law=Law.national()), EvidenceKind.OWED).entry.number
    assert call("--home", at_study, "todo").out.startswith("凭据待补 1 件：2026-1")
    assert refuses(at_study, "vouch", entry)["code"] == "evidence-not-accepted"
    told = call("--home", at_study, "补凭据", entry, "--evidence", "record_book", "--where", "第18页", "--json").told
    assert told == {"entry": entry + 1, "for": entry}
    assert refuses(at_study, "vouch", entry)["code"] == "no-evidence-owed"
    assert "凭据待补" not in call("--home", at_study, "todo").out
