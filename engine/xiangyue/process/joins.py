"""A parallel join that counts tokens, for models that come back round.

The library's own join asks whether each input was completed at some time; the second time round one
branch is then enough (spiffworkflow.md 2.2). This one keeps the arrows that came for *this* round.
"""

from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.specs.defaults import ParallelGateway


class TokenJoin(ParallelGateway):  # type: ignore[misc]
    """`bpmn:parallelGateway`: goes on once for each full set of incoming tokens."""

    def _update_hook(self, my_task: Any) -> bool:
        if my_task.parent is None or my_task.parent.state != TaskState.COMPLETED:
            return False  # not come to yet: still a prediction
        if "came" not in my_task.internal_data:
            my_task.internal_data["came"] = self._gather(my_task)
        if set(my_task.internal_data["came"]) != set(self._inputs):
            my_task._set_state(TaskState.WAITING)  # noqa: SLF001 - the library's own way for a join
            return False
        return True

    def _gather(self, my_task: Any) -> list[str]:
        """Take over what the tokens before this one brought together."""
        mine: str = my_task.parent.task_spec.name
        for other in list(my_task.workflow.tasks.values()):
            if other.task_spec is self and other is not my_task and other.state == TaskState.WAITING:
                came: list[str] = other.internal_data["came"]
                if mine not in came:
                    other.cancel()
                    return [*came, mine]
        return [mine]

    def _run_hook(self, my_task: Any) -> bool:  # noqa: ARG002 - tasks carry no data of ours to merge
        return True
