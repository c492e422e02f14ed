"""The same questions at a real terminal of 80 columns and 24 lines."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from .conftest import interrupt

Terminal = Callable[[str], pexpect.spawn]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft.json"


@pytest.fixture(params=["C.UTF-8", "zh_CN.UTF-8", "C"], ids=lambda named: f"LC_ALL={named}")
def terminal(root: Path, draft: Path, request: pytest.FixtureRequest) -> Terminal:
    """Open terminals in a locale that is installed, in one that is perhaps not, and in none."""

    def open_one(name: str) -> pexpect.spawn:
        script = str(Path(__file__).with_name("prompt.py"))
        schema = str(root / "forms" / f"{name}.schema.json")
        child = pexpect.spawn(
            sys.executable,
            [script, schema, str(draft)],
            env={**os.environ, "LC_ALL": request.param},
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(24, 80),
            timeout=30,
        )
        child.delaybeforesend = None
        return child

    return open_one


def test_a_motion_is_typed_at_a_terminal(terminal: Terminal) -> None:
    clerk = terminal("regulation_revision/propose")
    clerk.expect("选：")
    clerk.sendline("１")
    clerk.expect("谁提的：")
    clerk.sendline("5人联名")
    clerk.expect("直接写：")
    clerk.sendline("去掉罚款，改卫生费")
    clerk.expect("}")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert clerk.exitstatus == 0


def test_ctrl_c_keeps_what_was_typed_and_the_next_day_goes_on(terminal: Terminal, draft: Path) -> None:
    clerk = terminal("regulation_revision/propose")
    clerk.expect("选：")
    clerk.sendline("2")
    clerk.expect("谁提的：")
    interrupt(clerk, "存为草稿")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert clerk.exitstatus == 3
    assert json.loads(draft.read_text("utf-8")) == {"source": "cadres"}

    clerk = terminal("regulation_revision/propose")
    clerk.expect("接着填")
    clerk.expect("谁提的：")
    clerk.sendeof()
    clerk.expect("存为草稿")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert clerk.exitstatus == 3


def test_a_line_in_another_encoding_is_asked_for_again(terminal: Terminal) -> None:
    clerk = terminal("regulation_revision/propose")
    clerk.expect("选：")
    os.write(clerk.child_fd, "上级安排".encode("gbk") + b"\n")
    clerk.expect("终端的编码要用 UTF-8")
    clerk.expect("选：")
    clerk.sendline("q")
    clerk.expect("没有填完")
    clerk.expect(pexpect.EOF)
    clerk.close()
    assert clerk.exitstatus == 3
    assert "Traceback" not in clerk.before
