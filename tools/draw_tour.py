"""Draw the pictures of the README: screens out of the handbook, and pages of the demo's papers.

    python tools/draw_tour.py DEMO_HOME      writes docs/tour/*.svg and docs/tour/*.png (pdftoppm)

The screens stand in the handbook as the program showed them, which a test holds true; another holds the drawings
against the handbook.
"""

import re
import subprocess
import sys
from html import escape
from pathlib import Path
from unicodedata import east_asian_width

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "docs" / "tour"
SCREENS = {
    "worklist": ("clerk.zh-CN.md", "屏幕 worklist 1"),
    "step": ("clerk.zh-CN.md", "屏幕 study 7"),
    "tally": ("meeting.zh-CN.md", "屏幕 tally 5"),
    "why": ("reviewer.zh-CN.md", "命令 assembly.no_quorum 卡在哪 1"),
}
PAPERS = {"minutes-1": ("minutes.pdf", 1), "minutes-3": ("minutes.pdf", 3)}
CELL, LINE, EDGE, COLUMNS = 8.4, 20, 14, 80
DPI = "50"
RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")


def screen(book: str, mark: str) -> str:
    """Return the screen of that mark, as it stands in the handbook."""
    text = (ROOT / "docs" / "handbook" / book).read_text(encoding="utf-8")
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```text\n(.*?)```\n", text, re.DOTALL)
    if found is None:
        raise SystemExit(f"{book}: no screen called {mark}")
    return found[1]


def drawn(text: str) -> str:
    """Return a screen as an SVG: each run of signs stands where the terminal has it."""
    rows = text.rstrip().split("\n")
    width, height = COLUMNS * CELL + 2 * EDGE, len(rows) * LINE + 2 * EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img">',
        f'<rect width="{width:g}" height="{height:g}" rx="6" fill="#1d2430"/>',
        '<g fill="#e6e6e6" font-size="14" font-family="Noto Sans Mono CJK SC, Sarasa Mono SC, monospace">',
    ]
    for number, row in enumerate(rows):
        lines += _runs(row, y=EDGE + LINE * (number + 0.72))
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _runs(row: str, *, y: float) -> list[str]:
    told, column = [], 0
    for run in RUNS.findall(row):
        cells = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in run)
        if run.strip():
            at, length = EDGE + column * CELL, cells * CELL
            told.append(f'<text x="{at:g}" y="{y:g}" textLength="{length:g}" xml:space="preserve">{escape(run)}</text>')
        column += cells
    return told


def main(home: Path) -> None:
    """Write all of them."""
    TOUR.mkdir(exist_ok=True)
    for name, (book, mark) in SCREENS.items():
        (TOUR / f"{name}.svg").write_text(drawn(screen(book, mark)), encoding="utf-8")
    for name, (paper, page) in PAPERS.items():
        [pdf] = (home / "papers").glob(f"*/{paper}")
        command = ["pdftoppm", "-png", "-r", DPI, "-f", str(page), "-singlefile", str(pdf), str(TOUR / name)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
