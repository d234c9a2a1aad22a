"""The tables, one for each work, and their twin in JSON with every run."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import median

from clusters import MEASURES
from lent import markdown
from runs import Row
from works import Figures

ABOUT = """Written by `make bench-peers`; every run, the settings tried and the BLAS of each are in peers.json.
A cell gives the median, and from the lowest to the highest of the runs; where two stand in one, ours is the first.
Times are seconds of the work alone, on what is in memory. "Times faster": the peer's time by ours, pair by pair.
A dash: there is no figure, and the remark says why.
"""
TITLES = {
    "svd": "Truncated SVD",
    "nearest": "Causal nearest neighbours",
    "query": "One query",
    "counts": "Tokens and counts",
    "ngrams": "Pairs that share n-grams",
    "clusters": "Clusters",
}


def spread(values: Iterable[float], form: str) -> str:
    """The median with the range, or a dash."""
    values = sorted(values)
    if not values:
        return "-"
    middle, low, high = (format(value, form) for value in (median(values), values[0], values[-1]))
    return middle if low == high else f"{middle} ({low} to {high})"


def number(key: str, form: str, scale: float = 1) -> Callable[[Figures], str]:
    """How a cell shows one figure of a run; a dash where it has none."""
    return lambda figures: "-" if figures.get(key) is None else format(figures[key] * scale, form)


def speed(figures: Figures) -> str:
    return f"{figures['bytes'] / figures['seconds'] / 1e6:.1f}" if figures.get("bytes") else "-"


def measure(figures: Figures) -> str:
    """Of clusters: whichever a run has of an objective, a sum of heights and a weight."""
    name = next((name for name in MEASURES if figures.get(name) is not None), None)
    return "-" if name is None else f"{name} {figures[name]:.{5 if name == 'objective' else 3}f}"


PEAK = ("peak MB", number("peakBytes", ",.0f", 1e-6))
COLUMNS = {
    "svd": [("residual", number("residual", ".1e")), PEAK],
    "nearest": [("recall", number("recall", ".4f")), PEAK],
    "query": [PEAK],
    "counts": [("MB/s", speed), ("terms", number("terms", ",")), PEAK],
    "clusters": [
        ("measure", measure),
        ("off", number("off", ".1e")),
        ("clusters", number("clusters", ",")),
        ("noise", number("noise", ",")),
        PEAK,
    ],
    "ngrams": [("pairs", number("pairs", ",")), ("product alone, s", number("productSeconds", ".2f")), PEAK],
}


def setting(row: Row) -> str:
    """What the peer was set to, where there was a choice."""
    if row.choice is None:
        return "-"
    named = row.task.methods[row.name].setting
    told = [f"{named} {row.choice.setting:g}"] if named else []
    return ", ".join(told + ([f"CORETYPE {row.choice.kernels}"] if row.choice.kernels else [])) or "default"


def ratios(row: Row) -> list[float]:
    return [peer["seconds"] / own["seconds"] for own, peer in row.pairs if own]


def cells(row: Row) -> list[str]:
    ours = [own for own, _ in row.pairs if own]
    peers = [peer for _, peer in row.pairs]
    times = [spread((run["seconds"] for run in runs), ".3f") for runs in (ours, peers)]
    others = [
        " / ".join(show(runs[0]) if runs else "-" for runs in (ours, peers)) for _, show in COLUMNS[row.task.work]
    ]
    ends = [str(len(row.pairs)), "; ".join(row.remarks) or "-"]
    return [row.task.title, row.name, setting(row), *times, spread(ratios(row), ".1f"), *others, *ends]


def table(rows: list[Row]) -> str:
    """The table of one work."""
    work = rows[0].task.work
    others = [head for head, _ in COLUMNS[work]]
    head = ["task", "peer", "setting", "ours, s", "peer, s", "times faster", *others, "runs", "remark"]
    return f"## {TITLES[work]}\n\n{markdown(head, [cells(row) for row in rows])}"


def page(groups: list[list[Row]], about: dict, remarks: list[str]) -> str:
    facts = "".join(f"- {key}: {value}\n" for key, value in about.items() if isinstance(value, str))
    told = "".join(f"- {remark}\n" for remark in remarks)
    parts = ["# Peers\n", ABOUT, facts, *([told] if told else []), *(table(rows) for rows in groups if rows)]
    return "\n".join(parts)


def twin(groups: list[list[Row]], about: dict, remarks: list[str], swept: dict) -> str:
    """Every run of every row, exact."""
    rows = [
        {
            "work": row.task.work,
            "task": row.task.title,
            "peer": row.name,
            "best": asdict(row.choice) if row.choice else None,
            "timesFaster": ratios(row),
            "ours": [own for own, _ in row.pairs],
            "peers": [peer for _, peer in row.pairs],
            "remarks": row.remarks,
        }
        for rows in groups
        for row in rows
    ]
    whole = {"about": about, "remarks": remarks, "rows": rows, "settingsTried": swept}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def keep(folder: Path, groups: list[list[Row]], about: dict, remarks: list[str], swept: dict) -> None:
    """Writes peers.md and peers.json."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "peers.md").write_text(page(groups, about, remarks), encoding="utf-8")
    (folder / "peers.json").write_text(twin(groups, about, remarks, swept), encoding="utf-8")
