"""Conversations with boards that print text, as their makers' sketches print it."""

import pytest

from devices.protocols.decoder import Decoded, DecodedInterval, HeartRate, Lost, OnSkin, Sample
from tests.devices.protocols.byte_streams import create_decoder


def decode(name: str, *lines: str) -> list[Decoded]:
    """As it is heard by one who was there before the first line."""
    return create_decoder(name).feed("\r\n".join(("", *lines, "")).encode())


def test_a_pulsesensor_tells_its_signal_and_at_each_beat_rate_and_interval() -> None:
    assert decode("pulsesensor", "S512", "S530", "B72", "Q833", "S541") == [
        Sample(512),
        Sample(530),
        HeartRate(72.0),
        DecodedInterval(833.0, 833),
        Sample(541),
    ]


def test_a_pulsesensor_that_has_lost_the_pulse_has_no_rate() -> None:
    assert decode("pulsesensor", "B0", "Q0", "S512") == [Sample(512)]


def test_the_signal_coach_tells_a_beat_once() -> None:
    assert decode(
        "coach",
        "PSWS,1,LIVE,41,820,512,72,833,0,87,LOCKED",
        "PSWS,1,LIVE,42,840,530,72,841,1,87,LOCKED",
        "PSWS,2,LIVE,43,860,541,72,841,0,87,LOCKED,more,of,it",
    ) == [
        OnSkin(True),
        HeartRate(72.0),
        Sample(512),
        Sample(530),
        DecodedInterval(841.0, 841),
        Sample(541),
    ]


def test_the_heart_that_a_board_plays_as_an_example_is_nobodys() -> None:
    simulated = "PSWS,1,SIM,42,840,530,72,841,1,87,LOCKED"
    assert decode("coach", simulated, simulated) == [OnSkin(False)]


@pytest.mark.parametrize(
    ("line", "rr_ms", "raw"),
    [
        ("RR:833", 833.0, 833),
        ("IBI=833", 833.0, 833),
        ("RR: 833 ms", 833.0, 833),
        ("833", 833.0, 833),
        ("833.25", 833.25, 833),
        ("0833", 833.0, 833),
        ("150", 150.0, 150),
    ],
)
def test_an_interval_may_be_written_in_many_ways(line: str, rr_ms: float, raw: int) -> None:
    assert decode("ibi", line) == [DecodedInterval(rr_ms, raw)]


@pytest.mark.parametrize("line", ["RR:0", "RR:65535", "RR:-833", "0.5", "RR:833,70", "hello"])
def test_what_is_no_interval_is_counted_and_not_told(line: str) -> None:
    decoder = create_decoder("ibi")
    assert decoder.feed(f"\nRR:800\n{line}\nRR:810\n".encode()) == [
        DecodedInterval(800.0, 800),
        DecodedInterval(810.0, 810),
    ]
    assert (decoder.good, decoder.bad) == (2, 1)


def test_an_ecg_sketch_says_when_an_electrode_is_off() -> None:
    decoded = decode("adc", *["512"] * 3, *["!"] * 4, "530", "-7", "531")
    assert decoded[:4] == [Sample(512), Sample(512), OnSkin(True), Sample(512)]
    assert [item for item in decoded[4:] if isinstance(item, OnSkin)] == [
        OnSkin(False),
        OnSkin(True),
    ]
    assert [item.value for item in decoded[4:] if isinstance(item, Sample)] == [530, -7, 531]
    assert decoded.count(Lost(1)) == 4  # time goes on while it is off


def test_a_sample_that_cannot_be_read_is_lost_but_its_time_is_not() -> None:
    decoded = decode("adc", "512", "513", "5x3", "7.0", "514", "515")
    assert decoded == [
        Sample(512),
        Sample(513),
        Lost(2),
        OnSkin(True),
        Sample(514),
        Sample(515),
    ]


@pytest.mark.parametrize(
    ("damaged", "lost"),
    [
        (b"11x002\r\n", 1),
        (b"11002\r\n", 1),  # a digit fell out
        (b"110\n02\r\n", 1),  # one became an end
        (b"110002\x8d\n", 1),  # an end became something else
        (b"1110002\r\n", 2),  # all but one digit of a line, with its end
        (b"110001110002\r\n", 2),  # an end fell out
        (b"11x001\r\n11x002\r\n", 2),
    ],
)
def test_of_damaged_lines_it_is_known_how_many_samples_they_were(damaged: bytes, lost: int) -> None:
    before = b"".join(b"110%03d\r\n" % n for n in range(40))
    decoded = create_decoder("max30102").feed(b"\r\n" + before + damaged + b"110009\r\n")
    assert decoded[-3:] == [Sample(110_039), Lost(lost), Sample(110_009)]


def test_a_level_that_really_moves_is_believed_within_six_samples() -> None:
    lines = [str(110_000 + n % 50) for n in range(40)] + [str(900 + n) for n in range(12)]
    decoded = decode("max30102", *lines)
    assert [item.value for item in decoded if isinstance(item, Sample)][40:] == [*range(905, 912)]
    assert any(isinstance(item, Lost) for item in decoded)
    assert OnSkin(False) in decoded


def test_one_damaged_digit_does_not_take_the_finger_off() -> None:
    lines = [str(110_000 + n % 50) for n in range(40)]
    lines[20], lines[30] = "010020", "1002"
    assert [w for w in decode("max30102", *lines) if isinstance(w, OnSkin)] == [OnSkin(True)]


def test_a_max30102_sees_by_the_light_whether_a_finger_is_there() -> None:
    dark = "IR=1021, BPM=0.00, Avg BPM=0 No finger?"
    decoded = decode("max30102", *[dark] * 3, *["IR=101254, BPM=71.43, Avg BPM=70"] * 3, "101270")
    assert [item for item in decoded if not isinstance(item, Sample)] == [
        OnSkin(False),
        OnSkin(True),
        HeartRate(70.0),
    ]
    assert decoded[-1] == Sample(101_270)


def test_a_nonin_that_tells_a_mean_rate_tells_no_intervals() -> None:
    assert decode(
        "nonin8500", "SPO2=098 HR=072", "SPO2=098 HR=072", "SPO2=--- HR=---", "SPO2=097 HR=071"
    ) == [OnSkin(True), HeartRate(72.0), OnSkin(False), OnSkin(True), HeartRate(71.0)]
    assert not create_decoder("nonin8500").gives_rr


def test_a_sample_that_lost_a_bit_is_no_beat() -> None:
    stream = b"\nS512\nQ512\nS514\nB70\nQ850\nS515\n"
    decoded = create_decoder("pulsesensor").feed(stream)
    assert [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)] == [850.0]


def test_a_beat_whose_first_line_is_damaged_still_counts() -> None:
    decoded = create_decoder("pulsesensor").feed(b"\nS512\nB7\x91\nQ850\nS515\n")
    assert [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)] == [850.0]


def coach_line(number: int, ibi_ms: int, beat: int) -> bytes:
    return b"PSWS,1,LIVE,%d,%d,512,70,%d,%d,90,OK\n" % (number, 20 * number, ibi_ms, beat)


def test_a_coach_beat_whose_line_is_lost_is_seen_on_the_lines_after_it() -> None:
    stream = b"\n" + coach_line(1, 850, 1) + coach_line(2, 850, 0)
    stream += coach_line(5, 830, 0) + coach_line(6, 830, 0) + coach_line(7, 830, 0)
    decoded = create_decoder("coach").feed(stream)
    assert [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)] == [850.0, 830.0]


def test_one_damaged_coach_line_is_no_beat() -> None:
    stream = b"\n" + coach_line(1, 850, 1) + coach_line(2, 450, 0) + coach_line(3, 850, 0)
    stream += coach_line(5, 250, 0) + coach_line(6, 850, 0)
    decoded = create_decoder("coach").feed(stream)
    assert [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)] == [850.0]


@pytest.mark.parametrize(
    "line",
    [
        "BPM: 72",
        "BPM:72.41",
        "bpm = 72",
        "Heart rate:72bpm",
        "Heart rate:72.30bpm / SpO2:97%",
        "HeartRate: 72 bpm, ok",
        "HR=72",
        "Avg BPM: 72",
        "Pulse rate: 72 /min",
        "Heart Rate (bpm): 72",
    ],
)
def test_a_rate_with_its_name_is_read_as_a_rate_and_never_as_an_interval(line: str) -> None:
    assert decode("bpm", line) == [OnSkin(True), HeartRate(72.0)]
    assert decode("ibi", line) == []


@pytest.mark.parametrize(
    "line", ["72", "RR: 833", "BPM: 1720", "BPM: -72", "BPM:", "Temp: 72", "HR72"]
)
def test_what_names_no_rate_is_none(line: str) -> None:
    assert decode("bpm", line) == []


def test_a_rate_of_nought_is_a_sensor_that_touches_nothing() -> None:
    assert decode("bpm", "BPM: 72", "BPM: 0", "BPM: 73") == [
        OnSkin(True),
        HeartRate(72.0),
        OnSkin(False),
        OnSkin(True),
        HeartRate(73.0),
    ]
