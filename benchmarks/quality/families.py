"""Formulations against the families that a reader marked in the press articles.

An occurrence is found where a printed one covers half of the shorter of the two. Recall: the share of the pairs of one family
that stand in one printed family. Precision: among printed pairs of which both members are marked, the share that are of one
family; what the reader did not mark is not counted. Earliest: of the families found (two occurrences in one printed family), the
share whose first occurrence is in the right article. Decoys: places that the reader marked as not of a family, though they look
it, and that a printed family joins with one that is.
"""

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path


@dataclass(frozen=True)
class Place:
    document: str
    start: int
    end: int
    family: str

    def meets(self, other: "Place") -> bool:
        if self.document != other.document:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared > 0 and 2 * shared >= min(self.end - self.start, other.end - other.start)


def families(printed: Path, gold_file: Path) -> dict[str, float]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    marked = [Place(o["seed"], o["start"], o["end"], f["id"]) for f in gold["families"] for o in f["occurrences"]]
    articles = set(gold["chronology"])
    records = [json.loads(line) for line in printed.read_text(encoding="utf-8").splitlines()]
    found = [place for record in records for place in places(record) if place.document in articles]
    held = {mark: {place.family for place in found if place.meets(mark)} for mark in marked}

    pairs = [(a, b) for a, b in combinations(marked, 2) if a.family == b.family]
    recall = sum(bool(held[a] & held[b]) for a, b in pairs) / len(pairs)
    judged = {place: {mark.family for mark in marked if place.meets(mark)} for place in found}
    told = [(a, b) for a, b in combinations(found, 2) if a.family == b.family and judged[a] and judged[b]]
    precision = sum(bool(judged[a] & judged[b]) for a, b in told) / len(told) if told else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    first = {record["id"]: places(record)[0].document for record in records}
    right = []
    for family in gold["families"]:
        votes = Counter(name for mark in marked if mark.family == family["id"] for name in sorted(held[mark]))
        name, count = max(votes.items(), key=lambda vote: vote[1], default=("", 0))
        if count >= 2:
            right.append(first[name] == family["earliest"]["seed"])
    decoys = [Place(d["seed"], d["start"], d["end"], f["id"]) for f in gold["families"] for d in f.get("decoys", [])]
    taken = {(mark.family, name) for mark in marked for name in held[mark]}
    joined = [any(place.meets(decoy) and (decoy.family, place.family) in taken for place in found) for decoy in decoys]
    return {
        "recall": recall,
        "precision": precision,
        "F1": f1,
        "families": float(len(right)),
        "earliest": sum(right) / len(right) if right else 0.0,
        "decoys joined": float(sum(joined)),
    }


def places(record: dict) -> list[Place]:
    """The articles are named by the number that their files begin with."""
    sides = [occurrence["side"] for occurrence in record["occurrences"]]
    return [Place(side["document"].split("_")[0], side["start"], side["end"], record["id"]) for side in sides]
