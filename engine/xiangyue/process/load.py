"""The way in: files are looked at, and a model comes out or every reason why not."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from xiangyue.model import Matter, Role
from xiangyue.process.drawing import Drawing, Kind, Node
from xiangyue.process.examine import ACTIONS, Examined, examine
from xiangyue.process.findings import Finding
from xiangyue.process.lint.steps import evidence_of, lane_of, rule_of
from xiangyue.process.model import Model, Step, Timer
from xiangyue.process.paths import walk
from xiangyue.process.refusals import ModelRefused
from xiangyue.process.weave import weave

Files = Mapping[str, bytes]
_Frozen = tuple[tuple[str, bytes], ...]


def check(
    files: Files, main: str, forms: Files | None = None, *, actions: Collection[str] = ACTIONS
) -> tuple[Finding, ...]:
    """Return everything that is wrong with a model; nothing means that it loads."""
    return tuple(examine(files, main, forms, actions).findings)


def load(files: Files, main: str, forms: Files | None = None, *, actions: Collection[str] = ACTIONS) -> Model:
    """Return the model of a process and the models it calls.

    `files` are the BPMN files by their paths under `workflows/`, `forms` the JSON Schemas by their paths
    under `forms/`; without forms the kinds of answers are checked when they are asked for.

    Raises:
        ModelRefused: with every finding.

    """
    known = None if forms is None else tuple(sorted(forms.items()))
    return _load(tuple(sorted(files.items())), main, known, frozenset(actions))


@lru_cache(maxsize=64)  # by content: running a case changes nothing of a model, a test says so
def _load(files: _Frozen, main: str, forms: _Frozen | None, actions: frozenset[str]) -> Model:
    seen = examine(dict(files), main, None if forms is None else dict(forms), actions)
    if seen.findings:
        raise ModelRefused(model=main, findings=tuple(seen.findings))
    return _model(seen)


def _model(seen: Examined) -> Model:
    steps, timers, calls, stages = {}, {}, {}, dict[str, None]()
    named: dict[str, str] = {}
    for path, node, drawing, stage in walk(seen.drawings, seen.main):
        if node.kind is Kind.STEP:
            steps[path] = _step(path, node, drawing, stage, call=named.get(path.rpartition(".")[0], ""))
        elif node.kind in {Kind.TIMER, Kind.DEADLINE}:
            timers[path] = Timer(path=path, name=node.name, rule=rule_of(node) or "", stage=stage)
        elif node.kind is Kind.CALL:
            calls[path], named[path] = node.properties, node.name
        if stage:
            stages.setdefault(stage)
    return Model(
        name=seen.main,
        title=seen.drawings[seen.main].name,
        matter=Matter(seen.drawings[seen.main].matter or Matter.OTHER),
        digests=seen.digests,
        steps=steps,
        timers=timers,
        calls=calls,
        stages=tuple(stages),
        woven=weave(seen.plans, main=seen.main),
    )


def _step(path: str, node: Node, drawing: Drawing, stage: str, *, call: str) -> Step:
    lane = lane_of(drawing, node.id)
    role = Role(lane.role if lane else "")
    return Step(
        path=path,
        name=node.name,
        role=role,
        form=node.properties["formJsonSchemaFilename"],
        act=node.properties["act"],
        evidence=evidence_of(node, role),
        stage=stage,
        call=call,
    )
