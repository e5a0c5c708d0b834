"""What the screens need of the rest of the program: one sitting, and the shelf of past ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from trainer.breathing.resonance_assessment import ResonanceResult
from trainer.events import Event
from trainer.hrv.tachogram import JudgedBeat
from trainer.plan import SessionPlan
from trainer.recording import Recording
from trainer.session.progress import PacerSpan
from ui.runtime.bridge import Bridge
from ui.services.deletion import DeletionResult
from ui.services.history import LazySessionList
from ui.services.lock import Lock


class SessionPort(Protocol):
    """A session that runs somewhere else. All methods may be called from the main thread."""

    @property
    def bridge(self) -> Bridge: ...

    @property
    def plan(self) -> SessionPlan: ...

    def now(self) -> float:
        """Seconds on the session clock."""
        ...

    def post(self, event: Event) -> None:
        """Hand an event to the session; it decides what comes of it."""
        ...

    def listen_to(self, source_name: str) -> None:
        """Hear another heart from now on. May raise a SourceError with a sentence to show."""
        ...

    def stop(self) -> None:
        """End it, whatever the stage, and wait until it is on the disk. May be called again."""
        ...


class PastReview(Protocol):
    """What a past session came to: `trainer.session.review.Review`."""

    @property
    def json(self) -> dict[str, Any]: ...
    @property
    def judged(self) -> Sequence[JudgedBeat]: ...
    @property
    def spans(self) -> Sequence[PacerSpan]: ...
    @property
    def rounds(self) -> Sequence[tuple[float, float]]: ...
    @property
    def reasons(self) -> Mapping[str, str]:
        """Why a figure is absent, by its name."""
        ...

    @property
    def breath_explanation(self) -> str | None:
        """How the breath changed and why, in a sentence."""
        ...

    @property
    def resonance(self) -> ResonanceResult | None:
        """What an assessment found."""
        ...


class SessionLibraryPort(Protocol):
    """The past sessions. Each method may raise a TrainerError or OSError with a sentence to show."""

    @property
    def lock(self) -> Lock:
        """Who may read it. Nothing is raised here."""
        ...

    def sessions(self) -> LazySessionList:
        """Newest first, each as in `show --json`."""
        ...

    def review(self, session_id: str, /) -> PastReview: ...

    def recording(self, session_id: str, /) -> Recording:
        """All that happened, as it was written."""
        ...

    def export(self, session_id: str, fmt: str, path: Path, /) -> Path: ...

    def holding(self, session_ids: Sequence[str], /) -> Sequence[DeletionResult]:
        """The files that would still hold each of them if it were deleted now."""
        ...

    def delete(self, *session_ids: str, backups_too: bool) -> Sequence[DeletionResult]:
        """For good; what still holds them is in the answer."""
        ...

    def remark(self, session_id: str, note: str | None, tags: Sequence[str], /) -> None:
        """The note and tags as they shall read from now on."""
        ...
