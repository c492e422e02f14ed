"""The same facts make the same bytes, and say what they were made from."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from xiangyue import canon
from xiangyue.assets import shelf
from xiangyue.documents import MadePaper, MinutesFacts, Press

PRINT = """
import sys
from pathlib import Path
from xiangyue import canon
from xiangyue.documents import MinutesFacts, Press
import json
fonts, cache, templates, facts = map(Path, sys.argv[1:])
press = Press.open(fonts=fonts, cache=cache, templates=[templates])
print(press.minutes(canon.read(MinutesFacts, json.loads(facts.read_text(encoding="utf-8")))).digest)
"""


def test_twice_in_one_process(press: Press, facts: MinutesFacts, made: MadePaper) -> None:
    assert press.minutes(facts).pdf == made.pdf


@pytest.mark.parametrize(
    "around",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"},
    ],
    ids=["shanghai", "new york"],
)
def test_in_another_process_elsewhere(around: dict[str, str], made: MadePaper, fonts: Path, tmp_path: Path) -> None:
    given = tmp_path / "facts.json"
    given.write_bytes(made.attached)
    places = (fonts, tmp_path / "cache", shelf("templates") / "papers", given)
    command = [sys.executable, "-c", PRINT, *map(str, places)]
    told = subprocess.run(
        command, env=os.environ | around, cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert told.strip() == made.digest


def test_what_is_attached_makes_the_paper_again(press: Press, made: MadePaper) -> None:
    assert press.minutes(canon.read(MinutesFacts, json.loads(made.attached))).pdf == made.pdf


def test_another_fact_makes_other_bytes(press: Press, facts: MinutesFacts, made: MadePaper) -> None:
    assert press.minutes(replace(facts, printing=2)).digest != made.digest


def test_the_paper_says_what_it_was_made_with(made: MadePaper, root: Path) -> None:
    listed = dict(line.split()[::-1] for line in (root / "fonts.sha256").read_text(encoding="utf-8").splitlines())
    told = {name.removeprefix("font:"): digest for name, digest in made.made_with.items() if name.startswith("font:")}
    assert told == listed
    style = (root / "templates" / "papers" / "paper.css").read_bytes()
    assert made.made_with["template:paper.css"] == hashlib.sha256(style).hexdigest()
    assert {"template:minutes.html.j2", "template:checklist.html.j2", "library:weasyprint"} <= made.made_with.keys()
