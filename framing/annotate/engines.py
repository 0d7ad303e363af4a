"""Where the work is done: here, in processes of this machine, or on a Dask cluster.

Every engine maps a function over batches and yields the results in order, so that what comes out
does not depend on where it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

from framing.model.errors import InputError, MissingDependency

ENGINES = ("local", "dask")

A = TypeVar("A")
B = TypeVar("B")


def run(function: Callable[[A], B], batches: Iterable[A], engine: str, n_jobs: int) -> Iterator[B]:
    """Apply a picklable function to every batch, results in order.

    Parameters
    ----------
    function : callable
    batches : iterable
    engine : {"local", "dask"}
    n_jobs : int
        Processes; 1 works in this one.

    Raises
    ------
    InputError
        For an engine that does not exist or fewer than one job.
    MissingDependency
        When the engine's library is not installed.
    """
    if n_jobs < 1:
        raise InputError(f"jobs must be at least 1, not {n_jobs}")
    if engine not in ENGINES:
        raise InputError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    if engine == "dask":
        return _dask(function, batches, n_jobs)
    return map(function, batches) if n_jobs == 1 else _processes(function, batches, n_jobs)


def _processes(function: Callable[[A], B], batches: Iterable[A], n_jobs: int) -> Iterator[B]:
    from joblib import Parallel, delayed

    yield from Parallel(n_jobs=n_jobs, return_as="generator")(delayed(function)(b) for b in batches)


def _dask(function: Callable[[A], B], batches: Iterable[A], n_jobs: int) -> Iterator[B]:
    try:
        from dask.distributed import Client, LocalCluster, get_client
    except ImportError as error:
        raise MissingDependency(
            "the dask engine needs Dask: pip install 'framing[dask]'"
        ) from error
    with ExitStack() as made:
        try:
            client = get_client()
        except ValueError:  # no cluster is connected: make one of this machine's processes
            cluster = LocalCluster(n_workers=n_jobs, threads_per_worker=1, dashboard_address=None)
            client = made.enter_context(Client(made.enter_context(cluster)))
        yield from _gather(client, function, batches)


def _gather(client: object, function: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
    futures = client.map(function, list(batches), pure=False)  # type: ignore[attr-defined]
    for future in futures:
        yield future.result()
