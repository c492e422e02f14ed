"""A file as WPS and Word leave it: what people do there, done to the XML as those programs do it."""

import copy
import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

WHO = {"w:id": "900", "w:author": "李秀芳", "w:date": "2026-03-20T09:00:00Z"}


class Word:
    """An opened file; `saved` gives its bytes."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(io.BytesIO(content))

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def paragraph(self, begins: str) -> Any:
        found = next(one for one in self.document.paragraphs if one.text.startswith(begins))
        return found._p

    def replace(self, begins: str, old: str, new: str) -> None:
        """Type within an article; as Word does, the run falls into pieces with marks of spelling between them."""
        run = next(one for one in self.paragraph(begins).iter(qn("w:r")) if old in (one.text or ""))
        before, _, after = run.text.partition(old)
        for words in (before, new, after):
            piece = copy.deepcopy(run)
            piece.text = words
            piece.set(qn("w:rsidR"), "00A77B3E")
            run.addprevious(piece)
            run.addprevious(element("w:proofErr", **{"w:type": "gramStart"}))
        run.getparent().remove(run)

    def strike(self, begins: str) -> None:
        paragraph = self.paragraph(begins)
        paragraph.getparent().remove(paragraph)

    def strike_tracked(self, begins: str) -> None:
        """Strike a whole paragraph while changes are tracked: its end is struck too, the bookmark stays."""
        paragraph = self.paragraph(begins)
        mark = element("w:rPr")
        mark.append(element("w:del", **WHO))
        paragraph.get_or_add_pPr().append(mark)
        for run in list(paragraph.findall(qn("w:r"))):
            self._wrap(run, "w:del")

    def replace_tracked(self, begins: str, old: str, new: str) -> None:
        self.replace(begins, old, old)
        run = next(one for one in self.paragraph(begins).iter(qn("w:r")) if one.text == old)
        typed = copy.deepcopy(run)
        typed.text = new
        run.addnext(typed)
        self._wrap(typed, "w:ins")
        self._wrap(run, "w:del")

    def _wrap(self, run: Any, tag: str) -> None:
        change = element(tag, **WHO)
        run.addprevious(change)
        change.append(run)
        if tag == "w:del":
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def type_before(self, begins: str, words: str) -> None:
        """Type a new article with the cursor before another one: that one's bookmark begins on the new one now."""
        old = self.paragraph(begins)
        new = element("w:p")
        mark = old.find(qn("w:bookmarkStart"))
        new.append(mark)
        new.append(run_of(words))
        old.addprevious(new)

    def add_behind(self, begins: str, words: str) -> Any:
        new = element("w:p")
        new.append(run_of(words))
        self.paragraph(begins).addnext(new)
        return new

    def move(self, begins: str, *, before: str) -> None:
        """Cut and paste: the bookmark goes along."""
        self.paragraph(before).addprevious(self.paragraph(begins))

    def drop_bookmarks(self) -> None:
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(self.document.element.body.iter(qn(tag))):
                mark.getparent().remove(mark)

    def join_with_next(self, begins: str, *, number: str) -> None:
        """Delete the end of a paragraph, and the next one's number: two articles become one."""
        paragraph = self.paragraph(begins)
        following = paragraph.getnext()
        for run in following.findall(qn("w:r")):
            run.text = run.text.removeprefix(number + "\u3000")
        for child in list(following):
            if child.tag != qn("w:pPr"):
                paragraph.append(child)
        following.getparent().remove(following)

    def number_by_itself(self, *, text: str, form: str) -> None:
        """Let the program number the articles: the typed numbers are gone."""
        numbering = self.document.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for paragraph in self.document.paragraphs:
            if paragraph.text.startswith("第"):
                number = paragraph._p.find(qn("w:r"))
                paragraph._p.remove(number)
                in_list(paragraph._p)


def in_list(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))


def element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def run_of(words: str) -> Any:
    run = element("w:r")
    run.text = words
    return run


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Take a file apart, change its parts, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()
