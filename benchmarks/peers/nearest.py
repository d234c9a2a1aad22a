"""The peers' ten nearest among earlier rows, and ten nearest of one query; rows are float32 of length 1.

A causal method gives ids, rows by ten or more, where -1 stands for none; `earlier` drops what is not earlier.
"""

import time
from statistics import median

import numpy

from methods import Method

TOP = 10
Rows = numpy.ndarray
CLOSE = 1e-6  # what single precision leaves open: a neighbour within it of the tenth best counts as right


def earlier(ids: numpy.ndarray) -> numpy.ndarray:
    """The first ten of each row that are earlier rows, -1 where there are fewer; rows by ten, int32."""
    kept = numpy.where(ids < numpy.arange(len(ids))[:, None], ids, -1)
    order = numpy.argsort(kept < 0, axis=1, kind="stable")[:, :TOP]
    return numpy.take_along_axis(kept, order, axis=1).astype(numpy.int32)


def flat_all(rows: Rows, _: int) -> numpy.ndarray:
    """All against all, itself included. Not causal: later rows take places, so that fewer than ten are left."""
    import faiss

    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    return index.search(rows, TOP + 1)[1]


def fed(index, rows: Rows, block: int) -> numpy.ndarray:
    """Every block is asked for before it is added: causal but for the neighbours inside a block."""
    found = [numpy.full((min(block, len(rows)), TOP), -1)]
    index.add(rows[:block])
    for start in range(block, len(rows), block):
        found.append(index.search(rows[start : start + block], TOP)[1])
        index.add(rows[start : start + block])
    return numpy.concatenate(found)


def flat_fed(rows: Rows, block: int) -> numpy.ndarray:
    import faiss

    return fed(faiss.IndexFlatIP(rows.shape[1]), rows, block)


def graph_fed(rows: Rows, width: int) -> numpy.ndarray:
    """HNSW with 32 links; `width` is efSearch. Approximate, for information."""
    import faiss

    index = faiss.IndexHNSWFlat(rows.shape[1], 32, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efSearch = width
    return fed(index, rows, 100)


def blocks(rows: Rows, block: int) -> numpy.ndarray:
    """numpy: a product for each block of rows, then a partition. Exact and causal."""
    return numpy.concatenate([best(rows, start, block) for start in range(0, len(rows), block)])


def best(rows: Rows, start: int, block: int) -> numpy.ndarray:
    """The ten nearest earlier rows of the block from `start`, best first."""
    cosines = causal_cosines(rows, start, block)
    kept = numpy.argpartition(cosines, -min(TOP, cosines.shape[1]), axis=1)[:, -TOP:]
    values = numpy.take_along_axis(cosines, kept, axis=1)
    ids = numpy.take_along_axis(kept, numpy.lexsort((kept, -values), axis=1), axis=1)
    return numpy.pad(ids, ((0, 0), (0, TOP - ids.shape[1])), constant_values=-1)


def causal_cosines(rows: Rows, start: int, block: int) -> numpy.ndarray:
    """Rows of the block by all rows up to its end, -2 for itself and later ones."""
    here = rows[start : start + block]
    cosines = here @ rows[: start + len(here)].T
    cosines[:, start:][numpy.triu_indices(len(here))] = -2
    return cosines


def tenth(rows: Rows) -> numpy.ndarray:
    """The tenth best cosine of each row to an earlier one; -2 where there are fewer than ten."""
    found = numpy.full(len(rows), -2, numpy.float32)
    for start in range(0, len(rows), 512):
        cosines = causal_cosines(rows, start, 512)
        if cosines.shape[1] >= TOP:
            found[start : start + 512] = numpy.partition(cosines, -TOP, axis=1)[:, -TOP]
    return found


def recall(rows: Rows, ids: numpy.ndarray, tenths: numpy.ndarray) -> float:
    """The share found of the neighbours due: ten, or as many as are earlier. Each must be near enough, and counts once.

    `ids`: rows by ten, -1 for none. `tenths`: what `tenth` gives.
    """
    due = numpy.minimum(numpy.arange(len(rows)), TOP).sum()
    return sum(right(rows, ids, tenths, start) for start in range(0, len(rows), 4096)) / int(due)


def right(rows: Rows, ids: numpy.ndarray, tenths: numpy.ndarray, start: int) -> int:
    """How many neighbours of a part of the rows are right."""
    part = slice(start, min(start + 4096, len(rows)))
    kept = numpy.sort(ids[part], axis=1)
    counted = (kept >= 0) & (kept < numpy.arange(part.start, part.stop)[:, None])
    counted[:, 1:] &= kept[:, 1:] != kept[:, :-1]
    cosines = numpy.einsum("ij,ikj->ik", rows[part], rows[kept])
    return int((counted & (cosines >= tenths[part, None] - CLOSE)).sum())


def flat_query(rows: Rows, queries: Rows) -> list[float]:
    """Seconds of each query, asked one by one; the index stands before."""
    import faiss

    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    return [seconds(lambda query=query: index.search(query[None], TOP)) for query in queries]


def numpy_query(rows: Rows, queries: Rows) -> list[float]:
    def ask(query: numpy.ndarray) -> numpy.ndarray:
        cosines = rows @ query
        kept = numpy.argpartition(cosines, -TOP)[-TOP:]
        return kept[numpy.argsort(-cosines[kept], kind="stable")]

    return [seconds(lambda query=query: ask(query)) for query in queries]


def seconds(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def one(times: list[float]) -> float:
    """The time of one query: the median, without the first, which wakes the threads."""
    return median(times[1:] or times)


BLOCKS = (256, 512, 1024, 4096)
WIDTHS = (16, 32, 64, 128)
CAUSAL = {
    "faiss IndexFlatIP all against all": Method("faiss", flat_all),
    "faiss IndexFlatIP fed in blocks": Method("faiss", flat_fed, setting="block", settings=BLOCKS),
    "numpy in blocks": Method("numpy", blocks, setting="block", settings=BLOCKS),
    "faiss HNSW fed in blocks": Method("faiss", graph_fed, setting="efSearch", settings=WIDTHS, graded=True),
}
QUERY = {"faiss IndexFlatIP": Method("faiss", flat_query), "numpy": Method("numpy", numpy_query)}
