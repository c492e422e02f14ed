"""The facts a model's conditions may read, and their types (design 4).

`case.<fact>` is set by acts; `ruling.<subject>.met` by rules only; `answer.<step>.<field>` comes from forms.
"""

from collections.abc import Mapping
from types import MappingProxyType

BOOLEAN = bool

CASE_FACTS: Mapping[str, type[bool] | tuple[str, ...]] = MappingProxyType(
    {
        # 补程序: the step to be opened again, or none; the township's return sets it, each redone step clears its own
        "reopen": ("none", "party_study", "opinions_posting", "draft_posting"),
        # 补办: true from a return of the procedure until review is requested again
        "reopening": BOOLEAN,
        # what became of the last answer of the township
        "review": ("none", "agreed", "to_draft", "reopened"),
        "filing": ("none", "filed", "to_draft"),
        # whether the adopted text has been published: what is posted from then on is 公布
        "published": BOOLEAN,
        # whether a step typed on behalf still lacks its evidence (凭据待补)
        "evidence_owed": BOOLEAN,
    }
)
"""Name -> `bool`, or the values of an enumeration. A fact no act has set yet has the first value, or False."""
