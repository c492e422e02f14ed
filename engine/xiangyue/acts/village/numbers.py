"""补身份证号: the number of one who came without it, checked in itself and against what is known of him, and sealed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, IdentityFlaw, Person, Sex, born_by, identity_flaw, sex_by
from xiangyue.model.happened import ValueSealed
from xiangyue.records import Journal, Register, Seals

IDENTITY = "identity"
_ASIDE = re.compile(r"[\s'’-]")


class IdentityWrong(Refusal):
    """The number can be nobody's."""

    code = "identity-wrong"

    def __init__(self, *, flaw: IdentityFlaw) -> None:
        super().__init__(flaw=flaw)


class IdentityNotHis(Refusal):
    """The number says another day of birth or another sex than the roster."""

    code = "identity-not-his"

    def __init__(self, *, who: str, born: date, sex: Sex, number_born: date, number_sex: Sex) -> None:
        super().__init__(who=who, born=born, sex=sex, number_born=number_born, number_sex=number_sex)


class IdentityTaken(Refusal):
    """The number is somebody else's in the register."""

    code = "identity-taken"

    def __init__(self, *, who: str, other: str) -> None:
        super().__init__(who=who, other=other)


def identity_told(typed: str) -> str:
    """Return a number as it is kept: digits as on a keyboard, no blanks, a capital X.

    Raises:
        IdentityWrong: it can be nobody's.

    """
    number = _ASIDE.sub("", unicodedata.normalize("NFKC", typed)).upper()
    flaw = identity_flaw(number)
    if flaw is not None:
        raise IdentityWrong(flaw=flaw)
    return number


def give_identity(
    register: Register, person: str, typed: str, *, seals: Callable[[], Seals], by: By, now: datetime
) -> int:
    """Seal the number of somebody of the roster.

    Raises:
        IdentityWrong, IdentityNotHis, IdentityTaken: it is not his.
        KeyMissing: the key of sealed values is not here.

    """
    number = identity_told(typed)
    key = seals()
    with register.writing(now=now) as journal:
        check_his(journal, journal.person(person), number, key)
        return seal_identity(journal, person, number, key, by=by, now=now)


def check_his(journal: Journal, one: Person, number: str, key: Seals) -> None:
    """Refuse a number that is not this person's.

    Raises:
        IdentityNotHis: birth or sex are others.
        IdentityTaken: it is somebody else's.

    """
    born, sex = born_by(number), sex_by(number)
    if (born, sex) != (one.born, one.sex):
        raise IdentityNotHis(who=one.name, born=one.born, sex=one.sex, number_born=born, number_sex=sex)
    finder = key.finder(number, kind=IDENTITY)
    for person, known in journal.finders(IDENTITY).items():
        if known == finder and person != one.id:
            raise IdentityTaken(who=one.name, other=journal.person(person).name)


def seal_identity(journal: Journal, person: str, number: str, key: Seals, *, by: By, now: datetime) -> int:
    """Put the sealed number on record."""
    sealed = key.seal(number, person=person, kind=IDENTITY)
    did = ValueSealed(person=person, kind=IDENTITY, sealed=sealed.digest, finder=sealed.finder)
    draft = Draft(case=None, by=by, happened_at=now, did=did)
    return journal.append_sealed(draft, sealed.content).number
