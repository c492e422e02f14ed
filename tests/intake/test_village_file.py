"""A village as a folder: read whole, or every bad cell named and nothing read."""

from datetime import date
from pathlib import Path

import pytest

from xiangyue.errors import Refusal
from xiangyue.intake import FileNotOpened, FileRefused, Flaw, TableRefused, read_convention, read_village
from xiangyue.words import refused


def spoil(folder: Path, name: str, there: str, instead: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert there in text
    (folder / name).write_text(text.replace(there, instead, 1), encoding="utf-8")


def test_people_and_households_are_numbered_as_they_stand(folder: Path) -> None:
    village = read_village(folder)
    assert [(one.id, one.name, one.household, one.group) for one in village.people][2:4] == [
        ("p-0003", "罗小平", "h-0002", 2),
        ("p-0004", "罗小平", "h-0003", 2),
    ]
    assert [one.head for one in village.households] == ["p-0001", "p-0003", "p-0004"]


def test_days_are_read_as_people_write_them(folder: Path) -> None:
    born = [one.born for one in read_village(folder).people]
    assert born[:3] == [date(1966, 2, 13), date(1967, 3, 23), date(1958, 4, 2)]


def test_telephone_numbers_stand_apart_and_are_not_shown(folder: Path) -> None:
    village = read_village(folder)
    assert village.phones == {"p-0001": "10000000001", "p-0003": "10000000002"}
    assert "10000000001" not in repr(village)


def test_posts_are_held_by_people_of_the_roster(folder: Path) -> None:
    tenures = read_village(folder).tenures
    assert [(one.person, one.role, one.body) for one in tenures] == [
        ("p-0001", "party_secretary", "party_committee"),
        ("p-0003", "representative", "representatives_meeting"),
    ]


def test_the_convention_is_split_into_articles(folder: Path) -> None:
    text = read_village(folder).convention
    assert text is not None
    assert (text.title, [(one.id, one.words) for one in text.articles]) == (
        "小河村村规民约",
        [("a-01", "爱护公物。\n损坏的赔偿。"), ("a-02", "孝敬父母。")],
    )


@pytest.mark.parametrize(
    ("there", "instead", "line", "column", "reason"),
    [
        ("1966-02-13", "1966-02-30", 2, "出生日期", "没有这一天，要写成 1968-03-05"),
        ("陈国富,男", ",男", 2, "姓名", "空着"),
        ("陈国富,男", "陈国富,公", 2, "性别", "只能写男或女"),
        ("尹素琼,女,1967/3/23,1,", "尹素琼,女,1967/3/23,,", 3, "户号", "空着"),
        ("二组", "七组", 4, "小组", "没有这个组，要写 一组 到 二组"),
        ("10000000002", "12345", 4, "电话", "不是十一位手机号"),
        ("1991-07-01", "七一", 2, "入党时间", "没有这一天，要写成 1968-03-05"),
        (
            "尹素琼,女,1967/3/23,1,配偶",
            "尹素琼,女,1967/3/23,1,户主",
            3,
            "与户主关系",
            "这一户要有一个户主，表里有 2 个",
        ),
        ("1987-05-06,3,户主", "1987-05-06,3,儿子", 6, "与户主关系", "这一户要有一个户主，表里有 0 个"),
        ("长女,2", "长女,1", 6, "小组", "同一户的人写在两个组"),
        ("尹素琼,女,1967/3/23", "陈国富,男,1966-2-13", 3, "姓名", "和第 2 行是同一个人"),
        (",1,户主,1,1991-07-01,10000000001", ",1,户主,1", 2, "", "格数不对，应有 8 格"),
        ("与户主关系", "关系", 1, "与户主关系", "缺这一列"),
        ("电话", "身高", 1, "身高", "不认识这一列，不要它就删掉，或加 --ignore-unknown"),
        ("入党时间,电话", "电话,电话", 1, "电话", "这一列有两列"),
        ("陈国富,男", '"陈国富,男', 6, "", "引号没有配对，读不下去"),
    ],
)
def test_a_bad_cell_of_the_roster_is_named(  # noqa: PLR0913, PLR0917 - a table
    folder: Path, there: str, instead: str, line: int, column: str, reason: str
) -> None:
    spoil(folder, "roster.csv", there, instead)
    with pytest.raises(TableRefused) as refusal:
        read_village(folder)
    assert (line, column, reason) in [(one.line, one.column, one.reason) for one in refusal.value.cells]


def test_all_bad_cells_are_named_at_once(folder: Path) -> None:
    spoil(folder, "roster.csv", "1966-02-13", "1966-02-30")
    spoil(folder, "roster.csv", "二组", "七组")
    with pytest.raises(TableRefused) as refusal:
        read_village(folder)
    assert refused(refusal.value)[0] == (
        "没有读入：表 roster.csv 有 2 处不对，一行都没有进。\n"
        "第 2 行 出生日期“1966-02-30”没有这一天，要写成 1968-03-05；第 4 行 小组“七组”没有这个组，要写 一组 到 二组。"
    )


@pytest.mark.parametrize(
    ("there", "instead", "column", "reason"),
    [
        ("陈国富,1", "陈国贵,1", "姓名", "花名册这个组里没有这个人"),
        ("陈国富,1", "陈国富,2", "姓名", "花名册这个组里没有这个人"),
        (",1958-04-02", ",", "姓名", "这个组有同名的人，请加“出生日期”一列写明"),
        ("2030-12-18", "2025-12-18", "届满日期", "届满不能早于任职"),
        ("换届批复", "", "依据", "空着"),
    ],
)
def test_a_bad_post_is_named(folder: Path, there: str, instead: str, column: str, reason: str) -> None:
    spoil(folder, "posts.csv", there, instead)
    with pytest.raises(TableRefused) as refusal:
        read_village(folder)
    assert [(one.column, one.reason) for one in refusal.value.cells] == [(column, reason)]


def test_a_post_nobody_knows_is_answered_with_those_that_are(folder: Path) -> None:
    spoil(folder, "posts.csv", "村党组织书记", "村长")
    with pytest.raises(TableRefused) as refusal:
        read_village(folder)
    assert refusal.value.cells[0].reason.startswith("不认识这个职务，认识的有村党组织书记")


@pytest.mark.parametrize(
    ("there", "instead", "flaw", "line"),
    [
        ('name = "小河村"', "name = 5", Flaw.NOT_A_TEXT, 2),
        ('township = "青溪镇"\n', "", Flaw.MISSING, 1),
        ("groups = 2", "groups = 0", Flaw.NUMBER, 4),
        ("groups = 2", "groups = true", Flaw.NUMBER, 4),
        ("groups = 2", "gruops = 2", Flaw.UNKNOWN, 4),
        ('"10000000000"', '"五"', Flaw.NOT_A_WORD, 5),
        ("2021-03-15", '"三月"', Flaw.NOT_A_DAY, 8),
        ("township_reviewer", "clerk", Flaw.NOT_A_WORD, 14),
        ("township_reviewer", "mayor", Flaw.NOT_A_WORD, 14),
        ('id = "o-zhouming"', 'id = "p-0001"', Flaw.NOT_A_WORD, 12),
        ("[[officials]]", "[officials]", Flaw.NOT_A_LIST, 11),
        ("[convention]", "[convention", Flaw.SYNTAX, 7),
    ],
)
def test_a_broken_village_toml_is_refused_with_its_line(
    folder: Path, there: str, instead: str, flaw: Flaw, line: int
) -> None:
    spoil(folder, "village.toml", there, instead)
    with pytest.raises(FileRefused) as refusal:
        read_village(folder)
    assert (refusal.value.facts["flaw"], refusal.value.facts["line"]) == (flaw, line)


@pytest.mark.parametrize(
    ("content", "flaw", "line"),
    [
        ("", Flaw.OUT_OF_ORDER, 1),
        ("约\n", Flaw.OUT_OF_ORDER, 1),
        ("第一条 甲", Flaw.NO_TITLE, 1),
        ("约\n序言\n第一条 甲", Flaw.NO_ARTICLE, 2),
        ("约\n第一条 甲\n第三条 乙", Flaw.OUT_OF_ORDER, 3),
        ("约\n第一条 甲\n第一条 乙", Flaw.OUT_OF_ORDER, 3),
        ("约\n第二条 甲", Flaw.OUT_OF_ORDER, 2),
        ("约\n第一条\n第二条 乙", Flaw.EMPTY_ARTICLE, 2),
    ],
)
def test_a_text_that_is_no_convention_is_refused(content: str, flaw: Flaw, line: int) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_convention(content, name="约.txt")
    assert (refusal.value.facts["flaw"], refusal.value.facts["line"]) == (flaw, line)


@pytest.mark.parametrize("heading", ["第一条　", "第1条 ", "第１条：", "  第一条\u3000"])
def test_the_number_of_an_article_may_be_written_in_several_ways(heading: str) -> None:
    assert read_convention(f"约\n{heading}爱护公物。", name="约.txt").articles[0].words == "爱护公物。"


@pytest.mark.parametrize("name", ["village.toml", "roster.csv", "posts.csv", "convention.txt"])
def test_a_village_without_one_of_its_files_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotOpened):
        read_village(folder)


@pytest.mark.parametrize("name", ["village.toml", "roster.csv", "posts.csv", "convention.txt"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x00", b"PK\x03\x04" + bytes(range(256)), "约".encode("gb18030")]
)
def test_a_file_of_another_kind_is_refused(folder: Path, name: str, content: bytes) -> None:
    if name == "posts.csv" and not content:
        content = b"\n"
    (folder / name).write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        read_village(folder)
    assert refused(refusal.value)
