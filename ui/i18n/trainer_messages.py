"""Sentences of the core, marked for translation: exercises, feelings, figures, trends.

Rule: each as the core writes it, with names for what is filled in; `ui.i18n.core_messages` finds it again.
"""

from typing import Final

from trainer.exercises.feeling_words import DEEDS, FEELINGS, NEEDS
from ui.i18n.strings import _mark

EXERCISE_SENTENCES: Final = (
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


FEELING_OR: Final = _mark("{one} or {other}")
WORDS: Final = tuple(
    _mark(word)
    for families in (FEELINGS, NEEDS)
    for family, words in families.items()
    for word in (family, *words)
)
BELOW: Final = tuple(_mark(word) for told in DEEDS.values() for word in told.split(" or "))
FEELING_PARTS: Final = (FEELING_OR, *dict.fromkeys((*WORDS, *BELOW)))


FIGURE_SENTENCES: Final = (
    # trainer/hrv/quality.py
    _mark("there are no beats"),
    _mark(
        "{unsteady} % of the intervals jump away from both neighbours: this rhythm cannot be "
        "used, and correction would only pretend"
    ),
    _mark("{percent} would have to be corrected; above 10 % no figure can be trusted"),
    _mark("{percent} are corrected"),
    _mark("too few beats for most figures: {beats} of {fewest_beats}"),
    _mark("{corrected} of {beats} beats are corrected"),
    _mark("all {beats} beats are as they came"),
    _mark("{reason}; no beat is known for {missing_s} of {span_s} s"),
    _mark("nothing was corrected, as asked ({reason})"),
    _mark("too few beats: {beats} of {needed}"),
    _mark("window too short for {what}: {span_s} of {needed_s} s without a gap"),
    _mark("when the breaths were is not known"),
    _mark("there is no pacer to compare the heart with"),
    _mark("too few breaths with the pacer yet"),
    _mark("the heart does not follow the pacer"),
    _mark("the heart does not follow the breath, so RR cannot tell the breathing rate"),
    _mark("no peak inside the LF band"),
    _mark("no wave stands out"),
    _mark("the intervals do not vary"),
    _mark("no stretch of intervals is like another"),
    _mark("sample entropy is for steady stretches of up to 5000 beats: choose a part"),
    _mark("not defined for these intervals"),
    _mark("could not be worked out"),
    _mark("contact lost"),
    _mark("no beat for {seconds} s"),
    # trainer/breathing/ramp.py
    _mark("You chose the breath: {pattern} at the end."),
    _mark("How the breath should go on could not be worked out: {pattern} at the end."),
    _mark("The breath stayed as it was: {pattern}."),
    _mark("The exhale began with {first}; then you asked for {pattern}."),
    _mark("The exhale stayed at {last}."),
    _mark("The exhale grew from {first} to {last}, little by little."),
    # trainer/breathing/assessment_protocol.py
    _mark("The assessment ended when you asked for {pattern}."),
    _mark("You breathed at {step} of {step_rates} rates, {rates} a minute."),
    _mark("You slid from {slide_from} to {breaths_per_min} breaths a minute."),
    # trainer/breathing/resonance_assessment.py
    _mark("too few breaths were heard to tell"),
    _mark("the heart was not seen to follow the breath, so no rate stands out"),
    _mark("the heart swings more the slower the breath: slower than {slowest} was not tried"),
    _mark("the heart swings more the quicker the breath: quicker than {fastest} was not tried"),
    _mark(
        "the swings do not tell well enough: {breaths_per_min} breaths a minute, give or take {sd}"
    ),
    _mark("One resonance explains the swings of the heart best at {number}."),
    _mark(
        "Of the rates you breathed, near {breaths_per_min} a minute heart and breath were "
        "most in step with a large swing; fitted to all breaths, the resonance is at "
        "{number}."
    ),
    # trainer/pacing.py
    _mark("Every part of a breath lasts zero seconds or more: try 4-0-6-0."),
    _mark("An inhale and an exhale last at least one second: try 4-0-6-0."),
    _mark("A hold lasts at most {longest_hold_s} seconds."),
    _mark(
        "One breath lasts {shortest_cycle_s} to {longest_cycle_s} seconds in all, and {value}"
        " would last {period_s}."
    ),
    _mark(
        "A pattern is four lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0; {text} is not."
    ),
    # trainer/plan.py
    _mark("A session lasts {shortest_minutes} to {longest_minutes} minutes, not {minutes}."),
    # put together there from parts
    _mark(
        "Your heart went along with the breath most near {breaths_per_min} breaths a minute, "
        "give or take {sd}, so the exhale went from {first} to {last}."
    ),
    _mark("{told}, and a little back while your heart beat faster."),
    _mark("{told}, and back while your heart went its own way."),
)
FIGURE_PARTS: Final = (  # only within another sentence
    _mark("{share} % of the beats"),
    _mark("{breaths_per_min} breaths a minute, give or take {sd}"),
    _mark("{first} to {last}"),
    _mark("{seconds} s"),
)


TREND_SENTENCES: Final = (
    # trainer/practice/trend_messages.py
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
    # trainer/practice/calibration.py
    _mark(
        "not enough yet: {count} of {least} predictions with how sure you were, and what came of it"
    ),
    _mark(
        "Taken one by one, your predictions were {near} saying 50 % each time (Brier {brier};"
        " 0.25 is saying 50 %)."
    ),
    # trainer/practice/wait_ladder.py
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
    # trainer/practice/guide_fading.py
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
TREND_PARTS: Final = (  # only within another sentence
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
