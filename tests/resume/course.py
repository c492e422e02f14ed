"""A matter as it went on paper in the autumn of 2026, step by step; a clerk types it in November."""

from collections.abc import Mapping
from typing import Any

PAPERS = "柜1盒4"
TOGETHER = {"evidence": "signed_paper", "where": PAPERS}
BOOK = {"evidence": "record_book", "where": "党组织会议记录本第18页"}
OPINIONS: Mapping[str, Any] = {"received": 0, "written": 0, "groups": []}


def posted(on: str, until: str) -> dict[str, Any]:
    return {"posted_on": on, "places": ["村务公开栏"], "posted_by": "李秀芳", "until": until, "witness": "刘世贵"}


STEPS: list[dict[str, Any]] = [
    {
        "do": "propose",
        "on": "2026-07-01",
        "answers": {"source": "villagers", "proposers": "不详", "summary": "卫生费自愿"},
        **TOGETHER,
    },
    {
        "do": "party_study",
        "answers": {"held_on": "2026-07-02", "should_attend": 5, "present": 5, "in_favour": 5, "agreed": True},
        **BOOK,
    },
    {"do": "opinions_posting.post", "answers": posted("2026-07-03", "2026-07-13"), **TOGETHER},
    {"do": "opinions", "on": "2026-07-14", "answers": {**OPINIONS, "unknown": True}, **TOGETHER},
    {
        "do": "draft",
        "on": "2026-07-16",
        "answers": {"changes": [{"kind": "strike", "article": "a-20", "reason": "村里不能设罚款"}]},
        **TOGETHER,
    },
    {"do": "draft_posting.post", "answers": posted("2026-07-17", "2026-07-27"), **TOGETHER},
    {"do": "comments", "on": "2026-07-28", "answers": dict(OPINIONS), **TOGETHER},
    {"do": "send_review", "answers": {"number": "石桥村委〔2026〕5号", "sent_on": "2026-07-29"}, **TOGETHER},
    {
        "do": "review",
        "answers": {"result": "agree", "answered_on": "2026-08-03"},
        "evidence": "received",
        "where": "柜2盒3",
        "number": "青府函〔2026〕12号",
        "signed_by": "周明",
        "signed_on": "2026-08-03",
    },
    {
        "do": "assembly.notice",
        "answers": {
            "notice_on": "2026-08-04",
            "held_at": "2026-08-20T14:00",
            "places": ["村委会院坝"],
            "chair": "陈国富",
            "recorder": "李秀芳",
            "means": ["大喇叭"],
            "witness": "刘世贵",
        },
        **TOGETHER,
    },
    {
        "do": "assembly.sign_in",
        "answers": {"counted_by": "households", "present": {"households": "1-61"}},
        **TOGETHER,
    },
    {"do": "assembly.deliberate", "answers": {"remarks": []}, "evidence": "record_book", "where": "会议记录本第31页"},
    {
        "do": "assembly.vote",
        "answers": {
            "method": "hands",
            "in_favour": 52,
            "against": 6,
            "abstained": 3,
            "scrutineer": "赵德全",
            "counter": "周桂芳",
        },
        **TOGETHER,
    },
]
AFTER: list[dict[str, Any]] = [
    {
        "do": "minutes",
        "answers": {
            "signed_on": "2026-08-21",
            "signatures": [
                {"person": "陈国富", "capacity": "chair", "mark": "ink"},
                {"person": "李秀芳", "capacity": "recorder", "mark": "ink"},
                {"person": "赵德全", "capacity": "scrutineer", "mark": "fingerprint"},
            ],
        },
        **TOGETHER,
    },
    {"do": "send_filing", "answers": {"number": "石桥村委〔2026〕6号", "sent_on": "2026-08-24"}, **TOGETHER},
    {
        "do": "filing",
        "answers": {"result": "filed", "number": "青府备〔2026〕3号", "answered_on": "2026-08-28"},
        "evidence": "received",
        "where": "柜2盒3",
        "number": "青府备〔2026〕3号",
        "signed_by": "周明",
        "signed_on": "2026-08-28",
    },
    {"do": "announcement.post", "answers": posted("2026-08-30", "2026-09-20"), **TOGETHER},
]
STEPS += AFTER


def matter(until: str, *, upto: int | None = None, **more: Any) -> dict[str, Any]:
    """Return the matter as a file says it, with the steps before `until`, or fewer."""
    before = next((n for n, step in enumerate(STEPS) if step["do"] == until), len(STEPS))
    steps = STEPS[: before if upto is None else upto]
    return {"until": until, "papers": PAPERS, "began": "2026-07-01", "steps": steps, **more}
