"""How the link to a sensor stands and how it touches, told when it changes and not otherwise."""

from collections.abc import Sequence
from typing import Final

from trainer.events import Beat, Contact, ContactChanged, Link, LinkChanged, SensorEvent

SILENT_S: Final = 5.0
NO_BEAT_S: Final = 6.0
NO_BEAT: Final = (
    "No heart beat can be seen in what the sensor sends: lay it on lightly and keep still."
)


class LinkState:
    """`silent` is the sentence for when nothing comes any more."""

    def __init__(self, silent: str) -> None:
        self.link = Link.CONNECTED
        self.is_off = False  # said to be off the skin
        self._silent = silent
        self._contact = Contact.NONE
        self._last_data = self._last_beat = 0.0

    def connected(self, t: float) -> None:
        """The sensor is there, for the first time or again."""
        self.link, self.is_off = Link.CONNECTED, False
        self._last_data = self._last_beat = t

    def lost(self, t: float, why: str) -> list[SensorEvent]:
        self.link = Link.LOST
        events: list[SensorEvent] = [LinkChanged(t, Link.LOST, why)]
        return events + (
            self.touch(t, Contact.LOST, why) if self._contact is not Contact.NONE else []
        )

    def is_silent(self, t: float) -> bool:
        """Has nothing come for so long that the link must be called lost?"""
        return self.link is not Link.LOST and t - self._last_data >= SILENT_S

    def silence(self, t: float) -> list[SensorEvent]:
        return self.lost(t, self._silent)

    def data_received(self, t: float) -> list[SensorEvent]:
        """Something came."""
        self._last_data = t
        if self.link is not Link.LOST:
            return []
        self.link, self._last_beat = Link.CONNECTED, t
        return [LinkChanged(t, Link.CONNECTED)]

    def beats(self, beats: Sequence[Beat], t: float) -> list[SensorEvent]:
        if not beats:
            return []
        self._last_beat = t
        return [*self.streams(t), *self.touch(t, Contact.GOOD), *beats]

    def streams(self, t: float, detail: str = "") -> list[SensorEvent]:
        if self.link is Link.STREAMING:
            return []
        self.link = Link.STREAMING
        return [LinkChanged(t, Link.STREAMING, detail)]

    def on_skin(self, t: float, on_skin: bool, off: str) -> list[SensorEvent]:
        self._last_beat, self.is_off = t, not on_skin
        return self.touch(t, Contact.GOOD) if on_skin else self.touch(t, Contact.LOST, off)

    def without_beats(self, t: float) -> list[SensorEvent]:
        """Something comes, but no heart is in it."""
        if self.is_off or t - self._last_beat < NO_BEAT_S:
            return []
        return self.touch(t, Contact.POOR, NO_BEAT)

    def touch(self, t: float, contact: Contact, detail: str = "") -> list[SensorEvent]:
        if contact is self._contact:
            return []
        self._contact = contact
        return [ContactChanged(t, contact, detail)]
