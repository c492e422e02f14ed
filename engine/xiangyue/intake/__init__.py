"""What people hand in, read and checked: answers, scenarios, rosters, texts; nothing here writes or asks a clock."""

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

__all__ = [
    "ACTS",
    "Expectation",
    "Line",
    "ListedTwice",
    "NoSuchGroup",
    "NotOnRoll",
    "PresentUnclear",
    "RollLine",
    "Scenario",
    "expand_present",
    "line_numbers",
]
