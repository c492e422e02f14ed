"""A text as a .docx to be changed in WPS or Word: a paragraph an article, its id in a hidden bookmark."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xiangyue.intake.docx_text import HOW_MARK, HOW_TO, TITLE_MARK, mark_of
from xiangyue.model import Text, article_name
from xiangyue.words import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# The names under which Windows, WPS and Word know them (GB/T 9704: 仿宋 for the text, 黑体 for what stands out).
BODY, BOLD, SMALL = "仿宋", "黑体", "楷体"
_TITLE_SIZE, _BODY_SIZE, _SMALL_SIZE = 22, 16, 12  # 二号 三号 小四
_SPACING = 28  # points a line
_PAGE = (210, 297)  # mm
_MARGINS = (37, 26, 35, 28)  # mm: above, right, below, left
_INDENT = "200"  # hundredths of a character
_GREY = (0x59, 0x59, 0x59)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same text is the same file, whenever it is written
_FIRST = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows


def write_docx(text: Text, *, what: str) -> bytes:
    """Return the file; `what` says which text it is. The same text gives the same bytes."""
    import docx  # noqa: PLC0415 - see docx_parcel.py
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    document = docx.Document()
    _prepare(document)
    how = _paragraph(document, HOW_MARK, 0)
    _say(how, HOW_TO + say("text.how", what=what), font=SMALL, size=_SMALL_SIZE, grey=True)
    title = _paragraph(document, TITLE_MARK, 1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(title, text.title, font=BOLD, size=_TITLE_SIZE)
    for place, article in enumerate(text.articles, start=1):
        paragraph = _paragraph(document, mark_of(article.id), place + 1)
        _indent(paragraph)
        _say(paragraph, f"{article_name(place)}\u3000", font=BOLD, size=_BODY_SIZE)
        _say(paragraph, article.words, font=BODY, size=_BODY_SIZE)
        _close(paragraph, place + 1)
    for paragraph, number in ((how, 0), (title, 1)):
        _close(paragraph, number)
    return _bytes(document)


def _prepare(document: "Document") -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(size) for size in _PAGE)
    above, right, below, left = (Mm(size) for size in _MARGINS)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = above, right, below, left
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(_BODY_SIZE)
    normal.paragraph_format.line_spacing = Pt(_SPACING)
    normal.paragraph_format.space_after = Pt(0)
    _name_font(normal.element.get_or_add_rPr(), BODY)
    told = document.core_properties
    told.author = told.title = told.comments = told.last_modified_by = ""
    told.created = told.modified = _MADE
    told.language = "zh-CN"


def _paragraph(document: "Document", mark: str, number: int) -> "Paragraph":
    """Add a paragraph and begin its bookmark; names that begin with _ are hidden."""
    paragraph = document.add_paragraph()
    begin = _element("w:bookmarkStart", **{"w:id": str(number), "w:name": mark})
    paragraph._p.append(begin)  # noqa: SLF001 - the library knows no bookmarks
    return paragraph


def _close(paragraph: "Paragraph", number: int) -> None:
    paragraph._p.append(_element("w:bookmarkEnd", **{"w:id": str(number)}))  # noqa: SLF001


def _say(paragraph: "Paragraph", words: str, *, font: str, size: int, grey: bool = False) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run: Run = paragraph.add_run(words)  # \n becomes a line break, \t a tab
    run.font.size = Pt(size)
    if grey:
        run.font.color.rgb = RGBColor(*_GREY)
    _name_font(run._r.get_or_add_rPr(), font)  # noqa: SLF001


def _name_font(properties: Any, font: str) -> None:
    """Name the font for all scripts; the template's theme would win over the name."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), font)
    fonts.set(qn("w:hint"), "eastAsia")  # “” are Chinese quotes


def _indent(paragraph: "Paragraph") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    paragraph.paragraph_format.first_line_indent = Pt(2 * _BODY_SIZE)  # for readers that count no characters
    paragraph._p.get_or_add_pPr().find(qn("w:ind")).set(qn("w:firstLineChars"), _INDENT)  # noqa: SLF001


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def _bytes(document: "Document") -> bytes:
    """Save, and pack again without the day of the machine and without the template's picture of another text."""
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")] if package else []:
        package.rels.pop(key)
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
