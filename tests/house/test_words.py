import ast
import importlib
import inspect
import pkgutil
import string
import textwrap
import typing
from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import TypeVar

import pytest

import xiangyue
import xiangyue_cli
from xiangyue import words
from xiangyue.errors import Refusal

T = TypeVar("T")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module of a package. Files of migrations are run by Alembic, and imported by nobody."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def ours(kind: type[T]) -> list[type[T]]:
    """Every class of that kind which stands in one of our modules, once."""
    found = {
        one
        for module in HOUSE
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, kind) and one is not kind and one.__module__.split(".")[0] in {"xiangyue", "xiangyue_cli"}
    }
    return sorted(found, key=lambda one: (one.__module__, one.__qualname__))


HOUSE = [*modules(xiangyue), *modules(xiangyue_cli)]
REFUSALS = ours(Refusal)
ENUMS = ours(Enum)


def facts(refusal: type) -> set[str]:
    """The names a refusal hands to its sentence: the keywords of its `super().__init__(…)`."""
    for one in refusal.__mro__:
        if one is Refusal:
            return set()
        if "__init__" in vars(one):
            tree = ast.parse(textwrap.dedent(inspect.getsource(one)))
            break
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"super().__init__", "Refusal.__init__"}
    ]
    return {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}


def placeholders(sentence: str) -> set[str]:
    return {
        name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name is not None
    }


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.__name__)
def test_a_refusal_says_three_lines_with_nothing_but_its_facts(refusal: type[Refusal]) -> None:
    if refusal.__subclasses__() and "code" not in vars(refusal):
        pytest.skip("a family; its members are looked at")
    sentence = words.say(refusal.code)
    lines = sentence.split("\n")
    assert (len(lines), all(line.strip() for line in lines)) == (3, True), sentence
    assert placeholders(sentence) <= facts(refusal)


def test_no_two_refusals_share_a_code() -> None:
    codes = [refusal.code for refusal in REFUSALS if "code" in vars(refusal)]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda one: one.__name__)
def test_an_enumeration_has_words_for_all_of_its_values_or_for_none(enum: type[Enum]) -> None:
    known = {value for value in enum if words.known(f"{enum.__name__.lower()}.{value.value}")}
    assert known in (set(), set(enum)), f"without words: {sorted(str(value) for value in set(enum) - known)}"


def spoken_of(refusal: type[Refusal]) -> set[object]:
    """The types of a refusal's facts, those inside tuples and unions too."""
    to_read = list(typing.get_type_hints(refusal.__init__).values())
    found = set[object]()
    while to_read:
        one = to_read.pop()
        to_read += typing.get_args(one)
        found.add(one)
    return found


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.__name__)
def test_an_enumeration_that_a_refusal_speaks_of_has_words(refusal: type[Refusal]) -> None:
    told = [one for one in ENUMS if one in spoken_of(refusal)]
    assert {one for one in told for value in one if not words.known(f"{one.__name__.lower()}.{value.value}")} == set()
