"""The settings of a person, in a small file beside the library.

A file that is missing, broken or from another version does not keep anyone from the pause: the settings
that can be read are used, the others have their defaults, and the window says so. Such a file is renamed
before it is written again, so that no setting is lost.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from unicodedata import category

from trainer.errors import EXPECTED_ERRORS, TrainerError, message_of, system_text
from trainer.files.atomic_write import write_text_atomic
from trainer.messages import Message
from trainer.pacing import BreathPattern
from trainer.plan import USUAL_MINUTES, USUAL_PATTERN, ExhaleMode, Guide, SessionPlan
from trainer.practice.heart_source import NO_SENSOR, is_demo
from ui.i18n.languages import LANGUAGES
from ui.i18n.languages import SYSTEM as SYSTEM_LANGUAGE
from ui.i18n.messages import (
    SettingInvalid,
    SettingsAltered,
    SettingsNotKept,
    SettingsTooLong,
    SettingsUnread,
    SettingUnread,
)

NAME: Final = "settings.json"
MAX_FILE_BYTES: Final = 100_000
TEXT_PERCENTS: Final = (100, 125, 150, 175, 200)
TIMBRES: Final = ("water", "flute", "hum")
NO_BACKGROUND: Final = "off"
BACKGROUNDS: Final = (NO_BACKGROUND, "noise", "rain")
MINUTES: Final = (1.0, 2.0, 5.0, 10.0, 20.0)
DEFAULT_PATTERN: Final = str(USUAL_PATTERN)
UNREADABLE_SUFFIX: Final = ".unread"
MAX_SOURCE_CHARS: Final = 5_000  # no path is longer
SINGLE_LINES: Final = ("source", "sensor", "at_begin", "at_end")


class ColorScheme(StrEnum):
    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


class Wording(StrEnum):
    """In which words the breath is guided."""

    WARM = "warm"
    BRIEF = "brief"


class SecondFigure(StrEnum):
    """The second figure beside the graph: how the heart answers the breath."""

    RSA = "rsa_ms"
    COHERENCE = "coherence_ratio"
    RMSSD = "rmssd_ms"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings.

    Parameters
    ----------
    minutes : float
        Length of a pause.
    breath : str
        The pattern as typed, such as "4-0-6-0".
    source, sensor : str
        The source chosen last, and the last one that was a real sensor. A demonstration is not kept: it is
        asked for by name each time.
    calm : bool or None
        A bar in place of the disc, and pages that change at once; None as the system has it.
    numbers : bool
        Whether time and figures are shown during a pause.
    key_hints : bool
        Whether keys are shown beside what they do.
    met : bool
        Whether the first pages have been seen.
    tray : bool
        Whether there is an icon in the system tray, where the program stays when the window is closed.
    end_notice : bool
        Whether the desktop says that a pause is over, if the window is out of sight then.
    shortcut : bool
        Whether the desktop is asked for a key that starts a pause from anywhere.
    reminders : str
        Times of day of reminders, see `parse_times`.
    at_begin, at_end : str
        The person's own commands at the begin and at the end of a pause.
    """

    minutes: float = USUAL_MINUTES
    breath: str = DEFAULT_PATTERN
    exhale: ExhaleMode = ExhaleMode.RAMP
    guide: Guide = Guide.FULL
    source: str = ""
    sensor: str = ""
    language: str = SYSTEM_LANGUAGE
    colours: ColorScheme = ColorScheme.SYSTEM
    text_percent: int = 100
    calm: bool | None = None
    sound: bool = False
    timbre: str = TIMBRES[0]
    volume: float = 0.5
    background: str = NO_BACKGROUND
    voice: bool = False
    wording: Wording = Wording.WARM
    figure: SecondFigure = SecondFigure.RSA
    numbers: bool = True
    discreet: bool = False
    key_hints: bool = True
    met: bool = False
    tray: bool = False
    end_notice: bool = True
    shortcut: bool = False
    reminders: str = ""
    at_begin: str = ""
    at_end: str = ""

    def __post_init__(self) -> None:
        if not TEXT_PERCENTS[0] <= self.text_percent <= TEXT_PERCENTS[-1]:
            raise ValueError(self.text_percent)
        if self.language != SYSTEM_LANGUAGE and self.language not in LANGUAGES:
            raise ValueError(self.language)
        if self.timbre not in TIMBRES:
            raise ValueError(self.timbre)
        if self.background not in BACKGROUNDS:
            raise ValueError(self.background)
        if not 0.0 <= self.volume <= 1.0:
            raise ValueError(self.volume)

    @property
    def last_source(self) -> str:
        """The source to begin with: the sensor chosen last, else none, and never a demonstration."""
        chosen = self.sensor if is_demo(self.source) else self.source
        return chosen or NO_SENSOR

    @property
    def plan(self) -> SessionPlan:
        """The plan of an ordinary pause of this person."""
        return SessionPlan(
            round_s=60.0 * self.minutes,
            pattern=BreathPattern.parse(self.breath),
            exhale=self.exhale,
            guide=self.guide,
        )


DEFAULTS: Final = Settings()


class SettingsFile:
    """Settings that are written to a file in a folder; without a folder they last as long as the window."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / NAME
        self.now = DEFAULTS
        self.trouble: Message | None = None
        if self._path is not None:
            self.now, self.trouble = read_settings(self._path)
        self._unread = self.trouble is not None
        """There is something in the file that would be lost with it."""

    @property
    def is_persistent(self) -> bool:
        """Whether the settings outlast the window."""
        return self._path is not None

    def change(self, settings: Settings) -> None:
        """Use these settings, and write them. If that fails, `trouble` says why."""
        self.now, self.trouble = settings, None
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._unread:
                _set_aside(self._path)
                self._unread = False
            text = json.dumps(asdict(settings), indent=2) + "\n"
            write_text_atomic(self._path, [text], force=True)
        except EXPECTED_ERRORS as exc:
            self.trouble = SettingsNotKept(message_of(exc))


def _set_aside(path: Path) -> None:
    """Rename a file that could not be read, for its owner alone; the latest only. Raises OSError."""
    aside = path.with_name(path.name + UNREADABLE_SUFFIX)
    with suppress(FileNotFoundError):  # it was removed meanwhile
        path.replace(aside)
        if aside.is_file() and not aside.is_symlink():
            aside.chmod(0o600)


def read_settings(path: Path) -> tuple[Settings, Message | None]:
    """The settings in a file, and what is to be said if not all of it could be read."""
    aside = path.name + UNREADABLE_SUFFIX
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return DEFAULTS, SettingsUnread(aside, SettingsTooLong(path.name))
        fields = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    except FileNotFoundError:
        return DEFAULTS, None
    except OSError as exc:
        return DEFAULTS, SettingsUnread(aside, system_text(exc))
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return DEFAULTS, SettingsUnread(aside, SettingsAltered(path.name))
    settings, unknown = _parse_fields(fields)
    if not unknown:
        return settings, None
    return settings, SettingUnread(aside, SettingInvalid(unknown))


def _parse_fields(fields: dict[str, object]) -> tuple[Settings, str]:
    """The settings in the fields, and the name of one that is invalid. Unknown fields are ignored."""
    settings, unknown = DEFAULTS, ""
    for name, usual in asdict(DEFAULTS).items():
        if name not in fields:
            continue
        try:
            value: Any = _convert_like(usual, fields[name])
            changed = replace(settings, **{name: value})
            changed.plan  # noqa: B018  raises for what nobody can breathe
            if name in SINGLE_LINES:
                _check_line(value)
            if name == "reminders" and value:
                _check_times(value)
            settings = changed
        except (TrainerError, ValueError, TypeError, OverflowError):
            unknown = name
    return settings, unknown


def _check_line(text: str) -> None:
    """Raise ValueError for a text with control characters, or longer than any path."""
    text.encode("utf-8", "surrogateescape")  # raises for what cannot be a file name
    if len(text) > MAX_SOURCE_CHARS or any(category(c) == "Cc" for c in text):
        raise ValueError(text)


def _check_times(text: str) -> None:
    """Raise TrainerError for what is no list of times of day."""
    from trainer.practice.reminder_times import parse_times

    parse_times(text)


def _convert_like(usual: object, value: object) -> object:
    """The value, if it is of the type of the default. Raises ValueError or OverflowError."""
    if usual is None and (value is None or isinstance(value, bool)):
        return value
    if isinstance(usual, bool) or isinstance(value, bool):
        if type(usual) is type(value):
            return value
        raise ValueError
    if isinstance(usual, int) and isinstance(value, int):
        return value
    if isinstance(usual, float) and isinstance(value, int | float):
        return float(value)
    if isinstance(usual, str) and isinstance(value, str):
        return type(usual)(value)
    raise ValueError
