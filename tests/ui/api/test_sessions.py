"""A session in Python, from the first event to the last."""

from typing import Any

import pytest


def test_a_session_is_followed_event_by_event(outbreath: Any) -> None:
    events = outbreath.events
    session = outbreath.Session(outbreath.SessionPlan(round_s=60.0))
    session.feed(events.UrgeRated(0.0, 8, events.Moment.BEFORE))
    session.feed(events.Begin(0.0))
    recording = outbreath.simulate(1.0, seed=7)
    beats = [event for event in recording.events if isinstance(event, events.Beat)]
    snapshots = [session.feed(beat) for beat in beats]
    assert snapshots[-1].beats == len(beats)
    assert snapshots[-1].figures.hr_bpm == pytest.approx(70.0, abs=6.0)
    session.feed(events.Tick(60.0))
    done = session.feed(events.Decided(61.0, events.Decision.PASSED))
    assert done.stage == "done"
    assert (done.urge_before, done.waited_s) == (8, 60.0)
    assert session.is_over


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda o: o.SessionPlan(round_s=0.0), "A session can last 0.01 to 1500 minutes"),
        (lambda o: o.BreathPattern.parse("soon"), "soon"),
        (lambda o: o.events.UrgeRated(0.0, 11, o.events.Moment.BEFORE), "0 to 10"),
        (
            lambda o: o.Session(o.SessionPlan()).feed(
                o.events.Decided(0.0, o.events.Decision.PASSED)
            ),
            "decided is not possible during ready",
        ),
    ],
)
def test_what_a_session_refuses_it_refuses_in_one_sentence(
    outbreath: Any, make: Any, says: str
) -> None:
    with pytest.raises(outbreath.Error, match=says) as refused:
        make(outbreath)
    assert len(str(refused.value).splitlines()) == 1
