"""What every refusal of the engine has in common."""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault of the program
    """The engine will not do what was asked, and nothing was changed.

    The class holds a code and the facts; the three lines said to people stand in
    `xiangyue.words` under the code: what was not done, why, what to do now.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 3  # the exit status of the command line, design 7

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.code, facts)

    def __str__(self) -> str:
        return f"{self.code}: " + ", ".join(f"{name}={value!r}" for name, value in self.facts.items())


class Overtaken(Refusal):
    """Somebody else wrote to the same case first."""

    code = "overtaken"
    status = 4

    def __init__(self, *, case: str, step: str, whom: str = "") -> None:
        super().__init__(case=case, step=step, whom=whom)
