"""新办: starting a case on a model."""

from collections.abc import Mapping
from datetime import datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.moving import begin, flow_of, model_from
from xiangyue.acts.office import BEIJING, Office
from xiangyue.assets import shelf
from xiangyue.canon import digest
from xiangyue.errors import Refusal
from xiangyue.model import By, Case, Draft, FactValue, Matter
from xiangyue.model.happened import CaseOpened
from xiangyue.records import Journal


class NoSuchWorkflow(Refusal):
    """There is no model of that name."""

    code = "no-such-workflow"

    def __init__(self, *, workflow: str, known: tuple[str, ...]) -> None:
        super().__init__(workflow=workflow, known=known)


class NothingToRevise(Refusal):
    """A revision starts from the convention in force, and the village has none in writing."""

    code = "nothing-to-revise"

    def __init__(self, *, village: str) -> None:
        super().__init__(village=village)


def start(office: Office, workflow: str, *, title: str | None = None, by: By, now: datetime) -> Case:
    """Open a case on the shipped model of that name, which it keeps to its end.

    Raises:
        NoSuchWorkflow: there is none.
        ModelRefused: it does not pass the lint.
        NotYours: only the clerk starts cases.

    """
    files = kept_files(office, workflow)
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.start", on=now.astimezone(BEIJING).date())
        return open_case(journal, office, workflow, files, title=title, by=by, now=now, began_at=now)


def kept_files(office: Office, workflow: str) -> dict[str, bytes]:
    """Return the files of a model that passes the lint; they lie in the content store then.

    Raises:
        NoSuchWorkflow, ModelRefused: see `start`.

    """
    files = files_of(workflow)
    model_from(files, workflow)
    for raw in files.values():
        office.register.keep(raw)
    return files


def open_case(
    journal: Journal,
    office: Office,
    workflow: str,
    files: Mapping[str, bytes],
    *,
    title: str | None,
    by: By,
    now: datetime,
    began_at: datetime,
) -> Case:
    """Put down that a case began; its number is of the year in which that is typed.

    Raises:
        NothingToRevise: a revision, and the register knows of no convention.

    """
    model = model_from(files, workflow)
    if model.matter is Matter.CONVENTION_REVISION and not journal.texts_in_force():
        raise NothingToRevise(village=office.register.village.name)
    number = journal.next_case_number(now.astimezone(BEIJING).year)
    position = begin(model, facts=_nothing_yet, actions={})
    journal.append(
        Draft(
            case=number,
            by=by,
            happened_at=began_at,
            did=CaseOpened(
                workflow=workflow,
                models={name: digest(raw) for name, raw in files.items()},
                title=title or model.title,
                matter=model.matter,
            ),
            flow=flow_of(
                position, office.law, before=(), period_from=began_at.astimezone(BEIJING).date(), period_until=None
            ),
        )
    )
    return journal.case(number)


def _nothing_yet(name: str) -> FactValue | None:
    del name
    return None


def workflows() -> tuple[str, ...]:
    """Return the names of the models that can be started, `shared/` left out."""
    found = (folder for folder in shelf("workflows").iterdir() if folder.is_dir() and folder.name != "shared")
    return tuple(sorted(folder.name for folder in found if (folder / f"{folder.name}.bpmn").is_file()))


def titled_workflows() -> dict[str, str]:
    """Return the models that can be started, with their titles; the convention's own revision first."""
    models = {workflow: model_from(files_of(workflow), workflow) for workflow in workflows()}
    first = sorted(models, key=lambda workflow: models[workflow].matter is not Matter.CONVENTION_REVISION)
    return {workflow: models[workflow].title for workflow in first}


def files_of(workflow: str) -> dict[str, bytes]:
    """Return the model, what it may call, and all forms, by their path in the house."""
    if workflow not in workflows():
        raise NoSuchWorkflow(workflow=workflow, known=workflows())
    models, forms = shelf("workflows"), shelf("forms")
    bpmn = [models / workflow / f"{workflow}.bpmn", *sorted((models / "shared").glob("*.bpmn"))]
    schemas = [
        path
        for folder in (workflow, *(path.stem for path in bpmn[1:]))
        for path in sorted((forms / folder).glob("*.schema.json"))
    ]
    found = {f"workflows/{path.relative_to(models).as_posix()}": path.read_bytes() for path in bpmn}
    return found | {f"forms/{path.relative_to(forms).as_posix()}": path.read_bytes() for path in schemas}
