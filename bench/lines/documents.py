"""Papers: what ours cost beside the layout engine alone, and whether two processes make them in less time than one."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any

from bench.frame import Line, Race
from bench.papers import TEMPLATES, facts, make, press

MANY = 20  # for the 100 of the table: the ratio is the same, and is known sooner


@cache
def bare() -> Callable[[], object]:
    """WeasyPrint on the page we made, with our fonts and our style, read beforehand as ours are."""
    page = press().page(facts())
    import weasyprint  # noqa: PLC0415 - after the press has said which fonts there are

    fonts: Any = weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(filename=TEMPLATES / "paper.css", font_config=fonts)
    return lambda: weasyprint.HTML(string=page).write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-3a"
    )


@cache
def pool(processes: int) -> ProcessPoolExecutor:
    """Return processes that have made a paper each, so that what is measured is papers."""
    workers = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    list(workers.map(make, range(processes * 2)))
    return workers


def ours() -> None:
    press().minutes(facts())


def reference() -> None:
    bare()()


def many(processes: int) -> None:
    """Make papers, each its own, on so many processes."""
    assert len(set(pool(processes).map(make, range(MANY)))) == MANY


LINES: tuple[Line, ...] = (
    Race(
        work="a paper in the process, against bare WeasyPrint on the same HTML",
        limit=1.1,
        ours=ours,
        reference=reference,
        rounds=9,
    ),
    Race(
        work="100 papers on two processes, against one",
        limit=0.7,
        ours=lambda: many(2),
        reference=lambda: many(1),
        rounds=2,
    ),
)
