"""A model that may be run: its steps, timers and stages, and what it was woven from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xiangyue.model import EvidenceKind, Matter, Role
from xiangyue.process.weave import Woven


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """环节: a step of a person, at one place of the model."""

    path: str  # assembly.sign_in: the call steps and the id
    name: str
    role: Role
    form: str | None
    act: str
    evidence: tuple[EvidenceKind, ...]  # what is accepted when another person types it; none: nobody else may
    stage: str
    call: str = ""  # what the call step it stands in is named: 张贴征求意见公告


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A wait for a moment: `rule` is that of the law, or P7D for a wait no law asks for."""

    path: str
    name: str
    rule: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """流程: a model and the models it calls, checked and frozen."""

    name: str  # the process id: regulation_revision
    title: str
    matter: Matter  # what its cases are about: who may decide it stands in the packs
    digests: Mapping[str, str]  # file -> SHA-256, the called ones too
    steps: Mapping[str, Step]
    timers: Mapping[str, Timer]
    calls: Mapping[str, Mapping[str, str]]  # what the model says of each call of another model: body, what
    stages: tuple[str, ...]  # the official stages, in the order in which they are come to
    woven: Woven = field(repr=False, compare=False)
