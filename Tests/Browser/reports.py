"""The reports that the tests open: of the examples, of a hostile corpus, and one as large as an archive."""

import functools
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = tempfile.TemporaryDirectory(prefix="rhetoric-browser-")
MARKS = "e" + "\u0301\u0323" * 500
WORD = "x" * 100_000

# Each stands in two documents, so that it is shown as a repeat too, in every list there is.
HOSTILE = [
    "<script>window.hacked = 'script'</script> is what the ministry said about the river and the bridge.",
    "</script><img src=x onerror=\"window.hacked='image'\"> The council closes the crossing at night.",
    "'\"><svg onload=window.hacked='svg'> The water, the grain and the medicine pass at all times.",
    "The chair \u202eis ready for the guest\u202c at the table of the nine rivers.",
    "وزارة الخارجية تؤكد أن النهر ملك لمن يشربون منه.",
    f"The {MARKS} of the long treaty stands in the first article of the text.",
    f"The word {WORD} was said twice by the delegation at the table.",
    "A null \u0000 and an escape \u001b[31m stand in this sentence of the delegation.",
    "]]> <!-- --> {{constructor}} ${window.hacked='template'} &lt;b&gt; &amp; the rest of the sentence.",
]


def folder() -> Path:
    return Path(FOLDER.name)


def run(*arguments: str) -> None:
    done = subprocess.run([os.environ["RHETORIC"], *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"rhetoric {' '.join(arguments)} exited with {done.returncode}: {done.stderr}")


@functools.cache
def examples() -> Path:
    report = folder() / "examples.html"
    run("report", "examples/communiques", "examples/rates", "--meta", "examples/dates.csv", "-o", str(report))
    return report


@functools.cache
def few() -> Path:
    """Four of the examples: quick to check for what takes long."""
    report = folder() / "few.html"
    names = ["valdoria-day-of-the-two-banks", "joint-communique-ansel", "valdoria-press-conference-2025-05-22", "courier-longer-sentence"]
    run("report", *[f"examples/communiques/{name}.txt" for name in names], "--meta", "examples/dates.csv", "-o", str(report))
    return report


@functools.cache
def pair() -> Path:
    """The page of two documents that `compare` writes."""
    report = folder() / "pair.html"
    run("compare", "examples/rates/merania-2021-12.txt", "examples/rates/merania-2022-06.txt", "--html", str(report))
    return report


@functools.cache
def formulations() -> Path:
    report = folder() / "formulations.html"
    run("formulations", "examples/communiques", "--meta", "examples/dates.csv", "--html", str(report))
    return report


@functools.cache
def hostile() -> Path:
    table = folder() / "hostile.jsonl"
    rows = []
    for place in range(3):
        rows.append({
            "id": f"d{place}\"><script>window.hacked='id'</script>' onmouseover='window.hacked=1",
            "title": f"</title></script><script>window.hacked='title'</script> \" onfocus=\"window.hacked=2 {place}",
            "date": f"202{place}-03-01", "speaker": "<b>Speaker</b> \"of\" the 'house' \u202e",
            "text": "\n\n".join(HOSTILE + [f"Only document {place} says this about the winter."]),
        })
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = folder() / "hostile.html"
    run("report", str(table), "-o", str(report))
    return report


@functools.cache
def large(copies: int = 13) -> Path:
    """The examples many times over, as documents of their own."""
    html = examples().read_text()
    start = html.index('id="data">') + len('id="data">')
    end = html.index("</script>", start)
    data = json.loads(html[start:end])
    count = len(data["documents"])
    sections = re.compile(r'<section class="page document".*?(?=<section class="page (?!document))', re.S).search(html)

    def shifted(text: str, copy: int) -> str:
        return re.sub(r'(?<=["#/-])d(\d+)(?=["/-])', lambda found: f"d{int(found[1]) + copy * count}", text)

    numbers = range(copies)
    copied = {
        "bands": data["bands"],
        "documents": [[f"d{int(told[0][1:]) + copy * count}", f"{told[1]}-{copy}", *told[2:]]
                      for copy in numbers for told in data["documents"]],
        "repeats": [[told[0] + copy * count, told[1], told[2] + copy * count, *told[3:]]
                    for copy in numbers for told in data["repeats"]],
    }
    report = folder() / "large.html"
    report.write_text(
        html[:sections.start()] + "".join(shifted(sections[0], copy) for copy in numbers)
        + html[sections.end():start] + json.dumps(copied).replace("<", "\\u003c") + html[end:])
    return report
