"""What trends, predictions and the next step say: the sentences of the core.

Rule: each as it stands there, with names for what is filled in; `ui.words_core` finds it again.
"""

from typing import Final

from ui.strings import _mark

SENTENCES: Final = (
    # trainer/trend_words.py
    _mark("not enough yet: {count} of {least} {of}"),
    _mark("not enough yet: the pauses in which a heart was heard lie within one week"),
    _mark("the pull lessened too little in the time you waited to tell when it is half"),
    _mark("no change can be told from chance"),
    _mark("That alone is neither good nor bad."),
    _mark("A pause lasts {level} on average."),
    _mark("They went from about {first} to about {last}."),
    _mark("After a pause the pull is {level} on average."),
    _mark("On average the pull is about as strong after a pause as before."),
    _mark("In the first pauses it was {first}, in the latest {last}."),
    _mark(
        "Meanwhile the pauses grew from about {first} to about {last}: a longer one leaves the pull "
        "more time to grow weaker."
    ),
    _mark(
        "Meanwhile the pauses shortened from about {first} to about {last}: a shorter one leaves the "
        "pull less time to grow weaker."
    ),
    _mark("The pull is half as strong after about {value} ({between})."),
    _mark(
        "At first the pull was half as strong after about {first} ({first_between}); in the latest "
        "pauses after about {last} ({last_between})."
    ),
    _mark(
        "Not in the picture: {count} of {of} pauses, in which the pull was gone, was no weaker, or "
        "would be half only after more than an hour."
    ),
    _mark("After {count} of {of} pauses the urge had passed, and contact was not needed."),
    _mark("{count} of {of} predictions came less than feared, or not at all."),
    _mark("Your heart beats {level} times a minute in a pause, on average."),
    _mark("Your heart answers the breath by {level} ms, on average."),
    _mark("It went from about {first} % to about {last} %."),
    _mark("Over {weeks} weeks it went from {first} to {last} {unit}. {neither}"),
    # trainer/calibration.py
    _mark(
        "not enough yet: {count} of {least} predictions with how sure you were, and what came of it"
    ),
    _mark(
        "Taken one by one, your predictions were {near} saying 50 % each time (Brier {brier};"
        " 0.25 is saying 50 %)."
    ),
    # trainer/ladder.py
    _mark("Begin where it is comfortable: five minutes is usual, one minute is a pause too."),
    _mark(
        "{those} ended early, or left the pull stronger: {enough} may be enough for now. Shorter "
        "is as welcome as longer."
    ),
    _mark(
        "{those} ended early, or left the pull stronger: {enough} is plenty for now, and less is "
        "a pause too."
    ),
    _mark(
        "You waited {waited} to the end three times: {minutes} would be a little longer than is "
        "comfortable, if you like."
    ),
    _mark(
        "You waited to the end three times: {minutes} would be a little longer than is "
        "comfortable, if you like."
    ),
    _mark("{words} again is a good next step."),
    _mark("{words} is a good next step."),
    _mark("One change at a time is plenty."),
    # trainer/fading.py
    _mark(
        "You waited to the end three times with everything leading you: the disc alone may do, "
        "if you like to try."
    ),
    _mark(
        "You waited to the end three times with the disc alone: sound alone may do, if you like "
        "to try."
    ),
    _mark(
        "You waited to the end three times with sound alone: you may not need a guide, if you "
        "like to try."
    ),
    _mark(
        "{those} ended early, or left the pull stronger: everything may lead you again, if you "
        "like."
    ),
    _mark(
        "{those} ended early, or left the pull stronger: the disc may lead you again, if you like."
    ),
    _mark("{those} ended early, or left the pull stronger: sound may lead you again, if you like."),
    # put together there from parts
    _mark(
        "You were {sure} % sure on average, and {came} % came as feared: being sure ran ahead"
        " of what happened."
    ),
    _mark(
        "You were {sure} % sure on average, and {came} % came as feared: more came as feared "
        "than you had expected."
    ),
    _mark(
        "You were {sure} % sure on average, and {came} % came as feared: no difference "
        "can be told from chance."
    ),
)
PARTS: Final = (  # only within another sentence
    _mark("1 minute"),
    _mark("{minutes} minutes"),
    _mark("one minute"),
    _mark("two minutes"),
    _mark("three minutes"),
    _mark("four minutes"),
    _mark("five minutes"),
    _mark("six minutes"),
    _mark("seven minutes"),
    _mark("eight minutes"),
    _mark("nine minutes"),
    _mark("ten minutes"),
    _mark("{seconds} seconds"),
    _mark("at least {minutes}"),
    _mark("Your last three pauses"),
    _mark("Two of your last three pauses"),
    _mark("Your last two pauses"),
    _mark("{points} point weaker"),
    _mark("{points} points weaker"),
    _mark("{points} point stronger"),
    _mark("{points} points stronger"),
    _mark("between {low} and {high}"),
    _mark("{low} or more"),
    _mark("{low} to {high}"),
    _mark("beats a minute"),
    _mark("nearer to what happened than"),
    _mark("further from what happened than"),
    _mark("as near to what happened as"),
    _mark("pauses"),
    _mark("pauses with the pull before and after"),
    _mark("pauses with a pull before and its strength after"),
    _mark("pauses with a decision"),
    _mark("predictions of which you told what came"),
    _mark("dated pauses in which a heart was heard"),
)
