"""Sentences of figures and the breath: `trainer.hrv`, `trainer.breathing`, `trainer.session`, a plan."""

from collections.abc import Mapping
from typing import Final

from trainer import messages as core
from trainer.breathing import messages as breathing
from trainer.hrv import messages as hrv
from trainer.messages import Message
from trainer.session import messages as session
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    hrv.NoBeats: mark("no heartbeats"),
    hrv.NoBeatsBecause: mark("no heartbeats: {detail:clause}"),
    hrv.IrregularRhythm: mark(
        "too irregular to analyse (for example atrial fibrillation or many extra beats): "
        "{irregular_percent:.0f} % of the intervals differ strongly from both neighbours"
    ),
    hrv.IrregularSteps: mark(
        "too irregular to analyse (for example many extra beats): the intervals jump back and forth"
    ),
    hrv.TooManyCorrections: mark(
        "{corrected_percent:.0f} % of the beats would need correction; above 10 % no "
        "figure is reliable"
    ),
    hrv.ManyCorrections: mark("{corrected_percent:.0f} % of the beats were corrected"),
    hrv.TooFewBeatsForMost: mark("too few beats for most figures: {beats} of {needed}"),
    hrv.TooFewBeatsForRhythm: mark(
        "too few beats to tell whether the rhythm is regular: {beats} of {needed}"
    ),
    hrv.SomeCorrections: plural(
        "%n of {beats} beats were corrected", "%n of {beats} beats was corrected", "corrected"
    ),
    hrv.NoCorrections: mark("none of the {beats} beats needed correction"),
    hrv.PartlyWithoutBeats: mark(
        "{reason}; heartbeats are missing for {missing_s:.0f} of {span_s:.0f} s"
    ),
    hrv.CorrectionDeclined: mark("correction is turned off ({reason})"),
    hrv.SomeBeatsDoubtful: plural(
        "%n of {beats} beats look wrong but are included",
        "%n of {beats} beats looks wrong but is included",
        "doubtful",
    ),
    hrv.ManyBeatsDoubtful: mark(
        "{doubtful_percent:.0f} % of the beats look wrong but are included"
    ),
    hrv.TooFewBeats: mark("too few beats: {beats} of {needed}"),
    hrv.TooShort: mark("too short: {covered_s} of {needed_s} s of normal beats"),
    hrv.HeartTooSlow: mark(
        "heart rate too low for HF: {bpm:.0f} beats per minute, at least {needed_bpm:.0f} needed"
    ),
    hrv.WindowTooShort: mark(
        "window too short for {figure}: {span_s:.0f} of {needed_s:.0f} s without a gap"
    ),
    hrv.VlfBand: mark("VLF"),
    hrv.LfBand: mark("LF"),
    hrv.HfBand: mark("HF"),
    hrv.CoherenceRatio: mark("coherence"),
    hrv.BreathingRate: mark("the breathing rate"),
    hrv.BreathsUnknown: mark("the times of the breaths are unknown"),
    hrv.NoPacer: mark("no pacer to compare with"),
    hrv.TooFewPacedBreaths: mark("too few breaths with the pacer yet"),
    hrv.HeartNotWithPacer: mark("the heart rate does not follow the pacer"),
    hrv.BreathedOtherwise: mark(
        "the heart rate does not follow the pacer: you breathed about "
        "{breaths_per_min:.0f} times per minute"
    ),
    hrv.BreathingRateNotFromRr: mark(
        "the heart rate does not follow the breath, so the breathing rate can't be "
        "estimated from it"
    ),
    hrv.NoPeakInLf: mark("no peak in the LF band"),
    hrv.NoWaveStandsOut: mark("no clear wave"),
    hrv.NoVariation: mark("the intervals do not vary"),
    hrv.NoMatchingTemplates: mark("no repeating patterns in the intervals"),
    hrv.TooManyBeatsForSampen: mark(
        "sample entropy works for up to 5000 beats: choose a shorter part"
    ),
    hrv.FigureUndefined: mark("not defined for these intervals"),
    hrv.NotComputed: mark("could not be calculated"),
    hrv.StoredFiguresDamaged: mark("the saved figures are damaged"),
    hrv.ContactIsLost: mark("no contact"),
    hrv.NoBeatFor: mark("no heartbeat for {silent_s:.0f} s"),
    breathing.BreathChosen: mark("You set the breath yourself: {pattern} at the end."),
    breathing.BreathAfterFault: mark(
        "The next breath could not be calculated: {pattern} at the end."
    ),
    breathing.BreathUnchanged: mark("The breath stayed the same: {pattern}."),
    breathing.ExhaleThenChosen: mark(
        "The exhale started at {first_s} s, then you switched to {pattern}."
    ),
    breathing.ExhaleUnchanged: mark("The exhale stayed at {exhale_s} s."),
    breathing.ExhaleGrew: mark("The exhale gradually got longer, from {first_s} s to {last_s} s."),
    breathing.ExhaleFollowedHeart: mark(
        "Your heart responded most at about {breaths_per_min:.1f} breaths per minute, give "
        "or take {sd:.1f}, so the exhale went from {first_s} s to {last_s} s."
    ),
    breathing.BackWhileAroused: mark(
        "{explanation:clause}. It got a little shorter while your heart beat faster."
    ),
    breathing.BackWhileNotFollowing: mark(
        "{explanation:clause}. It went back while your heart did not follow."
    ),
    breathing.AssessmentLeft: mark(
        "The search for your pace ended when you switched to {pattern}."
    ),
    breathing.SteppedThrough: mark(
        "You breathed at {rates_done} of {rates} paces, from {fastest} to {slowest} per minute."
    ),
    breathing.SlidTo: mark("You went gradually from {first} to {last:.2f} breaths per minute."),
    breathing.TooFewBreathsForResonance: mark("not enough breaths to tell"),
    breathing.HeartNotWithBreath: mark(
        "the heart rate did not follow the breath, so no pace stands out"
    ),
    breathing.SlowerNotTried: mark(
        "the response grew with slower breathing, and slower than {slowest:.1f} was not tried"
    ),
    breathing.QuickerNotTried: mark(
        "the response grew with faster breathing, and faster than {fastest:.1f} was not tried"
    ),
    breathing.ResonanceUncertain: mark(
        "the result is too uncertain: {breaths_per_min:.1f} breaths per minute, give or "
        "take {sd:.1f}"
    ),
    breathing.ResonanceFitted: mark(
        "Your heart's response fits a resonance at {breaths_per_min:.1f} breaths per "
        "minute best, give or take {sd:.1f}."
    ),
    breathing.ResonanceNearRate: mark(
        "Of the paces you tried, heart and breath were most in step at about {chosen:.1f} "
        "per minute. Across all breaths, the resonance is at {breaths_per_min:.1f} breaths "
        "per minute, give or take {sd:.1f}."
    ),
    core.NegativeBreathPart: mark(
        "No part of a breath can be shorter than 0 seconds: try 4-0-6-0."
    ),
    core.BreathPartTooShort: mark(
        "An inhale and an exhale need at least 1 second each: try 4-0-6-0."
    ),
    core.HoldTooLong: mark("A hold can last at most {longest_s} seconds."),
    core.CycleOutOfRange: mark(
        "A breath must last {shortest_s} to {longest_s} seconds in total; {pattern} would "
        "last {period_s}."
    ),
    core.NoPattern: mark(
        "A pattern has 4 lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0, not {quoted}."
    ),
    core.LengthOutOfRange: mark(
        "A session can last {shortest_min} to {longest_min} minutes, not {minutes}."
    ),
    core.ResonanceModelUnknown: mark(
        "This session was recorded by a newer version (resonance model {number}): update "
        "Outbreath to open it."
    ),
    session.CommandOutOfPlace: mark(
        "{command} is not possible during {stage} in the exercise {exercise}."
    ),
    session.NoBeatsRecorded: mark("There are no heartbeats in this recording: choose another."),
    session.NoBeatsInPart: mark(
        "There are no heartbeats in this part of the recording: choose another part."
    ),
    session.PartEndsBeforeStart: mark(
        "A part must start before it stops: it starts at {start_s:g} s and stops at {stop_s:g} s."
    ),
}
