"""Refusals of what a person says of themselves in a session."""

from trainer.messages import Message


class UrgeOutOfRange(Message, frozen=True):
    low: int
    high: int
    urge: int


class CertaintyOutOfRange(Message, frozen=True):
    low: int
    high: int
    percent: int
