#!/usr/bin/env python3
"""Runs every dev set under RHETORIC_DATA through the built binary and the shared scorers, beside the peers.

Prints each figure with its seconds, then one table. Standard library only; the peers run in an environment of their
own. A set that fails is reported, the others go on, and the exit code is 1.
"""

import argparse
import datetime
import os
import platform
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ours
import table
from figures import figures
from peers import Peers
from sets import DevSet, chosen

ROOT = Path(__file__).resolve().parents[2]


def places(parser: argparse.ArgumentParser) -> None:
    """The options that say where the binary and the data are, and where to lay data out."""
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/rhetoric")
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("RHETORIC_DATA", ROOT.parent / "shared"),
        help="default: RHETORIC_DATA, or ../shared beside the checkout",
    )
    parser.add_argument("--scratch", type=Path, default=ROOT / ".build/quality")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAMES", help="sets or groups, comma-separated (sts, press, claims, ...)")
    places(parser)
    parser.add_argument("--arguments", default="", help="appended to our command lines, for ablations")
    parser.add_argument("--peers", default="all", metavar="NAMES", help="all, none, or names, comma-separated")
    parser.add_argument("--outputs", type=Path, metavar="FOLDER", help="leave there what the binary printed")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write quality.md and quality.json there")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="date of the kept run")
    chosen_options = parser.parse_args()
    chosen_options.data = Path(chosen_options.data)
    return chosen_options


def check(asked: argparse.Namespace) -> None:
    """Says plainly what is missing, and stops."""
    if not (asked.data / "score/ranking.py").exists() or not (asked.data / "data").is_dir():
        raise SystemExit(
            f"quality: no dev sets at {asked.data}: they are not part of the project; "
            "set RHETORIC_DATA to the folder with data/, gold/, seeds/ and score/"
        )
    if not os.access(asked.binary, os.X_OK):
        raise SystemExit(f"quality: no binary at {asked.binary}: run `make build` first, or name one with --binary")


def tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


class Run:
    """One run over the chosen sets: collects the lines of the table, what went wrong, and what was typed."""

    def __init__(self, asked: argparse.Namespace, out: Path) -> None:
        self.asked, self.out = asked, out
        self.binary = ours.Binary(asked.binary, asked.data / "data", shlex.split(asked.arguments))
        self.lines: list[table.Line] = []
        self.notes: list[str] = []
        self.commands: list[dict] = []
        self.failed = False
        self.peers = Peers(asked.peers, asked.scratch, asked.data / "score")
        for words in self.peers.left_out:
            self.note(words)

    def folder(self, item: DevSet) -> Path:
        folder = self.asked.scratch / "sets" / item.name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def set(self, item: DevSet) -> None:
        rows = [table.Line(item.title, item.name, f, item.goals.get(f, "")) for f in item.figures]
        self.lines += rows
        self.guarded(item, lambda: item.prepare(self.asked.data / "data", self.folder(item)))
        self.guarded(item, lambda: self.own(item, rows))
        for name in self.peers.names:
            if self.peers.fits(name, item):
                self.guarded(item, partial(self.peer, name, item, rows))

    def guarded(self, item: DevSet, step: Callable[[], None]) -> None:
        """Reports a step that fails, whatever it is, so that the others go on."""
        try:
            step()
        except ours.Missing as missing:
            self.note(f"{item.title}: not run, {missing}.")
        except Exception as problem:
            self.failed = True
            self.note(f"{item.title}: FAILED, {problem}")

    def own(self, item: DevSet, rows: list[table.Line]) -> None:
        start = time.monotonic()
        ran = self.binary.run(item, self.folder(item), self.out)
        seconds = time.monotonic() - start
        found = figures(item, ran.outputs, self.asked.data / "score", self.folder(item))
        self.commands.append({"set": item.name, "seconds": round(seconds, 2), "commands": ran.lines})
        self.fill(rows, "Rhetoric", found, f"{seconds:.1f} s")

    def peer(self, name: str, item: DevSet, rows: list[table.Line]) -> None:
        start = time.monotonic()
        found, setting, known = self.peers.best(name, item, self.folder(item))
        self.fill(rows, name, found, f"{setting}; kept" if known else f"{setting}; {time.monotonic() - start:.1f} s")
        for row in rows:
            row.settings[name] = setting

    def fill(self, rows: list[table.Line], column: str, found: dict[str, float], remark: str) -> None:
        for row in rows:
            row.values[column] = found[row.figure]
        told = ", ".join(f"{name} {table.shown(value, name)}" for name, value in found.items())
        tell(f"{rows[0].set:34} {column:12} {told} ({remark})")

    def note(self, words: str) -> None:
        self.notes.append(words)
        tell(words)

    def about(self) -> dict:
        commit = output("git", "-C", str(ROOT), "describe", "--always", "--dirty")
        return {
            "date": self.asked.date,
            "commit": commit,
            "binary": output(str(self.asked.binary), "--version"),
            "machine": f"{platform.machine()}, {os.cpu_count()} processors",
            "arguments": self.asked.arguments or "none",
            "peers": ", ".join(self.peers.versions()) if self.peers.names else "not run",
            "runs": self.commands,
        }


def output(*words: str) -> str:
    try:
        return subprocess.run(words, capture_output=True, text=True).stdout.strip() or "unknown"
    except OSError:
        return "unknown"


def main() -> int:
    asked = options()
    check(asked)
    with tempfile.TemporaryDirectory() as temporary:
        run = Run(asked, asked.outputs or Path(temporary))
        run.out.mkdir(parents=True, exist_ok=True)
        for item in chosen(asked.only):
            run.set(item)
    print(table.text(run.lines), end="")
    if asked.keep:
        table.keep(asked.keep, run.lines, run.about(), run.notes)
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
