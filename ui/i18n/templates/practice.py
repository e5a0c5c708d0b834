"""Sentences of the practice: trends, ladder, predictions, exercises."""

from collections.abc import Mapping
from typing import Final

from trainer.exercises import messages as exercises
from trainer.messages import Message
from trainer.practice import messages as practice
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    practice.WholeMinutes: plural("%n minutes", "%n minute", "minutes"),
    practice.PartMinutes: mark("{minutes:g} minutes"),
    practice.WholeSeconds: plural("%n seconds", "%n second", "seconds"),
    practice.AtLeast: mark("at least {length}"),
    practice.TooFewPauses: mark("not enough yet: {count} of {needed} pauses"),
    practice.TooFewRatedPauses: mark(
        "not enough yet: {count} of {needed} pauses with the pull before and after"
    ),
    practice.TooFewUrges: mark(
        "not enough yet: {count} of {needed} pauses with a pull before and its strength after"
    ),
    practice.TooFewDecisions: mark("not enough yet: {count} of {needed} pauses with a decision"),
    practice.TooFewOutcomes: mark(
        "not enough yet: {count} of {needed} predictions of which you told what came"
    ),
    practice.TooFewHearts: mark(
        "not enough yet: {count} of {needed} dated pauses in which a heart was heard"
    ),
    practice.HeartsWithinAWeek: mark(
        "not enough yet: the pauses in which a heart was heard lie within one week"
    ),
    practice.UrgeHardlyChanged: mark(
        "the pull lessened too little in the time you waited to tell when it is half"
    ),
    practice.NoChange: mark("no change can be told from chance"),
    practice.NeitherGoodNorBad: mark("That alone is neither good nor bad."),
    practice.PauseLength: mark("A pause lasts {length} on average."),
    practice.PauseLengthChanged: mark("They went from about {first} to about {last}."),
    practice.Weaker: mark("{points:g} points weaker"),
    practice.OnePointWeaker: mark("1 point weaker"),
    practice.Stronger: mark("{points:g} points stronger"),
    practice.OnePointStronger: mark("1 point stronger"),
    practice.UrgeAfterPause: mark("After a pause the pull is {change} on average."),
    practice.UrgeAsStrong: mark("On average the pull is about as strong after a pause as before."),
    practice.UrgeChangeChanged: mark("In the first pauses it was {first}, in the latest {last}."),
    practice.PausesGrew: mark(
        "Meanwhile the pauses grew from about {first} to about {last}: a longer one leaves the pull "
        "more time to grow weaker."
    ),
    practice.PausesShortened: mark(
        "Meanwhile the pauses shortened from about {first} to about {last}: a shorter one leaves the "
        "pull less time to grow weaker."
    ),
    practice.Between: mark("between {low:.1f} and {high:.1f}"),
    practice.OrMore: mark("{low:.1f} or more"),
    practice.FromTo: mark("{low:g} to {high:g}"),
    practice.FromOn: mark("{low:g} or more"),
    practice.UrgeHalfTime: mark("The pull is half as strong after about {value} ({interval})."),
    practice.UrgeHalfTimeChanged: mark(
        "At first the pull was half as strong after about {first} ({first_interval}); in the latest "
        "pauses after about {last} ({last_interval})."
    ),
    practice.NotDrawn: mark(
        "Not in the picture: {count} of {of} pauses, in which the pull was gone, was no weaker, or "
        "would be half only after more than an hour."
    ),
    practice.ContactNotNeeded: mark(
        "After {count} of {of} pauses the urge had passed, and contact was not needed."
    ),
    practice.PredictionsNotComeTrue: mark(
        "{count} of {of} predictions came less than feared, or not at all."
    ),
    practice.ShareChanged: mark(
        "It went from about {first_percent:.0f} % to about {last_percent:.0f} %."
    ),
    practice.MeanPulse: mark("Your heart beats {bpm:.0f} times a minute in a pause, on average."),
    practice.PulseChanged: mark(
        "Over {weeks:.0f} weeks it went from {first_bpm:.0f} to {last_bpm:.0f} beats a minute."
    ),
    practice.MeanRsa: mark("Your heart answers the breath by {rsa_ms:.0f} ms, on average."),
    practice.RsaChanged: mark(
        "Over {weeks:.0f} weeks it went from {first_ms:.0f} to {last_ms:.0f} ms."
    ),
    practice.TooFewStatedOutcomes: mark(
        "not enough yet: {count} of {needed} predictions with how sure you were, and what came of it"
    ),
    practice.Overconfident: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: "
        "being sure ran ahead of what happened."
    ),
    practice.Underconfident: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: "
        "more came as feared than you had expected."
    ),
    practice.ConfidenceFits: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: "
        "no difference can be told from chance."
    ),
    practice.NearerThanHalf: mark(
        "Taken one by one, your predictions were nearer to what happened than saying 50 % each time "
        "(Brier {brier:.2f}; 0.25 is saying 50 %)."
    ),
    practice.FurtherThanHalf: mark(
        "Taken one by one, your predictions were further from what happened than saying 50 % each "
        "time (Brier {brier:.2f}; 0.25 is saying 50 %)."
    ),
    practice.AsNearAsHalf: mark(
        "Taken one by one, your predictions were as near to what happened as saying 50 % each time "
        "(Brier {brier:.2f}; 0.25 is saying 50 %)."
    ),
    practice.LastThreePauses: mark("Your last three pauses"),
    practice.TwoOfLastThreePauses: mark("Two of your last three pauses"),
    practice.LastTwoPauses: mark("Your last two pauses"),
    practice.BeginComfortably: mark(
        "Begin where it is comfortable: 5 minutes is usual, 1 minute is a pause too."
    ),
    practice.WaitLess: mark(
        "{hard} ended early, or left the pull stronger: {length} may be enough for now. Shorter "
        "is as welcome as longer."
    ),
    practice.WaitNoMore: mark(
        "{hard} ended early, or left the pull stronger: {length} is plenty for now, and less is "
        "a pause too."
    ),
    practice.WaitLonger: mark(
        "You waited {waited} to the end three times: {length} would be a little longer than is "
        "comfortable, if you like."
    ),
    practice.WaitLongerThanShortest: mark(
        "You waited to the end three times: {length} would be a little longer than is "
        "comfortable, if you like."
    ),
    practice.SameAgain: mark("{length} again is a good next step."),
    practice.GoodNextStep: mark("{length} is a good next step."),
    practice.OneChangeAtATime: mark("One change at a time is plenty."),
    practice.DiscMayDo: mark(
        "You waited to the end three times with everything leading you: the disc alone may do, "
        "if you like to try."
    ),
    practice.SoundMayDo: mark(
        "You waited to the end three times with the disc alone: sound alone may do, if you like "
        "to try."
    ),
    practice.NoGuideMayDo: mark(
        "You waited to the end three times with sound alone: you may not need a guide, if you "
        "like to try."
    ),
    practice.EverythingMayGuide: mark(
        "{hard} ended early, or left the pull stronger: everything may lead you again, if you like."
    ),
    practice.DiscMayGuide: mark(
        "{hard} ended early, or left the pull stronger: the disc may lead you again, if you like."
    ),
    practice.SoundMayGuide: mark(
        "{hard} ended early, or left the pull stronger: sound may lead you again, if you like."
    ),
    practice.FiguresWillWait: mark("The figures will wait for you. How are you, without them?"),
    practice.HardHour: mark(
        "Many pauses in one hour: this is a hard hour. Someone you trust, a walk, or water "
        "may help more than the next one."
    ),
    exercises.AuditLineEmpty: mark(
        "A line of the audit is empty: write what you know or predict in it."
    ),
    exercises.KnownLineHasNoOutcome: mark(
        "Line {number} is something you know, so nothing needs to come of it: move it first."
    ),
    exercises.SureOutOfRange: mark("How sure you are is told from {low} to {high} %."),
    exercises.NoAuditLine: mark("There is no line {number} in this audit: it has {lines}."),
    exercises.NoAudit: mark("That sheet is no certainty audit."),
    exercises.AuditLineDamaged: mark("A line of that certainty audit is not what was written."),
    exercises.AuditLineInNoColumn: mark("A line of that certainty audit is in no column."),
    exercises.SpeaksOfFuture: mark(
        "That speaks of what is still to come. Would it sit better among the predictions?"
    ),
    exercises.SpeaksOfOthersMind: mark(
        "That speaks of what goes on in somebody else. Did they say so, or is it a prediction?"
    ),
    exercises.LeavesDoorOpen: mark(
        "That word leaves a door open. Is it something you know, or something you expect?"
    ),
    exercises.SaysEveryTime: mark("Is that so every single time, or does it feel so right now?"),
    exercises.SaysWhatItMeans: mark(
        "That is what it might mean. What happened, that anybody would have seen?"
    ),
    exercises.FeelingSentence: mark(
        "When {situation}, I notice I feel {emotion}, and what I'm actually needing is {need}"
    ),
    exercises.SituationEmpty: mark("The situation is empty: a few words of your own are enough."),
    exercises.EmotionEmpty: mark("The emotion is empty: a few words of your own are enough."),
    exercises.NeedEmpty: mark("The need is empty: a few words of your own are enough."),
    exercises.NoNamedFeeling: mark("That sheet is no named feeling."),
    exercises.MayAccuse: mark(
        "That may be heard as an accusation. What would a camera have seen, without a word "
        "about the other?"
    ),
    exercises.SaysHowOtherIs: mark("That says how the other is. What happened, this one time?"),
    exercises.ReadsLikeThought: mark(
        "That reads like a thought about what happened. One word for the feeling may lie below it."
    ),
    exercises.ReadsLikeVerdict: mark(
        "That reads like a thought about yourself. One word for the feeling may lie below it."
    ),
    exercises.NamesDeed: mark(
        "That word says what somebody did. Below it there may be: {feelings}."
    ),
    exercises.EitherFeeling: mark("{one} or {other}"),
    exercises.AsksOther: mark(
        "That is something another would have to do. What would it give you: closeness, "
        "clarity, rest?"
    ),
}
