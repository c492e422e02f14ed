"""The same on the command line: PINs come from a terminal that does not show them, or from a file of one's own."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest
import typer

from tests.acceptance.calling import call, refuses
from tests.acceptance.terminal.seen import Watch
from tests.who.conftest import GOOD

CLERK, SECRETARY = "李秀芳", "王建国"
EXAMPLE = Path(__file__).parents[2] / "examples" / "shiqiao"


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of this test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "xiangyue"


@pytest.fixture
def pin(tmp_path: Path) -> Path:
    return secret(tmp_path / "pin", GOOD)


def secret(file: Path, words: str) -> Path:
    file.write_text(f"{words}\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def with_pin(home: Path, who: str, pin: Path) -> None:
    code = call("--home", home, "login", who, "--give-code", "--json").told["code"]
    assert call("--home", home, "--pin-file", pin, "login", who, "--first", code).status == 0
    assert call("--home", home, "logout").status == 0


def test_whoever_has_a_pin_shows_it_in_a_file_for_one_call(home: Path, pin: Path) -> None:
    with_pin(home, CLERK, pin)
    assert refuses(home, "start", "regulation_revision")["code"] == "pin-needed"
    assert call("--home", home, "--pin-file", pin, "start", "regulation_revision").status == 0
    assert refuses(home, "start", "regulation_revision")["code"] == "pin-needed"
    assert call("--home", home, "login", "--json").told == {"sitting": None}


def test_who_sits_there_types_and_is_asked_nothing(home: Path, pin: Path) -> None:
    with_pin(home, CLERK, pin)
    assert call("--home", home, "--pin-file", pin, "换人办", CLERK).status == 0
    assert call("--home", home, "start", "regulation_revision").status == 0
    assert call("--home", home, "离开").status == 0
    assert refuses(home, "start", "regulation_revision")["code"] == "pin-needed"


def test_a_file_that_others_can_read_is_no_secret(home: Path, pin: Path) -> None:
    with_pin(home, CLERK, pin)
    pin.chmod(0o640)
    assert refuses(home, "--pin-file", pin, "start", "regulation_revision")["code"] == "secret-file-open"
    assert refuses(home, "--pin-file", pin.parent, "start", "regulation_revision")["code"] == "secret-file-empty"


def test_no_pin_comes_from_the_environment(home: Path, pin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_pin(home, CLERK, pin)
    monkeypatch.setenv("XIANGYUE_PIN_FILE", str(pin))
    monkeypatch.setenv("XIANGYUE_PIN", GOOD)
    assert refuses(home, "start", "regulation_revision")["code"] == "pin-needed"


def test_no_option_takes_a_pin_or_a_passphrase_itself() -> None:
    """What stands on the command line can be read by every program of the machine."""
    from xiangyue_cli import commands  # noqa: PLC0415
    from xiangyue_cli.app import app  # noqa: PLC0415

    commands.load()

    def options(command: Any) -> Iterator[str]:
        for parameter in command.params:
            yield from parameter.opts
        for one in getattr(command, "commands", {}).values():
            yield from options(one)

    secret_words = ("pin", "口令", "passphrase", "password", "secret")
    asked = {name for name in options(typer.main.get_command(app)) if any(word in name for word in secret_words)}
    assert asked == {"--pin-file", "--passphrase-file"}


def test_without_a_terminal_nobody_is_asked(home: Path, pin: Path) -> None:
    with_pin(home, CLERK, pin)
    assert refuses(home, "login", CLERK)["code"] == "nobody-to-ask"


def test_a_wrong_pin_changes_nothing(home: Path, pin: Path, tmp_path: Path) -> None:
    with_pin(home, CLERK, pin)
    wrong = secret(tmp_path / "wrong", "another-one")
    assert refuses(home, "--pin-file", wrong, "login", CLERK)["code"] == "pin-wrong"


@contextmanager
def terminal(home: Path, *words: str) -> Iterator[pexpect.spawn]:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "xiangyue_cli", "--home", str(home), *words],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=60,
    )
    watch = Watch(child)
    try:
        yield child
    finally:
        child.close()
    assert watch.too_tall() == []


def test_at_a_terminal_a_pin_is_set_with_the_code_and_never_shown(home: Path) -> None:
    code = call("--home", home, "login", SECRETARY, "--give-code", "--json").told["code"]
    with terminal(home, "login", SECRETARY) as clerk:
        clerk.expect("一次性码：")
        clerk.sendline("0000-0000")
        clerk.expect("一次性码不对")  # before a PIN is thought of
        clerk.expect("一次性码：")
        clerk.sendline(f"{code[:4]}－{code[4:]}")
        for prompt, typed in (
            ("设你的口令", "2468"),
            ("不到 8 位", None),
            ("设你的口令", GOOD),
            ("再来一遍", "a slip of it"),
            ("不一样", None),
        ):
            clerk.expect(prompt)
            if typed is not None:
                clerk.sendline(typed)
        for prompt in ("设你的口令", "再来一遍"):
            clerk.expect(prompt)
            assert GOOD not in clerk.before
            clerk.sendline(GOOD)
        clerk.expect(f"现在是{SECRETARY}在办")
        assert GOOD not in clerk.before
        clerk.expect(pexpect.EOF)
    assert call("--home", home, "login", "--json").told == {"sitting": "p-0002"}


def test_at_a_terminal_a_clerk_with_a_pin_is_asked_once_and_then_sits_there(home: Path, pin: Path) -> None:
    with_pin(home, CLERK, pin)
    with terminal(home, "start", "regulation_revision") as clerk:
        clerk.expect("口令（输的时候不显示）：")
        clerk.sendline("another-one")
        clerk.expect("口令不对")
        clerk.expect("口令（输的时候不显示）：")
        clerk.sendline(GOOD)
        clerk.expect("第 1 件已开")
        clerk.expect(pexpect.EOF)
    assert call("--home", home, "start", "regulation_revision").status == 0


def test_at_the_worklist_somebody_else_sits_down_by_a_digit(home: Path, pin: Path) -> None:
    with_pin(home, SECRETARY, pin)
    with terminal(home) as clerk:
        clerk.expect("h 换人")
        clerk.sendline("h")
        clerk.expect(f"1 {SECRETARY}")
        clerk.sendline("1")
        clerk.expect("口令（输的时候不显示）：")
        clerk.sendline(GOOD)
        clerk.expect(f"现在是{SECRETARY}在办")
        clerk.expect("h 换人")
        clerk.sendline("q")
        clerk.expect(pexpect.EOF)
    assert call("--home", home, "login", "--json").told == {"sitting": "p-0002"}


def test_a_key_is_made_under_a_passphrase_from_a_file_and_listed(home: Path, tmp_path: Path, user: Path) -> None:
    words, out = secret(tmp_path / "words", "shanshui-2026"), tmp_path / "wang.p12"
    call_new = ("--home", home, "keys", "new", "--for", SECRETARY, "--out", out, "--passphrase-file", words)
    assert call(*call_new).status == 0
    assert out.read_bytes()[:1] == b"\x30"
    listed = call("--home", home, "钥匙", "列")
    assert ("村内测试证书" in listed.out, SECRETARY in listed.out) == (True, True)
    assert (user / "keys" / "r-shiqiao" / "authority.key.pem").stat().st_mode & 0o077 == 0


@pytest.fixture
def own_village(tmp_path: Path) -> tuple[Path, Path]:
    """A register opened on the command line, and the paper with its recovery code."""
    told = call("--home", tmp_path / "own", "init", "--from", EXAMPLE, "--json").told
    return tmp_path / "own", paper(tmp_path, told["recovery_code"])


def paper(tmp_path: Path, code: str) -> Path:
    (tmp_path / "code.txt").write_text(code, encoding="utf-8")
    return tmp_path / "code.txt"


def test_elsewhere_a_restored_register_has_its_keys_back_with_the_code(
    own_village: tuple[Path, Path], tmp_path: Path, user: Path
) -> None:
    home, code = own_village
    assert call("--home", home, "doctor", "--try-code", "--code-file", code).status == 0
    assert call("--home", home, "backup", tmp_path / "stick").status == 0
    (folder,) = (user / "keys").iterdir()
    kept = {file.name: file.read_bytes() for file in folder.iterdir()}
    shutil.rmtree(folder)
    there = call("--home", tmp_path / "one", "restore", tmp_path / "stick")
    assert ("还缺" in there.out, "防改签名的钥匙" in there.out) == (True, True)
    there = call("--home", tmp_path / "two", "restore", tmp_path / "stick", "--code-file", code, "--json")
    assert there.told["missing"] == []
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == kept


def test_with_a_new_envelope_the_old_code_is_refused(own_village: tuple[Path, Path], tmp_path: Path) -> None:
    home, old = own_village
    new = call("--home", home, "keys", "renew-code", "--json").told["recovery_code"]
    assert refuses(home, "doctor", "--try-code", "--code-file", old)["code"] == "recovery-code-of-another"
    assert call("--home", home, "doctor", "--try-code", "--code-file", paper(tmp_path, new)).status == 0
    assert "换恢复信封" in call("--home", home, "log").out


def test_a_new_code_stands_on_the_screen_once_and_nowhere_else(own_village: tuple[Path, Path], tmp_path: Path) -> None:
    home, _ = own_village
    told = call("--home", home, "钥匙", "换信封")
    lines = [line.strip() for line in told.out.splitlines() if line.startswith("    ")]
    assert (len(lines), told.err) == (4, "")
    assert all(told.out.count(line) == 1 for line in lines)
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert not [line for line in lines if line.encode() in everything]


def test_a_new_integrity_key_goes_into_the_envelope_too(own_village: tuple[Path, Path], user: Path) -> None:
    home, code = own_village
    (folder,) = (user / "keys").iterdir()
    before = (folder / "integrity.cert.der").read_bytes()
    assert refuses(home, "keys", "renew-seal")["code"] == "nobody-to-ask"
    assert call("--home", home, "keys", "renew-seal", "--reason", "快到期了").status == 0
    after = (folder / "integrity.cert.der").read_bytes()
    assert after != before
    shutil.rmtree(folder)
    assert call("--home", home, "keys", "recover", "--code-file", code, "--json").told == {"missing": []}
    assert (folder / "integrity.cert.der").read_bytes() == after


def test_a_backup_holds_no_pin(home: Path, pin: Path, tmp_path: Path) -> None:
    with_pin(home, CLERK, pin)
    assert call("--home", home, "--pin-file", pin, "backup", tmp_path / "stick").status == 0
    assert not list((tmp_path / "stick").rglob("desk.db"))


def test_at_a_terminal_the_code_is_read_from_paper_line_by_line(
    own_village: tuple[Path, Path], tmp_path: Path, user: Path
) -> None:
    home, code = own_village
    assert call("--home", home, "backup", tmp_path / "stick").status == 0
    (folder,) = (user / "keys").iterdir()
    kept = {file.name: file.read_bytes() for file in folder.iterdir()}
    shutil.rmtree(folder)
    lines = code.read_text(encoding="utf-8").splitlines()
    with terminal(tmp_path / "other", "restore", str(tmp_path / "stick")) as clerk:
        for tried in ([*lines[:2], lines[3], lines[2]], [line.lower().replace("-", " ") for line in lines]):
            clerk.expect("没有登记簿的钥匙")
            clerk.sendline("")
            for number, line in enumerate(tried, start=1):
                clerk.expect(f"第 {number} 行：")
                clerk.sendline(line)
            clerk.expect("恢复码抄得不对" if tried[2] == lines[3] else "找回来了")
        clerk.expect("恢复好了")
        clerk.expect(pexpect.EOF)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == kept
