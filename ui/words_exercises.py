"""The questions of the exercises: the sentences of the core.

Rule: each as it stands there, with names for what is filled in; `ui.words_core` finds it again.
"""

from typing import Final

from ui.strings import _mark

SENTENCES: Final = (
    # trainer/exercises/certainty_audit.py
    _mark("What I know is true right now"),
    _mark("What I am predicting"),
    _mark("A line of the audit is empty: write what you know or predict in it."),
    _mark("Line {place} is something you know, so nothing needs to come of it: move it first."),
    _mark("How sure you are is told from {low} to {high} %."),
    _mark("There is no line {place} in this audit: it has {lines}."),
    _mark("That speaks of what is still to come. Would it sit better among the predictions?"),
    _mark("That speaks of what goes on in somebody else. Did they say so, or is it a prediction?"),
    _mark("That word leaves a door open. Is it something you know, or something you expect?"),
    _mark("Is that so every single time, or does it feel so right now?"),
    _mark("That is what it might mean. What happened, that anybody would have seen?"),
    _mark("(nothing yet)"),
    _mark("- {words} ({percent} % sure)"),
    _mark("That sheet is no certainty audit."),
    _mark("A line of that certainty audit is not what was written."),
    _mark("A line of that certainty audit is in no column."),
    # trainer/exercises/name_the_feeling.py
    _mark("When {situation}, I notice I feel {emotion}, and what I'm actually needing is {need}"),
    _mark("The {name} is empty: a few words of your own are enough."),
    _mark(
        "That may be heard as an accusation. What would a camera have seen, without a word "
        "about the other?"
    ),
    _mark("That says how the other is. What happened, this one time?"),
    _mark(
        "That reads like a thought about what happened. One word for the feeling may lie below it."
    ),
    _mark("That reads like a thought about yourself. One word for the feeling may lie below it."),
    _mark("That word says what somebody did. Below it there may be: {feelings}."),
    _mark(
        "That is something another would have to do. What would it give you: closeness, "
        "clarity, rest?"
    ),
    _mark("That sheet is no named feeling."),
)
