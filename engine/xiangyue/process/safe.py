"""XML of strangers: bounded, without a DOCTYPE, an entity or a network."""

from typing import Any

from lxml import etree

LARGEST = 2_000_000  # bytes
DEEPEST = 40
MOST_ELEMENTS = 20_000


class UnsafeXmlError(Exception):
    """The bytes are not XML the room reads; `code` is that of the finding."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


def parse(raw: bytes) -> Any:
    """Return the root element.

    Raises:
        UnsafeXmlError: too large, not UTF-8 XML, with a DOCTYPE, too deep or with too many elements.

    """
    if len(raw) > LARGEST:
        raise UnsafeXmlError("too-large", limit=LARGEST)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnsafeXmlError("not-utf8") from problem
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnsafeXmlError("doctype")
    root = _parse(raw)
    _measure(root)
    return root


def _parse(raw: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",  # whatever the declaration says: the bytes were just read as UTF-8
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as problem:
        raise UnsafeXmlError("not-xml", line=problem.lineno or 1) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError("doctype")
    return root


def _measure(root: Any) -> None:
    level, elements = [root], 0
    for _ in range(DEEPEST):
        elements += len(level)
        if elements > MOST_ELEMENTS:
            raise UnsafeXmlError("too-many-elements", limit=MOST_ELEMENTS)
        level = [child for element in level for child in element]
        if not level:
            return
    raise UnsafeXmlError("too-deep", limit=DEEPEST)
