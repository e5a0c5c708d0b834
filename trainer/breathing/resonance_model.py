"""What is assumed of people before their heart is heard: the lag, the sharpness of the resonance, the doubt.

The figures of the present model were chosen on two simulated bodies that share nothing, `devices.simulation` and
`tests.benchmarks.delayed_loop`, at three lags each, and checked on other people. Where the breath is led, the usual
lag is favoured: that leads most people best. What is said favours none: an estimate that leans to the usual lag is
off by a quarter of a breath a minute for whoever has another, and cannot know it. So the number is as near, over all
lags, as the other, and its standard deviation covers the truth as often at each lag. See `resources/validation.md`;
the figures are those of `python -m tests.benchmarks.resonance`.
"""

from dataclasses import dataclass, replace
from math import hypot
from typing import Final

import numpy as np

RATES: Final = np.arange(42, 74) / 10.0  # resonances, breaths/min; of adults 4.5 to 6.5
# Of the heart behind the pacer, without the lag of the resonance.
LAGS_S: Final = np.arange(8) * 0.2
DIRECT_FRACTION: Final = 0.3  # share of the response without resonance
# Exponent of depth over rate: half way from equal depth (0) to equal air a minute (1).
DEPTH_EXPONENT: Final = 0.5


@dataclass(frozen=True, slots=True)
class SdCalibration:
    """How a posterior is made as sure as it is right.

    Its distances from the mean are multiplied by `sd_factor`, since a response of two breaths shares one with the
    next and is weighted down; to them an error of `model_sd`, breaths/min, is added: no heart is exactly one of
    the bank.
    """

    sd_factor: float
    model_sd: float

    def sd(self, posterior_sd: float) -> float:
        """Return the standard deviation to state, breaths/min."""
        return hypot(self.sd_factor * posterior_sd, self.model_sd)


@dataclass(frozen=True, slots=True)
class ResonanceModel:
    """What is assumed of people, and how far the assumptions may be wrong.

    Attributes
    ----------
    lag_s, lag_sd_s
        Mean and standard deviation of the lag from the pacer to the sinus node: reaction, chest, vagus nerve.
    late_fraction, late_lag_s, late_lag_sd_s
        The fraction of people whose lag is rather so long: with it a long lag is found where the heart shows
        one, and a usual one is known no worse.
    chest_lag_sd_s
        The standard deviation of that lag where the breath was measured at the chest, without the reaction;
        None: a measured breath is not used.
    quality_factors
        Of the resonance, each as likely as the others.
    student_t_df
        Degrees of freedom of Student's t: some breaths do not follow the pacer at all.
    min_following_evidence
        Of a heart that follows the pacer, over the square root of the number of responses.
    needs_good_minute
        Whether the breath is led only while the last minute is good; else any response to the last two breaths
        may lead it to the estimate, and only the search needs a good minute.
    states_for_any_lag
        Whether what is said takes every lag as equally likely; else as what leads the breath.
    led, led_with_chest, assessed
        How sure the estimate of a session is, with a breath that followed the pacer or was measured; and that
        of an assessment.
    """

    lag_s: float
    lag_sd_s: float
    late_fraction: float
    late_lag_s: float
    late_lag_sd_s: float
    chest_lag_sd_s: float | None
    quality_factors: tuple[float, ...]
    student_t_df: float
    min_following_evidence: float
    needs_good_minute: bool
    states_for_any_lag: bool
    led: SdCalibration
    led_with_chest: SdCalibration
    assessed: SdCalibration

    @property
    def size(self) -> int:
        """Return the number of resonators."""
        return len(self.quality_factors) * RATES.size * LAGS_S.size


UNCALIBRATED: Final = SdCalibration(sd_factor=1.0, model_sd=0.0)
# Of sessions of version 0.1, whose breaths are what this model made of the beats: never changed.
MODEL_0_1: Final = ResonanceModel(
    lag_s=0.4,
    lag_sd_s=0.25,
    late_fraction=0.0,
    late_lag_s=0.8,
    late_lag_sd_s=0.3,
    chest_lag_sd_s=None,
    quality_factors=(2.9,),
    student_t_df=2.0,
    min_following_evidence=1.1,
    needs_good_minute=True,
    states_for_any_lag=False,
    led=UNCALIBRATED,
    led_with_chest=UNCALIBRATED,
    assessed=UNCALIBRATED,
)
MODEL_0_2: Final = replace(
    MODEL_0_1,
    late_fraction=0.2,
    chest_lag_sd_s=0.25,
    quality_factors=(2.6,),
    student_t_df=4.0,
    min_following_evidence=1.0,
    needs_good_minute=False,
    states_for_any_lag=True,
    led=SdCalibration(sd_factor=0.68, model_sd=0.1),
    led_with_chest=SdCalibration(sd_factor=0.58, model_sd=0.1),
    assessed=SdCalibration(sd_factor=0.85, model_sd=0.11),
)
RESONANCE_MODELS: Final = {1: MODEL_0_1, 2: MODEL_0_2}
