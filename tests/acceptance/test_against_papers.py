"""`verify --register --against FILE`: the heads printed on papers that have left the village."""

import shutil
from pathlib import Path

from tests.acceptance.calling import call
from tests.acceptance.conftest import At


def paper(home: Path) -> Path:
    [made] = (home / "papers").rglob("minutes.pdf")
    return made


def test_a_whole_register_agrees_with_the_papers_it_made(at: At) -> None:
    home = at("end")

    assert call("--home", home, "verify", "--register", "--against", paper(home)).status == 0


def test_a_tail_cut_off_with_all_its_traces_is_found_by_a_paper(at: At, tmp_path: Path) -> None:
    later, earlier = at("end"), at("propose")
    shutil.copy(paper(later), tmp_path / "minutes.pdf")

    alone = call("--home", earlier, "verify", "--register")
    beside = call("--home", earlier, "verify", "--register", "--against", tmp_path / "minutes.pdf")

    assert (alone.status, beside.status) == (0, 1)
    assert "对不上" in beside.out


def test_a_paper_of_another_register_is_refused(at: At, tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7\n")

    answer = call("--home", at("end"), "verify", "--register", "--against", tmp_path / "other.pdf")

    assert answer.status == 3
    assert len(answer.err.splitlines()) == 3


def test_papers_are_held_against_the_register_only(at: At) -> None:
    home = at("end")

    assert call("--home", home, "verify", "--against", paper(home)).status == 2
