"""The texts of the session report and its glossary."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from trainer.messages import Message
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.figure_labels import report_displays
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.marking import mark, plural
from ui.i18n.texts.history_strings import doubt
from ui.i18n.window_text import full_sentence, to_text

DEMO_LEADS: Final[Mapping[str, str]] = {
    "simulated": mark("Demo: this report is about a simulated heart."),
    "replay": mark("Demo: this report is about a heart replayed from a file."),
}
DEMO_CHARTS: Final[Mapping[str, str]] = {
    "simulated": mark("Demo · simulated heart"),
    "replay": mark("Demo · replayed heart"),
}
TITLES: Final = {
    Exercise.PAUSE: mark("Pause, {time}"),
    Exercise.RESONANCE: mark("Finding a pace, {time}"),
    Exercise.FREE: mark("Breathing with the pacer, {time}"),
}
UNPACED: Final = mark("Recording, {time}")
DECISIONS: Final = {
    "passed": mark("Chose not to reach out."),
    "wait_again": mark("Chose to wait again."),
    "reach_out": mark("Chose to reach out."),
}
HEART_CHART: Final = mark("Heart rate, with the breath in the background")
HEART_ALONE: Final = mark("Heart rate")
NO_HEART_CHART: Final = mark("Breath set by the pacer")
ANSWER_CHART: Final = mark("Heart's response to the breath (RSA)")
ANSWER_UNIT: Final = mark("RSA, ms")
SPECTRUM_CHART: Final = mark("Spectrum of heart rate variability")
SPECTRUM_UNIT: Final = mark("power, ms² per Hz")
URGE_TITLE: Final = mark("Urge to reach out")
REPORT_URGE_BEFORE: Final = mark("before")
REPORT_URGE_AFTER: Final = mark("after")
NOT_RATED: Final = mark("Not rated.")
FIGURES: Final = mark("Figures and the data behind them")
CORRECTED: Final = mark("Corrections")
MARKED: Final = mark("Marked moments")
GROUNDS: Final = mark("beats: {beats} in {time}, not normal: {corrected}")
NOTE: Final = mark("In their own words")
NOTE_GOES_ON: Final = mark(
    "The note continues. The full text is in the library and in the jsonl export."
)
MEANINGS: Final = mark("Glossary")
FOOT: Final = mark(
    "A record of practice, meant as a basis for conversation. Not a medical finding."
)
LEGEND_REPLACED: Final = mark("corrected in the figures")
LEGEND_GAP: Final = mark("no heartbeats, or between rounds")
ABSENT: Final = mark("not shown: {reason}")
SEE_NEXT_PAGE: Final = mark("not shown; see next page")
SHORT_REASON: Final = 60
NO_FIGURES: Final = mark("The recorded heartbeats can't be used for figures.")

BIG: Final = (
    *(row for row in strings.FIGURES if row[0] in ("mean_hr_bpm", "rsa_ms", "rmssd_ms")),
    ("pacer", mark("Breathing pace at the end"), mark("per minute"), 1),
)
ROWS: Final = tuple(
    (key, row.label, row.unit, row.decimals, row.about) for key, row in report_displays()
)
IN_BREATHS: Final = plural("%n breaths.", "%n breath.", "breaths")
IN_ROUNDS: Final = mark("{breaths} in {rounds} rounds.")
HEART_STAYED: Final = mark("Heart rate stayed around {last} beats per minute.")
HEART_WENT: Final = mark("Heart rate went from {first} to {last} beats per minute.")
RESONANCE_RESULT: Final = mark("The heart responded most at about {rate} breaths per minute.")
SIGNAL: Final = mark("Signal: {grade}. {reason}")
GRADES: Final = {
    "good": mark("good"),
    "fair": mark("fair"),
    "poor": mark("poor"),
    "none": mark("no data"),
}
FLAGGED: Final = mark("Flagged intervals: {kinds}.")
KINDS: Final = {
    "ectopic": mark("{count} ectopic"),
    "long": mark("{count} long"),
    "short": mark("{count} short"),
    "missed": mark("{count} missed"),
    "extra": mark("{count} extra"),
}
NO_BEAT: Final = mark("No heartbeats from {begin} to {end}.")
MORE_GAPS: Final = mark("Further gaps without heartbeats: {count}.")
MARKED_AT: Final = mark("{number} at {time}")
NO_PACER: Final = mark("no pacer")


def report_title(review: SessionSummary, *, paced: bool) -> str:
    template = TITLES[Exercise(review.exercise)] if paced else UNPACED
    return translate(template, time=_long(review.duration_s))


def _long(seconds: float) -> str:
    """
    >>> _long(300.0), _long(80966.0)
    ('5 minutes', '22 hours and 29 minutes')
    """
    is_short = seconds < formatting.MIN_HOURS_S
    return formatting.format_duration(seconds) if is_short else formatting.format_hours(seconds)


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


def describe_session(review: SessionSummary, first_hr: float | None, last_hr: float | None) -> str:
    """The summary on the first page, in a few sentences."""
    sentences = [
        translate(DEMO_LEADS[formatting.heart_of(review)]) if review.is_demo else "",
        doubt(review),
        formatting.describe_urges(review.urge_before, review.urge_after),
    ]
    if review.decision:
        sentences.append(translate(DECISIONS[review.decision]))
    if review.breaths:
        sentences.append(_describe_breaths(review.breaths, review.rounds))
    if first_hr is None or last_hr is None:
        sentences.append(translate(NO_FIGURES if review.beats else strings.NO_HEART_HERE))
    else:
        one, two = round(first_hr), round(last_hr)
        near = abs(one - two) < strings.NOTICEABLE_BPM
        sentences.append(translate(HEART_STAYED if near else HEART_WENT, first=one, last=two))
    return " ".join(part for part in sentences if part)


def _describe_breaths(breaths: int, rounds: int) -> str:
    """
    >>> _describe_breaths(1, 1), _describe_breaths(60, 2)
    ('1 breath.', '60 breaths in 2 rounds.')
    """
    counted = translate_plural(IN_BREATHS, breaths)
    if rounds < 2:
        return counted
    return translate(IN_ROUNDS, breaths=counted.rstrip("."), rounds=rounds)


def describe_resonance(review: SessionSummary) -> str:
    rate = review.resonance_breaths_per_min
    if rate is None:
        return ""
    return translate(RESONANCE_RESULT, rate=formatting.format_rate(rate))


def describe_corrections(review: SessionSummary) -> list[str]:
    """How many beats were corrected or are missing, and the signal quality."""
    quality = review.quality
    reason = full_sentence(quality.reason)
    sentences = [translate(SIGNAL, grade=translate(GRADES[quality.verdict]), reason=reason)]
    kinds = [translate(KINDS[word], count=n) for word, n in review.corrected.items() if n]
    if kinds:
        sentences.append(translate(FLAGGED, kinds=", ".join(kinds)))
    for gap in review.gaps[:4]:
        begin, end = map(formatting.format_clock_time, gap)
        sentences.append(translate(NO_BEAT, begin=begin, end=end))
    if len(review.gaps) > 4:
        sentences.append(translate(MORE_GAPS, count=len(review.gaps) - 4))
    return sentences


def describe_markers(marked_at: Sequence[float]) -> str:
    """
    >>> describe_markers([42.0, 128.5])
    '1 at 0:42, 2 at 2:08.'
    """
    at = (
        translate(MARKED_AT, number=i, time=formatting.format_clock_time(t))
        for i, t in enumerate(marked_at, start=1)
    )
    return ", ".join(at) + "."


def describe_reason(reasons: Mapping[str, Message], name: str) -> str:
    """Why a figure is absent, as a clause; empty where it is not."""
    return to_text(reasons[name]) if name in reasons else ""


def describe_absence(reasons: Mapping[str, Message], name: str) -> str:
    """Why a figure is absent."""
    no_pacer = translate(NO_PACER) if name == "pacer" else ""
    reason = describe_reason(reasons, name) or no_pacer
    return translate(ABSENT, reason=reason) if reason else ""


def describe_absence_briefly(reasons: Mapping[str, Message], name: str) -> str:
    """Why a figure is absent, in short: a long reason stands on the next page."""
    why = describe_absence(reasons, name)
    return why if len(why) <= SHORT_REASON else translate(SEE_NEXT_PAGE)


GLOSSARY: Final = (
    (
        mark("Urge"),
        mark("How strong the wish to reach out was, from 0 to 10, as rated by the person."),
    ),
    (
        mark("Pause"),
        mark("Waiting and breathing slowly with guidance, before choosing what to do."),
    ),
    (
        mark("Heart's response (RSA)"),
        mark(
            "How far the heart speeds up on the inhale and slows down on the exhale, peak to "
            "trough."
        ),
    ),
    (
        mark("RMSSD, SDNN, pNN50"),
        mark(
            "How much the time between heartbeats varies: from one to the next (RMSSD, pNN50) "
            "and overall (SDNN). Task Force 1996."
        ),
    ),
    (
        mark("LF, HF"),
        mark(
            "Slow and fast variation. During slow breathing the response to the breath shows "
            "up in LF. Neither measures stress."
        ),
    ),
    (
        mark("Corrected"),
        mark(
            "A beat that came early, was missed or was counted twice. The recording stays "
            "as it is. The figures leave such a beat out or replace it."
        ),
    ),
    (
        mark("Not shown"),
        mark("When there is not enough good data, the reason is shown instead of a figure."),
    ),
)
