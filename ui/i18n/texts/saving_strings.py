"""Texts of saving, looking at and printing."""

from typing import Final

from ui.i18n.marking import mark

WHAT_FOR: Final = mark("What is it for?")
PURPOSES: Final[tuple[tuple[str, str, str], ...]] = (
    ("therapist", mark("For my therapist"), mark("PDF to read or print")),
    ("spreadsheet", mark("For a spreadsheet"), mark("every heartbeat with its time")),
    ("program", mark("For another program"), mark("the time between heartbeats, as text")),
    ("copy", mark("A complete copy"), mark("a folder with everything recorded")),
)
"""What a person saves a pause for, its name and what it is. `ui.screens.saving.purposes` has the formats."""
EVENTS_ONLY: Final = mark("what happened, with its time")
"""What a workbook of a pause without a heartbeat holds."""
PRACTICE_PURPOSES: Final[tuple[tuple[str, str, str], ...]] = (
    ("therapist", mark("For my therapist"), mark("PDF to read or print")),
    ("spreadsheet", mark("For a spreadsheet"), mark("one line per pause")),
    ("text table", mark("For another program"), mark("the same lines as text (csv)")),
)
MORE_FORMATS: Final = mark("More formats")
FEWER_FORMATS: Final = mark("Fewer formats")
SAVE_AS: Final = mark("Save as…")
SAVE_IN: Final = mark("Choose folder…")
PREVIEW: Final = mark("Preview")
SHOW_IN_FOLDER: Final = mark("Show in folder")
WILL_BE_SAVED: Final = mark("Will be saved as {name} in the folder {folder}")
WILL_BE_SAVED_MANY: Final = mark("Will be saved in the folder {folder}")
NO_FILE_MANAGER: Final = mark("No file manager was found. The file is in {folder}.")

PRINT: Final = mark("Print…")
KEY_PREVIEW: Final = mark("preview")
KEY_PRINT: Final = mark("print…")
PAGES_NAME: Final = mark("Preview, page 1 of {count}")
PRINTED: Final = mark("Sent to the printer.")
NO_PRINTER: Final = mark("No printer was found. Connect one, or save the PDF.")
NOT_PRINTED: Final = mark("The printer couldn't be reached. Check it, or save the PDF.")

COPY: Final = mark("Copy")
COPY_ALL: Final = mark("Copy all text")
COPIED: Final = mark("Copied.")
DISMISS: Final = mark("Close this message")
