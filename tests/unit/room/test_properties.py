"""Whatever the order in which people come, go, keep out and vote."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xiangyue.errors import Refusal
from xiangyue.model import Base, Body, Present, Tally
from xiangyue.model.room import Came, Count, Counted, Event, Left, Opened, Recused, Room, RoomSettings, VenueTally
from xiangyue.model.zone import BEIJING
from xiangyue.rules import Law

LAW = Law.national()
ASSEMBLY = Body("villagers_assembly")
START = datetime(2026, 12, 26, 14, 0, tzinfo=BEIJING)
ADULTS = tuple(f"p{number}" for number in range(12))
ITEMS = ("一", "二", "三")

seats = st.lists(st.sampled_from(ADULTS), min_size=1, max_size=6, unique=True).map(tuple)
fewer = st.lists(st.sampled_from(ADULTS), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def tries(draw: st.DrawFn) -> list[tuple[str, tuple[str, ...], str, int, int]]:
    """What people might type, sense or nonsense: what, who, item, how many against, how many abstained."""
    what = st.sampled_from(("came", "left", "recused", "voted", "voted"))
    line = st.tuples(what, st.one_of(seats, fewer), st.sampled_from(ITEMS), st.integers(0, 4), st.integers(0, 2))
    return draw(st.lists(line, max_size=25))


settings = st.builds(RoomSettings, recused_in_base=st.booleans(), not_cast_in_base=st.booleans())


def played(lines: list[tuple[str, tuple[str, ...], str, int, int]], how: RoomSettings) -> Room:
    """Return the room after those of the lines that can have been."""
    room = Room(entitled=frozenset(ADULTS), agenda=ITEMS, settings=how).after(Opened(at=START))
    for number, (what, who, item, against, abstained) in enumerate(lines, start=1):
        at = START + timedelta(minutes=number)
        try:
            room = room.after(line(room, at, what, who, item, against, abstained))
        except Refusal:
            continue
    return room


def line(  # noqa: PLR0913, PLR0917
    room: Room, at: datetime, what: str, who: tuple[str, ...], item: str, against: int, abstained: int
) -> Event:
    match what:
        case "came":
            return Came(at=at, seats=tuple(Present(person=one) for one in who if one not in room.here))
        case "left":
            return Left(at=at, seats=who)
        case "recused":
            return Recused(at=at, seats=who, item=item)
        case _:
            voting = len(room.here) - len(room.recused.get(item, frozenset()) & set(room.here))
            against = min(against, voting)
            abstained = min(abstained, voting - against)
            tally = Tally(in_favour=voting - against - abstained, against=against, abstained=abstained)
            return Counted(at=at, items=(item,), tallies=(VenueTally(tally=tally),))


def carried(count: Count, tally: Tally | None = None) -> bool:
    """Say whether an item passes: enough were there, and more than half of the base were in favour."""
    on = START.date()
    quorum = LAW.check_quorum(ASSEMBLY, on=on, bases={Base.ADULTS: len(ADULTS)}, present={Base.ADULTS: count.quorum})
    if not quorum.met:
        return False
    return LAW.check_majority(ASSEMBLY, on=on, tally=tally or count.tally, present=count.voting, base=count.base).met


@given(tries(), settings)
def test_no_order_of_lines_carries_an_item_below_the_quorum_or_with_half_the_room(
    lines: list[tuple[str, tuple[str, ...], str, int, int]], how: RoomSettings
) -> None:
    for count in played(lines, how).counts:
        if carried(count):
            assert 2 * count.quorum > len(ADULTS)
            assert 2 * count.tally.in_favour > count.voting - count.tally.not_cast


@given(tries(), settings)
def test_more_in_favour_never_turn_a_pass_into_a_failure(
    lines: list[tuple[str, tuple[str, ...], str, int, int]], how: RoomSettings
) -> None:
    for count in played(lines, how).counts:
        tally = count.tally
        if tally.against and carried(count):
            more = Tally(
                in_favour=tally.in_favour + 1,
                against=tally.against - 1,
                abstained=tally.abstained,
                not_cast=tally.not_cast,
            )
            assert carried(count, more)


@given(tries(), settings)
def test_the_lines_played_again_give_the_same_room(
    lines: list[tuple[str, tuple[str, ...], str, int, int]], how: RoomSettings
) -> None:
    room = played(lines, how)
    assert Room(entitled=room.entitled, agenda=ITEMS, settings=how).after_all(room.lines) == room


@given(tries(), settings)
def test_everybody_entitled_is_there_or_has_gone_or_never_came(
    lines: list[tuple[str, tuple[str, ...], str, int, int]], how: RoomSettings
) -> None:
    room = played(lines, how)
    assert set(room.here) | set(room.gone) | set(room.absent) == room.entitled
    assert not set(room.here) & set(room.gone)
    for count in room.counts:
        assert count.tally.counted == count.voting
        assert count.voting <= count.there
        assert count.base <= count.there
