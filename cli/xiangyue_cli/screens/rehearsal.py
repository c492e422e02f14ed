"""演练: one line of a rehearsal as it goes."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.screens.law import rulings_lines

if TYPE_CHECKING:
    from xiangyue.acts.rehearse.play import Played


def played_lines(number: int, played: "Played") -> list[str]:
    """Return what the line did, what the rules said, and where it went otherwise."""
    when = f"{played.line.typed_at:%m-%d %H:%M}"
    if played.refusal is not None:
        said = say("played.refused", why=str(say(played.refusal.code, **played.refusal.facts)).split("\n")[0])
    else:
        said = played.line.note or say("played.done", step=_step_name(played))
    return [
        f"{number:>3}  {when}  {said}",
        *rulings_lines(played.rulings),
        *(say("played.departed", line=one.line, expected=one.expected, found=one.found) for one in played.departures),
    ]


def _step_name(played: "Played") -> str:
    """Return what the line did: the step by its own name, an act by its word."""
    return say(f"does.{played.line.do}") if played.line.is_act or played.line.do == "start" else played.name
