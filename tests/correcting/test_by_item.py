"""Item by item: one number put right leaves the other items alone, and the text follows the result."""

from datetime import timedelta

import pytest

from tests.meeting.conftest import CASE, DAY, Begun, Lines, as_called, begun, clerk, course, lines, office, vouched  # noqa: F401
from xiangyue.acts.meeting.closing import settle_room
from xiangyue.acts.meeting.correcting import TURNED, Agreed, Wrong, correct, settle
from xiangyue.acts.office import Office
from xiangyue.model import By, Tally
from xiangyue.model.corrected import Told
from xiangyue.model.happened import VotesCounted
from xiangyue.model.revise import revise
from xiangyue.records import verify

MORNING = DAY + timedelta(days=1)
CAME = ("1400 到 一组 全到", "1401 到 二组 全到", "1402 到 三组 全到", "1403 到 四组 全到", "1404 到 五组 全到")


@pytest.fixture
def there(office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]) -> int:  # noqa: F811
    """Three articles, of which the second failed; return how many voted."""
    begun()
    sitting, _ = lines(*CAME, "1410 开", "1411 4")
    here = len(sitting.room.here)
    few = here // 3
    lines(f"1420 票 {here} 0 0", f"1430 票 {few} {here - few} 0", f"1440 票 {here} 0 0", "1500 完")
    settle_room(office, CASE, vouched, now=MORNING)
    return here


def wrong(item: str, in_favour: int, against: int, by: By) -> Wrong:
    tally = Tally(in_favour=in_favour, against=against, abstained=0)
    return Wrong(item=item, tally=tally, source="逐条计票单第1页", found_by=by.typed_by, sheet="柜2盒3")


def test_a_number_that_turns_nothing_leaves_the_text_as_it_is(office: Office, clerk: By, there: int) -> None:  # noqa: F811
    before = office.register.case(CASE).text
    correct(office, CASE, wrong("a-11", there - 1, 1, clerk), by=clerk, now=MORNING)
    votes = {one.item: one.tally.in_favour for one in office.register.meetings(CASE)[-1].votes}
    assert (votes["a-11"], votes["a-20"]) == (there - 1, there)
    assert office.register.case(CASE).text == before
    assert verify(office.register) == ()


def test_an_item_that_carries_after_all_enters_the_text(office: Office, clerk: By, there: int) -> None:  # noqa: F811
    correct(office, CASE, wrong("a-14", there - 2, 2, clerk), by=clerk, now=MORNING)
    on = MORNING.date()
    agreed = Agreed(signed=TURNED, signed_on=on, told=Told.READ, told_on=on)
    settle(office, CASE, agreed, by=clerk, now=MORNING)
    voted = office.register.last(CASE, VotesCounted)
    assert voted is not None
    assert [one.adopted for one in voted.votes] == [True, True, True]
    assert revise(office.register.text(voted.base), voted.changes) == voted.text
    case = office.register.case(CASE)
    assert (case.text, [one.step for one in case.flow.waiting]) == (voted.text.digest, ["minutes"])
    assert verify(office.register) == ()
