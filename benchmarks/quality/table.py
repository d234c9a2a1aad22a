"""The one table: a row for each figure, a column for each method, and its twin in JSON with exact values."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

ABOUT = """Written by `make quality`; exact figures, command lines and the settings of the peers are in quality.json.
Every peer is shown with the one of its settings that has the best first figure of the set, chosen by hindsight.
A dash: the method has no natural form for the set, or was not run.
"""
COLUMNS = ["Rhetoric", "tf-idf", "BM25", "LSI sklearn", "LSI gensim", "MiniLM"]


@dataclass
class Line:
    """One figure of one set: values by column, with the setting that a peer reached its value with."""

    set: str
    name: str
    figure: str
    goal: str
    values: dict[str, float] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)


def shown(value: float | None, figure: str, places: int = 3) -> str:
    """Without the leading zero; counts as they are."""
    if value is None:
        return "-"
    if figure in ("forward", "excluded", "clusters"):
        return f"{value:.0f}"
    return f"{value:.{places}f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{places}f}"


def markdown(head: list[str], body: list[list[str]]) -> str:
    """A table as Markdown, its columns padded so that it also reads on a terminal."""
    widths = [max(len(row[i]) for row in [head, *body]) for i in range(len(head))]
    rows = [head, ["-" * width for width in widths], *body]
    return (
        "\n".join("| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in rows) + "\n"
    )


def text(lines: list[Line]) -> str:
    """A row for each figure."""
    body = [
        [line.set, line.figure, line.goal or "-", *(shown(line.values.get(c), line.figure) for c in COLUMNS)]
        for line in lines
    ]
    return markdown(["set", "figure", "goal", *COLUMNS], body)


def keep(folder: Path, lines: list[Line], about: dict, notes: list[str]) -> None:
    """Writes quality.md and quality.json. `about`: date, commit, versions, machine, command lines and seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = "".join(f"- {key}: {value}\n" for key, value in about.items() if isinstance(value, str))
    told = "".join(f"- {note}\n" for note in notes)
    page = f"# Quality\n\n{ABOUT}\n{facts}\n{text(lines)}"
    (folder / "quality.md").write_text(page + (f"\n{told}" if told else ""), encoding="utf-8")
    twin = {"about": about, "notes": notes, "figures": [asdict(line) for line in lines]}
    (folder / "quality.json").write_text(json.dumps(twin, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
