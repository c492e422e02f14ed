"""Days and times as people type them."""

import re
from datetime import date, datetime, time, timedelta

from xiangyue_cli.ask.refusals import NotADay, NotATime
from xiangyue_cli.ask.typed import half_width

NEAR = {"今天": 0, "今日": 0, "明天": 1, "后天": 2, "昨天": -1, "前天": -2}
WEEKDAYS = "一二三四五六日"
WEEK = {"上": -1, "本": 0, "这": 0, "": 0, "下": 1}
WEEKDAY = re.compile(r"(上|本|这|下|)(?:周|星期|礼拜)([一二三四五六日天])")
WHOLE = re.compile(r"(\d{4})[年./-]?(\d{1,2})[月./-]?(\d{1,2})[日号]?")
RUN = re.compile(r"(\d{4})(\d\d)(\d\d)")
WITHOUT_YEAR = re.compile(r"(\d{1,2})[月./-](\d{1,2})[日号]?")
RUN_WITHOUT_YEAR = re.compile(r"(\d\d)(\d\d)")
DAY_ONLY = re.compile(r"(\d{1,2})[日号]")
TIME = re.compile(r"(上午|早上|中午|下午|晚上|晚)?(\d{1,2})(?:[:点时](\d{1,2}|半)?分?)?")
RUN_TIME = re.compile(r"(\d{1,2})(\d\d)")
AFTERNOON = {"下午", "晚上", "晚"}
NOON = 12


def parse_date(told: str, *, today: date) -> date:
    """Return the day; without a year it is the one nearest to today.

    Raises:
        NotADay: there is no such day.

    """
    typed = half_width(told).replace(" ", "")
    try:
        if typed in NEAR:
            return today + timedelta(days=NEAR[typed])
        if found := WEEKDAY.fullmatch(typed):
            return _weekday(found[1], found[2], today)
        return _figures(typed, today)
    except (ValueError, OverflowError):
        raise NotADay(told=told) from None


def _weekday(which: str, name: str, today: date) -> date:
    """Return that day of the week from Monday to Sunday, as one says it in Chinese."""
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=WEEK[which], days=WEEKDAYS.index(name.replace("天", "日")))


def _figures(typed: str, today: date) -> date:
    for form in (RUN, WHOLE):
        if found := form.fullmatch(typed):
            year, month, day = (int(part) for part in found.groups())
            return date(year, month, day)
    for form in (RUN_WITHOUT_YEAR, WITHOUT_YEAR):
        if found := form.fullmatch(typed):
            return _nearest(int(found[1]), int(found[2]), today)
    if found := DAY_ONLY.fullmatch(typed):
        return today.replace(day=int(found[1]))
    raise ValueError(typed)


def _nearest(month: int, day: int, today: date) -> date:
    """In December 1.15 is next month, in January 12.26 was last month."""
    years = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            years.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    return min(years, key=lambda one: abs(one - today))


def parse_time(told: str) -> time:
    """Return the time of day: 1941, 19:41, 19点半, 下午3点.

    Raises:
        NotATime: there is no such time.

    """
    try:
        return _time(half_width(told).replace(" ", "").replace(".", ":"))
    except ValueError:
        raise NotATime(told=told) from None


def _time(typed: str) -> time:
    if found := RUN_TIME.fullmatch(typed):
        return time(int(found[1]), int(found[2]))
    if found := TIME.fullmatch(typed):
        half, hour, minute = found.groups()
        later = NOON if half in AFTERNOON and int(hour) < NOON else 0
        return time(int(hour) + later, 30 if minute == "半" else int(minute or 0))
    raise ValueError(typed)


def is_day_alone(told: str, *, today: date) -> bool:
    """Whether it is a day without an hour."""
    typed = told.strip()
    if len(typed.split()) != 1:  # 0612 0630 is no day of the year 612
        return False
    try:
        parse_date(typed, today=today)
    except NotADay:
        return False
    return True


def parse_moment(told: str, *, today: date) -> datetime:
    """Return day and time, a blank between them: 12.26 1930, 明天 19:30. Without a zone: it is the village's.

    Raises:
        NotADay, NotATime: one of the two is none.

    """
    day, _, hour = half_width(told).replace("T", " ").partition(" ")
    return datetime.combine(parse_date(day, today=today), parse_time(hour))


def said(day: date) -> str:
    """Return the day as it is said back: 2026年12月26日 周六."""
    return f"{day.year}年{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"
