"""The summary of a session as JSON: as the command line prints it, and as the library stores it.

Reading is total: what damage or another hand put where something else belongs counts as not known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any, Final

from trainer.breathing.resonance_result import RateResponse, ResonanceResult
from trainer.events import SURE_RANGE, URGE_RANGE, Decision
from trainer.formats.codecs.json_validation import texts_or_empty
from trainer.hrv.quality import Grade, Quality
from trainer.messages import Describe, LegacyText
from trainer.plan import Exercise, Guide
from trainer.practice.annotations import (
    NO_ANNOTATIONS,
    WORDS_FIELDS,
    Annotations,
    Outcome,
    WordsField,
)
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import NOT_ASSESSED, HeartLine, SessionSummary, Span
from trainer.recording import Completion, Doubt

DECIMALS: Final = 3  # of seconds and of what an assessment measured
BEYOND_ALL: Final = 1e9  # 31 years of waiting; whatever is larger was not measured
DEMO_KEY: Final = "demo"
HEART_LINE_KEY: Final = "heart_line"
MAX_LINE_POINTS: Final = 200  # more are not drawn in a line of a list
_RATE_FIELDS: Final = tuple(field.name for field in fields_of(RateResponse))


def summary_to_json(summary: SessionSummary, describe: Describe) -> dict[str, object]:
    """Return the summary as `show --json` prints it; `describe` makes the sentences of its messages.

    Annotations, an assessment, the line of the heart, doubt and tags have a key only where there
    are any, and `demo` only where it is true.
    """
    return {
        "id": summary.id,
        "started": summary.started,
        "exercise": summary.exercise.value,
        "guide": _word(summary.guide),
        "source": summary.source,
        "planned_s": summary.planned_s,
        "duration_s": summary.duration_s,
        "ended": _word(summary.completion),
        "urge_before": summary.urge_before,
        "urge_after": summary.urge_after,
        "decision": _word(summary.decision),
        "rounds": summary.rounds,
        "note": summary.note,
        "beats": summary.beats,
        "corrected": dict(summary.corrected),
        "gaps": [list(gap) for gap in summary.gaps],
        "breaths": summary.breaths,
        "pattern_first": summary.pattern_first,
        "pattern_last": summary.pattern_last,
        "breaths_per_min_last": summary.breaths_per_min_last,
        "resonance_breaths_per_min": summary.resonance_breaths_per_min,
        "quality": {
            "verdict": summary.quality.verdict.value,
            "reason": describe(summary.quality.reason),
        },
        "figures": dict(summary.figures),
        "rsa_interval_ms": interval_to_json(summary.rsa_interval_ms),
        **dict(_annotation_fields(summary.annotations)),
        **dict(_assessment(summary.resonance, describe)),
        **({HEART_LINE_KEY: list(summary.heart_line)} if summary.heart_line else {}),
        **({DEMO_KEY: True} if summary.is_demo else {}),
        **({} if summary.doubt is None else {"doubt": summary.doubt.value}),
        **({"tags": list(summary.tags)} if summary.tags else {}),
        **_outcome(summary.annotations),
    }


def interval_to_json(interval: Span | None) -> list[float] | None:
    """Return an interval as its two ends."""
    return None if interval is None else [round(end, DECIMALS) for end in interval]


def _word(word: Guide | Completion | Decision | None) -> str | None:
    return None if word is None else word.value


def _annotation_fields(annotations: Annotations) -> Iterator[tuple[str, object]]:
    for field in WORDS_FIELDS:
        words = annotations.words(field)
        if words:
            yield field.name, list(words) if field.is_list else words
    if annotations.prediction:
        yield (
            "prediction",
            {"text": annotations.prediction, "sure_percent": annotations.sure_percent},
        )


def _outcome(annotations: Annotations) -> dict[str, object]:
    if annotations.outcome is None:
        return {}
    return {"outcome": {"outcome": annotations.outcome.value, "note": annotations.outcome_note}}


def _assessment(
    result: ResonanceResult | None, describe: Describe
) -> Iterator[tuple[str, dict[str, object]]]:
    if result is not None:
        yield (
            "resonance",
            {
                "confidence": round(result.confidence, DECIMALS),
                "reason": describe(result.reason),
                "rates": [_rate_to_json(row) for row in result.rates],
            },
        )


def _rate_to_json(row: RateResponse) -> dict[str, object]:
    values = {name: getattr(row, name) for name in _RATE_FIELDS}
    return {k: round(v, DECIMALS) if isinstance(v, float) else v for k, v in values.items()}


SERIES_KEYS: Final = (
    *("id", "started", "exercise", "duration_s", "planned_s", "urge_before", "urge_after"),
    *("decision", "guide", "ended", "note", "prediction", "source", DEMO_KEY),
    *(field.name for field in WORDS_FIELDS),
)
SERIES_FIGURES: Final = ("mean_hr_bpm", "rsa_ms")
"""What a series of pauses needs of each summary: all of ten thousand would take too long."""


def summary_from_json(fields: Mapping[str, Any]) -> SessionSummary | None:
    """Return the summary that `summary_to_json` made fields of; None without an id.

    Sentences come back as the text they are.
    """
    if not isinstance(fields.get("id"), str):
        return None
    get = fields.get
    rate = number_or_none(get("resonance_breaths_per_min"))
    return SessionSummary(
        **_series_part(fields),
        rounds=_count(get("rounds")),
        beats=_count(get("beats")),
        corrected={k: v for k, v in _object(get("corrected")).items() if isinstance(v, int)},
        gaps=tuple(_spans(gaps)) if (gaps := get("gaps")) else (),
        breaths=_count(get("breaths")),
        pattern_first=_text(get("pattern_first")),
        pattern_last=_text(get("pattern_last")),
        breaths_per_min_last=number_or_none(get("breaths_per_min_last")),
        resonance_breaths_per_min=rate,
        quality=_quality(_object(get("quality"))),
        rsa_interval_ms=_interval(get("rsa_interval_ms")),
        resonance=_resonance(get("resonance"), rate),
        doubt=_DOUBTS.get(_text(get("doubt"))),
        tags=texts_or_empty(get("tags")),
        heart_line=_heart_line(get(HEART_LINE_KEY)),
    )


def summary_for_series(values: Sequence[Any]) -> SessionSummary | None:
    """Return a summary that holds no more than the values of SERIES_KEYS and SERIES_FIGURES, in this order."""
    fields = dict(zip(SERIES_KEYS, values, strict=False))
    fields["figures"] = dict(zip(SERIES_FIGURES, values[len(SERIES_KEYS) :], strict=True))
    if not isinstance(fields["id"], str):
        return None
    return SessionSummary(**_series_part(fields))


def _series_part(fields: Mapping[str, Any]) -> dict[str, Any]:
    get = fields.get
    source = _text(get("source")) or "unknown"
    return {
        "id": get("id"),
        "started": _text(get("started")),
        "source": source,
        "is_demo": get(DEMO_KEY) is True or is_demo(source),
        "exercise": _EXERCISES.get(_text(get("exercise")), Exercise.FREE),
        "guide": _guide(fields),
        "planned_s": number_or_none(get("planned_s")),
        "duration_s": max(0.0, number_or_none(get("duration_s")) or 0.0),
        "completion": _COMPLETIONS.get(_text(get("ended"))),
        "urge_before": _within(get("urge_before"), URGE_RANGE),
        "urge_after": _within(get("urge_after"), URGE_RANGE),
        "decision": _DECISIONS.get(_text(get("decision"))),
        "note": _text(get("note")),
        "figures": {k: number_or_none(v) for k, v in _object(get("figures")).items()},
        "annotations": _annotations(fields),
    }


def number_or_none(value: object) -> float | None:
    """Return what was measured; None for what cannot have been."""
    if isinstance(value, float):  # as nearly all are: the quick way, for ten thousand sessions
        return value if abs(value) <= BEYOND_ALL else None
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) <= BEYOND_ALL else None
    return None


_EXERCISES: Final[Mapping[object, Exercise]] = {word.value: word for word in Exercise}
_GUIDES: Final[Mapping[object, Guide]] = {word.value: word for word in Guide}
_COMPLETIONS: Final[Mapping[object, Completion]] = {word.value: word for word in Completion}
_DECISIONS: Final[Mapping[object, Decision]] = {word.value: word for word in Decision}
_OUTCOMES: Final[Mapping[object, Outcome]] = {word.value: word for word in Outcome}
_DOUBTS: Final[Mapping[object, Doubt]] = {word.value: word for word in Doubt}
_NOTHING: Final[Mapping[str, Any]] = {}
_GRADES: Final[Mapping[object, Grade]] = {word.value: word for word in Grade}


def _guide(fields: Mapping[str, Any]) -> Guide | None:
    """Before there was a choice, everything led the breath of a session with a plan."""
    if "guide" not in fields and fields.get("planned_s") is not None:
        return Guide.FULL
    return _GUIDES.get(_text(fields.get("guide")))


def _annotations(fields: Mapping[str, Any]) -> Annotations:
    values: dict[str, Any] = {
        field.name: _words(field, words)
        for field in WORDS_FIELDS
        if (words := fields.get(field.name))
    }
    made = _object(fields.get("prediction"))
    if text := _text(made.get("text")):
        outcome = _object(fields.get("outcome"))
        values["prediction"] = text
        values["sure_percent"] = _within(made.get("sure_percent"), SURE_RANGE)
        values["outcome"] = _OUTCOMES.get(_text(outcome.get("outcome")))
        values["outcome_note"] = _text(outcome.get("note"))
    return Annotations(**values) if values else NO_ANNOTATIONS


def _words(field: WordsField, value: object) -> str | tuple[str, ...]:
    return texts_or_empty(value) if field.is_list else _text(value) or ""


def _quality(fields: Mapping[str, Any]) -> Quality:
    grade, reason = _GRADES.get(_text(fields.get("verdict"))), _text(fields.get("reason"))
    return NOT_ASSESSED if grade is None or reason is None else Quality(grade, LegacyText(reason))


def _resonance(value: object, rate: float | None) -> ResonanceResult | None:
    if not isinstance(value, dict):
        return None
    return ResonanceResult(
        rate,
        number_or_none(value.get("confidence")) or 0.0,
        tuple(_rates(value.get("rates"))),
        (),
        LegacyText(_text(value.get("reason")) or ""),
    )


def _rates(rows: object) -> Iterator[RateResponse]:
    for row in rows if isinstance(rows, list) else ():
        values = {name: number_or_none(_object(row).get(name)) for name in _RATE_FIELDS}
        rate, began, ended = values["breaths_per_min"], values["began"], values["ended"]
        if rate is not None and began is not None and ended is not None:
            measured = {k: v for k, v in values.items() if k not in ("began", "ended")}
            peaks = values["lf_peaks"]
            measured |= {"breaths_per_min": rate, "lf_peaks": None if peaks is None else int(peaks)}
            yield RateResponse(began=began, ended=ended, **measured)  # type: ignore[arg-type]


def _spans(value: object) -> Iterator[Span]:
    for span in value if isinstance(value, list) else ():
        if isinstance(span, list) and len(span) == 2:
            began, ended = map(number_or_none, span)
            if began is not None and ended is not None:
                yield began, ended


def _interval(value: object) -> Span | None:
    return next(iter(_spans([value])), None) if isinstance(value, list) else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else _NOTHING


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _heart_line(value: object) -> HeartLine:
    return tuple(map(number_or_none, value[:MAX_LINE_POINTS])) if isinstance(value, list) else ()


def _count(value: object) -> int:
    number = number_or_none(value)
    return 0 if number is None else max(0, int(number))


def _within(value: object, ends: tuple[int, int]) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if ends[0] <= value <= ends[1] else None
