"""A line of the table: how it is measured and how it is found.

A file `bench/lines/<room>.py` holds `LINES: tuple[Line, ...]`. Two races are ready made: `Race` for two
calls in this process, `Commands` for two commands started afresh. Both run ours and the reference in
turn, so that what slows the machine slows both, and compare the best of each.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from time import perf_counter
from typing import Protocol

HERE = Path(__file__).parent


class Line(Protocol):
    """One piece of work, and how many times its reference it may cost."""

    @property
    def work(self) -> str: ...
    @property
    def limit(self) -> float: ...
    def measure(self) -> float:
        """Return what ours took, as a multiple of what the reference took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """Two calls in this process. Where one call is short, let it repeat the work itself."""

    work: str
    limit: float
    ours: Callable[[], object]
    reference: Callable[[], object]
    rounds: int = 7

    def measure(self) -> float:
        return race(self.ours, self.reference, rounds=self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """Two commands, each in a new process, from the first byte read to the last written."""

    work: str
    limit: float
    ours: Sequence[str]
    reference: Sequence[str]
    rounds: int = 11

    def measure(self) -> float:
        return race(lambda: _run(self.ours), lambda: _run(self.reference), rounds=self.rounds)


def race(ours: Callable[[], object], reference: Callable[[], object], *, rounds: int) -> float:
    """Return the best of ours over the best of the reference, after one unmeasured turn of each."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for kept, work in zip(taken, (ours, reference), strict=True):
            spent = _timed(work)
            if turn:
                kept.append(spent)
    return min(taken[0]) / min(taken[1])


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def python(code: str) -> tuple[str, ...]:
    """Return the command that runs this code in a new interpreter."""
    return (sys.executable, "-c", code)


def script(name: str) -> str:
    """Return the path of a command that was installed beside this interpreter."""
    return str(Path(sys.executable).with_name(name))


def lines(folder: Path = HERE / "lines") -> Iterator[Line]:
    """Yield the lines of every file of the folder."""
    for file in sorted(folder.glob("*.py")):
        spec = util.spec_from_file_location(f"bench.lines.{file.stem}", file)
        if spec is None or spec.loader is None:
            raise ImportError(file.name)
        module = util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield from module.LINES
