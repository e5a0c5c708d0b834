"""What is heard of every board on a cable that flips, drops and adds bytes."""

import random
from collections import Counter
from hashlib import sha256

from devices.protocols.decoder import DecodedInterval, HeartRate, Lost, OnSkin, Sample
from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.protocols.byte_streams import BYTE_STREAMS, create_decoder
from tests.expected_values import assert_as_expected


def damaged(data: bytes, share: float, seed: int) -> bytes:
    rng = random.Random(seed)
    out = bytearray()
    for byte in data:
        chance = rng.random()
        if chance < share / 2:
            out.append(byte ^ 1 << rng.randrange(8))
        elif chance < share * 0.75:
            continue
        elif chance < share:
            out += bytes((byte, rng.randrange(256)))
        else:
            out.append(byte)
    return bytes(out)


def test_what_is_heard_on_a_bad_cable_is_known() -> None:
    results = {}
    for name in SERIAL_DEVICES:
        for n, make_stream in enumerate(BYTE_STREAMS[name]):
            for share in (0.0, 0.002, 0.02):
                decoder = create_decoder(name)
                decoded = decoder.feed(damaged(make_stream(25.0), share, 7))
                lost = [item.samples for item in decoded if isinstance(item, Lost)]
                results[f"{name} {n}, {share}"] = {
                    "kinds": dict(sorted(Counter(type(item).__name__ for item in decoded).items())),
                    "good, bad": [decoder.good, decoder.bad],
                    "beats": [item.raw for item in decoded if isinstance(item, DecodedInterval)],
                    "rates": [item.hr_bpm for item in decoded if isinstance(item, HeartRate)],
                    "on skin": [item.on_skin for item in decoded if isinstance(item, OnSkin)],
                    "lost": lost,
                    "samples": sum(item.value for item in decoded if isinstance(item, Sample)),
                    "all": sha256(repr(decoded).encode()).hexdigest()[:16],
                }
    assert_as_expected("decoded_boards", results)
