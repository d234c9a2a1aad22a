"""From what a method printed to figures, by the shared scorers, run as they are.

Only three figures have no scorer of their own and are taken here: the area under the curve and the accuracy of the
paraphrase pairs, and the recall of the ten best against an exhaustive ranking.
"""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from candidates import recall, ten_best
from families import families
from sets import DevSet

Figures = dict[str, float]


def scorer(scripts: Path, name: str, *arguments: str | Path) -> Figures:
    """The `name value` lines that a shared scorer prints."""
    words = [sys.executable, scripts / f"{name}.py", *arguments]
    ended = subprocess.run(words, capture_output=True, text=True)
    if ended.returncode:
        raise RuntimeError(f"{name}.py: {(ended.stderr.strip().splitlines() or ['failed'])[-1]}")
    found = (line.rsplit(" ", 1) for line in ended.stdout.splitlines())
    return {key: float(value) for key, value in found}


def figures(item: DevSet, outputs: dict[str, Path], scripts: Path, folder: Path) -> Figures:
    """The figures of one method on one set: means over the parts for clusters."""
    if item.kind == "clusters":
        runs = [scorer(scripts, "clusters", outputs[part], folder / "labels.tsv") for part in outputs]
        return {name: sum(run[name] for run in runs) / len(runs) for name in item.figures}
    if item.kind == "press":
        found = scorer(scripts, "press", outputs["run"], scripts.parent / "gold/press_gold.json")
    elif item.kind == "ranking":
        drop = ["--drop", folder / "drop.tsv"] if (folder / "drop.tsv").exists() else []
        found = scorer(scripts, "ranking", outputs["run"], folder / "qrels.tsv", *drop)
    elif item.kind == "passages":
        found = scorer(scripts, "alignment", outputs["run"], folder / "gold.tsv", folder / "pairs.tsv")
    elif item.kind == "families":
        found = families(outputs["run"], scripts.parent / "gold/press_gold.json")
    elif item.kind == "candidates":
        found = recall(ten_best(outputs["default"]), ten_best(outputs["exact"]))
    elif item.name == "msrp":
        found = paraphrases(outputs, folder)
    else:
        agreement = scorer(scripts, "agreement", outputs["run"], folder / "run.gold")
        found = {"Spearman": agreement["spearman"]}
    return {name: found[name] for name in item.figures}


def column(path: Path) -> list[float]:
    return [float(line.split("\t")[0]) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def paraphrases(outputs: dict[str, Path], folder: Path) -> Figures:
    """AUC of both parts, and the accuracy at the threshold that is best on the training part."""
    gold = {part: column(folder / f"{part}.gold") for part in outputs}
    scored = {part: list(zip(column(path), gold[part], strict=True)) for part, path in outputs.items()}
    threshold = best_threshold(scored["train"])
    found = {f"AUC {part}": area(pairs) for part, pairs in scored.items()}
    return found | {f"accuracy {part}": accuracy(pairs, threshold) for part, pairs in scored.items()}


def area(pairs: list[tuple[float, float]]) -> float:
    """The probability that a paraphrase scores higher than another pair; equal scores count half."""
    positive = sum(gold for _, gold in pairs)
    negative, below, wins = len(pairs) - positive, 0.0, 0.0
    by_value: dict[float, list[float]] = defaultdict(list)
    for value, gold in pairs:
        by_value[value].append(gold)
    for value in sorted(by_value):
        hits = sum(by_value[value])
        misses = len(by_value[value]) - hits
        wins += hits * (below + misses / 2)
        below += misses
    return wins / (positive * negative)


def best_threshold(pairs: list[tuple[float, float]]) -> float:
    """The score from which on a pair is called a paraphrase with the fewest errors; the lowest of equals."""
    right = sum(gold for _, gold in pairs)  # everything is called a paraphrase
    best, most = float("-inf"), right
    ordered = sorted(pairs)
    for i, (value, gold) in enumerate(ordered):
        right += 1 - 2 * gold
        following = ordered[i + 1][0] if i + 1 < len(ordered) else float("inf")
        if following > value and right > most:
            best, most = following, right
    return best


def accuracy(pairs: list[tuple[float, float]], threshold: float) -> float:
    return sum((value >= threshold) == (gold == 1) for value, gold in pairs) / len(pairs)
