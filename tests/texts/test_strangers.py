"""Files of strangers: each is refused in three lines, and nothing in it runs or is fetched."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.texts.word import Word, element, repacked, run_of
from xiangyue.errors import Refusal
from xiangyue.intake import DocxFlaw, DocxRefused, FileRefused, TextFlaw, TextNotRead, as_new_text, read_handed_in
from xiangyue.intake.docx_parcel import MOST_DOCX
from xiangyue.words import say

Parts = dict[str, bytes]
BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def read(content: bytes, name: str = "条文.docx") -> None:
    read_handed_in(content, name=name)


def lines(refusal: Refusal) -> list[str]:
    told = say(refusal.code, **refusal.facts).split("\n")
    assert len(told) == 3
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in line) and "。。" not in line for line in told)
    return told


def doctype(parts: Parts) -> None:
    told = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts[BODY] = parts[BODY].replace(b"<w:document", told + b"<w:document", 1).replace("石桥村".encode(), b"&e;", 1)


def doctype_in_utf16(parts: Parts) -> None:
    doctype(parts)
    parts[BODY] = parts[BODY].decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")


def laughter(parts: Parts) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    parts["word/settings.xml"] = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l9;</x>'.encode()


def hidden_doctype(parts: Parts) -> None:
    parts["word/media/picture.png"] = b'<?xml version="1.0"?><!DOCTYPE x><x/>'


def template_elsewhere(parts: Parts) -> None:
    told = b'<Relationship Id="x9" TargetMode="External" Target="http://example.com/t.dotm" Type="http://x/attachedTemplate"/>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", told + b"</Relationships>")


def macros(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"x"


def macros_by_type(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def spreadsheet(parts: Parts) -> None:
    parts[TYPES] = parts[TYPES].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")


def strict(parts: Parts) -> None:
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts[BODY] = parts[BODY].replace(main, b"http://purl.oclc.org/ooxml/wordprocessingml/main")


def bomb(parts: Parts) -> None:
    parts["word/media/a.bin"] = bytes(80 << 20)


def deep(parts: Parts) -> None:
    parts["word/settings.xml"] = b"<x>" * 5000 + b"</x>" * 5000


def many(parts: Parts) -> None:
    parts.update({f"word/{number}.txt": b"" for number in range(1100)})


def no_body(parts: Parts) -> None:
    del parts[BODY]


def broken_body(parts: Parts) -> None:
    parts[BODY] = parts[BODY][:2000]


def no_types(parts: Parts) -> None:
    del parts[TYPES]


@pytest.mark.parametrize(
    ("spoil", "flaw"),
    [
        (doctype, DocxFlaw.DOCTYPE),
        (doctype_in_utf16, DocxFlaw.DOCTYPE),
        (laughter, DocxFlaw.DOCTYPE),
        (hidden_doctype, DocxFlaw.DOCTYPE),
        (template_elsewhere, DocxFlaw.OUTSIDE),
        (macros, DocxFlaw.MACROS),
        (macros_by_type, DocxFlaw.MACROS),
        (spreadsheet, DocxFlaw.NOT_DOCX),
        (strict, DocxFlaw.STRICT),
        (bomb, DocxFlaw.SWELLS),
        (deep, DocxFlaw.SWELLS),
        (many, DocxFlaw.SWELLS),
        (no_body, DocxFlaw.DAMAGED),
        (broken_body, DocxFlaw.DAMAGED),
        (no_types, DocxFlaw.NOT_DOCX),
    ],
)
def test_a_spoiled_parcel_is_refused(exported: bytes, spoil: Callable[[Parts], None], flaw: DocxFlaw) -> None:
    with pytest.raises(DocxRefused) as refused:
        read(repacked(exported, spoil))
    assert refused.value.facts["flaw"] is flaw
    lines(refused.value)


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), DocxFlaw.ENCRYPTED),
        (OLE + "WordDocument".encode("utf-16-le"), DocxFlaw.OLD_DOC),
        (b"{\\rtf1 }", DocxFlaw.NOT_DOCX),
        (b"", DocxFlaw.NOT_DOCX),
        (b"PK\x03\x04" + bytes(50), DocxFlaw.DAMAGED),
        (b"PK" + bytes(MOST_DOCX), DocxFlaw.TOO_LARGE),
    ],
)
def test_what_is_no_docx_is_refused(content: bytes, flaw: DocxFlaw) -> None:
    with pytest.raises(DocxRefused) as refused:
        read(content)
    assert refused.value.facts["flaw"] is flaw
    lines(refused.value)


def test_a_part_under_a_password_is_refused(exported: bytes) -> None:
    spoiled = bytearray(exported)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = spoiled.index(sign)
        spoiled[place + flags] |= 1
    with pytest.raises(DocxRefused) as refused:
        read(bytes(spoiled))
    assert refused.value.facts["flaw"] is DocxFlaw.ENCRYPTED


def test_one_name_twice_is_refused(exported: bytes) -> None:
    out = io.BytesIO(exported)
    with zipfile.ZipFile(out, "a") as parcel, pytest.warns(UserWarning, match="Duplicate"):
        parcel.writestr(BODY, b"<x/>")
    with pytest.raises(DocxRefused) as refused:
        read(out.getvalue())
    assert refused.value.facts["flaw"] is DocxFlaw.DAMAGED


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_file_cut_off_anywhere_is_refused(exported: bytes, cut: int) -> None:
    with pytest.raises(DocxRefused):
        read(exported[: len(exported) * cut // 100])


def table(word: Word) -> None:
    word.document.add_table(1, 1).cell(0, 0).text = "第二十三条　表里的话"


def text_box(word: Word) -> None:
    box, inside = element("w:txbxContent"), element("w:p")
    inside.append(run_of("框里的话"))
    box.append(inside)
    word.paragraph("第五条").append(box)


def footnote(word: Word) -> None:
    run = element("w:r")
    run.append(element("w:footnoteReference", **{"w:id": "2"}))
    word.paragraph("第五条").append(run)


def embedded(word: Word) -> None:
    word.paragraph("第五条").addnext(element("w:altChunk"))


def symbol(word: Word) -> None:
    run = element("w:r")
    run.append(element("w:sym", **{"w:font": "Wingdings", "w:char": "F04A"}))
    word.paragraph("第五条").append(run)


def hidden(word: Word) -> None:
    word.document.paragraphs[6].add_run("，违者罚款").font.hidden = True


def hidden_by_a_style(word: Word) -> None:
    style = word.document.styles.add_style("暗", 2)
    style.font.hidden = True
    word.document.paragraphs[6].add_run("，违者罚款").style = style


def strange_numbers(word: Word) -> None:
    word.number_by_itself(text="第%1条", form="hebrew1")


def turned_round(word: Word) -> None:
    word.replace("第五条", "建筑", "建\u202e筑")


@pytest.mark.parametrize(
    ("spoil", "flaw"),
    [
        (table, DocxFlaw.TABLE),
        (text_box, DocxFlaw.TEXT_BOX),
        (footnote, DocxFlaw.FOOTNOTE),
        (embedded, DocxFlaw.EMBEDDED),
        (symbol, DocxFlaw.SYMBOL),
        (hidden, DocxFlaw.HIDDEN),
        (hidden_by_a_style, DocxFlaw.HIDDEN),
        (strange_numbers, DocxFlaw.NUMBERING),
        (turned_round, DocxFlaw.SIGN),
    ],
)
def test_words_that_would_be_lost_or_unseen_are_refused(
    exported: bytes, spoil: Callable[[Word], None], flaw: DocxFlaw
) -> None:
    word = Word(exported)
    spoil(word)
    with pytest.raises(DocxRefused) as refused:
        read(word.saved())
    assert refused.value.facts["flaw"] is flaw
    lines(refused.value)


def test_an_empty_table_and_a_link_harm_nobody(exported: bytes) -> None:
    word = Word(exported)
    word.document.add_table(1, 1)
    word.document.part.relate_to("https://example.com", "http://x/hyperlink", is_external=True)
    read(word.saved())


@pytest.mark.parametrize(
    ("told", "flaw"),
    [
        ("石桥村村规民约\n爱护公物。\n", TextFlaw.BEFORE_FIRST),
        ("石桥村村规民约\n", TextFlaw.NO_ARTICLES),
        ("", TextFlaw.NO_ARTICLES),
        ("村规民约\n第一条 好。\n第二章 附则\n第二条 好。", TextFlaw.CHAPTER),
    ],
)
def test_words_that_are_no_articles_are_refused(told: str, flaw: TextFlaw) -> None:
    with pytest.raises(TextNotRead) as refused:
        read(told.encode(), "条文.txt")
    assert refused.value.facts["flaw"] is flaw
    lines(refused.value)


def test_a_text_file_with_turned_signs_is_refused() -> None:
    with pytest.raises(FileRefused):
        read("村规民约\n第一条 好\u202e坏。".encode(), "条文.txt")


@pytest.mark.parametrize(
    ("told", "flaw"),
    [("第一条 好。", TextFlaw.NO_TITLE), ("村规民约\n第一条 好。\n第三条 好。", TextFlaw.NUMBERS)],
)
def test_a_first_text_needs_a_title_and_numbers_without_a_gap(told: str, flaw: TextFlaw) -> None:
    handed_in = read_handed_in(told.encode(), name="条文.txt")
    with pytest.raises(TextNotRead) as refused:
        as_new_text(handed_in, name="条文.txt")
    assert refused.value.facts["flaw"] is flaw


def test_a_first_text_is_numbered_as_it_stands() -> None:
    handed_in = read_handed_in("村规民约\n第一条 好。\n第二条 更好。".encode("gb18030"), name="条文.txt")
    text = as_new_text(handed_in, name="条文.txt")
    assert [(one.id, one.words) for one in text.articles] == [("a-01", "好。"), ("a-02", "更好。")]


def no_words(parts: Parts) -> None:
    parts[BODY] = parts[BODY].split(b"<w:body>")[0] + b"</w:document>"


def test_a_document_without_a_body_is_refused(exported: bytes) -> None:
    with pytest.raises(DocxRefused) as refused:
        read(repacked(exported, no_words))
    assert refused.value.facts["flaw"] is DocxFlaw.DAMAGED


@pytest.mark.parametrize("seed", range(40))
def test_a_file_spoiled_anyhow_is_read_or_refused(exported: bytes, seed: int) -> None:
    chance, word = random.Random(seed), Word(exported)
    word.number_by_itself(text="第%1条", form="chineseCounting")

    def spoil(parts: Parts) -> None:
        for part in chance.choices([BODY, RELS, TYPES, "word/numbering.xml", "word/styles.xml", "_rels/.rels"], k=2):
            told = parts[part].decode()
            found = chance.choice(list(re.finditer(r' [\w:]+="[^"]*"|<[^>?]+/>|w:\w+', told)))
            instead = chance.choice(["", found.group() * 2, "w:p", ' w:val="-1"', ' w:ilvl="77"', "<"])
            parts[part] = (told[: found.start()] + instead + told[found.end() :]).encode()

    with suppress(DocxRefused, TextNotRead, FileRefused):
        read(repacked(word.saved(), spoil))
