"""Measures the numeric core beside the libraries that people would use instead, on the same data in the same run.

Ours and each peer run in turn, each in a process of its own; every peer at the best of its settings. Prints each pair
of runs, then a table for each work. A peer that fails is reported in its row, and the others go on. Runs in the peers'
environment: `make bench-peers`, or `.build/peers/venv/bin/python benchmarks/peers/bench_peers.py`.
"""

import argparse
import os
import sys
from pathlib import Path

import pages
from data import Data
from machine import about
from peer import WORKS as PEERS
from runs import Row, Runs
from works import WORKS

ROOT = Path(__file__).resolve().parents[2]


def names(text: str) -> list[str]:
    return text.split(",")


def numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/rhetoric")
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("RHETORIC_DATA", ROOT.parent / "shared"),
        help="default: RHETORIC_DATA, or ../shared beside the checkout",
    )
    parser.add_argument("--scratch", type=Path, default=ROOT / ".build/peers")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write peers.md and peers.json there")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=names, default=list(WORKS), help=f"comma-separated, of {','.join(WORKS)}")
    parser.add_argument("--matrices", type=names, default=["RS", "S100k", "D100k"], help="default: RS,S100k,D100k")
    parser.add_argument("--ranks", type=numbers, default=[100, 300], help="default: 100,300")
    parser.add_argument("--peers", type=names, metavar="NAMES", help="only these, by their names in the table")
    parser.add_argument("--sentences", type=int, help="of the n-grams; default: all")
    parser.add_argument("--runs", type=int, default=5, help="of each pair; slow peers get fewer (default: 5)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of ours and of the peers")
    parser.add_argument("--minutes", type=float, default=600, help="no run begins later; the table holds what there is")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a run is stopped (default: 900)")
    places(parser)
    asked = parser.parse_args()
    asked.data, asked.scratch = Path(asked.data), asked.scratch.resolve()
    return asked


def check(asked: argparse.Namespace) -> None:
    """Says plainly what is missing, and stops."""
    needed = (asked.data / "peers/gen_dtm.py", asked.data / "data/ungdc")
    if asked.works != ["clusters"] and not all(place.exists() for place in needed):
        raise SystemExit(
            f"bench-peers: no data at {asked.data}: they are not part of the project; "
            "set RHETORIC_DATA to the folder with peers/gen_dtm.py and data/ungdc/"
        )
    if unknown := [work for work in asked.works if work not in WORKS]:
        raise SystemExit(f"bench-peers: no work is named {unknown[0]}; there are {', '.join(WORKS)}")
    known = {name for methods, _ in PEERS.values() for name in methods}
    if unknown := [name for name in asked.peers or [] if name not in known]:
        raise SystemExit(f"bench-peers: no peer is named {unknown[0]}; there are {', '.join(sorted(known))}")
    if not os.access(asked.binary, os.X_OK):
        raise SystemExit(f"bench-peers: no binary at {asked.binary}: run `make build` first, or name one with --binary")


def measured(asked: argparse.Namespace, data: Data, runs: Runs) -> list[list[Row]]:
    """The rows of each work; what cannot be made leaves a remark, and the other works go on."""
    groups = []
    for work in asked.works:
        rows: list[Row] = []
        try:
            for task in WORKS[work](data, asked):
                rows += runs.rows(task)
        except (OSError, RuntimeError, MemoryError) as problem:
            data.remark(f"{work}: {problem}")
        groups.append(rows)
    return groups


def main() -> int:
    asked = options()
    check(asked)
    data = Data(asked.data, asked.scratch / "data", asked.binary)
    runs = Runs(asked)
    groups = measured(asked, data, runs)
    facts = about(asked)
    print(pages.page(groups, facts, data.remarks))
    if asked.keep:
        pages.keep(asked.keep, groups, facts, data.remarks, runs.sweeps.kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
