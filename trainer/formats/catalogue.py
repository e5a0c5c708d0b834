"""All formats of other programs that are known by their first bytes, the most certain first."""

from typing import Final

from trainer.formats import other_files
from trainer.formats.lab import matlab, rdann, wfdb_annotations, wfdb_record, xdf
from trainer.formats.source_file import FileFormat
from trainer.formats.vendors import apple_health, fit, json_document, sensor_logger, spreadsheet

FORMATS: Final[tuple[FileFormat, ...]] = (
    spreadsheet.FORMAT,
    fit.FORMAT,
    xdf.FORMAT,
    matlab.FORMAT,
    apple_health.FORMAT,
    sensor_logger.FORMAT,
    other_files.FORMAT,
    json_document.FORMAT,
    rdann.FORMAT,
    wfdb_record.FORMAT,
    wfdb_annotations.FORMAT,
)
