"""All timeouts of a strap in one value, so that a test can shorten them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BleTimeouts:
    """How long to wait for what, s."""

    # Without a packet for so long the strap is lost: a killed bluetoothd does not report it.
    silence_s: float = 5.0
    first_packet_s: float = 10.0  # some straps send nothing before they detect a beat
    no_rr_s: float = 10.0  # of heart rate without one interval
    unit_window_s: float = 60.0  # over which the unit of intervals is checked against the clock
    connect_s: float = 10.0
    disconnect_s: float = 3.0
    response_s: float = 3.0  # for reading or writing one characteristic
    scan_s: float = 10.0  # then the scan is restarted: one that died reports nothing either
    report_missing_s: float = 20.0
    first_retry_s: float = 1.0
    max_retry_s: float = 30.0  # while the radio is not available
    max_reconnect_s: float = 4.0  # while a strap is there, but refuses the connection

    def retry_delay_s(self, failures: int, max_s: float) -> float:
        """How long to wait after so many failures in a row: twice as long after each, up to `max_s`."""
        return min(max_s, self.first_retry_s * 2.0 ** min(max(failures - 1, 0), 20))
