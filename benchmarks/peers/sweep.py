"""Finds the best setting of a peer for a task: the fastest that is exact enough.

Every setting is run once, with the BLAS kernels that OpenBLAS chooses itself and with those that may suit the processor
better. What was found is kept in the scratch folder, and goes to the JSON of the run: the sweeps take longer than the
measurements.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import process
from works import Task


@dataclass
class Choice:
    """A setting and the kernels said to OpenBLAS ("" for its own choice), with the figures of the run that found it."""

    setting: float
    kernels: str
    figures: dict
    enough: bool


def kernels() -> list[str]:
    """A bundled OpenBLAS may not know the processor, and take its oldest kernels, unless SkylakeX is said."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        flags = ""
    return ["", "SkylakeX"] if "avx512f" in flags else [""]


class Sweeps:
    """The choices made so far, by task and peer; a file of the scratch folder."""

    def __init__(self, path: Path, threads: int, limit: float) -> None:
        self.path, self.threads, self.limit = path, threads, limit
        self.kept: dict[str, list[dict]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def best(self, task: Task, name: str) -> Choice:
        """The best setting; the most exact one where none is exact enough. `Failed` when nothing runs at all."""
        key = f"{task.work}, {task.title}, {name}, {self.threads} threads"
        if key not in self.kept:
            self.kept[key] = [asdict(choice) for choice in self.tried(task, name)]
            self.path.write_text(json.dumps(self.kept, indent=1) + "\n", encoding="utf-8")
        return pick([Choice(**choice) for choice in self.kept[key]], task.accuracy)

    def tried(self, task: Task, name: str) -> list[Choice]:
        """All settings, or up to the first that is exact enough; then the best of them with other kernels."""
        method, found = task.methods[name], []
        for setting in method.settings:
            try:
                found.append(self.run(task, name, setting, ""))
            except process.Failed:
                if not found:
                    raise
                break  # a tighter one would fail as well
            if method.graded and found[-1].enough:
                break
        chosen = pick(found, task.accuracy)
        return found + [self.run(task, name, chosen.setting, other) for other in kernels()[1:]]

    def run(self, task: Task, name: str, setting: float, kernels: str) -> Choice:
        figures = process.peer(task, name, setting, kernels, task.threads or self.threads, self.limit)
        return Choice(setting, kernels, figures, task.enough(figures))


def pick(choices: list[Choice], accuracy: str) -> Choice:
    """The fastest that is exact enough, else the most exact."""
    if enough := [choice for choice in choices if choice.enough]:
        return min(enough, key=lambda choice: choice.figures["seconds"])
    sign = 1 if accuracy in ("residual", "off") else -1
    return min(choices, key=lambda choice: sign * choice.figures[accuracy])
