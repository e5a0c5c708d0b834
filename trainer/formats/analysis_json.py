"""The analysis of a file as `outbreath analyze --json` prints it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.messages import Describe, Message

if TYPE_CHECKING:
    from trainer.formats.reader import ImportedRecording
    from trainer.plugins.figures import PluginFigure
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
    from trainer.session.plugin_figures import figures_of_analysis  # imports NumPy

    figures = analysis.figures
    fields: dict[str, object] = {
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
    return add_plugin_figures(fields, figures_of_analysis(analysis), describe)


def add_plugin_figures(
    fields: dict[str, object], figures: "Sequence[PluginFigure]", describe: Describe
) -> dict[str, object]:
    """Return the fields of a record with the figures of plug-ins, which are under keys of their own.

    Their values stand among `figures`; what they are, in `plugin_figures`, which is there only with plug-ins.
    """
    if not figures:
        return fields
    own = fields["figures"]
    values = {each.key: each.value for each in figures}
    return {
        **fields,
        "figures": {**own, **values} if isinstance(own, Mapping) else values,
        "plugin_figures": {
            each.key: {
                "label": each.label,
                "unit": each.unit,
                "reason": None if each.reason is None else describe(each.reason),
                "package": each.origin.package,
                "version": each.origin.version,
            }
            for each in figures
        },
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
