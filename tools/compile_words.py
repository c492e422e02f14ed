"""Gather the sentences of `words/zh_CN/*.po` into the one catalog the program reads.

Run by the build hook below when the package is built or installed for editing, and by `./run`
when a sentence has changed. A code that stands in two files, or twice, is an error.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WORDS = Path(__file__).parents[1] / "engine" / "xiangyue" / "words" / "zh_CN"


def compile_words(folder: Path = WORDS) -> Path:
    """Write `LC_MESSAGES/xiangyue.mo` and return its path."""
    whole = Catalog(locale="zh_CN", charset="utf-8")
    seen: dict[str, str] = {}
    for source in sorted(folder.glob("*.po")):
        lines = source.read_text(encoding="utf-8").splitlines()
        codes = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
        for code in codes:
            if code in seen:
                raise SystemExit(f"{source.name}: {code} stands already in {seen[code]}")
            seen[code] = source.name
        with source.open("rb") as file:
            for message in read_po(file, locale="zh_CN"):
                if message.id:
                    whole.add(message.id, message.string)
    target = folder / "LC_MESSAGES" / "xiangyue.mo"
    target.parent.mkdir(exist_ok=True)
    partial = target.with_suffix(f".{id(whole)}.part")
    with partial.open("wb") as file:
        write_mo(file, whole)
    partial.replace(target)
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{compile_words().name}\n")
