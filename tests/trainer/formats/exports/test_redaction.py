"""A recording for others to see keeps what the heart and the breath did, and nothing of the person."""

from dataclasses import replace
from typing import get_args, get_type_hints

from trainer.events import (
    Beat,
    Begin,
    Contact,
    ContactChanged,
    Event,
    LinkChanged,
    Moment,
    NoteWritten,
    SourceChanged,
    UrgeRated,
)
from trainer.formats.exports.redaction import IMPERSONAL_EVENTS, redact_recording
from trainer.messages import LegacyText, Message
from trainer.plan import SessionPlan
from trainer.recording import Recording

STRAP = "ble:AA:BB:CC:DD:EE:FF"
CHOSEN = SourceChanged(0.0, STRAP, 1.0)
TOUCHES = ContactChanged(0.5, Contact.GOOD, LegacyText("Anna's strap"))
HEARD: tuple[Event, ...] = (
    CHOSEN,
    UrgeRated(0.0, 8, Moment.BEFORE),
    Begin(0.0),
    TOUCHES,
    Beat(0.8, 800.0),
    Beat(1.61, 810.0),
)


def recorded(*events: Event, name: str = "20261121T205017Z-3f9a") -> Recording:
    return Recording(name, "2026-11-21T20:50:17+00:00", STRAP, SessionPlan(), None, events)


def test_the_beats_and_ratings_stay_and_names_dates_and_addresses_go() -> None:
    shown = redact_recording(recorded(*HEARD, NoteWritten(2.0, "Anna called")))
    assert shown.events == (
        replace(CHOSEN, source="ble"),
        *HEARD[1:3],
        replace(TOUCHES, detail=None),
        *HEARD[4:],
    )
    assert (shown.started, shown.source) == (None, "ble")
    assert "2026" not in shown.id


def test_two_pauses_are_two_for_others_too_and_one_shown_twice_is_one() -> None:
    pause, again = recorded(*HEARD), recorded(*HEARD, name="20261122T205017Z-aaaa")
    another_beat = recorded(*HEARD[:-1], Beat(1.61, 811.0))
    another_time = recorded(*HEARD[:-1], Beat(1.62, 810.0))
    another_kind = recorded(HEARD[0], *HEARD[2:])
    assert redact_recording(pause).id == redact_recording(again).id
    ids = {redact_recording(r).id for r in (pause, another_beat, another_time, another_kind)}
    assert len(ids) == 4
    assert {len(name) for name in ids} == {len("redacted-") + 12}


def test_what_was_left_out_leaves_no_trace_in_the_name() -> None:
    silent, spoken = recorded(*HEARD), recorded(*HEARD, NoteWritten(2.0, "Anna called"))
    assert redact_recording(silent).id == redact_recording(spoken).id


def test_every_kind_of_event_that_may_hold_words_is_left_out_or_emptied() -> None:
    emptied = {SourceChanged: "source", ContactChanged: "detail", LinkChanged: "detail"}
    for kind in get_args(Event):
        types = get_type_hints(kind)
        texts = {
            name for name, type_ in types.items() if {str, Message} & {type_, *get_args(type_)}
        }
        assert kind not in IMPERSONAL_EVENTS or texts <= {emptied.get(kind)}, kind
