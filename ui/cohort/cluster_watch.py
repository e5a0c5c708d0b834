"""When a cluster without workers is given up: dask itself waits for workers without end."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class NoWorkersTimer:
    """Measures for how long tasks have waited on a cluster without workers.

    A cluster that has nothing to do may have no workers: adaptive ones stop theirs, and start some for a task.

    Parameters
    ----------
    limit_s : float
        So long they may wait.
    """

    limit_s: float
    _since_s: float | None = field(default=None, init=False)

    def is_over(self, t: float, *, workers: int, tasks: int) -> bool:
        """Whether the limit is reached.

        Parameters
        ----------
        t : float
            Time of this look, s, on a monotonic clock.
        workers : int
            How many workers the scheduler has.
        tasks : int
            How many tasks are not done.
        """
        if workers or not tasks:
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = t
        return t - self._since_s >= self.limit_s
