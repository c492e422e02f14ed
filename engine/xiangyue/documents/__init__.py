"""Papers: plain facts become a PDF that says the same to every reader. Alone imports Jinja2 and WeasyPrint."""

from xiangyue.documents.agenda import AgendaFacts, Enough
from xiangyue.documents.ballot import (
    BallotByArticleFacts,
    BallotFacts,
    BallotItem,
    TallyByArticleFacts,
    TallySheetFacts,
    Venue,
)
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
from xiangyue.documents.handover import HandoverFacts, HandoverPart, HandoverSigner
from xiangyue.documents.loose import ProblemLine, ProblemsFacts, RecoveryFacts
from xiangyue.documents.notice import NoticeFacts
from xiangyue.documents.opening import Keeper, OpeningFacts
from xiangyue.documents.page import JournalHead, Page, RecordedPage
from xiangyue.documents.posted import Contact, DraftArticle, DraftNoticeFacts, OpinionsNoticeFacts, PostedPage
from xiangyue.documents.press import MadePaper, Press
from xiangyue.documents.proxies import ProxiesFacts, ProxyLine
from xiangyue.documents.revision import Heard, RedlineFacts, Returned, ReviewRequestFacts, Studied
from xiangyue.documents.sign_in_sheet import AdultSignInSheetFacts, GroupSheet, SheetLine, SignInSheetFacts
from xiangyue.documents.typeset import load_weasyprint

__all__ = [
    "AddressRefused",
    "AdultSignInSheetFacts",
    "AgendaFacts",
    "Attending",
    "BallotByArticleFacts",
    "BallotFacts",
    "BallotItem",
    "CacheNotWritable",
    "Contact",
    "CourseLine",
    "DraftArticle",
    "DraftNoticeFacts",
    "Enough",
    "Fonts",
    "FontsMissing",
    "GlyphMissing",
    "GroupSheet",
    "HandoverFacts",
    "HandoverPart",
    "HandoverSigner",
    "HarfBuzzSubsetMissing",
    "Heard",
    "JournalHead",
    "Keeper",
    "LibraryMissing",
    "MadePaper",
    "MinutesFacts",
    "NoticeFacts",
    "OnBehalf",
    "OpeningFacts",
    "OpinionsNoticeFacts",
    "Page",
    "PaperBroken",
    "PostedPage",
    "Press",
    "ProblemLine",
    "ProblemsFacts",
    "ProxiesFacts",
    "ProxyLine",
    "RecordedPage",
    "RecoveryFacts",
    "RedlineFacts",
    "Returned",
    "ReviewRequestFacts",
    "RulingLine",
    "SheetLine",
    "SignInSheetFacts",
    "Signer",
    "Sitting",
    "Studied",
    "TallyByArticleFacts",
    "TallySheetFacts",
    "TemplateBroken",
    "TemplateMissing",
    "Turnout",
    "Venue",
    "VoteLine",
    "find_fonts",
    "load_weasyprint",
    "missing_signs",
    "read_fonts",
]
