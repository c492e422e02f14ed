"""The commands, a file a group."""

from importlib import import_module

GROUPS = ("village", "case", "township", "law", "paper", "rehearsal", "keeping")


def load() -> None:
    """Let every group register its commands."""
    for group in GROUPS:
        import_module(f"xiangyue_cli.commands.{group}")
