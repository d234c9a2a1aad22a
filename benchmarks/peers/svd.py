"""The peers' truncated SVDs, each by its fastest call, and the one measure of their accuracy.

A method takes a matrix (rows by terms, CSR) and gives U (rows by rank), the singular values and V (terms by rank), in
whatever order and precision it computes. Where its own form of the matrix differs, `prepare` makes it before the clock.
"""

from collections.abc import Callable

import numpy
import scipy.sparse

from methods import Method

Matrix = scipy.sparse.csr_matrix
Triplets = tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]
SEED = 20261120


def single(matrix: Matrix) -> Matrix:
    return matrix.astype(numpy.float32)


def randomized(matrix: Matrix, rank: int, _: float) -> Triplets:
    """What TruncatedSVD(rank) calls by default: 5 power iterations, 10 more directions than asked for."""
    from sklearn.utils.extmath import randomized_svd

    left, values, right = randomized_svd(matrix, rank, n_iter=5, flip_sign=False, random_state=SEED)
    return left, values, right.T


def svds(solver: str) -> Callable[[Matrix, int, float], Triplets]:
    """ARPACK, as TruncatedSVD(rank, algorithm="arpack") calls it, or PROPACK."""

    def solve(matrix: Matrix, rank: int, tolerance: float) -> Triplets:
        from scipy.sparse.linalg import svds

        left, values, right = svds(matrix, rank, solver=solver, tol=tolerance, rng=SEED)
        return left, values, right.T

    return solve


def primme(matrix: Matrix, rank: int, tolerance: float) -> Triplets:
    """PRIMME's hybrid of the normal equations and the augmented matrix; its tolerance is relative to the norm."""
    import primme

    left, values, right = primme.svds(matrix, rank, tol=tolerance)
    return left, values, right.T


def svdlibc(matrix: Matrix, rank: int, _: float) -> Triplets:
    from sparsesvd import sparsesvd

    left, values, right = sparsesvd(matrix, rank)
    return left.T, values, right.T


def gensim_one_pass(matrix: Matrix, rank: int, _: float) -> Triplets:
    """20,000 documents at a time, as LsiModel streams them, but without its detour over lists of pairs."""
    return gensim(matrix, rank, 20_000)


def gensim_stochastic(matrix: Matrix, rank: int, _: float) -> Triplets:
    """All documents at once, with the two power iterations and 100 more directions that are its defaults."""
    return gensim(matrix, rank, matrix.shape[0])


def gensim(matrix: Matrix, rank: int, chunk: int) -> Triplets:
    """LsiModel holds no vectors of documents: they are A v / sigma, and made by `complete`, after the clock."""
    from gensim.models import LsiModel
    from gensim.utils import FakeDict

    model = LsiModel(id2word=FakeDict(matrix.shape[1]), num_topics=rank, random_seed=SEED)
    for start in range(0, matrix.shape[0], chunk):
        model.add_documents(matrix[start : start + chunk].T)
    return numpy.empty((0, rank)), model.projection.s, model.projection.u


def complete(matrix: Matrix, triplets: Triplets) -> Triplets:
    """In double precision, with the left vectors that gensim leaves out."""
    left, values, right = (numpy.asarray(part, dtype=numpy.float64) for part in triplets)
    return (matrix @ right / values if left.shape[0] == 0 else left), values, right


def residuals(matrix: Matrix, triplets: Triplets) -> tuple[float, float]:
    """The largest over all triplets of sqrt(||A v - s u||^2 + ||A' u - s v||^2) / s, and of ||A v - s u|| / s alone.

    In double precision whatever the triplets were computed in: the one measure for ours and for every peer.
    """
    left, values, right = complete(matrix, triplets)
    rows = numpy.linalg.norm(matrix @ right - left * values, axis=0) / values
    columns = numpy.linalg.norm(matrix.T @ left - right * values, axis=0) / values
    return float(numpy.hypot(rows, columns).max()), float(rows.max())


def tolerant(module: str, run: Callable) -> Method:
    """PROPACK, ARPACK and PRIMME mean something else each by their tolerance: it is found by what comes out."""
    decades = tuple(10.0**-power for power in range(1, 13))
    return Method(module, run, setting="tolerance", settings=decades, graded=True)


METHODS = {
    "scikit-learn randomized": Method("sklearn.utils.extmath", randomized),
    "scikit-learn randomized float32": Method("sklearn.utils.extmath", randomized, single),
    "scipy PROPACK": tolerant("scipy.sparse.linalg", svds("propack")),
    "scipy ARPACK": tolerant("scipy.sparse.linalg", svds("arpack")),
    "PRIMME": tolerant("primme", primme),
    "SVDLIBC": Method("sparsesvd", svdlibc, lambda matrix: matrix.tocsc()),
    "gensim one-pass": Method("gensim.models.lsimodel", gensim_one_pass),
    "gensim stochastic": Method("gensim.models.lsimodel", gensim_stochastic),
}
