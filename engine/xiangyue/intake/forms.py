"""表单: a JSON Schema (2020-12) whose titles are the questions a clerk is asked, and walking in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.intake.files import content_of
from xiangyue.intake.plain_json import read_json
from xiangyue.words import say

Schema = Mapping[str, Any]


class FormRefused(Refusal):
    """A form is no JSON Schema: a fault of whoever drew it."""

    code = "form-refused"

    def __init__(self, *, name: str, where: str) -> None:
        super().__init__(name=name, where=where)


def load_form(path: Path) -> Schema:
    """Return the form in that file.

    Raises:
        FileRefused: it is no JSON.
        FormRefused: it is no JSON Schema.

    """
    return read_form(content_of(path), name=path.name)


def read_form(content: bytes, *, name: str = "") -> Schema:
    """Return the form that a file holds.

    Raises:
        FileRefused: it is no JSON.
        FormRefused: it is no JSON Schema.

    """
    from jsonschema import Draft202012Validator, SchemaError  # noqa: PLC0415 - see answers.py

    schema = read_json(content, name=name)
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as problem:
        where = "/".join(map(str, problem.absolute_path)) or "/"
        raise FormRefused(name=name, where=where) from problem
    if not isinstance(schema, dict):
        raise FormRefused(name=name, where="/")
    return schema


def part(form: Schema, path: Sequence[str | int]) -> Schema:
    """Return the schema of the field at that path; an empty one if the form does not know it."""
    schema = followed(form, form)
    for step in path:
        below = schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
        schema = followed(form, below) if isinstance(below, Mapping) else {}
    return schema


def followed(form: Schema, schema: Schema) -> Schema:
    """Return what a reference within the form points to, and anything else as it is."""
    for _ in range(8):  # a reference to itself ends here
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        target: Any = form
        for key in reference[2:].split("/"):
            target = target.get(key, {}) if isinstance(target, Mapping) else {}
        schema = target
    return schema


def order(form: Schema, path: Sequence[str | int]) -> tuple[int, ...]:
    """Return where the field stands in the form, for sorting: unknown ones last."""
    placed: list[int] = []
    for depth, step in enumerate(path):
        known = list(part(form, path[:depth]).get("properties", {}))
        placed.append(step if isinstance(step, int) else known.index(step) if step in known else len(known))
    return tuple(placed)


def title(form: Schema, path: Sequence[str | int]) -> str:
    """Return what people call the field: the titles along the way, lines by their number."""
    said = ""
    for depth, step in enumerate(path, start=1):
        if isinstance(step, int):
            said += say("field.line", number=step + 1)
        else:
            said += str(part(form, path[:depth]).get("title", "")) or step
    return said
