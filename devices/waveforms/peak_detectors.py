"""Streaming detectors of the R peaks of an ECG and the upstrokes of a pulse wave.

A QRS complex fills 8 to 20 Hz (Pan & Tompkins, doi 10.1109/TBME.1985.325532; Elgendi,
doi 10.1371/journal.pone.0073557); the second derivative of a Gaussian passes the same band.

The foot and the top of a pulse are flat and hidden by noise, so a pulse is located where its upstroke is
steepest. A parabola through that point interpolates between samples: at 60 samples a second the intervals
are accurate to 1 ms, where the beep of such a device is accurate to 17 ms.
"""

from typing import Final

from devices.waveforms.elgendi import ElgendiDetector, PeakCriteria

R_WAVE: Final = PeakCriteria(
    smooth_s=0.016,
    derivative=2,
    is_biphasic=True,
    event_window_s=0.097,
    beat_window_s=0.611,
    min_height=3.0,
    min_height_ratio=0.35,
    min_rms_ratio=2.5,
    min_distance_s=0.25,
)


class RPeakDetector(ElgendiDetector):
    """R peaks of any lead, at any gain, with 100 to 1000 samples a second. The delay is about 0.5 s."""

    def __init__(self, rate_hz: float) -> None:
        super().__init__(R_WAVE, rate_hz)


UPSTROKE: Final = PeakCriteria(
    smooth_s=0.050,
    derivative=1,
    is_biphasic=False,
    event_window_s=0.111,
    beat_window_s=0.667,
    min_height=2.0,
    min_height_ratio=0.5,
    min_rms_ratio=0.0,
    min_distance_s=0.3,
)


class PulseDetector(ElgendiDetector):
    """Upstrokes of a pulse wave, inverted or not. The delay is about 0.7 s."""

    def __init__(self, rate_hz: float) -> None:
        super().__init__(UPSTROKE, rate_hz)
