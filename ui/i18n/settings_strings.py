"""The texts of settings, about, first-run pages and key help.

Rule: as in `ui.i18n.strings`: practice, notice, choose; plain, warm, short.
"""

from collections.abc import Mapping
from typing import Final

from ui.i18n import languages
from ui.i18n.marking import mark

KEY_SETTINGS: Final = mark("settings")
KEY_KEYS: Final = mark("keys")
KEY_ABOUT: Final = mark("about")
KEY_TRY: Final = mark("hear it")
KEY_PERSON: Final = mark("someone else")
KEY_ON: Final = mark("on")
KEY_BEFORE: Final = mark("back")
KEY_SKIP: Final = mark("skip")
KEY_HOME: Final = mark("to the first pause")
KEYS: Final = mark("Keys")
KEYS_CLOSE: Final = mark("any key closes this")
KEYS_ROLL: Final = mark("↓ rolls on · others close this")
HIDE: Final = mark("hide everything, and back")
TAB: Final = mark("go on to the next")
ARROWS: Final = mark("go along, or choose")

SETTINGS: Final = mark("Settings")
IN_PAUSE: Final = mark("In the pause")
NO: Final = "no"
YES: Final = "yes"
SYSTEM: Final = "system"
SECTIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (mark("What you see"), ("colours", "text_percent", "calm", "language")),
    (IN_PAUSE, ("numbers", "figure")),
    (mark("What you hear"), ("sound", "timbre", "volume", "voice")),
    (mark("For your eyes"), ("discreet", "person")),
)
NAMES: Final[Mapping[str, str]] = {
    "language": mark("Language"),
    "colours": mark("Colours"),
    "text_percent": mark("Letters"),
    "calm": mark("Movement"),
    "numbers": mark("Time and figures"),
    "figure": mark("How the heart answers"),
    "sound": mark("Tones for the breath, a bell at the end"),
    "timbre": mark("Sounding like"),
    "volume": mark("Loudness"),
    "voice": mark("Spoken words"),
    "discreet": mark("Name of the window"),
    "person": mark("Whose pauses"),
}
ANSWERS: Final[Mapping[str, Mapping[str, str]]] = {
    "language": {
        languages.SYSTEM: mark("As the system"),
        **{code: language.name for code, language in languages.LANGUAGES.items()},
    },
    "colours": {
        "system": mark("As the system"),
        "dark": mark("Dark"),
        "light": mark("Light"),
        "contrast": mark("High contrast"),
    },
    "text_percent": {str(n): f"{n} %" for n in (100, 125, 150, 175, 200)},
    "calm": {
        SYSTEM: mark("As the system"),
        NO: mark("A disc that breathes"),
        YES: mark("A bar that fills"),
    },
    "numbers": {YES: mark("Shown"), NO: mark("Hidden")},
    "figure": {
        "rsa_ms": mark("RSA"),
        "coherence_ratio": mark("Coherence"),
        "rmssd_ms": mark("RMSSD"),
    },
    "sound": {NO: mark("Silent"), YES: mark("To be heard")},
    "timbre": {"water": mark("Water"), "flute": mark("Flute"), "hum": mark("Hum")},
    "volume": {
        "0.15": mark("Faint"),
        "0.3": mark("Soft"),
        "0.5": mark("Medium"),
        "0.75": mark("Full"),
        "1": mark("Loud"),
    },
    "voice": {NO: mark("Silent"), YES: mark("Spoken")},
    "discreet": {NO: mark("Outbreath"), YES: mark("Discreet")},
}
FIRST_PERSON: Final = mark("Without a name")
PERSON_NAME: Final = mark("A name, then Enter")
PERSON_LATER: Final = mark("After this pause, someone else can be chosen.")
TRYING: Final = mark("One breath and the bell, if the loudspeaker is on.")

ABOUT: Final = mark("About Outbreath")
ABOUT_PARTS: Final[tuple[tuple[str, str], ...]] = (
    (
        mark("Where the practice comes from"),
        mark(
            "When the pull to seek reassurance is strong, wait five minutes first: a hand on the chest, "
            "a slow way out. The waiting is not there to settle the worry. It gives your body another "
            "signal. Then notice whether you still want to reach out, and choose. Who waits like this "
            "now and then, a little longer than feels easy, often finds the pull easier to carry."
        ),
    ),
    (
        mark("What the figures are"),
        mark(
            "Your heart quickens as you breathe in and slows as you breathe out. Seeing that wave answer "
            "the breath is the practice; a larger one is not a better one. Each figure has its grounds, "
            "and where they are poor there is none."
        ),
    ),
    (
        mark("What this is not"),
        mark(
            "This is practice, not therapy, and not a medical device. Ask a doctor first with a weak "
            "heart or an irregular heartbeat, COPD or asthma that flares, epilepsy, pregnancy, recent "
            "surgery, or panic that grows with attention to the breath. If you feel light-headed, "
            "breathe as you like."
        ),
    ),
    (
        mark("In a crisis"),
        mark("Contact a local crisis line or the emergency services. You need not wait with that."),
    ),
    (
        mark("Yours alone"),
        mark(
            "Nothing leaves this computer: there is no account and no network. The program is free, "
            "under the MIT licence; the letters are Inter, under the SIL Open Font License."
        ),
    ),
)
FIRST_PAGES: Final[tuple[tuple[str, str], ...]] = (
    (
        mark("When the urge is strong, wait with it"),
        mark(
            "Five minutes, a hand on your chest, and a slow way out. You need not settle anything. "
            "Afterwards you notice what you want, and choose."
        ),
    ),
    (
        mark("Your heart may answer"),
        mark(
            "With a heart sensor you can see your pulse follow the breath. Without one the pause is just "
            "as whole. Whatever is kept stays on this computer."
        ),
    ),
    (
        mark("This is practice, not therapy"),
        mark(
            "Breathe easily, never deeper than is comfortable. If your heart, your lungs or a pregnancy "
            "need care, ask a doctor first. In a crisis, contact a local crisis line or the emergency "
            "services."
        ),
    ),
)
PAGE_OF: Final = mark("Page {page} of {pages}")
