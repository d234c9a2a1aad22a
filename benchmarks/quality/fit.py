#!/usr/bin/env python3
"""Fits the weights of the evidence to the dev sets, beside those that are kept, and tells what each part is worth.

Runs the built binary, reads the parts of every pair that it printed, checks that the binary scores by the weights in
EvidenceModel.swift, takes each part out in turn, fits the weights and cross-validates them. Needs numpy.
"""

import argparse
import datetime
import hashlib
import sys
import tempfile
import time
from pathlib import Path

import fit_page
import ours
from ascent import Model, validate
from evidence import kept_weights
from press import press
from quality import ROOT, check, output, places, tell
from samples import Figures, Sample, pairs, ranking
from sets import SETS, DevSet

# Pairs of texts: set, part, and the name of their figure.
PAIRS = [
    ("stsb-en-train", "run", "STSb train"),
    ("sick-train", "run", "SICK train"),
    ("msrp", "train", "MSRP train"),
    ("stsb-en", "run", "STSb dev"),
    ("sick", "run", "SICK trial"),
    ("msrp", "val", "MSRP val"),
    ("clough", "run", "Clough"),
]
# A tweet has one claim, so its MRR is its MAP. No weight is fitted to the tweets.
RANKINGS = [("claims", "known_lie", ("MAP", "MRR", "recall@5")), ("snopes", "Snopes", ("MAP", "recall@5"))]
# Of the 300 best that the binary finds for a query by the kept weights, the best by other weights are taken.
JSON_LINES = {"pairs": ["--format", "jsonl"], "ranking": ["--format", "jsonl", "--top", "300"], "press": []}
TITLES = {
    "formulation": "Formulations: the ranking of earlier statements",
    "meaning": "Meaning: the likeness of two texts",
}
AIMS = {
    "formulation": ["known_lie MAP", "press MRR", "press AUC"],
    "meaning": ["STSb train", "SICK train", "MSRP train"],
}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    places(parser)
    parser.add_argument("--background", type=Path, metavar="FILE", help="default: the one in the binary")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write fit.md there")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="date of the kept run")
    chosen = parser.parse_args()
    chosen.data = Path(chosen.data)
    return chosen


class Reader:
    """Runs the binary on the sets with one background and reads the samples from what it printed."""

    def __init__(self, asked: argparse.Namespace, background: str | None, out: Path) -> None:
        self.asked, self.out = asked, out
        self.arguments = ["--background", background] if background else []
        self.lines: list[str] = []

    def printed(self, name: str) -> tuple[dict[str, Path], Path]:
        """What the binary printed for a set, by part, and the folder of the set."""
        item: DevSet = next(s for s in SETS if s.name == name)
        folder = self.asked.scratch / "sets" / name
        folder.mkdir(parents=True, exist_ok=True)
        item.prepare(self.asked.data / "data", folder)
        start = time.monotonic()
        binary = ours.Binary(self.asked.binary, self.asked.data / "data", JSON_LINES[item.kind] + self.arguments)
        ran = binary.run(item, folder, self.out)
        lines = [line.replace(str(self.asked.background), "$BACKGROUND") for line in ran.lines]
        tell(f"{time.monotonic() - start:5.1f} s  {'; '.join(lines)}")
        self.lines += lines
        return ran.outputs, folder

    def formulation(self) -> list[Sample]:
        outputs, _ = self.printed("press")
        samples = []
        for name, title, names in RANKINGS:
            ranked, folder = self.printed(name)
            samples.append(ranking(ranked["run"], folder, title, names))
        return [press(outputs["run"], self.asked.data / "gold/press_gold.json"), *samples]

    def meaning(self) -> list[Sample]:
        ran = {name: self.printed(name) for name in dict.fromkeys(name for name, _, _ in PAIRS)}
        return [
            pairs(ran[name][0][part], ran[name][1] / f"{part}.gold", title, is_graded=name != "msrp")
            for name, part, title in PAIRS
        ]

    def samples(self, model: str) -> list[Sample]:
        self.out.mkdir(parents=True, exist_ok=True)
        return self.formulation() if model == "formulation" else self.meaning()


def as_printed(samples: list[Sample]) -> Figures:
    """The figures of the scores that the binary printed."""
    return {name: value for sample in samples for name, value in sample.all(sample.evidence.printed).items()}


def background(asked: argparse.Namespace) -> str:
    if asked.background is None:
        return "the one in the binary"
    return f"a file, $BACKGROUND, SHA-256 {hashlib.sha256(asked.background.read_bytes()).hexdigest()[:16]}"


def about(asked: argparse.Namespace, seconds: float) -> dict[str, str]:
    return {
        "date": asked.date,
        "commit": output("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "binary": output(str(asked.binary), "--version"),
        "background": background(asked),
        "duration": f"{seconds:.0f} s",
    }


def main() -> int:
    asked = options()
    check(asked)
    start = time.monotonic()
    told: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        full = Reader(asked, asked.background and str(asked.background), Path(temporary) / "full")
        bare = Reader(asked, "none", Path(temporary) / "none")
        for name in AIMS:
            kept = kept_weights(ROOT, name)
            samples = full.samples(name)
            model = Model(name, TITLES[name], kept, samples, [s.evidence.rule(kept) for s in samples], AIMS[name])
            without = as_printed(bare.samples(name))
            tell(f"{name}: fits")
            aimed = model.aimed()
            found = aimed.fit()
            told.append(fit_page.section(model, found, without, validate(aimed, found)))
            tell(told[-1])
    if asked.keep:
        fit_page.keep(asked.keep, about(asked, time.monotonic() - start), told, full.lines + bare.lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
