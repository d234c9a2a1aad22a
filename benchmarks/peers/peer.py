"""One run of one peer in a process of its own: `peer.py WORK METHOD OPTIONS`. Prints one line of JSON, as ours does.

Exit code 69: the package of the peer is not installed here.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

import numpy
import scipy.sparse

import clusters
import nearest
import svd
import texts
from measure import Measured, measured
from methods import Method

UNAVAILABLE = 69
Figures = dict[str, object]


def load(module: str) -> None:
    """Before the clock starts."""
    try:
        importlib.import_module(module)
    except ImportError as missing:
        print(f"{missing.name} does not install here", file=sys.stderr)
        sys.exit(UNAVAILABLE)


def figures(found: Measured, **others: object) -> Figures:
    return {"seconds": found.seconds, "peakBytes": found.peak_bytes, **others}


def run_svd(method: Method, asked: argparse.Namespace) -> Figures:
    small = scipy.sparse.random(400, 300, 0.05, format="csr", rng=1)
    method.run(method.prepare(small), 5, asked.setting)  # wakes threads, loads what is loaded lazily
    matrix = method.prepare(scipy.sparse.load_npz(asked.matrix).tocsr())
    with measured() as found:
        triplets = method.run(matrix, asked.rank, asked.setting)
    both, rows = svd.residuals(scipy.sparse.load_npz(asked.matrix).tocsr(), triplets)
    last = float(triplets[1].min())
    return figures(found, residual=both, rowResidual=rows, rank=len(triplets[1]), lastValue=last)


def run_nearest(method: Method, asked: argparse.Namespace) -> Figures:
    rows = numpy.load(asked.rows)
    method.run(rows[:1000], int(asked.setting) or 256)
    with measured() as found:
        ids = method.run(rows, int(asked.setting))
    numpy.save(asked.output, nearest.earlier(ids))
    return figures(found)


def run_query(method: Method, asked: argparse.Namespace) -> Figures:
    rows, queries = numpy.load(asked.rows), numpy.load(asked.queries)
    with measured() as found:
        times = method.run(rows, queries)
    found.seconds = nearest.one(times)
    return figures(found)


def read(asked: argparse.Namespace) -> tuple[list[str], int]:
    """The lines, and the bytes that they were."""
    text = asked.text.read_bytes()
    return text.decode("utf-8").splitlines(), len(text)


def run_counts(method: Method, asked: argparse.Namespace) -> Figures:
    lines, size = read(asked)
    with measured() as found:
        matrix = method.run(lines, asked.setting)
    return figures(found, bytes=size, **texts.sizes(matrix))


def run_ngrams(method: Method, asked: argparse.Namespace) -> Figures:
    lines, size = read(asked)
    with measured() as found:
        shared = method.run(lines, asked.setting)
    return figures(found, bytes=size, items=len(lines), **shared)


def run_clusters(method: Method, asked: argparse.Namespace) -> Figures:
    rows = numpy.load(asked.rows)
    method.run(rows[: len(rows) // 20], asked, 0)
    with measured() as found:
        made = method.run(rows, asked, int(asked.setting))
    if asked.output:
        numpy.save(asked.output, made.labels.astype(numpy.int32)[:, None])
    return figures(found, **clusters.figures(made))


WORKS = {
    "svd": (svd.METHODS, run_svd),
    "nearest": (nearest.CAUSAL, run_nearest),
    "query": (nearest.QUERY, run_query),
    "counts": (texts.COUNTS, run_counts),
    "ngrams": (texts.NGRAMS, run_ngrams),
    "clusters": (clusters.METHODS, run_clusters),
}


def libraries() -> list[str]:
    """Every BLAS that the packages brought along, with the kernels it chose and its threads."""
    from threadpoolctl import threadpool_info

    pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    return sorted({f"{p['internal_api']} {p['version']} {p.get('architecture')} x{p['num_threads']}" for p in pools})


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("method")
    for file in ("matrix", "rows", "queries", "seeds", "text", "output"):
        parser.add_argument(f"--{file}", type=Path)
    for number in ("rank", "rounds", "min-size", "min-samples"):
        parser.add_argument(f"--{number}", type=int)
    parser.add_argument("--method", dest="kind", help="of the clusters, as our binary names it")
    parser.add_argument("--setting", type=float, default=0, help="the tolerance, the block, ...: what the method names")
    return parser.parse_args()


def main() -> None:
    asked = options()
    methods, run = WORKS[asked.work]
    method = methods[asked.method]
    load(method.module)
    print(json.dumps({"type": asked.work, **run(method, asked), "blas": libraries()}))


if __name__ == "__main__":
    main()
