"""Runs the built binary on a set, by the commands that a user would type, and keeps what it printed.

The texts of `trace`, `search`, `similarity` and `cluster` on standard output go to a file for each part of the set.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from sets import DevSet


class Missing(Exception):
    """The binary has no such option yet: the row stays empty."""


def command(item: DevSet, part: str, binary: Path, data: Path, folder: Path) -> list[str]:
    """The command line of one part of a set, before the arguments of an ablation."""
    table = str(folder / "items.jsonl")
    if item.kind == "pairs":
        return [str(binary), "similarity", "--pairs", str(folder / f"{part}.tsv"), *language(item)]
    if item.kind == "clusters":
        return [str(binary), "cluster", table, "--count", item.count, "--seed", part, "--format", "tsv"]
    if item.kind == "press":
        return [str(binary), "trace", str(data.parent / "seeds"), "--format", "jsonl", "--top", "1000"]
    if item.kind == "passages":
        pairs = ["--pairs", str(folder / "asked.tsv"), "--corpus", table]
        return [str(binary), "compare", *pairs, "--only", "passages", "--format", "jsonl"]
    if item.kind == "families":
        marked = sorted(str(path) for path in (data.parent / "seeds").glob("00[0-3]_*.txt"))
        return [str(binary), "formulations", *marked, "--within", "--format", "jsonl"]
    queries = str(folder / "queries.jsonl")
    if item.command == "search":
        return [str(binary), "search", table, "--queries", queries, "--format", "trec"]
    trace = [str(binary), "trace", queries, "--against", table, "--undated", "first", "--format", "trec"]
    if item.kind == "candidates":
        return trace + ["--top", "10", "--level", "statement"] + (["--exact"] if part == "exact" else [])
    return trace + ["--top", "100"]


def language(item: DevSet) -> list[str]:
    return [] if item.language == "en" else ["--language", item.language]


@dataclass
class Ran:
    """Where what was printed lies, by part of the set, and what was typed."""

    outputs: dict[str, Path]
    lines: list[str]


@dataclass(frozen=True)
class Binary:
    """The built binary, the data it reads, and the arguments of an ablation, which are appended."""

    path: Path
    data: Path
    arguments: list[str]

    def run(self, item: DevSet, folder: Path, out: Path) -> Ran:
        """Runs every part of a set into files of the folder `out`. RuntimeError with the last words if one fails."""
        if item.kind == "candidates" and "--exact" not in help_of(self.path, "trace"):
            raise Missing("`trace` has no --exact")
        ran = Ran({}, [])
        for part in item.parts:
            words = command(item, part, self.path, self.data, folder) + self.arguments
            ran.lines.append(self.portable(" ".join(words), folder))
            ran.outputs[part] = out / f"{item.name}-{part}.out"
            self.printed(words, ran.outputs[part])
            if item.kind == "clusters":
                without_header(ran.outputs[part])
        return ran

    def printed(self, words: list[str], path: Path) -> None:
        with path.open("wb") as out:
            ended = subprocess.run(words, stdout=out, stderr=subprocess.PIPE)
        if ended.returncode:
            raise RuntimeError(f"exit code {ended.returncode}: {complaint(ended.stderr.decode(errors='replace'))}")

    def portable(self, line: str, folder: Path) -> str:
        """The command line without the places of this machine."""
        places = {str(self.path): "rhetoric", str(folder): "$SET", str(self.data.parent): "$RHETORIC_DATA"}
        for place, name in places.items():
            line = line.replace(place, name)
        return line


def complaint(told: str) -> str:
    """The line that says what is wrong: after remarks on the texts, before a hint where to read on."""
    lines = [line for line in told.strip().splitlines() if not line.startswith("See ")]
    return lines[-1] if lines else "no message"


def without_header(path: Path) -> None:
    """The scorer of clusters takes every line for an item."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[1:]), encoding="utf-8")


def help_of(binary: Path, subcommand: str) -> str:
    return subprocess.run([binary, subcommand, "--help"], capture_output=True, text=True, check=True).stdout
