"""条文体检: what is found, and above all what is not."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from xiangyue.errors import Refusal
from xiangyue.model import Article, Text
from xiangyue.rules import Flagged, PackRefused, RedFlags

DAY = date(2026, 3, 24)
FLAGS = RedFlags.national()


def found(words: str, *, on: date = DAY) -> list[str]:
    return [one.flag for one in FLAGS.check_words(text(words), on=on)]


def text(*words: str) -> Text:
    articles = tuple(Article(id=f"a-{place:02}", words=one) for place, one in enumerate(words, start=1))
    return Text(title="石桥村村规民约", articles=articles)


def test_the_example_has_four_places(base: Text) -> None:
    told = [(one.number, one.flag, one.words) for one in FLAGS.check_words(base, on=DAY)]
    assert told == [
        (8, "F-BANQUET", "不准超过20桌"),
        (11, "F-BENEFIT", "不予办理各类证明"),
        (14, "F-BRIDE", "彩礼不得超过6万元"),
        (20, "F-FINE", "罚款200元"),
    ]


def test_a_finding_has_the_law_and_the_lawful_wording(base: Text) -> None:
    fine = FLAGS.check_words(base, on=DAY)[-1]
    assert isinstance(fine, Flagged)
    assert fine.citation == "《行政处罚法》第十六条（2021年修订）"
    assert (fine.verified, fine.instead[:10]) == (True, "由村民委员会批评教育")


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("乱倒垃圾的，每次罚50元。", "F-FINE"),
        ("不出工的罚款三十元", "F-FINE"),
        ("缴纳环境保证金200元，违反的保证金不予退还。", "F-FINE"),
        ("打牌的没收桌椅。", "F-FORCE"),
        ("偷盗的，由巡逻队搜身并游街。", "F-FORCE"),
        ("暂缓办理各类证明，取消低保。", "F-BENEFIT"),
        ("三个月内不享受村里任何福利。", "F-BENEFIT"),
        ("停发当年的粮食补贴、停办一切证明", "F-BENEFIT"),
        ("出嫁女户口未迁出的，不得享受集体分配。", "F-WOMEN"),
        ("离婚、丧偶的，收回承包地。", "F-WOMEN"),
        ("不交款的，取消选举权。", "F-VOTE"),
        ("有违反的三年内不得参加村委会选举。", "F-VOTE"),
        ("不准越级上访、无理上访。", "F-PETITION"),
        ("不许操办周岁酒。", "F-BANQUET"),
        ("宴席限在15桌以内。", "F-BANQUET"),
        ("涉毒人员名单在村口张榜公布。", "F-PRIVACY"),
        ("适龄青年必须无条件参军。", "F-DUTY"),
        ("彩礼控制在五万元以内。", "F-BRIDE"),
    ],
)
def test_what_the_township_would_send_back_is_found(words: str, flag: str) -> None:
    assert flag in found(words)


@pytest.mark.parametrize(
    "words",
    [
        "违反本规约的，批评教育，不罚款。",
        "村里不得设定罚款，不收押金。",
        "取消罚款，改为劝导。",
        "违反治安管理的，由公安机关依法罚款200元。",
        "发现赌博的，报告公安机关依法处罚，赌具由公安机关没收。",
        "禁止非法搜查、扣押他人财物。",
        "不缴的上门劝导，不影响办理证明、领取补贴。",
        "不得以任何理由停发低保、补贴。",
        "不冒领、不骗取补贴和低保。",
        "不得出具虚假证明。",
        "不得以妇女未婚、结婚、离婚、丧偶、户无男性等为由，侵害其在集体经济组织中的各项权益。",
        "不得因结婚、离婚而不予分配土地。",
        "结婚建房不得占用耕地。",
        "依照法律被剥夺政治权利的，没有选举权。",
        "不得贿赂、威胁选民，不干扰选举。",
        "不得阻拦、报复上访和举报的村民。",
        "不得诬告他人，不举报不实之事。",
        "提倡办席不超过20桌，不请周岁酒。",
        "倡导婚宴不超过十五桌，礼金从简。",
        "党员干部不得大办酒席。",
        "倡导彩礼不超过6万元。",
        "提倡婚事新办、丧事简办，倡导低彩礼、零彩礼，不相互攀比，不大操大办。",
        "不得泄露吸毒人员的姓名和病情。",
        "财务每季度公布一次，在公示栏公开。",
        "适龄青年应当依法服兵役，积极应征。",
        "损坏的照价赔偿或者恢复原样。",
        "不在水源地停放农药。",
        "由村委会批评教育，责令改正。",
        "每户每年自愿缴纳卫生费60元，收支公开。",
    ],
)
def test_what_is_lawful_is_left_alone(words: str) -> None:
    assert found(words) == []


def test_the_text_the_example_adopts_is_clean() -> None:
    adopted = """红白喜事从简办理，提倡办席不超过20桌，党员干部带头，需要帮忙的可以找红白理事会。
每户每年自愿缴纳卫生费60元，用于请保洁员和清运垃圾，收支每半年公开一次。
违反本村规民约的，由村委会批评教育、劝导改正；对他人造成损失的，依法赔偿。"""
    assert [found(line) for line in adopted.split("\n")] == [[], [], []]


def test_the_law_of_the_day_is_cited() -> None:
    flags = {
        on: next(one.citation for one in FLAGS.check_words(text("没收家具。"), on=on))
        for on in (date(2025, 12, 31), date(2026, 1, 1))
    }
    assert flags == {
        date(2025, 12, 31): "《村民委员会组织法》第二十七条（2018年修正）",
        date(2026, 1, 1): "《村民委员会组织法》第三十一条（2025年修正）",
    }


def test_a_day_before_a_law_is_not_judged_by_it() -> None:
    assert found("罚款200元。", on=date(2021, 7, 14)) == []
    assert found("罚款200元。", on=date(2021, 7, 15)) == ["F-FINE"]


def test_only_verified_flags_are_said_without_doubt() -> None:
    for flag in FLAGS.flags:
        assert flag.instead
        assert flag.why
        assert flag.provisions
        assert all(said.article or not said.verified for said in flag.provisions)
        days = [(said.in_force_from, said.in_force_to or date.max) for said in flag.provisions]
        assert all(one[1] < two[0] for one, two in pairwise(days))


def test_the_lawful_wordings_are_not_flagged_themselves() -> None:
    assert [found(flag.instead) for flag in FLAGS.flags] == [[] for _ in FLAGS.flags]


@pytest.mark.parametrize(
    ("old", "new"), [("'罚款|罚金'", "'罚款('"), ('law = "PENALTY-2021"', 'law = "X"'), ("why =", "wy =")]
)
def test_a_pack_with_a_slip_of_the_pen_is_refused(tmp_path: Path, old: str, new: str) -> None:
    pack = tmp_path / "red_flags.toml"
    content = FLAGS.content.decode()
    assert old in content
    pack.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackRefused) as refused:
        RedFlags.load(pack)
    assert isinstance(refused.value, Refusal)
