"""Somebody breaks off at a question: nothing on record, nothing wrong, what was typed is there the next time."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call, draft, rows
from tests.acceptance.conftest import At
from xiangyue.records import Register

PROGRAM = str(Path(sys.executable).with_name("xiangyue"))
CLOCK = ("--now", "2026-03-02T09:10")


@pytest.mark.parametrize("how", ["q", "ctrl-c", "ctrl-d"])
def test_who_breaks_off_leaves_his_draft_and_is_told_so(at: At, how: str) -> None:
    home = at("propose")
    before = rows(home)
    clerk = pexpect.spawn(
        PROGRAM,
        ["--home", str(home), *CLOCK, "do", "1"],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=60,
    )
    clerk.delaybeforesend = None
    clerk.expect("选：")
    clerk.sendline("1")
    clerk.expect("谁提的")
    {"q": lambda: clerk.sendline("ｑ"), "ctrl-c": clerk.sendintr, "ctrl-d": clerk.sendeof}[how]()
    clerk.expect("草稿")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert (clerk.exitstatus, clerk.signalstatus) == (0, None)
    assert "Traceback" not in clerk.before
    assert rows(home) == before
    assert draft(home, "propose") == {"source": "villagers"}


def test_a_refused_call_leaves_no_draft_and_one_that_is_done_clears_the_desk(at: At) -> None:
    home = at("propose")
    words = ("--home", home, *CLOCK, "do", "1")
    assert call(*words, "--set", "source=villagers").status == 3
    assert draft(home, "propose") is None
    with Register.open(home) as register:
        register.save_draft("2026-1", "propose", {"source": "cadres"})
    assert call(*words, "--set", "source=villagers").status == 3
    assert draft(home, "propose") == {"source": "cadres"}
    rest = ("--set", "proposers=罗永泰", "--set", "summary=修桥", "--set", "source=villagers")
    assert call(*words, *rest).status == 0
    assert draft(home, "propose") is None
