"""What stands in the cells of a roster, as people write it."""

import re
import unicodedata
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from xiangyue.intake.sheets_heading import Heads
from xiangyue.model import Politics, Sex, chinese

HEADS = Heads(
    needed=("姓名", "性别", "出生日期", "户号", "与户主关系", "小组"),
    optional=("身份证号", "政治面貌", "入党时间", "职务", "任职日期", "电话", "备注"),
    left_out=("序号", "年龄", "民族", "要改的地方"),
    instead=MappingProxyType({"性别": "身份证号", "出生日期": "身份证号"}),
    other_names=MappingProxyType(
        {
            other: name
            for name, others in {
                "姓名": "名字 成员姓名 村民姓名",
                "出生日期": "出生年月日 出生时间 生日",
                "身份证号": "身份证 身份证号码 公民身份号码 公民身份证号码 身份证件号码 证件号码 证件号",
                "户号": "户编号 户序号 家庭编号",
                "与户主关系": "与户主的关系 和户主关系 和户主的关系 户主关系",
                "小组": "村民小组 所在小组 组别 组 社 组名",
                "政治面貌": "政治身份",
                "入党时间": "入党日期",
                "职务": "村内职务 担任职务 现任职务",
                "任职日期": "任职时间",
                "电话": "联系电话 联系方式 手机 手机号 手机号码 电话号码",
                "序号": "编号",
                "备注": "说明",
            }.items()
            for other in others.split()
        }
    ),
)
"""The columns of a roster, and what else they are called. 备注 is read for who is away or gone, and not kept."""

HEAD = "户主"
_SELF = {HEAD, "本人", "户主本人"}
_SEXES = {"男": Sex.MALE, "女": Sex.FEMALE, "男性": Sex.MALE, "女性": Sex.FEMALE}
_POLITICS = {
    "中共党员": Politics.PARTY,
    "党员": Politics.PARTY,
    "中共预备党员": Politics.PROBATIONARY,
    "预备党员": Politics.PROBATIONARY,
    "共青团员": Politics.LEAGUE,
    "团员": Politics.LEAGUE,
    "群众": Politics.MASSES,
    "普通群众": Politics.MASSES,
    **dict.fromkeys(
        ("民主党派", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"), Politics.DEMOCRATIC
    ),
}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00?:00(?::00)?)?")
_BARE_DAY = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_SERIAL = re.compile(r"[1-5]\d{4}")  # days as Excel counts them: 10000 is in 1927, 59999 in 2064
_BEFORE_DAY_ONE = date(1899, 12, 30)
_PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}")
_HAN_APART = re.compile(r"(?<=[^\x00-\u2e7f])[\s\u3000]+(?=[^\x00-\u2e7f])")


def name_of(told: str) -> str:
    """Return a name without the blanks that make it as long as the others: 王　芳."""
    return told if told.isalpha() else _HAN_APART.sub("", told.strip())


def sex_of(told: str) -> Sex | None:
    """Return the sex."""
    return _SEXES.get(told)


def politics_of(told: str) -> Politics | None:
    """Return the 政治面貌."""
    return _POLITICS.get(told)


def heads_household(told: str) -> bool:
    """Say whether that relation is the head's own."""
    return told in _SELF


def household_of(told: str) -> str:
    """Return the number of a household, its digits as on a keyboard."""
    return told if told.isascii() else unicodedata.normalize("NFKC", told).strip()


def day_of(told: str) -> date | None:
    """Return the day as people write it, or as a spreadsheet counts it; None if there is no such day."""
    parts = _DAY.fullmatch(told) or _BARE_DAY.fullmatch(told)
    try:
        if parts:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        return None
    return _BEFORE_DAY_ONE + timedelta(days=int(told)) if _SERIAL.fullmatch(told) else None


@lru_cache(maxsize=1_000)
def group_of(told: str, groups: int) -> int | None:
    """Return the number of a group, written 3, 三, 三组 or 第三组."""
    word = told.removeprefix("第").removesuffix("村民小组").removesuffix("组").removesuffix("社")
    return _groups(groups).get(word)


def group_names(groups: int) -> dict[str, str]:
    """Return what the first and the last group of the village are called."""
    return {"first": f"{chinese(1)}组", "last": f"{chinese(groups)}组"}


@cache
def _groups(groups: int) -> dict[str, int]:
    numbers = range(1, groups + 1)
    return {str(number): number for number in numbers} | {chinese(number): number for number in numbers}


def phone_of(told: str) -> str | None:
    """Return a telephone number without blanks and hyphens between its parts."""
    told = re.sub(r"(?<=\d)[ \-](?=\d)", "", told) if not told.startswith("0") else told.replace(" ", "")
    return told if _PHONE.fullmatch(told) else None
