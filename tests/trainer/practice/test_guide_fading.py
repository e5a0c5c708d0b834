"""Who holds the rhythm may lean less on the guide; who finds another may lean on it again."""

import pytest
from msgspec.structs import replace

from trainer.formats.codecs.summary_codec import summary_from_json, summary_to_json
from trainer.plan import Exercise, Guide
from trainer.practice.guide_fading import suggest_guide
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion
from ui.i18n.rendering import to_english


def pause(
    breathed: float | None,
    guide: Guide = Guide.FULL,
    completion: Completion = Completion.COMPLETED,
) -> SessionSummary:
    return SessionSummary(
        "a",
        exercise=Exercise.PAUSE,
        guide=guide,
        completion=completion,
        breaths_per_min_last=6.0,
        figures={"breaths_per_min": breathed},
    )


def test_three_pauses_in_the_rhythm_suggest_a_fainter_guide() -> None:
    in_rhythm = [pause(6.1)] * 3
    assert suggest_guide(in_rhythm[:2], Guide.FULL) is None
    assert suggest_guide(in_rhythm, Guide.FULL) is Guide.DISC


@pytest.mark.parametrize(
    ("guide", "fainter"),
    [(Guide.DISC, Guide.SOUND), (Guide.SOUND, Guide.TIMER), (Guide.TIMER, None)],
)
def test_the_guide_fades_by_single_steps(guide: Guide, fainter: Guide | None) -> None:
    assert suggest_guide([pause(6.0, guide)] * 5, guide) is fainter


def test_only_the_latest_three_count_and_only_with_this_guide() -> None:
    assert suggest_guide([pause(6.0), pause(9.0), *[pause(6.0)] * 5], Guide.FULL) is None
    assert suggest_guide([pause(6.0, Guide.DISC), *[pause(6.0)] * 5], Guide.DISC) is None


def test_pauses_in_which_no_breath_was_seen_say_nothing() -> None:
    assert suggest_guide([pause(None)] * 5, Guide.FULL) is None
    assert suggest_guide([pause(None, Guide.DISC)] * 5, Guide.DISC) is None


def test_another_rhythm_three_times_suggests_a_fuller_guide() -> None:
    assert suggest_guide([pause(11.0, Guide.SOUND)] * 3, Guide.SOUND) is Guide.DISC
    assert suggest_guide([pause(11.0)] * 3, Guide.FULL) is None


def test_one_pause_in_the_rhythm_among_three_is_no_reason_for_more() -> None:
    mixed = [pause(rate, Guide.SOUND) for rate in (11.0, 6.0, 11.0)]
    assert suggest_guide(mixed, Guide.SOUND) is None


def test_a_pause_that_ended_early_is_no_reason_for_less() -> None:
    assert (
        suggest_guide([pause(6.0, completion=Completion.EARLY), *[pause(6.0)] * 2], Guide.FULL)
        is None
    )


def test_what_is_not_a_pause_does_not_count() -> None:
    other = replace(pause(6.0), exercise=Exercise.RESONANCE)
    assert suggest_guide([pause(6.0), other, pause(6.0), pause(6.0)], Guide.FULL) is Guide.DISC


def test_sessions_from_before_there_was_a_guide_had_all_of_it() -> None:
    fields = summary_to_json(replace(pause(6.0), planned_s=300.0), to_english)
    old = summary_from_json({k: v for k, v in fields.items() if k != "guide"})
    assert old is not None
    assert suggest_guide([old] * 3, Guide.FULL) is Guide.DISC
