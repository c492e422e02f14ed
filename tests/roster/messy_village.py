"""The files of a village that does not exist, as messy as those a clerk has: python tests/roster/messy_village.py OUT.

花名册2026.csv          GB 18030, a title above, blank lines, names with blanks, digits of every kind, three bad rows
花名册2026-改好.csv      the same with the three rows mended
花名册2026.xlsx         the mended one with true days and cells merged down a household
任职和代表.csv           GB 18030: posts, councils, representatives, each with its basis
村规民约.docx / .txt     22 articles
"""

import csv
import io
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import docx
from openpyxl import Workbook

ROOT: Final = Path(__file__).parents[2]
if str(ROOT) not in sys.path:  # run as a script
    sys.path.insert(0, str(ROOT))

from tests.roster.messy_people import DAY, GROUPS, Villager, villagers

VILLAGE, TOWNSHIP, CODE = "杉树垭村", "白鹭溪镇", "519999104207"
SINCE: Final = date(2026, 1, 16)
TERM: Final = "2026年1月村“两委”换届选举结果公告"
FOUNDED: Final = "2026年3月5日村民代表会议推选"
HEADING: Final = (
    "序号", "户编号", "姓  名", "性别", "出生年月日", "公民身份号码", "与户主的关系", "村民小组",
    "政治面貌", "入党时间", "职务", "任职时间", "联系电话", "备注",
)  # fmt: skip
POSTS_HEADING: Final = ("姓名", "小组", "职务", "任职日期", "依据", "代表哪些户", "出生日期")
_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_HAN = "一二三四五六"
Row = list[str]


def roster_rows(people: Sequence[Villager], *, bad: bool) -> list[Row]:
    """Return the rows of the spreadsheet, its title and blank lines with them."""
    chance = random.Random(7)
    rows = [
        [f"{TOWNSHIP}{VILLAGE}村民花名册（2026年）"],
        ["填报单位：村民委员会", "", "", "", "", "", "", "", "填报时间：2026年11月30日"],
        list(HEADING),
    ]
    for place, one in enumerate(people):
        if place and one.group != people[place - 1].group:
            rows.append([])
        rows.append(_row(chance, place, one))
    _put_posts(people, rows)
    if bad:
        _spoil(rows)
    rows += [[], [""] * len(HEADING)]
    return [row + [""] * (len(HEADING) - len(row)) for row in rows]


def _row(chance: random.Random, place: int, one: Villager) -> Row:
    day = chance.choice(_DAYS)
    head = one.relation == "户主"
    return [
        str(place + 1),
        str(one.household) if head else "",  # the cells of a household were merged
        chance.choice(_NAMES)(one.name),
        "男" if one.man else "女",
        day(one.born),
        chance.choice(_NUMBERS)(one.identity),
        one.relation,
        chance.choice(_GROUP)(one.group),
        chance.choice((one.politics, "")) if one.politics == "群众" else one.politics,
        day(one.joined) if one.joined else "",
        "",
        "",
        chance.choice(_PHONES)(one.phone),
        chance.choice(("", "", "", "低保户", "外出务工", "脱贫户")),
    ]


_DAYS: Final[tuple[Callable[[date], str], ...]] = (
    date.isoformat,
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}－{day.month}－{day.day}".translate(_WIDE),
)
_NAMES: Final[tuple[Callable[[str], str], ...]] = (
    *(str,) * 6,
    lambda name: f"{name[0]} {name[1]}" if len(name) == len("罗平") else name,
    lambda name: f"{name[0]}　{name[1]}" if len(name) == len("罗平") else name,
    lambda name: f" {name} ",
)
_NUMBERS: Final[tuple[Callable[[str], str], ...]] = (
    *(str,) * 6,
    str.lower,
    lambda told: told.translate(_WIDE),
    lambda told: f"'{told}" if told else "",
    lambda told: f"{told[:6]} {told[6:14]} {told[14:]}".strip(),
)
_GROUP: Final[tuple[Callable[[int], str], ...]] = (
    lambda group: f"{_HAN[group - 1]}组",
    lambda group: f"第{_HAN[group - 1]}组",
    lambda group: f"{group}组",
    lambda group: str(group).translate(_WIDE),
    lambda group: f"{_HAN[group - 1]}社",
)
_PHONES: Final[tuple[Callable[[str], str], ...]] = (
    *(str,) * 4,
    lambda told: f"{told[:3]} {told[3:7]} {told[7:]}".strip(),
    lambda told: f"{told[:3]}-{told[3:7]}-{told[7:]}" if told else "",
    lambda told: told.translate(_WIDE),
)


def _put_posts(people: Sequence[Villager], rows: list[Row]) -> None:
    """Name two who hold posts in the roster too, as people call the posts."""
    called = {"村民委员会主任": "村支书、村主任", "村文书": "文书"}
    lines = {row[0]: row for row in rows if row}
    for one, post, since, _, _ in _committees(people):
        if post in called:
            lines[str(people.index(one) + 1)][10:12] = [called[post], f"{since.year}.{since.month}.{since.day}"]


def _spoil(rows: list[Row]) -> None:
    """Make three rows bad: a number with a wrong end, a day there is not, a group there is not."""
    number = next(row for row in rows[50:] if len(row) > 5 and row[5][-1:].isdecimal() and row[5].isascii())
    number[5] = number[5][:-1] + str((int(number[5][-1]) + 1) % 10)
    day = next(row for row in rows[300:] if len(row) > 5 and row[4] and row[5] == "")
    day[4] = "1987-02-30"
    group = next(row for row in rows[900:] if len(row) > 7 and row[6] == "户主")
    group[7] = "七组"


def posts_rows(people: Sequence[Villager]) -> list[Row]:
    """Return who holds what: the two committees, the supervisors, group heads, representatives, five councils."""
    held = list(_committees(people)) + list(_representatives(people)) + list(_councils(people))
    names = [one.name for one in people]
    return [
        list(POSTS_HEADING),
        *(
            [
                one.name,
                f"{_HAN[one.group - 1]}组",
                post,
                f"{since:%Y-%m-%d}",
                basis,
                homes,
                one.born.isoformat() if names.count(one.name) > 1 else "",
            ]
            for one, post, since, basis, homes in held
        ),
    ]


Held = tuple[Villager, str, date, str, str]  # who, which post, since when, on what, for which households


def _committees(people: Sequence[Villager]) -> Iterator[Held]:
    party = [one for one in people if one.politics == "中共党员" and 1964 < one.born.year][1::4]
    others = [one for one in people if one.politics == "群众" and 1970 < one.born.year < 1998]
    first = party[0]
    for post in ("村党组织书记", "村民委员会主任", "集体经济组织理事长"):
        yield first, post, SINCE, TERM, ""
    yield party[1], "村党组织副书记", SINCE, TERM, ""
    for one in party[2:5]:
        yield one, "村党组织委员", SINCE, TERM, ""
    yield others[10], "村文书", SINCE, "2026年1月20日村民委员会聘用", ""
    yield others[60], "村民委员会副主任", SINCE, TERM, ""
    for one in (party[2], others[10], others[110]):
        yield one, "村民委员会委员", SINCE, TERM, ""
    yield party[6], "村务监督委员会主任", SINCE, TERM, ""
    for one in (others[130], others[190]):
        yield one, "村务监督委员会委员", SINCE, TERM, ""
    for group in range(1, len(GROUPS) + 1):
        heads = [one for one in people if one.group == group and one.relation == "户主" and one.adult()]
        yield heads[5], "村民小组长", SINCE, "2026年1月各村民小组会议推选", ""


def _representatives(people: Sequence[Villager]) -> Iterator[Held]:
    """One of every ten households, every third a woman."""
    for place, first in enumerate(range(1, sum(GROUPS) + 1, 10)):
        ten = [one for one in people if first <= one.household < first + 10 and one.adult()]
        fit = [one for one in ten if not one.man and one.relation == "妻"] if place % 3 == 0 else []
        yield (
            (fit or ten)[0],
            "村民代表",
            SINCE,
            "2026年1月户代表推选结果公告",
            f"{first}-{min(first + 9, sum(GROUPS))}",
        )


def _councils(people: Sequence[Villager]) -> Iterator[Held]:
    adults = [one for one in people if one.adult() and one.born.year > 1950]
    sizes = (("村民议事会", 21), ("道德评议会", 7), ("红白理事会", 9), ("禁毒禁赌会", 5), ("村民监督会", 5))
    for place, (council, members) in enumerate(sizes):
        meant = adults[place * 13 :: 61][:members]
        if council == "村民议事会":  # two of one name sit in it
            meant = [*meant[:-2], *(one for one in people if one.name == "罗小平" and one.group == 5)]
        for number, one in enumerate(meant):
            yield one, council + ("成员" if number else "会长"), date(2026, 3, 5), FOUNDED, ""


def write_messy_village(out: Path, day: date = DAY) -> tuple[Villager, ...]:
    """Write the files into a folder; return who is in them."""
    out.mkdir(parents=True, exist_ok=True)
    people = villagers(day)
    _csv(out / "花名册2026.csv", roster_rows(people, bad=True))
    _csv(out / "花名册2026-改好.csv", roster_rows(people, bad=False))
    _xlsx(out / "花名册2026.xlsx", people)
    _csv(out / "任职和代表.csv", posts_rows(people))
    text = Path(__file__).with_name("messy_convention.txt").read_text(encoding="utf-8")
    (out / "村规民约.txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(out / "村规民约.docx"))
    return people


def _csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode("gb18030"))


def _xlsx(path: Path, people: Sequence[Villager]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = roster_rows(people, bad=False)
    born = {str(place): one.born for place, one in enumerate(people, start=1)}
    begun = 0
    for line, row in enumerate(rows, start=1):
        told: list[object] = [
            born.get(row[0]) if column == 4 and row[0] in born else cell for column, cell in enumerate(row)
        ]
        sheet.append(told)
        if row[6] == "户主" or not row[0].isdecimal():
            if begun and line - begun > 1:
                sheet.merge_cells(start_row=begun, end_row=line - 1, start_column=2, end_column=2)
            begun = line if row[6] == "户主" else 0
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADING))
    book.save(path)


def main() -> None:
    """Write the files where the first argument says."""
    people = write_messy_village(Path(sys.argv[1]))
    homes = len({one.household for one in people})
    sys.stdout.write(f"{VILLAGE} {CODE} {homes} {len(people)} {sum(one.adult() for one in people)}\n")


if __name__ == "__main__":
    main()
