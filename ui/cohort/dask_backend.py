"""joblib's backend for dask, which also tells of tasks that the cluster gave up or forgot.

joblib 1.6 waits for ever for a task whose workers were all killed: dask tells of it by an exception of the
future, for which joblib calls nobody. Of a lost scheduler it makes a result that is no list. Where one worker is
left, it does all tasks in the client.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from joblib._dask import DaskDistributedBackend


class RobustDaskBackend(DaskDistributedBackend):  # type: ignore[misc]  # joblib has no types
    """As `DaskDistributedBackend`; an exception of the cluster is that of the task."""

    def effective_n_jobs(self, n_jobs: int) -> int:
        """At least 2: with 1 joblib would do the tasks in the process that asks for them."""
        return max(2, int(super().effective_n_jobs(n_jobs)))

    def submit(self, func: Any, callback: Callable[[Any], object] | None = None) -> Any:
        future = super().submit(func, callback)

        def report_error(done: "Future[Any]") -> None:
            error = done.exception()
            if error is not None and callback is not None:
                callback(error)

        future.add_done_callback(report_error)
        return future

    def retrieve_result_callback(self, out: Any) -> Any:
        if isinstance(out, BaseException):
            raise out
        return super().retrieve_result_callback(out)
