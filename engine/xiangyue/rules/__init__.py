"""The law as dated provisions, and the questions one can ask of it on a day."""

from xiangyue.rules.calendar import Calendar, Year
from xiangyue.rules.check import Check, CheckReport, check_facts
from xiangyue.rules.duties import Duty
from xiangyue.rules.facts import FactsProblem, FactsRefused
from xiangyue.rules.law import PACKS, Law, packs_in
from xiangyue.rules.pack_refused import PackProblem, PackRefused
from xiangyue.rules.periods import Period
from xiangyue.rules.provision import Cycle
from xiangyue.rules.red_flags import Flagged, RedFlags
from xiangyue.rules.refusals import (
    BaseNotGiven,
    CountCannotBe,
    DayNotCovered,
    DaysTurnedRound,
    MorePresentThanEntitled,
    NoRuleInForce,
    NoSuchRule,
)
from xiangyue.rules.shown import Shown

__all__ = [
    "PACKS",
    "BaseNotGiven",
    "Calendar",
    "Check",
    "CheckReport",
    "CountCannotBe",
    "Cycle",
    "DayNotCovered",
    "DaysTurnedRound",
    "Duty",
    "FactsProblem",
    "FactsRefused",
    "Flagged",
    "Law",
    "MorePresentThanEntitled",
    "NoRuleInForce",
    "NoSuchRule",
    "PackProblem",
    "PackRefused",
    "Period",
    "RedFlags",
    "Shown",
    "Year",
    "check_facts",
    "packs_in",
]
