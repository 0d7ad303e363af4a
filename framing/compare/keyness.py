"""Numerics of keyness: log-odds of terms, with events as the unit of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.compare.poisson import Codes, Floats, dense

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What one side of a contrast says of each term.

    Attributes
    ----------
    y : float64 array, shape (terms,)
        Weighted counts.
    n : float
        Their sum over all terms.
    spread : float64 array, shape (terms,)
        G/(G-1) Σ_g (Σ_{i∈g} (y_iw - p̂_w m_i))²: the variance of `y` when whole clusters vary.
    n_clusters : int
    count, n_articles, in_clusters : int64 arrays, shape (terms,)
        Unweighted counts, and the articles and clusters in which a term occurs.
    """

    y: Floats
    n: float
    spread: Floats
    n_clusters: int
    count: Codes
    n_articles: Codes
    in_clusters: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """Every term's contrast between an outlet and the rest; arrays of shape (terms,).

    Attributes
    ----------
    log_odds, z, z_tokens, log_ratio, p : float64 arrays
        As in `Keyword`.
    """

    log_odds: Floats
    z: Floats
    z_tokens: Floats
    log_ratio: Floats
    p: Floats


def side(counts: csr_array, weight: Floats, cluster: Codes) -> Side:
    """Sum up the articles of one side.

    Parameters
    ----------
    counts : csr_array of int, shape (articles, terms)
    weight : float64 array, shape (articles,)
    cluster : array of codes, shape (articles,)
    """
    from scipy.sparse import csr_array

    codes = dense(cluster)
    n_articles, G = counts.shape[0], int(codes.max(initial=-1)) + 1
    sums = csr_array((weight, (codes, np.arange(n_articles))), shape=(G, n_articles)) @ counts
    y, m = sums.sum(axis=0), sums.sum(axis=1)
    p = y / max(y.sum(), 1.0)
    squares = sums.multiply(sums).sum(axis=0) - 2 * p * (sums.T @ m) + p**2 * (m @ m)
    return Side(
        y=y,
        n=float(y.sum()),
        spread=G / max(G - 1, 1) * np.maximum(squares, 0.0),
        n_clusters=G,
        count=np.asarray(counts.sum(axis=0)),
        n_articles=np.bincount(counts.indices[counts.data > 0], minlength=len(y)),
        in_clusters=np.bincount(sums.indices[sums.data > 0], minlength=len(y)),
    )


def log_odds(a: Side, b: Side, prior: float) -> Contrast:
    """Log-odds ratios under an informative Dirichlet prior, with cluster-robust z.

    The prior is ``a_w = prior · (y_wa + y_wb) / (n_a + n_b)``. The variance of either side's
    log odds is its clusters' spread over (y_w + a_w)², but never less than the 1/(y_w + a_w) of
    independent tokens: where a side hardly has the term, its clusters cannot show a variance.
    P-values are of Student's t with the smaller number of clusters less one as its degrees of
    freedom.

    References
    ----------
    monroe2008, cameron2015, gabrielatos2018
    """
    from scipy.stats import t

    share = (a.y + b.y) / (a.n + b.n)
    ya, yb = a.y + prior * share, b.y + prior * share
    delta = np.log(ya / (a.n + prior - ya)) - np.log(yb / (b.n + prior - yb))
    clustered = np.maximum(a.spread / ya**2, 1 / ya) + np.maximum(b.spread / yb**2, 1 / yb)
    z = delta / np.sqrt(clustered)
    return Contrast(
        log_odds=delta,
        z=z,
        z_tokens=delta / np.sqrt(1 / ya + 1 / yb),
        log_ratio=np.log2((a.y + 0.5) / a.n) - np.log2((b.y + 0.5) / b.n),
        p=2 * t.sf(np.abs(z), min(a.n_clusters, b.n_clusters) - 1),
    )


def balancing_weights(outlet: Codes, stratum: Codes) -> Floats:
    """Weights that let every outlet count the same within a stratum, however much it wrote.

    Their sum within a stratum is its number of articles; all are 1 where one outlet is alone.

    Parameters
    ----------
    outlet, stratum : arrays of codes, shape (articles,)

    Returns
    -------
    float64 array, shape (articles,)

    Examples
    --------
    >>> balancing_weights(np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0])).round(2).tolist()
    [0.67, 0.67, 0.67, 2.0]
    """
    cell = np.zeros((int(stratum.max()) + 1, int(outlet.max()) + 1))
    np.add.at(cell, (stratum, outlet), 1)
    articles, present = cell.sum(axis=1), (cell > 0).sum(axis=1)
    weights: Floats = articles[stratum] / (present[stratum] * cell[stratum, outlet])
    return weights
