from hypothesis import given
from hypothesis import strategies as st

from xiangyue.documents.titles import balanced


def test_a_short_title_is_one_line() -> None:
    assert balanced("村民会议纪要") == ("村民会议纪要",)


def test_a_long_title_breaks_behind_the_name_it_quotes() -> None:
    assert balanced("关于修订《石桥村村规民约》和章程的村民会议纪要") == (
        "关于修订《石桥村村规民约》和",
        "章程的村民会议纪要",
    )


@given(st.text("关于《》的村民会议纪要和", min_size=1, max_size=120), st.integers(4, 20))
def test_lines_are_the_title_and_none_is_too_long(title: str, most: int) -> None:
    lines = balanced(title, most)
    assert "".join(lines) == title
    assert all(0 < len(line) <= most for line in lines)
