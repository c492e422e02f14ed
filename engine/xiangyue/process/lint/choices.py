"""Choices: a gateway always knows where to go, and every condition is true or false by its kind."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from xiangyue.model import FactValue
from xiangyue.process.asking import Asker
from xiangyue.process.drawing import Arrow, Drawing, Kind, Node
from xiangyue.process.findings import Finding
from xiangyue.process.kinds import FactKind, Scope, UnknownNameError, check_kinds
from xiangyue.process.language import Condition, names
from xiangyue.process.lint.at import at
from xiangyue.process.parsing import NotAConditionError, parse

MOST_CASES = 4_096  # combinations of values looked at to see whether conditions cover everything


def read_conditions(drawing: Drawing) -> dict[str, Condition]:
    """Return what the conditions that can be read say, by arrow."""
    read = {}
    for arrow in drawing.arrows:
        try:
            if arrow.condition is not None:
                read[arrow.id] = parse(arrow.condition)
        except NotAConditionError:
            continue
    return read


def kinds_of(conditions: Mapping[str, Condition], scope: Scope) -> dict[str, FactKind]:
    """Return the kind of every name the conditions read."""
    return {name: scope.kind(name) for condition in conditions.values() for name in names(condition)}


def check_choices(drawing: Drawing, scope: Scope) -> Iterator[Finding]:
    """Yield what is wrong with the conditions and the gateways that ask them."""
    for arrow in drawing.arrows:
        if arrow.condition is not None:
            yield from _check_condition(drawing, arrow, arrow.condition, scope)
    for node in drawing.of(Kind.CHOICE):
        yield from _check_gateway(drawing, node, scope)


def _check_condition(drawing: Drawing, arrow: Arrow, text: str, scope: Scope) -> Iterator[Finding]:
    source = drawing.nodes.get(arrow.source)
    if source is None or source.kind is not Kind.CHOICE or len(drawing.leaving(source.id)) == 1:
        yield at("condition-without-choice", drawing, arrow)
    try:
        for name in check_kinds(parse(text), scope):
            yield at("condition-of-another-kind", drawing, arrow, condition=text, fact=name)
    except NotAConditionError as problem:
        yield at("condition-not-read", drawing, arrow, condition=text, near=problem.near)
    except UnknownNameError as problem:
        yield at("condition-of-nothing", drawing, arrow, condition=text, fact=str(problem))


def _check_gateway(drawing: Drawing, node: Node, scope: Scope) -> Iterator[Finding]:
    leaving = drawing.leaving(node.id)
    if node.default and node.default not in {arrow.id for arrow in leaving}:
        yield at("default-of-another", drawing, node)
    if len(leaving) < 2:  # noqa: PLR2004 - one way out needs no choosing
        return
    for arrow in leaving:
        if arrow.id == node.default and arrow.condition is not None:
            yield at("default-with-condition", drawing, arrow)
        elif arrow.id != node.default and arrow.condition is None:
            yield at("choice-without-condition", drawing, arrow)
    if not node.default and not _covers(drawing, node, scope):
        yield at("choice-without-default", drawing, node)


def _covers(drawing: Drawing, node: Node, scope: Scope) -> bool:
    """Try every combination of what the facts can be: one of the conditions always holds."""
    read = read_conditions(drawing)
    conditions = {arrow.id: read[arrow.id] for arrow in drawing.leaving(node.id) if arrow.id in read}
    try:
        kinds = kinds_of(conditions, scope)
    except UnknownNameError:
        return False
    values: list[tuple[FactValue, ...]] = [
        kind if isinstance(kind, tuple) else (False, True) for kind in kinds.values()
    ]
    if scope.forms is None and None in kinds.values():
        return True  # nobody can say: the gateway refuses when it comes to that
    if prod(len(one) for one in values) > MOST_CASES:
        return False
    return all(_one_holds(conditions, dict(zip(kinds, chosen, strict=True)), kinds) for chosen in product(*values))


def _one_holds(conditions: Mapping[str, Condition], facts: dict[str, FactValue], kinds: dict[str, FactKind]) -> bool:
    asker = Asker(facts.get, call="", kinds=kinds)
    return any(asker.holds(condition) for condition in conditions.values())
