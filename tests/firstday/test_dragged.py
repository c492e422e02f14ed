from pathlib import Path

import pytest

from xiangyue_cli.dragged import dragged


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/media/u/花名册 2026.xlsx", "/media/u/花名册 2026.xlsx"),
        ("'/media/u/花名册 2026.xlsx' ", "/media/u/花名册 2026.xlsx"),
        ('"/media/u/花名册.xlsx"', "/media/u/花名册.xlsx"),
        ("“/media/u/花名册.xlsx”", "/media/u/花名册.xlsx"),
        (r"/media/u/花名册\ \(1\).xlsx", "/media/u/花名册 (1).xlsx"),
        ("'/media/u/it'\\''s.csv'", "/media/u/it's.csv"),
        ("file:///media/u/%E5%90%8D%20%E5%86%8C.csv", "/media/u/名 册.csv"),
        (r"D:\村里\花名册 (1).xlsx", "/mnt/d/村里/花名册 (1).xlsx"),
        ('"C:\\Users\\li\\a.csv"', "/mnt/c/Users/li/a.csv"),
        ("/media/u/（新）花名册，定稿。xlsx", "/media/u/（新）花名册，定稿。xlsx"),
    ],
)
def test_a_path_is_read_as_terminals_write_it(typed: str, meant: str) -> None:
    assert dragged(typed) == Path(meant)
