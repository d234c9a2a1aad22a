"""The dev sets, each laid out as plain files in a scratch folder.

Our binary, the peers and the scorers all read these files, so that every column of the table is about the same texts.
A set is of one of four kinds: pairs of texts, a ranking of items for queries, clusters, or the graded press articles.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class DevSet:
    """One dev set. `parts` are the runs that it takes: files of pairs, or seeds. `goals` are DESIGN's, by figure."""

    name: str
    group: str
    kind: str  # pairs, ranking, clusters, press or candidates
    title: str
    figures: tuple[str, ...]
    prepare: Callable[[Path, Path], None]
    goals: dict[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ("run",)
    command: str = ""  # for rankings: trace or search
    count: str = ""  # for clusters: how many
    language: str = "en"
    peers: bool = True


def records(path: Path) -> Iterator[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def rows(path: Path) -> list[Row]:
    """The rows of a tab-separated file with a header; no quoting."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def write_table(path: Path, items: Iterable[dict]) -> None:
    write(path, (json.dumps(item, ensure_ascii=False) for item in items))


def write_pairs(folder: Path, part: str, pairs: Iterable[tuple[str, str, str]]) -> None:
    """Pairs of texts as PART.tsv, their gold values, line by line, as PART.gold. White space is folded."""
    folded = [(gold, *(re.sub(r"\s+", " ", text).strip() for text in texts)) for gold, *texts in pairs]
    write(folder / f"{part}.tsv", (f"{first}\t{second}" for _, first, second in folded))
    write(folder / f"{part}.gold", (gold for gold, _, _ in folded))


def sentence_pairs(files: dict[str, str], gold: str) -> Callable[[Path, Path], None]:
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
    """Debate sentences against fact-checked claims. Claims dated on or after the query leave the run when it is scored."""
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


def collection(name: str) -> Callable[[Path, Path], None]:
    """A classic retrieval collection: MED, CRAN."""

    def prepare(data: Path, folder: Path) -> None:
        source = data / "ir_classic" / name
        write_table(folder / "items.jsonl", records(source / "docs.jsonl.gz"))
        write_table(folder / "queries.jsonl", records(source / "queries.jsonl"))
        write(folder / "qrels.tsv", (source / "qrels.tsv").read_text(encoding="utf-8").splitlines())

    return prepare


def labelled(name: str) -> Callable[[Path, Path], None]:
    def prepare(data: Path, folder: Path) -> None:
        items = list(records(data / "clustering" / name))
        write_table(folder / "items.jsonl", ({"id": r["id"], "text": r["text"]} for r in items))
        write(folder / "labels.tsv", (f"{r['id']}\t{r['label']}" for r in items))

    return prepare


def press_articles(data: Path, folder: Path) -> None:
    """The statements of the press gold, for the peers: they get its segmentation and its dates, our binary neither."""
    gold = json.loads((data.parent / "gold/press_gold.json").read_text(encoding="utf-8"))
    excluded = set(gold["excluded"]["kinds"])
    rank = {seed: i for i, seed in enumerate(gold["chronology"])}
    kept = (s for s in gold["statements"] if s["kind"] not in excluded)
    statements = ({k: s[k] for k in ("id", "start", "end", "text")} | {"document": s["seed"], "rank": rank[s["seed"]]} for s in kept)
    write_table(folder / "items.jsonl", statements)


STS = ("Spearman",)
SETS = [
    DevSet("claims", "known_lie", "ranking", "known_lie dev, earlier claims", ("MAP", "MRR", "recall@5"), debate_claims,
           {"MAP": ".42, then .486"}, command="trace"),
    DevSet("snopes", "known_lie", "ranking", "Snopes, tweets", ("MAP", "MRR", "recall@5"), tweets, command="trace"),
    DevSet("press", "press", "press", "press gold",
           ("MRR", "recall@5", "AUC", "AUC-semantic", "spearman", "forward", "excluded"), press_articles,
           {"MRR": ".94", "recall@5": ".95", "AUC": ".90", "AUC-semantic": ".80", "forward": "0", "excluded": "0"}),
    DevSet("stsb-en", "sts", "pairs", "STSb dev, en", STS, sentence_pairs({"run": "stsb_en_dev.tsv"}, "score"),
           {"Spearman": ".81, then .867"}),
    DevSet("stsb-zh", "sts", "pairs", "STSb dev, zh", STS, sentence_pairs({"run": "stsb_zh_dev.tsv"}, "score"), language="zh"),
    DevSet("stsb-ru", "sts", "pairs", "STSb dev, ru", STS, sentence_pairs({"run": "stsb_ru_dev.tsv"}, "score"), language="ru"),
    DevSet("sick", "sts", "pairs", "SICK trial", STS, sentence_pairs({"run": "sick_trial.tsv"}, "score"), {"Spearman": ".66"}),
    DevSet("msrp", "sts", "pairs", "MSRP", ("AUC val", "AUC train", "accuracy val", "accuracy train"),
           sentence_pairs({"train": "msrp_train.tsv", "val": "msrp_val.tsv"}, "paraphrase"), parts=("train", "val")),
    DevSet("stsb-en-train", "train", "pairs", "STSb train, en", STS, sentence_pairs({"run": "stsb_en_train.tsv"}, "score")),
    DevSet("sick-train", "train", "pairs", "SICK train", STS, sentence_pairs({"run": "sick_train.tsv"}, "score")),
    DevSet("clough", "clough", "pairs", "Clough and Stevenson a-c", STS, reuse_levels, {"Spearman": ".86"}),
    DevSet("med", "retrieval", "ranking", "MED", ("MAP",), collection("med"), {"MAP": ".72"}, command="search"),
    DevSet("cran", "retrieval", "ranking", "CRAN", ("MAP",), collection("cran"), {"MAP": ".45"}, command="search"),
    DevSet("bbc", "clusters", "clusters", "BBC, 5 clusters", ("NMI", "ARI"), labelled("bbc.jsonl.gz"),
           {"NMI": ".92", "ARI": ".94"}, ("1", "2", "3"), count="5"),
    DevSet("bbc-auto", "clusters", "clusters", "BBC, count auto", ("clusters", "NMI", "ARI"), labelled("bbc.jsonl.gz"),
           parts=("1",), count="auto", peers=False),
    DevSet("20ng", "clusters", "clusters", "20 newsgroups train, 20 clusters", ("NMI", "ARI"),
           labelled("20ng_train.jsonl.gz"), {"NMI": ".68", "ARI": ".55"}, ("1", "2", "3"), count="20"),
    DevSet("20ng-auto", "clusters", "clusters", "20 newsgroups train, count auto", ("clusters", "NMI", "ARI"),
           labelled("20ng_train.jsonl.gz"), parts=("1",), count="auto", peers=False),
    DevSet("candidates", "candidates", "candidates", "known_lie, ten best against exhaustive", ("recall",), debate_claims,
           {"recall": ".99"}, ("exact", "default"), command="trace", peers=False),
]


def chosen(names: str | None) -> list[DevSet]:
    """The sets named by name or group, comma-separated; all for None."""
    if names is None:
        return SETS
    asked = names.split(",")
    known = {s.name for s in SETS} | {s.group for s in SETS}
    if unknown := [name for name in asked if name not in known]:
        raise SystemExit(f"quality: no set or group is named {unknown[0]}; there are {', '.join(sorted(known))}")
    return [s for s in SETS if s.name in asked or s.group in asked]
