"""Make the example village's roster and posts: invented people, always the same ones.

    python tools/make_village.py [FOLDER]

Only `random()` of the seeded generator is used: the rest of `random` may change between versions of Python.
Telephone numbers begin with 100: no mobile number does (they begin with 13 to 19), so they belong to nobody.
"""

import csv
import io
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

SEED = 2026
VILLAGE = Path(__file__).parents[1] / "examples" / "shiqiao"
GROUPS = (16, 15, 14, 14, 13, 14)  # households of each
ELECTED = date(2025, 12, 18)
BASIS = "2025年村“两委”换届选举结果公告"
PARTY_BASIS = "2025年村党支部换届选举结果的批复"
LAST_BIRTH = date(2025, 9, 30)

SURNAMES = "罗罗罗罗王王李李张陈刘杨周周曾曾何何邓唐唐谢冯赵覃仇单蒲苟简雷税游尹魏袁钟文易"
GIVEN = {
    # until the year -> names of men, of women
    1960: (
        "德全 永富 光明 世荣 朝贵 兴发 天才 国清 明高 学成 长寿 文彬 福生 正华 树林 绍清 洪贵 云山 子良 银成 治国 显贵",
        "桂芬 素珍 淑芬 玉芳 光秀 德芬 秀英 世珍 天秀 朝芬 素华 文芳 永珍 正秀 兴秀 明英 绍芬 显芳 长秀 洪英 云芬",
    ),
    1978: (
        "建国 志明 国民 永强 学军 启华 凡林 友明 德彬 光华 世平 明海 大勇 兴国 定军 清泉 远富 开明 成林 家贵 仕全 朝阳",
        "明芳 玉兰 素琼 桂英 小容 晓琴 春梅 正英 丽华 会芳 秀琼 玉琼 群芳 泽芬 天会 文琼 利芳 远芬 开秀 仕芳 成英",
    ),
    1995: (
        "建 勇 军 波 强 涛 小平 志强 海波 云飞 晓东 俊 鹏 刚 伟 小龙 川 洪亮 小林 健 永刚 红兵 国栋 成 凯",
        "丽 敏 燕 娟 小红 艳 晓燕 雪梅 海燕 玲 红梅 小琼 静 莉 春燕 晓霞 倩 小芳 蓉 婷婷 洪梅 琳 佳 芳 萍",
    ),
    2008: (
        "宇航 鑫 浩然 杰 俊杰 博文 天宇 豪 文杰 思远 子豪 嘉伟 瑞 宏宇 志远 泽宇 川江 永康 骏 明轩",
        "雨婷 欣怡 佳怡 梦瑶 思雨 雅琪 诗雨 琪 若兰 紫涵 静怡 梦洁 雨欣 可欣 佳慧 晓彤 慧 雪 文静 馨月",
    ),
    2100: (
        "子轩 沐宸 一鸣 浩宇 梓睿 奕辰 宇泽 铭轩 俊熙 子墨 煜城 锦程 皓轩 天佑 景行 书豪",
        "梓涵 一诺 语桐 欣妍 诗涵 若溪 依诺 可馨 沐瑶 雨桐 思彤 艺涵 佳琪 梓萱 清欢 语嫣",
    ),
}
BIRTHS_OF_HEADS = (1946, 1992)

C = "村党组织委员"
M, H, A, S = "道德评议会成员", "红白理事会成员", "禁毒禁赌会成员", "村民监督会成员"
R = "村民代表"
# name, sex, born, group, joined the Party, posts
CAST: tuple[tuple[str, str, int, int, int | None, tuple[str, ...]], ...] = (
    ("陈国富", "男", 1966, 1, 1991, ("村党组织书记", "村民委员会主任", "集体经济组织理事长")),
    ("罗永泰", "男", 1959, 1, 1985, ("村民小组长", R, M)),
    ("李桂芬", "女", 1968, 1, None, (R, H)),
    ("罗喆", "男", 1988, 1, 2016, (R, A)),
    ("李秀芳", "女", 1983, 2, 2010, ("村文书", "村民委员会委员")),
    ("刘世贵", "男", 1962, 2, 1995, ("村民小组长", R, "红白理事会会长")),
    ("王启华", "男", 1970, 2, 1999, (C, R)),
    ("张素琼", "女", 1973, 2, None, (R, M, H)),
    ("张翀", "男", 1990, 2, None, (A,)),
    ("赵德全", "男", 1961, 3, 1988, ("村务监督委员会主任", "道德评议会会长")),
    ("何建", "男", 1978, 3, 2004, ("村党组织副书记", "村民委员会副主任")),
    ("周桂芳", "女", 1969, 3, None, ("村民小组长", R, H)),
    ("邓明芳", "女", 1975, 3, 2003, (C, "村民委员会委员")),
    ("陈堃", "男", 1982, 3, 2012, (R, S)),
    ("蒲小容", "女", 1980, 3, None, (R, M)),
    ("唐学文", "男", 1964, 4, 1993, ("村民小组长", R, "禁毒禁赌会会长")),
    ("曾凡林", "男", 1979, 4, 2006, (C, A)),
    ("覃正英", "女", 1971, 4, None, ("村务监督委员会委员",)),
    ("罗国民", "男", 1967, 4, None, (R, H)),
    ("李㛃", "女", 1992, 4, 2019, (R, A)),
    ("谢友全", "男", 1966, 5, None, ("村民小组长", R, H)),
    ("杨德彬", "男", 1963, 5, 1990, (R, "村民监督会会长")),
    ("何桂英", "女", 1970, 5, None, (R, M)),
    ("罗小平", "男", 1987, 5, None, ()),
    ("王䶮", "男", 1979, 5, None, (S,)),
    ("仇志明", "男", 1968, 6, 1998, ("村民小组长", R, H)),
    ("冯玉兰", "女", 1972, 6, None, (R, M)),
    ("罗小平", "男", 1958, 6, None, (S,)),
    ("周玉芬", "女", 1974, 6, 2005, ("村务监督委员会委员",)),
    ("杨𠮷", "男", 1985, 6, 2015, (A,)),
)
COUNCIL = "村民议事会"
# who sits in it, in the order of its own list, the head first: of the cast, and two others of the roster
COUNCIL_LIST = (
    *(("罗永泰", 1), ("李桂芬", 1), ("罗喆", 1), ("王启华", 2), ("张素琼", 2), ("罗清泉", 2), ("刘世贵", 2)),
    *(("周桂芳", 3), ("陈堃", 3), ("谢显芳", 3), ("唐学文", 4), ("李㛃", 4), ("罗国民", 4), ("杨𠮷", 6)),
    *(("杨德彬", 5), ("谢友全", 5), ("何桂英", 5), ("仇志明", 6), ("罗小平", 6), ("冯玉兰", 6), ("罗小平", 5)),
)
MORE_PARTY_MEMBERS = 16

T = TypeVar("T")


@dataclass
class Villager:
    """A row of the roster while it is being made."""

    name: str
    sex: str
    born: date
    relation: str
    joined: date | None = None
    phone: str = ""


@dataclass
class Maker:
    """One seeded generator, and the names already given."""

    seed: int = SEED
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - it makes people up, it keeps no secret
        self.names |= {name for name, *_ in CAST}

    def chance(self, share: float) -> bool:
        """Say yes that often."""
        return self._random.random() < share

    def one_of(self, those: Sequence[T]) -> T:
        """Pick one."""
        return those[int(self._random.random() * len(those))]

    def between(self, least: int, most: int) -> int:
        """Pick a whole number, both ends among them."""
        return least + int(self._random.random() * (most - least + 1))

    def day_in(self, year: int) -> date:
        """Pick a day of that year, none after the last birth."""
        return min(date(year, 1, 1) + timedelta(days=self.between(0, 364)), LAST_BIRTH)

    def name(self, sex: str, year: int, surname: str = "") -> str:
        """Return a name nobody has yet, as it was given in those years."""
        men, women = next(names for until, names in GIVEN.items() if year < until)
        given = (men if sex == "男" else women).split()
        while True:
            name = (surname or self.one_of(SURNAMES)) + self.one_of(given)
            if name not in self.names:
                self.names.add(name)
                return name

    def somebody(self, sex: str, year: int, relation: str, surname: str = "") -> Villager:
        """Return a new villager."""
        return Villager(name=self.name(sex, year, surname), sex=sex, born=self.day_in(year), relation=relation)

    def household(self, head: Villager) -> list[Villager]:
        """Return the people who live with a head, three generations at most times."""
        year, surname = head.born.year, head.name[0]
        people = [head]
        if self.chance(0.93):
            other = "女" if head.sex == "男" else "男"
            people.append(self.somebody(other, year + self.between(-2, 4), "配偶"))
        if year >= 1964 and self.chance(0.55):
            people.append(self.somebody("女", year - self.between(20, 26), "母亲"))
        if year >= 1966 and self.chance(0.40):
            people.append(self.somebody("男", year - self.between(21, 27), "父亲", surname))
        return people + self.children(surname, year)

    def children(self, surname: str, year: int) -> list[Villager]:
        """Return the children of a head, the eldest son's family among them."""
        people: list[Villager] = []
        born, counts = year + self.between(21, 26), {"男": 0, "女": 0}
        for _ in range(self.between(1, 2) + (year < 1962)):
            if born > 2024:
                break
            sex = self.one_of("男女")
            counts[sex] += 1
            relation = ("长", "次", "三")[counts[sex] - 1] + ("子" if sex == "男" else "女")
            married_away = sex == "女" and 2026 - born > 26
            if not married_away:
                people.append(self.somebody(sex, born, relation, surname))
            if relation == "长子" and 2026 - born >= 27 and self.chance(0.8):
                people += self.young_family(surname, born)
            born += self.between(2, 5)
        return people

    def young_family(self, surname: str, year: int) -> list[Villager]:
        """Return the wife and the children of a grown son."""
        people = [self.somebody("女", year + self.between(-1, 3), "儿媳")]
        born = year + self.between(23, 28)
        while born < 2025 and len(people) < 3 and self.chance(0.8):
            sex = self.one_of("男女")
            people.append(self.somebody(sex, born, "孙子" if sex == "男" else "孙女", surname))
            born += self.between(2, 6)
        return people


def make_households(maker: Maker) -> list[tuple[int, list[Villager]]]:
    """Return every household with its group: those of the cast first in each group, one a household."""
    households = []
    for group, count in enumerate(GROUPS, start=1):
        cast = [one for one in CAST if one[3] == group]
        for place in range(count):
            known = _known(maker, cast[place]) if place < len(cast) else None
            households.append((group, _around(maker, known)))
    return households


def _known(maker: Maker, told: tuple[str, str, int, int, int | None, tuple[str, ...]]) -> Villager:
    name, sex, year, _, joined, _ = told
    member_since = date(joined, 7, 1) if joined else None
    return Villager(name=name, sex=sex, born=maker.day_in(year), relation="", joined=member_since)


def _around(maker: Maker, known: Villager | None) -> list[Villager]:
    """Return a household; a woman of the cast is the wife in hers."""
    if known is None:
        year = maker.between(*BIRTHS_OF_HEADS)
        return maker.household(maker.somebody("男" if maker.chance(0.85) else "女", year, "户主"))
    if known.sex == "男":
        known.relation = "户主"
        return maker.household(known)
    known.relation = "配偶"
    people = maker.household(maker.somebody("男", known.born.year - maker.between(0, 3), "户主"))
    return [people[0], known, *(one for one in people[1:] if one.relation != "配偶")]


def add_party_members(maker: Maker, people: Sequence[Villager]) -> None:
    """Let some more grown people join the Party, years after they came of age."""
    grown = [one for one in people if one.joined is None and 1948 < one.born.year < 1998 and one.name not in _cast()]
    for _ in range(MORE_PARTY_MEMBERS):
        one = grown.pop(maker.between(0, len(grown) - 1))
        one.joined = date(min(one.born.year + maker.between(21, 36), 2024), 7, 1)


def _cast() -> set[str]:
    return {name for name, *_ in CAST}


def roster(maker: Maker) -> str:
    """Return the roster as a table."""
    households = make_households(maker)
    add_party_members(maker, [one for _, people in households for one in people])
    lines, phone = [["姓名", "性别", "出生日期", "户号", "与户主关系", "小组", "入党时间", "电话"]], 0
    for number, (group, people) in enumerate(households, start=1):
        for one in people:
            has_phone = 1950 < one.born.year < 2009 and maker.chance(0.85)
            phone += has_phone
            told = f"1000000{phone:04}" if has_phone else ""
            joined = one.joined.isoformat() if one.joined else ""
            lines.append([one.name, one.sex, one.born.isoformat(), str(number), one.relation, str(group), joined, told])
    return _table(lines)


def posts() -> str:
    """Return the posts as a table."""
    lines = [["姓名", "小组", "职务", "任职日期", "依据"]]
    for name, _, _, group, _, held in CAST:
        for post in held:
            basis = PARTY_BASIS if post.startswith("村党组织") else BASIS
            lines.append([name, str(group), post, ELECTED.isoformat(), basis])
    for place, (name, group) in enumerate(COUNCIL_LIST):
        post = f"{COUNCIL}会长" if place == 0 else f"{COUNCIL}成员"
        lines.append([name, str(group), post, ELECTED.isoformat(), BASIS])
    return _table(lines)


def _table(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def main(folder: Path) -> None:
    """Write both tables, with the mark by which Excel knows UTF-8."""
    for name, text in (("roster.csv", roster(Maker())), ("posts.csv", posts())):
        (folder / name).write_text(text, encoding="utf-8-sig", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else VILLAGE)
