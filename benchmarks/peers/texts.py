"""The peers' counts of words and of shared n-grams, from the lines of a text that are in memory already."""

import time
from functools import cache

import scipy.sparse

from methods import Method

Lines = list[str]
LENGTH = 5  # words of an n-gram


def counts(lines: Lines, _: int) -> scipy.sparse.csr_matrix:
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(lines)


def stemmed(lines: Lines, _: int) -> scipy.sparse.csr_matrix:
    """Snowball's own C code over scikit-learn's own words, each distinct word stemmed once."""
    import Stemmer
    from sklearn.feature_extraction.text import CountVectorizer

    words, stem = CountVectorizer().build_analyzer(), cache(Stemmer.Stemmer("english").stemWord)
    return CountVectorizer(analyzer=lambda line: map(stem, words(line))).fit_transform(lines)


def shared(lines: Lines, fewest: int) -> dict[str, float]:
    """Pairs of lines that share an n-gram, by X X', and the product's own seconds. `fewest`: lines of a gram kept."""
    from sklearn.feature_extraction.text import CountVectorizer

    grams = CountVectorizer(ngram_range=(LENGTH, LENGTH), binary=True, min_df=int(fewest)).fit_transform(lines)
    start = time.perf_counter()
    pairs = grams @ grams.T
    seconds = time.perf_counter() - start
    itself = int((grams.getnnz(axis=1) > 0).sum())
    return {"pairs": (pairs.nnz - itself) // 2, "productSeconds": seconds}


def sizes(matrix: scipy.sparse.csr_matrix) -> dict[str, int]:
    return {"items": matrix.shape[0], "terms": matrix.shape[1], "entries": int(matrix.nnz)}


WORDS = "sklearn.feature_extraction.text"
COUNTS = {
    "scikit-learn CountVectorizer": Method(WORDS, counts),
    "CountVectorizer of Snowball stems": Method("Stemmer", stemmed),
}
NGRAMS = {"scikit-learn X X'": Method(WORDS, shared, setting="min_df", settings=(1, 2))}
