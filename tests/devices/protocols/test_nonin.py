from devices.protocols.decoder import HeartRate, Lost, OnSkin, Sample
from devices.protocols.nonin import nonin2, nonin7
from tests.devices.protocols.byte_streams import nonin2_frame, nonin7_frame


def test_format_2_has_a_wave_of_8_bits_and_the_rate_in_two_frames() -> None:
    """The second frame holds the lower seven bits of 200, the first the upper two."""
    stream = bytes((0x01, 0x81, 0x50, 0x01, 0xD3, 0x01, 0x80, 0x52, 0x48, 0x1B))
    assert nonin2().feed(stream + nonin2_frame(0x54)) == [
        OnSkin(True),
        Sample(0x50),
        HeartRate(200.0),
        Sample(0x52),
        Sample(0x54),
    ]


def test_format_7_has_a_wave_of_16_bits() -> None:
    stream = bytes((0x81, 0x12, 0x34, 0x00, 0xC7)) + nonin7_frame(0x1300, figure=72)
    assert nonin7().feed(stream) == [
        OnSkin(True),
        Sample(0x1234),
        HeartRate(72.0),
        Sample(0x1300),
    ]


def test_a_finger_taken_out_and_a_plug_pulled_are_told() -> None:
    stream = [nonin2_frame(80), nonin2_frame(0, status=0x88), nonin2_frame(0, status=0xC0)]
    assert nonin2().feed(b"".join(stream) + nonin2_frame(81)) == [
        OnSkin(True),
        Sample(80),
        OnSkin(False),
        Sample(0),
        Sample(0),
        OnSkin(True),
        Sample(81),
    ]


def test_a_rate_is_not_put_together_from_two_that_were_not_neighbours() -> None:
    first, second = nonin2_frame(80, status=0x81, figure=1), nonin2_frame(82, figure=72)
    damaged = bytes((*first[:4], first[4] ^ 1))
    assert not [w for w in nonin2().feed(damaged + second) if isinstance(w, HeartRate)]
    decoded = nonin2().feed(first + nonin2_frame(81)[:4] + b"\x00" + second)
    assert decoded == [OnSkin(True), Sample(80), Lost(1), Sample(82)]


def test_no_rate_is_511() -> None:
    stream = nonin2_frame(80, status=0x81, figure=3) + nonin2_frame(80, figure=127)
    assert nonin2().feed(stream) == [OnSkin(True), Sample(80), Sample(80)]


def test_one_wrong_bit_anywhere_in_a_frame_is_noticed() -> None:
    for frame, make in ((nonin2_frame(80, figure=9), nonin2), (nonin7_frame(9000), nonin7)):
        for bit in range(40):
            damaged = bytes(b ^ (1 << bit % 8 if n == bit // 8 else 0) for n, b in enumerate(frame))
            assert make().feed(damaged) == []
