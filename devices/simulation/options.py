"""The options of a simulated person and their sensor as text: "seed=7,hr=62,drop=60-105;150-195".

They are formatted in one order and parsed in any; defaults are left out. Numbers are plain digits.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from devices.simulation.faults import Faults, FaultSpan
from devices.simulation.messages import (
    SeedNotAllowed,
    SimulationKeyRepeated,
    SimulationKeyUnknown,
    SimulationNumberNotAllowed,
    SimulationSpansNotAllowed,
    TooManyFaults,
)
from devices.simulation.person import Person
from devices.source import SourceError

NUMBER_PATTERN: Final = r"(?:\d{1,6}(?:\.\d{1,4})?|\.\d{1,4})"
MAX_TEXT_CHARS: Final = 40  # of what was typed, in a refusal
MAX_TIME_S: Final = 86_400.0
MAX_FAULT_SHARE: Final = 0.5  # of all beats, for a good beat is between two faults


class OptionRange(Struct, frozen=True):
    """What an option sets, and the values it may have."""

    field: str  # of `Person`, or of `Faults`
    low: float
    high: float
    unit: str = ""


PERSON_OPTIONS: Final = {
    "seed": OptionRange("seed", 0, 999_999),
    "hr": OptionRange("hr_bpm", 30, 180, " bpm"),
    "rsa": OptionRange("rsa_ms", 0, 400, " ms"),
    "resonance": OptionRange("resonance_breaths_per_min", 3.5, 8, " breaths/min"),
    "adherence": OptionRange("adherence", 0, 1),
    "breath": OptionRange("own_breaths_per_min", 4, 30, " breaths/min"),
    "noise": OptionRange("noise_ms", 0, 100, " ms"),
    "chest": OptionRange("chest_mg", 0, 200, " mg"),
}
SHARE_OPTIONS: Final = {
    key: OptionRange(key, 0, MAX_FAULT_SHARE) for key in ("ectopic", "missed", "extra")
}
SPAN_OPTIONS: Final = ("drop", "stall", "contact")
ALL_OPTIONS: Final = (*PERSON_OPTIONS, *SHARE_OPTIONS, *SPAN_OPTIONS)


def parse_options(options: str) -> tuple[Person, Faults]:
    """Parse options; "" gives the defaults.

    Raises
    ------
    SourceError
        An option or a value is not allowed; the message says which, and what is.
    """
    person_fields: dict[str, Any] = {}
    fault_fields: dict[str, Any] = {}
    for key, text in _parse_pairs(options):
        if key == "seed":
            person_fields["seed"] = _parse_seed(text)
        elif key in SPAN_OPTIONS:
            fault_fields[key] = _parse_spans(key, text)
        elif key in SHARE_OPTIONS:
            fault_fields[key] = _parse_number(key, text, SHARE_OPTIONS[key])
        else:
            person_fields[PERSON_OPTIONS[key].field] = _parse_number(key, text, PERSON_OPTIONS[key])
    person, faults = Person(**person_fields), Faults(**fault_fields)
    if faults.ectopic + faults.missed + faults.extra > MAX_FAULT_SHARE:
        raise SourceError(TooManyFaults(MAX_FAULT_SHARE))
    return person, faults


def format_options(person: Person, faults: Faults) -> str:
    """The options that `parse_options` reads as this person and these faults."""
    defaults = Person()
    pairs = []
    for key, allowed in PERSON_OPTIONS.items():
        value = getattr(person, allowed.field)
        if value != getattr(defaults, allowed.field):
            pairs.append((key, _format_number(value)))
    pairs += [
        (key, _format_number(getattr(faults, key))) for key in SHARE_OPTIONS if getattr(faults, key)
    ]
    pairs += [
        (key, _format_spans(getattr(faults, key))) for key in SPAN_OPTIONS if getattr(faults, key)
    ]
    return ",".join(f"{key}={text}" for key, text in pairs)


def _parse_pairs(options: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for option in options.split(",") if options.strip() else ():
        key, _, text = (part.strip() for part in option.partition("="))
        if key not in ALL_OPTIONS:
            raise SourceError(SimulationKeyUnknown(_beginning(key), ALL_OPTIONS))
        if key in seen:
            raise SourceError(SimulationKeyRepeated(key))
        seen.add(key)
        yield key, text


def _parse_seed(text: str) -> int:
    allowed = PERSON_OPTIONS["seed"]
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise SourceError(SeedNotAllowed(int(allowed.low), int(allowed.high), _beginning(text)))
    return int(text)


def _parse_number(key: str, text: str, allowed: OptionRange) -> float:
    if re.fullmatch(NUMBER_PATTERN, text, re.ASCII) and allowed.low <= float(text) <= allowed.high:
        return float(text)
    raise SourceError(
        SimulationNumberNotAllowed(key, allowed.low, allowed.high, allowed.unit, _beginning(text))
    )


def _parse_spans(key: str, text: str) -> tuple[FaultSpan, ...]:
    spans = []
    last = 0.0
    for part in text.split(";"):
        match = re.fullmatch(f"({NUMBER_PATTERN})-({NUMBER_PATTERN})", part.strip(), re.ASCII)
        start, end = map(float, match.groups()) if match else (0.0, 0.0)
        if not last <= start < end <= MAX_TIME_S:
            raise SourceError(SimulationSpansNotAllowed(key, _beginning(text)))
        spans.append((start, end))
        last = end
    return tuple(spans)


def _format_spans(spans: tuple[FaultSpan, ...]) -> str:
    return ";".join(f"{_format_number(start)}-{_format_number(end)}" for start, end in spans)


def _format_number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _beginning(text: str) -> str:
    return text[:MAX_TEXT_CHARS]
