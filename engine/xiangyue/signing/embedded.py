"""Reading the embedded files of a PDF with pyHanko."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pyhanko.pdf_utils import generic

from xiangyue.signing.quiet import quiet
from xiangyue.signing.reading import Paper
from xiangyue.signing.refusals import AttachmentMissing, PaperUnreadable

MOST_FILES = 64
DEEPEST = 8  # a name tree of a paper has one node


def take_out(pdf: bytes, name: str) -> bytes:
    """Return the one embedded file of that name."""
    with quiet():
        try:
            found = [spec for spec in islice(_specifications(Paper(pdf)), MOST_FILES) if _named(spec, name)]
            contents = {spec["/EF"]["/F"].data for spec in found}
        except Exception:  # noqa: BLE001 - a stranger's file reaches any line of the library
            raise PaperUnreadable(size=len(pdf)) from None
    if len(contents) != 1:
        raise AttachmentMissing(name=name)
    return bytes(contents.pop())


def _named(specification: generic.DictionaryObject, name: str) -> bool:
    return name in {str(specification.get(key, "")) for key in ("/UF", "/F")}


def _specifications(paper: Paper) -> Iterator[generic.DictionaryObject]:
    """Yield what the name tree and the associated files (PDF/A-3, 6.8) name."""
    root = paper.root
    if "/Names" in root and "/EmbeddedFiles" in root["/Names"]:
        yield from _leaves(root["/Names"]["/EmbeddedFiles"], DEEPEST)
    yield from _each(root, "/AF")


def _leaves(node: generic.DictionaryObject, depth: int) -> Iterator[generic.DictionaryObject]:
    if not depth:
        raise ValueError("a name tree without end")
    yield from list(_each(node, "/Names"))[1::2]
    for kid in _each(node, "/Kids"):
        yield from _leaves(kid, depth - 1)


def _each(node: generic.DictionaryObject, key: str) -> Iterator[Any]:
    """Yield the entries of an array, followed where they are references."""
    if key in node:
        array = node[key]
        yield from (array[place] for place in range(len(array)))
