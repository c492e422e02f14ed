"""A machine whose clock we hold: a process under libfaketime, to which calls are handed with the moment they are made."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.acceptance.calling import Answer

SEATS = (Path("/usr/lib"), Path("/usr/local/lib"))


def libfaketime() -> Path:
    """Return where Debian's `faketime` has its library."""
    for seat in SEATS:
        for found in sorted(seat.glob("**/faketime/libfaketimeMT.so.1")):
            return found
    raise FileNotFoundError("apt-get install faketime")


class Machine:
    """One user's machine; between two calls the clock stands where it was put."""

    def __init__(self, user: Path) -> None:
        self._clock = user / "clock"
        self.today = datetime(2026, 1, 1, tzinfo=UTC)
        self._set(self.today)
        environment = {
            **os.environ,
            "LD_PRELOAD": str(libfaketime()),
            "FAKETIME_TIMESTAMP_FILE": str(self._clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": "UTC",
            "XDG_DATA_HOME": str(user / "data"),
            "XDG_CACHE_HOME": str(user / "cache"),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.acceptance.at_the_machine"],
            cwd=Path(__file__).parents[2],
            env={name: value for name, value in environment.items() if name not in {"XIANGYUE_HOME", "XIANGYUE_AS"}},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _set(self, now: datetime) -> None:
        """Put the machine's clock."""
        told = self._clock.with_suffix(".new")
        told.write_text(f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S}\n", encoding="ascii")
        told.replace(self._clock)

    def call(self, *words: object, now: datetime | None = None, stdin: str = "") -> Answer:
        """Make a call at that moment of the machine's clock, or on its today."""
        self._set(now or self.today)
        return self._ask({"words": [str(word) for word in words], "stdin": stdin})

    def _ask(self, asked: Mapping[str, object]) -> Answer:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the machine has no pipes")
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return Answer(status=told["status"], out=told["out"], err=told["err"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()
