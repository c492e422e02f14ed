"""The commands, a file a group. A call loads the group it names; help and completion load them all."""

from collections.abc import Mapping, Sequence
from importlib import import_module

GROUPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "village": (("init", "启用"),),
    "case": (
        ("start", "新办"),
        ("todo", "待办"),
        ("show", "查看"),
        ("why", "卡在哪"),
        ("log", "流水"),
        ("withdraw", "撤回"),
        ("supply", "补件"),
        ("do", "办理"),
        ("remind", "催办"),
    ),
    "resuming": (("resume", "接续"),),
    "meeting": (("room", "会场"),),
    "correcting": (("correct", "更正"),),
    "township": (
        ("approve", "审核同意"),
        ("return", "退回改"),
        ("file-accept", "已备案"),
        ("order-correction", "责令改正"),
    ),
    "paper": (("papers", "材料"), ("render", "生成"), ("verify", "核验")),
    "printing": (("print", "打印"),),
    "rehearsal": (("play", "演练"), ("demo", "演示")),
    "keeping": (("backup", "备份"), ("restore", "恢复"), ("doctor", "自检"), ("tick", "到期处理")),
    "who": (
        ("login", "换人办"),
        ("logout", "离开"),
        ("vouch", "补凭据"),
        ("proxies", "代录单"),
        ("looks", "查阅登记"),
        ("handover", "交接"),
        ("keys", "钥匙"),
    ),
    "promises": (("promises", "答应的事"),),
    "law": (("rules", "规定"), ("workflows", "流程")),
    "text": (("text", "条文"),),
    "people": (("roster", "花名册"), ("posts", "任职")),
}
"""File -> the commands in it with their Chinese twins, in the order of the help; a test holds it against what they are."""

TAKING = frozenset({"--home", "--as", "--pin-file", "--now"})
"""What stands behind these is a folder, a person, a moment: whatever it is called."""


def load(arguments: Sequence[str] = ()) -> None:
    """Let the group of the first command named register its commands, or every group."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        for group, twins in GROUPS.items():
            if any(word in pair for pair in twins) and before not in TAKING:
                import_module(f"xiangyue_cli.commands.{group}")
                return
    for group in GROUPS:
        import_module(f"xiangyue_cli.commands.{group}")
