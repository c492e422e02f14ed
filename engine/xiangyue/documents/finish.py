"""What the PDF still lacks when the layout engine is done: PDF/UA beside PDF/A, and a field for the signature."""

from typing import Any

from xiangyue.documents.errors import PaperBroken

# PDF/UA-1 says so in the same rdf:RDF as PDF/A, with the extension schema PDF/A asks for (ISO 19005-3, 6.6.2.3).
# `xmp_metadata=` of WeasyPrint adds a second rdf:RDF, which validators do not read.
_UA = b"""
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
FIELD = "sig-integrity"


def finish(_document: Any, pdf: Any, *, sealable: bool = True) -> None:
    """Mend and complete a PDF before its trailer is written (WeasyPrint's public hook)."""
    _say_accessible(pdf)
    if sealable:
        _make_signature_fields(pdf)
    _unwrap_form_elements(pdf)
    _name_attachments_once(pdf)


def _say_accessible(pdf: Any) -> None:
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])].stream
    before, end, after = stream[0].rpartition(b"</rdf:RDF>")
    if not end:
        raise PaperBroken(problem="文件说明（XMP）")
    stream[0] = before + _UA + end + after


def _make_signature_fields(pdf: Any) -> None:
    """Turn every checkbox called sig-* into an empty signature field without extent.

    A field of no size needs no picture, and so no font; the words beside it say what it is for.
    """
    fields = [
        one
        for one in pdf.objects
        if isinstance(one, dict) and one.get("FT") == "/Btn" and _name(one).startswith("sig-")
    ]
    if FIELD not in map(_name, fields):
        raise PaperBroken(problem=f"防改签名栏（{FIELD}）")
    for field in fields:
        left, top = field["Rect"][:2]
        field["Rect"] = type(field["Rect"])([left, top, left, top])
        for entry in ("V", "AS", "MK", "Border", "DA", "AP"):
            field.pop(entry, None)
        field["FT"] = "/Sig"
    for entry in ("NeedAppearances", "DR"):
        pdf.catalog["AcroForm"].pop(entry, None)


def _name(field: Any) -> str:
    return str(getattr(field.get("T"), "string", ""))


def _unwrap_form_elements(pdf: Any) -> None:
    """/K of a Form element: one reference, not an array of one, which pyHanko takes for a later change (pdf.md 8.3)."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/Form" and isinstance(one.get("K"), list) and len(one["K"]) == 1:
            one["K"] = one["K"][0]


def _name_attachments_once(pdf: Any) -> None:
    """WeasyPrint 70 lists each attachment twice in /AF."""
    if listed := pdf.catalog.get("AF"):
        pdf.catalog["AF"] = type(listed)(dict.fromkeys(listed))
