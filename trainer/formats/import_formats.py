"""All formats of other programs, known by their first bytes or by the file beside them; the most certain first.

The page `resources/docs/formats.md` says for each what is read of it.
"""

from typing import Final

from trainer.formats.lab import (
    bids_physio,
    empatica,
    matlab,
    opensignals,
    rdann,
    wfdb_annotations,
    wfdb_record,
    xdf,
)
from trainer.formats.source_file import FileFormat
from trainer.formats.vendors import (
    apple_health,
    fit,
    fit_csv,
    json_document,
    other_files,
    sensor_logger,
    spreadsheet,
    suunto_sml,
)

FORMATS: Final[tuple[FileFormat, ...]] = (
    spreadsheet.FORMAT,
    fit.FORMAT,
    xdf.FORMAT,
    matlab.FORMAT,
    opensignals.HDF5_FORMAT,
    apple_health.FORMAT,
    suunto_sml.FORMAT,
    empatica.FORMAT,
    sensor_logger.FORMAT,
    opensignals.FORMAT,
    fit_csv.FORMAT,
    other_files.FORMAT,
    bids_physio.FORMAT,
    wfdb_record.FORMAT,
    json_document.FORMAT,
    rdann.FORMAT,
    wfdb_annotations.FORMAT,
)

GENERAL_FORMATS: Final = (other_files.FORMAT, json_document.FORMAT)
"""Those that match files of any program; a plug-in that knows the very program is asked before them."""
