"""What a form's fields may be, as far as a condition can ask: words of a list, or true and false."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LARGEST = 1_000_000  # bytes


class NoSuchField(LookupError):  # noqa: N818 - an answer to a question, as KeyError is
    """The form has no such field, or one that is neither a list of words nor true and false."""


class NotAFormError(ValueError):
    """The file is not a JSON Schema of an object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields a condition may ask of, each with its kind."""

    fields: Mapping[str, type[bool] | tuple[str, ...]]

    def kind(self, field: str) -> type[bool] | tuple[str, ...]:
        """Return the kind of a field.

        Raises:
            NoSuchField: a condition cannot ask it.

        """
        if field not in self.fields:
            raise NoSuchField(field)
        return self.fields[field]


def read_form(raw: bytes) -> Form:
    """Return the form of a JSON Schema.

    Raises:
        NotAFormError: it is none.

    """
    if len(raw) > LARGEST:
        raise NotAFormError
    try:
        schema = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise NotAFormError from problem
    if not isinstance(schema, dict) or not isinstance(schema.get("properties", {}), dict):
        raise NotAFormError
    kinds = {name: _kind(field, schema) for name, field in schema.get("properties", {}).items()}
    return Form(fields={name: kind for name, kind in kinds.items() if kind is not None})


def _kind(field: Any, schema: dict[str, Any]) -> type[bool] | tuple[str, ...] | None:
    match field:
        case {"$ref": str(where)} if where.startswith("#/$defs/"):
            shared = schema.get("$defs")
            target = shared.get(where.removeprefix("#/$defs/")) if isinstance(shared, dict) else None
            return None if isinstance(target, dict) and "$ref" in target else _kind(target, schema)
        case {"type": "boolean"}:
            return bool
        case {"enum": [*words]} if words and all(isinstance(word, str) for word in words):
            return tuple(words)
        case _:
            return None
