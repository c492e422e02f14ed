"""What is in the repository: nothing that belongs to one machine, fragments that can be gathered, modules of one idea."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 300
# One kind of entry, one table, one case after the other: a list has no second idea.
LISTS = re.compile(r"engine/xiangyue/model/happened\.py|engine/.*/migrations/versions/.*|tests/.*")
# Written with brackets so that this file does not find itself.
INDEX = re.compile(
    r"^\s*(?:-i|-f|--(?:default-)?(?:extra-)?index(?:-url)?|--find-links)[ =]"
    r"|https?://\S+/simple\b|pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org",
    re.MULTILINE,
)
MACHINE = re.compile(r"(?<![\w.*}\])])/(?:work|root|opt|home/\w+|Users/\w+|tmp/\w+)(?:/\w|\b)")
FRAGMENT = re.compile(r"\d+(?:\.\d+)?\.(?:law|added|changed|fixed)(?:\.\d+)?\.md")


def tracked(root: Path) -> list[Path]:
    """Return the files git keeps, and those it would."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [root / name for name in sorted(set(names)) if name and (root / name).is_file()]


def foreign(text: str) -> Iterator[str]:
    """Yield each address of a package index and each path of one machine."""
    yield from (f"an index address: {found.group().strip()}" for found in INDEX.finditer(text))
    yield from (f"a path of one machine: {found.group()}" for found in MACHINE.finditer(text))


def said_of(file: Path) -> Iterator[str]:
    """Yield what is wrong with one file."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    yield from foreign(text)
    if file.parent.name == "changelog.d" and not file.name.startswith("."):
        if not FRAGMENT.fullmatch(file.name):
            yield "not a fragment: NUMBER.KIND.md with law, added, changed or fixed"
        if not text.strip():
            yield "says nothing"
    listed = LISTS.fullmatch(str(file.relative_to(ROOT)))
    if file.suffix == ".py" and not listed and (lines := text.count("\n")) > LONGEST:
        yield f"{lines} lines; {LONGEST} are the most: look for the second idea"


def main() -> int:
    """Name every file with what is wrong in it."""
    files = tracked(ROOT)
    findings = [f"{file.relative_to(ROOT)}: {what}" for file in files for what in said_of(file)]
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    sys.stdout.write(f"Tree: {len(files)} files, {len(findings)} findings\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
