"""A form, a small village and a short scenario, to be spoiled in one place at a time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROSTER = """\ufeff姓名,性别,出生日期,户号,与户主关系,小组,入党时间,电话
陈国富,男,1966-02-13,1,户主,1,1991-07-01,10000000001
尹素琼,女,1967/3/23,1,配偶,1,,
罗小平,男,1958年4月2日,2,户主,二组,,10000000002
罗小平,男,1987-05-06,3,户主,第二组,,
王𠮷,女,2010-01-01,3,长女,2,,
"""
POSTS = """姓名,小组,职务,任职日期,届满日期,依据,出生日期
陈国富,1,村党组织书记,2025-12-18,,换届批复,
罗小平,2,村民代表,2025-12-18,2030-12-18,换届公告,1958-04-02
"""
VILLAGE = """[village]
name = "小河村"
township = "青溪镇"
groups = 2
clerk_phone = "10000000000"

[convention]
in_force_from = 2021-03-15
basis = "村民会议通过"

[[officials]]
id = "o-zhouming"
name = "周明"
role = "township_reviewer"
office = "司法所"
"""
CONVENTION = "小河村村规民约\n\n第一条　爱护公物。\n损坏的赔偿。\n第二条 孝敬父母。\n"

SCENARIO = """village: shiqiao
workflow: regulation_revision
title: 修订村规民约
start: {who: clerk, when: 2026-03-02T09:00, waits: [propose]}
lines:
  - {who: clerk, when: 2026-03-02T09:10, do: propose, answers: {source: villagers}, waits: [party_study]}
  - who: party_secretary
    when: 2026-03-04T20:00
    typed_at: 2026-03-05T09:00
    typed_by: clerk
    evidence: {kind: record_book, where: 记录本第18页}
    do: party_study
    rulings: {party_study: met}
  - {when: 2026-03-16T00:00, do: tick, waits: []}
  - {who: clerk, when: 2026-03-17T09:00, do: assembly.vote, refused: step-not-waiting}
"""


@pytest.fixture
def form() -> Mapping[str, Any]:
    """A form with a field of every kind."""
    return {
        "title": "征求意见情况",
        "type": "object",
        "additionalProperties": False,
        "required": ["received", "held_on", "groups"],
        "properties": {
            "received": {"title": "收到几条", "type": "integer", "minimum": 0, "maximum": 999},
            "held_on": {"title": "哪天", "type": "string", "format": "date"},
            "held_at": {"title": "几点", "type": "string", "format": "date-time"},
            "agreed": {"title": "同意吗", "type": "boolean"},
            "places": {"title": "贴在哪", "type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "groups": {
                "title": "意见分类",
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["summary", "treatment"],
                    "properties": {
                        "summary": {"title": "一句话", "type": "string", "minLength": 1, "maxLength": 5},
                        "count": {"title": "条数", "type": "integer"},
                        "treatment": {
                            "title": "怎么处理",
                            "enum": ["adopted", "partly"],
                            "x-words": {"adopted": "采纳", "partly": "部分采纳"},
                        },
                    },
                },
            },
        },
    }


@pytest.fixture
def answers() -> dict[str, Any]:
    """Answers that are as the form wants them."""
    return {
        "received": 37,
        "held_on": "2026-03-17",
        "groups": [{"summary": "卫生费", "count": 19, "treatment": "adopted"}],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A village as a folder."""
    for name, text in (
        ("roster.csv", ROSTER),
        ("posts.csv", POSTS),
        ("village.toml", VILLAGE),
        ("convention.txt", CONVENTION),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def scenario() -> str:
    """A scenario without a fault."""
    return SCENARIO
