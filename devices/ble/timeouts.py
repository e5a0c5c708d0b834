"""How long a strap is waited for. One value, so that a test can live through an hour in a second."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BleTimeouts:
    """All in seconds."""

    silence_s: float = (
        5.0  # a killed bluetoothd says nothing: no packet for so long is a lost strap
    )
    first_packet_s: float = 10.0  # some straps say nothing before they feel a beat
    no_rr_s: float = 10.0  # of heart rate without one interval
    units_s: float = 60.0  # before intervals are measured against the clock
    connect_s: float = 10.0
    part_s: float = 3.0
    answer_s: float = 3.0  # for one characteristic read, or one word with the radio
    scan_s: float = 10.0  # then the scan begins anew: a scan that died says nothing either
    say_missing_s: float = 20.0
    first_retry_s: float = 1.0
    longest_retry_s: float = 30.0  # while the radio itself is in the way
    longest_reconnect_s: float = 4.0  # while a strap is there, but does not let us in

    def retry_s(self, failures: int, longest_s: float) -> float:
        """Twice as long after each failure."""
        return min(longest_s, self.first_retry_s * 2.0 ** min(max(failures - 1, 0), 20))
