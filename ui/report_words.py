"""The words of the report on paper. Practice, notice, choose: nobody is graded, nothing is promised."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from trainer.plan import Exercise
from ui import strings
from ui.strings import say

TITLES: Final = {
    Exercise.PAUSE: "A pause of {time}",
    Exercise.RESONANCE: "Finding a breath: {time}",
    Exercise.FREE: "Breathing with the pacer: {time}",
}
UNPACED: Final = "A recording of {time}"
DECISIONS: Final = {
    "passed": "The urge had passed.",
    "wait_again": "Chose to wait again.",
    "reach_out": "Chose to reach out, on purpose.",
}
HEART_CHART: Final = "Heart rate, with the breath behind it"
HEART_ALONE: Final = "Heart rate"
HEART_UNIT: Final = "beats a minute"
NO_HEART_CHART: Final = "The breath that the pacer led"
ANSWER_CHART: Final = "The heart's answer to the breath"
ANSWER_UNIT: Final = "RSA, ms"
SPECTRUM_CHART: Final = "Where the heart's variation lies"
SPECTRUM_UNIT: Final = "power, ms² per Hz"
PULL: Final = "The pull to reach out"
PULL_BEFORE: Final = "before"
PULL_AFTER: Final = "after"
NOT_RATED: Final = "It was not rated."
FIGURES: Final = "Figures and their grounds"
CORRECTED: Final = "What was corrected"
MARKED: Final = "Moments that were marked"
GROUNDS: Final = "{beats} beats in {time}, {corrected} of them not normal"
NOTE: Final = "In their own words"
NOTE_GOES_ON: Final = "The note goes on; all of it is kept in the library and in the jsonl export."
MEANINGS: Final = "What the words mean"
FOOT: Final = "A record of practice, for talking about. It is not a medical finding."
LEGEND_HEART: Final = "heart rate"
LEGEND_BREATH: Final = "breath asked for"
LEGEND_REPLACED: Final = "replaced in the figures"
LEGEND_GAP: Final = "no beat known, or between rounds"
LEGEND_MARK: Final = "a moment that was marked"
ABSENT: Final = "not shown: {reason}"
SEE_NEXT_PAGE: Final = "not shown; the next page says why"
SHORT_REASON: Final = 60
NO_FIGURES: Final = "The beats that were heard cannot be used for figures."
HOURS: Final = "{hours} hours and {minutes} minutes"
HOURS_FROM_S: Final = 7200.0

BIG: Final = (
    ("mean_hr_bpm", "Heart rate", "beats/min", 0),
    ("rsa_ms", "Answer to the breath", "ms", 0),
    ("rmssd_ms", "RMSSD", "ms", 0),
    ("pacer", "Breath at the end", "a minute", 1),
)
ROWS: Final = (
    ("mean_hr_bpm", "Mean heart rate", "beats/min", 1, "normal beats of all rounds"),
    (
        "rsa_ms",
        "Answer to the breath (RSA)",
        "ms",
        1,
        "a wave fitted to the pacer, mean over the session",
    ),
    ("rsa_bpm", "The same, as heart rate", "beats/min", 1, "the same fit"),
    ("rmssd_ms", "RMSSD", "ms", 1, "steps between neighbouring normal beats"),
    ("sdnn_ms", "SDNN", "ms", 1, "normal beats of all rounds"),
    ("pnn50", "pNN50", "%", 1, "steps of more than 50 ms"),
    ("lf_ms2", "LF power, 0.04–0.15 Hz", "ms²", 0, "segments of 150 s without a gap"),
    ("hf_ms2", "HF power, 0.15–0.40 Hz", "ms²", 0, "segments of 150 s without a gap"),
    ("lf_peak_hz", "Peak in LF", "Hz", 3, "the same spectrum"),
    ("coherence_ratio", "Coherence ratio", "", 2, "the last 64 s"),
    ("breaths_per_min", "Breathing rate, from the heart", "a minute", 1, "the spectrum's peak"),
)
GLOSSARY: Final = (
    ("Pull, urge", "How strong the wish to reach out was, from 0 to 10, as the person rated it."),
    ("Pause", "Waiting while breathing with a slow guide, before choosing what to do."),
    (
        "Answer to the breath (RSA)",
        "The heart speeds up with the breath in and slows with the breath out; how far, from peak to trough.",
    ),
    (
        "RMSSD, SDNN, pNN50",
        "How much heart beats differ from one to the next, and over the whole (Task Force 1996).",
    ),
    (
        "LF, HF",
        "Slow and quick variation. At slow breathing the answer to the breath lies in LF; neither is a measure of stress.",
    ),
    (
        "Corrected",
        "A beat that came early, was missed or was counted twice. It stays in the record; in the figures another stands in.",
    ),
    (
        "Not shown",
        "Where the grounds are poor there is no figure, and the reason stands in its place.",
    ),
)


def title(review: Mapping[str, Any], *, paced: bool) -> str:
    words = TITLES[Exercise(review["exercise"])] if paced else UNPACED
    return say(words, time=_long(review["duration_s"]))


def _long(seconds: float) -> str:
    """
    >>> _long(300.0), _long(80966.0)
    ('five minutes', '22 hours and 29 minutes')
    """
    if seconds < HOURS_FROM_S:
        return strings.duration(seconds)
    hours, minutes = divmod(round(seconds / 60.0), 60)
    return say(HOURS, hours=hours, minutes=minutes)


def day(started: str | None) -> str:
    """
    >>> day("2026-11-21T20:50:17+00:00"), day(None)
    ('21 November 2026, 20:50', '')
    """
    if started is None:
        return ""
    at = datetime.fromisoformat(started)
    return f"{at.day} {say(strings.MONTHS[at.month - 1])} {at.year}, {at:%H:%M}"


def lead(review: Mapping[str, Any], first_hr: float | None, last_hr: float | None) -> str:
    """What there is to say in a few sentences, on the first page."""
    said = [strings.urge_sentence(review["urge_before"], review["urge_after"])]
    if review["decision"]:
        said.append(say(DECISIONS[review["decision"]]))
    if review["breaths"]:
        rounds = "" if review["rounds"] < 2 else f" in {strings.number(review['rounds'])} rounds"
        said.append(f"{review['breaths']} breaths{rounds}.")
    if first_hr is None or last_hr is None:
        said.append(say(NO_FIGURES if review["beats"] else strings.NO_HEART_HERE))
    else:
        one, two = round(first_hr), round(last_hr)
        near = abs(one - two) < strings.NOTICEABLE_BPM
        said.append(
            f"Heart rate stayed near {two} beats a minute."
            if near
            else f"Heart rate went from {one} to {two} beats a minute."
        )
    return " ".join(part for part in said if part)


def found_breath(review: Mapping[str, Any]) -> str:
    rate = review["resonance_breaths_per_min"]
    if rate is None:
        return ""
    return f"The heart answered most at about {rate:.1f} breaths a minute."


def corrected(review: Mapping[str, Any]) -> list[str]:
    """How many beats were replaced and why, where none is known, and how far that can be trusted."""
    quality = review["quality"]
    reason = str(quality["reason"]).rstrip(".")
    said = [f"Signal: {quality['verdict']}. {reason[:1].upper()}{reason[1:]}."]
    kinds = [f"{n} {word}" for word, n in review["corrected"].items() if n]
    if kinds:
        said.append(f"Flagged intervals: {', '.join(kinds)}.")
    for begin, end in review["gaps"][:4]:
        span = f"{strings.clock_time(begin)} to {strings.clock_time(end)}"
        said.append(f"No beat is known from {span} on the session's clock.")
    if len(review["gaps"]) > 4:
        said.append(f"And {len(review['gaps']) - 4} more stretches without a beat.")
    return said


def marked(told_at: Sequence[float]) -> str:
    """
    >>> marked([42.0, 128.5])
    '1 at 0:42, 2 at 2:08.'
    """
    at = (f"{i} at {strings.clock_time(t)}" for i, t in enumerate(told_at, start=1))
    return ", ".join(at) + "."


def why_absent(reasons: Mapping[str, str], name: str) -> str:
    """Instead of a figure, why there is none."""
    reason = reasons.get(name, "there was no pacer" if name == "pacer" else "")
    return say(ABSENT, reason=reason) if reason else ""


def why_absent_in_short(reasons: Mapping[str, str], name: str) -> str:
    """The same where there is little room: a long reason stands on the next page."""
    why = why_absent(reasons, name)
    return why if len(why) <= SHORT_REASON else say(SEE_NEXT_PAGE)
