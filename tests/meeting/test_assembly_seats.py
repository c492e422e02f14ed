"""Who may sit for a household: the family, a written proxy where the village has set it, and nobody twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.meeting.conftest import CASE, DAY, Begun, Lines, person
from xiangyue.acts.meeting.representing import (
    GoneSignedIn,
    InPersonOnly,
    NotTheirHousehold,
    TooManyProxies,
    persons_of,
)
from xiangyue.acts.meeting.room import Beginning, begin, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, came_to
from xiangyue.acts.meeting.venues import counted_by_group
from xiangyue.acts.office import Office
from xiangyue.acts.village.changes import Wanted, change
from xiangyue.intake import RollLine, RoomLineUnclear
from xiangyue.model import By, CountedBy, Evidence, EvidenceKind, PersonChangeKind, Sex
from xiangyue.model.room import RoomSettings, Venue, VenuesUnclear


def _families(office: Office, sitting: Sitting, *, least: int) -> list[tuple[RollLine, list[str]]]:
    """Return the lines of group 1 whose households have so many adults besides the head, with those."""
    of_age = office.register.adults(DAY.date())
    found = []
    for line in sitting.sheet:
        others = [one.id for one in of_age if one.household == line.household and one.id != line.person]
        if line.group == 1 and len(others) >= least:
            found.append((line, others))
    return found


def test_the_family_s_second_adult_comes_for_the_head_by_digits_alone(
    office: Office, begun: Begun, lines: Lines
) -> None:
    line, others = _families(office, begun(), least=1)[0]
    sitting, _ = lines(f"1400 1 1:{line.line}=1")
    assert line.household is not None
    assert sitting.room.here[line.household].present.person == others[0]


def test_all_but_some_of_a_sheet_by_digits_alone(begun: Begun, lines: Lines) -> None:
    begun()
    sitting, _ = lines("1400 1 1:/3 8 11-15")
    assert len(sitting.room.here) == sum(line.group == 1 for line in sitting.sheet) - 7


def test_a_number_beyond_the_family_is_asked_again(office: Office, begun: Begun, lines: Lines) -> None:
    line, others = _families(office, begun(), least=1)[0]
    with pytest.raises(RoomLineUnclear):
        lines(f"1400 1 1:{line.line}={len(others) + 1}")


def test_a_neighbour_without_a_paper_does_not_stand_for_a_household(begun: Begun, lines: Lines) -> None:
    begun()
    with pytest.raises(NotTheirHousehold) as refused:
        lines("1400 1 1:3=赵德全")
    assert refused.value.facts["household"] == "一组3号"


def test_a_written_proxy_is_refused_where_the_village_has_set_none(begun: Begun, lines: Lines) -> None:
    begun()
    with pytest.raises(TooManyProxies) as refused:
        lines("1400 1 1:3*2-1")
    assert refused.value.facts["most"] == 0


def test_one_person_holds_as_many_proxies_as_the_village_has_set_and_no_more(begun: Begun, lines: Lines) -> None:
    begun(settings=RoomSettings(proxies=2))
    sitting, _ = lines("1400 1 2:1", "1401 1 1:3*2-1 4*2-1")
    assert [one.present.proxy is not None for one in sitting.room.here.values()] == [False, True, True]
    with pytest.raises(TooManyProxies) as refused:
        lines("1402 1 1:5*2-1")
    assert (refused.value.facts["count"], refused.value.facts["most"]) == (3, 2)


def test_who_stands_for_three_households_is_one_adult_of_those_who_came(begun: Begun, lines: Lines) -> None:
    begun(settings=RoomSettings(proxies=2))
    sitting, _ = lines("1400 1 2:1", "1401 1 1:3*2-1 4*2-1")
    assert persons_of(len(sitting.room.here), came_to(sitting)) == 1


def test_nobody_comes_by_paper_where_adults_are_counted(begun: Begun, lines: Lines) -> None:
    begun(counted_by=CountedBy.ADULTS, settings=RoomSettings(proxies=2))
    with pytest.raises(InPersonOnly):
        lines("1400 1 1:3*2-1")


def test_where_adults_are_counted_a_household_has_no_seat_beside_them(begun: Begun, lines: Lines) -> None:
    sitting = begun(counted_by=CountedBy.ADULTS)
    assert {line.household for line in sitting.sheet} == {None}
    sitting, _ = lines("1400 1 1:1-3")
    assert all(one.present.household is None for one in sitting.room.here.values())


def _died_yesterday(office: Office, clerk: By, who: str, *, heir: str) -> None:
    paper = replace(clerk, evidence=Evidence(kind=EvidenceKind.SIGNED_PAPER, where="户口簿"))
    on = DAY.date() - timedelta(days=1)
    wanted = Wanted(person=who, kind=PersonChangeKind.DIED, on=on, head=heir, basis="户口簿")
    change(office.register, wanted, by=paper, now=DAY)


def test_a_household_whose_head_died_yesterday_is_there_by_its_new_head(
    office: Office, clerk: By, begun: Begun, lines: Lines
) -> None:
    head, heir = person(office, "罗永泰"), person(office, "税朝芬")
    _died_yesterday(office, clerk, head, heir=heir)
    sitting = begun()
    line = next(one for one in sitting.sheet if one.person == heir)
    sitting, _ = lines(f"1400 1 {line.group}:{line.line}")
    assert head not in {one.present.person for one in sitting.room.here.values()}
    assert len(sitting.room.entitled) == len(office.register.households(DAY.date()))


def test_the_dead_are_refused_by_the_number_on_the_sheet(office: Office, clerk: By, begun: Begun, lines: Lines) -> None:
    head, heir = person(office, "罗永泰"), person(office, "税朝芬")
    _died_yesterday(office, clerk, head, heir=heir)
    sitting = begun(counted_by=CountedBy.ADULTS)
    line = next(one for one in sitting.sheet if one.person == head)
    assert line.gone
    with pytest.raises(GoneSignedIn) as refused:
        lines(f"1400 1 {line.group}:{line.line}")
    assert refused.value.facts["who"] == f"一组{line.line}号 罗永泰"


def test_who_turns_eighteen_on_the_day_counts_and_who_does_so_the_day_after_does_not(
    office: Office, begun: Begun
) -> None:
    sitting = begun(counted_by=CountedBy.ADULTS)
    eighteen = DAY.date().replace(year=DAY.year - 18)
    born = {one.id: one.born for one in office.register.people(DAY.date())}
    assert all(born[one] <= eighteen for one in sitting.room.entitled)
    assert set(sitting.room.entitled) == {one for one, day in born.items() if day <= eighteen}


def test_venues_hold_every_group_once_and_nobody_in_two(office: Office, clerk: By) -> None:
    places = meeting_of(office.register, CASE).called.places
    who, other = person(office, "罗永泰"), person(office, "赵德全")
    venue = Venue(place=places[0], groups=(1, 2, 3), chair=who, counters=(other,))
    beginning = Beginning(
        scrutineer=other, counter=other, counted_by=CountedBy.HOUSEHOLDS,
        venues=(venue, replace(venue, groups=(3, 4, 5))),
    )  # fmt: skip
    with pytest.raises(VenuesUnclear) as refused:
        begin(office, CASE, beginning, by=clerk, now=DAY)
    assert refused.value.facts["what"] == "三组、六组、罗永泰、赵德全"


def test_each_sheet_has_its_venue_its_women_and_its_part_of_the_sum(office: Office, clerk: By, lines: Lines) -> None:
    [place, *_] = meeting_of(office.register, CASE).called.places
    who, other = person(office, "罗永泰"), person(office, "赵德全")
    venue = Venue(place=place, groups=(1, 2, 3, 4, 5, 6), chair=who, counters=(other,))
    beginning = Beginning(scrutineer=other, counter=other, counted_by=CountedBy.HOUSEHOLDS, venues=(venue,))
    begin(office, CASE, beginning, by=clerk, now=DAY)
    sitting, _ = lines("1400 1 1:/3 8", "1401 1 2:1-5")
    sheets = counted_by_group(office.register, sitting)
    assert [one.here for one in sheets] == [sheets[0].should - 2, 5, 0, 0, 0, 0]
    women = {one.id for one in office.register.people(DAY.date()) if one.sex is Sex.FEMALE}
    assert sum(one.women for one in sheets) == sum(one.present.person in women for one in sitting.room.here.values())
