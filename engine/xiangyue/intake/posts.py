"""职务: the posts of a village as people write them, and the roles and bodies they stand for."""

from collections.abc import Mapping
from types import MappingProxyType

from xiangyue.model import Body, Role

_COUNCILS = {
    "村民议事会": "deliberation",
    "道德评议会": "moral",
    "红白理事会": "ceremony",
    "禁毒禁赌会": "antidrug",
    "村民监督会": "supervision",
}

_POSTS: dict[str, tuple[str, str | None]] = {
    "村党组织书记": ("party_secretary", "party_committee"),
    "村党组织副书记": ("party_committee_member", "party_committee"),
    "村党组织委员": ("party_committee_member", "party_committee"),
    "村民委员会主任": ("committee_director", "villagers_committee"),
    "村民委员会副主任": ("committee_member", "villagers_committee"),
    "村民委员会委员": ("committee_member", "villagers_committee"),
    "村文书": ("clerk", None),
    "村务监督委员会主任": ("supervisor", "supervision_committee"),
    "村务监督委员会委员": ("supervisor", "supervision_committee"),
    "村民小组长": ("group_head", "group_meeting"),
    "村民代表": ("representative", "representatives_meeting"),
    "集体经济组织理事长": ("collective_head", "collective_assembly"),
    **{f"{name}会长": (f"council_head:{council}", f"council:{council}") for name, council in _COUNCILS.items()},
    **{f"{name}成员": (f"council_member:{council}", f"council:{council}") for name, council in _COUNCILS.items()},
}

POSTS: Mapping[str, tuple[Role, Body | None]] = MappingProxyType(
    {post: (Role(role), Body(body) if body else None) for post, (role, body) in _POSTS.items()}
)
"""A post's name on paper -> the role that follows from it, and the body it is held in."""
