"""Dev sets from which weights are fitted: from scores of pairs to figures, for any selection of queries or pairs.

The figures are those of the shared scorers; these take one from an array of scores in milliseconds, because a fit needs
thousands. A unit is what is drawn into a fold: a pair of texts, a query, a later statement of the press articles.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy

import layouts
from evidence import Evidence, Numbers, records

Figures = dict[str, float]
DEPTH = 100  # items of a ranking that are scored, as `quality.py` prints them


@dataclass
class Sample:
    """`figures`: figures of scores, one for each pair of `evidence`, over the units that are given."""

    evidence: Evidence
    units: int
    figures: Callable[[Numbers, Numbers], Figures]

    def all(self, scores: Numbers) -> Figures:
        return self.figures(scores, numpy.arange(self.units))


def ranks(values: Numbers) -> Numbers:
    """From 1; equal values share the mean of theirs."""
    _, place, count = numpy.unique(values, return_inverse=True, return_counts=True)
    last = numpy.cumsum(count)
    return (last - (count - 1) / 2)[place]


def spearman(values: Numbers, gold: Numbers) -> float:
    a, b = ranks(values), ranks(gold)
    return float(numpy.corrcoef(a, b)[0, 1]) if a.std() and b.std() else 0.0


def area(positive: Numbers, negative: Numbers) -> float:
    """The probability that a positive value is above a negative one; equal values count half."""
    if not len(positive) or not len(negative):
        return float("nan")
    total = ranks(numpy.concatenate([positive, negative]))[: len(positive)].sum()
    return float((total - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative)))


def pairs(printed: Path, gold_file: Path, title: str, is_graded: bool) -> Sample:
    """Pairs of texts. One figure, named by `title`: Spearman of graded pairs, else the area under the curve."""
    evidence = Evidence.of(records(printed, "similarity"))
    gold = numpy.array([float(line) for line in gold_file.read_text(encoding="utf-8").split()])
    if len(gold) != len(evidence.printed):
        raise SystemExit(f"fit: {title}: {len(evidence.printed)} scores against {len(gold)} gold values")

    def figures(scores: Numbers, units: Numbers) -> Figures:
        values, wanted = scores[units], gold[units]
        return {title: spearman(values, wanted) if is_graded else area(values[wanted == 1], values[wanted == 0])}

    return Sample(evidence, len(gold), figures)


def ranking(printed: Path, folder: Path, title: str, names: tuple[str, ...]) -> Sample:
    """Items ranked for queries: those of MAP, MRR and recall@5 that `names` has, of a query's DEPTH best items. Items
    that are not earlier are dropped from these."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for row in layouts.rows(folder / "qrels.tsv"):
        if row.get("claim_is_earlier", "1") == "1":
            relevant[row["query"]].add(row["item"] if "item" in row else row["claim"])
    late = folder / "drop.tsv"
    dropped = set(map(str.strip, late.open(encoding="utf-8"))) if late.exists() else set()
    rows = [r for r in records(printed, "repeat") if r["later"]["document"] in relevant]
    found: dict[str, dict[str, list[int]]] = {query: defaultdict(list) for query in relevant}
    for place, row in enumerate(rows):
        found[row["later"]["document"]][row["earlier"]["document"]].append(place)
    queries = [Query(found[query], items, query, dropped) for query, items in relevant.items()]

    def figures(scores: Numbers, units: Numbers) -> Figures:
        each = numpy.array([queries[unit].figures(scores) for unit in units]).mean(axis=0)
        found = zip(("MAP", "MRR", "recall@5"), map(float, each), strict=True)
        return {f"{title} {name}": value for name, value in found if name in names}

    return Sample(Evidence.of(rows), len(queries), figures)


class Query:
    """One query of a ranking: its items, each with the places of its statements' scores."""

    def __init__(self, items: dict[str, list[int]], relevant: set[str], query: str, dropped: set[str]) -> None:
        ordered = sorted(items)
        self.places = numpy.array([place for item in ordered for place in items[item]], int)
        self.starts = numpy.cumsum([0] + [len(items[item]) for item in ordered])[:-1]
        self.is_relevant = numpy.array([item in relevant for item in ordered], bool)
        self.is_dropped = numpy.array([f"{query}\t{item}" in dropped for item in ordered], bool)
        self.count = len(relevant)

    def figures(self, scores: Numbers) -> tuple[float, float, float]:
        """Average precision, reciprocal rank, recall among five. An item has the score of its best statement."""
        if not self.is_relevant.any():
            return 0.0, 0.0, 0.0
        best = numpy.maximum.reduceat(scores[self.places], self.starts)
        order = numpy.argsort(-best, kind="stable")[:DEPTH]
        hits = numpy.flatnonzero(self.is_relevant[order[~self.is_dropped[order]]]) + 1
        if not len(hits):
            return 0.0, 0.0, 0.0
        precision = (numpy.arange(1, len(hits) + 1) / hits).sum() / self.count
        return precision, 1 / hits[0], (hits <= 5).sum() / min(5, self.count)
