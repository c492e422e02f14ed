"""职务 in a roster: the posts of a person, under the names that rosters give them."""

from datetime import date

from xiangyue.intake.posts import POSTS, post_of, posts_in
from xiangyue.intake.roster_words import day_of
from xiangyue.intake.tables import Row
from xiangyue.model import Tenure


def tenures_in(row: Row, person: str, name: str) -> list[Tenure]:
    """Return the posts in a row; several stand behind each other, all from the one day."""
    told = posts_in(row.cells.get("职务", ""))
    if not told:
        return []
    since = row.must("任职日期", day_of, "table.day", date.min)
    tenures = []
    for post in dict.fromkeys(told):
        found = post_of(post)
        if found is None:
            row.note("职务", "table.post", known="、".join(POSTS))
            continue
        role, body = found
        tenures.append(Tenure(person=person, post=post, role=role, body=body, since=since, basis=f"花名册 {name}"))
    return tenures
