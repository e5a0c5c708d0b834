"""The summary of a session as JSON: as it is stored, and as the command line prints it."""

from collections.abc import Mapping

from trainer.messages import Describe, Message


def summary_to_json(summary: Mapping[str, object], describe: Describe) -> dict[str, object]:
    """Return the summary with the sentences of its messages."""
    return {name: _value(value, describe) for name, value in summary.items()}


def _value(value: object, describe: Describe) -> object:
    if isinstance(value, Message):
        return describe(value)
    if isinstance(value, dict):
        return {name: _value(inner, describe) for name, inner in value.items()}
    return value
