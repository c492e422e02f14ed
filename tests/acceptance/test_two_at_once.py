"""Two at the same register: the slower is told so, nobody's work is lost."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.calling import call, draft, head, well_said
from tests.acceptance.conftest import At
from xiangyue.records import Register, verify

PROGRAM = str(Path(sys.executable).with_name("xiangyue"))
MOTION = {"source": "villagers", "proposers": "罗永泰等5人联名", "summary": "去掉罚款"}


class Meanwhile(io.BytesIO):
    """What somebody types; while he does, another program runs to its end."""

    def __init__(self, typed: bytes, *words: str) -> None:
        super().__init__(typed)
        self._words = words

    def read(self, size: int | None = -1, /) -> bytes:
        if self._words:
            subprocess.run([PROGRAM, *self._words], check=True, capture_output=True)
            self._words = ()
        return super().read(size)


@pytest.mark.parametrize("as_json", [False, True])
def test_of_two_who_do_the_same_step_the_slower_is_told_and_the_faster_stands(at: At, as_json: bool) -> None:
    home = at("propose")
    clock = ("--home", str(home), "--now", "2026-03-02T09:10")
    settings = [word for name, told in MOTION.items() for word in ("--set", f"{name}={told}")]
    typed = Meanwhile(json.dumps({**MOTION, "summary": "我写的"}).encode(), *clock, "do", "1", *settings)
    slower = call(*clock, *(("--json",) if as_json else ()), "do", "1", "--answers", "-", stdin=typed)
    assert (slower.status, slower.out) == (4, "")
    if as_json:
        assert slower.refusal["code"] == "overtaken"
    else:
        assert well_said(slower.sentences)
    assert draft(home, "propose") is None
    with Register.open_reading(home) as register:
        assert register.case("2026-1").answers["propose"]["summary"] == "去掉罚款"


def test_one_who_supplies_while_another_returns_does_not_undo_it(at: At) -> None:
    home = at("review")
    defects = json.dumps([{"target": "typo", "article": "a-03", "what": "错字", "remedy": "改"}]).encode()
    clock = ("--home", str(home), "--now", "2026-04-14T16:00")
    typed = Meanwhile(defects, *clock, "--as", "周明", "approve", "1")
    slower = call(*clock, "--as", "周明", "return", "1", "--defects", "-", stdin=typed)
    assert slower.status in {3, 4}  # read before the case was looked at, or behind it
    with Register.open_reading(home) as register:
        assert register.case("2026-1").facts["review"] == "agreed"


def test_several_who_start_at_once_get_a_case_each(at: At) -> None:
    home = at("start")
    words = [PROGRAM, "--home", str(home), "--now", "2026-03-02T09:00", "--json", "start", "regulation_revision"]
    before = head(home)[0]
    started = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    said = [one.communicate(timeout=120) for one in started]
    assert [one.returncode for one in started] == [0, 0, 0, 0], said
    assert {json.loads(out)["case"] for out, _ in said} == {f"2026-{number}" for number in range(1, 5)}
    assert head(home)[0] == before + 4
    with Register.open_reading(home) as register:
        assert verify(register) == ()
