"""Run the command as a module."""

from xiangyue_cli.app import main

main()
