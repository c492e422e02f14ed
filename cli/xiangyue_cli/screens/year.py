"""今年法定要办的, with the words of the law: what a secretary is asked when the line was read aloud."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.screens.home import duty_words

if TYPE_CHECKING:
    from xiangyue.acts.worklist.year import OfTheYear


def year_lines(year: "OfTheYear") -> list[str]:
    """Return each duty with its days, its wording and its article; and what the register cannot know."""
    found = []
    for duty in year.duties:
        days = [say("screen.day", month=day.month, day=day.day) for day in duty.done]
        found += [
            duty_words(duty),
            *([say("duty.days", days=days)] if days else []),
            say("duty.law", citation=duty.citation, wording=duty.wording),
        ]
    return [*found, say("duty.since", since=year.since)]
