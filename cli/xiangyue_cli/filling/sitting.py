"""Somebody at the terminal about to do a step: which case, which step, on which day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xiangyue_cli.ask.asker import Asker
from xiangyue_cli.ask.field import Reader, Schema
from xiangyue_cli.keys import read
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import Case, Meeting, Waiting
    from xiangyue.process import Model, Step
    from xiangyue.records import Register

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One step of one case, and who types it."""

    office: "Office"
    case: "Case"
    waiting: "Waiting"
    schema: Schema
    typist: str  # a person's id
    now: datetime

    @property
    def register(self) -> "Register":
        """The register it is typed into."""
        return self.office.register

    @property
    def today(self) -> date:
        """The day on which it is typed."""
        return self.now.date()

    @cached_property
    def model(self) -> "Model":
        """The model the case was started on."""
        from xiangyue.acts.case.moving import model_of  # noqa: PLC0415

        return model_of(self.register, self.case)

    @property
    def step(self) -> "Step":
        """The step as the model has it."""
        return self.model.steps[self.waiting.step]

    @cached_property
    def meetings(self) -> "tuple[Meeting, ...]":
        """The meetings of the case, as they were called."""
        return self.register.meetings(self.case.number)

    def name_of(self, person: str) -> str:
        """Return the name of one of the roster or of the township."""
        from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

        return name_of(self.register, person)

    def draft(self) -> dict[str, Any]:
        """Return what was typed before it broke off."""
        return dict(self.register.draft(self.case.number, self.waiting.step) or {})

    def keep(self, answers: Mapping[str, Any]) -> None:
        """Keep what was typed so far."""
        self.register.save_draft(self.case.number, self.waiting.step, answers)

    def asker(
        self, *, readers: Mapping[str, Reader] = NOTHING, shows: Mapping[str, Callable[[Any], str]] = NOTHING
    ) -> Asker:
        """Return one who asks single fields here."""
        return Asker(today=self.today, tell=lines, read=read, readers=readers, shows=shows)
