"""Sentences of the core, marked for translation: figures.

Rule: each as the core writes it, with names for what is filled in; `ui.i18n.core_messages` finds it again.
"""

from typing import Final

from ui.i18n.marking import mark

FIGURE_SENTENCES: Final = (
    # trainer/hrv/quality.py
    mark("there are no beats"),
    mark(
        "{unsteady} % of the intervals jump away from both neighbours: this rhythm cannot be "
        "used, and correction would only pretend"
    ),
    mark("{percent} would have to be corrected; above 10 % no figure can be trusted"),
    mark("{percent} are corrected"),
    mark("too few beats for most figures: {beats} of {fewest_beats}"),
    mark("{corrected} of {beats} beats are corrected"),
    mark("all {beats} beats are as they came"),
    mark("{reason}; no beat is known for {missing_s} of {span_s} s"),
    mark("nothing was corrected, as asked ({reason})"),
    mark("too few beats: {beats} of {needed}"),
    mark("window too short for {what}: {span_s} of {needed_s} s without a gap"),
    mark("when the breaths were is not known"),
    mark("there is no pacer to compare the heart with"),
    mark("too few breaths with the pacer yet"),
    mark("the heart does not follow the pacer"),
    mark("the heart does not follow the breath, so RR cannot tell the breathing rate"),
    mark("no peak inside the LF band"),
    mark("no wave stands out"),
    mark("the intervals do not vary"),
    mark("no stretch of intervals is like another"),
    mark("sample entropy is for steady stretches of up to 5000 beats: choose a part"),
    mark("not defined for these intervals"),
    mark("could not be worked out"),
    mark("contact lost"),
    mark("no beat for {seconds} s"),
    # trainer/breathing/ramp.py
    mark("You chose the breath: {pattern} at the end."),
    mark("How the breath should go on could not be worked out: {pattern} at the end."),
    mark("The breath stayed as it was: {pattern}."),
    mark("The exhale began with {first}; then you asked for {pattern}."),
    mark("The exhale stayed at {last}."),
    mark("The exhale grew from {first} to {last}, little by little."),
    # trainer/breathing/assessment_protocol.py
    mark("The assessment ended when you asked for {pattern}."),
    mark("You breathed at {step} of {step_rates} rates, {rates} a minute."),
    mark("You slid from {slide_from} to {breaths_per_min} breaths a minute."),
    # trainer/breathing/resonance_assessment.py
    mark("too few breaths were heard to tell"),
    mark("the heart was not seen to follow the breath, so no rate stands out"),
    mark("the heart swings more the slower the breath: slower than {slowest} was not tried"),
    mark("the heart swings more the quicker the breath: quicker than {fastest} was not tried"),
    mark(
        "the swings do not tell well enough: {breaths_per_min} breaths a minute, give or take {sd}"
    ),
    mark("One resonance explains the swings of the heart best at {number}."),
    mark(
        "Of the rates you breathed, near {breaths_per_min} a minute heart and breath were "
        "most in step with a large swing; fitted to all breaths, the resonance is at "
        "{number}."
    ),
    # trainer/pacing.py
    mark("Every part of a breath lasts zero seconds or more: try 4-0-6-0."),
    mark("An inhale and an exhale last at least one second: try 4-0-6-0."),
    mark("A hold lasts at most {longest_hold_s} seconds."),
    mark(
        "One breath lasts {shortest_cycle_s} to {longest_cycle_s} seconds in all, and {value}"
        " would last {period_s}."
    ),
    mark("A pattern is four lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0; {text} is not."),
    # trainer/plan.py
    mark("A session lasts {shortest_minutes} to {longest_minutes} minutes, not {minutes}."),
    # put together there from parts
    mark(
        "Your heart went along with the breath most near {breaths_per_min} breaths a minute, "
        "give or take {sd}, so the exhale went from {first} to {last}."
    ),
    mark("{told}, and a little back while your heart beat faster."),
    mark("{told}, and back while your heart went its own way."),
)
FIGURE_PARTS: Final = (  # only within another sentence
    mark("{share} % of the beats"),
    mark("{breaths_per_min} breaths a minute, give or take {sd}"),
    mark("{first} to {last}"),
    mark("{seconds} s"),
)
