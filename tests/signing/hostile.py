"""Files made to hurt the reader: each should be an answer within moments."""

import zlib
from collections.abc import Mapping


def assembled(objects: Mapping[int, bytes], *, root: int = 1, extra: bytes = b"", prev: int | None = None) -> bytes:
    """Return a PDF of these objects with a table that is right."""
    pdf, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        offsets[number] = len(pdf)
        pdf += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(pdf)
    pdf += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        pdf += b"%d 1\n%010d 00000 n \n" % (number, offset)
    back = b"/Prev %d" % (table if prev == -1 else prev) if prev is not None else b""
    pdf += b"trailer\n<</Size %d/Root %d 0 R" % (max(offsets) + 1, root) + back + extra + b">>\n"
    return bytes(pdf + b"startxref\n%d\n%%%%EOF\n" % table)


def _form(fields: bytes) -> bytes:
    return b"<</Type/Catalog/AcroForm<</Fields " + fields + b">>>>"


def _stream(header: bytes, content: bytes) -> bytes:
    return b"<<" + header + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def _signed(byte_range: bytes, contents: bytes) -> dict[int, bytes]:
    value = b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange " + byte_range + b"/Contents " + contents + b">>"
    return {1: _form(b"[2 0 R]"), 2: b"<</FT/Sig/T(sig-integrity)/V 3 0 R>>", 3: value}


BOMB = zlib.compress(zlib.compress(b"\0" * 200_000_000, 9), 9)
DEEP_DER = b"\x30\x80" * 4000
MANY = b"[" + b"2 0 R " * 200_000 + b"]"


def _with_stream_table(header: bytes, content: bytes, *, filters: int = 1) -> bytes:
    pdf = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    folded = b"/Filter[" + b"/FlateDecode" * filters + b"]"
    table = b"9 0 obj\n" + _stream(b"/Type/XRef/Root 1 0 R" + header + folded, content) + b"\nendobj\n"
    return pdf + table + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


def _long_list(count: int) -> bytes:
    numbers = b" ".join(b"%d %d" % (20 + place, 4 * place) for place in range(count))
    return numbers + b" " + b"<<>>" * count


def _in_object_stream(content: bytes, *, count: int, filters: int = 1) -> bytes:
    """A catalog whose form names every object of one stream, the last first."""
    first = len(b" ".join(b"%d %d" % (20 + place, 4 * place) for place in range(count))) + 1
    fields = b" ".join(b"%d 0 R" % (20 + place) for place in reversed(range(count)))
    head = b"%PDF-1.7\n"
    catalog = b"1 0 obj\n" + _form(b"[" + fields + b"]") + b"\nendobj\n"
    header = b"/Type/ObjStm/N %d/First %d/Filter[" % (count, first) + b"/FlateDecode" * filters + b"]"
    objects = b"2 0 obj\n" + _stream(header, content) + b"\nendobj\n"
    places = [(0, 0, 255), (1, len(head), 0), (1, len(head + catalog), 0), (1, len(head + catalog + objects), 0)]
    places += [(2, 2, place) for place in range(count)]
    table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(4) for kind, where, index in places)
    header = b"/Type/XRef/Root 1 0 R/W[1 4 4]/Size %d/Index[0 4 20 %d]" % (20 + count, count)
    ends = b"3 0 obj\n" + _stream(header + b"/Filter/FlateDecode", zlib.compress(table)) + b"\nendobj\n"
    body = head + catalog + objects
    return body + ends + b"startxref\n%d\n%%%%EOF\n" % len(body)


FILES = {
    "nothing": b"",
    "a_header_only": b"%PDF-1.7\n",
    "words": "这不是一份文件。".encode() * 40,
    "a_picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 4000,
    "a_header_and_noise": b"%PDF-1.7\n" + bytes(range(256)) * 300,
    "a_table_that_names_itself": assembled({1: b"<</Type/Catalog>>"}, prev=-1),
    "a_table_before_the_file": assembled({1: b"<</Type/Catalog>>"}).replace(b"startxref\n", b"startxref\n-"),
    "a_catalog_that_is_a_number": assembled({1: b"7"}),
    "a_catalog_that_is_itself": assembled({1: b"1 0 R"}),
    "no_catalog": assembled({1: b"<</Type/Catalog>>"}, root=9),
    "arrays_without_end": assembled({1: _form(b"[" * 60_000)}),
    "dictionaries_without_end": assembled({1: _form(b"<</A" * 60_000)}),
    "a_field_that_is_its_own_child": assembled({1: _form(b"[2 0 R]"), 2: b"<</FT/Sig/T(a)/Kids[2 0 R]>>"}),
    "a_field_that_is_its_own_value": assembled({1: _form(b"[2 0 R]"), 2: b"<</FT/Sig/T(a)/V 2 0 R>>"}),
    "one_field_200_000_times": assembled({1: _form(MANY), 2: b"<</FT/Sig/T(a)/V 1 0 R>>"}),
    "a_table_that_unfolds_to_200_MB": _with_stream_table(
        b"/W[1 2 1]/Index[0 50000000]/Size 50000000", zlib.compress(b"\0" * 200_000_000, 9)
    ),
    "a_table_folded_twice": _with_stream_table(b"/W[1 2 1]/Size 9", BOMB, filters=2),
    "objects_that_unfold_to_200_MB": _in_object_stream(BOMB, count=4, filters=2),
    "objects_looked_up_in_a_long_list": _in_object_stream(zlib.compress(_long_list(60_000)), count=60_000),
    "an_attachment_that_unfolds": assembled(
        {
            1: b"<</Type/Catalog/AF[2 0 R]>>",
            2: b"<</F(a)/EF<</F 3 0 R>>>>",
            3: _stream(b"/Filter[/FlateDecode/FlateDecode]", BOMB),
        }
    ),
    "a_size_of_a_milliard": assembled({1: b"<</Type/Catalog>>"}).replace(b"/Size 2", b"/Size 1000000000"),
    "a_table_of_a_milliard": assembled({1: b"<</Type/Catalog>>"}).replace(b"0 1\n", b"0 1000000000\n", 1),
    "a_signature_of_nothing": assembled(_signed(b"[0 0 0 0]", b"<>")),
    "a_signature_of_the_past": assembled(_signed(b"[0 -5 10 99999999999]", b"<30800000>")),
    "a_range_of_words": assembled(_signed(b"[(a)(b)(c)(d)]", b"<30800000>")),
    "a_range_of_one": assembled(_signed(b"[0]", b"<30800000>")),
    "a_signature_without_end": assembled(_signed(b"[0 9 9 9]", b"<" + DEEP_DER.hex().encode() + b">")),
    "a_signature_that_is_a_list": assembled({1: _form(b"[2 0 R]"), 2: b"<</FT/Sig/T(a)/V[1 2 3]>>"}),
    "a_name_that_commands_the_terminal": assembled(
        {1: _form(b"[2 0 R]"), 2: b"<</FT/Sig/T(\x1b[2J\x1b]0;owned\x07)>>"}
    ),
    "locked_with_an_unknown_lock": assembled(
        {1: b"<</Type/Catalog>>", 2: b"<</Filter/Nobody/V 99>>"}, extra=b"/Encrypt 2 0 R"
    ),
}
