"""A rehearsal of ours, cut off before a line."""

from pathlib import Path


def cut_before(root: Path, name: str, words: str, folder: Path) -> Path:
    """Write the rehearsal up to the first line with these words, and return the file."""
    whole = (root / "workflows" / "regulation_revision" / "rehearsals" / name).read_text(encoding="utf-8")
    lines = whole[: whole.index(words)].rsplit("\n", 1)[0]
    file = folder / name
    file.write_text(lines + "\n", encoding="utf-8")
    return file
