"""What a change of people leaves open stands on the worklist until it is answered, a line for each thing."""

from datetime import date, datetime, timedelta

import pytest

from tests.roster.conftest import CLERK, JUAN, LIU, LUO, NOW, TODAY, Hands
from tests.roster.writing import identity
from xiangyue.acts.office import Office
from xiangyue.acts.village.changes import Newcomer, Recorded, take_back, welcome
from xiangyue.acts.village.numbers import IdentityNotHis, IdentityTaken, IdentityWrong, give_identity
from xiangyue.acts.village.posts import begin_post, end_post
from xiangyue.acts.village.proofs import Told, awaited, no_longer_awaited, wait_for_proof
from xiangyue.acts.worklist.roster import roster_owes
from xiangyue.model import PersonChangeKind, Sex
from xiangyue.records import KeyMissing, verify
from xiangyue.rules import Law
from xiangyue.words import refused

DIED = date(2026, 11, 26)
BORN = date(1999, 3, 4)


def owed(hands: Hands, *, now: datetime = NOW) -> list[tuple[str, str]]:
    office = Office(register=hands.register, law=Law.national())
    return [(one.kind, one.what) for one in roster_owes(office, now)]


def came(hands: Hands, *, number: str | None = None, name: str = "王小兰") -> Recorded:
    one = Newcomer(name=name, sex=Sex.FEMALE, born=BORN, on=DIED, household="3", basis="户口簿", identity=number)
    return welcome(hands.register, one, by=CLERK, now=NOW, seals=lambda: hands.seals)


def test_nothing_is_owed_where_nothing_changed(hands: Hands) -> None:
    assert owed(hands) == []


@pytest.mark.parametrize("kind", ["died", "left"])
def test_the_posts_of_who_is_gone_are_one_line_until_they_are_ended(kind: str, hands: Hands) -> None:
    for post in ("村民代表", "村民小组长"):
        begin_post(hands.register, JUAN, post, on=date(2026, 1, 5), until=None, basis="推选", by=CLERK, now=NOW)
    hands.change(JUAN, kind, DIED)
    assert owed(hands) == [("roster.post", "职务还挂着：王娟（村民代表、村民小组长）")]
    end_post(hands.register, JUAN, "村民代表", on=DIED, basis="户口簿", by=CLERK, now=NOW)
    assert owed(hands) == [("roster.post", "职务还挂着：王娟（村民小组长）")]
    end_post(hands.register, JUAN, "村民小组长", on=DIED, basis="户口簿", by=CLERK, now=NOW)
    assert owed(hands) == []
    assert verify(hands.register) == ()


def test_a_post_that_ended_by_its_term_is_not_asked_for(hands: Hands) -> None:
    begin_post(hands.register, JUAN, "村民代表", on=date(2021, 1, 5), until=TODAY, basis="推选", by=CLERK, now=NOW)
    hands.change(JUAN, "died", DIED)
    assert owed(hands) == []


def test_a_change_that_waits_for_its_paper_is_one_line_and_no_entry(hands: Hands) -> None:
    head = hands.register.head()
    told = Told(person=LIU, kind=PersonChangeKind.DIED, on=DIED)
    wait_for_proof(hands.register, told, now=NOW)
    wait_for_proof(hands.register, told, now=NOW + timedelta(days=1))
    assert owed(hands) == [("roster.proof", "等证明：刘淑芬 11月26日去世")]
    assert hands.register.head() == head
    assert "刘淑芬" in hands.names(TODAY)
    (one,) = awaited(hands.register, on=TODAY)
    no_longer_awaited(hands.register, one.told)
    assert owed(hands) == []


def test_what_was_put_on_record_otherwise_is_not_asked_again(hands: Hands) -> None:
    wait_for_proof(hands.register, Told(person=JUAN, kind=PersonChangeKind.DIED, on=DIED), now=NOW)
    hands.change(JUAN, "died", DIED - timedelta(days=1))
    assert owed(hands) == []


def test_who_came_without_a_number_is_asked_for_it(hands: Hands) -> None:
    came(hands)
    assert owed(hands) == [("roster.number", "补身份证号：王小兰（2组，1999年生）")]
    came(hands, name="王小梅")
    assert owed(hands) == [("roster.number", "补身份证号：王小兰等 2 人")]


def test_who_left_again_is_not_asked_for_it(hands: Hands) -> None:
    done = came(hands)
    take_back(hands.register, done.entry, reason="写错了", by=CLERK, now=NOW)
    assert owed(hands) == []


def test_a_number_given_at_once_is_sealed_and_not_asked_for(hands: Hands) -> None:
    number = identity(BORN, 118)
    done = came(hands, number=number)
    person = done.changes[0].person
    content = hands.register.sealed(person, "identity")
    assert content is not None
    assert hands.seals.unseal(content, person=person, kind="identity") == number
    assert owed(hands) == []
    assert verify(hands.register) == ()


def test_a_number_given_later_is_sealed_and_asked_no_more(hands: Hands) -> None:
    person = came(hands).changes[0].person
    typed = f" {identity(BORN, 118)[:6]} {identity(BORN, 118)[6:]}".lower()
    give_identity(hands.register, person, typed, seals=lambda: hands.seals, by=CLERK, now=NOW)
    assert owed(hands) == []
    assert verify(hands.register) == ()


def test_a_number_that_is_not_hers_is_refused_in_three_lines(hands: Hands) -> None:
    person = came(hands).changes[0].person
    head = hands.register.head()
    for number, refusal in (
        (identity(BORN, 118)[:-1], IdentityWrong),
        (identity(date(1999, 3, 5), 118), IdentityNotHis),
        (identity(BORN, 117), IdentityNotHis),
    ):
        with pytest.raises(refusal) as told:
            give_identity(hands.register, person, number, seals=lambda: hands.seals, by=CLERK, now=NOW)
        assert "\n".join(refused(told.value)).count("\n") == 2
        assert number not in "".join(refused(told.value))
    assert hands.register.head() == head


def test_a_number_somebody_else_has_is_refused_and_the_newcomer_with_it(hands: Hands) -> None:
    came(hands, number=identity(BORN, 118))
    people = hands.names(TODAY)
    with pytest.raises(IdentityTaken):
        came(hands, number=identity(BORN, 118), name="王小梅")
    assert hands.names(TODAY) == people


def test_without_the_key_nobody_comes_with_a_number(hands: Hands) -> None:
    def no_key() -> None:
        raise KeyMissing(file="data.key")

    one = Newcomer(name="王小兰", sex=Sex.FEMALE, born=BORN, on=DIED, household="3", identity=identity(BORN, 118))
    with pytest.raises(KeyMissing):
        welcome(hands.register, one, by=CLERK, now=NOW, seals=no_key)  # type: ignore[arg-type]
    assert "王小兰" not in hands.names(TODAY)


def test_the_bases_follow_the_eighteenth_birthday_and_nobody_is_asked(hands: Hands) -> None:
    adults = [len(hands.register.adults(day)) for day in (date(2026, 11, 25), date(2026, 11, 26))]
    assert adults[1] - adults[0] == 1
    assert owed(hands, now=NOW - timedelta(days=5)) == []


def test_who_is_not_here_yet_owes_nothing(hands: Hands) -> None:
    hands.change(LUO, "left", date(2026, 10, 1))
    hands.change(LUO, "arrived", date(2026, 11, 1), household="3")
    assert owed(hands) == []
