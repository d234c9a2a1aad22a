"""The parts of the evidence as the binary prints them, and the weighted mean that it makes of them.

The kept weights are read out of the Swift source, and what the binary printed is checked against them, so that the
source, the binary and the tables of a fit cannot drift apart.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy

PARTS = ("lexical", "aligned", "pairs", "coverage", "latent")
SOURCE = Path("Sources/Rhetoric/Evidence/EvidenceModel.swift")
# Equal texts score 1 and nothing else does: a weighted mean is cut off here.
MOST = 0.999
EQUAL = 2.0
# Scores and parts are printed with six places.
ROUNDING = 5e-6

Numbers = numpy.ndarray
Weights = dict[str, float]


def kept_weights(root: Path, model: str) -> Weights:
    """The weights of a model (`formulation`, `meaning`) in the Swift source; stops where they cannot be read."""
    text = (root / SOURCE).read_text(encoding="utf-8")
    found = re.search(rf"static let {model} = EvidenceWeights\(([^)]*)\)", text)
    weights = {} if found is None else {k: float(v) for k, v in re.findall(r"(\w+): (\d+(?:\.\d+)?)", found[1])}
    if sorted(weights) != sorted(PARTS):
        wanted = f"static let {model} = EvidenceWeights({': …, '.join(PARTS)}: …)"
        raise SystemExit(f"fit: {SOURCE} has no line `{wanted}` with numbers, so the kept weights are not known")
    return weights


def mean(parts: Numbers, weights: Weights) -> Numbers:
    """The weighted mean of the parts. `parts`: a row for each pair, a column for each of PARTS."""
    by_column = numpy.array([weights[part] for part in PARTS])
    return numpy.minimum(MOST, parts @ by_column / by_column.sum())


@dataclass
class Evidence:
    """The evidence of n pairs. `parts`: n rows; `printed`: their scores."""

    parts: Numbers
    printed: Numbers

    @classmethod
    def of(cls, records: list[dict]) -> "Evidence":
        """Of JSON lines. A pair of which one text has no words has no parts."""
        nothing = dict.fromkeys(PARTS, 0.0)
        parts = [[(record["evidence"] or nothing)[part] for part in PARTS] for record in records]
        return cls(numpy.array(parts), numpy.array([float(record["score"]) for record in records]))

    def rule(self, kept: Weights) -> "Rule":
        """The rule that made the printed scores; stops if that was not the mean by the kept weights."""
        scored = (self.printed < 1) & self.parts.any(axis=1)
        found = mean(self.parts, kept)
        same = numpy.abs(self.printed - found) <= ROUNDING
        kept_share = numpy.where(same | ~scored, 1.0, self.printed / numpy.maximum(found, ROUNDING))
        if (kept_share > 1).any() or same[scored].mean() < 0.2:
            raise SystemExit(
                f"fit: the binary does not score by the weights in {SOURCE}: build it again, or correct the rule here"
            )
        return Rule(self.parts, kept_share, self.printed == 1)


@dataclass
class Rule:
    """Scores by any weights. `kept_share`: what is left of the mean after deductions, such as for another number."""

    parts: Numbers
    kept_share: Numbers
    equal: Numbers

    @property
    def has_deductions(self) -> bool:
        return bool((self.kept_share < 1).any())

    def scores(self, weights: Weights, deductions: bool = True) -> Numbers:
        """Scores by other weights, with the deductions that the binary made. Equal texts stay above all others."""
        scores = mean(self.parts, weights) * (self.kept_share if deductions else 1.0)
        return numpy.where(self.equal, EQUAL, scores)


def records(path: Path, kind: str) -> list[dict]:
    """The records of one type in what the binary printed."""
    with path.open(encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record["type"] == kind]
