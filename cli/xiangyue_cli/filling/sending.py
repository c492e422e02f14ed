"""文号: the village's own series goes on; nobody needs to type its brackets."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from xiangyue.model.happened import FilingAnswered, FilingReported, ReviewAnswered, ReviewRequested
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.ask.field import Reader
from xiangyue_cli.filling.by_form import ByForm

if TYPE_CHECKING:
    from xiangyue.records import Register

WHOLE = re.compile(r"(\D+?)\s*[\[(〔【{ ]\s*(\d{4})\s*[\])〕】} ]\s*(\d+)\s*号?")
SERIES = re.compile(r"(\D+)〔\d{4}〕\d+号")
THEIRS: Mapping[str, tuple[type[ReviewAnswered | FilingAnswered], ...]] = {
    "answer_review": (ReviewAnswered,),
    "answer_filing": (FilingAnswered,),
}
LONGEST = 4
RECENT = 50  # cases in which the last number is looked for


class Sending(ByForm):
    """Asks under which number something is sent to the township."""

    def prepare(self) -> None:
        """Know the next number of the year and the day."""
        series, last = self._last()
        self._series = series
        self.fields["sent_on"]["default"] = self.at.today.isoformat()
        number = self.fields["number"]
        if last:
            number["default"] = f"{series}{last + 1}号"
        else:
            number["title"] = say("ask.own_number", title=number["title"], series=series)

    def readers(self) -> Mapping[str, Reader]:
        """Take the bare figure of the series too."""
        return {**super().readers(), "number": lambda typed: paper_number(typed, series=self._series)}

    def _last(self) -> tuple[str, int]:
        """Return the series, and its highest number this year."""
        series, last = f"{self.at.register.village.name}委〔{self.at.today.year}〕", 0
        for case in self.at.register.cases()[-RECENT:]:
            asked = [one.number for one in self.at.register.happened(case.number, ReviewRequested)]
            for number in (*asked, *(one.number for one in self.at.register.happened(case.number, FilingReported))):
                found = re.fullmatch(rf"(\D+〔{self.at.today.year}〕)(\d+)号", number)
                if found and int(found[2]) > last:
                    series, last = found[1], int(found[2])
        return series, last


def their_series(register: "Register", act: str, *, year: int) -> str:
    """Return what stands before the figure on the papers the township sends for such a step: 青府函〔2026〕."""
    for event in THEIRS.get(act, ()):
        for entry, did in reversed(register.every(event)):
            if found := SERIES.fullmatch(entry.by.evidence.number or str(getattr(did, "number", ""))):
                return f"{found[1]}〔{year}〕"
    return ""


def paper_number(typed: str, *, series: str = "") -> str:
    """Return 石桥村委〔2026〕5号 for 5, and 青府函〔2026〕12号 for 青府函 2026 12."""
    told = half_width(typed)
    if series and told.isdecimal() and len(told) <= LONGEST:
        return f"{series}{told}号"
    if found := WHOLE.fullmatch(told):
        return f"{found[1]}〔{found[2]}〕{int(found[3])}号"
    return typed.strip()
