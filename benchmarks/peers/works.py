"""What is compared: for each work its tasks, with the arguments that both sides get and what counts as exact enough."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy

import clusters
import nearest
import svd
import texts
from data import Data, save
from methods import Method

Figures = dict
RECALL = 0.95  # exact but for the neighbours inside a block, or as near as a graph gets; generous to the peers


@dataclass(frozen=True)
class Task:
    """One comparison. `arguments` go to both sides, `ours` to our binary alone, before `--threads`."""

    work: str
    title: str
    arguments: list[str]
    ours: list[str]
    methods: dict[str, Method]
    accuracy: str = ""  # the figure that tells it
    enough: Callable[[Figures], bool] = lambda figures: True
    complete: Callable[[Figures], Figures] = lambda figures: figures
    threads: int | None = None  # where it is not what was asked for


DOUBLE = ["scipy PROPACK", "scipy ARPACK", "PRIMME", "SVDLIBC"]
LEVELS = (("1e-4", [], list(svd.METHODS)), ("1e-8", ["--precision", "double"], DOUBLE))


def decompositions(data: Data, asked) -> Iterator[Task]:
    """Each matrix and rank twice: to a residual of 1e-4, and to 1e-8 in double precision."""
    for name in asked.matrices:
        matrix = str(data.matrix(name))
        for rank in asked.ranks:
            for tolerance, precision, methods in LEVELS:
                yield Task(
                    "svd",
                    f"{name}, k = {rank}, residual {tolerance}",
                    ["--matrix", matrix, "--rank", str(rank)],
                    ["--tolerance", tolerance, *precision],
                    {method: svd.METHODS[method] for method in methods},
                    "residual",
                    lambda figures, most=float(tolerance): figures["residual"] <= most,
                )


def causal(data: Data, asked) -> Iterator[Task]:
    """Every output is judged by the tenth best cosine of each row."""
    path, found = data.rows(), asked.scratch / "nearest.npy"
    rows = numpy.load(path)
    tenths = numpy.load(data.made("rows-tenth.npy", lambda place: save(place, nearest.tenth(rows))))

    def complete(figures: Figures) -> Figures:
        return figures | {"recall": nearest.recall(rows, numpy.load(found), tenths)}

    yield Task(
        "nearest",
        f"{len(rows):,} x {rows.shape[1]}, ten nearest among earlier rows",
        ["--rows", str(path), "--output", str(found)],
        ["--top", "10"],
        nearest.CAUSAL,
        "recall",
        lambda figures: figures["recall"] >= RECALL,
        complete,
    )


def query(data: Data, asked) -> Iterator[Task]:
    """One query, its index made before; the time of one, when the threads are awake."""
    arguments = ["--rows", str(data.million()), "--queries", str(data.query())]
    title = "1,000,000 x 200, ten nearest of one query"
    yield Task("query", title, arguments, ["--top", "10"], nearest.QUERY)


def counts(data: Data, asked) -> Iterator[Task]:
    """scikit-learn counts in one thread: ours in one beside it, then in all."""
    text = str(data.lines())
    for threads in sorted({1, asked.threads}):
        yield Task(
            "counts",
            f"sentences of the UN debates, {threads} thread{'s' if threads > 1 else ''}",
            ["--text", text],
            [],
            texts.COUNTS,
            threads=threads,
        )


def ngrams(data: Data, asked) -> Iterator[Task]:
    text = data.lines(asked.sentences)
    count = sum(1 for _ in text.open(encoding="utf-8"))
    ours = ["--length", str(texts.LENGTH)]
    yield Task("ngrams", f"{count:,} sentences, pairs that share five words", ["--text", str(text)], ours, texts.NGRAMS)


ROUNDS = 25


def partitions(data: Data, asked) -> Iterator[Task]:
    """k-means from the same seeds, by so many rounds; the objective is taken from the labels of both."""
    path, found = data.clustered(100_000, 200), asked.scratch / "labels.npy"
    rows = numpy.load(path)

    for count in (100, 1000):
        seeds, agreement = str(data.seeds(path, count)), clusters.Agreement()

        def complete(figures: Figures, agreement=agreement) -> Figures:
            return agreement.judged(figures | {"objective": clusters.objective(rows, numpy.load(found)[:, 0])})

        options = ["--method", "kmeans", "--rows", str(path), "--seeds", seeds, "--rounds", str(ROUNDS)]
        yield Task(
            "clusters",
            f"100,000 x 200, k-means, k = {count:,}, {ROUNDS} rounds",
            [*options, "--output", str(found)],
            [],
            clusters.KMEANS,
            "off",
            lambda figures: figures["off"] <= 1e-3,
            complete,
        )


def hierarchies(data: Data, asked) -> Iterator[Task]:
    """The peers' trees are made in one thread: ours in one beside them, then in all. Then the density tree."""
    rows, few = str(data.clustered(20_000, 200)), str(data.clustered(20_000, 50))
    samples = ["--min-size", "15", "--min-samples", "15"]
    for threads in sorted({1, asked.threads}):
        for title, options, methods in (
            ("20,000 x 200, Ward", ["--method", "ward", "--rows", rows], clusters.WARD),
            ("20,000 x 200, average", ["--method", "average", "--rows", rows], clusters.LINKAGE),
            ("20,000 x 200, complete", ["--method", "complete", "--rows", rows], clusters.LINKAGE),
            ("20,000 x 50, HDBSCAN", ["--method", "density", "--rows", few, *samples], clusters.DENSITY),
        ):
            yield Task(
                "clusters",
                f"{title}, {threads} thread{'s' if threads > 1 else ''}",
                options,
                [],
                methods,
                "off",
                lambda figures: figures["off"] <= 1e-4,
                clusters.Agreement().judged,
                threads,
            )


def clusterings(data: Data, asked) -> Iterator[Task]:
    yield from partitions(data, asked)
    yield from hierarchies(data, asked)


WORKS = {
    "svd": decompositions,
    "nearest": causal,
    "query": query,
    "counts": counts,
    "ngrams": ngrams,
    "clusters": clusterings,
}
COMMANDS = {"query": "nearest"}  # of our binary, where it is not named like the work
