"""Papers: plain facts become a PDF that says the same to every reader. Alone imports Jinja2 and WeasyPrint."""

from xiangyue.documents.adopted import AnnouncementFacts, FilingReportFacts, Outcome, ResolutionFacts, TextFacts
from xiangyue.documents.agenda import AgendaFacts, Enough
from xiangyue.documents.archive_list import ArchiveListFacts, OnPaperOnly, Piece
from xiangyue.documents.ballot import (
    BallotByArticleFacts,
    BallotFacts,
    BallotItem,
    TallyByArticleFacts,
    TallySheetFacts,
    Venue,
)
from xiangyue.documents.binding import Bound, bind, pages_in
from xiangyue.documents.checklist import ChecklistFacts
from xiangyue.documents.correction import CorrectionFacts
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
from xiangyue.documents.opinion import ItemHeard, OpinionFacts
from xiangyue.documents.page import JournalHead, Page, RecordedPage
from xiangyue.documents.posted import Contact, DraftArticle, DraftNoticeFacts, OpinionsNoticeFacts, PostedPage
from xiangyue.documents.press import MadePaper, Press
from xiangyue.documents.proxies import ProxiesFacts, ProxyLine
from xiangyue.documents.record import Because, CameTo, LapseRecordFacts, Moment, RecordFacts, Wanting
from xiangyue.documents.revision import Heard, RedlineFacts, Returned, ReviewRequestFacts, Studied
from xiangyue.documents.sign_in_sheet import AdultSignInSheetFacts, GroupSheet, SheetLine, SignInSheetFacts
from xiangyue.documents.typeset import load_weasyprint

__all__ = [
    "AddressRefused",
    "AdultSignInSheetFacts",
    "AgendaFacts",
    "AnnouncementFacts",
    "ArchiveListFacts",
    "Attending",
    "BallotByArticleFacts",
    "BallotFacts",
    "BallotItem",
    "Because",
    "Bound",
    "CacheNotWritable",
    "CameTo",
    "ChecklistFacts",
    "Contact",
    "CorrectionFacts",
    "CourseLine",
    "DraftArticle",
    "DraftNoticeFacts",
    "Enough",
    "FilingReportFacts",
    "Fonts",
    "FontsMissing",
    "GlyphMissing",
    "GroupSheet",
    "HandoverFacts",
    "HandoverPart",
    "HandoverSigner",
    "HarfBuzzSubsetMissing",
    "Heard",
    "ItemHeard",
    "JournalHead",
    "Keeper",
    "LapseRecordFacts",
    "LibraryMissing",
    "MadePaper",
    "MinutesFacts",
    "Moment",
    "NoticeFacts",
    "OnBehalf",
    "OnPaperOnly",
    "OpeningFacts",
    "OpinionFacts",
    "OpinionsNoticeFacts",
    "Outcome",
    "Page",
    "PaperBroken",
    "Piece",
    "PostedPage",
    "Press",
    "ProblemLine",
    "ProblemsFacts",
    "ProxiesFacts",
    "ProxyLine",
    "RecordFacts",
    "RecordedPage",
    "RecoveryFacts",
    "RedlineFacts",
    "ResolutionFacts",
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
    "TextFacts",
    "Turnout",
    "Venue",
    "VoteLine",
    "Wanting",
    "bind",
    "find_fonts",
    "load_weasyprint",
    "missing_signs",
    "pages_in",
    "read_fonts",
]
