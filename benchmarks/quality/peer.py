"""Runs one peer on one prepared set, in the peers' own environment: `peer.py METHOD SET_FOLDER OUT_FOLDER`.

Writes, for each setting that is tried, what our binary would print, so that the same scorers judge both: scores, a TREC
run, an assignment, or records of a trace. `settings.json` lists the settings in their order.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import scipy.sparse
from sklearn.cluster import KMeans

from methods import METHODS, Task, Vectors

Outputs = dict[str, list[str]]


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_pairs(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def text_of(item: dict) -> str:
    """A title counts as text, as it does for us."""
    return f"{item['title']}\n{item['text']}" if item.get("title") else item["text"]


def task(about: dict, texts: list[str], queries: list[str] | None = None) -> Task:
    """Pairs and clusters have no queries: a text stands in, and what comes of it is not used."""
    return Task(texts, queries or texts[:1], about["language"], about["kind"])


def likeness(vectors: Vectors) -> numpy.ndarray:
    """Queries by texts."""
    product = vectors.queries @ vectors.texts.T
    return product.toarray() if scipy.sparse.issparse(product) else product


def pairs(about: dict, folder: Path, method) -> Iterator[tuple[str, Outputs]]:
    """All sentences of all parts tell which words are rare; a score is a cosine."""
    parts = {part: read_pairs(folder / f"{part}.tsv") for part in about["parts"]}
    texts = [text for part in parts.values() for pair in part for text in pair]
    for vectors in method(task(about, texts)):
        first, second = vectors.texts[0::2], vectors.texts[1::2]
        product = first.multiply(second) if scipy.sparse.issparse(first) else first * second
        scores = iter(numpy.asarray(product.sum(axis=1)).ravel())
        yield vectors.setting, {p: [f"{next(scores):.6f}" for _ in part] for p, part in parts.items()}


def ranking(about: dict, folder: Path, method) -> Iterator[tuple[str, Outputs]]:
    items, queries = records(folder / "items.jsonl"), records(folder / "queries.jsonl")
    top = 1000 if about["command"] == "search" else 100
    for vectors in method(task(about, [text_of(i) for i in items], [q["text"] for q in queries])):
        lines = []
        for query, row in zip(queries, likeness(vectors), strict=True):
            best = numpy.argsort(-row, kind="stable")[:top]
            lines += [f"{query['id']} Q0 {items[i]['id']} {r} {row[i]:.6f} peer" for r, i in enumerate(best, 1)]
        yield vectors.setting, {"run": lines}


def clusters(about: dict, folder: Path, method) -> Iterator[tuple[str, Outputs]]:
    """k-means with ten starts for each seed, on rows of length 1."""
    items = records(folder / "items.jsonl")
    for vectors in method(task(about, [text_of(i) for i in items])):
        found = {}
        for seed in about["parts"]:
            model = KMeans(int(about["count"]), n_init=10, random_state=int(seed)).fit(vectors.texts)
            found[seed] = [f"{item['id']}\t{label}" for item, label in zip(items, model.labels_, strict=True)]
        yield vectors.setting, found


def press(about: dict, folder: Path, method) -> Iterator[tuple[str, Outputs]]:
    """Every statement of the gold against those of earlier articles, by the gold's own segmentation and dates."""
    items = records(folder / "items.jsonl")
    texts = [i["text"] for i in items]
    for vectors in method(task(about, texts, texts)):
        scores, lines = likeness(vectors), []
        for a, later in enumerate(items):
            for b, earlier in enumerate(items):
                if earlier["rank"] < later["rank"]:
                    record = {"type": "repeat", "score": float(scores[a, b]), "later": later, "earlier": earlier}
                    lines.append(json.dumps(record))
        yield vectors.setting, {"run": lines}


KINDS = {"pairs": pairs, "ranking": ranking, "clusters": clusters, "press": press}


def main() -> None:
    name, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    about = json.loads((folder / "set.json").read_text(encoding="utf-8"))
    settings = []
    for number, (setting, outputs) in enumerate(KINDS[about["kind"]](about, folder, METHODS[name])):
        (out / str(number)).mkdir(parents=True, exist_ok=True)
        for part, lines in outputs.items():
            (out / str(number) / f"{part}.out").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        settings.append(setting)
    (out / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


main()
