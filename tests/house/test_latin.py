"""No sentence speaks Latin to a clerk: what is to be pressed or typed has a Chinese name."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

FOREIGN = re.compile(r"-*[A-Za-z][A-Za-z_-]{2,}")
NAMES = {"WPS", "Excel", "Word", "CSV", "XLSX", "ODS", "PDF", "JSON", "YAML", "BPMN", "SVG", "XML", "UTF-", "lxp"}
ENDINGS = {"docx", "doc", "wps", "txt", "xlsx", "xls", "pdf", "csv", "der", "cer", "pem"}
FOR_MODELLERS = ("finding.", "form-refused")  # said to who draws a model: names of what stands in its file
FOLDERS = {
    "charter-missing": "rules",
    "no-such-content": "content",
    "docxflaw.strict": "Open",
    "docxflaw.doctype": "DOCTYPE",
}
OF_A_CALL = {  # refused to a call that asks nobody: only what stands behind a command can mend it
    "not-text", "no-register-yet", "several-registers", "clock-in-real-register", "answers-missing", "ask-again",
    "not-a-folder", "setting-refused", "table.column_unknown", "head-needed", "no-such-household", "not-a-sex",
    "import.looked", "reasons-missing", "pin-needed", "nobody-to-ask", "handover-witness-needed", "handover-unsaid",
    "resume-answers-missing", "resume-stopped",
}  # fmt: skip


def said_in_latin(code: str, sentence: str) -> set[str]:
    """The Latin words of a sentence that no clerk has to know; an option is only said of a call."""
    bare = re.sub(r"\{[^}]*\}", "", sentence)
    option = code.startswith("usage.") or code in OF_A_CALL
    allowed = NAMES | ENDINGS | {FOLDERS.get(code, "")}
    return {word for word in FOREIGN.findall(bare) if word not in allowed and not (option and word.startswith("--"))}


def sentences(root: Path) -> dict[str, str]:
    """Every sentence of the program by its code."""
    found = {}
    for source in sorted((root / "engine" / "xiangyue" / "words" / "zh_CN").glob("*.po")):
        with source.open("rb") as file:
            found.update({str(one.id): str(one.string) for one in read_po(file, locale="zh_CN") if one.id})
    return found


def test_no_sentence_speaks_latin_to_a_clerk(root: Path) -> None:
    spoken = {
        code: said
        for code, sentence in sentences(root).items()
        if not code.startswith(("help.", *FOR_MODELLERS)) and (said := said_in_latin(code, sentence))
    }
    assert spoken == {}


def test_what_may_be_said_of_a_call_is_said_somewhere(root: Path) -> None:
    every = sentences(root)
    assert {code for code in (*OF_A_CALL, *FOLDERS) if not FOREIGN.search(every.get(code, ""))} == set()
