"""The interfaces that screens use: a running session, and the library of past ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from trainer.breathing.resonance_result import ResonanceResult
    from trainer.events import Decision, Event
    from trainer.hrv.verdicts import JudgedBeat
    from trainer.messages import Message
    from trainer.plan import SessionPlan
    from trainer.practice.summary import HeartLine, SessionSummary
    from trainer.recording import Recording
    from trainer.session.progress import PacerSpan
    from ui.reports.printed_pages import PrintedDocument
    from ui.runtime.bridge import Bridge
    from ui.services.deletion import DeletionResult
    from ui.services.history import LazySessionList
    from ui.services.lock import Lock


class SessionPort(Protocol):
    """A session that runs in another thread. All methods may be called from the main thread."""

    @property
    def bridge(self) -> "Bridge": ...

    @property
    def plan(self) -> "SessionPlan": ...

    def now(self) -> float:
        """Seconds on the session clock."""
        ...

    def post(self, event: "Event") -> None:
        """Queue an event for the session."""
        ...

    def listen_to(self, source_name: str) -> None:
        """Switch to another source. Raises SourceError with a message to show."""
        ...

    def stop(self) -> None:
        """End the session at any stage and wait until it is saved. May be called repeatedly."""
        ...


class ReassessmentPort(Protocol):
    """Where the answers of a reassessment go: to the running session, or to a pause that is over."""

    def rate(self, urge: int) -> None:
        """Store the urge after the pause, 0 to 10."""
        ...

    def decide(self, decision: "Decision") -> None: ...

    def leave(self) -> None:
        """Leave it open."""
        ...

    def resume(self) -> None:
        """Take back the end of the pause."""
        ...


class PastReview(Protocol):
    """The review of a past session: `trainer.session.review.Review`."""

    @property
    def summary(self) -> "SessionSummary": ...
    @property
    def judged(self) -> "Sequence[JudgedBeat]": ...
    @property
    def spans(self) -> "Sequence[PacerSpan]": ...
    @property
    def rounds(self) -> Sequence[tuple[float, float]]: ...
    @property
    def reasons(self) -> "Mapping[str, Message]":
        """Why a figure is absent, by the figure's name."""
        ...

    @property
    def breath_explanation(self) -> "Message | None":
        """How the breathing pattern changed and why."""
        ...

    @property
    def resonance(self) -> "ResonanceResult | None":
        """The result of a resonance assessment."""
        ...

    @property
    def marks(self) -> Sequence[float]:
        """The moments that the person marked, in seconds."""
        ...


class SessionLibraryPort(Protocol):
    """The past sessions. Every method may raise TrainerError or OSError with a message to show."""

    @property
    def folder(self) -> Path:
        """The folder of the library."""
        ...

    @property
    def lock(self) -> "Lock":
        """The lock of the library. Never raises."""
        ...

    def sessions(self) -> "LazySessionList":
        """Newest first."""
        ...

    def history(self) -> "LazySessionList":
        """Sessions and worksheets, newest first."""
        ...

    def heart_line(self, session_id: str, /) -> "HeartLine":
        """The line of the heart of a session that was stored without one."""
        ...

    def review(self, session_id: str, /) -> PastReview: ...

    def recording(self, session_id: str, /) -> "Recording":
        """The recorded events of a session."""
        ...

    def export(self, session_id: str, fmt: str, path: Path, /) -> Path: ...

    def copy_out(self, session_id: str, fmt: str, path: Path, /) -> Path:
        """The same, to a place that is not kept."""
        ...

    def report(self, session_id: str, /) -> "PrintedDocument":
        """The report of a session, to look at and to print."""
        ...

    def holding(self, session_ids: Sequence[str], /) -> "Sequence[DeletionResult]":
        """The files that would still contain each session after its deletion."""
        ...

    def discard(self, *session_ids: str, backups_too: bool) -> "Sequence[DeletionResult]":
        """Delete sessions until `delete_discarded`; return which files will still contain them then."""
        ...

    def restore(self, *session_ids: str) -> None:
        """Take back what was discarded."""
        ...

    def delete_discarded(self) -> None:
        """Delete permanently what was discarded."""
        ...

    def remark(self, session_id: str, note: str | None, tags: Sequence[str], /) -> None:
        """Replace the note and tags of a session."""
        ...
