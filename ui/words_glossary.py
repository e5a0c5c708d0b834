"""What the words of the report mean, for who reads it without having been there."""

from typing import Final

from ui.strings import _mark

GLOSSARY: Final = (
    (
        _mark("Pull, urge"),
        _mark("How strong the wish to reach out was, from 0 to 10, as the person rated it."),
    ),
    (
        _mark("Pause"),
        _mark("Waiting while breathing with a slow guide, before choosing what to do."),
    ),
    (
        _mark("Answer to the breath (RSA)"),
        _mark(
            "The heart speeds up with the breath in and slows with the breath out; how far, from peak to trough."
        ),
    ),
    (
        _mark("RMSSD, SDNN, pNN50"),
        _mark(
            "How much heart beats differ from one to the next, and over the whole (Task Force 1996)."
        ),
    ),
    (
        _mark("LF, HF"),
        _mark(
            "Slow and quick variation. At slow breathing the answer to the breath lies in LF; neither is a measure of stress."
        ),
    ),
    (
        _mark("Corrected"),
        _mark(
            "A beat that came early, was missed or was counted twice. It stays in the record; in the figures another stands in."
        ),
    ),
    (
        _mark("Not shown"),
        _mark("Where the grounds are poor there is no figure, and the reason stands in its place."),
    ),
)
