"""What is assumed of people before their heart is heard: the lag, the sharpness of the resonance, the doubt.

The figures of the present model were chosen on two simulated bodies that share nothing, `devices.simulation` and
`tests.benchmarks.delayed_loop`, at three lags each, 1,000 people at a time. It states its standard deviation as
0.77 times that of the posterior, which is too wide in five minutes, and adds 0.11 breaths/min for what the bank
gets wrong, which shows in an assessment of ten. So it covers the truth of the first body in 75, 69 and 52 % (lag
+0, +0.25 and +0.5 s; 65 % of all), of the second in 70, 70 and 58 % (66 %); 68 % are meant. See
`resources/validation.md`; the figures are those of `python -m tests.benchmarks.resonance`.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

RATES: Final = np.arange(42, 74) / 10.0  # resonances, breaths/min; of adults 4.5 to 6.5
# Of the heart behind the pacer, without the lag of the resonance.
LAGS_S: Final = np.arange(8) * 0.2
DIRECT_FRACTION: Final = 0.3  # share of the response without resonance
# Exponent of depth over rate: half way from equal depth (0) to equal air a minute (1).
DEPTH_EXPONENT: Final = 0.5


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
    sd_factor, model_sd
        The standard deviation that is stated, breaths/min, is the root of the sum of the squares of `model_sd` and
        of `sd_factor` times that of the posterior: no heart is exactly one of the bank.
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
    sd_factor: float
    model_sd: float

    @property
    def size(self) -> int:
        """Return the number of resonators."""
        return len(self.quality_factors) * RATES.size * LAGS_S.size


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
    sd_factor=1.0,
    model_sd=0.0,
)
MODEL_0_2: Final = replace(
    MODEL_0_1,
    late_fraction=0.2,
    chest_lag_sd_s=0.25,
    quality_factors=(2.6,),
    student_t_df=4.0,
    min_following_evidence=1.0,
    sd_factor=0.77,
    model_sd=0.11,
)
RESONANCE_MODELS: Final = {1: MODEL_0_1, 2: MODEL_0_2}
