"""The command line: how long a person waits before anything is done."""

from bench.frame import Commands, Line, python, script

LINES: tuple[Line, ...] = (
    Commands(
        work="xiangyue --help, against python -c 'import typer'",
        limit=1.3,
        ours=(script("xiangyue"), "--help"),
        reference=python("import typer"),
    ),
)
