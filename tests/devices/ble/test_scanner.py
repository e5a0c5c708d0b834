"""Which strap is meant by a name."""

from bleak.backends.device import BLEDevice

from devices.ble.scanner import Advertisement, DeviceMatcher, Match


def advertised(name: str, *, has_heart_rate: bool = True, dbm: int = -60) -> Advertisement:
    return Advertisement(BLEDevice("AA:BB:CC:DD:EE:01", name, {}), name, has_heart_rate, dbm)


def test_a_strap_is_found_by_a_word_of_its_name() -> None:
    """`--source ble:H10` never found a Polar H10, whose name ends with its serial number."""
    matcher = DeviceMatcher("H10")
    strap = advertised("Polar H10 01234567")
    assert matcher.match(strap) is Match.NAME_ONLY
    assert matcher.match(advertised("Polar H10 01234567", has_heart_rate=False)) is Match.NONE
    assert matcher.match(advertised("Polar H100")) is Match.NONE
    near = advertised("Polar H10 89ABCDEF", dbm=-40)
    assert matcher.choose([strap, near]) is near


def test_a_whole_name_is_surer_than_a_word_of_one() -> None:
    matcher = DeviceMatcher("polar h10 01234567")
    assert matcher.match(advertised("Polar H10 01234567")) is Match.SURE
    assert matcher.match(advertised("Polar H10 89ABCDEF")) is Match.NONE
