"""What a case, a journal, a law looks like on the screen: words only, 80 columns."""

from xiangyue_cli.screens.case import case_screen, due_line, owed_line, why_lines, why_screen
from xiangyue_cli.screens.journal import damages_screen, log_lines, log_screen, recorded_line
from xiangyue_cli.screens.law import checks_screen, rules_screen, rulings_lines, rulings_screen
from xiangyue_cli.screens.papers import papers_screen, verified_screen
from xiangyue_cli.screens.rehearsal import played_lines
from xiangyue_cli.screens.texts import redline_lines, redline_screen, text_lines, text_screen

__all__ = [
    "case_screen",
    "checks_screen",
    "damages_screen",
    "due_line",
    "log_lines",
    "log_screen",
    "owed_line",
    "papers_screen",
    "played_lines",
    "recorded_line",
    "redline_lines",
    "redline_screen",
    "rules_screen",
    "rulings_lines",
    "rulings_screen",
    "text_lines",
    "text_screen",
    "verified_screen",
    "why_lines",
    "why_screen",
]
