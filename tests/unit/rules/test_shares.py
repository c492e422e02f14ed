"""What is true of every share of every base, whatever the numbers."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import Base, Body, Tally
from xiangyue.rules import Law
from xiangyue.rules.provision import Share

LAW = Law.national()
ON = date(2026, 3, 12)
ASSEMBLY = Body("villagers_assembly")
WHOLE = st.integers(min_value=1, max_value=20_000)
SHARES = st.builds(
    lambda whole, part, strict: Share(base=Base.MEMBERS, fraction=Fraction(min(whole, part), whole), strict=strict),
    WHOLE,
    WHOLE,
    st.booleans(),
)


def satisfied(share: Share, came: int, whole: int) -> bool:
    part = Fraction(came, whole)
    return part > share.fraction if share.strict else part >= share.fraction


@given(SHARES, WHOLE)
def test_what_is_needed_is_the_least_that_satisfies(share: Share, whole: int) -> None:
    needed = share.least(whole)
    assert satisfied(share, needed, whole)
    assert not satisfied(share, needed - 1, whole)


@given(WHOLE, WHOLE, st.data())
def test_one_more_present_never_breaks_a_quorum(adults: int, households: int, data: st.DataObject) -> None:
    by_adults = data.draw(st.integers(min_value=0, max_value=adults - 1))
    by_households = data.draw(st.integers(min_value=0, max_value=households))
    bases = {Base.ADULTS: adults, Base.HOUSEHOLDS: households}
    few, more = (
        LAW.check_quorum(
            ASSEMBLY, on=ON, bases=bases, present={Base.ADULTS: by_adults + n, Base.HOUSEHOLDS: by_households}
        )
        for n in (0, 1)
    )
    assert more.met >= few.met


@given(WHOLE, WHOLE, st.data())
def test_a_quorum_is_met_exactly_if_one_alternative_is(adults: int, households: int, data: st.DataObject) -> None:
    a = data.draw(st.integers(min_value=0, max_value=adults))
    h = data.draw(st.integers(min_value=0, max_value=households))
    ruling = LAW.check_quorum(
        ASSEMBLY,
        on=ON,
        bases={Base.ADULTS: adults, Base.HOUSEHOLDS: households},
        present={Base.ADULTS: a, Base.HOUSEHOLDS: h},
    )
    assert ruling.met == (2 * a > adults or 3 * h >= 2 * households)


@given(st.integers(min_value=1, max_value=20_000), st.data())
def test_one_more_aye_never_turns_a_pass_into_a_failure(present: int, data: st.DataObject) -> None:
    ayes = data.draw(st.integers(min_value=0, max_value=present - 1))
    few, more = (
        LAW.check_majority(
            ASSEMBLY,
            on=ON,
            tally=Tally(in_favour=ayes + n, against=present - ayes - n, abstained=0),
            present=present,
        )
        for n in (0, 1)
    )
    assert few.met == (2 * ayes > present)
    assert more.met >= few.met
