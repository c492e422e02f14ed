"""A form asked at the prompt: digits and Enter suffice, and nothing typed is lost."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pytest

from xiangyue.model import UnknownWord
from xiangyue_cli.ask import Left, parse_ranges
from xiangyue_cli.tell import width, wrap

from .conftest import Clerk

Asked = Callable[[str], Mapping[str, Any]]


def test_a_motion_is_six_keys_and_two_lines(asked: Asked) -> None:
    clerk = Clerk("1", "5人联名", "卫生费、办席，去掉罚款条款")
    assert clerk.fills(asked("regulation_revision/propose")) == {
        "source": "villagers",
        "proposers": "5人联名",
        "summary": "卫生费、办席，去掉罚款条款",
    }
    assert "动议事由  1 党员群众建议   2 村干部提议   3 上级安排   选：" in clerk.heard


def test_full_width_figures_and_chinese_words_are_answers_too(asked: Asked) -> None:
    clerk = Clerk("１０．１３", "５", "５", "５", "是")
    assert clerk.fills(asked("regulation_revision/party_study")) == {
        "held_on": "2026-10-13",
        "should_attend": 5,
        "present": 5,
        "in_favour": 5,
        "agreed": True,
    }
    assert "  2026年10月13日 周二" in clerk.heard


def test_a_choice_may_be_said_by_its_words(asked: Asked) -> None:
    assert Clerk("上级", "县里", "改").fills(asked("regulation_revision/propose"))["source"] == "superior"


@pytest.mark.parametrize("nonsense", ["7", "0.5", "abc", "群", "-1", "1" * 9999])
def test_what_is_no_choice_is_asked_again(asked: Asked, nonsense: str) -> None:
    clerk = Clerk(nonsense, "2", "书记", "改")
    assert clerk.fills(asked("regulation_revision/propose"))["source"] == "cadres"
    assert "  没有记上：请输 1 到 3 的序号。" in clerk.heard


def test_enter_is_no_answer_where_one_is_needed(asked: Asked) -> None:
    clerk = Clerk("", "1", "", "5人", "改")
    clerk.fills(asked("regulation_revision/propose"))
    assert clerk.heard.count("  这一项要填。") == 2


def test_a_nought_is_a_number_where_votes_are_counted(asked: Asked) -> None:
    clerk = Clerk("1", "271", "11", "0", "", "0", "赵德全", "周玉芬")
    assert clerk.fills(asked("meeting/vote")) == {
        "method": "hands",
        "in_favour": 271,
        "against": 11,
        "abstained": 0,
        "not_cast": 0,
        "scrutineer": "赵德全",
        "counter": "周玉芬",
    }


def test_a_number_the_form_does_not_allow_is_refused_at_once_with_its_reason(asked: Asked) -> None:
    clerk = Clerk("今天", "0", "5", "5", "5", "1")
    assert clerk.fills(asked("regulation_revision/party_study"))["should_attend"] == 5
    assert any(said.startswith("  没有记上：") for said in clerk.heard)


def test_a_nought_goes_back_and_the_field_before_is_asked_again(asked: Asked) -> None:
    clerk = Clerk("1", "5人联名", "0", "6人联名", "改卫生费")
    assert clerk.fills(asked("regulation_revision/propose"))["proposers"] == "6人联名"
    assert "谁提的 [5人联名]：" in clerk.heard


def test_from_a_number_one_goes_back_with_b(asked: Asked) -> None:
    clerk = Clerk("10.13", "b", "10.14", "5", "5", "5", "1")
    assert clerk.fills(asked("regulation_revision/party_study"))["held_on"] == "2026-10-14"


def test_what_was_voted_is_never_supposed_when_one_goes_back(asked: Asked) -> None:
    clerk = Clerk("1", "271", "11", "b", "12", "7", "", "", "赵德全", "周玉芬")
    assert clerk.fills(asked("meeting/vote"))["against"] == 12
    assert not any("[11]" in said for said in clerk.heard)


def test_a_question_mark_explains_and_asks_again(asked: Asked) -> None:
    clerk = Clerk("1", "？", "5人联名", "改")
    clerk.fills(asked("regulation_revision/propose"))
    assert "  写姓名；联名的只写人数也行，如“5人联名”。" in clerk.heard
    assert "  0 回前一项   q 离开（已填的存为草稿）" in clerk.heard


@pytest.mark.parametrize("typed", [["1", "q"], ["1", "ｑ"], ["1"], ["0"]])
def test_whoever_leaves_leaves_a_draft(asked: Asked, typed: list[str]) -> None:
    clerk = Clerk(*typed)
    with pytest.raises(Left) as left:
        clerk.fills(asked("regulation_revision/propose"))
    answered = {"source": "villagers"} if "1" in typed else {}
    assert (clerk.kept or [{}])[-1] == answered
    assert left.value.facts == {"form": "提出动议", "answered": len(answered)}


def test_ctrl_c_leaves_a_draft_too(asked: Asked) -> None:
    clerk = Clerk("1", "5人")

    def read(prompt: str) -> str:
        if not clerk.lines:
            raise KeyboardInterrupt
        return Clerk.read(clerk, prompt)

    clerk.read = read  # type: ignore[method-assign]
    with pytest.raises(Left):
        clerk.fills(asked("regulation_revision/propose"))
    assert clerk.kept[-1] == {"source": "villagers", "proposers": "5人"}


def test_a_draft_is_gone_on_with_where_it_broke_off(asked: Asked) -> None:
    clerk = Clerk("去掉罚款")
    filled = clerk.fills(asked("regulation_revision/propose"), {"source": "cadres", "proposers": "书记"})
    assert filled == {"source": "cadres", "proposers": "书记", "summary": "去掉罚款"}
    assert "  上次已填 2 项，接着填；输 0 回到前一项。" in clerk.heard


def test_every_line_is_kept_before_the_next_is_asked(asked: Asked) -> None:
    clerk = Clerk("3", "1", "卫生费要自愿", "2")
    with pytest.raises(Left):
        clerk.fills(asked("regulation_revision/opinions"))
    assert clerk.kept == [
        {"received": 3},
        {"received": 3, "written": 1},
        {"received": 3, "written": 1, "groups": [{"summary": "卫生费要自愿"}]},
        {"received": 3, "written": 1, "groups": [{"summary": "卫生费要自愿", "count": 2}]},
    ]


def test_opinions_are_a_few_kinds_with_a_reason_only_where_one_is_due(asked: Asked) -> None:
    clerk = Clerk("37", "4", "卫生费要自愿", "19", "1", "席桌不要限死", "6", "3", "不影响消防", "")
    assert clerk.fills(asked("regulation_revision/opinions")) == {
        "received": 37,
        "written": 4,
        "groups": [
            {"summary": "卫生费要自愿", "count": 19, "treatment": "adopted"},
            {"summary": "席桌不要限死", "count": 6, "treatment": "not_adopted", "reason": "不影响消防"},
        ],
    }


def test_a_reason_that_is_due_is_asked_for_until_it_is_there(asked: Asked) -> None:
    clerk = Clerk("6", "0", "席桌不要限死", "6", "3", "", "不影响消防", "")
    groups = clerk.fills(asked("regulation_revision/opinions"))["groups"]
    assert groups[0]["reason"] == "不影响消防"


def test_no_opinions_are_an_empty_line(asked: Asked) -> None:
    clerk = Clerk("0", "0", "")
    assert clerk.fills(asked("regulation_revision/opinions")) == {"received": 0, "written": 0, "groups": []}


def test_a_broken_off_item_is_gone_on_with(asked: Asked) -> None:
    known = {"received": 2, "written": 0, "groups": [{"summary": "修路"}]}
    clerk = Clerk("2", "1", "")
    assert clerk.fills(asked("regulation_revision/opinions"), known)["groups"] == [
        {"summary": "修路", "count": 2, "treatment": "adopted"}
    ]


def test_a_nought_takes_the_last_item_back(asked: Asked) -> None:
    clerk = Clerk("罗永泰", "讲了修订经过", "谢友全", "席桌不要写死", "0", "")
    remarks = clerk.fills(asked("meeting/deliberate"))["remarks"]
    assert remarks == [{"speaker": "罗永泰", "words": "讲了修订经过"}]
    assert "  去掉了最后一条，还有 1 条。" in clerk.heard


def test_places_are_picked_by_number_or_written(asked: Asked) -> None:
    clerk = Clerk("昨天", "1-2 4", "小卖部门口", "", "李秀芳", "", "", "", "")
    filled = clerk.fills(asked("posting/post"))
    assert filled["places"] == ["村务公开栏", "一组公示栏", "大喇叭", "小卖部门口"]
    assert filled["posted_on"] == "2026-12-02"
    assert "until" not in filled


def test_a_list_that_must_not_be_empty_says_so(asked: Asked) -> None:
    clerk = Clerk("今天", "", "9", "1", "", "李秀芳", "", "", "", "")
    assert clerk.fills(asked("posting/post"))["places"] == ["村务公开栏"]
    assert "  至少要 1 条。" in clerk.heard
    assert "  没有记上：“9”不是 1 到 4 里的序号。" in clerk.heard


def test_a_meeting_is_called_for_a_day_and_an_hour(asked: Asked) -> None:
    clerk = Clerk("12.1", "周六 1930", "村委会二楼", "", "罗永泰", "李秀芳", "1 4", "", "", "")
    filled = clerk.fills(asked("meeting/notice"))
    assert filled["held_at"] == "2026-12-05T19:30:00"
    assert "  2026年12月5日 周六 19:30" in clerk.heard


def test_a_day_alone_is_taken_and_its_hour_asked(asked: Asked) -> None:
    clerk = Clerk(
        "12.1", "12.5", "", "25点", "0", "周六", "下午2点", "村委会二楼", "", "罗永泰", "李秀芳", "1 4", "", "", ""
    )
    filled = clerk.fills(asked("meeting/notice"))
    assert filled["held_at"] == "2026-12-05T14:00:00"
    hours = [prompt for prompt in clerk.prompts if "几点（" in prompt and "12月5日" in prompt]
    assert len(hours) == 4
    assert "  没有记上：“25点”不是几点几分。" in clerk.heard


def test_defects_are_asked_only_of_a_return(asked: Asked) -> None:
    agreed = Clerk("1", "今天").fills(asked("regulation_revision/review"))
    assert agreed == {"result": "agree", "answered_on": "2026-12-03"}


def test_what_no_longer_applies_is_dropped(asked: Asked) -> None:
    clerk = Clerk("2", "附一条", "0", "0", "1", "今天")
    filled = clerk.fills(asked("regulation_revision/review"))
    assert filled == {"result": "agree", "answered_on": "2026-12-03"}


def test_a_reader_turns_what_was_typed_into_what_is_meant(asked: Asked) -> None:
    def person(typed: str) -> str:
        if typed != "lxp":
            raise UnknownWord(kind="花名册", word=typed)
        return "p-0007"

    clerk = Clerk("xyz", "lxp", "同意", "")
    remarks = clerk.fills(asked("meeting/deliberate"), readers={"x-person": person})["remarks"]
    assert remarks == [{"speaker": "p-0007", "words": "同意"}]
    assert any("xyz" in said for said in clerk.heard if said.startswith("  没有记上"))


def test_a_reader_may_take_a_whole_list_on_one_line(asked: Asked) -> None:
    def sheet(typed: str) -> list[dict[str, str]]:
        return [{"person": f"p-{number:04}", "household": f"h-{number:04}"} for number in parse_ranges(typed, of=86)]

    clerk = Clerk("1", "1-52 60-86", "")
    present = clerk.fills(asked("meeting/sign_in"), readers={"present": sheet})["present"]
    assert len(present) == 79


def test_every_question_fits_the_screen(asked: Asked, root: Any) -> None:
    for path in sorted((root / "forms").rglob("*.schema.json")):
        name = path.relative_to(root / "forms").as_posix().removesuffix(".schema.json")
        clerk = Clerk("？", *["1"] * 3)
        with suppress(Left):
            clerk.fills(asked(name))
        assert max(width(line) for said in clerk.heard for line in wrap(said, indent="  ")) <= 80, name
        assert all(width(prompt) < 80 for prompt in clerk.prompts), name


SUPPOSING: Mapping[str, Any] = {
    "title": "撤下",
    "type": "object",
    "additionalProperties": False,
    "required": ["on", "by", "witness"],
    "properties": {
        "on": {"title": "哪天撤的", "type": "string", "format": "date", "x-default-from": "today"},
        "by": {"title": "谁撤的", "type": "string", "default": "李秀芳"},
        "witness": {"title": "谁见证", "type": "string", "x-default-from": "by"},
        "seen": {"title": "有人看见吗", "type": "boolean", "default": True, "x-no-default": True},
        "entry": {"type": "integer", "x-ask": False},
    },
}


def test_enter_takes_what_the_form_supposes() -> None:
    clerk = Clerk("", "", "", "")
    assert clerk.fills(SUPPOSING) == {"on": "2026-12-03", "by": "李秀芳", "witness": "李秀芳"}
    assert "哪天撤的 [2026年12月3日 周四]：" in clerk.prompts


def test_what_must_not_be_supposed_is_not_and_what_is_not_asked_is_not() -> None:
    clerk = Clerk("", "", "", "2")
    assert clerk.fills(SUPPOSING, {"entry": 7})["seen"] is False
    assert not any("entry" in prompt or "[是]" in prompt for prompt in clerk.prompts)
