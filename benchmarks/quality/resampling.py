"""Which differences between two weightings are more than chance: a paired bootstrap over the units of a sample.

Both weightings are taken on the same draws (Efron and Tibshirani 1993), because their figures rise and fall together:
few queries say little of a figure, and more of a difference.
"""

import numpy

from ascent import SEED, Model
from evidence import Weights

DRAWS = 400
INSIDE = (2.5, 97.5)  # percentiles


def beyond_chance(model: Model, weights: Weights) -> set[str]:
    """The figures in which `weights` differ from the kept ones by more than the 95 % interval of the draws allows."""
    found = set()
    for number, (sample, rule) in enumerate(zip(model.samples, model.rules, strict=True)):
        kept, other = rule.scores(model.kept), rule.scores(weights)
        differences: dict[str, list[float]] = {}
        generator = numpy.random.default_rng([SEED, number])
        for _ in range(DRAWS):
            units = generator.integers(0, sample.units, sample.units)
            first, second = sample.figures(kept, units), sample.figures(other, units)
            for name, value in first.items():
                differences.setdefault(name, []).append(second[name] - value)
        for name, values in differences.items():
            low, high = numpy.nanpercentile(values, INSIDE)
            if low > 0 or high < 0:
                found.add(name)
    return found
