"""Sentences of figures and the breath: `trainer.hrv`, `trainer.breathing`, `trainer.session`, a plan."""

from collections.abc import Mapping
from typing import Final

from trainer import plan_messages as plan
from trainer.breathing import messages as breathing
from trainer.hrv import messages as hrv
from trainer.messages import Message
from trainer.session import messages as session
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    hrv.NoBeats: mark("there are no beats"),
    hrv.NoBeatsBecause: mark("there are no beats: {detail:clause}"),
    hrv.IrregularRhythm: mark(
        "{irregular_percent:.0f} % of the intervals jump away from both neighbours: this rhythm "
        "cannot be used, and correction would only pretend"
    ),
    hrv.IrregularSteps: mark(
        "the intervals jump back and forth more than those of a steady rhythm, as with many extra "
        "beats: no figure can be trusted"
    ),
    hrv.TooManyCorrections: mark(
        "{corrected_percent:.0f} % of the beats would have to be corrected; above 10 % no figure can "
        "be trusted"
    ),
    hrv.ManyCorrections: mark("{corrected_percent:.0f} % of the beats are corrected"),
    hrv.TooFewBeatsForMost: mark("too few beats for most figures: {beats} of {needed}"),
    hrv.SomeCorrections: plural(
        "%n of {beats} beats are corrected", "%n of {beats} beats is corrected", "corrected"
    ),
    hrv.NoCorrections: mark("all {beats} beats are as they came"),
    hrv.PartlyWithoutBeats: mark(
        "{reason}; no beat is known for {missing_s:.0f} of {span_s:.0f} s"
    ),
    hrv.CorrectionDeclined: mark("nothing was corrected, as asked ({reason})"),
    hrv.SomeBeatsDoubtful: plural(
        "%n of {beats} beats look wrong and are in the figures",
        "%n of {beats} beats looks wrong and is in the figures",
        "doubtful",
    ),
    hrv.ManyBeatsDoubtful: mark(
        "{doubtful_percent:.0f} % of the beats look wrong and are in the figures"
    ),
    hrv.TooFewBeats: mark("too few beats: {beats} of {needed}"),
    hrv.TooShort: mark("too short: {covered_s} of {needed_s} s of normal beats"),
    hrv.HeartTooSlow: mark(
        "the heart beats too slowly to carry waves as quick as HF: {bpm:.0f} of at least "
        "{needed_bpm:.0f} beats a minute"
    ),
    hrv.WindowTooShort: mark(
        "window too short for {figure}: {span_s:.0f} of {needed_s:.0f} s without a gap"
    ),
    hrv.VlfBand: mark("VLF"),
    hrv.LfBand: mark("LF"),
    hrv.HfBand: mark("HF"),
    hrv.CoherenceRatio: mark("coherence"),
    hrv.BreathingRate: mark("the breathing rate"),
    hrv.BreathsUnknown: mark("when the breaths were is not known"),
    hrv.NoPacer: mark("there is no pacer to compare the heart with"),
    hrv.TooFewPacedBreaths: mark("too few breaths with the pacer yet"),
    hrv.HeartNotWithPacer: mark("the heart does not follow the pacer"),
    hrv.BreathedOtherwise: mark(
        "the heart does not follow the pacer: you breathed about {breaths_per_min:.0f} a minute"
    ),
    hrv.BreathingRateNotFromRr: mark(
        "the heart does not follow the breath, so RR cannot tell the breathing rate"
    ),
    hrv.NoPeakInLf: mark("no peak inside the LF band"),
    hrv.NoWaveStandsOut: mark("no wave stands out"),
    hrv.NoVariation: mark("the intervals do not vary"),
    hrv.NoMatchingTemplates: mark("no stretch of intervals is like another"),
    hrv.TooManyBeatsForSampen: mark(
        "sample entropy is for steady stretches of up to 5000 beats: choose a part"
    ),
    hrv.FigureUndefined: mark("not defined for these intervals"),
    hrv.NotComputed: mark("could not be worked out"),
    hrv.StoredFiguresDamaged: mark("the figures that were kept are damaged"),
    hrv.ContactIsLost: mark("contact lost"),
    hrv.NoBeatFor: mark("no beat for {silent_s:.0f} s"),
    breathing.BreathChosen: mark("You chose the breath: {pattern} at the end."),
    breathing.BreathAfterFault: mark(
        "How the breath should go on could not be worked out: {pattern} at the end."
    ),
    breathing.BreathUnchanged: mark("The breath stayed as it was: {pattern}."),
    breathing.ExhaleThenChosen: mark(
        "The exhale began with {first_s} s; then you asked for {pattern}."
    ),
    breathing.ExhaleUnchanged: mark("The exhale stayed at {exhale_s} s."),
    breathing.ExhaleGrew: mark("The exhale grew from {first_s} s to {last_s} s, little by little."),
    breathing.ExhaleFollowedHeart: mark(
        "Your heart went along with the breath most near {breaths_per_min:.1f} breaths a minute, "
        "give or take {sd:.1f}, so the exhale went from {first_s} s to {last_s} s."
    ),
    breathing.BackWhileAroused: mark(
        "{explanation:clause}, and a little back while your heart beat faster."
    ),
    breathing.BackWhileNotFollowing: mark(
        "{explanation:clause}, and back while your heart went its own way."
    ),
    breathing.AssessmentLeft: mark("The assessment ended when you asked for {pattern}."),
    breathing.SteppedThrough: mark(
        "You breathed at {rates_done} of {rates} rates, {fastest} to {slowest} a minute."
    ),
    breathing.SlidTo: mark("You slid from {first} to {last:.2f} breaths a minute."),
    breathing.TooFewBreathsForResonance: mark("too few breaths were heard to tell"),
    breathing.HeartNotWithBreath: mark(
        "the heart was not seen to follow the breath, so no rate stands out"
    ),
    breathing.SlowerNotTried: mark(
        "the heart swings more the slower the breath: slower than {slowest:.1f} was not tried"
    ),
    breathing.QuickerNotTried: mark(
        "the heart swings more the quicker the breath: quicker than {fastest:.1f} was not tried"
    ),
    breathing.ResonanceUncertain: mark(
        "the swings do not tell well enough: {breaths_per_min:.1f} breaths a minute, give or take "
        "{sd:.1f}"
    ),
    breathing.ResonanceFitted: mark(
        "One resonance explains the swings of the heart best at {breaths_per_min:.1f} breaths a "
        "minute, give or take {sd:.1f}."
    ),
    breathing.ResonanceNearRate: mark(
        "Of the rates you breathed, near {chosen:.1f} a minute heart and breath were most in step "
        "with a large swing; fitted to all breaths, the resonance is at {breaths_per_min:.1f} breaths "
        "a minute, give or take {sd:.1f}."
    ),
    plan.NegativeBreathPart: mark(
        "Every part of a breath lasts zero seconds or more: try 4-0-6-0."
    ),
    plan.BreathPartTooShort: mark("An inhale and an exhale last at least one second: try 4-0-6-0."),
    plan.HoldTooLong: mark("A hold lasts at most {longest_s} seconds."),
    plan.CycleOutOfRange: mark(
        "One breath lasts {shortest_s} to {longest_s} seconds in all, and {pattern} would last "
        "{period_s}."
    ),
    plan.NoPattern: mark(
        "A pattern is four lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0; {quoted} is not."
    ),
    plan.LengthOutOfRange: mark(
        "A session lasts {shortest_min} to {longest_min} minutes, not {minutes}."
    ),
    session.CommandOutOfPlace: mark("Cannot {command} while {stage} in the exercise {exercise}."),
}
