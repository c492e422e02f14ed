"""A posting of 15 days ends by the rehearsal's clock, whatever year the machine thinks it is."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.acceptance.calling import rows
from tests.acceptance.conftest import At
from tests.acceptance.machine import Machine
from xiangyue.acts.office import BEIJING

LAST_DAY = datetime(2026, 7, 1, 12, tzinfo=BEIJING)  # posted on 16 June, the first day not counted
ARCHIVE = ("do", "1/archive", "--set", "box=柜2盒3", "--set")


@pytest.fixture(scope="module", params=[-365, 0, 365], ids=["a year behind", "right", "a year ahead"])
def machine(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Machine]:
    with Machine(tmp_path_factory.mktemp("user")) as machine:
        machine.today = LAST_DAY + timedelta(days=request.param)
        yield machine


def test_fifteen_days_are_over_when_the_fifteenth_is(at: At, machine: Machine) -> None:
    home = at("tick-7")
    before = rows(home)
    for moment in ("2026-06-16T09:00:01", "2026-07-01T00:00:00", "2026-07-01T23:59:59"):
        clock = ("--home", home, "--now", moment, "--json")
        assert machine.call(*clock, "tick").told == {"moved": []}
        early = machine.call(*clock, *ARCHIVE, f"archived_on={moment[:10]}")
        assert (early.status, early.refusal["code"]) == (3, "step-not-waiting")
        waiting = machine.call(*clock, "why", "1").told
        assert (waiting["waiting"], [one["at"] for one in waiting["due"]]) == ([], ["2026-07-02T00:00:00+08:00"])
    assert rows(home) == before

    over = ("--home", home, "--now", "2026-07-02T00:00:00", "--json")
    assert rows(home) == before  # reading never ends a wait
    assert machine.call(*over, "tick").told == {"moved": ["2026-1"]}
    assert machine.call(*over, *ARCHIVE, "archived_on=2026-07-02").told["ended"] == "done"
    assert machine.call(*over, "verify", "--register").status == 0


def test_the_deed_after_a_wait_ends_it_by_itself(at: At, machine: Machine) -> None:
    clock = ("--home", at("tick-7"), "--now", "2026-07-05T08:00:00", "--json")
    assert machine.call(*clock, *ARCHIVE, "archived_on=2026-07-05").told["ended"] == "done"
    log = machine.call(*clock, "log", "1").told
    ended = next(line for line in log if line["words"] == "张贴满期" and line["happened_on"] == "2026-07-02")
    assert (ended["typed_by"], ended["recorded_at"]) == ("", "2026-07-05T08:00:00+08:00")
