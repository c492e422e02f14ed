"""How many questions cannot be answered by digits, Enter and the letters of a Latin keyboard: none.

Of forms it is computed. Questions asked in the code are listed here with what answers them: a new one has to be
added, and whoever adds it has to say how it is answered by somebody who does not want to switch the input method.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

Schema = Mapping[str, Any]

KNOWN = ("x-person", "x-people", "x-household", "x-article", "x-place", "x-phrases", "enum", "format", "pattern")
OFFERED = {
    "regulation_revision/send_review/number": "the village's own series goes on: Enter, or a figure",
    "regulation_revision/send_filing/number": "the same",
    "regulation_revision/draft/changes/words": "through WPS, by digits (tests/texts); an article is written, not picked",
    "meeting/vote/items/item": "the room fills it",
}
ASKING = {"needed", "text", "edited", "typed_whole", "hidden", "typed_line", "line", "read"}
FIGURES = {  # numbers, days, choices, and Enter
    "screen.enter", "screen.choose", "screen.which_case", "screen.clock", "screen.more", "print.which", "remind.which",
    "case.supply_which", "draft.choose", "draft.which", "draft.after", "ask.instead", "ask.group_sheet", "paper.day",
    "resume.began", "resume.offer_choose", "ask.paper_signed_on", "ask.sheet_signed_on", "ask.promise_until",
    "ask.promise_case", "home.down_on", "first.councils", "first.written_down", "ask.mend_roster", "ask.take_roster",
    "rostermenu.new_household", "rostermenu.household", "ask.where.record_book", "paper.book", "ask.why_look", "ask.pick", "room.prompt",
    "ask.hour", "screen.full", "pack.which", "venue.groups", "venue.chair_usual", "correcting.ask_to",
    "correcting.ask_found",
}  # fmt: skip
PLACES = {
    "correcting.ask_other",
    "correcting.ask_sheet",
    "ask.handover_where",
    "ask.where.signed_paper",
    "resume.papers",
    "ask.sheet_where",
    "ask.paper_where",
}  # 2-3
CODES = {"ask.pin", "ask.pin_code", "ask.recover", "ask.recovery_line"}  # what only Latin keys can type
FILES = {
    "screen.backup_where",
    "screen.backup_folder",
    "wps.file",
    "recovery.where",
    "recovery.where_to",
}  # dragged in, or a number
MAY_BE_EMPTY = {
    "ask.promise_who", "ask.promise_how", "room.book", "room.tally_sheet", "ask.handover_official", "ask.look_letter", "ask.sheets",
    "ask.paper_signed_by",  # Enter: whoever has that office
}  # fmt: skip
NEW_NAMES = {"rostermenu.new_name"}  # a name nobody in the register has: typed once in a life
ANSWERED = FIGURES | PLACES | CODES | FILES | MAY_BE_EMPTY | NEW_NAMES
FIRST_DAY = {  # asked once, before there is a register
    "village": NEW_NAMES, "township": NEW_NAMES, "code": FIGURES, "groups": FIGURES, "phone": FIGURES,
    "roster": FILES, "posts": FILES, "convention": FILES, "since": FIGURES, "basis": FIGURES,
}  # fmt: skip
OF_OTHERS = {  # (file, function): asks what it is handed
    ("keys.py", "read"), ("keys.py", "text"), ("keys.py", "line"), ("keys.py", "needed"), ("keys.py", "phrased"),
    ("keys.py", "pick"), ("keys.py", "edited"), ("room/loop.py", "_chosen"), ("ask/asker.py", "line"), ("ask/asker.py", "value"), ("filling/people.py", "ask_person"),
    ("first_answers.py", "typed_whole"), ("first_answers.py", "ask"),  # see FIRST_DAY
    ("pins.py", "twice"), ("reasons.py", "_typed"),
    ("roster_menu.py", "asked_again"), ("roster_newcomer.py", "ask_identity"),
    ("roster_menu.py", "_at_once"),  # 0 or 1
    ("after_handover.py", "_day"), ("vouching.py", "_received"),  # a day; a number, or Enter
    ("correcting.py", "day"), ("room/answering.py", "chosen"),  # Enter, or figures
    ("correcting_after.py", "follow"),  # a day; Enter: the board, the township
    ("asking.py", "_choice"), ("filling/drafting.py", "_worded"),  # a digit; see OFFERED
}  # fmt: skip


def test_no_field_of_any_form_needs_an_input_method(root: Path) -> None:
    stuck = [
        place
        for path in sorted((root / "forms").rglob("*.schema.json"))
        for place in _stuck(json.loads(path.read_text("utf-8")), path.relative_to(root / "forms").as_posix())
    ]
    assert stuck == []


def test_what_is_offered_for_a_field_is_short_and_of_one_s_own_words(root: Path) -> None:
    for path in (root / "forms").rglob("*.schema.json"):
        for field in _fields(json.loads(path.read_text("utf-8"))):
            phrases = field.get("x-phrases", [])
            assert len(set(phrases)) == len(phrases) < 10
            assert all(one and not one[0].isdigit() and not one.endswith("。") for one in phrases), path


def test_no_question_in_the_code_needs_an_input_method(root: Path) -> None:
    cli = root / "cli" / "xiangyue_cli"
    unanswered = [asked for path in sorted(cli.rglob("*.py")) for asked in _questions(path, path.relative_to(cli))]
    assert unanswered == []


def test_of_the_first_day_only_the_two_names_have_to_be_written(root: Path) -> None:
    source = (root / "cli" / "xiangyue_cli" / "first_asking.py").read_text("utf-8")
    asked = re.findall(r'plain\("(\w+)"', source)
    assert set(asked) == set(FIRST_DAY)
    assert [name for name in asked if FIRST_DAY[name] is NEW_NAMES] == ["village", "township"]


def test_a_text_field_without_an_offer_would_be_found() -> None:
    bad = {"required": ["why"], "properties": {"why": {"type": "string"}, "note": {"type": "string"}}}
    assert list(_stuck(bad, "meeting/bad.schema.json")) == ["meeting/bad/why"]
    assert list(_stuck({"properties": {"all": {"type": "array", "items": bad}}}, "x.schema.json")) == ["x/all/why"]


@pytest.mark.parametrize("asks", ["needed(say('ask.your_view'))", "text('why: ')", "keys.line(prompt)"])
def test_a_question_nobody_thought_of_would_be_found(tmp_path: Path, asks: str) -> None:
    path = tmp_path / "new.py"
    path.write_text(f"def f(prompt):\n    return {asks}\n", encoding="utf-8")
    assert len(list(_questions(path, Path("new.py")))) == 1


def _stuck(schema: Schema, name: str) -> Iterator[str]:
    """Yield the text fields that must be filled, and for which nothing but words is there to be typed."""
    yield from _stuck_in(schema, name.removesuffix(".schema.json"))


def _stuck_in(schema: Schema, at: str) -> Iterator[str]:
    due = _due(schema)
    for name, field in schema.get("properties", {}).items():
        items = field.get("items", {})
        if field.get("type") == "array" and "properties" in items:
            yield from _stuck_in(items, f"{at}/{name}")
        elif name in due and not _answered(field) and f"{at}/{name}" not in OFFERED:
            yield f"{at}/{name}"


def _answered(field: Schema) -> bool:
    if field.get("type") == "array":
        return bool(field.get("examples")) or _answered(field.get("items", {}))
    return field.get("type") != "string" or any(field.get(key) for key in KNOWN)


def _due(schema: Any) -> set[str]:
    """Return what is required, always or in some case."""
    if isinstance(schema, Mapping):
        below = set().union(*(_due(value) for key, value in schema.items() if key != "properties"))
        return below | set(schema.get("required", ()))
    return set().union(*map(_due, schema)) if isinstance(schema, list) else set()


def _fields(schema: Any) -> Iterator[Schema]:
    if isinstance(schema, Mapping):
        yield schema
        for value in schema.values():
            yield from _fields(value)


def _questions(path: Path, name: Path) -> Iterator[str]:
    """Yield the questions that nobody has said how to answer."""
    tree = ast.parse(path.read_text("utf-8"))
    within = {
        id(node): one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) for node in ast.walk(one)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _called(call) not in ASKING:
            continue
        if _called(call) == "read" and _reads_values(tree):
            continue
        codes = _codes(call)
        if not (codes and codes <= ANSWERED) and (name.as_posix(), within.get(id(call), "")) not in OF_OTHERS:
            yield f"{name}: {ast.unparse(call)}"


def _called(call: ast.Call) -> str:
    """Return the function's name; of others than these, what is read or worded is no question."""
    if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) not in {"keys", "self", "asker"}:
        return ""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _reads_values(tree: ast.Module) -> bool:
    """Whether `read` is that of canonical values here."""
    return any(isinstance(one, ast.ImportFrom) and one.module == "xiangyue.canon" for one in ast.walk(tree))


def _codes(call: ast.Call) -> set[str]:
    said = (one for arg in call.args for one in ast.walk(arg) if isinstance(one, ast.Call) and _called(one) == "say")
    found = {str(one.args[0].value) for one in said if one.args and isinstance(one.args[0], ast.Constant)}
    return found - {"ask.default"}
