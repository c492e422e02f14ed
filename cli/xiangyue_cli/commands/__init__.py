"""The commands, a file a group. A call loads the group it names; help and completion load them all."""

from collections.abc import Mapping, Sequence
from importlib import import_module

GROUPS: Mapping[str, frozenset[str]] = {
    "village": frozenset({"init", "启用"}),
    "case": frozenset(
        {"start", "新办", "todo", "待办", "show", "查看", "why", "卡在哪", "log", "流水"}
        | {"withdraw", "撤回", "supply", "补件", "do", "办理"}
    ),
    "township": frozenset(
        {"approve", "审核同意", "return", "退回改", "file-accept", "已备案", "order-correction", "责令改正"}
    ),
    "paper": frozenset({"papers", "材料", "render", "生成", "verify", "核验"}),
    "printing": frozenset({"print", "打印"}),
    "rehearsal": frozenset({"play", "演练", "demo", "演示"}),
    "keeping": frozenset({"backup", "备份", "restore", "恢复", "doctor", "自检", "tick", "到期处理"}),
    "law": frozenset({"rules", "规定", "workflows", "流程"}),
    "text": frozenset({"text", "条文"}),
    "people": frozenset({"roster", "花名册", "posts", "任职"}),
    "who": frozenset({"login", "换人办", "logout", "离开"}),
}
"""File -> the words its commands answer to, English and Chinese; a test holds it against what they register."""

TAKING = frozenset({"--home", "--as", "--pin-file", "--now"})
"""What stands behind these is a folder, a person, a moment: whatever it is called."""


def load(arguments: Sequence[str] = ()) -> None:
    """Let the group of the first command named register its commands, or every group."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        for group, words in GROUPS.items():
            if word in words and before not in TAKING:
                import_module(f"xiangyue_cli.commands.{group}")
                return
    for group in GROUPS:
        import_module(f"xiangyue_cli.commands.{group}")
