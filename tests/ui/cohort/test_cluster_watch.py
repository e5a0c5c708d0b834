"""A cluster may be without workers for a while, not for good."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.cohort.cluster_watch import NoWorkersTimer

POLLS = st.lists(st.tuples(st.floats(0.0, 30.0), st.integers(0, 2), st.integers(0, 2)), max_size=30)


def test_tasks_wait_a_minute_for_a_worker_and_no_longer() -> None:
    timer = NoWorkersTimer(60.0)
    assert [timer.is_over(t, workers=0, tasks=3) for t in (5.0, 64.9, 65.0)] == [False, False, True]


def test_the_minute_begins_again_when_a_worker_came_back() -> None:
    timer = NoWorkersTimer(60.0)
    workers = {0.0: 0, 59.0: 1, 70.0: 0, 129.0: 0, 130.0: 0}
    result = [timer.is_over(t, workers=n, tasks=1) for t, n in workers.items()]
    assert result == [False, False, False, False, True]


def test_a_cluster_with_nothing_to_do_needs_no_worker() -> None:
    timer = NoWorkersTimer(60.0)
    assert not any(timer.is_over(t, workers=0, tasks=0) for t in (0.0, 500.0))
    assert not timer.is_over(501.0, workers=0, tasks=1)


@given(POLLS)
def test_it_is_over_only_after_looks_without_a_worker_for_all_that_time(
    polls: list[tuple[float, int, int]],
) -> None:
    timer, t, vain_since = NoWorkersTimer(60.0), 0.0, None
    for step, workers, tasks in polls:
        t += step
        is_vain = workers == 0 and tasks > 0
        vain_since = (t if vain_since is None else vain_since) if is_vain else None
        is_over = vain_since is not None and t - vain_since >= 60.0
        assert timer.is_over(t, workers=workers, tasks=tasks) is is_over


@pytest.mark.parametrize("is_frozen", [True, False])
def test_a_scheduler_that_gives_no_answer_is_given_up_with_its_tasks(
    is_frozen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose connection is lost is not: dask tries it again, and tells when it stops."""
    pytest.importorskip("distributed")
    from ui.cohort import dask_backend

    class Client(SimpleNamespace):
        loop = SimpleNamespace(time=lambda: 0.0)

        async def cancel(self, tasks: list[str], *, asynchronous: bool) -> None:
            cancelled.extend(tasks)

    async def ncores() -> dict[str, int]:
        if is_frozen:
            await asyncio.Event().wait()
        raise OSError

    cancelled: list[str] = []
    monkeypatch.setattr(dask_backend, "SCHEDULER_TIMEOUT_S", 0.0 if is_frozen else 600.0)
    client = Client(scheduler=SimpleNamespace(ncores=ncores))
    backend: Any = dask_backend.RobustDaskBackend(client=client)
    backend._results = {"one": None, "two": None}
    asyncio.run(backend._check_cluster())
    assert cancelled == (["one", "two"] if is_frozen else [])
