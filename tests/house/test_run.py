import os
import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """A machine on which no Pango is installed and nobody is root."""
    (tmp_path / "bin").mkdir()
    for name, answer in {"ldconfig": "", "id": "1000"}.items():
        command = tmp_path / "bin" / name
        command.write_text(f"#!/bin/sh\necho {answer}\n")
        command.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}


def call(root: Path, *words: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [root / "run", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options
    )


def test_without_a_task_it_says_what_there_is(root: Path) -> None:
    told = call(root)
    tasks = set(re.findall(r"^    ([a-z]+)\)", (root / "run").read_text(), re.MULTILINE))
    assert (told.returncode, told.stderr) == (0, "")
    assert {"demo", "test", "check", "bench", "lock"} <= tasks
    assert tasks <= set(re.findall(r"\./run ([a-z]+)", told.stdout))


def test_it_is_quiet_when_nothing_is_to_do(root: Path) -> None:
    told = call(root, "true")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_a_command_runs_where_it_was_called_and_keeps_its_status(root: Path, tmp_path: Path) -> None:
    assert call(root, "pwd", cwd=tmp_path).stdout == f"{tmp_path}\n"
    assert call(root, "sh", "-c", "exit 7").returncode == 7


def test_two_at_once_wait_for_each_other(root: Path) -> None:
    both = [subprocess.Popen([root / "run", "true"], stdin=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]


def test_without_root_it_prints_the_command_for_root_and_stops(root: Path, bare: dict[str, str]) -> None:
    told = call(root, "true", env=bare)
    assert told.returncode == 1
    head, command = told.stderr.splitlines()
    assert head == "First, as root:"
    assert command.startswith("apt-get update && apt-get install -y --no-install-recommends ")
    assert command.split()[-3:] == ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]


def test_ci_is_the_checks_and_then_every_test(root: Path) -> None:
    commands = [line for line in (root / ".ci" / "run").read_text().splitlines() if "./run" in line]
    assert commands == ["./run check", "exec ./run test"]
