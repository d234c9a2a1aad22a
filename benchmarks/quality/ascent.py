"""Fits the weights of a weighted mean, and cross-validates the fit.

Coordinate ascent in steps down to .05: the figures are made of ranks and have no gradient, and finer weights say
nothing. It starts from weights that are all alike, so that the kept ones do not lead it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy

from evidence import PARTS, Numbers, Rule, Weights
from samples import Figures, Sample

STEPS = (0.4, 0.2, 0.1, 0.05)
STARTS = (0.0, 0.5)
LEAST_GAIN = 1e-5
FOLDS, SPLITS, SEED = 4, 5, 1


@dataclass
class Model:
    """A weighted mean and its dev sets. `aims`: the figures whose sum is fitted."""

    name: str
    title: str
    kept: Weights
    samples: list[Sample]
    rules: list[Rule]
    aims: list[str]

    @property
    def has_deductions(self) -> bool:
        return any(rule.has_deductions for rule in self.rules)

    def figures(self, weights: Weights, units: list[Numbers] | None = None, deductions: bool = True) -> Figures:
        """All figures by some weights, over some units of each sample (all for None)."""
        found: Figures = {}
        for number, (sample, rule) in enumerate(zip(self.samples, self.rules, strict=True)):
            scores = rule.scores(weights, deductions)
            found |= sample.all(scores) if units is None else sample.figures(scores, units[number])
        return found

    def aimed(self) -> "Model":
        """The same with only the samples that the aims are of."""
        every = zip(self.samples, self.rules, strict=True)
        both = [(s, r) for s, r in every if set(self.aims) & set(s.all(r.scores(self.kept)))]
        return Model(self.name, self.title, self.kept, [s for s, _ in both], [r for _, r in both], self.aims)

    def fit(self, units: list[Numbers] | None = None) -> Weights:
        def aim(weights: Weights) -> float:
            found = self.figures(weights, units)
            return sum(found[name] for name in self.aims)

        return max((ascend(aim, start) for start in STARTS), key=aim)


def uniform(value: float) -> Weights:
    """Lexical 1, all others alike."""
    return dict.fromkeys(PARTS, value) | {"lexical": 1.0}


def ascend(aim: Callable[[Weights], float], start: float) -> Weights:
    """Raises `aim` by one weight at a time; the lexical one stays 1, none falls below 0."""
    weights, best = uniform(start), aim(uniform(start))
    for step in STEPS:
        is_rising = True
        while is_rising:
            is_rising = False
            for part in PARTS[1:]:
                for change in (step, -step):
                    tried = weights | {part: max(0.0, round(weights[part] + change, 2))}
                    if tried != weights and (found := aim(tried)) > best + LEAST_GAIN:
                        weights, best, is_rising = tried, found, True
    return weights


@dataclass
class Validation:
    """What cross-validation found. `figures`: aims by row, means over the folds; `fits`: the weights of each fold."""

    figures: dict[str, Figures]
    fits: list[Weights]
    gain: Figures  # of the held-out fit over the kept weights, mean over the splits
    spread: Figures  # its standard deviation over the splits


def validate(model: Model, found: Weights) -> Validation:
    """FOLDS folds of the units of every sample, drawn SPLITS times. `found`: the weights fitted on everything."""
    by_split: list[dict[str, Figures]] = []
    fits: list[Weights] = []
    for split in range(SPLITS):
        folds = [drawn(sample.units, split, number) for number, sample in enumerate(model.samples)]
        each: list[dict[str, Figures]] = []
        for fold in range(FOLDS):
            fitted = model.fit([numpy.flatnonzero(f != fold) for f in folds])
            fits.append(fitted)
            held_out = [numpy.flatnonzero(f == fold) for f in folds]
            rows = {
                "lexical alone": uniform(0.0),
                "all parts alike": uniform(1.0),
                "kept": model.kept,
                "fitted, held out": fitted,
                "fitted on all, not held out": found,
            }
            each.append({row: model.figures(weights, held_out) for row, weights in rows.items()})
        by_split.append(means(each, model.aims))
    gains = [{aim: split["fitted, held out"][aim] - split["kept"][aim] for aim in model.aims} for split in by_split]
    return Validation(
        means(by_split, model.aims),
        fits,
        {aim: float(numpy.mean([gain[aim] for gain in gains])) for aim in model.aims},
        {aim: float(numpy.std([gain[aim] for gain in gains], ddof=1)) for aim in model.aims},
    )


def drawn(units: int, split: int, sample: int) -> Numbers:
    """The fold of every unit. Neighbours go to different folds, so that each has its share of every kind of unit."""
    blocks = numpy.tile(numpy.arange(FOLDS), (-(-units // FOLDS), 1))
    return numpy.random.default_rng([SEED, split, sample]).permuted(blocks, axis=1).ravel()[:units]


def means(tables: list[dict[str, Figures]], names: list[str]) -> dict[str, Figures]:
    """The mean of tables that have the same rows; a figure that a fold has no pairs for is left out of it."""
    return {row: {n: float(numpy.nanmean([t[row][n] for t in tables])) for n in names} for row in tables[0]}
