"""Lays the data out as plain files in the scratch folder of a set.

Our binary, the peers and the scorers all read these files, so that every column of the table is about the same texts:
PART.tsv and PART.gold for pairs; items.jsonl, queries.jsonl, qrels.tsv and drop.tsv for rankings; items.jsonl and
labels.tsv for clusters.
"""

import gzip
import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Row = dict[str, str]
Prepare = Callable[[Path, Path], None]


def records(path: Path) -> Iterator[dict]:
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def rows(path: Path) -> list[Row]:
    """The rows of a tab-separated file with a header; no quoting."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=False)) for line in lines[1:]]


def write(path: Path, lines: Iterable[str]) -> None:
    """Leaves a file alone that says the same already: another run may be reading it."""
    text = "".join(line + "\n" for line in lines)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def write_table(path: Path, items: Iterable[dict]) -> None:
    write(path, (json.dumps(item, ensure_ascii=False) for item in items))


def write_pairs(folder: Path, part: str, pairs: Iterable[tuple[str, str, str]]) -> None:
    """Pairs of texts as PART.tsv, their gold values, line by line, as PART.gold. White space is folded."""
    folded = [(gold, *(re.sub(r"\s+", " ", text).strip() for text in texts)) for gold, *texts in pairs]
    write(folder / f"{part}.tsv", (f"{first}\t{second}" for _, first, second in folded))
    write(folder / f"{part}.gold", (gold for gold, _, _ in folded))


def sentence_pairs(files: dict[str, str], gold: str) -> Prepare:
    """Sets of ../data/sts: `files` by part, `gold` the column of the judgement."""

    def prepare(data: Path, folder: Path) -> None:
        for part, name in files.items():
            write_pairs(folder, part, ((r[gold], r["s1"], r["s2"]) for r in rows(data / "sts" / name)))

    return prepare


def reuse_levels(data: Path, folder: Path) -> None:
    """Clough and Stevenson: each answer beside the original of its task; the level of reuse is the gold value."""
    level = {"non": "0", "heavy": "1", "light": "2", "cut": "3"}
    answers = list(records(data / "clough_stevenson/answers.jsonl"))
    original = {a["task"]: a["text"] for a in answers if a["category"] == "orig"}
    pairs = ((level[a["category"]], a["text"], original[a["task"]]) for a in answers if a["category"] in level)
    write_pairs(folder, "run", pairs)


def debate_claims(data: Path, folder: Path) -> None:
    """Debate sentences against fact-checked claims. What is dated on or after the query is dropped by the scorer."""
    source = data / "known_lie"
    write_table(folder / "items.jsonl", records(source / "pool.jsonl.gz"))
    queries = list(records(source / "queries.jsonl"))
    write_table(folder / "queries.jsonl", queries)
    write(folder / "qrels.tsv", (source / "qrels.tsv").read_text(encoding="utf-8").splitlines())
    with gzip.open(source / "pool_dates.tsv.gz", "rt", encoding="utf-8") as lines:
        dated = [line.rstrip("\n").split("\t")[:2] for line in lines]
    late = (f"{q['id']}\t{item}" for q in queries for item, date in dated if date >= q["date"])
    write(folder / "drop.tsv", late)


def tweets(data: Path, folder: Path) -> None:
    """Tweets against Snopes claims. Neither is dated: the tweets get one day, so that undated claims are earlier."""
    source = data / "known_lie"
    claims = ({"id": r["id"], "text": r["text"]} for r in records(source / "snopes_pool.jsonl.gz"))
    write_table(folder / "items.jsonl", claims)
    pairs = rows(source / "snopes_pairs.tsv")
    queries = ({"id": f"t{r['tweet']}", "date": "2021-01-01", "text": r["text"]} for r in pairs)
    write_table(folder / "queries.jsonl", queries)
    write(folder / "qrels.tsv", ["query\titem\tgrade"] + [f"t{r['tweet']}\t{r['pool_id']}\t1" for r in pairs])


def collection(name: str) -> Prepare:
    """A classic retrieval collection: MED, CRAN."""

    def prepare(data: Path, folder: Path) -> None:
        source = data / "ir_classic" / name
        write_table(folder / "items.jsonl", records(source / "docs.jsonl.gz"))
        write_table(folder / "queries.jsonl", records(source / "queries.jsonl"))
        write(folder / "qrels.tsv", (source / "qrels.tsv").read_text(encoding="utf-8").splitlines())

    return prepare


def labelled(name: str) -> Prepare:
    def prepare(data: Path, folder: Path) -> None:
        items = list(records(data / "clustering" / name))
        write_table(folder / "items.jsonl", ({"id": r["id"], "text": r["text"]} for r in items))
        write(folder / "labels.tsv", (f"{r['id']}\t{r['label']}" for r in items))

    return prepare


def debates(data: Path, folder: Path) -> None:
    """One in twenty of the UN speeches of 2024 against those of five years before: too many pairs to score them all."""
    speeches = list(records(data / "ungdc/speeches_2003_2024.jsonl.xz"))
    by_year = {y: [s for s in speeches if int(s["year"]) == y] for y in range(2019, 2025)}
    table = {y: [{"id": s["id"], "date": str(y), "text": s["text"]} for s in by_year[y]] for y in by_year}
    write_table(folder / "queries.jsonl", table.pop(2024)[::20])
    write_table(folder / "items.jsonl", (speech for year in table.values() for speech in year))


def press_articles(data: Path, folder: Path) -> None:
    """The statements of the press gold, for the peers: they get its segmentation and its dates, our binary neither."""
    gold = json.loads((data.parent / "gold/press_gold.json").read_text(encoding="utf-8"))
    excluded = set(gold["excluded"]["kinds"])
    rank = {seed: i for i, seed in enumerate(gold["chronology"])}
    kept = (s for s in gold["statements"] if s["kind"] not in excluded)
    statements = (
        {k: s[k] for k in ("id", "start", "end", "text")} | {"document": s["seed"], "rank": rank[s["seed"]]}
        for s in kept
    )
    write_table(folder / "items.jsonl", statements)


def plagiarism(data: Path, folder: Path) -> None:
    """PAN 2013, all pairs of the training part: the suspicious document is the later one."""
    source = data / "pan13/train"
    both = (source / f"{name}.jsonl.gz" for name in ("source", "suspicious"))
    write_table(folder / "items.jsonl", (record for path in both for record in records(path)))
    lines = (source / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    write(folder / "pairs.tsv", lines)
    write(folder / "asked.tsv", ("\t".join(line.split("\t")[:2]) for line in lines[1:]))
    write(folder / "gold.tsv", (source / "gold.tsv").read_text(encoding="utf-8").splitlines())


def nothing(data: Path, folder: Path) -> None:
    """The command reads what lies beside the data."""
