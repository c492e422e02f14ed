import subprocess
import sys

import pytest

from xiangyue_cli import commands
from xiangyue_cli.app import app
from xiangyue_cli.front import first_page

WORDS = {group: {word for pair in twins for word in pair} for group, twins in commands.GROUPS.items()}


def registered() -> set[str]:
    commands.load()
    groups = {group.name for group in app.registered_groups}
    return {name for name in groups | {one.name for one in app.registered_commands} if name is not None}


def test_every_command_is_known_by_the_group_it_stands_in() -> None:
    assert registered() == set().union(*WORDS.values())


@pytest.mark.parametrize("group", commands.GROUPS)
def test_no_word_leads_to_two_groups(group: str) -> None:
    others = set().union(*(words for name, words in WORDS.items() if name != group))

    assert not WORDS[group] & others


def test_the_first_page_is_the_one_the_commands_themselves_would_make() -> None:
    code = "from xiangyue_cli import app, commands; commands.load(); app.run(['--help'])"
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert first_page() == made.stdout
