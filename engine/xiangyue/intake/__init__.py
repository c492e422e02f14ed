"""What people hand in, read and checked: answers, scenarios, rosters, texts; nothing here writes or asks a clock."""

from xiangyue.intake.answers import AnswersRefused, Wrong, check_answers, read_answers
from xiangyue.intake.files import content_of
from xiangyue.intake.flaws import FileRefused, Flaw
from xiangyue.intake.forms import FormRefused, Schema, load_form, part, read_form, title
from xiangyue.intake.plain_json import read_json
from xiangyue.intake.plain_toml import read_toml
from xiangyue.intake.plain_yaml import read_yaml
from xiangyue.intake.present import (
    ListedTwice,
    NoSuchGroup,
    NotOnRoll,
    PresentUnclear,
    RollLine,
    expand_present,
    line_numbers,
)
from xiangyue.intake.scenario import ACTS, Expectation, Line, Scenario
from xiangyue.intake.scenario_file import read_scenario, scenario_of
from xiangyue.intake.settings import SettingRefused, parse_set, typed

__all__ = [
    "ACTS",
    "AnswersRefused",
    "Expectation",
    "FileRefused",
    "Flaw",
    "FormRefused",
    "Line",
    "ListedTwice",
    "NoSuchGroup",
    "NotOnRoll",
    "PresentUnclear",
    "RollLine",
    "Scenario",
    "Schema",
    "SettingRefused",
    "Wrong",
    "check_answers",
    "content_of",
    "expand_present",
    "line_numbers",
    "load_form",
    "parse_set",
    "part",
    "read_answers",
    "read_form",
    "read_json",
    "read_scenario",
    "read_toml",
    "read_yaml",
    "scenario_of",
    "title",
    "typed",
]
