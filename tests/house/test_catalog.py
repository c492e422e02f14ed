import gettext
from pathlib import Path

import pytest

from tools.compile_words import compile_words

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(folder: Path, name: str, **sentences: str) -> None:
    told = "".join(f'msgid "{code}"\nmsgstr "{sentence}"\n\n' for code, sentence in sentences.items())
    (folder / name).write_text(HEAD + told, encoding="utf-8")


def test_the_files_of_all_rooms_make_one_catalog(tmp_path: Path) -> None:
    po(tmp_path, "model.po", overtaken="晚了一步")
    po(tmp_path, "rules.po", unlawful="不符合")
    with compile_words(tmp_path).open("rb") as file:
        catalog = gettext.GNUTranslations(file)
    assert [catalog.gettext(code) for code in ("overtaken", "unlawful", "other")] == ["晚了一步", "不符合", "other"]


def test_a_code_in_two_files_is_refused_by_name(tmp_path: Path) -> None:
    po(tmp_path, "model.po", overtaken="晚了一步")
    po(tmp_path, "rules.po", overtaken="不符合")
    with pytest.raises(SystemExit, match=r"rules\.po: .*overtaken.* model\.po"):
        compile_words(tmp_path)
