"""杉树垭村, which does not exist: 412 households and 1,386 adults, drawn from a seed; no district has number 519999."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from xiangyue.model import check_sign

DAY: Final = date(2026, 12, 1)
ADULTS: Final = 1_386
GROUPS: Final = (71, 66, 74, 62, 70, 69)  # households of each
HOUSEHOLDS: Final = sum(GROUPS)
OF_AGE: Final = 18

_SURNAMES = "罗罗罗覃覃单仇曾解查邓邓冉向谭谭龙田蒲苟苟敬鲜雍银代阳冯蹇何何胥杜母康岳淳青"
_GIVEN = {  # one sign, the first of two, the second of two
    True: (
        "平勇军强刚明亮兵波涛洪彬贵全友元成",
        "小大国光永正朝宗显世德明仁义文武建志学天",
        "平贵华林全清才友富春明轩",
    ),
    False: ("芳秀英丽敏燕琼珍红霞娟蓉莲菊梅兰", "小大玉秀素淑碧兴启开朝学", "芳珍英清春莲琼容兰涵怡萍"),
}
_RARE = ("罗䶮", "谭㛃", "何𠮷", "邓喆", "苟堃", "覃犇", "欧阳㛃", "吉克阿依")
_MANY_ADULTS, _FEWEST, _MOST = 3, 1, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Villager:
    """Somebody who does not exist."""

    name: str
    man: bool
    born: date
    household: int
    relation: str
    group: int
    identity: str = ""
    phone: str = ""
    joined: date | None = None  # the Party
    politics: str = "群众"

    def adult(self, on: date = DAY) -> bool:
        """Say whether he is of age on that day."""
        return self.born <= years_before(on, OF_AGE)


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier."""
    return day.replace(year=day.year - years)


def villagers(day: date = DAY, *, seed: int = 412) -> tuple[Villager, ...]:
    """Return everybody, household by household, the head first."""
    chance = random.Random(seed)
    homes = [
        _home(chance, place + 1, group, adults, day)
        for place, (group, adults) in enumerate(zip(_groups(), _adults_of_homes(chance), strict=True))
    ]
    people = [one for home in homes for one in home]
    people = _known_by_name(people, day)
    people = _with_numbers(people)
    return tuple(_in_the_party(chance, people))


def _groups() -> Iterator[int]:
    for group, households in enumerate(GROUPS, start=1):
        yield from [group] * households


def _adults_of_homes(chance: random.Random) -> list[int]:
    adults = [chance.choice((1, 2, 2, 3, 3, 4, 4, 5, 6)) for _ in range(HOUSEHOLDS)]
    while (short := ADULTS - sum(adults)) != 0:
        place = chance.randrange(HOUSEHOLDS)
        adults[place] = min(_MOST, max(_FEWEST, adults[place] + (1 if short > 0 else -1)))
    return adults


def _home(chance: random.Random, number: int, group: int, adults: int, day: date) -> list[Villager]:
    """Return a household: a head, his wife, their grown children with theirs, his parents, and minors."""
    surname = chance.choice(_SURNAMES)
    age = chance.randint(34, 72) if adults < _MANY_ADULTS else chance.randint(44, 68)
    told: list[tuple[str, bool, int, str]] = [(surname, chance.random() < 0.85, age, "户主")]
    man = told[0][1]
    wish: list[tuple[str, bool, int, str]] = [
        (chance.choice(_SURNAMES), not man, age - chance.randint(-3, 4), "妻" if man else "夫"),
        (surname, True, max(OF_AGE + 1, age - 24), "长子"),
        (surname, False, age + 23, "母亲"),
        (chance.choice(_SURNAMES), False, max(OF_AGE + 1, age - 25), "儿媳"),
        (surname, True, age + 25, "父亲"),
        (surname, False, max(OF_AGE + 1, age - 27), "次女"),
    ]
    told += wish[: adults - 1]
    minors = chance.choice((0, 0, 1, 1, 2)) if adults > 1 else 0
    child = ("孙子", "孙女") if adults > _MANY_ADULTS else ("儿子", "女儿")
    for place in range(minors):
        boy = place == 0
        told.append((surname, boy, chance.randint(1, OF_AGE - 2), child[0] if boy else child[1]))
    names: set[str] = set()
    home = []
    for family, male, years, relation in told:
        name = _name(chance, family, names, man=male)
        born = years_before(day, years) - timedelta(days=chance.randint(1, 360))
        home.append(Villager(name=name, man=male, born=born, household=number, relation=relation, group=group))
    return home


def _name(chance: random.Random, surname: str, taken: set[str], *, man: bool) -> str:
    single, first, second = _GIVEN[man]
    while True:
        given = chance.choice(single) if chance.random() < 0.2 else chance.choice(first) + chance.choice(second)
        if surname + given not in taken:
            taken.add(surname + given)
            return surname + given


def _known_by_name(people: Sequence[Villager], day: date) -> list[Villager]:
    """Put in three of one name, two of them of one group and year; rare names; and two who come of age now."""
    told = [replace(one, name="罗小萍") if one.name == "罗小平" else one for one in people]
    heads = [place for place, one in enumerate(told) if one.relation == "户主"]
    in_five = [place for place in heads if told[place].group == 5 and told[place].man]
    in_two = next(place for place in heads if told[place].group == 2 and told[place].man)
    for place, born in ((in_five[3], date(1987, 7, 7)), (in_five[40], date(1987, 2, 19)), (in_two, date(1971, 5, 30))):
        told[place] = replace(told[place], name="罗小平", born=born)
    for place, name in zip(heads[9::53], _RARE, strict=False):
        told[place] = replace(told[place], name=name)
    children = [place for place, one in enumerate(told) if not one.adult(day)]
    today = years_before(day, OF_AGE)
    grown = next(place for place in children if told[place].group == 1)
    # One comes of age this very day; so that there are as many adults as before, one grown child is younger by a day.
    told[grown] = replace(told[grown], born=today)
    sons = [place for place, one in enumerate(told) if one.relation == "长子" and one.adult(day)]
    told[sons[-1]] = replace(told[sons[-1]], born=today + timedelta(days=1))
    return told


def _with_numbers(people: Sequence[Villager]) -> list[Villager]:
    """Give everybody a number of identity, but some nobody has asked yet, and most adults a telephone."""
    told = []
    for place, one in enumerate(people):
        first = f"519999{one.born:%Y%m%d}{(place % 490) * 2 + one.man:03}"
        identity = "" if place % 211 == 210 else first + check_sign(first)
        phone = f"100{place:08}" if one.adult() and place % 3 else ""
        told.append(replace(one, identity=identity, phone=phone))
    return told


def _in_the_party(chance: random.Random, people: Sequence[Villager]) -> Iterator[Villager]:
    members = set(chance.sample([place for place, one in enumerate(people) if one.born.year < 2000], 47))
    for place, one in enumerate(people):
        if place in members:
            joined = date(one.born.year + 22 + place % 9, 7, 1)
            yield replace(one, joined=min(joined, date(2024, 7, 1)), politics="中共党员")
        else:
            yield one
