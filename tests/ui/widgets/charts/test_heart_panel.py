"""The figures of the pause and the status of the sensor: both say the same of one moment."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser
from trainer.events import (
    Beat,
    Begin,
    Contact,
    ContactChanged,
    Event,
    Link,
    LinkChanged,
    SourceChanged,
    Tick,
)
from trainer.messages import LegacyText
from trainer.plan import SessionPlan
from trainer.session.session import Session, Snapshot
from ui.i18n import strings, window_text
from ui.i18n.formatting import describe_sensor
from ui.style.theme import DARK
from ui.widgets.charts.heart_panel import HeartPanel

STRAP = "ble:Polar H10"
WELL = (strings.CONTACTS[Contact.GOOD], strings.LINKS[Link.STREAMING])
BEAT_S = 0.9
MADE: dict[str, HeartPanel] = {}

steps = st.lists(
    st.one_of(
        st.builds(
            lambda c, d: lambda t: ContactChanged(t, c, d),
            st.sampled_from(Contact),
            st.sampled_from((None, LegacyText("Tighten the strap."))),
        ),
        st.builds(lambda link: lambda t: LinkChanged(t, link), st.sampled_from(Link)),
        st.integers(1, 20).map(lambda n: lambda t: [Beat(t + i * BEAT_S, 900.0) for i in range(n)]),
        st.sampled_from((1.0, 4.0, 6.0, 12.0)).map(lambda s: lambda t: Tick(t + s)),
    ),
    max_size=8,
)
Step = Callable[[float], Event | list[Event]]


@pytest.fixture
def panel(qtbot: QtBot) -> HeartPanel:
    made = HeartPanel(DARK)
    qtbot.addWidget(made)
    return made


def last_of(made: list[Step]) -> Snapshot:
    """The snapshot after all of these happened one after the other."""
    session = Session(SessionPlan())
    snapshot = session.feed(Begin(0.0))
    session.feed(SourceChanged(0.1, STRAP))
    t = 1.0
    for step in made:
        done = step(t)
        for event in done if isinstance(done, list) else [done]:
            snapshot = session.feed(event)
            t = event.t + 0.1
    return snapshot


@settings(max_examples=150)
@given(steps)
def test_no_figure_says_no_signal_beside_a_good_contact(made: list[Step]) -> None:
    snapshot = last_of(made)
    sentence = describe_sensor(snapshot.sensor, snapshot.contact, window_text.to_text)
    panel = HeartPanel(DARK)
    panel.show_figures(snapshot, snapshot.t)
    reason = panel.rate.toolTip()
    if sentence.endswith(WELL):
        assert snapshot.contact in (Contact.GOOD, Contact.NONE)
        assert reason != strings.NO_SIGNAL
    if snapshot.contact is Contact.LOST:
        assert (
            not sentence.endswith((*WELL, "Tighten the strap."))
            or snapshot.sensor.contact is Contact.LOST
        )
        assert reason in ("", strings.NO_SIGNAL)


def test_a_lost_connection_is_a_lost_contact_whatever_was_said_before() -> None:
    def at(link: Link) -> Contact:
        return last_of(
            [lambda t: ContactChanged(t, Contact.GOOD), lambda t: LinkChanged(t, link)]
        ).contact

    assert {link for link in Link if at(link) is Contact.GOOD} == {Link.CONNECTED, Link.STREAMING}
    assert last_of([lambda t: LinkChanged(t, Link.SEARCHING)]).contact is Contact.NONE


def test_what_was_said_of_a_good_contact_is_not_repeated_of_a_silent_sensor() -> None:
    snapshot = last_of(
        [
            lambda t: LinkChanged(t, Link.STREAMING),
            lambda t: ContactChanged(t, Contact.GOOD, LegacyText("All is well.")),
            lambda t: [Beat(t + i * BEAT_S, 900.0) for i in range(5)],
            lambda t: Tick(t + 12.0),
        ]
    )
    sentence = describe_sensor(snapshot.sensor, snapshot.contact, window_text.to_text)
    assert sentence == f"Polar H10 · {strings.CONTACTS[Contact.LOST]}"


def test_status_and_figures_change_in_one_frame(user: WindowUser) -> None:
    user.press(Qt.Key.Key_Space)
    user.at(40.0)
    pause = user.window.pause
    user.session.post(ContactChanged(user.session.now(), Contact.LOST))
    pause.show_frame()
    assert strings.CONTACTS[Contact.LOST] in pause.contact.text
    assert pause.heart.rate.toolTip() in ("", strings.NO_SIGNAL)
    assert pause.heart.second_figure.toolTip() == strings.NO_SIGNAL
    user.session.post(ContactChanged(user.session.now(), Contact.GOOD))
    pause.show_frame()
    assert strings.CONTACTS[Contact.GOOD] in pause.contact.text
    assert strings.NO_SIGNAL not in (
        pause.heart.rate.toolTip(),
        pause.heart.second_figure.toolTip(),
    )
