"""`./run bench`: the table; words after it choose the lines whose work contains one of them."""

import sys

from bench.frame import Line, lines


def row(line: Line) -> tuple[str, bool]:
    """Measure a line; return it as text, and whether it kept its limit."""
    try:
        ratio = line.measure()
    except Exception as fault:  # noqa: BLE001 - one broken line must not hide the others
        return f"{line.work:<78} | failed: {fault}", False
    kept = ratio <= line.limit
    return f"{line.work:<78} | {ratio:8.2f} | {line.limit:12.2f} | {'ok' if kept else 'over'}", kept


def main(words: list[str]) -> int:
    """Print the table and return how many lines are over their limit."""
    print(f"{'work':<78} | measured | no more than |", flush=True)
    over = 0
    for line in lines():
        if not words or any(word in line.work for word in words):
            text, kept = row(line)
            over += not kept
            print(text, flush=True)
    return over


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
