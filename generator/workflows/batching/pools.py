"""Who does the tasks: this process, others of this machine, or the workers of a Dask cluster. All are executors."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from generator.errors import InputError, MissingToolError, OutputError
from generator.messages import _

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 3
"""Tasks that wait for each worker: enough to keep it busy, few enough to keep memory flat."""
_TRIES = 3


class Inline(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextlib.contextmanager
def executor(jobs: int, lock: int | None = None, cluster: str | None = None) -> Iterator[Executor]:
    """Give an executor: ``jobs`` processes of this machine, or the workers of the Dask scheduler at ``cluster``.

    ``lock`` is a file that worker processes must not keep open. Raises :class:`MissingToolError` when Dask is not
    installed, :class:`InputError` when no scheduler answers.
    """
    if cluster is not None:
        with _cluster(cluster) as workers:
            yield workers
    elif jobs == 1:
        yield Inline()
    else:
        pool = _processes(jobs, lock)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def in_order(
    work: Callable[[T], R], tasks: Iterable[T], *, jobs: int, lock: int | None = None, cluster: str | None = None
) -> Iterator[R]:
    """Yield ``work(task)`` of every task in the order of the tasks, several being done at a time.

    When a worker process dies, the tasks that were not done are done again; after three deaths :class:`OutputError`.
    """
    waiting = iter(tasks)
    pending: deque[T] = deque()
    deaths = 0
    while True:
        with executor(jobs, lock, cluster) as pool:
            width = jobs if cluster is None else max(jobs, _width(pool))
            limit = 1 if isinstance(pool, Inline) else width * AHEAD
            futures: deque[tuple[T, Future[R]]] = deque()
            try:
                while True:
                    while len(futures) < limit:
                        if not pending:
                            try:
                                pending.append(next(waiting))
                            except StopIteration:
                                break
                        # A pool that is already broken refuses the task: it must still be among those to be done.
                        futures.append((pending[0], pool.submit(work, pending[0])))
                        pending.popleft()
                    if not futures:
                        return
                    result = futures[0][1].result()
                    futures.popleft()
                    yield result
            except BrokenProcessPool:
                deaths += 1
                if deaths >= _TRIES:
                    raise OutputError(
                        _("tiến trình con bị hệ thống dừng nhiều lần (thường vì hết bộ nhớ)"),
                        hint=_("giảm --jobs rồi chạy lại với --resume"),
                    ) from None
                pending.extendleft(reversed([task for task, _future in futures]))
            finally:
                for _task, future in futures:
                    future.cancel()


def _processes(jobs: int, lock: int | None) -> ProcessPoolExecutor:
    # A fork costs nothing and shares what is loaded; it is not safe beside other threads.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(os.getpid(), lock if forks else None))


def _begin(parent: int, lock: int | None) -> None:
    """Prepare a worker process: it holds no lock, and ends when the process that it works for has ended or was stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who was asked to stop tells the others
    if lock is not None:
        with contextlib.suppress(OSError):
            os.close(lock)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    if hasattr(os, "getppid") and sys.platform != "win32":
        threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError:
        raise MissingToolError(
            _("chưa cài Dask, cần cho --cluster"), hint=_("cài bằng lệnh: {command}").format(command="pip install 'vanban[cluster]'")
        ) from None  # fmt: skip
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=10, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(
            _("không kết nối được với Dask ở {address}").format(address=address),
            hint=_("kiểm tra địa chỉ, dạng tcp://máy:8786"),
        ) from error
    try:
        with client.get_executor(pure=False) as workers:
            workers.vanban_width = len(client.scheduler_info(n_workers=-1)["workers"])
            yield workers
    finally:
        client.close()


def _width(pool: Executor) -> int:
    return int(getattr(pool, "vanban_width", 1)) or 1
