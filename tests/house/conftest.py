import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def uv(root: Path) -> Path:
    """The uv that ./run installed: the one that tools/uv.txt names."""
    pin = (root / "tools" / "uv.txt").read_text().split()[0]
    return root / ".tools" / pin.replace("==", "-") / "bin" / "uv"


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command with nothing on its standard input; its output and its status come back."""

    def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
