"""A text somebody hands in, .docx or .txt, as a title and pieces that are to become articles."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from xiangyue.intake.docx_lines import Line, lines_of
from xiangyue.intake.docx_refusals import TextFlaw, TextNotRead
from xiangyue.intake.flaws import decoded
from xiangyue.model import Article, Text, arabic, article_name

HOW_TO = "〔怎么改〕"  # begins the line that says what to do; it is no part of the text
TITLE_MARK, HOW_MARK = "_xy_title", "_xy_how"

_NUMBER = r"第[ \u3000]*([零〇一二三四五六七八九十百千两0-9０-９]{1,9})[ \u3000]*[条條]"
_BEGINS = re.compile(_NUMBER + r"(?:\u3000|(?=[\s:：、.．])[\s:：、.．]*|$|(?![的之第和与及或至、，；。规所款项]))")
_CHAPTER = re.compile(r"第[零〇一二三四五六七八九十百0-9０-９]{1,4}[编章节](?:[\s\u3000]|$)")
_BOM16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is to become one article: the number it was given, its words, the bookmarks found in it."""

    number: int | None
    words: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A text as it was handed in; "" where it has no title."""

    title: str
    pieces: tuple[Piece, ...]


def mark_of(article: str) -> str:
    """Return the name of the hidden bookmark that holds an article's id: Word and WPS show none that begins with _."""
    return "_xy_" + re.sub(r"[^0-9A-Za-z_]", "_", article)


def tidy(words: str) -> str:
    """Return the words without blanks around their lines: what nobody sees is no change."""
    return "\n".join(told for line in words.split("\n") if (told := line.strip()))


def read_handed_in(content: bytes, *, name: str, standing: AbstractSet[str] = frozenset()) -> HandedIn:
    """Return the text of a file; `standing` are lines known to be no beginning of an article, whatever they look like.

    Raises:
        DocxRefused, FileRefused: it cannot be opened, or holds what cannot be read.
        TextNotRead: its words are not a title and articles.

    """
    if name.lower().endswith(".txt"):
        lines: Iterable[Line] = (Line(words=line) for line in _decoded(content, name=name).split("\n"))
    else:
        lines = lines_of(content, name=name)
    return _parted(lines, name=name, standing=standing)


def as_new_text(handed_in: HandedIn, *, name: str) -> Text:
    """Return a text nobody has revised yet: numbers without a gap, ids after the numbers this once.

    Raises:
        TextNotRead: no title, or a number out of order.

    """
    if not handed_in.title:
        raise TextNotRead(name=name, flaw=TextFlaw.NO_TITLE)
    for place, piece in enumerate(handed_in.pieces, start=1):
        if piece.number != place:
            raise TextNotRead(name=name, flaw=TextFlaw.NUMBERS, what=article_name(place))
    numbered = enumerate(handed_in.pieces, start=1)
    articles = tuple(Article(id=f"a-{place:02}", words=piece.words) for place, piece in numbered)
    return Text(title=handed_in.title, articles=articles)


def _decoded(content: bytes, *, name: str) -> str:
    """Read UTF-8, or what Windows and WPS call plain text: GB 18030, and UTF-16 with its mark."""
    for coding in ("utf-16",) if content.startswith(_BOM16) else ("utf-8-sig", "gb18030"):
        try:
            return decoded(content.decode(coding), name=name)
        except UnicodeDecodeError:
            continue
    return decoded(content, name=name)  # says on which line it is no text


def _parted(lines: Iterable[Line], *, name: str, standing: AbstractSet[str]) -> HandedIn:
    title, pieces = "", list[Piece]()
    for line in _single(lines, standing):
        told = line.words.strip()
        begins = _BEGINS.match(told)
        if HOW_MARK in line.marks or told.startswith(HOW_TO):
            continue
        if begins or (_ours(line) and told and TITLE_MARK not in line.marks):
            pieces.append(_piece(told, begins, line.marks))
        elif not told:
            continue
        elif _CHAPTER.match(told) and told not in standing:
            raise TextNotRead(name=name, flaw=TextFlaw.CHAPTER, what=told)
        elif pieces:
            pieces[-1] = _longer(pieces[-1], line)
        elif title:
            raise TextNotRead(name=name, flaw=TextFlaw.BEFORE_FIRST, what=told)
        else:
            title = told
    if not pieces:
        raise TextNotRead(name=name, flaw=TextFlaw.NO_ARTICLES)
    return HandedIn(title=title, pieces=tuple(piece for piece in pieces if piece.words))


def _single(lines: Iterable[Line], standing: AbstractSet[str]) -> Iterator[Line]:
    """Part a paragraph where somebody began an article behind a mere line break."""
    for line in lines:
        parts = line.words.split("\n")
        held, marks = [parts[0]], line.marks
        for part in parts[1:]:
            if _BEGINS.match(part.strip()) and part.strip() not in standing:
                yield Line(words="\n".join(held), marks=marks)
                held, marks = [], ()
            held.append(part)
        yield Line(words="\n".join(held), marks=marks)


def _ours(line: Line) -> bool:
    return any(mark.startswith("_xy_") for mark in line.marks)


def _piece(told: str, begins: re.Match[str] | None, marks: tuple[str, ...]) -> Piece:
    if begins is None:
        return Piece(number=None, words=tidy(told), marks=marks)
    return Piece(number=arabic(begins[1]), words=tidy(told[begins.end() :]), marks=marks)


def _longer(piece: Piece, line: Line) -> Piece:
    return replace(piece, words=tidy(f"{piece.words}\n{line.words}"), marks=piece.marks + line.marks)
