"""Workflows: models are read, checked and run. What a case stands at is a short text of its own.

Alone imports SpiffWorkflow, which moves the tokens; facts, votes, texts and the journal are not here.
"""

from xiangyue.process.asking import Facts
from xiangyue.process.examine import ACTIONS
from xiangyue.process.findings import Finding
from xiangyue.process.load import check, load
from xiangyue.process.model import Model, Step, Timer
from xiangyue.process.picture import diagram
from xiangyue.process.position import Position
from xiangyue.process.refusals import (
    ActionNotKnown,
    FactMissing,
    FactOfAnotherKind,
    ModelRefused,
    NoWayOn,
    PictureMissing,
    Runaway,
    StateDamaged,
    StateOfNewerProgram,
    StepNotWaiting,
    TimerNotRunning,
)
from xiangyue.process.run import Actions

__all__ = [
    "ACTIONS",
    "ActionNotKnown",
    "Actions",
    "FactMissing",
    "FactOfAnotherKind",
    "Facts",
    "Finding",
    "Model",
    "ModelRefused",
    "NoWayOn",
    "PictureMissing",
    "Position",
    "Runaway",
    "StateDamaged",
    "StateOfNewerProgram",
    "Step",
    "StepNotWaiting",
    "Timer",
    "TimerNotRunning",
    "check",
    "diagram",
    "load",
]
