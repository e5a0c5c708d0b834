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
    practice.TooFewPauses: mark("not enough pauses yet: {count} of {needed}"),
    practice.TooFewRatedPauses: mark(
        "not enough pauses yet with the urge rated before and after: {count} of {needed}"
    ),
    practice.TooFewUrges: mark(
        "not enough pauses yet with an urge before and its rating after: {count} of {needed}"
    ),
    practice.TooFewDecisions: mark("not enough pauses yet with a decision: {count} of {needed}"),
    practice.TooFewOutcomes: mark("not enough predictions yet with an answer: {count} of {needed}"),
    practice.TooFewHearts: mark(
        "not enough pauses yet with heart data and a date: {count} of {needed}"
    ),
    practice.HeartsWithinAWeek: mark(
        "not enough time yet: all pauses with heart data are within 1 week"
    ),
    practice.UrgeHardlyChanged: mark(
        "the urge changed too little while you waited to tell when it halves"
    ),
    practice.NoChange: mark("too early to see a change"),
    practice.NeitherGoodNorBad: mark("That alone is neither good nor bad."),
    practice.PauseLength: mark("On average, a pause lasts {length}."),
    practice.PauseLengthChanged: mark("It went from about {first} to about {last}."),
    practice.Weaker: mark("{points:g} points weaker"),
    practice.OnePointWeaker: mark("1 point weaker"),
    practice.Stronger: mark("{points:g} points stronger"),
    practice.OnePointStronger: mark("1 point stronger"),
    practice.UrgeAfterPause: mark("On average, the urge is {change} after a pause."),
    practice.UrgeAsStrong: mark("On average, the urge is about as strong after a pause as before."),
    practice.UrgeChangeChanged: mark("At first it was {first}, lately {last}."),
    practice.PausesGrew: mark(
        "Meanwhile your pauses grew from about {first} to about {last}. A longer pause "
        "gives the urge more time to fade."
    ),
    practice.PausesShortened: mark(
        "Meanwhile your pauses got shorter, from about {first} to about {last}. A shorter "
        "pause gives the urge less time to fade."
    ),
    practice.Between: mark("between {low:.1f} and {high:.1f}"),
    practice.OrMore: mark("{low:.1f} or more"),
    practice.FromTo: mark("{low:g} to {high:g}"),
    practice.FromOn: mark("{low:g} or more"),
    practice.UrgeHalfTime: mark("The urge halves after about {value} ({interval})."),
    practice.UrgeHalfTimeChanged: mark(
        "At first the urge halved after about {first} ({first_interval}), lately after "
        "about {last} ({last_interval})."
    ),
    practice.UrgeHalvesLater: mark(
        "The urge takes longer to halve than you have waited so far (up to {longest})."
    ),
    practice.UrgeHalvedLaterAtFirst: mark(
        "At first the urge took longer to halve than you waited (up to {longest}). Lately it "
        "halved after about {last} ({last_interval})."
    ),
    practice.UrgeHalvesLaterLately: mark(
        "At first the urge halved after about {first} ({first_interval}). Lately it takes "
        "longer than you wait (up to {longest})."
    ),
    practice.NotDrawn: mark(
        "Not in the chart: {count} of {of} pauses in which the urge was gone, got no "
        "weaker, or would take more than 60 minutes to halve."
    ),
    practice.ContactNotNeeded: mark("After {count} of {of} pauses you chose not to reach out."),
    practice.PredictionsNotComeTrue: mark(
        "{count} of {of} predictions didn't happen, or only partly."
    ),
    practice.ShareChanged: mark(
        "It went from about {first_percent:.0f} % to about {last_percent:.0f} %."
    ),
    practice.MeanPulse: mark("On average, your heart beats {bpm:.0f} times per minute in a pause."),
    practice.PulseChanged: mark(
        "Over time it went from {first_bpm:.0f} to {last_bpm:.0f} beats per minute."
    ),
    practice.MeanRsa: mark(
        "On average, your heart rises and falls with your breath by {rsa_ms:.0f} ms."
    ),
    practice.RsaChanged: mark("Over time it went from {first_ms:.0f} to {last_ms:.0f} ms."),
    practice.TooFewStatedOutcomes: mark(
        "not enough predictions yet with how sure you were and an answer: {count} of {needed}"
    ),
    practice.Overconfident: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % happened. Less happened than you expected."
    ),
    practice.Underconfident: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % "
        "happened. More happened than you expected."
    ),
    practice.ConfidenceFits: mark(
        "You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % "
        "happened. It is too early to see a difference."
    ),
    practice.NearerThanHalf: mark(
        "Prediction by prediction, you were closer to what happened than if you had said 50 % "
        "each time (Brier {brier:.2f}; always 50 % gives 0.25)."
    ),
    practice.FurtherThanHalf: mark(
        "Prediction by prediction, saying 50 % each time would have been closer to what happened "
        "(Brier {brier:.2f}; always 50 % gives 0.25)."
    ),
    practice.AsNearAsHalf: mark(
        "Prediction by prediction, you were as close to what happened as if you had said 50 % "
        "each time (Brier {brier:.2f}; always 50 % gives 0.25)."
    ),
    practice.LastThreePauses: mark("Your last 3 pauses"),
    practice.TwoOfLastThreePauses: mark("2 of your last 3 pauses"),
    practice.LastTwoPauses: mark("Your last 2 pauses"),
    practice.BeginComfortably: mark(
        "Start where it feels comfortable. 5 minutes is usual, and 1 minute is a pause too."
    ),
    practice.WaitLess: mark(
        "{hard} ended early or left the urge stronger. {length} may be enough for now. "
        "Shorter is just as welcome."
    ),
    practice.WaitNoMore: mark(
        "{hard} ended early or left the urge stronger. {length} is plenty for now, and "
        "less is a pause too."
    ),
    practice.WaitLonger: mark(
        "In each of your last 3 pauses you waited {waited}. {length} would be slightly longer "
        "than feels comfortable, if you'd like to try."
    ),
    practice.WaitNextStep: mark(
        "In each of your last 3 pauses you waited {waited}. {length} is the next step, if you'd "
        "like to try. Anything in between is fine too."
    ),
    practice.WaitLongerThanShortest: mark(
        "You waited to the end 3 times. {length} would be slightly longer than feels "
        "comfortable, if you'd like to try."
    ),
    practice.SameAgain: mark("{length} again is a good next step."),
    practice.GoodNextStep: mark("{length} is a good next step."),
    practice.OneChangeAtATime: mark("One change at a time is enough."),
    practice.DiscMayDo: mark(
        "You waited to the end 3 times with full guidance. The disc alone may be enough, "
        "if you'd like to try."
    ),
    practice.SoundMayDo: mark(
        "You waited to the end 3 times with the disc alone. Sound alone may be enough, if "
        "you'd like to try."
    ),
    practice.NoGuideMayDo: mark(
        "You waited to the end 3 times with sound alone. You may not need guidance, if "
        "you'd like to try."
    ),
    practice.EverythingMayGuide: mark(
        "{hard} ended early or left the urge stronger. Full guidance might help again, if you like."
    ),
    practice.DiscMayGuide: mark(
        "{hard} ended early or left the urge stronger. The disc might help again, if you like."
    ),
    practice.SoundMayGuide: mark(
        "{hard} ended early or left the urge stronger. Sound might help again, if you like."
    ),
    practice.FiguresWillWait: mark("The figures can wait. How are you feeling without them?"),
    practice.HardHour: mark(
        "That's many pauses in 1 hour, so this may be a hard time. A walk, a glass of "
        "water or someone you trust may help more than another pause."
    ),
    exercises.AuditLineEmpty: mark(
        "This line is empty: write what you know or what you're predicting."
    ),
    exercises.KnownLineHasNoOutcome: mark(
        "Line {number} is something you know, so there is nothing to check later: move it "
        "to the predictions first."
    ),
    exercises.SureOutOfRange: mark("Enter how sure you are from {low} to {high} %."),
    exercises.NoAuditLine: mark("There is no line {number} in this audit. It has {lines}."),
    exercises.NoAudit: mark("That is not a certainty audit."),
    exercises.AuditLineDamaged: mark("A line of that certainty audit is damaged."),
    exercises.AuditLineInNoColumn: mark("A line of that certainty audit has no column."),
    exercises.SpeaksOfFuture: mark(
        "This is about the future. Would it fit better under predictions?"
    ),
    exercises.SpeaksOfOthersMind: mark(
        "This is about what someone else thinks or feels. Did they say so, or is it a prediction?"
    ),
    exercises.LeavesDoorOpen: mark(
        "That word sounds unsure. Is it something you know, or something you expect?"
    ),
    exercises.SaysEveryTime: mark(
        "Is it like that every single time, or does it feel that way right now?"
    ),
    exercises.SaysWhatItMeans: mark(
        "That's what it might mean. What happened that anyone could have seen?"
    ),
    exercises.FeelingSentence: mark(
        "When {situation}, I notice I feel {emotion}, and what I'm actually needing is {need}"
    ),
    exercises.SituationEmpty: mark("The situation is missing: a few words are enough."),
    exercises.EmotionEmpty: mark("The feeling is missing: one word is enough."),
    exercises.NeedEmpty: mark("The need is missing: a few words are enough."),
    exercises.NoNamedFeeling: mark("That is not a named feeling."),
    exercises.MayAccuse: mark("That may sound like an accusation. What would a camera have shown?"),
    exercises.SaysHowOtherIs: mark("That's about what they are like. What happened this one time?"),
    exercises.ReadsLikeThought: mark(
        "That sounds like a thought about what happened. Which feeling might be underneath?"
    ),
    exercises.ReadsLikeVerdict: mark(
        "That sounds like a thought about yourself. Which feeling might be underneath?"
    ),
    exercises.NamesDeed: mark(
        "That word says what someone did. The feeling underneath may be: {feelings}."
    ),
    exercises.EitherFeeling: mark("{one} or {other}"),
    exercises.AsksOther: mark(
        "That's something someone else would have to do. What would it give you: "
        "closeness, clarity, rest?"
    ),
    practice.ReminderTimesUnclear: mark(
        "“{text}” isn't a time of day. Write times such as 8:30 or 21:00, with commas between them."
    ),
    practice.TooManyReminders: plural(
        "That's more than %n reminders: leave some out.",
        "That's more than %n reminder: leave some out.",
        "limit",
    ),
}
