"""Files made to hurt the reader, and the facts taken out of those that are not."""

import time

import pytest

from xiangyue.signing import AttachmentMissing, PaperUnreadable, Problem, attached, check

from .conftest import CHECKED, FACTS, NAME
from .hostile import FILES
from .tampering import attachment_swapped

PATIENCE = 20  # seconds of the processor, on a slow one


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_answered_soon_and_is_not_whole(name: str) -> None:
    begun = time.process_time()
    report = check(FILES[name], at=CHECKED)
    assert not report.whole
    assert report.problems
    assert time.process_time() - begun < PATIENCE


@pytest.mark.parametrize("name", [name for name in FILES if "200_000" not in name and "long_list" not in name])
def test_no_facts_are_taken_out_of_a_hostile_file(name: str) -> None:
    with pytest.raises((AttachmentMissing, PaperUnreadable)):
        attached(FILES[name], "a")


def test_a_file_of_many_megabytes_is_not_even_opened() -> None:
    report = check(b"%PDF-1.7\n" + bytes(33 * 1024 * 1024), at=CHECKED)
    assert report.problems == (Problem.TOO_LARGE,)


def test_a_name_from_a_file_cannot_command_the_terminal() -> None:
    report = check(FILES["a_name_that_commands_the_terminal"], at=CHECKED)
    assert all(name.isprintable() for name in report.open)


def test_the_facts_are_taken_out_as_they_were_put_in(sealed: bytes) -> None:
    assert attached(sealed, NAME) == FACTS


def test_an_attachment_that_is_not_there_is_named(sealed: bytes) -> None:
    with pytest.raises(AttachmentMissing) as refusal:
        attached(sealed, "resolution.json")
    assert refusal.value.facts == {"name": "resolution.json"}


def test_what_was_swapped_afterwards_is_taken_out_but_the_paper_is_not_whole(sealed: bytes) -> None:
    bent = attachment_swapped(sealed)
    assert attached(bent, NAME) != FACTS
    assert not check(bent, at=CHECKED).whole
