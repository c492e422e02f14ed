"""The council's evening of 26 November: 21 members, three late, one leaves, one recuses, eight clauses."""

from datetime import datetime, timedelta

import pytest

from xiangyue.model import Present, Tally
from xiangyue.model.room import (
    AlreadyClosed,
    AlreadyHere,
    AmendmentFirst,
    Came,
    Closed,
    Counted,
    CountedTogether,
    CountedTwice,
    Divided,
    Excused,
    ItemTaken,
    Left,
    Moved,
    NoItem,
    NotHere,
    NothingToTakeBack,
    NotOnTheRoll,
    NotOpenYet,
    Opened,
    OtherVenue,
    OutOfOrder,
    Recused,
    Room,
    RoomSettings,
    TakenBack,
    TallyOfOthers,
    Together,
    VenueTally,
)
from xiangyue.model.zone import BEIJING

CLAUSES = ("三", "五", "八", "九", "十一", "十四", "十七", "二十")
EVENING = datetime(2026, 11, 26, 19, 30, tzinfo=BEIJING)


def at(clock: int) -> datetime:
    return EVENING.replace(hour=clock // 100, minute=clock % 100)


def member(number: int) -> str:
    return f"m{number:02}"


def came(clock: int, *numbers: int, venue: str = "") -> Came:
    return Came(at=at(clock), seats=tuple(Present(person=member(one)) for one in numbers), venue=venue)


def votes(clock: int, item: str, *numbers: int) -> Counted:
    for_, against, abstained, *not_cast = numbers
    tally = Tally(in_favour=for_, against=against, abstained=abstained, not_cast=sum(not_cast))
    return Counted(at=at(clock), items=(item,), tallies=(VenueTally(tally=tally),))


def council(settings: RoomSettings | None = None) -> Room:
    return Room(
        entitled=frozenset(member(one) for one in range(1, 22)), agenda=CLAUSES, settings=settings or RoomSettings()
    )


LINES = (
    came(1928, *range(1, 7), *range(8, 15), 16, 18, 19, 20),
    Excused(at=at(1929), seats=(member(21),), reason="务工未回"),
    Opened(at=at(1931)),
    ItemTaken(at=at(1936), item="三"),
    votes(1938, "三", 17, 0, 0),
    came(1941, 7),
    votes(1948, "五", 16, 1, 1),
    came(1952, 15),
    votes(2005, "八", 12, 5, 2),
    came(2015, 17),
    Recused(at=at(2017), seats=(member(13),), item="九", reason="自己办养殖场"),
    votes(2020, "九", 17, 1, 1),
    votes(2035, "十一", 9, 8, 3),
    Divided(at=at(2036), item="十一", in_favour="清运车要钱", against="低保户交不起，要有减免"),
    Left(at=at(2040), seats=(member(4),)),
    votes(2044, "十四", 19, 0, 0),
    votes(2052, "十七", 16, 1, 1, 1),
    votes(2058, "二十", 18, 1, 0),
    Closed(at=at(2102)),
)


def evening(settings: RoomSettings | None = None) -> Room:
    return council(settings).after_all(LINES)


def test_each_clause_has_the_denominators_of_its_own_moment() -> None:
    assert [(one.items[0], one.there, one.recused, one.base) for one in evening().counts] == [
        ("三", 17, 0, 17),
        ("五", 18, 0, 18),
        ("八", 19, 0, 19),
        ("九", 20, 1, 20),
        ("十一", 20, 0, 20),
        ("十四", 19, 0, 19),
        ("十七", 19, 0, 19),
        ("二十", 19, 0, 19),
    ]


def test_it_says_who_was_late_left_and_stayed_away() -> None:
    room = evening()
    assert room.most == 20
    assert room.late == (member(7), member(15), member(17))
    assert tuple(room.gone) == (member(4),)
    assert room.absent == frozenset()
    assert room.excused == {member(21): "务工未回"}


def test_after_a_count_the_next_clause_is_spoken_of_by_itself() -> None:
    room = council().after_all(LINES[:5])
    assert room.item == "五"


def test_a_recused_person_is_in_the_majoritys_base_unless_the_village_says_otherwise() -> None:
    [strict] = [one for one in evening().counts if one.items == ("九",)]
    [lenient] = [one for one in evening(RoomSettings(recused_in_base=False)).counts if one.items == ("九",)]
    assert (strict.base, strict.voting, strict.quorum) == (20, 19, 19)
    assert (lenient.base, lenient.voting, lenient.quorum) == (19, 19, 19)


def test_one_who_was_in_the_room_and_did_not_vote_stays_in_the_base_unless_the_village_says_otherwise() -> None:
    [strict] = [one for one in evening().counts if one.items == ("十七",)]
    [lenient] = [one for one in evening(RoomSettings(not_cast_in_base=False)).counts if one.items == ("十七",)]
    assert (strict.base, lenient.base) == (19, 18)


def test_a_vote_that_leaves_one_out_is_not_kept_and_the_difference_is_said() -> None:
    room = council().after_all(LINES[:16])
    with pytest.raises(TallyOfOthers) as refused:
        room.after(votes(2052, "十七", 16, 1, 1))
    assert (refused.value.facts["voting"], refused.value.facts["difference"]) == (19, 1)


def test_a_second_vote_keeps_both_and_the_last_one_holds() -> None:
    room = council().after_all(LINES[:14]).after(votes(2038, "十一", 14, 4, 2))
    assert [one.tally.in_favour for one in room.counts if one.items == ("十一",)] == [9, 14]
    holds = room.last_count("十一")
    assert holds is not None
    assert holds.tally.in_favour == 14


def test_a_village_may_allow_no_second_vote() -> None:
    room = council(RoomSettings(second_vote=False)).after_all(LINES[:14])
    with pytest.raises(CountedTwice):
        room.after(votes(2038, "十一", 14, 4, 2))


def hands(clock: int, items: tuple[str, ...], there: int, *, objected: bool = False) -> Counted:
    tally = Tally(in_favour=there, against=0, abstained=0)
    return Counted(at=at(clock), items=items, tallies=(VenueTally(tally=tally),), objected=objected)


def test_several_clauses_are_voted_on_together_where_nobody_objects() -> None:
    room = council().after_all(LINES[:4]).after(hands(1938, ("三", "五", "八"), 17))
    assert room.counts[0].items == ("三", "五", "八")
    assert room.item == "九"


@pytest.mark.parametrize(
    ("settings", "objected"), [(RoomSettings(), True), (RoomSettings(together=Together.NEVER), False)]
)
def test_not_against_an_objection_nor_against_the_setting(settings: RoomSettings, objected: bool) -> None:
    room = council(settings).after_all(LINES[:4])
    with pytest.raises(CountedTogether):
        room.after(hands(1938, ("三", "五"), 17, objected=objected))


def test_not_where_somebody_keeps_out_of_one_of_them() -> None:
    room = council().after_all(LINES[:4]).after(Recused(at=at(1937), seats=(member(1),), item="五"))
    with pytest.raises(CountedTogether):
        room.after(hands(1938, ("三", "五"), 17))


def test_an_amendment_is_voted_on_before_what_it_would_change() -> None:
    room = council().after_all(LINES[:4])
    room = room.after(Moved(at=at(1937), item="三-修", words="门前三包写成倡导", amends="三", by=member(2)))
    assert room.item == "三-修"
    with pytest.raises(AmendmentFirst):
        room.after(votes(1938, "三", 17, 0, 0))
    room = room.after(votes(1938, "三-修", 10, 7, 0)).after(votes(1939, "三", 17, 0, 0))
    assert [one.items for one in room.counts] == [("三-修",), ("三",)]


def test_a_line_taken_back_counts_no_more_and_stays_among_the_lines() -> None:
    room = council().after_all(LINES[:5]).after(TakenBack(at=at(1939), line=5))
    assert room.counts == ()
    assert len(room.lines) == 6
    assert room.after(votes(1939, "三", 16, 1, 0)).counts[0].tally.in_favour == 16
    for line in (5, 6, 7, 0):
        with pytest.raises(NothingToTakeBack):
            room.after(TakenBack(at=at(1940), line=line))


def test_what_later_lines_rest_on_cannot_be_taken_back() -> None:
    room = council().after_all(LINES[:7])
    with pytest.raises(TallyOfOthers):
        room.after(TakenBack(at=at(1949), line=6))


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (came(1950, 1), AlreadyHere),
        (came(1950, 99), NotOnTheRoll),
        (came(1950, 15, 15), AlreadyHere),
        (came(1930, 15), OutOfOrder),
        (came(1950, 1, venue="罗家院坝"), OtherVenue),
        (Left(at=at(1950), seats=(member(15),)), NotHere),
        (Recused(at=at(1950), seats=(member(15),), item="九"), NotHere),
        (Recused(at=at(1950), seats=(member(1),), item="四十"), NoItem),
        (Excused(at=at(1950), seats=(member(1),)), AlreadyHere),
        (votes(1950, "四十", 18, 0, 0), NoItem),
    ],
)
def test_what_cannot_have_happened_is_refused(line: Came, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        council().after_all(LINES[:7]).after(line)


def test_nothing_is_voted_on_before_the_meeting_is_opened_or_after_it_is_closed() -> None:
    with pytest.raises(NotOpenYet):
        council().after(LINES[0]).after(votes(1930, "三", 17, 0, 0))
    with pytest.raises(AlreadyClosed):
        evening().after(votes(2103, "三", 19, 0, 0))


def test_venues_are_counted_each_by_itself_and_summed() -> None:
    room = council().after_all(
        [came(1925, 1, 2, 3, venue="罗家院坝"), came(1926, 4, 5, venue="村小学"), Opened(at=at(1930))]
    )
    here, there = Tally(in_favour=3, against=0, abstained=0), Tally(in_favour=1, against=1, abstained=0)
    both = (VenueTally(venue="罗家院坝", tally=here), VenueTally(venue="村小学", tally=there))
    room = room.after(Counted(at=at(1940), items=("三",), tallies=both))
    assert (room.counts[0].tally.in_favour, room.counts[0].there) == (4, 5)
    with pytest.raises(TallyOfOthers) as refused:
        room.after(Counted(at=at(1945), items=("五",), tallies=(both[0], VenueTally(venue="村小学", tally=here))))
    assert refused.value.facts["venue"] == "村小学"
    with pytest.raises(TallyOfOthers):
        room.after(Counted(at=at(1945), items=("五",), tallies=both[:1]))


def test_who_left_and_came_back_is_there_and_not_gone() -> None:
    room = council().after_all(LINES[:15]).after(came(2041, 4))
    assert member(4) in room.here
    assert room.gone == {}
    assert room.first_came[member(4)] == at(1928)


def test_the_same_lines_give_the_same_room() -> None:
    assert evening() == evening()
    again = Room(entitled=evening().entitled, agenda=CLAUSES).after_all(evening().lines)
    assert again == evening()
    assert timedelta(0) < evening().lines[-1].at - evening().lines[0].at
