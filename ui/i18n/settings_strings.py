"""The texts of settings, about, first-run pages and key help.

Rule: as in `ui.i18n.strings`: practice, notice, choose; plain, warm, short.
"""

from collections.abc import Mapping
from typing import Final

from ui.i18n.strings import _mark

KEY_SETTINGS: Final = _mark("settings")
KEY_KEYS: Final = _mark("keys")
KEY_ABOUT: Final = _mark("about")
KEY_TRY: Final = _mark("hear it")
KEY_PERSON: Final = _mark("someone else")
KEY_ON: Final = _mark("on")
KEY_BEFORE: Final = _mark("back")
KEY_SKIP: Final = _mark("skip")
KEY_HOME: Final = _mark("to the first pause")
KEYS: Final = _mark("Keys")
KEYS_CLOSE: Final = _mark("any key closes this")
KEYS_ROLL: Final = _mark("↓ rolls on · others close this")
HIDE: Final = _mark("hide everything, and back")
TAB: Final = _mark("go on to the next")
ARROWS: Final = _mark("go along, or choose")

SETTINGS: Final = _mark("Settings")
IN_PAUSE: Final = _mark("In the pause")
NO: Final = "no"
YES: Final = "yes"
SYSTEM: Final = "system"
SECTIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (_mark("What you see"), ("colours", "text_percent", "calm", "language")),
    (IN_PAUSE, ("numbers", "figure")),
    (_mark("What you hear"), ("sound", "timbre", "volume", "voice")),
    (_mark("For your eyes"), ("discreet", "person")),
)
NAMES: Final[Mapping[str, str]] = {
    "language": _mark("Language"),
    "colours": _mark("Colours"),
    "text_percent": _mark("Letters"),
    "calm": _mark("Movement"),
    "numbers": _mark("Time and figures"),
    "figure": _mark("How the heart answers"),
    "sound": _mark("Tones for the breath, a bell at the end"),
    "timbre": _mark("Sounding like"),
    "volume": _mark("Loudness"),
    "voice": _mark("Spoken words"),
    "discreet": _mark("Name of the window"),
    "person": _mark("Whose pauses"),
}
ANSWERS: Final[Mapping[str, Mapping[str, str]]] = {
    "language": {"system": _mark("As the system"), "en": _mark("English"), "de": _mark("Deutsch")},
    "colours": {
        "system": _mark("As the system"),
        "dark": _mark("Dark"),
        "light": _mark("Light"),
        "contrast": _mark("High contrast"),
    },
    "text_percent": {str(n): f"{n} %" for n in (100, 125, 150, 175, 200)},
    "calm": {
        SYSTEM: _mark("As the system"),
        NO: _mark("A disc that breathes"),
        YES: _mark("A bar that fills"),
    },
    "numbers": {YES: _mark("Shown"), NO: _mark("Hidden")},
    "figure": {
        "rsa_ms": _mark("RSA"),
        "coherence_ratio": _mark("Coherence"),
        "rmssd_ms": _mark("RMSSD"),
    },
    "sound": {NO: _mark("Silent"), YES: _mark("To be heard")},
    "timbre": {"water": _mark("Water"), "flute": _mark("Flute"), "hum": _mark("Hum")},
    "volume": {
        "0.15": _mark("Faint"),
        "0.3": _mark("Soft"),
        "0.5": _mark("Medium"),
        "0.75": _mark("Full"),
        "1": _mark("Loud"),
    },
    "voice": {NO: _mark("Silent"), YES: _mark("Spoken")},
    "discreet": {NO: _mark("Outbreath"), YES: _mark("Discreet")},
}
FIRST_PERSON: Final = _mark("Without a name")
PERSON_NAME: Final = _mark("A name, then Enter")
PERSON_LATER: Final = _mark("After this pause, someone else can be chosen.")
TRYING: Final = _mark("One breath and the bell, if the loudspeaker is on.")

ABOUT: Final = _mark("About Outbreath")
ABOUT_PARTS: Final[tuple[tuple[str, str], ...]] = (
    (
        _mark("Where the practice comes from"),
        _mark(
            "When the pull to seek reassurance is strong, wait five minutes first: a hand on the chest, "
            "a slow way out. The waiting is not there to settle the worry. It gives your body another "
            "signal. Then notice whether you still want to reach out, and choose. Who waits like this "
            "now and then, a little longer than feels easy, often finds the pull easier to carry."
        ),
    ),
    (
        _mark("What the figures are"),
        _mark(
            "Your heart quickens as you breathe in and slows as you breathe out. Seeing that wave answer "
            "the breath is the practice; a larger one is not a better one. Each figure has its grounds, "
            "and where they are poor there is none."
        ),
    ),
    (
        _mark("What this is not"),
        _mark(
            "This is practice, not therapy, and not a medical device. Ask a doctor first with a weak "
            "heart or an irregular heartbeat, COPD or asthma that flares, epilepsy, pregnancy, recent "
            "surgery, or panic that grows with attention to the breath. If you feel light-headed, "
            "breathe as you like."
        ),
    ),
    (
        _mark("In a crisis"),
        _mark(
            "Contact a local crisis line or the emergency services. You need not wait with that."
        ),
    ),
    (
        _mark("Yours alone"),
        _mark(
            "Nothing leaves this computer: there is no account and no network. The program is free, "
            "under the MIT licence; the letters are Inter, under the SIL Open Font License."
        ),
    ),
)
FIRST_PAGES: Final[tuple[tuple[str, str], ...]] = (
    (
        _mark("When the pull is strong, wait with it"),
        _mark(
            "Five minutes, a hand on your chest, and a slow way out. You need not settle anything. "
            "Afterwards you notice what you want, and choose."
        ),
    ),
    (
        _mark("Your heart may answer"),
        _mark(
            "With a heart sensor you can see your pulse follow the breath. Without one the pause is just "
            "as whole. Whatever is kept stays on this computer."
        ),
    ),
    (
        _mark("This is practice, not therapy"),
        _mark(
            "Breathe easily, never deeper than is comfortable. If your heart, your lungs or a pregnancy "
            "need care, ask a doctor first. In a crisis, contact a local crisis line or the emergency "
            "services."
        ),
    ),
)
PAGE_OF: Final = _mark("Page {page} of {pages}")
