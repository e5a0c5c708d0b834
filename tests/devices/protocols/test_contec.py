from devices.protocols.contec import (
    KEEP_ALIVE_COMMAND,
    START_COMMAND,
    STOP_COMMAND,
    contec,
    contec9,
)
from devices.protocols.decoder import HeartRate, OnSkin, Sample
from tests.devices.protocols.byte_streams import contec9_frame, contec_frame


def test_an_older_clip_tells_the_wave_and_its_own_heart_rate() -> None:
    """Byte by byte: strength 8 and a beep; wave 35, bar 5, 128 + 2 beats a minute, 98 % oxygen."""
    frame = bytes((0xC8, 35, 0x45, 0x02, 98))
    assert contec().feed(frame * 3 + contec_frame(36, hr_bpm=130)) == [
        Sample(35),
        Sample(35),
        OnSkin(True),
        HeartRate(130.0),
        Sample(35),
        Sample(36),
    ]


def test_a_newer_clip_tells_the_same_with_the_upper_bits_apart() -> None:
    """The fourth of seven bytes has its upper bit set: 130 beats a minute; no finger by the first."""
    frame = bytes((0x01, 0x88, 0x88, 0xA3, 0x95, 0x82, 0xE2, 0xF4, 0x81))
    assert frame == contec9_frame(35, hr_bpm=130, spo2=98)
    assert contec9().feed(frame * 3 + contec9_frame(0, probe_error=True) * 3) == [
        Sample(35),
        Sample(35),
        OnSkin(True),
        HeartRate(130.0),
        Sample(35),
        Sample(0),
        Sample(0),
        OnSkin(False),
        Sample(0),
    ]


def test_a_finger_that_is_out_has_no_heart_rate() -> None:
    decoded = contec().feed(contec_frame(0, hr_bpm=72, finger_out=True) * 5)
    assert [item for item in decoded if not isinstance(item, Sample)] == [OnSkin(False)]


def test_a_newer_clip_that_has_searched_too_long_holds_no_finger() -> None:
    """The state of `contec9_frame`, with bit 4."""
    frame = contec9_frame(64, hr_bpm=255, spo2=127)
    searching = bytes((*frame[:2], frame[2] | 0x10, *frame[3:]))
    decoded = contec9().feed(searching * 3)
    assert [item for item in decoded if isinstance(item, OnSkin)] == [OnSkin(False)]


def test_one_damaged_frame_does_not_take_the_finger_out_of_the_clip() -> None:
    for decoder, frame, damaged in (
        (contec(), contec_frame(9), contec_frame(9, finger_out=True)),
        (contec9(), contec9_frame(9), contec9_frame(9, probe_error=True)),
    ):
        decoded = decoder.feed(frame * 10 + damaged * 2 + frame * 10)
        assert [item for item in decoded if isinstance(item, OnSkin)] == [OnSkin(True)]


def test_a_rate_that_the_clip_does_not_know_is_not_told() -> None:
    decoded = contec().feed(contec_frame(9, hr_bpm=0, spo2=127) * 5)
    decoded += contec9().feed(contec9_frame(9, hr_bpm=255, spo2=127) * 5)
    assert not [item for item in decoded if isinstance(item, HeartRate)]


def test_a_weak_pulse_is_no_finger_out_of_the_clip() -> None:
    """The lowest four bits of the state are the strength of the signal, 0 to 8."""
    for strength in range(9):
        older, newer = contec_frame(9), contec9_frame(9)
        decoded = contec().feed(bytes((0x80 | strength, *older[1:])) * 3)
        decoded += contec9().feed(bytes((*newer[:2], 0x80 | strength, *newer[3:])) * 3)
        assert [item for item in decoded if isinstance(item, OnSkin)] == [OnSkin(True)] * 2


def test_a_newer_clip_is_asked_reminded_and_stopped_in_its_own_words() -> None:
    """Nine bytes: 7D 81, the word, and six times 80, which is nothing."""
    for command, item in ((START_COMMAND, "A1"), (KEEP_ALIVE_COMMAND, "AF"), (STOP_COMMAND, "A2")):
        assert command == bytes.fromhex(f"7D 81 {item} 80 80 80 80 80 80")
