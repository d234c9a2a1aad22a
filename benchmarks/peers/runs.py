"""Runs ours and every peer in turn, so that whatever drifts hits both, and keeps each pair of runs."""

import time
from dataclasses import dataclass, field

import process
from lent import tell
from process import Failed
from sweep import Choice, Sweeps
from works import Figures, Task

SLOW = ((120, 1), (30, 3))  # seconds of a run from which there are only so many


@dataclass
class Row:
    """One peer in one task: its best setting, and the pairs of runs: ours, None where it fails, and its own."""

    task: Task
    name: str
    choice: Choice | None = None
    pairs: list[tuple[Figures | None, Figures]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def remark(self, words: str) -> None:
        if words not in self.remarks:
            self.remarks.append(words)
            tell(f"{self.task.title}, {self.name}: {words}")


class Runs:
    """The runs of one call of the driver; none begins after the deadline."""

    def __init__(self, asked) -> None:
        self.asked = asked
        self.deadline = time.monotonic() + asked.minutes * 60
        self.sweeps = Sweeps(asked.scratch / "settings.json", asked.threads, asked.limit)

    def rows(self, task: Task) -> list[Row]:
        """A row for each peer, in the order of the table."""
        rows = [Row(task, name) for name in task.methods if not self.asked.peers or name in self.asked.peers]
        wanted = [self.prepared(row) for row in rows]
        for turn in range(self.asked.runs):
            for row, count in zip(rows, wanted, strict=True):
                if turn < count:
                    self.guarded(row, self.pair)
        return rows

    def prepared(self, row: Row) -> int:
        """Finds the best setting of a peer; how many runs its speed allows, 0 if it does not run at all."""
        self.guarded(row, self.choose)
        if row.choice is None:
            return 0
        seconds = row.choice.figures["seconds"]
        return min([self.asked.runs, *(count for slow, count in SLOW if seconds >= slow)])

    def guarded(self, row: Row, step) -> None:
        """A peer that fails says why, and the others go on."""
        if time.monotonic() > self.deadline:
            return row.remark("out of time")
        try:
            step(row)
        except Failed as failure:
            row.remark(str(failure))

    def choose(self, row: Row) -> None:
        row.choice = self.sweeps.best(row.task, row.name)
        if not row.choice.enough:
            row.remark("not exact enough at any setting")

    def pair(self, row: Row) -> None:
        threads = row.task.threads or self.asked.threads
        own = self.own(row, threads)
        choice = row.choice
        peer = process.peer(row.task, row.name, choice.setting, choice.kernels, threads, self.asked.limit)
        row.pairs.append((own, peer))
        told = f"{own['seconds']:.3f} s" if own else "-"
        tell(f"{row.task.title}: ours {told}, {row.name} {peer['seconds']:.3f} s")

    def own(self, row: Row, threads: int) -> Figures | None:
        try:
            figures = process.ours(row.task, self.asked.binary, threads, self.asked.limit)
        except Failed as failure:
            row.remark(f"ours: {failure}")
            return None
        if not row.task.enough(figures):
            row.remark("ours: not exact enough")
        return figures
