"""Words in the names of columns. They are weak evidence: what a column is gets decided by its numbers."""

from typing import Final

RR_WORDS: Final = frozenset(
    {
        "rr",
        "rri",
        "rrs",
        "ibi",
        "ibis",
        "nn",
        "nni",
        "ppi",
        "rrinterval",
        "rrintervals",
        "hibi",
        "rrdata",
    }
)
UNIT_WORDS: Final = frozenset({"ms", "s", "raw"})
NOT_RR_WORDS: Final = frozenset(
    {"flag", "quality", "valid", "error", "hr", "bpm", "rate", "count", "index", "label", "type"}
)
RATE_WORDS: Final = frozenset({"hr", "bpm", "heartrate", "pulse", "puls", "herzfrequenz", "hf"})
PULSE_WORDS: Final = frozenset({"ppg", "pleth", "bvp"})
ECG_WORDS: Final = frozenset({"ecg", "ekg"})
WAVE_WORDS: Final = (
    ECG_WORDS | PULSE_WORDS | {"mv", "uv", "µv", "adc", "voltage", "lead", "waveform"}
)
BEAT_WORDS: Final = frozenset({"beat", "beats", "peak", "peaks", "rpeak", "rpeaks", "r", "qrs"})
SAMPLE_WORDS: Final = frozenset({"sample", "samples", "index", "idx", "samp"})
MS_WORDS: Final = frozenset({"ms", "millis", "msec"})
MINUTE_WORDS: Final = frozenset({"min", "mins", "minute", "minutes", "minuten"})
HOUR_WORDS: Final = frozenset({"h", "hour", "hours", "stunden"})
MICROSECOND_WORDS: Final = frozenset({"us", "µs", "micros", "usec"})
TIME_WORDS: Final = frozenset(
    MINUTE_WORDS
    | HOUR_WORDS
    | MICROSECOND_WORDS
    | {
        *("t", "time", "timestamp", "date", "datetime", "clock", "ts", "stamp", "elapsed", "since"),
        *("sec", "secs", "second", "seconds", "start", "zeit", "uhrzeit", "zeitstempel"),
        *("hora", "tiempo", "temps"),
    }
)
PERSON_WORDS: Final = frozenset(
    {
        *("subject", "subjects", "subj", "participant", "participants", "patient", "person", "id"),
        *("user", "athlete", "proband", "probandin", "teilnehmer", "versuchsperson", "vp", "sub"),
    }
)
RECORDING_WORDS: Final = frozenset(
    {
        "session",
        "recording",
        "record",
        "measurement",
        "file",
        "filename",
        "sitzung",
        "messung",
        "run",
    }
)
STRAP_MARK: Final = "1024"  # in a name or a remark: intervals in 1/1024 s
