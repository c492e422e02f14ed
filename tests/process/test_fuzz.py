"""Random models, played by the engine and by a token game that knows neither the engine nor the library.

Forks and joins inside loops, calls inside calls, choices, timers, both kinds of deadlines; the state is
written down and read again at every step. `fuzz_long.py` plays many more.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xiangyue.process import ModelRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.process.conftest import Case, Sketch
    from xiangyue.process import Model

MODELS = int(os.environ.get("XIANGYUE_FUZZ", "150"))
MOST_STEPS = 40
SUBJECTS = ("quorum", "majority", "notice", "posting")


class Chance:
    """What the facts are at one step: the same whoever asks, and in whatever order."""

    def __init__(self, seed: int) -> None:
        self.seed, self.step = seed, 0

    def __call__(self, name: str) -> bool:
        return random.Random(f"{self.seed}/{self.step}/{name}").random() < 0.6


@dataclass(slots=True)
class Artist:
    """Draws one random process out of nested blocks."""

    rng: random.Random
    drawn: Sketch
    calls: tuple[str, ...]  # the processes that may be called
    asked: dict[str, tuple[str, bool]] = field(default_factory=dict)  # arrow -> subject, and whether it is denied
    count: int = 0

    def new(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def whole(self, depth: int) -> Sketch:
        first, last = self.block(depth, loop=False, fork=False)
        self.drawn.chain(self.drawn.start(), first)
        self.drawn.chain(last, self.drawn.end())
        return self.drawn

    def block(self, depth: int, *, loop: bool, fork: bool) -> tuple[str, str]:
        kinds = ["step", "step", "timer", "action", "deadline"]
        if depth:
            kinds += [*["both"] * 5, *["choice"] * 2, *["fork"] * 4, *["loop"] * 4]
            kinds += ["call"] * bool(self.calls) + ["early"] * (not fork)
        kind = self.rng.choice(kinds)
        match kind:
            case "step" | "timer" | "action":
                name = getattr(self.drawn, kind)(self.new(kind))
                return name, name
            case "call":
                name = self.drawn.call(self.new("call"), self.rng.choice(self.calls), "审议表决")
                return name, name
            case "deadline":
                return self.deadline(loop=loop)
            case "both":
                one, two = (self.block(depth - 1, loop=loop, fork=fork) for _ in range(2))
                self.drawn.chain(one[1], two[0])
                return one[0], two[1]
            case "choice":
                return self.choice(depth, loop=loop, fork=fork)
            case "fork":
                return self.fork(depth, loop=loop)
            case "early":
                return self.early()
            case _:
                return self.loop(depth, fork=fork)

    def ask(self, gateway: str, target: str) -> None:
        subject, denied = self.rng.choice(SUBJECTS), self.rng.random() < 0.3
        arrow = self.drawn.arrow(gateway, target, f"{'not ' * denied}ruling.{subject}.met")
        self.asked[arrow] = (subject, denied)

    def choice(self, depth: int, *, loop: bool, fork: bool) -> tuple[str, str]:
        split, join = self.drawn.choice(self.new("split")), self.drawn.choice(self.new("join"))
        branches = [self.block(depth - 1, loop=loop, fork=fork) for _ in range(self.rng.randint(2, 3))]
        for number, (first, last) in enumerate(branches):
            if number:
                self.ask(split, first)
            else:
                self.drawn.arrow(split, first, default=True)
            self.drawn.chain(last, join)
        return split, join

    def fork(self, depth: int, *, loop: bool) -> tuple[str, str]:
        split, join = self.drawn.fork(self.new("fork")), self.drawn.fork(self.new("meet"))
        for _ in range(self.rng.randint(2, 3)):
            first, last = self.block(depth - 1, loop=loop, fork=True)
            self.drawn.chain(split, first)
            self.drawn.chain(last, join)
        return split, join

    def loop(self, depth: int, *, fork: bool) -> tuple[str, str]:
        into, out = self.drawn.choice(self.new("into")), self.drawn.choice(self.new("out"))
        step = self.drawn.step(self.new("step"))  # a loop in which somebody acts
        first, last = self.block(depth - 1, loop=True, fork=fork)
        self.drawn.chain(into, step, first)
        self.drawn.chain(last, out)
        self.ask(out, into)
        leave = self.drawn.step(self.new("step"))
        self.drawn.arrow(out, leave, default=True)
        return into, leave

    def early(self) -> tuple[str, str]:
        split, on = self.drawn.choice(self.new("early")), self.drawn.step(self.new("step"))
        self.ask(split, self.drawn.end(self.new("end")))
        self.drawn.arrow(split, on, default=True)
        return split, on

    def deadline(self, *, loop: bool) -> tuple[str, str]:
        step, after = self.drawn.step(self.new("step")), self.drawn.step(self.new("step"))
        interrupting = loop or self.rng.random() < 0.5
        name = self.drawn.deadline(self.new("late"), step, interrupting=interrupting)
        if not interrupting:
            self.drawn.chain(name, after, self.drawn.end(self.new("end")))
            return step, step
        join = self.drawn.choice(self.new("join"))
        self.drawn.chain(name, after, join)
        self.drawn.chain(step, join)
        return step, join


@dataclass(slots=True)
class Game:
    """The token game of one process, by the words of the BPMN standard."""

    drawings: dict[str, tuple[Sketch, dict[str, tuple[str, bool]]]]
    name: str
    holds: Chance
    call: str = ""
    came: Counter[str] = field(default_factory=Counter)  # tokens waiting at joins, by arrow
    active: list[str] = field(default_factory=list)  # steps, timers and running deadlines
    called: dict[str, Game] = field(default_factory=dict)
    ended: str = ""

    def begin(self) -> Game:
        self.leave("begin")
        return self

    @property
    def sketch(self) -> Sketch:
        return self.drawings[self.name][0]

    def tag(self, node: str) -> str:
        return self.sketch.nodes[node].tag

    def path(self, node: str) -> str:
        return f"{self.call}.{node}" if self.call else node

    def leave(self, node: str) -> None:
        for name, source, _, _ in list(self.sketch.arrows):
            if source == node:
                self.follow(name)

    def follow(self, arrow: str) -> None:
        [target] = [one[2] for one in self.sketch.arrows if one[0] == arrow]
        match self.tag(target):
            case "endEvent":
                self.ended = target
            case "exclusiveGateway":
                self.follow(self.chosen(target))
            case "parallelGateway":
                self.meet(target, arrow)
            case "serviceTask":
                self.leave(target)
            case "callActivity":
                inner = Game(self.drawings, self.sketch.nodes[target].attributes["calledElement"], self.holds)
                inner.call = self.path(target)
                self.called[target] = inner.begin()
                self.returned()
            case _:
                self.active += [target, *self.deadlines(target)]

    def chosen(self, gateway: str) -> str:
        leaving = [one[0] for one in self.sketch.arrows if one[1] == gateway]
        for arrow in leaving:
            if arrow in self.drawings[self.name][1]:
                subject, denied = self.drawings[self.name][1][arrow]
                prefix = f"{self.call}." if self.call else ""
                if self.holds(f"ruling.{prefix}{subject}.met") is not denied:
                    return arrow
        return self.sketch.defaults.get(gateway, leaving[0])

    def meet(self, join: str, arrow: str) -> None:
        self.came[arrow] += 1
        entering = [one[0] for one in self.sketch.arrows if one[2] == join]
        if all(self.came[one] for one in entering):
            self.came -= Counter(entering)
            self.leave(join)

    def deadlines(self, step: str) -> list[str]:
        return [one.id for one in self.sketch.nodes.values() if one.attributes.get("attachedToRef") == step]

    def do(self, path: str) -> None:
        call, dot, rest = path.partition(".")
        if dot:
            self.called[call].do(rest)
            self.returned()
            return
        self.active.remove(path)
        if self.tag(path) == "userTask":
            self.active = [one for one in self.active if one not in self.deadlines(path)]
        elif self.sketch.nodes[path].attributes.get("cancelActivity") == "true":
            step = self.sketch.nodes[path].attributes["attachedToRef"]
            self.active = [one for one in self.active if one not in (step, *self.deadlines(step))]
        self.leave(path)

    def returned(self) -> None:
        for call in [name for name, game in self.called.items() if game.over]:
            del self.called[call]
            self.leave(call)

    @property
    def over(self) -> bool:
        return not (self.active or self.called or +self.came)

    def all(self, *, steps: bool) -> list[str]:
        mine = [self.path(one) for one in self.active if (self.tag(one) == "userTask") is steps]
        return sorted([*mine, *(one for game in self.called.values() for one in game.all(steps=steps))])


def drawings(seed: int, sketch: type[Sketch]) -> dict[str, tuple[Sketch, dict[str, tuple[str, bool]]]]:
    """A process, one it calls, and one that one calls."""
    rng = random.Random(seed)
    made = {}
    for name, depth, calls in (("inmost", 1, ()), ("inner", 2, ("inmost",)), ("outer", 4, ("inmost", "inner"))):
        artist = Artist(rng, sketch(name), calls)
        made[name] = (artist.whole(depth), artist.asked)
    return made


def play(seed: int, case: Case, game: Game) -> int:
    """Do the same on both until the end; return how many steps that took."""
    rng = random.Random(seed)
    for step in range(MOST_STEPS):
        position = case.position
        where = (sorted(one.path for one in position.waiting), sorted(one.path for one in position.timers))
        assert where == (game.all(steps=True), game.all(steps=False)), f"model {seed}, step {step}"
        assert (position.ended is not None) == game.over, f"model {seed}, step {step}"
        if game.over:
            assert position.ended == game.ended, f"model {seed}"
            return step
        path = rng.choice([*where[0], *where[1]])
        game.holds.step += 1
        game.do(path)
        if path in where[0]:
            case.do(path)
        else:
            case.fire(path)
    return MOST_STEPS


def test_the_engine_plays_as_the_token_game_does(
    sketch: type[Sketch],
    model: Callable[..., Model],
    begin: Callable[..., Case],
    pytestconfig: pytest.Config,
) -> None:
    played = Counter[str]()
    for seed in range(MODELS):
        made = drawings(seed, sketch)
        try:
            loaded = model(*(made[name][0] for name in ("outer", "inner", "inmost")))
        except ModelRefused as refused:
            played.update(finding.code for finding in refused.findings[:1])
            continue
        holds = Chance(seed)
        case = begin(loaded, holds)
        played["played"] += 1
        played["steps"] += play(seed, case, Game(made, "outer", holds).begin())
    if pytestconfig.getoption("verbose") > 0:
        sys.stdout.write(f"{dict(played)}\n")
    assert played["played"] >= MODELS * 0.8
