"""The dev sets: which there are, what their figures are called, and the goals set for them.

A set is of one of seven kinds: pairs of texts, a ranking of items for queries, clusters, the graded press articles, the
candidates of a ranking against all items, passages of pairs of documents, or the families of the press articles.
"""

from dataclasses import dataclass, field, replace

import layouts
from layouts import Prepare


@dataclass(frozen=True)
class DevSet:
    """One dev set. `parts` are the runs that it takes: files of pairs, or seeds. `goals` go by figure."""

    name: str
    group: str
    kind: str  # pairs, ranking, clusters, press, candidates, passages or families
    title: str
    figures: tuple[str, ...]
    prepare: Prepare
    goals: dict[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ("run",)
    command: str = ""  # for rankings: trace or search
    count: str = ""  # for clusters: how many
    language: str = "en"
    peers: bool = True
    left_out: tuple[str, ...] = ()  # peers that would take too long


def sentences(name: str, group: str, title: str, file: str, goal: str = "", language: str = "en") -> DevSet:
    """Graded pairs of sentences."""
    prepare = layouts.sentence_pairs({"run": file}, "score")
    return DevSet(name, group, "pairs", title, ("Spearman",), prepare, {"Spearman": goal}, language=language)


def clusters(name: str, title: str, file: str, count: str, nmi: str, ari: str) -> list[DevSet]:
    """With the count given, mean of three seeds; and with the count found."""
    goals, prepare = {"NMI": nmi, "ARI": ari}, layouts.labelled(file)
    given = DevSet(name, "clusters", "clusters", f"{title}, {count}", ("NMI", "ARI"), prepare, goals, ("1", "2", "3"))
    found = replace(given, name=f"{name}-auto", title=f"{title}, auto", figures=("clusters", "NMI", "ARI"), goals={})
    return [replace(given, count=count), replace(found, count="auto", parts=("1",), peers=False)]


RANKS = ("MAP", "MRR", "recall@5")
PRESS = ("MRR", "recall@5", "AUC", "AUC-semantic", "spearman", "forward", "excluded")
PRESS_GOALS = {"MRR": ".94", "recall@5": ".95", "AUC": ".90", "AUC-semantic": ".80", "forward": "0", "excluded": "0"}
FAMILIES = ("recall", "precision", "F1", "families", "earliest", "decoys joined")
PLAGDET = {
    "all plagdet": ".90",
    "02-no-obfuscation plagdet": ".95",
    "03-random-obfuscation plagdet": ".90",
    "04-translation-obfuscation plagdet": ".90",
    "05-summary-obfuscation plagdet": ".62",
    "01-no-plagiarism false detections": "20",
}
CLAIMS = DevSet(
    "claims", "known_lie", "ranking", "known_lie, earlier claims", RANKS, layouts.debate_claims, command="trace"
)
SETS = [
    replace(CLAIMS, goals={"MAP": ".42, then .486"}),
    replace(CLAIMS, name="snopes", title="Snopes, tweets", prepare=layouts.tweets),
    DevSet("press", "press", "press", "press gold", PRESS, layouts.press_articles, PRESS_GOALS),
    sentences("stsb-en", "sts", "STSb dev, en", "stsb_en_dev.tsv", ".81, then .867"),
    sentences("stsb-zh", "sts", "STSb dev, zh", "stsb_zh_dev.tsv", language="zh"),
    sentences("stsb-ru", "sts", "STSb dev, ru", "stsb_ru_dev.tsv", language="ru"),
    sentences("sick", "sts", "SICK trial", "sick_trial.tsv", ".66"),
    DevSet(
        *("msrp", "sts", "pairs", "MSRP", ("AUC val", "AUC train", "accuracy val", "accuracy train")),
        layouts.sentence_pairs({"train": "msrp_train.tsv", "val": "msrp_val.tsv"}, "paraphrase"),
        parts=("train", "val"),
    ),
    sentences("stsb-en-train", "train", "STSb train, en", "stsb_en_train.tsv"),
    sentences("sick-train", "train", "SICK train", "sick_train.tsv"),
    DevSet(
        *("clough", "clough", "pairs", "Clough and Stevenson a-c", ("Spearman",), layouts.reuse_levels),
        goals={"Spearman": ".86"},
    ),
    DevSet("med", "retrieval", "ranking", "MED", ("MAP",), layouts.collection("med"), {"MAP": ".72"}, command="search"),
    DevSet(
        "cran", "retrieval", "ranking", "CRAN", ("MAP",), layouts.collection("cran"), {"MAP": ".45"}, command="search"
    ),
    *clusters("bbc", "BBC", "bbc.jsonl.gz", "5", ".92", ".94"),
    *(
        replace(one, left_out=("MiniLM",))  # half an hour of encoding
        for one in clusters("20ng", "20 newsgroups", "20ng_train.jsonl.gz", "20", ".68", ".55")
    ),
    DevSet(
        *("pan", "reuse", "passages", "PAN 2013 train, passages", tuple(PLAGDET), layouts.plagiarism, PLAGDET),
        peers=False,
    ),
    DevSet(
        *("families", "reuse", "families", "press gold, families", FAMILIES),
        *(layouts.nothing, {"F1": ".60", "earliest": ".90", "decoys joined": "0"}),
        peers=False,
    ),
    DevSet(
        *("candidates", "candidates", "candidates", "UN debates, ten best found", ("recall", "first"), layouts.debates),
        *({"recall": ".99"}, ("exact", "default"), "trace"),
        peers=False,
    ),
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
