"""Papers to measure with, where processes of their own can find them."""

import json
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from xiangyue import canon
from xiangyue.assets import shelf
from xiangyue.documents import MinutesFacts, Press

ROOT = Path(__file__).parents[1]
TEMPLATES = shelf("templates") / "papers"


@cache
def press() -> Press:
    return Press.open(fonts=ROOT / ".tools" / "fonts", cache=Path(tempfile.mkdtemp()), templates=[TEMPLATES])


@cache
def facts() -> MinutesFacts:
    """Minutes that stand on two pages at once: where names must give way, the pages are laid out a second time."""
    told = json.loads((ROOT / "tests" / "documents" / "shiqiao.json").read_text(encoding="utf-8"))
    whole = canon.read(MinutesFacts, told)
    return replace(whole, remarks=whole.remarks[:1])


def make(printing: int) -> str:
    """Make a paper like no other and return its digest."""
    return press().minutes(replace(facts(), printing=printing)).digest
