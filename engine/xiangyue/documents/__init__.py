"""Papers: from plain facts to a PDF that says the same to every reader, byte for byte. Alone imports Jinja2 and WeasyPrint."""

from xiangyue.documents.facts import (
    Attending,
    CourseLine,
    JournalHead,
    MinutesFacts,
    OnBehalf,
    RulingLine,
    Signer,
    Sitting,
    Turnout,
    VoteLine,
)

__all__ = [
    "Attending",
    "CourseLine",
    "JournalHead",
    "MinutesFacts",
    "OnBehalf",
    "RulingLine",
    "Signer",
    "Sitting",
    "Turnout",
    "VoteLine",
]
