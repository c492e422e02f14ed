"""What people are asked: every form is strict, in Chinese, and of the words the events know."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from xiangyue.model import ChangeKind, CountedBy, FilingResult, ReviewResult, Target, VoteMethod
from xiangyue.model.facts import CASE_FACTS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
REVISION = "regulation_revision"


def _forms_of_steps(models: dict[str, bytes]) -> set[str]:
    return {
        one.get("value")
        for raw in models.values()
        for one in etree.fromstring(raw).iter("{*}property")
        if one.get("name") == "formJsonSchemaFilename"
    }


def _objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if schema.get("type") == "object":
        yield schema
        for field in schema["properties"].values():
            yield from _objects(field)
    elif schema.get("type") == "array":
        yield from _objects(schema["items"])


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in _objects(schema):
        yield from one["properties"].items()


def _field(schemas: dict[str, Any], form: str, *path: str) -> dict[str, Any]:
    schema = schemas[f"{form}.schema.json"]
    for name in path:
        schema = schema["items"] if name == "[]" else schema["properties"][name]
    return dict(schema)


def test_every_step_has_its_form_and_every_form_its_step(models: dict[str, bytes], forms: dict[str, bytes]) -> None:
    assert _forms_of_steps(models) == set(forms)


def test_every_form_is_a_schema(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_question_is_asked_in_chinese(schemas: dict[str, Any]) -> None:
    told = {(name, field) for name, schema in schemas.items() for field, one in _fields(schema)}
    chinese = {
        (name, field)
        for name, schema in schemas.items()
        for field, one in _fields(schema)
        if CHINESE.search(one.get("title", ""))
    }
    assert told - chinese == set()


def test_no_form_takes_what_it_did_not_ask(schemas: dict[str, Any]) -> None:
    loose = [name for name, schema in schemas.items() for one in _objects(schema) if one["additionalProperties"]]
    assert loose == []


def test_every_choice_has_words(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for _, field in _fields(schema):
            if "enum" in field:
                assert list(field["x-words"]) == field["enum"]
                assert all(CHINESE.search(words) for words in field["x-words"].values())


def test_no_answer_is_given_before_it_is_asked(schemas: dict[str, Any]) -> None:
    assert [name for name, schema in schemas.items() for _, field in _fields(schema) if "default" in field] == []


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("meeting/vote", ("in_favour", "against", "abstained", "invalid", "not_cast")),
        ("meeting/sign_in", ("counted_by", "present")),
        (f"{REVISION}/party_study", ("present", "in_favour", "agreed")),
        (f"{REVISION}/review", ("result",)),
        (f"{REVISION}/filing", ("result",)),
    ],
)
def test_who_came_and_how_they_voted_has_no_default(
    schemas: dict[str, Any], form: str, fields: tuple[str, ...]
) -> None:
    assert all(_field(schemas, form, field)["x-no-default"] for field in fields)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((f"{REVISION}/review", "result"), ReviewResult),
        ((f"{REVISION}/review", "defects", "[]", "target"), Target),
        ((f"{REVISION}/filing", "result"), FilingResult),
        ((f"{REVISION}/draft", "changes", "[]", "kind"), ChangeKind),
        (("meeting/sign_in", "counted_by"), CountedBy),
        (("meeting/vote", "method"), VoteMethod),
    ],
)
def test_a_choice_is_of_the_words_of_the_domain(schemas: dict[str, Any], path: tuple[str, ...], words: Any) -> None:
    assert _field(schemas, *path)["enum"] == [one.value for one in words]


def test_a_procedure_is_sent_back_to_a_step_the_model_can_open_again(schemas: dict[str, Any]) -> None:
    known = CASE_FACTS["reopen"]
    assert isinstance(known, tuple)
    assert _field(schemas, f"{REVISION}/review", "defects", "[]", "step")["enum"] == [
        one for one in known if one != "none"
    ]


def test_a_question_that_depends_on_another_names_a_field_and_its_words(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for one in _objects(schema):
            for field in one["properties"].values():
                for other, values in field.get("x-when", {}).items():
                    assert set(values) <= set(one["properties"][other]["enum"])


def test_a_question_that_may_be_skipped_is_not_required(schemas: dict[str, Any]) -> None:
    for name, schema in schemas.items():
        for one in _objects(schema):
            skipped = {field for field, asked in one["properties"].items() if "x-when" in asked}
            assert not skipped & set(one["required"]), name


RETURNED = {"result": "return", "answered_on": "2026-11-17"}
FINE = {"target": "text", "what": "第二十条设了罚款", "remedy": "改为批评教育"}


@pytest.mark.parametrize(
    ("form", "answers", "valid"),
    [
        (f"{REVISION}/review", {"result": "agree", "answered_on": "2026-11-17"}, True),
        (f"{REVISION}/review", {"result": "agree_with_advice", "answered_on": "2026-11-17"}, False),
        (f"{REVISION}/review", RETURNED, False),
        (f"{REVISION}/review", RETURNED | {"defects": []}, False),
        (f"{REVISION}/review", RETURNED | {"defects": [FINE]}, True),
        (f"{REVISION}/review", RETURNED | {"result": "agree", "defects": [FINE]}, False),
        (f"{REVISION}/review", RETURNED | {"defects": [FINE | {"target": "procedure"}]}, False),
        (f"{REVISION}/review", RETURNED | {"defects": [FINE | {"target": "procedure", "step": "party_study"}]}, True),
        (f"{REVISION}/review", RETURNED | {"defects": [FINE | {"target": "procedure", "step": "archive"}]}, False),
        (f"{REVISION}/filing", {"result": "order_correction", "answered_on": "2026-12-30"}, False),
        (f"{REVISION}/filing", {"result": "filed", "answered_on": "2026-12-30"}, True),
        (f"{REVISION}/draft", {"changes": []}, False),
        (f"{REVISION}/draft", {"changes": [{"kind": "strike", "article": "a-20", "reason": "罚款"}]}, True),
        (f"{REVISION}/draft", {"changes": [{"kind": "change", "article": "a-20", "reason": "罚款"}]}, False),
        ("meeting/sign_in", {"counted_by": "households", "present": [{"person": "p-0001"}]}, False),
        ("meeting/sign_in", {"counted_by": "adults", "present": [{"person": "p-0001"}]}, True),
        ("meeting/sign_in", {"counted_by": "households", "present": []}, True),
        ("meeting/no_quorum", {"then": "again"}, True),
        ("meeting/no_quorum", {"then": "close"}, False),
        ("posting/post", {"posted_on": "2026-10-14", "places": ["村务公开栏"], "posted_by": "p-0002"}, True),
        ("posting/post", {"posted_on": "2026-10-14", "places": [], "posted_by": "p-0002"}, False),
        (
            "posting/post",
            {"posted_on": "2026-10-14", "places": ["村口"], "posted_by": "p-0002", "photo": "1.jpg"},
            False,
        ),
    ],
)
def test_a_form_takes_what_makes_sense(
    schemas: dict[str, Any], form: str, answers: dict[str, Any], *, valid: bool
) -> None:
    assert Draft202012Validator(schemas[f"{form}.schema.json"]).is_valid(answers) is valid
