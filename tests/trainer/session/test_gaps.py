"""Where beats are missing: from the loss that was told, or from the last beat where none was."""

from trainer.events import Beat, Contact, ContactChanged, Event, Link, LinkChanged
from trainer.session.gaps import find_round_gaps, silence_before_first_beat_s

ROUND = (0.0, 120.0)


def beats(*spans: tuple[float, float]) -> list[Beat]:
    """One each second of these, from the first to the last."""
    return [
        Beat(began + n, 1000.0) for began, ended in spans for n in range(int(ended - began) + 1)
    ]


def test_a_gap_begins_with_the_loss_that_was_told_and_ends_where_the_heart_is_heard_again() -> None:
    received = beats((1.0, 30.0), (62.0, 120.0))
    for lost in (ContactChanged(33.0, Contact.LOST), LinkChanged(33.0, Link.LOST)):
        assert find_round_gaps([lost], received, [ROUND]) == [(33.0, 61.0)]
    assert find_round_gaps([], received, [ROUND]) == [(30.0, 61.0)]
    nothing_lost: list[Event] = [
        ContactChanged(33.0, Contact.POOR),
        ContactChanged(20.0, Contact.LOST),
    ]
    assert find_round_gaps(nothing_lost, received, [ROUND]) == [(30.0, 61.0)]


def test_a_round_that_begins_or_ends_without_beats_has_a_gap_there() -> None:
    received = beats((10.0, 100.0))
    lost = ContactChanged(104.0, Contact.LOST)
    assert find_round_gaps([lost], received, [ROUND]) == [(0.0, 9.0), (104.0, 120.0)]
    assert silence_before_first_beat_s([lost], received, [ROUND]) == 25.0
    assert silence_before_first_beat_s([], received, [ROUND]) == 29.0


def test_a_beat_need_not_fall_on_the_first_or_last_second() -> None:
    assert find_round_gaps([], beats((4.0, 117.0)), [ROUND]) == []
    assert find_round_gaps([], beats((5.0, 116.0)), [ROUND]) == [(0.0, 4.0), (116.0, 120.0)]


def test_a_round_without_any_beat_is_a_gap_only_if_something_was_lost() -> None:
    assert find_round_gaps([LinkChanged(5.0, Link.UNAVAILABLE)], [], [ROUND]) == [ROUND]
    assert find_round_gaps([], [], [ROUND]) == []
