"""The plan of a recording keeps the model by which its breath was adapted, where anything depends on it."""

import pytest

from trainer.errors import TrainerError
from trainer.formats.codecs.recording_codec import plan_from_fields, plan_to_fields
from trainer.messages import ResonanceModelUnknown
from trainer.plan import Exercise, ExhaleMode, SessionPlan

DEPENDING = (SessionPlan(exhale=ExhaleMode.ADAPTIVE), SessionPlan(Exercise.RESONANCE))


@pytest.mark.parametrize("plan", DEPENDING)
def test_a_new_plan_says_its_model_and_reads_as_it_was_written(plan: SessionPlan) -> None:
    assert plan_to_fields(plan)["resonance_model"] == 2
    assert plan_from_fields(plan_to_fields(plan)) == plan


@pytest.mark.parametrize("plan", DEPENDING)
def test_a_plan_of_version_0_1_has_its_first_model_and_is_written_as_it_was(
    plan: SessionPlan,
) -> None:
    fields = plan_to_fields(plan)
    del fields["resonance_model"]
    read = plan_from_fields(fields)
    assert read.resonance_model == 1
    assert plan_to_fields(read) == fields


def test_where_nothing_depends_on_the_model_it_is_not_written() -> None:
    plan = SessionPlan(exhale=ExhaleMode.RAMP)
    assert "resonance_model" not in plan_to_fields(plan)
    assert plan_from_fields(plan_to_fields(plan)) == plan


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_model_of_a_later_version_is_refused_with_its_number(number: int) -> None:
    fields = {**plan_to_fields(DEPENDING[0]), "resonance_model": number}
    with pytest.raises(TrainerError) as refused:
        plan_from_fields(fields)
    assert refused.value.message == ResonanceModelUnknown(number)
