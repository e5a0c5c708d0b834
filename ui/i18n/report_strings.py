"""The texts of the session report and its glossary."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from trainer.messages import Message
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.figure_labels import report_displays
from ui.i18n.formatting import translate
from ui.i18n.history_strings import doubt
from ui.i18n.marking import mark
from ui.i18n.messages import full_sentence, to_text

DEMO_LEADS: Final[Mapping[str, str]] = {
    "simulated": mark("Demo: the heart in this report was simulated."),
    "replay": mark("Demo: the heart in this report was replayed from a file."),
}
DEMO_CHARTS: Final[Mapping[str, str]] = {
    "simulated": mark("Demo · simulated heart"),
    "replay": mark("Demo · replayed heart"),
}
TITLES: Final = {
    Exercise.PAUSE: mark("A pause of {time}"),
    Exercise.RESONANCE: mark("Finding a breath: {time}"),
    Exercise.FREE: mark("Breathing with the pacer: {time}"),
}
UNPACED: Final = mark("A recording of {time}")
DECISIONS: Final = {
    "passed": mark("The urge had passed."),
    "wait_again": mark("Chose to wait again."),
    "reach_out": mark("Chose to reach out, on purpose."),
}
HEART_CHART: Final = mark("Heart rate, with the breath behind it")
HEART_ALONE: Final = mark("Heart rate")
NO_HEART_CHART: Final = mark("The breath that the pacer led")
ANSWER_CHART: Final = mark("The heart's answer to the breath")
ANSWER_UNIT: Final = mark("RSA, ms")
SPECTRUM_CHART: Final = mark("Where the heart's variation lies")
SPECTRUM_UNIT: Final = mark("power, ms² per Hz")
URGE_TITLE: Final = mark("The pull to reach out")
REPORT_URGE_BEFORE: Final = mark("before")
REPORT_URGE_AFTER: Final = mark("after")
NOT_RATED: Final = mark("It was not rated.")
FIGURES: Final = mark("Figures and their grounds")
CORRECTED: Final = mark("What was corrected")
MARKED: Final = mark("Moments that were marked")
GROUNDS: Final = mark("{beats} beats in {time}, {corrected} of them not normal")
NOTE: Final = mark("In their own words")
NOTE_GOES_ON: Final = mark(
    "The note goes on; all of it is kept in the library and in the jsonl export."
)
MEANINGS: Final = mark("What the words mean")
FOOT: Final = mark("A record of practice, for talking about. It is not a medical finding.")
LEGEND_REPLACED: Final = mark("replaced in the figures")
LEGEND_GAP: Final = mark("no beat known, or between rounds")
LEGEND_MARK: Final = mark("a moment that was marked")
ABSENT: Final = mark("not shown: {reason}")
SEE_NEXT_PAGE: Final = mark("not shown; the next page says why")
SHORT_REASON: Final = 60
NO_FIGURES: Final = mark("The beats that were heard cannot be used for figures.")
HOURS: Final = mark("{hours} hours and {minutes} minutes")
HOURS_FROM_S: Final = 7200.0

BIG: Final = (
    *(row for row in strings.FIGURES if row[0] in ("mean_hr_bpm", "rsa_ms", "rmssd_ms")),
    ("pacer", mark("Breath at the end"), mark("a minute"), 1),
)
ROWS: Final = tuple(
    (key, row.label, row.unit, row.decimals, row.about) for key, row in report_displays()
)
IN_BREATHS: Final = mark("{breaths} breaths.")
IN_ROUNDS: Final = mark("{breaths} breaths in {rounds} rounds.")
HEART_STAYED: Final = mark("Heart rate stayed near {last} beats a minute.")
HEART_WENT: Final = mark("Heart rate went from {first} to {last} beats a minute.")
RESONANCE_RESULT: Final = mark("The heart answered most at about {rate} breaths a minute.")
SIGNAL: Final = mark("Signal: {grade}. {reason}")
GRADES: Final = {
    "good": mark("good"),
    "fair": mark("fair"),
    "poor": mark("poor"),
    "none": mark("none to judge"),
}
FLAGGED: Final = mark("Flagged intervals: {kinds}.")
KINDS: Final = {
    "ectopic": mark("{count} ectopic"),
    "long": mark("{count} long"),
    "short": mark("{count} short"),
    "missed": mark("{count} missed"),
    "extra": mark("{count} extra"),
}
NO_BEAT: Final = mark("No beat is known from {begin} to {end} on the session's clock.")
MORE_GAPS: Final = mark("And {count} more stretches without a beat.")
MARKED_AT: Final = mark("{number} at {time}")
NO_PACER: Final = mark("there was no pacer")


def report_title(review: SessionSummary, *, paced: bool) -> str:
    template = TITLES[Exercise(review.exercise)] if paced else UNPACED
    return translate(template, time=_long(review.duration_s))


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
        rounds = review.rounds
        template = IN_ROUNDS if rounds > 1 else IN_BREATHS
        sentences.append(
            translate(template, breaths=review.breaths, rounds=formatting.format_count(rounds))
        )
    if first_hr is None or last_hr is None:
        sentences.append(translate(NO_FIGURES if review.beats else strings.NO_HEART_HERE))
    else:
        one, two = round(first_hr), round(last_hr)
        near = abs(one - two) < strings.NOTICEABLE_BPM
        sentences.append(translate(HEART_STAYED if near else HEART_WENT, first=one, last=two))
    return " ".join(part for part in sentences if part)


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
        mark("Pull, urge"),
        mark("How strong the wish to reach out was, from 0 to 10, as the person rated it."),
    ),
    (
        mark("Pause"),
        mark("Waiting while breathing with a slow guide, before choosing what to do."),
    ),
    (
        mark("Answer to the breath (RSA)"),
        mark(
            "The heart speeds up with the breath in and slows with the breath out; how far, from peak to trough."
        ),
    ),
    (
        mark("RMSSD, SDNN, pNN50"),
        mark(
            "How much heart beats differ from one to the next, and over the whole (Task Force 1996)."
        ),
    ),
    (
        mark("LF, HF"),
        mark(
            "Slow and quick variation. At slow breathing the answer to the breath lies in LF; neither is a measure of stress."
        ),
    ),
    (
        mark("Corrected"),
        mark(
            "A beat that came early, was missed or was counted twice. It stays in the record; in the figures another stands in."
        ),
    ),
    (
        mark("Not shown"),
        mark("Where the grounds are poor there is no figure, and the reason stands in its place."),
    ),
)
