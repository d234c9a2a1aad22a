"""What choosing candidates costs: the ten best of a run against those of an exhaustive one."""

from collections import defaultdict
from pathlib import Path


def ten_best(path: Path) -> dict[str, list[str]]:
    """The items of rank 1 to 10, in their order, by query."""
    best: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        query, _, item, rank, *_ = line.split()
        if int(rank) <= 10:
            best[query].append(item)
    return best


def recall(found: dict[str, list[str]], exact: dict[str, list[str]]) -> dict[str, float]:
    """The mean share of the exhaustive ten that was found, and how often the best of all was."""
    shares = [len(set(found.get(query, [])) & set(best)) / len(best) for query, best in exact.items()]
    firsts = [best[0] in found.get(query, []) for query, best in exact.items()]
    return {"recall": sum(shares) / len(shares), "first": sum(firsts) / len(firsts)}
