"""Sentences of the core, marked for translation: exercises, feelings, figures, trends.

Rule: each as the core writes it, with names for what is filled in; `ui.i18n.core_messages` finds it again.
"""

from typing import Final

from trainer.exercises.feeling_words import DEEDS, FEELINGS, NEEDS
from ui.i18n.marking import mark

EXERCISE_SENTENCES: Final = (
    # trainer/exercises/certainty_audit.py
    mark("What I know is true right now"),
    mark("What I am predicting"),
    mark("A line of the audit is empty: write what you know or predict in it."),
    mark("Line {place} is something you know, so nothing needs to come of it: move it first."),
    mark("How sure you are is told from {low} to {high} %."),
    mark("There is no line {place} in this audit: it has {lines}."),
    mark("That speaks of what is still to come. Would it sit better among the predictions?"),
    mark("That speaks of what goes on in somebody else. Did they say so, or is it a prediction?"),
    mark("That word leaves a door open. Is it something you know, or something you expect?"),
    mark("Is that so every single time, or does it feel so right now?"),
    mark("That is what it might mean. What happened, that anybody would have seen?"),
    mark("(nothing yet)"),
    mark("- {words} ({percent} % sure)"),
    mark("That sheet is no certainty audit."),
    mark("A line of that certainty audit is not what was written."),
    mark("A line of that certainty audit is in no column."),
    # trainer/exercises/name_the_feeling.py
    mark("When {situation}, I notice I feel {emotion}, and what I'm actually needing is {need}"),
    mark("The {name} is empty: a few words of your own are enough."),
    mark(
        "That may be heard as an accusation. What would a camera have seen, without a word "
        "about the other?"
    ),
    mark("That says how the other is. What happened, this one time?"),
    mark(
        "That reads like a thought about what happened. One word for the feeling may lie below it."
    ),
    mark("That reads like a thought about yourself. One word for the feeling may lie below it."),
    mark("That word says what somebody did. Below it there may be: {feelings}."),
    mark(
        "That is something another would have to do. What would it give you: closeness, "
        "clarity, rest?"
    ),
    mark("That sheet is no named feeling."),
)


FEELING_OR: Final = mark("{one} or {other}")
WORDS: Final = tuple(
    word
    for families in (FEELINGS, NEEDS)
    for family, words in families.items()
    for word in (family, *words)
)
BELOW: Final = tuple(word for told in DEEDS.values() for word in told.split(" or "))
FEELING_PARTS: Final = (FEELING_OR, *dict.fromkeys((*WORDS, *BELOW)))


TREND_SENTENCES: Final = (
    # trainer/practice/trend_messages.py
    mark("not enough yet: {count} of {least} {of}"),
    mark("not enough yet: the pauses in which a heart was heard lie within one week"),
    mark("the pull lessened too little in the time you waited to tell when it is half"),
    mark("no change can be told from chance"),
    mark("That alone is neither good nor bad."),
    mark("A pause lasts {level} on average."),
    mark("They went from about {first} to about {last}."),
    mark("After a pause the pull is {level} on average."),
    mark("On average the pull is about as strong after a pause as before."),
    mark("In the first pauses it was {first}, in the latest {last}."),
    mark(
        "Meanwhile the pauses grew from about {first} to about {last}: a longer one leaves the pull "
        "more time to grow weaker."
    ),
    mark(
        "Meanwhile the pauses shortened from about {first} to about {last}: a shorter one leaves the "
        "pull less time to grow weaker."
    ),
    mark("The pull is half as strong after about {value} ({between})."),
    mark(
        "At first the pull was half as strong after about {first} ({first_between}); in the latest "
        "pauses after about {last} ({last_between})."
    ),
    mark(
        "Not in the picture: {count} of {of} pauses, in which the pull was gone, was no weaker, or "
        "would be half only after more than an hour."
    ),
    mark("After {count} of {of} pauses the urge had passed, and contact was not needed."),
    mark("{count} of {of} predictions came less than feared, or not at all."),
    mark("Your heart beats {level} times a minute in a pause, on average."),
    mark("Your heart answers the breath by {level} ms, on average."),
    mark("It went from about {first} % to about {last} %."),
    mark("Over {weeks} weeks it went from {first} to {last} {unit}. {neither}"),
    # trainer/practice/calibration.py
    mark(
        "not enough yet: {count} of {least} predictions with how sure you were, and what came of it"
    ),
    mark(
        "Taken one by one, your predictions were {near} saying 50 % each time (Brier {brier};"
        " 0.25 is saying 50 %)."
    ),
    # trainer/practice/wait_ladder.py
    mark("Begin where it is comfortable: five minutes is usual, one minute is a pause too."),
    mark(
        "{those} ended early, or left the pull stronger: {enough} may be enough for now. Shorter "
        "is as welcome as longer."
    ),
    mark(
        "{those} ended early, or left the pull stronger: {enough} is plenty for now, and less is "
        "a pause too."
    ),
    mark(
        "You waited {waited} to the end three times: {minutes} would be a little longer than is "
        "comfortable, if you like."
    ),
    mark(
        "You waited to the end three times: {minutes} would be a little longer than is "
        "comfortable, if you like."
    ),
    mark("{words} again is a good next step."),
    mark("{words} is a good next step."),
    mark("One change at a time is plenty."),
    # trainer/practice/guide_fading.py
    mark(
        "You waited to the end three times with everything leading you: the disc alone may do, "
        "if you like to try."
    ),
    mark(
        "You waited to the end three times with the disc alone: sound alone may do, if you like "
        "to try."
    ),
    mark(
        "You waited to the end three times with sound alone: you may not need a guide, if you "
        "like to try."
    ),
    mark(
        "{those} ended early, or left the pull stronger: everything may lead you again, if you "
        "like."
    ),
    mark(
        "{those} ended early, or left the pull stronger: the disc may lead you again, if you like."
    ),
    mark("{those} ended early, or left the pull stronger: sound may lead you again, if you like."),
    # put together there from parts
    mark(
        "You were {sure} % sure on average, and {came} % came as feared: being sure ran ahead"
        " of what happened."
    ),
    mark(
        "You were {sure} % sure on average, and {came} % came as feared: more came as feared "
        "than you had expected."
    ),
    mark(
        "You were {sure} % sure on average, and {came} % came as feared: no difference "
        "can be told from chance."
    ),
)
TREND_PARTS: Final = (  # only within another sentence
    mark("1 minute"),
    mark("{minutes} minutes"),
    mark("one minute"),
    mark("two minutes"),
    mark("three minutes"),
    mark("four minutes"),
    mark("five minutes"),
    mark("six minutes"),
    mark("seven minutes"),
    mark("eight minutes"),
    mark("nine minutes"),
    mark("ten minutes"),
    mark("{seconds} seconds"),
    mark("at least {minutes}"),
    mark("Your last three pauses"),
    mark("Two of your last three pauses"),
    mark("Your last two pauses"),
    mark("{points} point weaker"),
    mark("{points} points weaker"),
    mark("{points} point stronger"),
    mark("{points} points stronger"),
    mark("between {low} and {high}"),
    mark("{low} or more"),
    mark("{low} to {high}"),
    mark("beats a minute"),
    mark("nearer to what happened than"),
    mark("further from what happened than"),
    mark("as near to what happened as"),
    mark("pauses"),
    mark("pauses with the pull before and after"),
    mark("pauses with a pull before and its strength after"),
    mark("pauses with a decision"),
    mark("predictions of which you told what came"),
    mark("dated pauses in which a heart was heard"),
)
