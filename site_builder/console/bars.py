"""Steps of a run in; a bar for each stage, on a terminal, out."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

from site_builder.progress import Progress, Step


@contextmanager
def moving(console: Console, names: Mapping[str, str]) -> Iterator[Progress]:
    """Give the function that is told each step; one stage is shown at a time, and none at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), _Counted(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        shown: dict[str, TaskID] = {}

        def show(step: Step) -> None:
            if step.stage not in shown:
                for task in shown.values():
                    bars.update(task, visible=False)
                shown[step.stage] = bars.add_task(names[step.stage], total=None)
            bars.update(shown[step.stage], completed=step.done, total=step.total or None)

        yield show


class _Counted(ProgressColumn):
    """How many objects are done, and of how many where that is known; nothing for none."""

    def render(self, task: Task) -> Text:
        of = f" of {task.total:,.0f}" if task.total else ""
        return Text(f"{task.completed:,.0f}{of}" if task.completed else "")
