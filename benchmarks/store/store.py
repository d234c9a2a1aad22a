#!/usr/bin/env python3
"""Times the corpus file: all UN speeches in, one more, and questions to it; and compares the answers of its index with
those of a whole reading.

The speeches lie outside the project (RHETORIC_DATA, default ../shared beside the checkout). Prints a table of Markdown, and
keeps it with --keep FOLDER.
"""

import argparse
import json
import lzma
import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = ["ungdc/speeches_1981_2002.jsonl.xz", "ungdc/speeches_2003_2024.jsonl.xz"]
TRACED = 20


def measured(binary: Path, *arguments: str) -> tuple[float, int, str]:
    """Seconds, peak memory in MB (as the kernel tells it) and standard output of one call; a failure ends the run."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        os.close(reader)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        os.execv(binary, [str(binary), *arguments])
    os.close(writer)
    begun = time.monotonic()
    with os.fdopen(reader, "rb") as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(arguments)}: exit {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss // 1024, output.decode()


def speeches(data: Path) -> list[dict]:
    """All speeches, dated by their year."""
    found = []
    for name in FILES:
        with lzma.open(data / name, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                found.append({"id": record["id"], "date": str(record["year"]), "text": record["text"]})
    return found


def repeats(output: str) -> dict[tuple, list[tuple[str, float, str]]]:
    """Earlier statements with their scores and bands, best first, by the later one."""
    found: dict[tuple, list[tuple[str, float, str]]] = {}
    for line in output.splitlines():
        record = json.loads(line)
        later, earlier = record["later"], record["earlier"]
        found.setdefault((later["document"], later["statement"]), []).append(
            (f"{earlier['document']}#{earlier['statement']}", record["score"], record["band"])
        )
    return found


def agreement(indexed: dict, whole: dict) -> dict[str, float]:
    """How far the index finds what the whole reading finds: the best, the five best, and the bands."""
    echoes = {key: best for key, best in whole.items() if best[0][2] != "new"}

    def share(test, over) -> float:
        return sum(map(test, over)) / max(1, len(over))

    first = share(lambda key: indexed.get(key, [("", 0)])[0][0] == whole[key][0][0], echoes)
    five = share(
        lambda key: len({item for item, *_ in indexed.get(key, [])} & {item for item, *_ in whole[key]}) / len(whole[key]),
        echoes,
    )
    band = share(lambda key: indexed.get(key, [("", 0, "new")])[0][2] == whole[key][0][2], whole)
    score = share(lambda key: abs(indexed.get(key, [("", 0)])[0][1] - whole[key][0][1]), echoes)
    return {"first": first, "five": five, "band": band, "score": score, "statements": len(whole), "repeated": len(echoes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/rhetoric")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("RHETORIC_DATA", ROOT / "../shared")) / "data")
    parser.add_argument("--whole", action="store_true", help="also trace by a whole reading (--exact), and compare")
    parser.add_argument("--keep", type=Path, help="write store.md there")
    options = parser.parse_args()
    if not (options.data / FILES[0]).exists():
        sys.exit(f"{options.data / FILES[0]} is not there: set RHETORIC_DATA")
    with tempfile.TemporaryDirectory() as scratch:
        table = measure(options, Path(scratch))
    print(table)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        (options.keep / "store.md").write_text(table, encoding="utf-8")


def lay_out(data: Path, scratch: Path) -> None:
    """The speeches as one table, but for some of the last year, which stand alone and are dated later than all."""
    records = speeches(data)
    last = max(record["date"] for record in records)
    late = [record for record in records if record["date"] == last][-TRACED:]
    rest = [record for record in records if record not in late]
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in rest)
    (scratch / "un.jsonl").write_text("".join(lines), encoding="utf-8")
    for number, record in enumerate(late):
        later = json.dumps({**record, "date": "2030-01-01"}, ensure_ascii=False) + "\n"
        (scratch / f"late{number}.jsonl").write_text(later, encoding="utf-8")
    words = "We stand for the peaceful settlement of disputes and the equal sovereignty of all States."
    one = json.dumps({"id": "one", "date": "2030-01-01", "text": words}) + "\n"
    (scratch / "one.jsonl").write_text(one, encoding="utf-8")
    (scratch / "size").write_text(f"{len(rest)} {sum(len(record['text'].encode()) for record in rest)}")


QUERIES = [
    "peaceful settlement of disputes", "climate change and small island states", "reform of the Security Council",
    "nuclear weapons", "debt of developing countries", "pandemic and vaccines", "apartheid in South Africa",
    "terrorism", "law of the sea", "human rights of women",
]


def drift(options: argparse.Namespace, scratch: Path) -> list[tuple[str, str, str, str]]:
    """What search finds when the last tenth of the speeches was folded in or taken in by updates, beside a fit of all."""
    lines = (scratch / "un.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    cut = len(lines) * 9 // 10
    (scratch / "queries.jsonl").write_text(
        "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(QUERIES)))
    grown = scratch / "grown.rhet"
    found = []
    parts = [lines[:cut], lines[cut:cut + 50], lines[cut + 50:]]
    told = ["nine tenths", "and 50 folded in", "and the rest taken in by updates"]
    rows = []
    for number, (part, what) in enumerate(zip(parts, told)):
        (scratch / f"part{number}.jsonl").write_text("".join(part), encoding="utf-8")
        seconds, memory, _ = measured(options.binary, "ingest", str(scratch / f"part{number}.jsonl"), "-o", str(grown))
        state = json.loads(measured(options.binary, "index", str(grown), "--json")[2])
        told_drift = "" if state["drift"] is None else f"drift {state['drift']:.3f}"
        rows.append((f"ingest {what}", f"{seconds:.2f}", str(memory), told_drift))
    for step in ["updated", "refitted"]:
        if step == "refitted":
            seconds, memory, _ = measured(options.binary, "index", str(grown), "--refit", "--json")
            rows.append(("index --refit", f"{seconds:.2f}", str(memory), ""))
        output = measured(options.binary, "search", str(grown), "--queries", str(scratch / "queries.jsonl"), "--format", "trec", "--top", "10")[2]
        hits: dict[str, list[str]] = {}
        for line in output.splitlines():
            hits.setdefault(line.split()[0], []).append(line.split()[2])
        found.append(hits)
    shared = [len(set(found[0][key]) & set(found[1][key])) / len(found[1][key]) for key in found[1]]
    rows.append(("first ten of ten queries, updated and refitted", "", "", f"{sum(shared) / len(shared):.2f} of them the same"))
    return rows


def measure(options: argparse.Namespace, scratch: Path) -> str:
    # In a process of its own: what a child inherits counts as its memory.
    layout = multiprocessing.Process(target=lay_out, args=(options.data, scratch))
    layout.start()
    layout.join()
    if layout.exitcode != 0:
        sys.exit("the speeches could not be read")
    source, corpus, one = scratch / "un.jsonl", scratch / "un.rhet", scratch / "one.jsonl"
    documents, size = map(int, (scratch / "size").read_text().split())
    rows = []

    def note(what: str, seconds: float, memory: int, remark: str = "") -> None:
        rows.append((what, f"{seconds:.2f}", str(memory), remark))

    seconds, memory, _ = measured(options.binary, "ingest", str(source), "-o", str(corpus))
    ratio = corpus.stat().st_size / size
    note(f"ingest {documents:,} speeches ({size / 1e6:.0f} MB of text)", seconds, memory, f"the file is {ratio:.2f} times the text")
    seconds, memory, _ = measured(options.binary, "ingest", str(source), "-o", str(corpus))
    note("the same again: nothing is new", seconds, memory)
    seconds, memory, _ = measured(options.binary, "ingest", str(scratch / "late0.jsonl"), "-o", str(corpus))
    note("one more speech", seconds, memory)
    seconds, memory, _ = measured(options.binary, "meta", "ls", str(corpus), "--format", "csv")
    note("list the documents", seconds, memory)
    seconds, memory, _ = measured(options.binary, "trace", str(one), "--against", str(corpus), "--json")
    note("trace one statement", seconds, memory, "by the index")
    later = [str(scratch / "late1.jsonl")]
    seconds, memory, output = measured(options.binary, "trace", *later, "--against", str(corpus), "--json")
    indexed = repeats(output)
    note(f"trace a speech of {len(indexed)} statements", seconds, memory, "by the index")
    if options.whole:
        seconds, memory, output = measured(options.binary, "trace", *later, "--against", str(corpus), "--json", "--exact")
        note("the same by a whole reading", seconds, memory, "--exact")
        found = agreement(indexed, repeats(output))
        rows.append(("agreement of the two", "", "", "; ".join(f"{name} {value:.3f}" if value < 1.5 else f"{name} {value:.0f}" for name, value in found.items())))
    seconds, memory, _ = measured(options.binary, "search", str(corpus), "peaceful settlement of disputes", "--json")
    note("search", seconds, memory, "by the index")
    seconds, memory, _ = measured(options.binary, "formulations", str(corpus), "--top", "20", "--json")
    note("formulations, the heaviest 20", seconds, memory, "reads the whole")
    seconds, memory, _ = measured(options.binary, "index", str(corpus), "--formulations", "--json")
    note("find and keep the formulations", seconds, memory)
    seconds, memory, _ = measured(options.binary, "formulations", str(corpus), "--top", "20", "--json")
    note("formulations, the heaviest 20", seconds, memory, "those that are kept")
    seconds, memory, _ = measured(options.binary, "formulations", str(corpus), "--json")
    note("all formulations", seconds, memory, "those that are kept")
    rows += drift(options, scratch)
    lines = ["| work | seconds | peak MB | |", "|---|---|---|---|"] + [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
