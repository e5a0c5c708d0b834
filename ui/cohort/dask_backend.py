"""joblib's backend for dask, which also tells of tasks that the cluster gave up or forgot.

joblib 1.6 waits for ever for a task whose workers were all killed: dask tells of it by an exception of the
future, for which joblib calls nobody. Of a lost scheduler it makes a result that is no list. Where one worker is
left, it does all tasks in the client. And where none is left and none comes again, it waits for ever, as dask does.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from joblib._dask import DaskDistributedBackend
from tornado.ioloop import PeriodicCallback

from ui.cohort.cluster_watch import NoWorkersTimer

CHECK_INTERVAL_S: Final = 1.0  # between two looks at the workers of the cluster
SCHEDULER_TIMEOUT_S: Final = 60.0  # so long one that is connected may take for an answer


class RobustDaskBackend(DaskDistributedBackend):  # type: ignore[misc]  # joblib has no types
    """As `DaskDistributedBackend`; an exception of the cluster is that of the task.

    Tasks are cancelled when the cluster has had no worker for `wait_for_workers_timeout`, or its scheduler does not
    answer.
    """

    def start_call(self) -> None:
        super().start_call()
        self._timer = NoWorkersTimer(self.wait_for_workers_timeout)
        self._checks = PeriodicCallback(self._check_cluster, CHECK_INTERVAL_S * 1000)
        self.client.loop.add_callback(self._checks.start)

    def stop_call(self) -> None:
        self.client.loop.add_callback(self._checks.stop)
        super().stop_call()

    async def _check_cluster(self) -> None:
        """Cancel what nobody will do. Of a lost connection dask itself tells."""
        try:
            cores = await asyncio.wait_for(self.client.scheduler.ncores(), SCHEDULER_TIMEOUT_S)
        except TimeoutError:
            await self._cancel_tasks()
        except OSError:
            return
        else:
            now = self.client.loop.time()
            if self._timer.is_over(now, workers=len(cores), tasks=len(self._results)):
                await self._cancel_tasks()

    async def _cancel_tasks(self) -> None:
        await self.client.cancel(list(self._results), asynchronous=True)

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
