"""Run the command as a module."""

from xiangyue_cli.front import main

main()
