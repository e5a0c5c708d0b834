"""A session as it is exported: the recording with its review."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

from trainer.events import SourceChanged
from trainer.formats.codecs.recording_codec import DatedAnnotation
from trainer.formats.csv_text.dialect import STANDARD, CsvDialect
from trainer.pacing import Pacer
from trainer.recording import Recording
from trainer.session.progress import find_pacer
from trainer.session.review import Review

Paper: TypeAlias = Literal["a4", "letter"]
PAPER_SIZES: Final[tuple[Paper, ...]] = get_args(Paper)


@dataclass(frozen=True)
class SessionDocument:
    """A session as it is exported.

    Parameters
    ----------
    recording : Recording
    review : Review
    paper : {"a4", "letter"} or None
        None as is usual in this country.
    later : sequence of DatedAnnotation
        Annotations made after the pause.
    csv_dialect : CsvDialect
        In which tables of text are written.
    """

    recording: Recording
    review: Review
    paper: Paper | None = None
    later: Sequence[DatedAnnotation] = ()
    """Annotations made after the pause."""
    csv_dialect: CsvDialect = STANDARD

    def pacer_at(self, t: float) -> Pacer | None:
        return find_pacer(self.review.spans, t)

    @cached_property
    def resolution_ms(self) -> float | None:
        sources = (e for e in self.recording.events if isinstance(e, SourceChanged))
        return max((e.resolution_ms for e in sources), default=None)

    @property
    def gaps(self) -> Sequence[tuple[float, float]]:
        return self.review.summary.gaps
