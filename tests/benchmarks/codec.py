"""Reading and writing the events of a long recording: `python -m tests.benchmarks.codec [--beats 100000]`.

Each way is measured beside the way of `event_codec` alone, in the same run: CPU time, the best of three.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from trainer.event_series import EventSeries
from trainer.events import Beat, Begin, ChestMoved, Event
from trainer.formats.codecs.event_codec import decode_event, encode_event
from trainer.formats.codecs.json_validation import parse_object, to_json_line
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.library.tables.events import (
    MICROSECONDS,
    Row,
    append_row,
    event_to_row,
    rows_from_events,
)
from trainer.recording import Recording

REPEATS: Final = 3
MIN_SPEED_UP: Final = 3.0
TRIPLES: Final = 25  # of a movement


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beats", type=int, default=100_000)
    beats = parser.parse_args().beats
    print(f"{'':22}{'event_codec':>12}{'msgspec':>9}")
    slowest = min(_measure("beats", _beats(beats)), _measure("movement", _movement(beats // 25)))
    print(f"The smallest gain is {slowest:.1f} times (asked: {MIN_SPEED_UP:g}).")
    return 0 if slowest >= MIN_SPEED_UP else 1


def _measure(name: str, events: Iterator[Event]) -> float:
    """Print what each way takes; the smallest gain."""
    recording = Recording("bench", None, "simulated", None, None, tuple(events))
    lines, rows = list(format_jsonl(recording)), list(rows_from_events(recording.events))
    gains = [
        _compare(
            f"{name}: lines written", lambda: _lines(recording), lambda: format_jsonl(recording)
        ),
        _compare(
            f"{name}: lines read", lambda: map(_from_line, lines[1:-1]), lambda: _parsed(lines)
        ),
        _compare(
            f"{name}: rows written",
            lambda: (event_to_row(seq, event) for seq, event in enumerate(recording.events)),
            lambda: rows_from_events(recording.events),
        ),
        _compare(f"{name}: rows read", lambda: map(_from_row, rows), lambda: _appended(rows)),
    ]
    return min(gains)


def _compare(
    name: str, slow: Callable[[], Iterable[object]], fast: Callable[[], Iterable[object]]
) -> float:
    slow_s, fast_s = _cpu_s(slow), _cpu_s(fast)
    print(f"{name:22}{slow_s:10.3f} s{fast_s:7.3f} s  {slow_s / fast_s:4.1f} times")
    return slow_s / fast_s


def _cpu_s(work: Callable[[], Iterable[object]]) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.process_time()
        for _ in work():
            pass
        times.append(time.process_time() - began)
    return min(times)


def _lines(recording: Recording) -> Iterator[str]:
    for event in recording.events:
        kind, fields = encode_event(event)
        yield to_json_line({"kind": kind, "t": event.t, **fields}) + "\n"


def _from_line(line: str) -> Event:
    fields = parse_object(line)
    kind, t = str(fields.pop("kind")), float(str(fields.pop("t")))
    return decode_event(kind, t, fields)


def _from_row(row: Row) -> Event:
    _, t_us, kind, body = row
    return decode_event(kind, t_us / MICROSECONDS, parse_object(body))


def _parsed(lines: list[str]) -> Iterable[object]:
    parse_jsonl(lines)
    return ()


def _appended(rows: list[Row]) -> Iterable[object]:
    events = EventSeries()
    for row in rows:
        append_row(events, row)
    return ()


def _beats(count: int) -> Iterator[Event]:
    rng = random.Random(1)
    yield Begin(0.0)
    t = 0.0
    for _ in range(count):
        raw = rng.randint(700, 1100)
        t = round(t + raw / 1024.0, 6)
        yield Beat(t, raw / 1.024, raw, round(t + 0.03, 6))


def _movement(count: int) -> Iterator[Event]:
    rng = random.Random(1)
    for i in range(count):
        x_y_z = (tuple(rng.randint(-2000, 2000) for _ in range(3)) for _ in range(TRIPLES))
        yield ChestMoved(float(i), 50.0, tuple((x, y, z) for x, y, z in x_y_z))


if __name__ == "__main__":
    raise SystemExit(main())
