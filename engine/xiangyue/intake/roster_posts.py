"""职务 in a roster: the posts of a person, under the names that rosters give them."""

from datetime import date

from xiangyue.intake.posts import POSTS
from xiangyue.intake.roster_words import day_of
from xiangyue.intake.tables import Row
from xiangyue.model import Tenure

POST_NAMES = {
    **dict.fromkeys(("村支书", "村支部书记", "村党支部书记", "村党总支书记", "党支部书记", "支部书记"), "村党组织书记"),
    **dict.fromkeys(("村支部副书记", "村党支部副书记", "支部副书记"), "村党组织副书记"),
    **dict.fromkeys(("村支部委员", "村党支部委员", "支部委员"), "村党组织委员"),
    **dict.fromkeys(("村主任", "村委会主任", "村委主任"), "村民委员会主任"),
    **dict.fromkeys(("村委会副主任", "村副主任"), "村民委员会副主任"),
    **dict.fromkeys(("村委会委员", "村委委员"), "村民委员会委员"),
    **dict.fromkeys(("文书",), "村文书"),
    **dict.fromkeys(("村监委主任", "监委会主任", "村务监督主任"), "村务监督委员会主任"),
    **dict.fromkeys(("村监委委员", "监委会委员", "监委会成员"), "村务监督委员会委员"),
    **dict.fromkeys(("组长", "小组长", "社长"), "村民小组长"),
    **dict.fromkeys(("代表",), "村民代表"),
}
"""What posts are called in rosters -> what they are called on paper."""


def tenures_in(row: Row, person: str, name: str) -> list[Tenure]:
    """Return the posts in a row; several stand behind each other, all from the one day."""
    told = row.cells.get("职务", "")
    if not told or told in {"无", "/", "-"}:
        return []
    since = row.must("任职日期", day_of, "table.day", date.min)
    tenures = []
    for word in told.replace("，", "、").replace(",", "、").replace("兼", "、").split("、"):
        post = POST_NAMES.get(word.strip(), word.strip())
        if post not in POSTS:
            row.note("职务", "table.post", known="、".join(POSTS))
            continue
        role, body = POSTS[post]
        tenures.append(Tenure(person=person, post=post, role=role, body=body, since=since, basis=f"花名册 {name}"))
    return tenures
