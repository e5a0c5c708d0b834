"""The texts of the report on paper and its glossary. Nobody is graded, nothing is promised."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from trainer.hrv.figures import report_displays
from trainer.plan import Exercise
from ui.i18n import formatting, strings
from ui.i18n.core_messages import translate_message
from ui.i18n.formatting import translate
from ui.i18n.history_strings import doubt
from ui.i18n.strings import _mark, _mark_unit

TITLES: Final = {
    Exercise.PAUSE: _mark("A pause of {time}"),
    Exercise.RESONANCE: _mark("Finding a breath: {time}"),
    Exercise.FREE: _mark("Breathing with the pacer: {time}"),
}
UNPACED: Final = _mark("A recording of {time}")
DECISIONS: Final = {
    "passed": _mark("The urge had passed."),
    "wait_again": _mark("Chose to wait again."),
    "reach_out": _mark("Chose to reach out, on purpose."),
}
HEART_CHART: Final = _mark("Heart rate, with the breath behind it")
HEART_ALONE: Final = _mark("Heart rate")
HEART_UNIT: Final = _mark("beats a minute")
NO_HEART_CHART: Final = _mark("The breath that the pacer led")
ANSWER_CHART: Final = _mark("The heart's answer to the breath")
ANSWER_UNIT: Final = _mark("RSA, ms")
SPECTRUM_CHART: Final = _mark("Where the heart's variation lies")
SPECTRUM_UNIT: Final = _mark("power, ms² per Hz")
URGE_TITLE: Final = _mark("The pull to reach out")
REPORT_URGE_BEFORE: Final = _mark("before")
REPORT_URGE_AFTER: Final = _mark("after")
NOT_RATED: Final = _mark("It was not rated.")
FIGURES: Final = _mark("Figures and their grounds")
CORRECTED: Final = _mark("What was corrected")
MARKED: Final = _mark("Moments that were marked")
GROUNDS: Final = _mark("{beats} beats in {time}, {corrected} of them not normal")
NOTE: Final = _mark("In their own words")
NOTE_GOES_ON: Final = _mark(
    "The note goes on; all of it is kept in the library and in the jsonl export."
)
MEANINGS: Final = _mark("What the words mean")
FOOT: Final = _mark("A record of practice, for talking about. It is not a medical finding.")
LEGEND_HEART: Final = _mark("heart rate")
LEGEND_BREATH: Final = _mark("breath asked for")
LEGEND_REPLACED: Final = _mark("replaced in the figures")
LEGEND_GAP: Final = _mark("no beat known, or between rounds")
LEGEND_MARK: Final = _mark("a moment that was marked")
ABSENT: Final = _mark("not shown: {reason}")
SEE_NEXT_PAGE: Final = _mark("not shown; the next page says why")
SHORT_REASON: Final = 60
NO_FIGURES: Final = _mark("The beats that were heard cannot be used for figures.")
HOURS: Final = _mark("{hours} hours and {minutes} minutes")
HOURS_FROM_S: Final = 7200.0

BIG: Final = (
    *(row for row in strings.FIGURES if row[0] in ("mean_hr_bpm", "rsa_ms", "rmssd_ms")),
    ("pacer", _mark("Breath at the end"), _mark("a minute"), 1),
)
ROWS: Final = tuple(
    (key, _mark(row.label), _mark_unit(row.unit), row.decimals, _mark(row.about))
    for key, row in report_displays()
)
IN_BREATHS: Final = _mark("{breaths} breaths.")
IN_ROUNDS: Final = _mark("{breaths} breaths in {rounds} rounds.")
HEART_STAYED: Final = _mark("Heart rate stayed near {last} beats a minute.")
HEART_WENT: Final = _mark("Heart rate went from {first} to {last} beats a minute.")
RESONANCE_RESULT: Final = _mark("The heart answered most at about {rate} breaths a minute.")
SIGNAL: Final = _mark("Signal: {grade}. {reason}")
GRADES: Final = {
    "good": _mark("good"),
    "fair": _mark("fair"),
    "poor": _mark("poor"),
    "none": _mark("none to judge"),
}
FLAGGED: Final = _mark("Flagged intervals: {kinds}.")
KINDS: Final = {
    "ectopic": _mark("{count} ectopic"),
    "long": _mark("{count} long"),
    "short": _mark("{count} short"),
    "missed": _mark("{count} missed"),
    "extra": _mark("{count} extra"),
}
NO_BEAT: Final = _mark("No beat is known from {begin} to {end} on the session's clock.")
MORE_GAPS: Final = _mark("And {count} more stretches without a beat.")
MARKED_AT: Final = _mark("{number} at {time}")
NO_PACER: Final = _mark("there was no pacer")


def report_title(review: Mapping[str, Any], *, paced: bool) -> str:
    words = TITLES[Exercise(review["exercise"])] if paced else UNPACED
    return translate(words, time=_long(review["duration_s"]))


def _long(seconds: float) -> str:
    """
    >>> _long(300.0), _long(80966.0)
    ('five minutes', '22 hours and 29 minutes')
    """
    if seconds < HOURS_FROM_S:
        return formatting.format_duration(seconds)
    hours, minutes = divmod(round(seconds / 60.0), 60)
    return translate(HOURS, hours=hours, minutes=minutes)


def format_report_day(started: str | None) -> str:
    """
    >>> format_report_day("2026-11-21T20:50:17+00:00"), format_report_day(None)
    ('21 November 2026, 20:50', '')
    """
    try:
        at = datetime.fromisoformat(started or "")
    except ValueError:
        return ""
    return translate(strings.AT_TIME, day=formatting.format_day(at.date()), time=f"{at:%H:%M}")


def describe_session(
    review: Mapping[str, Any], first_hr: float | None, last_hr: float | None
) -> str:
    """What there is to say in a few sentences, on the first page."""
    said = [doubt(review), formatting.describe_urges(review["urge_before"], review["urge_after"])]
    if review["decision"]:
        said.append(translate(DECISIONS[review["decision"]]))
    if review["breaths"]:
        rounds = review["rounds"]
        words = IN_ROUNDS if rounds > 1 else IN_BREATHS
        said.append(
            translate(words, breaths=review["breaths"], rounds=formatting.format_count(rounds))
        )
    if first_hr is None or last_hr is None:
        said.append(translate(NO_FIGURES if review["beats"] else strings.NO_HEART_HERE))
    else:
        one, two = round(first_hr), round(last_hr)
        near = abs(one - two) < strings.NOTICEABLE_BPM
        said.append(translate(HEART_STAYED if near else HEART_WENT, first=one, last=two))
    return " ".join(part for part in said if part)


def describe_resonance(review: Mapping[str, Any]) -> str:
    rate = review["resonance_breaths_per_min"]
    if rate is None:
        return ""
    return translate(RESONANCE_RESULT, rate=formatting.format_rate(rate))


def describe_corrections(review: Mapping[str, Any]) -> list[str]:
    """How many beats were replaced and why, where none is known, and how far that can be trusted."""
    quality = review["quality"]
    reason = full_report_sentence(str(quality["reason"]))
    said = [translate(SIGNAL, grade=translate(GRADES[quality["verdict"]]), reason=reason)]
    kinds = [translate(KINDS[word], count=n) for word, n in review["corrected"].items() if n]
    if kinds:
        said.append(translate(FLAGGED, kinds=", ".join(kinds)))
    for gap in review["gaps"][:4]:
        begin, end = map(formatting.format_clock_time, gap)
        said.append(translate(NO_BEAT, begin=begin, end=end))
    if len(review["gaps"]) > 4:
        said.append(translate(MORE_GAPS, count=len(review["gaps"]) - 4))
    return said


def full_report_sentence(reason: str) -> str:
    """
    >>> full_report_sentence("there are no beats")
    'There are no beats.'
    """
    words = translate_message(reason).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def describe_markers(told_at: Sequence[float]) -> str:
    """
    >>> describe_markers([42.0, 128.5])
    '1 at 0:42, 2 at 2:08.'
    """
    at = (
        translate(MARKED_AT, number=i, time=formatting.format_clock_time(t))
        for i, t in enumerate(told_at, start=1)
    )
    return ", ".join(at) + "."


def describe_absence(reasons: Mapping[str, str], name: str) -> str:
    """Instead of a figure, why there is none."""
    reason = reasons.get(name, NO_PACER if name == "pacer" else "")
    return translate(ABSENT, reason=translate_message(reason)) if reason else ""


def describe_absence_briefly(reasons: Mapping[str, str], name: str) -> str:
    """The same where there is little room: a long reason stands on the next page."""
    why = describe_absence(reasons, name)
    return why if len(why) <= SHORT_REASON else translate(SEE_NEXT_PAGE)


GLOSSARY: Final = (
    (
        _mark("Pull, urge"),
        _mark("How strong the wish to reach out was, from 0 to 10, as the person rated it."),
    ),
    (
        _mark("Pause"),
        _mark("Waiting while breathing with a slow guide, before choosing what to do."),
    ),
    (
        _mark("Answer to the breath (RSA)"),
        _mark(
            "The heart speeds up with the breath in and slows with the breath out; how far, from peak to trough."
        ),
    ),
    (
        _mark("RMSSD, SDNN, pNN50"),
        _mark(
            "How much heart beats differ from one to the next, and over the whole (Task Force 1996)."
        ),
    ),
    (
        _mark("LF, HF"),
        _mark(
            "Slow and quick variation. At slow breathing the answer to the breath lies in LF; neither is a measure of stress."
        ),
    ),
    (
        _mark("Corrected"),
        _mark(
            "A beat that came early, was missed or was counted twice. It stays in the record; in the figures another stands in."
        ),
    ),
    (
        _mark("Not shown"),
        _mark("Where the grounds are poor there is no figure, and the reason stands in its place."),
    ),
)
