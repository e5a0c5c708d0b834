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
KEY_TRY: Final = mark("play sound")
KEY_PERSON: Final = mark("add profile")
KEY_ON: Final = mark("next")
KEY_BEFORE: Final = mark("back")
KEY_SKIP: Final = mark("skip")
KEY_HOME: Final = mark("done")
KEYS: Final = mark("Keys")
KEYS_CLOSE: Final = mark("Press any key to close, or click an action")
KEYS_ROLL: Final = mark("↓ scrolls · any other key closes")
SELECT_TEXT: Final = mark("select text")
"""A key that lets Tab and the arrow keys go through the texts."""
TAB: Final = mark("next item")
ARROWS: Final = mark("move or choose")

SETTINGS: Final = mark("Settings")
IN_PAUSE: Final = mark("During the pause")
NO: Final = "no"
YES: Final = "yes"
SYSTEM: Final = "system"
OFF: Final = mark("Off")
ON: Final = mark("On")
SECTIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (mark("Display"), ("colours", "text_percent", "calm", "key_hints", "language")),
    (IN_PAUSE, ("numbers", "figure", "wording")),
    (mark("Audio"), ("sound", "timbre", "background", "volume", "voice")),
    (mark("Privacy"), ("discreet", "person")),
)
NAMES: Final[Mapping[str, str]] = {
    "language": mark("Language"),
    "colours": mark("Colours"),
    "text_percent": mark("Text size"),
    "calm": mark("Animation"),
    "key_hints": mark("Key hints"),
    "numbers": mark("Time and figures"),
    "figure": mark("Heart figure"),
    "sound": mark("Breathing tones and end bell"),
    "timbre": mark("Tone"),
    "volume": mark("Volume"),
    "background": mark("Background sound"),
    "voice": mark("Voice"),
    "wording": mark("Guidance text"),
    "discreet": mark("Window title"),
    "person": mark("Profile"),
}
ANSWERS: Final[Mapping[str, Mapping[str, str]]] = {
    "language": {
        languages.SYSTEM: mark("Match system"),
        **{code: language.name for code, language in languages.LANGUAGES.items()},
    },
    "colours": {
        "system": mark("Match system"),
        "dark": mark("Dark"),
        "light": mark("Light"),
        "contrast": mark("High contrast"),
    },
    "text_percent": {str(n): f"{n} %" for n in (100, 125, 150, 175, 200)},
    "calm": {
        SYSTEM: mark("Match system"),
        NO: mark("Breathing disc"),
        YES: mark("Progress bar"),
    },
    "key_hints": {YES: mark("Shown"), NO: mark("Hidden")},
    "numbers": {YES: mark("Shown"), NO: mark("Hidden")},
    "figure": {
        "rsa_ms": mark("Response (RSA)"),
        "coherence_ratio": mark("Regularity (coherence)"),
        "rmssd_ms": mark("Variation (RMSSD)"),
    },
    "sound": {NO: mark("Off"), YES: mark("On")},
    "timbre": {"water": mark("Water"), "flute": mark("Flute"), "hum": mark("Hum")},
    "background": {"off": mark("Off"), "noise": mark("Soft noise"), "rain": mark("Rain")},
    "wording": {"warm": mark("Warm"), "brief": mark("Brief")},
    "volume": {
        "0.15": mark("Very quiet"),
        "0.3": mark("Quiet"),
        "0.5": mark("Medium"),
        "0.75": mark("Loud"),
        "1": mark("Very loud"),
    },
    "voice": {NO: mark("Off"), YES: mark("On")},
    "discreet": {NO: mark("Outbreath"), YES: mark("Neutral")},
}
FIRST_PERSON: Final = mark("Default")
PERSON_NAME: Final = mark("Type a name, then press Enter")
PERSON_LATER: Final = mark("You can switch profiles after this pause.")
TRYING: Final = mark("You'll hear one breath and the bell.")

ABOUT: Final = mark("About Outbreath")
ABOUT_PARTS: Final[tuple[tuple[str, str], ...]] = (
    (
        mark("In a crisis"),
        mark("Contact a local crisis line or emergency services. Don't wait."),
    ),
    (
        mark("Where the practice comes from"),
        mark(
            "The exercise comes from an article on anxious attachment: “Tolerating the "
            "pause”. When the urge to seek reassurance is strong, wait 5 minutes first. Put "
            "one hand on your chest and slow your exhale. You don't need to resolve the "
            "worry. The pause gives your body a different signal. Then reassess: do you still "
            "want to reach out? Each time, wait slightly longer than feels comfortable. With "
            "practice, the urge often becomes easier to bear."
        ),
    ),
    (
        mark("What the figures mean"),
        mark(
            "Your heart speeds up a little when you breathe in and slows down when you breathe "
            "out. The response (RSA) is the size of that wave, in milliseconds (ms) between "
            "heartbeats. Regularity (coherence) is how even it is. Variation (RMSSD) is the "
            "change from one heartbeat to the next. A larger figure is not a better one. "
            "Without enough good data, Outbreath shows none and says why."
        ),
    ),
    (
        mark("What this is not"),
        mark(
            "Outbreath is for practice. It is not therapy and not a medical device. Ask a "
            "doctor first if you have heart failure or an irregular heartbeat, a flare-up of "
            "COPD or asthma, or epilepsy, if you are pregnant or had surgery recently, or if "
            "focusing on your breath makes panic grow. If you feel light-headed, breathe "
            "normally."
        ),
    ),
    (
        mark("Privacy"),
        mark(
            "Nothing leaves this computer. There is no account, and Outbreath never goes "
            "online. The program is free under the MIT licence. The font is Inter, under the "
            "SIL Open Font License."
        ),
    ),
)
FIRST_PAGES: Final[tuple[tuple[str, str], ...]] = (
    (
        mark("When the urge is strong, wait with it"),
        mark(
            "Outbreath is for the moment when you want to reach out for reassurance. Wait 5 "
            "minutes first, one hand on your chest, with a slow breath out. You don't have to "
            "solve anything. Afterwards you notice what you want, and choose."
        ),
    ),
    (
        mark("Watch your heart follow"),
        mark(
            "With a heart sensor you can see your heart rate follow your breath. The pause "
            "works just as well without one. Everything is saved on this computer only."
        ),
    ),
    (
        mark("This is practice, not therapy"),
        mark(
            "Breathe gently, never deeper than feels comfortable. If you have a heart or lung "
            "condition or are pregnant, ask a doctor first. In a crisis, contact a local "
            "crisis line or emergency services."
        ),
    ),
)
PAGE_OF: Final = mark("Page {page} of {pages}")
