"""What people hand in, read and checked: answers, scenarios, rosters, texts; nothing here writes or asks a clock."""

from xiangyue.intake.answers import UNKNOWN, AnswersRefused, Wrong, check_answers, read_answers
from xiangyue.intake.convention_file import read_convention
from xiangyue.intake.councils import OTHERS, USUAL, council_id, council_post, is_council
from xiangyue.intake.docx_matching import Known, matched
from xiangyue.intake.docx_parcel import MOST_DOCX
from xiangyue.intake.docx_refusals import DocxFlaw, DocxRefused, TextFlaw, TextNotRead
from xiangyue.intake.docx_text import HandedIn, Piece, as_new_text, mark_of, read_handed_in, tidy
from xiangyue.intake.docx_writing import write_docx
from xiangyue.intake.files import FileNotOpened, content_of
from xiangyue.intake.flaws import FileRefused, Flaw
from xiangyue.intake.forms import FormRefused, Schema, load_form, part, read_form, title
from xiangyue.intake.households import Meant, households_meant
from xiangyue.intake.plain_json import read_json
from xiangyue.intake.plain_toml import read_toml
from xiangyue.intake.plain_yaml import read_yaml
from xiangyue.intake.posts import POSTS, post_of
from xiangyue.intake.present import (
    ListedTwice,
    NoSuchGroup,
    NotOnRoll,
    PresentUnclear,
    RollLine,
    expand_present,
    line_numbers,
)
from xiangyue.intake.readings import Likeness, likeness
from xiangyue.intake.resumed_file import PaperStep, Resumed, read_resumed
from xiangyue.intake.room_line import read_line
from xiangyue.intake.room_numbers import Hall, RoomLineUnclear
from xiangyue.intake.roster import Roster, read_roster
from xiangyue.intake.roster_hints import roster_hints
from xiangyue.intake.roster_marked import marked_copy, problem_list
from xiangyue.intake.roster_words import day_of, group_of, sex_of
from xiangyue.intake.scenario import ACTS, Expectation, Line, Scenario
from xiangyue.intake.scenario_file import read_scenario, scenario_of
from xiangyue.intake.settings import SettingRefused, parse_set, typed
from xiangyue.intake.sheets import SheetFlaw, SheetRefused
from xiangyue.intake.tables import BadCell, Table, TableRefused
from xiangyue.intake.tenures import Hint, Offices, councils_of, read_offices, with_roster
from xiangyue.intake.village_file import VillageFolder, read_village

__all__ = [
    "ACTS",
    "MOST_DOCX",
    "OTHERS",
    "POSTS",
    "UNKNOWN",
    "USUAL",
    "AnswersRefused",
    "BadCell",
    "DocxFlaw",
    "DocxRefused",
    "Expectation",
    "FileNotOpened",
    "FileRefused",
    "Flaw",
    "FormRefused",
    "Hall",
    "HandedIn",
    "Hint",
    "Known",
    "Likeness",
    "Line",
    "ListedTwice",
    "Meant",
    "NoSuchGroup",
    "NotOnRoll",
    "Offices",
    "PaperStep",
    "Piece",
    "PresentUnclear",
    "Resumed",
    "RollLine",
    "RoomLineUnclear",
    "Roster",
    "Scenario",
    "Schema",
    "SettingRefused",
    "SheetFlaw",
    "SheetRefused",
    "Table",
    "TableRefused",
    "TextFlaw",
    "TextNotRead",
    "VillageFolder",
    "Wrong",
    "as_new_text",
    "check_answers",
    "content_of",
    "council_id",
    "council_post",
    "councils_of",
    "day_of",
    "expand_present",
    "group_of",
    "households_meant",
    "is_council",
    "likeness",
    "line_numbers",
    "load_form",
    "mark_of",
    "marked_copy",
    "matched",
    "parse_set",
    "part",
    "post_of",
    "problem_list",
    "read_answers",
    "read_convention",
    "read_form",
    "read_handed_in",
    "read_json",
    "read_line",
    "read_offices",
    "read_resumed",
    "read_roster",
    "read_scenario",
    "read_toml",
    "read_village",
    "read_yaml",
    "roster_hints",
    "scenario_of",
    "sex_of",
    "tidy",
    "title",
    "typed",
    "with_roster",
    "write_docx",
]
