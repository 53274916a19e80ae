//! What the figures of an item say to a teacher.
//!
//! Thresholds, where nothing else is said: the tables of Moodle's "Quiz report statistics" (`docs.moodle.org`, Development: Quiz report statistics), which are
//! those of the Open University's "Moodle Quiz (iCMA) reports", §4.2.

use super::figures::ItemFigures;

/// Fewer attempts than this and an item's figures are a first impression: at 30 the interval of a facility of 50 % still goes from 33 to 67 %, and a
/// correlation has a standard error of 19 points. Qiao's own convention.
pub const FEW_ATTEMPTS: usize = 30;
/// Per cent. Below lie "moderately difficult" (20 to 34) for the most part and all that is harder.
pub const LOW_FACILITY: f64 = 30.0;
/// Per cent; "extremely easy".
pub const HIGH_FACILITY: f64 = 95.0;
/// Per cent; values above are "unsatisfactory".
pub const HIGH_GUESS: f64 = 40.0;
/// Per cent; below, discrimination is "very weak".
pub const WEAK_DISCRIMINATION: f64 = 20.0;
/// Per cent; below, Moodle marks the question as dubious (`is_dubious_question` of its statistics table).
pub const LOW_EFFICIENCY: f64 = 15.0;
/// Of the intended weight. Qiao's own convention: Moodle compares both without a limit.
pub const WEIGHT_TOLERANCE: f64 = 0.5;

/// Something to look at. Not a verdict: an item everybody should know may well be easy, and an easy one cannot discriminate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Fewer than [`FEW_ATTEMPTS`].
    FewAttempts,
    /// Below [`LOW_FACILITY`].
    LowFacility,
    /// [`HIGH_FACILITY`] and more.
    HighFacility,
    /// Not above what blind guessing gets.
    NotAboveGuessing,
    /// Blind guessing gets more than [`HIGH_GUESS`].
    HighGuess,
    /// Below 0: "probably invalid", often a wrong key.
    NegativeDiscrimination,
    /// From 0 to below [`WEAK_DISCRIMINATION`].
    WeakDiscrimination,
    /// Below [`LOW_EFFICIENCY`].
    LowEfficiency,
    /// The effective weight is away from the intended one by more than [`WEIGHT_TOLERANCE`] of it.
    WeightDiffers,
    /// The covariance with the total is negative, so there is no effective weight.
    NoEffectiveWeight,
}

/// The notes the figures give rise to, in the order of the columns.
pub(super) fn notes(figures: &ItemFigures) -> Vec<Note> {
    let is = |value: Option<f64>, test: fn(f64) -> bool| value.is_some_and(test);
    let differs = |(effective, intended): (f64, f64)| (effective - intended).abs() > WEIGHT_TOLERANCE * intended;
    [
        (figures.attempts < FEW_ATTEMPTS, Note::FewAttempts),
        (is(figures.facility, |facility| facility < LOW_FACILITY), Note::LowFacility),
        (is(figures.facility, |facility| facility >= HIGH_FACILITY), Note::HighFacility),
        (figures.facility.zip(figures.guess).is_some_and(|(facility, guess)| facility <= guess), Note::NotAboveGuessing),
        (is(figures.guess, |guess| guess > HIGH_GUESS), Note::HighGuess),
        (is(figures.discrimination, |index| index < 0.0), Note::NegativeDiscrimination),
        (is(figures.discrimination, |index| (0.0..WEAK_DISCRIMINATION).contains(&index)), Note::WeakDiscrimination),
        (is(figures.efficiency, |efficiency| efficiency < LOW_EFFICIENCY), Note::LowEfficiency),
        (figures.effective_weight.zip(figures.intended_weight).is_some_and(differs), Note::WeightDiffers),
        (figures.negative_covariance && figures.intended_weight.is_some(), Note::NoEffectiveWeight),
    ]
    .into_iter()
    .filter_map(|(applies, note)| applies.then_some(note))
    .collect()
}

/// How hard an item was, in the words of the table. The table is of whole numbers; what lies in its gaps (65 %, 80.5 %)
/// belongs to the harder neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difficulty {
    /// Up to 5 %: "extremely difficult or something wrong with the question".
    ExtremelyDifficult,
    /// Up to 10 %.
    VeryDifficult,
    /// Up to 20 %.
    Difficult,
    /// Below 35 %.
    ModeratelyDifficult,
    /// Below 66 %: "about right for the average student".
    AboutRight,
    /// Below 81 %.
    FairlyEasy,
    /// Below 90 %.
    Easy,
    /// Below 95 %.
    VeryEasy,
    /// 95 % and more.
    ExtremelyEasy,
}

impl Difficulty {
    #[must_use]
    pub fn of(facility: f64) -> Self {
        match facility {
            f if f <= 5.0 => Self::ExtremelyDifficult,
            f if f <= 10.0 => Self::VeryDifficult,
            f if f <= 20.0 => Self::Difficult,
            f if f < 35.0 => Self::ModeratelyDifficult,
            f if f < 66.0 => Self::AboutRight,
            f if f < 81.0 => Self::FairlyEasy,
            f if f < 90.0 => Self::Easy,
            f if f < 95.0 => Self::VeryEasy,
            _ => Self::ExtremelyEasy,
        }
    }
}

/// How well an item tells the strong from the weak, in the words of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discrimination {
    /// 50 % and more.
    VeryGood,
    /// From 30 %.
    Adequate,
    /// From 20 %.
    Weak,
    /// From 0 %.
    VeryWeak,
    /// Below 0: "question probably invalid".
    ProbablyInvalid,
}

impl Discrimination {
    #[must_use]
    pub fn of(index: f64) -> Self {
        match index {
            i if i >= 50.0 => Self::VeryGood,
            i if i >= 30.0 => Self::Adequate,
            i if i >= WEAK_DISCRIMINATION => Self::Weak,
            i if i >= 0.0 => Self::VeryWeak,
            _ => Self::ProbablyInvalid,
        }
    }
}
