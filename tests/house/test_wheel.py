import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.runtime_set import part_of_lock, runtime_set

MACHINE = dict(os.environ)  # as it was before any test set a user's folders: where uv's cache is follows from it


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(built)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    [wheel] = built.glob("xiangyue-*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, uv: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and what it needs, out of uv's cache alone; its folder of commands."""
    fresh = tmp_path_factory.mktemp("fresh")
    asked = fresh / "runtime.lock"
    asked.write_text(part_of_lock((root / "requirements.lock").read_text(), runtime_set()))
    python = fresh / "env" / "bin" / "python"
    commands: list[list[str | Path]] = [
        [uv, "venv", "--quiet", "--offline", "--python", sys.executable, fresh / "env"],
        [uv, "pip", "sync", "--quiet", "--offline", "--require-hashes", "--python", python, asked],
        [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", python, wheel],
    ]
    for command in commands:
        told = subprocess.run(command, env=MACHINE, check=False, capture_output=True, text=True)
        assert told.returncode == 0, told.stderr
    return python.parent


@pytest.fixture
def elsewhere(installed: Path, fonts: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which the checkout cannot be found."""
    return {
        "PATH": os.pathsep.join([str(installed), "/usr/bin", "/bin"]),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "XIANGYUE_FONTS": str(fonts),
    }


def play(command: list[str], cwd: Path, env: dict[str, str]) -> str:
    told = subprocess.run(
        command, cwd=cwd, env=env, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_the_wheel_carries_the_assets_and_the_compiled_words(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert "xiangyue/words/zh_CN/LC_MESSAGES/xiangyue.mo" in names
    assert "xiangyue/rules/packs/national.toml" in names
    assert "xiangyue/_assets/workflows/regulation_revision/regulation_revision.bpmn" in names
    assert {"forms", "templates", "examples"} <= {name.split("/")[2] for name in names if "/_assets/" in name}
    assert {name.split("/")[0] for name in names} == {"xiangyue", "xiangyue_cli", "xiangyue-0.1.0.dist-info"}


def test_every_sentence_and_no_tool_of_ours_is_installed(installed: Path, elsewhere: dict[str, str]) -> None:
    said = play(
        [str(installed / "python"), "-I", "-c", "import xiangyue.words as w; print(w.__file__, w.known('overtaken'))"],
        cwd=Path(elsewhere["HOME"]),
        env=elsewhere,
    )
    assert said.split() == [str(next(installed.parent.glob("lib/*/site-packages/xiangyue/words/__init__.py"))), "True"]


def test_the_installed_command_says_what_it_can_do(elsewhere: dict[str, str], tmp_path: Path) -> None:
    assert "demo" in play(["xiangyue", "--help"], cwd=tmp_path, env=elsewhere)


def test_the_demo_plays_from_the_wheel_in_another_folder(elsewhere: dict[str, str], tmp_path: Path) -> None:
    play(["xiangyue", "demo"], cwd=tmp_path, env=elsewhere)
    [minutes] = (tmp_path / "out" / "demo" / "papers").glob("*/minutes.pdf")
    assert minutes.read_bytes().startswith(b"%PDF-")
    assert "register.db" in {file.name for file in (tmp_path / "out" / "demo").iterdir()}
