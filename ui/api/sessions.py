"""A session without a screen: events go in, snapshots come out."""

from trainer import events
from trainer.errors import TrainerError as Error
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, Guide, SessionPlan
from trainer.session.session import Session, Snapshot

__all__ = [
    "BreathPattern",
    "Error",
    "Exercise",
    "ExhaleMode",
    "Guide",
    "Session",
    "SessionPlan",
    "Snapshot",
    "events",
]
