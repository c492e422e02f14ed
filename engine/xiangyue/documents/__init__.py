"""Papers: plain facts become a PDF that says the same to every reader. Alone imports Jinja2 and WeasyPrint."""

from xiangyue.documents.errors import (
    AddressRefused,
    HarfBuzzSubsetMissing,
    LibraryMissing,
    PaperBroken,
    TemplateBroken,
    TemplateMissing,
)
from xiangyue.documents.facts import (
    Attending,
    CourseLine,
    MinutesFacts,
    OnBehalf,
    RulingLine,
    Signer,
    Sitting,
    Turnout,
    VoteLine,
)
from xiangyue.documents.fonts import CacheNotWritable, Fonts, FontsMissing, find_fonts, missing_signs, read_fonts
from xiangyue.documents.glyphs import GlyphMissing
from xiangyue.documents.loose import ProblemLine, ProblemsFacts, RecoveryFacts
from xiangyue.documents.notice import NoticeFacts
from xiangyue.documents.opening import Keeper, OpeningFacts
from xiangyue.documents.page import JournalHead, Page, RecordedPage
from xiangyue.documents.press import MadePaper, Press
from xiangyue.documents.typeset import load_weasyprint

__all__ = [
    "AddressRefused",
    "Attending",
    "CacheNotWritable",
    "CourseLine",
    "Fonts",
    "FontsMissing",
    "GlyphMissing",
    "HarfBuzzSubsetMissing",
    "JournalHead",
    "Keeper",
    "LibraryMissing",
    "MadePaper",
    "MinutesFacts",
    "NoticeFacts",
    "OnBehalf",
    "OpeningFacts",
    "Page",
    "PaperBroken",
    "Press",
    "ProblemLine",
    "ProblemsFacts",
    "RecordedPage",
    "RecoveryFacts",
    "RulingLine",
    "Signer",
    "Sitting",
    "TemplateBroken",
    "TemplateMissing",
    "Turnout",
    "VoteLine",
    "find_fonts",
    "load_weasyprint",
    "missing_signs",
    "read_fonts",
]
