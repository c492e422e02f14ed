"""自检: who can open the register, and what of it is lost when a person, a key or the laptop is gone."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.who.conftest import GOOD, NOW, Village
from xiangyue.acts.keeping.copying import copy_register
from xiangyue.acts.keeping.doctor import doctor
from xiangyue.acts.keeping.findings import Finding, Health, Surroundings
from xiangyue.acts.keeping.safety import of_every_morning, safety
from xiangyue.acts.office import Office
from xiangyue.acts.village.envelopes import change_envelope, try_code
from xiangyue.acts.village.integrity import change_key
from xiangyue.acts.village.login import set_pin
from xiangyue.model import By, Mode
from xiangyue.records import Register
from xiangyue.records.place import ENVELOPES
from xiangyue.rules import Law
from xiangyue.signing import IntegrityKey
from xiangyue.words import say

TODAY = NOW.date()


def found(register: Register, folder: Path, *, on: date = TODAY) -> dict[str, Finding]:
    return {one.what: one for one in safety(register, folder, on=on)}


def said(register: Register, folder: Path, what: str, *, on: date = TODAY) -> tuple[Health, str]:
    one = found(register, folder, on=on)[say(f"doctor.{what}")]
    return one.health, one.words


def test_at_least_two_can_open_the_register(village: Village, folder: Path) -> None:
    register, seen = village.register, []
    for person in (register.people(TODAY)[0].id, register.people(TODAY)[1].id):
        seen.append(said(register, folder, "opening")[0])
        code = register.pins.give_code(person, now=NOW)
        set_pin(register, person, code=code, pin=GOOD, now=NOW)
    assert seen == [Health.HINT, Health.HINT]
    assert said(register, folder, "opening")[0] is Health.GOOD


def test_the_code_is_tried_once_a_year(village: Village, folder: Path) -> None:
    register, later = village.register, NOW + timedelta(days=400)
    assert say("doctor.recovery") not in found(register, folder)
    assert said(register, folder, "recovery", on=later.date())[0] is Health.HINT
    try_code(register, village.recovery_code, folder=folder, now=later)
    assert said(register, folder, "recovery", on=later.date())[0] is Health.GOOD


def test_a_new_code_starts_the_year_anew(village: Village, folder: Path, clerk: By) -> None:
    register, later = village.register, NOW + timedelta(days=400)
    change_envelope(register, folder=folder, by=clerk, now=later)
    assert say("doctor.recovery") not in found(register, folder, on=later.date())
    assert said(register, folder, "recovery", on=later.date() + timedelta(days=366))[0] is Health.HINT


def test_an_envelope_with_nothing_to_open_is_said(village: Village, folder: Path) -> None:
    (file,) = village.register.home.glob(ENVELOPES)
    file.unlink()
    health, words = said(village.register, folder, "recovery")
    assert (health, "钥匙 换信封" in words) == (Health.HINT, True)


def test_the_integrity_certificate_is_named_a_year_before_its_end(village: Village, folder: Path) -> None:
    end = village.key.until.date()
    assert said(village.register, folder, "key", on=end - timedelta(days=400))[0] is Health.GOOD
    health, words = said(village.register, folder, "key", on=end - timedelta(days=300))
    assert (health, str(end.year) in words) == (Health.HINT, True)


def test_a_key_that_is_not_the_one_on_record_is_said(village: Village, folder: Path, clerk: By, tmp_path: Path) -> None:
    change_key(village.register, folder=folder, reason="快到期了", by=clerk, now=NOW)
    assert said(village.register, folder, "key")[0] is Health.GOOD
    other = tmp_path / "other"
    IntegrityKey.create(other, village="石桥村", register=village.register.id, now=NOW)
    assert said(village.register, other, "key")[0] is Health.BAD


def test_a_missing_data_key_is_said(village: Village, folder: Path) -> None:
    (folder / "data.key").unlink()
    assert said(village.register, folder, "data")[0] is Health.HINT


def test_a_register_that_was_never_copied_is_not_called_good(village: Village, folder: Path) -> None:
    health, words = said(village.register, folder, "copy")
    assert (health, words.partition("：")[0]) == (Health.HINT, "还没有备份过")


def test_the_worklist_speaks_of_a_missing_copy_after_thirty_days_only(village: Village) -> None:
    def named(days: int) -> bool:
        found = of_every_morning(village.register, on=TODAY + timedelta(days=days))
        return say("doctor.copy") in {one.what for one in found}

    assert (named(30), named(31)) == (False, True)


@pytest.mark.parametrize(("days", "health"), [(29, Health.GOOD), (31, Health.HINT)])
def test_a_copy_older_than_thirty_days_is_named_by_its_day(
    village: Village, folder: Path, tmp_path: Path, days: int, health: Health
) -> None:
    register = village.register
    copy_register(register.home, tmp_path / "stick", now=NOW + timedelta(days=40))
    told = said(register, folder, "copy", on=TODAY + timedelta(days=40 + days))
    assert told[0] is health
    assert f"{(NOW + timedelta(days=40)):%-m月%-d日}" in told[1]


def test_a_home_on_a_network_disk_is_bad(village: Village, folder: Path, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"31 22 0:41 / {village.register.home} rw - nfs4 nas:/srv rw\n", encoding="utf-8")
    around = Surroundings(fonts_named=None, checkout=folder, user=folder, keys=folder, mounts=mounts)
    told = doctor(Office(register=village.register, law=Law.national()), around, on=TODAY)
    assert [one.health for one in told if one.what == say("doctor.place")] == [Health.BAD]


def test_a_rehearsal_is_asked_nothing_of_this(village: Village, folder: Path) -> None:
    village.register.mode = Mode.REHEARSAL
    assert list(found(village.register, folder)) == [say("doctor.key")]
