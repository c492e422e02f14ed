"""A name answers to its first letters, in whichever way its surname is read."""

import subprocess
import sys

import pytest

from xiangyue.intake import Likeness, likeness

POLYPHONES = {
    "单": ("shan", "dan"), "曾": ("zeng", "ceng"), "仇": ("qiu", "chou"), "覃": ("qin", "tan"), "解": ("xie", "jie"),
    "查": ("zha", "cha"), "区": ("ou", "qu"), "盖": ("ge", "gai"), "任": ("ren",), "朴": ("piao", "pu"), "乐": ("yue", "le"),
    "翟": ("zhai", "di"), "尉": ("yu", "wei"), "缪": ("miao", "mou"), "折": ("she", "zhe"), "种": ("chong", "zhong"),
    "员": ("yun", "yuan"), "车": ("che", "ju"), "召": ("shao", "zhao"), "宓": ("mi", "fu"), "谌": ("chen", "shen"),
    "隗": ("wei", "kui"), "秘": ("bi", "mi"), "黑": ("hei",), "繁": ("po", "fan"), "冼": ("xian",), "洗": ("xian", "xi"),
}  # fmt: skip


@pytest.mark.parametrize("surname", POLYPHONES)
def test_a_surname_answers_to_each_of_its_readings(surname: str) -> None:
    for reading in POLYPHONES[surname]:
        assert likeness(f"{surname}永泰", f"{reading[0]}yt") is Likeness.WHOLE, reading
        assert likeness(f"{surname}永泰", f"{reading}yongtai") is Likeness.WHOLE, reading


@pytest.mark.parametrize("typed", ["lxp", "LXP", "ｌｘｐ", "luoxp", "luoxiaoping", "罗xp", "罗小p", "罗小平", "l xp"])
def test_a_whole_name_may_be_typed_in_many_ways(typed: str) -> None:
    assert likeness("罗小平", typed) is Likeness.WHOLE


@pytest.mark.parametrize("typed", ["lx", "l", "罗", "罗平", "罗p", "lp", "luoping"])
def test_the_surname_and_anything_of_the_rest_is_part_of_a_name(typed: str) -> None:
    assert likeness("罗小平", typed) is Likeness.PART


@pytest.mark.parametrize("typed", ["", " ", "xp", "小平", "lxpp", "lxq", "luoxu", "李小平", "1", "lx1", "?", "王"])
def test_what_does_not_begin_with_the_surname_or_says_more_is_somebody_else(typed: str) -> None:
    assert likeness("罗小平", typed) is Likeness.NONE


def test_a_name_in_parts_is_typed_without_its_dots() -> None:
    assert likeness("买买提·艾力", "mmtal") is Likeness.WHOLE


def test_a_u_with_dots_is_typed_as_v_or_as_u() -> None:
    assert {likeness("吕布", typed) for typed in ("lb", "lvbu", "lubu", "lyubu")} == {Likeness.WHOLE}


def test_whoever_bears_a_sign_no_table_knows_is_found_too() -> None:
    assert likeness("罗𠮷平", "ljp") is Likeness.WHOLE
    assert likeness("罗䶮", "ly") is Likeness.WHOLE


def test_the_tables_are_read_only_when_letters_were_typed() -> None:
    done = "import sys; from xiangyue.intake import likeness; likeness('罗小平', '罗平'); sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", done], check=False).returncode == 0
