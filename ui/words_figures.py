"""Why a figure is absent, how the breath went, and what trends tell: the sentences of the core.

Rule: each as it stands there, with names for what is filled in; `ui.words_core` finds it again.
"""

from typing import Final

from ui.strings import _mark

SENTENCES: Final = (
    # trainer/quality.py
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
    # trainer/ramp.py
    _mark("You chose the breath: {pattern} at the end."),
    _mark("How the breath should go on could not be worked out: {pattern} at the end."),
    _mark("The breath stayed as it was: {pattern}."),
    _mark("The exhale began with {first}; then you asked for {pattern}."),
    _mark("The exhale stayed at {last}."),
    _mark("The exhale grew from {first} to {last}, little by little."),
    # trainer/assessment.py
    _mark("The assessment ended when you asked for {pattern}."),
    _mark("You breathed at {step} of {step_rates} rates, {rates} a minute."),
    _mark("You slid from {slide_from} to {breaths_per_min} breaths a minute."),
    # trainer/resonance.py
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
PARTS: Final = (  # only within another sentence
    _mark("{share} % of the beats"),
    _mark("{breaths_per_min} breaths a minute, give or take {sd}"),
    _mark("{first} to {last}"),
    _mark("{seconds} s"),
)
