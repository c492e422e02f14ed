import pytest

from xiangyue_cli import commands
from xiangyue_cli.app import app


def registered() -> set[str]:
    commands.load()
    groups = {group.name for group in app.registered_groups}
    return {name for name in groups | {one.name for one in app.registered_commands} if name is not None}


def test_every_command_is_known_by_the_group_it_stands_in() -> None:
    assert registered() == {word for words in commands.GROUPS.values() for word in words}


@pytest.mark.parametrize("group", commands.GROUPS)
def test_no_word_leads_to_two_groups(group: str) -> None:
    others = {word for name, words in commands.GROUPS.items() if name != group for word in words}

    assert not commands.GROUPS[group] & others
