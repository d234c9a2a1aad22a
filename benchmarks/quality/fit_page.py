"""The page of a fit: for each model its weights, what each part is worth, and the cross-validation, as Markdown."""

from pathlib import Path

import table
from ascent import FOLDS, SPLITS, Model, Validation, uniform
from evidence import PARTS, Weights
from resampling import DRAWS, beyond_chance
from samples import Figures

ABOUT = f"""Written by `make fit` (benchmarks/quality/fit.py). The score of a pair is a weighted mean of five parts; the
kept weights stand in EvidenceModel.swift, from where the run read them. Every figure but those without a background is
taken anew from the parts that the binary printed; rankings are made of the 300 best by the kept weights, which favours
the rows with one part alone.

STSb, SICK and Clough: Spearman. MSRP: area under the curve. Snopes, STSb dev, SICK trial, MSRP val and Clough are in no
fit. A star: left out, the part changes the figure by more than chance does (paired bootstrap of the queries, pairs or
later statements, {DRAWS} draws, 95 %).

Cross-validation: {FOLDS} folds of the queries, pairs or later statements, drawn {SPLITS} times; means over
the folds, which are not the figures of whole sets. The kept weights were chosen while looking at the sets that are
fitted here: held out or not, that favours them.
"""


def section(model: Model, found: Weights, without_background: Figures, validation: Validation) -> str:
    """All that is told of one model."""
    return "\n".join(
        [
            f"## {model.title}\n",
            weights_table(model, found, validation),
            "What each part is worth:\n",
            ablation_table(model, found, without_background),
            f"Cross-validation of the sum of {', '.join(model.aims)}:\n",
            validation_table(model, validation),
        ]
    )


def weights_table(model: Model, found: Weights, validation: Validation) -> str:
    by_part = {part: [fit[part] for fit in validation.fits] for part in PARTS}
    rows = [
        ["kept", *(f"{model.kept[part]:g}" for part in PARTS)],
        ["fitted on all", *(f"{found[part]:g}" for part in PARTS)],
        ["fitted on folds, from", *(f"{min(by_part[part]):g}" for part in PARTS)],
        ["fitted on folds, to", *(f"{max(by_part[part]):g}" for part in PARTS)],
    ]
    return table.markdown(["weights", *PARTS], rows)


def ablation_table(model: Model, found: Weights, without_background: Figures) -> str:
    nothing = dict.fromkeys(PARTS, 0.0)
    rows = {"all parts, kept weights": model.figures(model.kept)}
    starred: dict[str, set[str]] = {}
    for part in PARTS:
        weights = model.kept | {part: 0.0}
        rows[f"without {part}"] = model.figures(weights)
        starred[f"without {part}"] = beyond_chance(model, weights)
    rows |= {f"{part} alone": model.figures(nothing | {part: 1.0}) for part in PARTS}
    rows["all parts alike"] = model.figures(uniform(1.0))
    rows["weights fitted on all"] = model.figures(found)
    if model.has_deductions:
        rows["without deductions"] = model.figures(model.kept, deductions=False)
    rows["binary without a background"] = without_background
    names = list(without_background)
    body = [
        [row, *(table.shown(figures[n], n) + "*" * (n in starred.get(row, ())) for n in names)]
        for row, figures in rows.items()
    ]
    return table.markdown(["scored by", *names], body)


def validation_table(model: Model, validation: Validation) -> str:
    sums = {row: figures | {"sum": sum(figures.values())} for row, figures in validation.figures.items()}
    body = [[row, *(table.shown(figures[n], n, 4) for n in [*model.aims, "sum"])] for row, figures in sums.items()]
    gain = [f"{validation.gain[aim]:+.4f} ± {validation.spread[aim]:.4f}" for aim in model.aims]
    body.append(["held out less kept ± sd", *gain, f"{sum(validation.gain.values()):+.4f}"])
    return table.markdown(["mean of the held-out folds", *model.aims, "sum"], body)


def keep(folder: Path, about: dict[str, str], sections: list[str], lines: list[str]) -> None:
    """Writes fit.md. `lines`: the command lines of the binary."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = "".join(f"- {key}: {value}\n" for key, value in about.items())
    commands = "".join(f"    {line}\n" for line in dict.fromkeys(lines))
    text = "\n".join([f"# Fit\n\n{ABOUT}\n{facts}", *sections, f"## Command lines\n\n{commands}"])
    (folder / "fit.md").write_text(text, encoding="utf-8")
