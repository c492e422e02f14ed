"""Somebody breaks off at a question: 130, nothing on record, what was typed is there the next time."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call, draft, rows
from tests.acceptance.conftest import At

PROGRAM = str(Path(sys.executable).with_name("xiangyue"))
CLOCK = ("--now", "2026-03-02T09:10")


@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d"])
def test_who_breaks_off_leaves_130_and_his_draft(at: At, how: str) -> None:
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
    clerk.sendintr() if how == "ctrl-c" else clerk.sendeof()
    clerk.expect("草稿")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert (clerk.exitstatus, clerk.signalstatus) == (130, None)
    assert "Traceback" not in clerk.before
    assert rows(home) == before
    assert draft(home, "propose") == {"source": "villagers"}


def test_the_draft_of_a_refused_call_is_gone_when_the_step_is_done(at: At) -> None:
    home = at("propose")
    words = ("--home", home, *CLOCK, "do", "1")
    assert call(*words, "--set", "source=villagers").status == 3
    assert draft(home, "propose") == {"source": "villagers"}
    rest = ("--set", "proposers=罗永泰", "--set", "summary=修桥", "--set", "source=villagers")
    assert call(*words, *rest).status == 0
    assert draft(home, "propose") is None
