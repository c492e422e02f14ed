# mypy: disable-error-code="no-untyped-call"
"""What strangers do to a signed paper: each returns another file made of it."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, NumberObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Update = Callable[[IncrementalPdfFileWriter], None]
PADDED = 8000  # what the forged signature's contents are filled up to


def flip(pdf: bytes, place: int) -> bytes:
    bent = bytearray(pdf)
    bent[place] ^= 1
    return bytes(bent)


def a_bit_of_the_first_page(pdf: bytes) -> bytes:
    return flip(pdf, pdf.index(b"stream\n") + 12)


def a_digit_of_the_signature(pdf: bytes) -> bytes:
    hexadecimal = re.search(rb"/Contents ?<([0-9a-fA-F]{200,})", pdf)
    assert hexadecimal
    place = hexadecimal.start(1) + 1200
    return pdf[:place] + (b"1" if pdf[place : place + 1] == b"0" else b"0") + pdf[place + 1 :]


def a_bit_of_the_tail(pdf: bytes) -> bytes:
    return flip(pdf, pdf.rindex(b"startxref") + 11)


def the_signing_time(pdf: bytes) -> bytes:
    return pdf.replace(b"20260301201500", b"20260228201500")


def cut_back_to_before_the_signature(pdf: bytes) -> bytes:
    ends = [found.end() for found in re.finditer(rb"%%EOF\s", pdf)]
    return pdf[: ends[-2]]


def cut_in_the_middle(pdf: bytes) -> bytes:
    return pdf[: len(pdf) * 2 // 3]


def without_the_last_byte(pdf: bytes) -> bytes:
    return pdf[:-1]


def garbage_appended(pdf: bytes) -> bytes:
    return pdf + b"\n% nothing\n"


def another_pdf_appended(pdf: bytes) -> bytes:
    return pdf + resaved(pdf)


def updated(pdf: bytes, update: Update) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    update(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def page_replaced(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][1]
        page["/Contents"] = writer.add_object(StreamObject(stream_data=b"BT /F1 30 Tf 72 700 Td (against 0) Tj ET"))
        writer.update_container(page)

    return updated(pdf, update)


def page_added(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        copy = generic.DictionaryObject({key: value for key, value in pages["/Kids"][0].items() if key != "/Parent"})
        pages["/Kids"].append(writer.add_object(copy))
        pages["/Count"] = NumberObject(3)
        writer.update_container(pages["/Kids"])
        writer.update_container(pages)

    return updated(pdf, update)


def annotation_over_a_number(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][1]
        page["/Annots"] = ArrayObject([*page.get("/Annots", []), writer.add_object(_white(writer))])
        writer.update_container(page)

    return updated(pdf, update)


def _white(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return generic.DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): ArrayObject(map(NumberObject, [72, 690, 132, 715])),
        pdf_name("/F"): NumberObject(4),
        pdf_name("/Contents"): generic.pdf_string("x"),
        pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(_box(b"1 1 1 rg 0 0 60 20 re f"))}),
    })  # fmt: skip


def _box(drawing: bytes) -> StreamObject:
    return StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): ArrayObject(map(NumberObject, [0, 0, 60, 20])),
        },
        stream_data=drawing,
    )


def mark_of_the_signature_swapped(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        mark = writer.add_object(_box(b"1 0 0 rg 0 0 60 20 re f"))
        field["/AP"] = generic.DictionaryObject({pdf_name("/N"): mark})
        writer.update_container(field)

    return updated(pdf, update)


def attachment_swapped(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        specification = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
        stream = StreamObject({pdf_name("/Type"): pdf_name("/EmbeddedFile")}, stream_data=b'{"for":58}')
        specification["/EF"][pdf_name("/F")] = writer.add_object(stream)
        writer.update_container(specification["/EF"])

    return updated(pdf, update)


def form_taken_away_in_an_update(pdf: bytes) -> bytes:
    def update(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    return updated(pdf, update)


def resaved(pdf: bytes) -> bytes:
    output = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        paper.save(output)
    return output.getvalue()


def form_stripped(pdf: bytes) -> bytes:
    output = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        del paper.Root.AcroForm
        del paper.Root.Perms
        for page in paper.pages:
            if "/Annots" in page:
                del page.Annots
        paper.save(output)
    return output.getvalue()


def encrypted(pdf: bytes) -> bytes:
    output = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        paper.save(output, encryption=pikepdf.Encryption(user="", owner="x"))
    return output.getvalue()


def wrapped_around_another_page(pdf: bytes) -> bytes:
    """Signature wrapping: the signed tail is pushed back, and what it calls its table of objects is now the attacker's.

    His signature dictionary names the same signed bytes in their new place; its contents stand as a literal string,
    one byte a sign instead of two, so the three lengths the library adds up still give the size of the file.
    """
    numbers = re.search(rb"/ByteRange ?\[0 (\d+) (\d+) (\d+) *\]", pdf)
    assert numbers
    length, second, rest = (int(number) for number in numbers.groups())
    table = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    gap = 2 * PADDED + 2
    words = b"BT /F1 12 Tf 72 700 Td (against 0) Tj ET"
    number = _object_number(pdf, b"against 6")
    page = b"%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n" % (number, len(words), words)
    signature, signed = _signature_again(pdf, (length, length + gap, rest))
    entries = {number: length, signed: table + 1000}
    forged = page.ljust(table - length) + _table(pdf, entries).ljust(1000) + signature
    assert len(forged) <= gap
    return pdf[:length] + forged.ljust(gap) + pdf[second:]


def _object_number(pdf: bytes, words: bytes) -> int:
    return int(re.findall(rb"(\d+) 0 obj", pdf[: pdf.rindex(words)])[-1])


def _signature_again(pdf: bytes, byte_range: tuple[int, int, int]) -> tuple[bytes, int]:
    number = _object_number(pdf, b"/Type /Sig\n/Filter")
    body = pdf[pdf.rindex(b"%d 0 obj" % number) :]
    body = body[: body.index(b"endobj")] + b"endobj\n"
    hexadecimal = re.search(rb"/Contents <([0-9A-F]+)>", body)
    assert hexadecimal
    contents = bytes.fromhex(hexadecimal[1].decode()).ljust(PADDED, b"\0")[:PADDED]
    escaped = re.sub(rb"[\\()\r\n]", lambda sign: b"\\%03o" % sign[0][0], contents)
    body = body.replace(hexadecimal[0], b"/Contents (" + escaped + b")")
    return re.sub(rb"/ByteRange \[[^]]*\]", b"/ByteRange [0 %d %d %d]" % byte_range, body), number


def _table(pdf: bytes, entries: dict[int, int]) -> bytes:
    last = pdf[pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref")) : pdf.rindex(b"startxref")]
    both = sorted((_entries(last) | entries).items())
    lines = [b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in both]
    return b"xref\n" + b"".join(lines) + last[last.index(b"trailer") :]


def _entries(table: bytes) -> dict[int, int]:
    found: dict[int, int] = {}
    number = 0
    for line in table.splitlines()[1:]:
        if section := re.fullmatch(rb"(\d+) (\d+)", line.strip()):
            number = int(section[1])
        elif entry := re.fullmatch(rb"(\d{10}) \d{5} [nf]", line.strip()):
            found[number] = int(entry[1])
            number += 1
    return {number: offset for number, offset in found.items() if offset}


TAMPERINGS = (
    a_bit_of_the_first_page,
    a_digit_of_the_signature,
    a_bit_of_the_tail,
    the_signing_time,
    cut_back_to_before_the_signature,
    cut_in_the_middle,
    without_the_last_byte,
    garbage_appended,
    another_pdf_appended,
    page_replaced,
    page_added,
    annotation_over_a_number,
    mark_of_the_signature_swapped,
    attachment_swapped,
    form_taken_away_in_an_update,
    resaved,
    form_stripped,
    encrypted,
    wrapped_around_another_page,
)
