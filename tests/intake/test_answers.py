"""Answers to forms: every wrong field is named at once, in Chinese, by the form's own titles."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from xiangyue.assets import shelf
from xiangyue.intake import (
    AnswersRefused,
    FileNotOpened,
    FileRefused,
    FormRefused,
    SettingRefused,
    check_answers,
    load_form,
    parse_set,
    read_answers,
)
from xiangyue.words import refused

Form = Mapping[str, Any]


def wrong(form: Form, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(AnswersRefused) as refusal:
        check_answers(form, answers)
    return [(one.title, one.reason) for one in refusal.value.wrong]


def test_answers_as_the_form_wants_them_come_back(form: Form, answers: dict[str, Any]) -> None:
    assert check_answers(form, answers) == answers


def test_every_missing_field_is_named(form: Form) -> None:
    assert wrong(form, {}) == [("收到几条", "还没填"), ("哪天", "还没填"), ("意见分类", "还没填")]


@pytest.mark.parametrize(
    ("changes", "title", "reason"),
    [
        ({"wind": 3}, "wind", "表上没有这一项"),
        ({"received": "37"}, "收到几条", "要填整数"),
        ({"received": True}, "收到几条", "要填整数"),
        ({"received": 37.0}, "收到几条", "要填整数"),
        ({"received": -1}, "收到几条", "不能小于 0"),
        ({"received": 1000}, "收到几条", "不能大于 999"),
        ({"held_on": "2026-02-30"}, "哪天", "要写成 2026-03-02 这样，而且要有这一天"),
        ({"held_on": "20260302"}, "哪天", "要写成 2026-03-02 这样，而且要有这一天"),
        ({"held_at": "2026-03-02"}, "几点", "要写成 2026-03-02T09:00 这样，而且要有这个时间"),
        ({"held_at": "2026-03-02T25:00"}, "几点", "要写成 2026-03-02T09:00 这样，而且要有这个时间"),
        ({"agreed": "是"}, "同意吗", "要填是或否"),
        ({"agreed": None}, "同意吗", "要填是或否"),
        ({"places": ["甲", "甲"]}, "贴在哪", "有重复的"),
        ({"groups": []}, "意见分类", "不能空着"),
        ({"groups": {}}, "意见分类", "要填一条一条的内容"),
        ({"groups": ["卫生费"]}, "意见分类第1条的", "要填一组内容"),
        ({"groups": [{"summary": "甲", "treatment": "好"}]}, "意见分类第1条的怎么处理", "只能是采纳、部分采纳"),
        ({"groups": [{"summary": "", "treatment": "partly"}]}, "意见分类第1条的一句话", "不能空着"),
        ({"groups": [{"summary": "一二三四五六", "treatment": "partly"}]}, "意见分类第1条的一句话", "最多写 5 个字"),
    ],
)
def test_a_wrong_field_is_named_with_its_reason(
    form: Form, answers: dict[str, Any], changes: dict[str, Any], title: str, reason: str
) -> None:
    assert wrong(form, answers | changes) == [(title, reason)]


def test_a_refusal_of_answers_reads_as_three_lines(form: Form, answers: dict[str, Any]) -> None:
    with pytest.raises(AnswersRefused) as refusal:
        check_answers(form, answers | {"received": -1, "wind": 1})
    assert "\n".join(refused(refusal.value)) == (
        "没有记上：征求意见情况 有 2 处填得不对。\n收到几条：不能小于 0；wind：表上没有这一项。\n请改好这几处再来；别的不用重填。"
    )


@pytest.mark.parametrize("where", ["https://example.com/schema.json", "#/$defs/none", "#/properties/received"])
def test_a_form_that_points_into_the_network_or_nowhere_is_refused(answers: dict[str, Any], where: str) -> None:
    form = {"properties": {"received": {"$ref": where}}}
    with pytest.raises(FormRefused):
        check_answers(form, answers)


@pytest.mark.parametrize("path", sorted(shelf("forms").rglob("*.schema.json")), ids=lambda path: path.stem)
def test_no_form_of_ours_answers_nothing_in_english(path: Path) -> None:
    form = load_form(path)
    for answers in (
        {},
        {"wind": 1},
        {field: {"wind": [1]} for field in form["properties"]},
        dict.fromkeys(form["properties"], ""),
    ):
        try:
            check_answers(form, answers)
        except AnswersRefused as refusal:
            for one in refusal.wrong:
                assert not re.search("[a-z]{2}", one.reason), one


def test_a_form_that_is_no_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.schema.json"
    path.write_text('{"type": "objekt"}')
    with pytest.raises(FormRefused):
        load_form(path)


def test_a_form_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotOpened):
        load_form(tmp_path / "none.schema.json")


@pytest.mark.parametrize(
    "content",
    [
        '{"received": 37}',
        "received: 37\n",
        b'\xef\xbb\xbf{"received": 37}',
        "  {received: 37}"[2:].replace("received", '"received"'),
    ],
)
def test_answers_are_read_as_json_or_yaml(content: bytes | str) -> None:
    assert read_answers(content, name="-") == {"received": 37}


@pytest.mark.parametrize("content", ["", "[1]", "37", "- a"])
def test_answers_that_are_no_fields_are_refused(content: str) -> None:
    with pytest.raises(FileRefused):
        read_answers(content, name="-")


def test_settings_are_typed_by_the_form(form: Form) -> None:
    told = parse_set(
        form,
        [
            "received=３７",
            "agreed=是",
            "places=公开栏、微信群",
            "groups.0.summary=卫生费",
            "groups.0.count=3",
            "groups.0.treatment=采纳",
            "groups.1.summary=2026",
        ],
    )
    assert told == {
        "received": 37,
        "agreed": True,
        "places": ["公开栏", "微信群"],
        "groups": [{"summary": "卫生费", "count": 3, "treatment": "adopted"}, {"summary": "2026"}],
    }


def test_settings_go_on_top_of_answers_and_leave_those_alone(form: Form, answers: dict[str, Any]) -> None:
    told = parse_set(form, ["groups.0.count=5", "received=1"], onto=answers)
    assert (told["received"], told["groups"][0]["count"], answers["groups"][0]["count"]) == (1, 5, 19)


@pytest.mark.parametrize(
    "pairs",
    [
        ["received"],
        ["=3"],
        ["received=1", "received=2"],
        ["groups.1.count=3"],
        ["groups.x=3", "groups.0=1"],
        ["0=1"],
        ["received.0=1", "received=1"],
        ["groups..count=3"],
        ["received=3", "received.more=1"],
    ],
)
def test_a_setting_that_cannot_be_put_is_refused(form: Form, pairs: list[str]) -> None:
    with pytest.raises(SettingRefused):
        parse_set(form, pairs)


def test_a_value_that_is_not_of_the_type_is_left_for_the_check_to_say_why(form: Form, answers: dict[str, Any]) -> None:
    assert wrong(form, parse_set(form, ["received=许多"], onto=answers)) == [("收到几条", "要填整数")]
