"""What Fitbit hands out (Google Takeout, Web API): heart rates and figures, never intervals."""

from typing import Any, Final, NoReturn

from trainer.errors import RecordingError
from trainer.formats.messages import ProgramFileOfHeartRates

PROGRAM: Final = "Fitbit"
API_FIELDS: Final = frozenset({"activities-heart", "activities-heart-intraday", "hrv"})


def read_fitbit(document: Any) -> None:
    """None where the document is of another program.

    Raises
    ------
    RecordingError
        It is of Fitbit.
    """
    if isinstance(document, dict) and API_FIELDS & document.keys():
        _refuse()
    first = document[0] if isinstance(document, list) and document else None
    if isinstance(first, dict) and "dateTime" in first and isinstance(first.get("value"), dict):
        _refuse()


def _refuse() -> NoReturn:
    raise RecordingError(ProgramFileOfHeartRates(PROGRAM))
