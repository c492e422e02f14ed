"""村民议事会: rehearsals beside the model, played to the end in registers of their own."""

from pathlib import Path

import pytest

from tests.meeting.council import REHEARSALS, no_press
from xiangyue.acts.office import Office
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.intake import read_scenario, read_village
from xiangyue.model import Mode
from xiangyue.model.happened import OpinionReached
from xiangyue.records import Register, verify
from xiangyue.rules import Law

FILES = sorted(REHEARSALS.glob("*.yaml"))


def played(file: Path, root: Path, folder: Path) -> Register:
    """Play a rehearsal as it says, and return its register."""
    scenario = read_scenario(file)
    village = read_village(root / "examples" / "shiqiao")
    home = folder / "home"
    opened = open_village(home, village, mode=Mode.REHEARSAL, keys=folder, now=scenario.start.typed_at)
    office = Office(register=opened.register, law=Law.of_village(home))
    assert play(Stage(office=office, press=no_press, key=opened.key), scenario, tell=lambda _: None) == ()
    return opened.register


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_rehearsal_goes_as_it_says_and_its_register_is_what_its_journal_says(
    file: Path, root: Path, tmp_path: Path
) -> None:
    with played(file, root, tmp_path) as register:
        assert verify(register) == ()


def test_the_opinion_has_the_numbers_of_each_item_and_both_sides_reasons(root: Path, tmp_path: Path) -> None:
    [evening] = [file for file in FILES if file.stem == "evening"]
    with played(evening, root, tmp_path) as register:
        reached = register.last("2026-1", OpinionReached)
        assert reached is not None
        assert [
            (one.there, one.recused, one.tally.in_favour, one.tally.against, one.tally.abstained, one.tally.not_cast)
            for one in reached.votes
        ] == [
            (17, 0, 17, 0, 0, 0),
            (18, 0, 16, 1, 1, 0),
            (19, 0, 12, 5, 2, 0),
            (20, 1, 17, 1, 1, 0),
            (20, 0, 9, 8, 3, 0),
            (19, 0, 19, 0, 0, 0),
            (19, 0, 16, 1, 1, 1),
            (19, 0, 18, 1, 0, 0),
        ]
        assert [(one.needed, one.adopted) for one in reached.votes] == [
            (9, True), (10, True), (10, True), (11, True), (11, False), (10, True), (10, True), (10, True),
        ]  # fmt: skip
        [divided] = reached.divided
        assert (divided.item, divided.in_favour) == ("t-5", "清运车要钱")
        [meeting] = register.meetings("2026-1")
        assert meeting.sign_in is not None
        assert (len(meeting.sign_in.present), meeting.sign_in.women) == (20, 7)
        assert meeting.roll is not None
        assert len(meeting.roll.adults) == 21
