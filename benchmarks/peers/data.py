"""Makes what is measured on, once, in a folder of the build: matrices, rows of length 1, lines of text.

The generator of the synthetic matrices and the UN debates lie under RHETORIC_DATA and are no part of the project.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import scipy.sparse

from lent import records, tell

SYNTHETIC = ("S10k", "S100k", "S1M", "D10k", "D100k")
SENTENCES = 100_000
COLUMNS = 200
MILLION = 1_000_000
CENTRES = 2_000
SEED = 20261120


class Data:
    """Files by name, made when first asked for. `remarks` says where something stands in for what was meant."""

    def __init__(self, source: Path, folder: Path, binary: Path) -> None:
        self.source, self.folder, self.binary = source, folder, binary
        self.remarks: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def remark(self, words: str) -> None:
        if words not in self.remarks:
            self.remarks.append(words)
            tell(words)

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """The file, made under another name first, so that one that exists is whole."""
        path = self.folder / name
        if not path.exists():
            tell(f"making {name}")
            unfinished = path.with_name(f"unfinished-{name}")
            make(unfinished)
            unfinished.rename(path)
        return path

    def matrix(self, name: str) -> Path:
        """A matrix as .npz: a synthetic one, or RS, sentences of the UN debates."""
        if name in SYNTHETIC:
            return self.synthetic(name)
        if name != "RS":
            raise SystemExit(f"bench-peers: no matrix is named {name}; there are RS, {', '.join(SYNTHETIC)}")
        return self.debates()

    def synthetic(self, name: str) -> Path:
        """The generator names the file itself."""
        path = self.folder / f"{name}.npz"
        if not path.exists():
            tell(f"making {name}.npz")
            generator = self.source / "peers/gen_dtm.py"
            subprocess.run([sys.executable, generator, name, "--out", self.folder], check=True, stdout=sys.stderr)
        return path

    def debates(self) -> Path:
        """By our own command, so that both sides get what we would decompose; else tf-idf by scikit-learn."""
        try:
            return self.made("RS.npz", self.export)
        except (OSError, subprocess.CalledProcessError):
            self.remark("RS: the command does not export matrices here; tf-idf by scikit-learn stands in.")
            return self.made("RS-scikit-learn.npz", self.write_tfidf)

    def export(self, path: Path) -> None:
        table = self.made("RS.jsonl", self.write_sentences)
        words = [self.binary, "export", table, "--matrix", path, "--level", "statement", "--weighting", "tf-idf"]
        subprocess.run(words, check=True, capture_output=True)

    def sentences(self) -> Iterator[str]:
        """All sentences of the debates with four words or more, white space folded, by the plainest rule there is."""
        for path in sorted((self.source / "data/ungdc").glob("*.jsonl.xz")):
            for speech in records(path):
                text = " ".join(speech["text"].split())
                yield from (s for s in re.split(r'(?<=[.!?])\s+(?=[A-Z"“])', text) if s.count(" ") >= 3)

    def lines(self, most: int | None = None) -> Path:
        """The sentences, one a line: all, or so many from everywhere in the debates."""

        def write(path: Path) -> None:
            every = list(self.sentences())
            count = min(most or len(every), len(every))
            path.write_text("".join(f"{every[i * len(every) // count]}\n" for i in range(count)), encoding="utf-8")

        return self.made(f"lines-{most or 'all'}.txt", write)

    def few(self) -> list[str]:
        return self.lines(SENTENCES).read_text(encoding="utf-8").splitlines()

    def write_sentences(self, path: Path) -> None:
        table = ({"id": str(i), "date": "2000-01-01", "text": text} for i, text in enumerate(self.few()))
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table), encoding="utf-8")

    def write_tfidf(self, path: Path) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        matrix = TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(self.few())
        with path.open("wb") as file:
            scipy.sparse.save_npz(file, matrix, compressed=False)

    def rows(self) -> Path:
        """The sentences in their latent space: U times the singular values, rows of length 1, float32."""
        return self.made("rows.npy", self.write_rows)

    def write_rows(self, path: Path) -> None:
        from sklearn.utils.extmath import randomized_svd

        matrix = scipy.sparse.load_npz(self.debates())
        left, values, _ = randomized_svd(matrix, COLUMNS, n_iter=4, random_state=SEED)
        save(path, unit(left * values))

    def million(self) -> Path:
        return self.made("million.npy", self.write_million)

    def write_million(self, path: Path) -> None:
        """A mixture of clusters, float32, rows of length 1."""
        random = numpy.random.default_rng(SEED)
        centres = unit(random.standard_normal((CENTRES, COLUMNS), numpy.float32))
        rows = numpy.empty((MILLION, COLUMNS), numpy.float32)
        for start in range(0, MILLION, 100_000):
            noise = random.standard_normal((100_000, COLUMNS), numpy.float32) / numpy.float32(COLUMNS**0.5)
            rows[start : start + 100_000] = unit(centres[random.integers(CENTRES, size=100_000)] + noise)
        save(path, rows)

    def clustered(self, count: int, columns: int) -> Path:
        """The same mixture, with a centre for every 200 rows."""
        name = f"clustered-{count}-{columns}.npy"
        return self.made(name, lambda path: save(path, mixture(count, columns, count // 200)))

    def seeds(self, rows: Path, count: int) -> Path:
        """So many of the rows, drawn."""
        drawn = numpy.random.default_rng(SEED).choice(len(numpy.load(rows, mmap_mode="r")), count, replace=False)
        return self.made(f"{rows.stem}-seeds-{count}.npy", lambda path: save(path, numpy.load(rows)[drawn]))

    def query(self) -> Path:
        """One query, near a cluster."""
        return self.made("query.npy", lambda path: save(path, numpy.load(self.million(), mmap_mode="r")[12_345:12_346]))


def mixture(count: int, columns: int, clusters: int) -> numpy.ndarray:
    """Rows around centres, as far from them as those are from the origin; float32, rows of length 1."""
    random = numpy.random.default_rng(SEED)
    centres = unit(random.standard_normal((clusters, columns), numpy.float32))
    noise = random.standard_normal((count, columns), numpy.float32) / numpy.float32(columns**0.5)
    return unit(centres[random.integers(clusters, size=count)] + noise)


def unit(rows: numpy.ndarray) -> numpy.ndarray:
    """Rows of length 1 in float32; a row of zeros stays one."""
    lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
    return numpy.ascontiguousarray(rows / numpy.where(lengths > 0, lengths, 1), dtype=numpy.float32)


def save(path: Path, rows: numpy.ndarray) -> None:
    with path.open("wb") as file:
        numpy.save(file, rows)
