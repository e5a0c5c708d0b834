"""The state of a link to a sensor and of its skin contact; events are made only when they change."""

from collections.abc import Sequence
from typing import Final

from devices.messages import NoBeatInSignal
from trainer.events import Beat, Contact, ContactChanged, Link, LinkChanged, SensorEvent
from trainer.messages import Message

DATA_TIMEOUT_S: Final = 5.0
BEAT_TIMEOUT_S: Final = 6.0


class LinkState:
    """Link and contact of one board or stream.

    Every method takes the time `t` on the session clock and returns the events that follow, maybe none.

    Parameters
    ----------
    silent_message
        What is said when no data come any more.
    """

    def __init__(self, silent_message: Message) -> None:
        self.link = Link.CONNECTED
        self.is_off_skin = False  # as the sensor itself reports
        self._silent_message = silent_message
        self._contact = Contact.NONE
        self._last_data = self._last_beat = 0.0

    def mark_connected(self, t: float) -> None:
        """The sensor is there, for the first time or again."""
        self.link, self.is_off_skin = Link.CONNECTED, False
        self._last_data = self._last_beat = t

    def mark_lost(self, t: float, reason: Message) -> list[SensorEvent]:
        """The connection broke, for this reason."""
        self.link = Link.LOST
        events: list[SensorEvent] = [LinkChanged(t, Link.LOST, reason)]
        return events + (
            self._set_contact(t, Contact.LOST, reason) if self._contact is not Contact.NONE else []
        )

    def is_silent(self, t: float) -> bool:
        """Whether no data have come for so long that the link counts as lost."""
        return self.link is not Link.LOST and t - self._last_data >= DATA_TIMEOUT_S

    def mark_silent(self, t: float) -> list[SensorEvent]:
        """No data come any more, though the connection stands."""
        return self.mark_lost(t, self._silent_message)

    def mark_data(self, t: float) -> list[SensorEvent]:
        """Data came, whatever is in them."""
        self._last_data = t
        if self.link is not Link.LOST:
            return []
        self.link, self._last_beat = Link.CONNECTED, t
        return [LinkChanged(t, Link.CONNECTED)]

    def add_beats(self, beats: Sequence[Beat], t: float) -> list[SensorEvent]:
        """Beats came; they are among the events returned."""
        if not beats:
            return []
        self._last_beat = t
        return [*self.mark_streaming(t), *self._set_contact(t, Contact.GOOD), *beats]

    def mark_streaming(self, t: float, detail: Message | None = None) -> list[SensorEvent]:
        """The sensor sends what it is there for."""
        if self.link is Link.STREAMING:
            return []
        self.link = Link.STREAMING
        return [LinkChanged(t, Link.STREAMING, detail)]

    def set_skin_contact(self, t: float, on_skin: bool, off_message: Message) -> list[SensorEvent]:
        """The sensor reports whether it touches; `off_message` is said when it does not."""
        self._last_beat, self.is_off_skin = t, not on_skin
        return (
            self._set_contact(t, Contact.GOOD)
            if on_skin
            else self._set_contact(t, Contact.LOST, off_message)
        )

    def check_beats(self, t: float) -> list[SensorEvent]:
        """Data come; report poor contact if they have held no beat for some time."""
        if self.is_off_skin or t - self._last_beat < BEAT_TIMEOUT_S:
            return []
        return self._set_contact(t, Contact.POOR, NoBeatInSignal())

    def report_poor(self, t: float, detail: Message) -> list[SensorEvent]:
        """Beats come that cannot be used, for this reason."""
        self._last_beat = t
        return self._set_contact(t, Contact.POOR, detail)

    def _set_contact(
        self, t: float, contact: Contact, detail: Message | None = None
    ) -> list[SensorEvent]:
        if contact is self._contact:
            return []
        self._contact = contact
        return [ContactChanged(t, contact, detail)]
