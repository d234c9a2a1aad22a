"""The graded press articles as a sample for fits; what their shared scorer reads, by the same rules.

A unit is a later statement: its graded pairs and, where it has an earlier one of grade 2 or 3, its ranking. Those with a
ranking come first.
"""

import json
from collections import defaultdict
from pathlib import Path

import numpy

from evidence import Evidence, Numbers, records
from samples import Figures, Sample, area, spearman


def press(printed: Path, gold_file: Path) -> Sample:
    """The graded press articles, by later statements. Pairs that were not printed score 0."""
    gold = Gold(json.loads(gold_file.read_text(encoding="utf-8")))
    rows, group = gold.placed(records(printed, "repeat"))
    pair = {key: number for number, key in enumerate(dict.fromkeys(group))}
    of_row = numpy.array([pair[key] for key in group])
    missing = len(pair)  # one place more, for what was not printed

    graded = numpy.array([pair.get(p[:2], missing) for p in gold.graded])
    grade = numpy.array([p[2] for p in gold.graded])
    is_semantic = numpy.array([p[3] for p in gold.graded])
    later = sorted({p[0] for p in gold.graded}, key=lambda statement: (statement not in gold.relevant, statement))
    unit_of = {statement: unit for unit, statement in enumerate(later)}
    of_unit: list[list[int]] = [[] for _ in later]
    for number, (statement, *_) in enumerate(gold.graded):
        of_unit[unit_of[statement]].append(number)
    queries = {
        unit_of[query]: [(pair[query, c], c in hits) for c in gold.candidates(query) if (query, c) in pair]
        for query, hits in gold.relevant.items()
    }
    count = {unit_of[query]: len(hits) for query, hits in gold.relevant.items()}

    def figures(scores: Numbers, units: Numbers) -> Figures:
        best = numpy.zeros(missing + 1)
        numpy.maximum.at(best, of_row, scores)
        ranked = [ranked_first(best, queries[u], count[u]) for u in units if u in queries]
        mrr, recall = numpy.array(ranked).mean(axis=0) if ranked else (float("nan"),) * 2
        chosen = numpy.array([number for u in units for number in of_unit[u]], int)
        values, grades, semantic = best[graded][chosen], grade[chosen], is_semantic[chosen]
        unrelated = values[grades == 0]
        return {
            "press MRR": float(mrr),
            "press recall@5": float(recall),
            "press AUC": area(values[grades >= 2], unrelated),
            "press AUC-semantic": area(values[(grades >= 2) & semantic], unrelated),
            "press Spearman": spearman(values, grades),
        }

    return Sample(Evidence.of(rows), len(later), figures)


def ranked_first(best: Numbers, candidates: list[tuple[int, bool]], count: int) -> tuple[float, float]:
    """Reciprocal rank and recall among five of one query. `candidates`: a pair's place, whether it is relevant."""
    order = sorted(candidates, key=lambda candidate: -best[candidate[0]])
    first = next((1 / i for i, (_, hit) in enumerate(order, 1) if hit), 0.0)
    return first, sum(hit for _, hit in order[:5]) / min(5, count)


class Gold:
    """The gold of the press articles as the shared scorer reads it."""

    def __init__(self, gold: dict) -> None:
        self.rank = {seed: place for place, seed in enumerate(gold["chronology"])}
        self.statements = gold["statements"]
        self.excluded = set(gold["excluded"]["kinds"])
        forward = [p for p in gold["pairs"] if self.day(p["earlier"], 9) < self.day(p["later"], -1)]
        self.graded = [(p["later"], p["earlier"], p["grade"], p.get("difficulty") == "semantic") for p in forward]
        self.relevant: dict[str, set[str]] = defaultdict(set)
        for p in forward:
            if p["scope"] == "cross-document" and p["grade"] >= 2:
                self.relevant[p["later"]].add(p["earlier"])

    def day(self, statement: str, unknown: int) -> int:
        """The place of a statement's article in time. An identifier begins with the three digits of the article."""
        return self.rank.get(statement[:3], unknown)

    def candidates(self, later: str) -> list[str]:
        kept = (s["id"] for s in self.statements if s["kind"] not in self.excluded)
        return [statement for statement in kept if self.day(statement, 9) < self.day(later, -1)]

    def placed(self, rows: list[dict]) -> tuple[list[dict], list[tuple[str, str]]]:
        """The records whose sides both overlap a statement of the gold, and these statements, later and earlier."""
        sides = [(self.statement(row["later"]), self.statement(row["earlier"])) for row in rows]
        both = [number for number, side in enumerate(sides) if all(side)]
        return [rows[number] for number in both], [sides[number] for number in both]

    def statement(self, side: dict) -> str | None:
        """The statement that a side overlaps most."""
        best, most = None, 0
        for s in self.statements:
            shared = min(side["end"], s["end"]) - max(side["start"], s["start"])
            if s["seed"] == side["document"][:3] and shared > most:
                best, most = s["id"], shared
        return best
