"""A file format: the text of the Acme recorder, `ACME|RR` and then a time (s) and an interval (ms) a line."""

from pathlib import Path

from outbreath.plugins import PluginError, RecordedIntervals

HEADING = b"ACME|RR"


class Recorder:
    label = "Acme recorder"

    def is_match(self, first: bytes) -> bool:
        return first.startswith(HEADING)

    def read(self, path: Path) -> RecordedIntervals:
        lines = path.read_text("ascii").splitlines()[1:]
        try:
            rows = [[float(cell) for cell in line.split("|")] for line in lines]
            return RecordedIntervals(rr_ms=[rr for _, rr in rows], t_s=[t for t, _ in rows])
        except ValueError as exc:
            raise PluginError("A line is no time and interval: copy the file again.") from exc
