"""The peers' clusters of float32 rows of length 1, and by what they are compared.

A method gives the labels of k-means, the heights of a tree, or the labels and the heights of the tree of mutual
reachability. fastcluster works in one thread; the distances that it is given are made in as many as are allowed.
"""

import argparse
import os
from dataclasses import dataclass

import numpy
import scipy.sparse

from methods import Method

Rows = numpy.ndarray
MEASURES = ("objective", "height", "weight")
BLOCK = 512


@dataclass
class Found:
    labels: numpy.ndarray | None = None
    heights: numpy.ndarray | None = None


def threads() -> int:
    """What the driver allows every library."""
    return int(os.environ.get("OMP_NUM_THREADS", "1"))


def lloyd(rows: Rows, asked: argparse.Namespace, _: int) -> Found:
    """scikit-learn assigns once more after its last round, so that it gets one round less. Centroids are means, and
    not of length 1.
    """
    from sklearn.cluster import KMeans

    seeds = numpy.load(asked.seeds)
    means = KMeans(len(seeds), init=seeds, n_init=1, max_iter=asked.rounds - 1, tol=0, algorithm="lloyd")
    return Found(means.fit(rows).labels_)


def spherical(rows: Rows, asked: argparse.Namespace, _: int) -> Found:
    """faiss gives centroids: the labels are a search among them, in place of the last round. It takes every row."""
    import faiss

    seeds = numpy.load(asked.seeds)
    means = faiss.Kmeans(
        rows.shape[1],
        len(seeds),
        niter=asked.rounds - 1,
        spherical=True,
        min_points_per_centroid=1,
        max_points_per_centroid=len(rows),
    )
    means.train(rows, init_centroids=seeds)
    return Found(means.index.search(rows, 1)[1][:, 0])


def distances(rows: Rows) -> numpy.ndarray:
    """What scipy's pdist gives of rows of length 1, in its order, by products of matrices: many times faster."""
    wide = rows.astype(numpy.float64)
    found = numpy.empty(len(rows) * (len(rows) - 1) // 2)
    place = 0
    for start in range(0, len(rows), BLOCK):
        squares = numpy.maximum(2 - 2 * (wide[start : start + BLOCK] @ wide[start:].T), 0)
        for row, one in enumerate(numpy.sqrt(squares, out=squares)):
            kept = one[row + 1 :]
            found[place : place + len(kept)] = kept
            place += len(kept)
    return found


def linkage(rows: Rows, asked: argparse.Namespace, _: int) -> Found:
    import fastcluster

    return Found(heights=fastcluster.linkage(distances(rows), asked.kind, preserve_input=False)[:, 2])


def ward(rows: Rows, asked: argparse.Namespace, _: int) -> Found:
    """Without a matrix of distances."""
    import fastcluster

    return Found(heights=fastcluster.linkage_vector(rows, "ward")[:, 2])


def brute(rows: Rows, asked: argparse.Namespace, _: int) -> Found:
    from sklearn.cluster import HDBSCAN

    size, samples = asked.min_size, asked.min_samples
    found = HDBSCAN(min_cluster_size=size, min_samples=samples, algorithm="brute", n_jobs=threads(), copy=True)
    found.fit(rows)
    return Found(found.labels_, found._single_linkage_tree_["value"])


def trees(rows: Rows, asked: argparse.Namespace, exact: int) -> Found:
    """Boruvka's algorithm with a k-d tree, which the package chooses for 50 dimensions. It does not count the row
    itself among the samples.
    """
    from hdbscan import HDBSCAN

    found = HDBSCAN(
        min_cluster_size=asked.min_size,
        min_samples=asked.min_samples - 1,
        algorithm="boruvka_kdtree",
        approx_min_span_tree=not exact,
        core_dist_n_jobs=threads(),
    )
    found.fit(rows.astype(numpy.float64))
    return Found(found.labels_, found.single_linkage_tree_.to_numpy()[:, 2])


def figures(found: Found) -> dict:
    """By the same names as ours, but for the objective, which `objective` takes from the labels of both."""
    told = {}
    if found.labels is not None:
        told |= {"clusters": len(set(found.labels[found.labels >= 0].tolist())), "noise": int((found.labels < 0).sum())}
    if found.heights is not None:
        told["height" if found.labels is None else "weight"] = float(found.heights.sum())
    return told


def objective(rows: Rows, labels: numpy.ndarray) -> float:
    """The mean cosine of the rows to the direction of their cluster's sum, in double precision."""
    marks = scipy.sparse.csr_matrix((numpy.ones(len(rows)), (labels, numpy.arange(len(rows)))))
    return float(numpy.linalg.norm(marks @ rows.astype(numpy.float64), axis=1).sum() / len(rows))


class Agreement:
    """How far what a run gives is off the first run of the task, as a share: of heights and weights in either
    direction, of an objective only where it is lower.
    """

    def __init__(self) -> None:
        self.first: float | None = None

    def judged(self, figures: dict) -> dict:
        name = next(name for name in MEASURES if figures.get(name) is not None)
        value = figures[name]
        self.first = value if self.first is None else self.first
        off = 1 - value / self.first
        return figures | {"off": max(0.0, off) if name == "objective" else abs(off)}


KMEANS = {"scikit-learn KMeans": Method("sklearn", lloyd), "faiss Kmeans spherical": Method("faiss", spherical)}
LINKAGE = {"fastcluster linkage": Method("fastcluster", linkage)}
WARD = {"fastcluster linkage_vector": Method("fastcluster", ward)}
DENSITY = {
    "scikit-learn HDBSCAN brute": Method("sklearn", brute),
    "hdbscan": Method("hdbscan", trees, setting="exact tree", settings=(0, 1), graded=True),
}
METHODS = KMEANS | LINKAGE | WARD | DENSITY
