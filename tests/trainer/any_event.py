"""Everything that can happen in a session, for properties: hypothesis strategies."""

from hypothesis import strategies as st

from devices.ble.messages import IntervalsMaybeSmoothed, OnEarLobe, OnWrist
from devices.serial.messages import NoReasonGiven, PortNotOpened, PortUnplugged
from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    ChestMoved,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    Moment,
    MomentMarked,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    Unencodable,
    UrgeRated,
)
from trainer.files.messages import InFile
from trainer.formats.messages import EndMissing
from trainer.messages import LegacyText, Message, StoredMessage, SystemText
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.practice.annotations import WORDS_FIELDS
from trainer.recording import Completion, Doubt, Recording


def _without_text(message: StoredMessage) -> StoredMessage:
    """Within another message, only parameters are kept."""
    return StoredMessage(message.name, message.parameters)


whole_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
whole_texts = st.lists(whole_text, max_size=3).map(tuple)
session_times = st.floats(-1e9, 1e9).map(lambda t: round(t, 6))
numbers = st.floats(-1e15, 1e15)
patterns = st.builds(
    BreathPattern,
    st.floats(3.0, 5.0),
    st.floats(0.0, 3.0),
    st.floats(3.0, 5.0),
    st.floats(0.0, 1.0),
)

plain_values = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | numbers | whole_text
parameters = st.dictionaries(
    whole_text.filter(lambda name: name != "code"),
    st.recursive(
        plain_values,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(whole_text, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=3,
)
own_messages = (
    st.builds(SystemText, whole_text)
    | st.builds(PortUnplugged, whole_text)
    | st.builds(EndMissing, st.integers(0, 10**6))
    | st.builds(IntervalsMaybeSmoothed, st.sampled_from([OnWrist(), OnEarLobe()]))
)
unknown_messages = st.builds(
    StoredMessage, st.sampled_from(["SeenOnMars", "Dust2"]), parameters, whole_text
)
messages: st.SearchStrategy[Message] = st.one_of(
    st.builds(LegacyText, st.text(st.characters(exclude_categories=["Cs"]), min_size=1)),
    own_messages,
    unknown_messages,
    st.builds(InFile, whole_text, own_messages | unknown_messages.map(_without_text)),
    st.builds(
        PortNotOpened, whole_text, st.builds(SystemText, whole_text) | st.just(NoReasonGiven())
    ),
)

triples = st.tuples(*[st.integers(-(2**31), 2**31)] * 3)

events: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Beat,
        session_times,
        numbers,
        st.none() | st.integers(-(2**31), 2**31),
        st.none() | numbers,
    ),
    st.builds(SourceChanged, session_times, whole_text, numbers, st.booleans()),
    st.builds(ContactChanged, session_times, st.sampled_from(Contact), st.none() | messages),
    st.builds(LinkChanged, session_times, st.sampled_from(Link), st.none() | messages),
    st.builds(HeartRateReported, session_times, numbers),
    st.builds(BatteryReported, session_times, st.integers(-(2**31), 2**31)),
    st.builds(ChestMoved, session_times, numbers, st.lists(triples, max_size=3).map(tuple)),
    st.builds(Tick, session_times),
    st.builds(ExhaleShortened, session_times),
    st.builds(ExhaleLengthened, session_times),
    st.builds(Begin, session_times),
    st.builds(FinishRequested, session_times),
    st.builds(MomentMarked, session_times),
    st.builds(Decided, session_times, st.sampled_from(Decision)),
    st.builds(UrgeRated, session_times, st.integers(0, 10), st.sampled_from(Moment)),
    st.builds(PatternChosen, session_times, patterns),
    st.builds(NoteWritten, session_times, whole_text),
    *(
        st.builds(field.event, session_times, whole_texts if field.is_list else whole_text)
        for field in WORDS_FIELDS
    ),
    st.builds(Unencodable, session_times, whole_text),
    st.builds(PredictionMade, session_times, whole_text, st.none() | st.integers(0, 100)),
)
plans = st.builds(
    SessionPlan,
    st.sampled_from(Exercise),
    st.floats(60.0, 7200.0),
    patterns,
    st.sampled_from(ExhaleMode),
)
recordings = st.builds(
    Recording,
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,20}", fullmatch=True),
    st.none() | st.datetimes(timezones=st.timezones()).map(lambda d: d.isoformat()),
    whole_text,
    st.none() | plans,
    st.none() | st.sampled_from(Completion),
    st.lists(events, max_size=8).map(tuple),
    st.none() | st.sampled_from(Doubt),
)
