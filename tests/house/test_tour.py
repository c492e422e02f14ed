import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOUR = runpy.run_path(str(ROOT / "tools" / "draw_tour.py"))


@pytest.mark.parametrize("name", sorted(TOUR["SCREENS"]))
def test_a_picture_shows_the_screen_the_handbook_shows(name: str) -> None:
    """After a screen was changed: python tools/draw_tour.py DEMO_HOME."""
    drawing = ROOT / "docs" / "tour" / f"{name}.svg"
    assert drawing.read_text(encoding="utf-8") == TOUR["drawn"](TOUR["screen"](*TOUR["SCREENS"][name]))


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_picture_of_a_readme_is_there_and_every_picture_is_shown(page: str) -> None:
    shown = set(re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / page).read_text(encoding="utf-8")))
    assert shown == {str(file.relative_to(ROOT)) for file in (ROOT / "docs" / "tour").iterdir()}
