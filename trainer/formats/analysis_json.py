"""The analysis of a file as `outbreath analyze --json` prints it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.messages import Describe, Message

if TYPE_CHECKING:
    from trainer.formats.reader import ImportedRecording
    from trainer.session.record_analysis import RecordAnalysis


def analysis_to_json(
    file: str, imported: "ImportedRecording", analysis: "RecordAnalysis", describe: Describe
) -> dict[str, object]:
    """Return the fields of one file; `describe` makes the sentences of its messages.

    Parameters
    ----------
    file : str
        Its path, as it was given.
    imported : ImportedRecording
        How it was read.
    analysis : RecordAnalysis
        Of the whole recording, or a part.
    describe : Describe
        Makes the sentence of a message.
    """
    figures = analysis.figures
    return {
        "file": file,
        "beats": int(analysis.t.size),
        "duration_s": analysis.duration_s,
        "heart_time_s": analysis.heart_time_s,
        "corrected": figures.corrected,
        "gaps": [[round(begin, 3), round(end, 3)] for begin, end in figures.gaps],
        "quality": {
            "verdict": str(figures.quality.verdict),
            "reason": describe(figures.quality.reason),
        },
        "understood": join_messages(imported.understood, describe),
        **reading_to_json(imported, describe, "reason"),
        "figures": figures.figures,
        "rsa_interval_ms": interval_to_json(figures.rsa_interval_ms),
    }


def reading_to_json(
    imported: "ImportedRecording", describe: Describe, reason: str
) -> dict[str, object]:
    """Return what a file was read as, and why. Null where the format is no table.

    Parameters
    ----------
    imported : ImportedRecording
        How it was read.
    describe : Describe
        Makes the sentence of a message.
    reason : str
        Name of the field that says why.
    """
    return {
        "kind": imported.kind,
        "started": imported.recording.started,
        "unit": imported.unit,
        "reading": imported.reading,
        "column": imported.column,
        reason: join_messages(imported.reasons, describe) or None,
    }


def join_messages(messages: Iterable[Message], describe: Describe) -> str:
    """Return the sentences of several messages as one, without its full stop."""
    return "; ".join(map(describe, messages))
