"""A strap that records by itself: started, left alone, brought over, erased."""

import pytest

from devices.ble.messages import MemoryEmpty, MemoryNotThere, MemoryOccupied, StrapNotFound
from devices.ble.strap_memory import FetchedRecording, MemoryState, open_memory
from devices.source import SourceError
from tests.devices.radio.fake_memory import NOT_PERMITTED, FakeMemory, samples_file
from tests.devices.radio.packets import golden
from tests.devices.radio.virtual_air import Air, AirStrap, run_virtually
from tests.refusals import refused
from ui.i18n.rendering import to_english

ADDRESS, NAME = "A0:9E:1A:00:00:01", "Polar H10 01234567"
STAMP, STARTED = "20261130T072300Z", "2026-11-30T07:23:00+00:00"
RR_MS = golden(3000, 600, 1100)


def air_of(memory: FakeMemory) -> Air:
    return Air(memory.strap(ADDRESS, NAME))


def test_a_recording_goes_from_the_start_to_the_last_beat_and_is_erased() -> None:
    memory = FakeMemory(RR_MS)

    async def scenario() -> tuple[list[MemoryState], FetchedRecording]:
        radio, states = air_of(memory).radio(), []
        async with open_memory(NAME, radio) as strap:
            states.append(await strap.read_state())
            states.append(await strap.start(STAMP))
        async with open_memory(ADDRESS, radio) as strap:  # hours later
            fetched = await strap.fetch()
            states.append(await strap.read_state())
            await strap.erase(fetched.name)
            states.append(await strap.read_state())
        return states, fetched

    states, fetched = run_virtually(scenario())
    name = f"OUTBREATH-{STAMP}"
    assert fetched.content.rr_ms == tuple(RR_MS)
    assert fetched.started == states[1].started == STARTED
    assert states == [
        MemoryState(False, None),
        MemoryState(True, name),
        MemoryState(False, name, len(samples_file(RR_MS))),
        MemoryState(False, None),
    ]


def test_a_second_recording_never_takes_the_place_of_the_first() -> None:
    memory = FakeMemory(RR_MS)
    memory.files["/ANOTHER/SAMPLES.BPB"] = samples_file(RR_MS)

    async def scenario() -> None:
        async with open_memory(NAME, air_of(memory).radio()) as strap:
            with pytest.raises(SourceError) as caught:
                await strap.start(STAMP)
            assert caught.value.message == MemoryOccupied()
            assert (await strap.fetch()).started is None

    run_virtually(scenario())
    assert memory.files


def test_a_strap_without_a_recording_says_so() -> None:
    async def scenario() -> None:
        async with open_memory(NAME, air_of(FakeMemory([])).radio()) as strap:
            await strap.fetch()

    with pytest.raises(SourceError) as caught:
        run_virtually(scenario())
    assert caught.value.message == MemoryEmpty()


@pytest.mark.parametrize(
    ("straps", "expected"),
    [([AirStrap(ADDRESS, NAME)], MemoryNotThere()), ([], StrapNotFound())],
)
def test_where_there_is_no_memory_it_is_said(straps: list[AirStrap], expected: object) -> None:
    async def scenario() -> None:
        async with open_memory(NAME, Air(*straps).radio()):
            pass

    with pytest.raises(SourceError) as caught:
        run_virtually(scenario())
    assert caught.value.message == expected


def test_a_refusal_of_the_strap_is_told_with_its_code() -> None:
    memory = FakeMemory(RR_MS)
    memory.refuses = NOT_PERMITTED

    async def scenario() -> None:
        async with open_memory(NAME, air_of(memory).radio()) as strap:
            await strap.read_state()

    with refused(SourceError, match="106"):
        run_virtually(scenario())


@pytest.mark.parametrize("lost", [0, 1, 30])
def test_a_lost_frame_ends_the_transfer_with_a_sentence_and_the_strap_keeps_all(lost: int) -> None:
    memory = FakeMemory(RR_MS)
    memory.files["/ANOTHER/SAMPLES.BPB"] = samples_file(RR_MS)

    async def scenario() -> None:
        air = air_of(memory)
        async with open_memory(NAME, air.radio()) as strap:
            await strap.read_state()
            memory.loses_frame = lost
            try:
                await strap.fetch()
            finally:
                assert air.straps[0].client is not None
        raise AssertionError("a recording with a hole passed")

    with pytest.raises(SourceError) as caught:
        run_virtually(scenario())
    assert to_english(caught.value.message).endswith(".")
    assert memory.files


def test_a_strap_that_leaves_in_the_middle_is_let_go() -> None:
    memory = FakeMemory(RR_MS)
    strap = memory.strap(ADDRESS, NAME)

    async def scenario() -> None:
        async with open_memory(NAME, Air(strap).radio()) as opened:
            strap.drop()
            await opened.read_state()

    with pytest.raises(SourceError):
        run_virtually(scenario())
    assert strap.client is None
