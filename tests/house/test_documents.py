import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import xiangyue
from xiangyue.model import Mark, Outcome, Target, ids

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))


def commands(page: Path) -> list[str]:
    """The commands a page shows: the lines set in by four spaces."""
    return re.findall(r"^    (\./run.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def tasks() -> set[str]:
    return set(re.findall(r"^    ([a-z]+)\)", (ROOT / "run").read_text(), re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_a_readme_promises_only_what_run_knows(page: str) -> None:
    shown = commands(ROOT / page)
    assert {"./run demo", "./run test", "./run xiangyue --help"} <= set(shown)
    known = tasks() | {file.name for file in (ROOT / ".venv" / "bin").iterdir()}
    assert {command.split()[1] for command in shown} <= known


def test_the_help_the_readme_names_can_be_had() -> None:
    told = subprocess.run(
        [ROOT / "run", "xiangyue", "--help"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert (told.returncode, "demo" in told.stdout) == (0, True), told.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    told = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", told)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_says_why_and_what_was_rejected(page: Path) -> None:
    heads = re.findall(r"^## (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[:4] == ["Context", "Decision", "Consequences", "Rejected"]


def test_no_two_decisions_have_one_number() -> None:
    numbers = [page.name[:4] for page in DECISIONS]
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_the_glossary_has_every_body_and_every_word_of_the_answers() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    councils = {f"council:{name}" for name in ("deliberation", "moral", "ceremony", "antidrug", "supervision")}
    asked = ids.Body.fixed | councils | {f"Outcome.{one.name}" for one in Outcome}
    assert {word for word in asked if f"`{word}`" not in glossary} == set()


@pytest.mark.parametrize("of", [Mark, Outcome, Target], ids=lambda of: of.__name__)
def test_the_glossary_names_the_lists_that_stand_on_paper(of: type) -> None:
    assert of.__name__ in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def test_the_fragments_make_a_changelog() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "0.0", "--date", "2026-01-01"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, "### " in told.stdout) == (0, True), told.stderr


def test_hooks_are_fetched_from_nowhere() -> None:
    told = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    assert {repository["repo"] for repository in told["repos"]} == {"local"}


def test_the_program_has_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == xiangyue.__version__


def test_the_lock_has_every_library_with_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = {
        re.split(r"[<>=]", one)[0] for one in project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    }
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text())
    locked = {block.partition("==")[0]: block for block in blocks}
    assert asked <= locked.keys()
    assert [name for name, block in locked.items() if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("door", sorted(ROOT.glob("engine/xiangyue/*/__init__.py")), ids=lambda door: door.parent.name)
def test_a_room_has_a_caption_and_says_what_it_gives(door: Path) -> None:
    text = door.read_text(encoding="utf-8")
    assert re.match(r'"""\S.{20,}', text), "no caption"
    assert "__all__" in text or "import" not in text
