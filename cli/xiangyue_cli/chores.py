"""What a digit opens on the worklist where it stands before a chore: by its kind, in its own file."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xiangyue.acts.worklist.chore import Chore
    from xiangyue_cli.session import Session

OPENERS: Mapping[str, tuple[str, str]] = {
    "promise": ("xiangyue_cli.after_handover", "keep_here"),
    "handover.late": ("xiangyue_cli.after_handover", "countersign_here"),
    "handover.told": ("xiangyue_cli.after_handover", "tell_here"),
    "doctor.warned": ("xiangyue_cli.examining", "examine_here"),
    "posting.down": ("xiangyue_cli.taking_down", "take_down_here"),
    "evidence.owed": ("xiangyue_cli.owing", "vouch_here"),
    "proxies.unsigned": ("xiangyue_cli.proxies", "sign_here"),
    "roster.post": ("xiangyue_cli.roster_chores", "end_posts_here"),
    "roster.proof": ("xiangyue_cli.roster_chores", "proof_here"),
    "roster.number": ("xiangyue_cli.roster_chores", "numbers_here"),
}
"""Kind -> module and function `(Session, Chore) -> None`; loaded when it is opened."""


def open_chore(session: "Session", chore: "Chore") -> None:
    """Do what the line asks for.

    Raises:
        Away: whoever opened it left again.

    """
    module, name = OPENERS[chore.kind]
    opener: Callable[[Session, Chore], None] = getattr(import_module(module), name)
    opener(session, chore)
