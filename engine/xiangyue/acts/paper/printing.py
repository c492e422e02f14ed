"""打印: a paper goes to the printer as it lies in the content store, never as somebody left it in a folder."""

import re
import shutil
import subprocess
from pathlib import Path

from xiangyue.acts.paper.recorded import called
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Refusal
from xiangyue.model import PaperKind, PaperSeen
from xiangyue.records import Register
from xiangyue.words import say

WAIT = 60  # seconds in which lp takes a few pages
MOST_COPIES = 99
MONTH = len("2026-10")
_NOT_IN_NAMES = re.compile(r"[^\w〔〕（）·-]+")
_SAID = 60


class NoPaperYet(Refusal):
    """Nothing was made that could be printed."""

    code = "no-paper-yet"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class NoPrinter(Refusal):
    """This machine has no program that prints, or nobody told it of a printer."""

    code = "no-printer"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


def last_paper(register: Register, case: str | None) -> PaperSeen:
    """Return the last printing of a case, or of the register's own page.

    Raises:
        NoSuchCase: there is no such case.
        NoPaperYet: nothing was made.

    """
    if case is not None:
        register.case(case)
    found = register.papers(case)
    if not found:
        raise NoPaperYet(case=case or "")
    return found[-1]


def name_of_copy(register: Register, paper: PaperSeen) -> str:
    """Return what a paper is called on a stick: 石桥村-2026-7-会议纪要-第1次打印.pdf."""
    told = say(
        "print.name",
        village=register.village.name,
        case=f"{_of(register, paper)}-" if _of(register, paper) else "",
        kind=paper.kind,
        printing=paper.id.rpartition("/")[2],
    )
    return file_name(told)


def file_name(told: str) -> str:
    """Return the name of a PDF that every system takes."""
    return _NOT_IN_NAMES.sub("_", told) + ".pdf"


def _of(register: Register, paper: PaperSeen) -> str:
    """Return what tells a paper from its like: the case; of a sheet of one person the month and the name."""
    if paper.kind is not PaperKind.PROXIES:
        return paper.case or ""
    of = called(paper).removeprefix(f"{PaperKind.PROXIES}-")
    return f"{of[:MONTH]}-{name_of(register, of[MONTH + 1 :])}"


def send_to_printer(content: bytes, *, path: str, title: str, copies: int = 1, printer: str = "") -> str:
    """Hand a PDF to CUPS and return its word for the job; `path` is where programs are looked for.

    Raises:
        NoPrinter: there is no lp, or it knows no printer, or did not take the paper.

    """
    program = shutil.which("lp", path=path)
    if program is None:
        raise NoPrinter(told=say("print.no_program"))
    where = ["-d", printer] if printer else []
    command = [program, *where, "-n", str(copies), "-t", title, "-"]
    try:
        # no shell, a program found by name alone, and our own bytes
        told = subprocess.run(command, input=content, capture_output=True, timeout=WAIT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise NoPrinter(told=say("print.no_answer", seconds=WAIT)) from late
    except OSError as problem:
        raise NoPrinter(told=say("print.not_run", program=Path(program).name)) from problem
    if told.returncode != 0:
        raise NoPrinter(told=say("print.not_taken", said=_first_line(told.stderr)))
    return _first_line(told.stdout)


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip()[:_SAID] if lines else ""
