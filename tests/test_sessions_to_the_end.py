"""A few of what `tests.benchmarks.sessions` runs by the thousand; and what it says of a fault."""

import pytest

from tests.benchmarks import sessions
from trainer.recording import Recording


@pytest.mark.parametrize("number", [1, 25, 30])
def test_a_sequence_of_faults_goes_through_session_library_and_exports(number: int) -> None:
    events, fault = sessions._run(number, shows_it=True)
    assert events
    assert fault is None


def test_people_with_bad_sensors_sit_to_the_end_and_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert sessions._simulated(4, seed=3) == 0
    assert "0 not listed" in capsys.readouterr().out


def test_a_fault_is_told_with_the_number_that_draws_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(recording: Recording) -> None:
        raise ZeroDivisionError("float division by zero")

    monkeypatch.setattr(sessions, "_measure_otherwise", broken)
    assert sessions._sequences(seed=0, sequences=1, minutes=None) == 1
    result = capsys.readouterr()
    assert "--one 0: ZeroDivisionError in test_sessions_to_the_end.py" in result.err
    assert "1 x ZeroDivisionError" in result.out
