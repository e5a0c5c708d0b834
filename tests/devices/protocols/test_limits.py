"""The last byte, number and repeat that still counts, and the first that does not."""

import struct
from dataclasses import astuple

import pytest

from devices.protocols import contec, nonin
from devices.protocols.corrupt_numbers import CorruptNumberDetector
from devices.protocols.decoder import (
    Decoded,
    DecodedInterval,
    HeartRate,
    Lost,
    OnSkin,
    Sample,
    to_heart_rate,
)
from devices.protocols.errors import ProtocolError
from devices.protocols.heart_rate_service import (
    BodySensorLocation,
    parse_battery_level,
    parse_body_sensor_location,
    parse_heart_rate_measurement,
)
from devices.protocols.polar_control_point import parse_response
from devices.protocols.polar_pmd import ACC_RATES_HZ, AccFrame, parse_frame, start_acc
from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.protocols.byte_streams import (
    contec9_frame,
    contec_frame,
    create_decoder,
    nonin2_frame,
)


def decode(name: str, *lines: str) -> list[Decoded]:
    return create_decoder(name).feed("\n".join(("", *lines, "")).encode())


# ---------------------------------------------------------------------------- boards


def test_each_board_is_spoken_to_as_its_maker_says() -> None:
    spoken = {
        name: ([astuple(s) for s in board.settings], board.records_per_s)
        for name, board in SERIAL_DEVICES.items()
    }
    arduino, slow = (115_200, "N", 1), (9_600, "N", 1)
    assert spoken == {
        "coach": ([arduino], (20.0, 2000.0)),
        "pulsesensor": ([arduino], (0.5, 2000.0)),
        "plotter": ([arduino], (25.0, 100.0)),
        "nonin8500": ([slow], (0.3, 3.0)),
        "nonin2": ([slow], (40.0, 90.0)),
        "nonin7": ([slow], (40.0, 90.0)),
        "contec9": ([arduino], (30.0, 75.0)),
        "contec": ([(19_200, "O", 1)], (30.0, 75.0)),
        "ibi": ([arduino, slow], (0.2, 8.0)),
        "adc": ([arduino, slow], (20.0, 2000.0)),
        "max30102": ([arduino], (20.0, 2000.0)),
        "bpm": ([arduino, slow], (0.2, 250.0)),
    }


def test_what_a_board_measures_and_how_finely_is_known_before_its_first_byte() -> None:
    result = {}
    for name in SERIAL_DEVICES:
        d = create_decoder(name)
        result[name] = (d.gives_rr, d.wave, d.sample_rate_hz, d.resolution_ms, d.good, d.bad)
    assert result == {
        "coach": (True, "pulse", None, 2.0, 0, 0),
        "pulsesensor": (True, "pulse", None, 2.0, 0, 0),
        "plotter": (True, "pulse", 50.0, 2.0, 0, 0),
        "nonin8500": (False, None, None, 1000.0, 0, 0),
        "nonin2": (False, "pulse", 75.0, 2.0, 0, 0),
        "nonin7": (False, "pulse", 75.0, 2.0, 0, 0),
        "contec9": (False, "pulse", 60.0, 2.0, 0, 0),
        "contec": (False, "pulse", 60.0, 2.0, 0, 0),
        "ibi": (True, None, None, 1.0, 0, 0),
        "adc": (False, "either", None, 2.0, 0, 0),
        "max30102": (False, "pulse", None, 4.0, 0, 0),
        "bpm": (False, None, None, 1000.0, 0, 0),
    }


def test_a_rate_from_20_to_300_is_one_of_a_heart() -> None:
    assert [bpm for bpm in range(400) if to_heart_rate(bpm)] == list(range(20, 301))


# ---------------------------------------------------------------------------- oximeters


@pytest.mark.parametrize(("spo2", "is_frame"), [(0, True), (100, True), (101, False)])
@pytest.mark.parametrize("more", [0, 1])
def test_oxygen_of_over_100_percent_is_no_frame(spo2: int, is_frame: bool, more: int) -> None:
    assert bool(contec.contec().feed(contec_frame(9, spo2=spo2 + more * (spo2 > 100)))) is is_frame


@pytest.mark.parametrize(("spo2", "is_frame"), [(125, False), (126, False), (127, True)])
def test_oxygen_that_is_not_known_is_a_frame(spo2: int, is_frame: bool) -> None:
    decoder = contec.contec()
    assert bool(decoder.feed(contec_frame(9, spo2=spo2))) is is_frame
    assert (decoder.good, decoder.bad) == (is_frame, not is_frame)


@pytest.mark.parametrize(
    ("frame", "is_frame"),
    [
        ((0x80, 0x7F, 0x6F, 0x7F, 0x7F), True),
        ((0x7F, 0x7F, 0x6F, 0x7F, 0x7F), False),
        ((0x80, 0x80, 0x6F, 0x7F, 0x7F), False),
        ((0x80, 0x7F, 0x80, 0x7F, 0x7F), False),
        ((0x80, 0x7F, 0x6F, 0x80, 0x7F), False),
        ((0x01, *[0x80] * 8), True),
        ((0x01, 0x7F, *[0x80] * 7), False),
        ((0x01, *[0x80] * 7, 0x7F), False),
    ],
)
def test_the_upper_bit_of_a_clip_is_that_of_128(frame: tuple[int, ...], is_frame: bool) -> None:
    decoder = contec.contec() if len(frame) == 5 else contec.contec9()
    assert bool(decoder.feed(bytes(frame))) is is_frame


@pytest.mark.parametrize("hr_bpm", [72, 127, 128, 130, 254])
@pytest.mark.parametrize("bar", [0x00, 0x0F, 0x2F])
def test_an_older_clips_rate_has_its_upper_bit_beside_the_bar(hr_bpm: int, bar: int) -> None:
    frame = bytes((0x80, 9, bar | hr_bpm >> 7 << 6, hr_bpm & 0x7F, 98))
    assert HeartRate(float(hr_bpm)) in contec.contec().feed(frame * 3)


@pytest.mark.parametrize("place", range(5))
def test_only_the_first_byte_of_an_older_frame_has_the_upper_bit(place: int) -> None:
    frame = bytearray(contec_frame(9))
    frame[place] ^= 0x80
    assert contec.contec().feed(bytes(frame)) == []


@pytest.mark.parametrize("place", range(9))
def test_only_the_first_byte_of_a_newer_frame_lacks_the_upper_bit(place: int) -> None:
    frame = bytearray(contec9_frame(9))
    frame[place] ^= 0x80
    assert contec.contec9().feed(bytes(frame)) == []


@pytest.mark.parametrize("kind", [0x00, 0x02, 0x03])
def test_a_newer_frame_of_another_kind_tells_no_wave(kind: int) -> None:
    assert contec.contec9().feed(bytes((kind, *contec9_frame(9)[1:]))) == []


@pytest.mark.parametrize("hr_bpm", [0, 19, 20, 130, 253, 254, 255])
def test_a_rate_of_255_is_none(hr_bpm: int) -> None:
    decoded = contec.contec9().feed(contec9_frame(9, hr_bpm=hr_bpm) * 3)
    known = [HeartRate(float(hr_bpm))] if 20 <= hr_bpm <= 254 else []
    assert [item for item in decoded if isinstance(item, HeartRate)] == known


@pytest.mark.parametrize(
    ("state", "bar", "on_skin"),
    [
        (0x00, 0x00, True),
        (0x10, 0, False),
        (0, 0x10, False),
        (0x6F, 0x2F, True),
        (0x10, 0x10, False),
    ],
)
def test_a_finger_is_in_an_older_clip_unless_one_of_two_bits_says_no(
    state: int, bar: int, on_skin: bool
) -> None:
    frame = bytes((0x80 | state, 9, bar, 72, 98))
    assert OnSkin(on_skin) in contec.contec().feed(frame * 3)
    assert not any(isinstance(item, OnSkin) for item in contec.contec().feed(frame * 2))


@pytest.mark.parametrize("bit", range(7))
def test_a_status_bit_of_a_nonin_means_what_its_maker_says(bit: int) -> None:
    """Bit 6: no sensor; bit 3: no usable pulse. The others leave the finger where it is."""
    decoded = nonin.nonin2().feed(nonin2_frame(80, status=0x80 | 1 << bit))
    assert decoded == [OnSkin(bit not in (3, 6)), Sample(80)]


@pytest.mark.parametrize("status", [0x00, 0x08, 0x7F])
def test_a_status_without_its_upper_bit_is_no_frame(status: int) -> None:
    assert nonin.nonin2().feed(nonin2_frame(80, status=status)) == []
    four = (status, 1, 2, 3)
    assert nonin.nonin7().feed(bytes((*four, sum(four) % 256))) == []


@pytest.mark.parametrize(
    ("first", "second", "hr_bpm"),
    [(0, 72, 72), (1, 72, 200), (2, 44, 300), (4, 72, 72), (1, 200, 200)],
)
def test_a_nonins_rate_has_two_upper_bits_and_seven_lower_ones(
    first: int, second: int, hr_bpm: int
) -> None:
    stream = nonin2_frame(80, status=0x81, figure=first) + nonin2_frame(81, figure=second)
    assert HeartRate(float(hr_bpm)) in nonin.nonin2().feed(stream)


# ---------------------------------------------------------------------------- lines of text


@pytest.mark.parametrize(("ms", "is_beat"), [(1, True), (9_999, True), (10_000, False), (0, False)])
def test_an_interval_is_shorter_than_ten_seconds(ms: int, is_beat: bool) -> None:
    beat = [DecodedInterval(float(ms), ms)] if is_beat else []
    assert decode("ibi", str(ms)) == beat
    assert decode("pulsesensor", "B70", f"Q{ms}") == [HeartRate(70.0), *beat]


def test_a_beat_of_the_plotter_is_shorter_than_ten_seconds_and_of_a_possible_rate() -> None:
    for line, is_line in (
        ("300,200,5", True),
        ("301,200,5", False),
        ("70,9999,5", True),
        ("70,10000,5", False),
        ("1,0,5", False),
        ("0,0,5", True),
        ("70,1,5", True),
    ):
        assert bool(decode("plotter", line)) is is_line, line


@pytest.mark.parametrize(("light", "on_skin"), [(49_999, False), (50_000, True), (50_001, True)])
def test_a_finger_reflects_50000_and_more(light: int, on_skin: bool) -> None:
    decoded = decode("max30102", *[str(light)] * 3)
    assert decoded == [Sample(light), Sample(light), OnSkin(on_skin), Sample(light)]
    with_rate = decode("max30102", *[f"{light}, BPM=70.00, Avg BPM=70"] * 3)
    assert (HeartRate(70.0) in with_rate) is on_skin


def test_a_light_has_eighteen_bits_and_a_bare_sample_sixteen() -> None:
    assert decode("max30102", "262143") == [Sample(262_143)]
    assert decode("max30102", "262144") == []
    assert decode("adc", "-32768", "65535") == [Sample(-32_768), Sample(65_535)]
    assert decode("adc", "-32769") == decode("adc", "65536") == []


def test_an_electrode_is_off_after_three_marks_and_each_takes_the_time_of_a_sample() -> None:
    assert decode("adc", "!", "!", "!", "!") == [Lost(1), Lost(1), OnSkin(False), Lost(1), Lost(1)]


def test_a_fraction_of_a_millisecond_counts_and_is_none_in_what_was_sent() -> None:
    assert decode("ibi", "833.500001") == [DecodedInterval(833.500001, 833)]
    assert decode("ibi", "833.0000001") == []


@pytest.mark.parametrize(
    ("length", "is_read"), [(158, True), (160, True), (161, False), (162, False)]
)
def test_a_line_of_160_bytes_is_read_and_a_longer_one_is_not(length: int, is_read: bool) -> None:
    line = b"PSWS,1,LIVE,41,820,512,72,833,0,87,LOCKED,"
    decoder = create_decoder("coach")
    decoder.feed(b"\n" + line + b"x" * (length - len(line)) + b"\n")
    assert (decoder.good, decoder.bad) == ((1, 0) if is_read else (0, 1))


def test_a_coach_counts_missing_lines_from_its_first_one_on() -> None:
    def line(number: int, ibi_ms: int, beat: int = 0) -> str:
        return f"PSWS,1,LIVE,{number},{20 * number},512,70,{ibi_ms},{beat},90,OK"

    def beats(*lines: str) -> list[float]:
        decoded = decode("coach", *lines)
        return [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)]

    assert beats(line(0, 850, 1), line(2, 830), line(3, 830)) == [850.0, 830.0]
    assert beats(line(0, 850, 1), line(1, 830), line(2, 830)) == [850.0]
    assert beats(line(7, 830), line(8, 830)) == []
    assert beats(line(5, 850, 1), line(7, 830), line(8, 840), line(9, 840)) == [850.0, 840.0]
    assert beats(line(5, 850, 1), line(7, 10_000), line(8, 10_000)) == [850.0]


# ---------------------------------------------------------------------------- damage


def numbers(low: int, high: int, count: int) -> list[bytes]:
    return [b"%d" % (low + n % (high - low + 1)) for n in range(count)]


@pytest.mark.parametrize(
    ("printed", "is_corrupt"),
    [
        (b"0940", False),  # within the span of 20 below the lowest but two, 960
        (b"0939", True),
        (b"1000", False),
        (b"1001", True),
        (b"99", True),
        (b"939", False),  # as many digits as before: the wave itself
    ],
)
def test_a_number_with_other_digits_is_believed_within_a_span_of_the_last(
    printed: bytes, is_corrupt: bool
) -> None:
    """The lowest two and the highest two of those before may be corrupt themselves."""
    detector = CorruptNumberDetector()
    before = [b"100", b"101", *[b"%d" % n for n in range(960, 981)], b"998", b"999", b"970"]
    assert not any(detector.is_corrupt(number) for number in before)
    assert detector.is_corrupt(printed) is is_corrupt


@pytest.mark.parametrize("known", [14, 15, 16, 17])
def test_nothing_is_corrupt_before_sixteen_numbers_are_known(known: int) -> None:
    detector = CorruptNumberDetector()
    for number in numbers(500, 520, known):
        detector.is_corrupt(number)
    assert detector.is_corrupt(b"9") is (known >= 16)


def test_five_numbers_in_a_row_may_be_corrupt_and_the_sixth_is_a_new_level() -> None:
    detector = CorruptNumberDetector()
    for number in numbers(500, 520, 40):
        detector.is_corrupt(number)
    assert [detector.is_corrupt(b"9") for _ in range(7)] == [True] * 5 + [False] * 2
    detector = CorruptNumberDetector()
    for number in numbers(500, 520, 40):
        detector.is_corrupt(number)
    for _ in range(5):
        assert detector.is_corrupt(b"9")
        assert not detector.is_corrupt(b"510")  # so they were not in a row


def test_after_512_numbers_the_first_are_forgotten() -> None:
    for ahead, is_corrupt in ((507, False), (509, False), (510, True), (520, True)):
        detector = CorruptNumberDetector()
        for number in [*[b"900"] * 3, *[b"500"] * ahead]:
            detector.is_corrupt(number)
        assert detector.is_corrupt(b"1000") is is_corrupt, ahead


def test_lines_that_are_lost_are_counted_by_their_bytes_within_half_a_byte() -> None:
    def lost(before: list[bytes], damaged: bytes) -> list[Decoded]:
        decoder = create_decoder("max30102")
        decoder.feed(b"\n" + b"".join(line + b"\n" for line in before))
        decoded = decoder.feed(damaged + b"110000\n")
        return [item for item in decoded if isinstance(item, Lost)]

    equal = [b"110%03d" % n for n in range(20)]
    assert lost(equal, b"x\n") == [Lost(1)]
    assert lost(equal, b"x" * 6 + b"\n") == [Lost(1)]
    assert lost(equal, b"x" * 7 + b"\n") == [Lost(2)]
    assert lost(equal, b"x" * 13 + b"\n") == [Lost(2)]
    assert lost(equal, b"x" * 14 + b"\n") == [Lost(3)]
    longer = [*equal, b"IR=110000", *equal]  # a longer line leaves more room for a while
    assert lost(longer, b"x" * 7 + b"\n") == [Lost(1)]
    assert lost(longer, b"x" * 10 + b"\n") == [Lost(2)]
    assert lost([], b"x" * 20 + b"\n") == []  # how long a line is, is not known yet
    assert lost(equal[:1], b"x" * 7 + b"\n") == [Lost(2)]


@pytest.mark.parametrize("skipped", range(1, 14))
def test_frames_that_are_lost_are_counted_by_their_bytes(skipped: int) -> None:
    decoder = nonin.nonin2()
    decoded = decoder.feed(nonin2_frame(80) + bytes(skipped) + nonin2_frame(81))
    lost = round(skipped / 5)
    assert decoded == [OnSkin(True), Sample(80), *([Lost(lost)] if lost else []), Sample(81)]
    assert (decoder.good, decoder.bad) == (2, -(-skipped // 5))


# ---------------------------------------------------------------------------- straps


def test_the_accelerometer_has_four_rates() -> None:
    assert ACC_RATES_HZ == (25, 50, 100, 200)
    for rate_hz in range(300):
        if rate_hz in ACC_RATES_HZ:
            assert start_acc(rate_hz)[4:6] == rate_hz.to_bytes(2, "little")
        else:
            with pytest.raises(ValueError, match=str(rate_hz)):
                start_acc(rate_hz)


def acc(frame_type: int, data: bytes, last_ns: int = 5, kind: int = 2) -> bytes:
    return struct.pack("<BQB", kind, last_ns, frame_type) + data


def test_raw_values_have_one_two_or_three_bytes() -> None:
    assert parse_frame(acc(0, b"\x01\xff\x80")).samples == ((1.0, -1.0, -128.0),)
    assert parse_frame(acc(1, struct.pack("<3h", 1, -1, 300))).samples == ((1.0, -1.0, 300.0),)
    three = b"".join(n.to_bytes(3, "little", signed=True) for n in (1, -1, 70_000))
    assert parse_frame(acc(2, three)).samples == ((1.0, -1.0, 70_000.0),)
    with pytest.raises(ProtocolError):
        parse_frame(acc(3, bytes(12)))


def test_a_factor_scales_compressed_samples_only() -> None:
    whole = struct.pack("<3h", 2, -4, 6)
    assert parse_frame(acc(0x81, whole), 0.5).samples == ((1.0, -2.0, 3.0),)
    assert parse_frame(acc(0x80, whole), 0.5).samples == ((1000.0, -2000.0, 3000.0),)
    assert parse_frame(acc(1, whole), 0.5).samples == ((2.0, -4.0, 6.0),)
    assert parse_frame(acc(0x81, whole)).samples == ((2.0, -4.0, 6.0),)
    with pytest.raises(ProtocolError):
        parse_frame(acc(0x82, whole))


def test_a_frame_has_at_least_a_sample_and_at_most_512_bytes() -> None:
    with pytest.raises(ProtocolError):
        parse_frame(acc(0, b""))
    assert len(parse_frame(acc(0, bytes(501))).samples) == 167
    full = acc(1, bytes(498))
    assert len(parse_frame(full).samples) == 83
    block = acc(0x81, bytes(6) + bytes((1, 255)) + bytes(96) + bytes((1, 255)) + bytes(96))
    assert len(parse_frame(block).samples) == 511
    exact = acc(0x81, bytes(6) + b"\x00\x01" * 248)
    assert len(exact) == 512
    assert len(parse_frame(exact).samples) == 249
    with pytest.raises(ProtocolError):
        parse_frame(exact + b"\x00")
    with pytest.raises(ProtocolError):
        parse_frame(acc(0, bytes(504)))


def test_a_frame_holds_2000_samples_and_not_one_more() -> None:
    first = acc(0x81, bytes(6))
    sevens = b"\x00\xff" * 7  # 1785 samples
    assert len(parse_frame(first + sevens + b"\x00\xd6").samples) == 2000
    with pytest.raises(ProtocolError):
        parse_frame(first + sevens + b"\x00\xd7")


@pytest.mark.parametrize("bits", [0, 1, 2, 7, 8, 9, 16, 31, 32, 33])
def test_a_difference_has_at_most_32_bits(bits: int) -> None:
    data = bytes(6) + bytes((bits, 1)) + b"\xff" * ((bits * 3 + 7) // 8)
    if bits > 32:
        with pytest.raises(ProtocolError):
            parse_frame(acc(0x81, data))
    else:
        step = -1.0 if bits else 0.0  # all bits set
        assert parse_frame(acc(0x81, data)) == AccFrame(5, ((0.0,) * 3, (step,) * 3))


def test_an_answer_has_four_bytes_and_its_settings_begin_with_the_sixth() -> None:
    for whole in (b"\xf0\x02\x02\x00", b"\xf0\x02\x02\x00\x00", b"\xf0\x02\x02\x06"):
        answer = parse_response(whole)
        assert (answer.command, answer.kind, answer.factor) == (2, 2, 1.0)
        assert (answer.error is None) is (whole[3] == 0)
    for not_one in (b"\xf0\x02\x02", b"\xf1\x02\x02\x00", b"\xf0\x02\x01\x00", b"\xf0\x02\x03\x00"):
        with pytest.raises(ProtocolError):
            parse_response(not_one)


@pytest.mark.parametrize("factor", [0.0, -0.5, float("inf")])
def test_a_factor_that_makes_nothing_of_the_samples_is_refused(factor: float) -> None:
    with pytest.raises(ProtocolError):
        parse_response(b"\xf0\x02\x02\x00\x00\x05\x01" + struct.pack("<f", factor))


@pytest.mark.parametrize(("setting", "width"), [(0, 2), (1, 2), (2, 2), (3, 4), (4, 1), (5, 4)])
def test_a_setting_has_as_many_bytes_as_its_maker_says(setting: int, width: int) -> None:
    one = struct.pack("<f", 0.5)
    head = b"\xf0\x02\x02\x00\x00"
    for count in (1, 2, 3):
        values = one * (count * width // 4) if setting == 5 else bytes(count * width)
        answer = parse_response(head + bytes((setting, count)) + values + b"\x00\x01\x19\x00")
        assert answer.factor == (0.5 if setting == 5 else 1.0)
        with pytest.raises(ProtocolError):
            parse_response(head + bytes((setting, count)) + values[:-1])


def test_a_heart_rate_may_have_16_bits_and_an_energy_before_its_intervals() -> None:
    def read(text: str) -> tuple[object, ...]:
        return astuple(parse_heart_rate_measurement(bytes.fromhex(text)))

    assert read("00 48") == (72, None, None, ())
    assert read("01 2c 01") == (300, None, None, ())
    assert read("02 48") == (72, None, None, ())
    assert read("04 48") == (72, False, None, ())
    assert read("06 48") == (72, True, None, ())
    assert read("08 48 34 12") == (72, None, 0x1234, ())
    assert read("1f 2c 01 34 12 00 04 01 04") == (300, True, 0x1234, (1024, 1025))
    assert read("00 48 00 04") == (72, None, None, ())
    assert read("10 48") == (72, None, None, ())
    for cut in ("", "00", "01 48", "08 48 34", "09 48 00 34", "10 48 00", "18 48 34 12 00"):
        with pytest.raises(ProtocolError):
            read(cut)


def test_a_battery_is_full_at_100_and_a_strap_is_worn_in_one_of_seven_places() -> None:
    assert [parse_battery_level(bytes((n,))) for n in (0, 1, 99, 100)] == [0, 1, 99, 100]
    for wrong in (b"", b"\x65", b"\x32\x32"):
        with pytest.raises(ProtocolError):
            parse_battery_level(wrong)
    places = [parse_body_sensor_location(bytes((n,))) for n in (*range(7), 7, 255)]
    assert places == [*BodySensorLocation, *[BodySensorLocation.OTHER] * 2]
    assert [place.value for place in BodySensorLocation] == list(range(7))
    for wrong in (b"", b"\x01\x01"):
        with pytest.raises(ProtocolError):
            parse_body_sensor_location(wrong)
