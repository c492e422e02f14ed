from pathlib import Path

from bench.__main__ import row
from bench.frame import Race, lines, race


def test_ours_and_the_reference_take_turns_and_the_first_is_not_counted() -> None:
    order: list[str] = []
    race(lambda: order.append("ours"), lambda: order.append("reference"), rounds=2)
    assert order == ["ours", "reference"] * 3


def test_a_line_that_breaks_is_over_and_says_why() -> None:
    def broken() -> None:
        raise ValueError("no register")

    text, kept = row(Race(work="a step", limit=1.0, ours=broken, reference=broken))
    assert (kept, "no register" in text) == (False, True)


def test_a_line_within_its_limit_is_ok() -> None:
    text, kept = row(Race(work="nothing", limit=1e9, ours=lambda: None, reference=lambda: None))
    assert (kept, text.endswith("ok")) == (True, True)


def test_every_file_of_lines_is_found_and_names_its_work_once(root: Path) -> None:
    named = [line.work for line in lines(root / "bench" / "lines")]
    assert len(named) == len(set(named)) >= len(list((root / "bench" / "lines").glob("*.py")))
