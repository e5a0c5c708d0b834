"""What was deleted in the window and can still be taken back. See `ui.services.deletion`."""

from dataclasses import dataclass, field


@dataclass
class PendingDeletions:
    """One for a window, also when its pages are created again."""

    batches: list[tuple[str, ...]] = field(default_factory=list)
    """Ids that were deleted together, the latest last."""
    is_settled: bool = False
    """Whether what an earlier window left was deleted for good."""
