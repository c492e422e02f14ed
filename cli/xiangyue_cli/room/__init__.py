"""会场 on the terminal: one screen, one stream, live or the next morning (walkthrough b)."""

from xiangyue_cli.room.loop import sit
from xiangyue_cli.room.script import play_lines

__all__ = ["play_lines", "sit"]
