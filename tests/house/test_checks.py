import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.check_licences import asks_too_much
from tools.check_tree import FRAGMENT, foreign
from tools.runtime_set import part_of_lock, runtime_set

SLASH = "/"  # so that this file is not found by the check it tests


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", False),
        ("GNU Library or Lesser General Public License (LGPL)", False),
        ("GPL-3.0-or-later OR MIT", False),
        ("MIT AND (Apache-2.0 OR BSD-3-Clause)", False),
        ("GPL-3.0 AND (MIT OR BSD-3-Clause)", True),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0-only", True),
        ("MIT License; GNU General Public License v2 (GPLv2)", True),
        ("UNKNOWN", True),
    ],
)
def test_a_licence_may_ask_what_the_lgpl_asks_and_no_more(licence: str, refused: bool) -> None:
    assert asks_too_much(licence) is refused


def test_what_a_user_gets_has_our_libraries_and_none_of_our_tools() -> None:
    names = runtime_set()
    assert {"spiffworkflow", "weasyprint", "pyhanko", "sqlmodel", "markupsafe"} <= names
    assert names.isdisjoint({"pytest", "mypy", "babel", "bpmn-io", "opendataloader-pdf", "xiangyue"})


def test_a_part_of_the_lock_keeps_each_name_with_its_hashes() -> None:
    lock = "a==1 \\\n    --hash=sha256:aa\n    # via b\nb==2 \\\n    --hash=sha256:bb\na-b==3 ; os_name == 'nt' \\\n    --hash=sha256:cc\n"
    assert part_of_lock(lock, {"a"}) == "a==1 \\\n    --hash=sha256:aa\n    # via b\n"


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https:" + "//example.org/simple",
        "--extra-index-url file:" + "//x",
        "-i http:" + "//localhost",
        "see " + SLASH + "work/main/run",
        "in " + SLASH + "root/.cache",
        "in " + SLASH + "tmp/brief",
    ],
)
def test_what_belongs_to_one_machine_is_found(text: str) -> None:
    assert list(foreign(text))


@pytest.mark.parametrize(
    "text", ["a/work/b", "ends/root", "$HOME/tmp", "tests/tmp/x", "https://example.org/a", "-in 3"]
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert list(foreign(text)) == []


@pytest.mark.parametrize(
    ("name", "good"),
    [("2.added.md", True), ("2.law.md", True), ("2.3.fixed.md", True), ("added.md", False), ("2.feature.md", False)],
)
def test_a_fragment_is_named_by_its_number_and_kind(name: str, good: bool) -> None:
    assert bool(FRAGMENT.fullmatch(name)) is good


def imported(*folders: Path) -> set[str]:
    """The top-level names that the files of these folders import, anywhere in them."""
    files = [file for folder in folders for file in folder.rglob("*.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names}


def test_every_library_we_ask_for_is_used_and_every_one_we_use_is_asked_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    asked = {canonicalize_name(Requirement(one).name) for one in project["dependencies"]}
    ours = {"xiangyue", "xiangyue_cli", *sys.stdlib_module_names}
    distributions = packages_distributions()
    used = {canonicalize_name(distributions[name][0]) for name in imported(root / "engine", root / "cli") - ours}
    assert used == asked
