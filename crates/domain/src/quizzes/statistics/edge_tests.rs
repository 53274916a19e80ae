//! Few attempts, nothing that varies, thresholds, examples from papers.

use super::figures::ItemFigures;
use super::interval::{newcombe, student, welch, wilson};
use super::moments::Moments;
use super::notes::notes;
use super::reference_tests::{large, small};
use super::*;
use crate::Language;

#[test]
fn no_attempts_give_no_figures() {
    let figures = statistics(&Results { attempts: Vec::new(), ..small() });
    assert_eq!(figures.quiz, QuizFigures { max: 9.0, ..QuizFigures::default() });
    assert_eq!(figures.slots.len(), 5);
    assert_eq!(figures.slots[0].figures.facility, None);
    assert!(figures.items.is_empty());
    assert_eq!(statistics(&Results::default()), Statistics::default());
}

#[test]
fn one_attempt_has_a_mean_and_no_spread() {
    let mut results = small();
    results.attempts.truncate(1);
    let figures = statistics(&results);
    assert_eq!((figures.quiz.mean, figures.quiz.median), (Some(8.0), Some(8.0)));
    assert_eq!((figures.quiz.standard_deviation, figures.quiz.alpha, figures.quiz.mean_interval), (None, None, None));
    assert_eq!(figures.slots[0].figures.discrimination, None);
    assert_eq!(figures.slots[0].figures.effective_weight, None);
}

#[test]
fn equal_thirds_have_no_discrimination_out_of_rounding() {
    let mut results = large(100);
    for attempt in &mut results.attempts {
        attempt.slots[0].mark = 1.0 / 3.0;
    }
    // one that differs by as much as adding up in another order makes
    results.attempts[0].slots[0].mark = 0.1 + 0.2 + 1.0 / 3.0 - 0.3;
    let figures = statistics(&results);
    assert_eq!(figures.slots[0].figures.discrimination, None);
    assert_eq!(figures.slots[0].figures.effective_weight, Some(0.0));
}

#[test]
fn an_item_in_two_slots_is_one_item() {
    let mut results = large(100);
    for attempt in &mut results.attempts {
        attempt.slots[1].item = "i1".to_owned();
    }
    let figures = statistics(&results);
    let item = &figures.items.iter().find(|item| item.key == "i1").unwrap();
    assert_eq!((item.slots.as_slice(), item.figures.attempts), (&[1, 2][..], 200));
    let mean = f64::midpoint(figures.slots[0].figures.facility.unwrap(), figures.slots[1].figures.facility.unwrap());
    assert!((item.figures.facility.unwrap() - mean).abs() < 1e-9);
    assert_eq!(item.figures.intended_weight, None);
}

#[test]
fn a_drawn_slot_has_its_weight_and_its_items_have_none() {
    let figures = statistics(&small());
    let slot = figures.slots.last().unwrap();
    assert!(slot.drawn && slot.figures.intended_weight.is_some() && slot.figures.guess.is_none());
    let drawn: Vec<_> = figures.items.iter().filter(|item| item.slots == [5]).collect();
    assert_eq!(drawn.iter().map(|item| item.figures.attempts).collect::<Vec<_>>(), [4, 4]);
    assert!(drawn.iter().all(|item| item.figures.intended_weight.is_none()));
}

#[test]
fn a_harder_translation_is_flagged_and_an_abler_class_is_not() {
    // by the formula item 3 is easier in German and no other is harder in any language
    let figures = statistics(&large(1000));
    let flagged = |key: &str| {
        let item = figures.items.iter().find(|item| item.key == key).unwrap();
        let pairs = item.languages.differences.iter().filter(|pair| pair.matched.is_some_and(|it| it.flagged()));
        pairs.map(|pair| pair.languages).collect::<Vec<_>>()
    };
    assert_eq!(flagged("i3"), [[Language::Zh, Language::De], [Language::De, Language::En]]);

    // two languages, one of which only the able answer in: every item looks easier there, none is
    let mut results = large(1000);
    for attempt in &mut results.attempts {
        let able = attempt.slots.iter().filter(|slot| slot.slot != 3 && slot.slot != 4).map(|slot| slot.mark).sum::<f64>() > 9.0;
        attempt.slots.iter_mut().for_each(|slot| slot.language = if able { Language::De } else { Language::Zh });
    }
    // some of each everywhere, or there would be nobody to compare
    for attempt in results.attempts.iter_mut().step_by(3) {
        attempt.slots.iter_mut().for_each(|slot| slot.language = if slot.language == Language::De { Language::Zh } else { Language::De });
    }
    let four = statistics(&results).items.into_iter().find(|item| item.key == "i4").unwrap().languages.differences[0];
    assert!(four.raw.flagged() && four.raw.points < -20.0, "{four:?}");
    assert!(!four.matched.unwrap().flagged(), "{four:?}");
}

#[test]
fn notes_stand_at_their_thresholds() {
    let fine = ItemFigures {
        attempts: 30,
        facility: Some(60.0),
        guess: Some(25.0),
        intended_weight: Some(10.0),
        effective_weight: Some(12.0),
        discrimination: Some(35.0),
        efficiency: Some(50.0),
        ..ItemFigures::default()
    };
    assert_eq!(notes(&fine), []);
    for (figures, note) in [
        (ItemFigures { attempts: 29, ..fine.clone() }, Note::FewAttempts),
        (ItemFigures { facility: Some(29.9), ..fine.clone() }, Note::LowFacility),
        (ItemFigures { facility: Some(95.0), ..fine.clone() }, Note::HighFacility),
        (ItemFigures { guess: Some(40.1), ..fine.clone() }, Note::HighGuess),
        (ItemFigures { facility: Some(30.0), guess: Some(30.0), ..fine.clone() }, Note::NotAboveGuessing),
        (ItemFigures { discrimination: Some(-0.1), ..fine.clone() }, Note::NegativeDiscrimination),
        (ItemFigures { discrimination: Some(19.9), ..fine.clone() }, Note::WeakDiscrimination),
        (ItemFigures { efficiency: Some(14.9), ..fine.clone() }, Note::LowEfficiency),
        (ItemFigures { effective_weight: Some(15.1), ..fine.clone() }, Note::WeightDiffers),
        (ItemFigures { effective_weight: Some(4.9), ..fine.clone() }, Note::WeightDiffers),
        (ItemFigures { effective_weight: None, negative_covariance: true, ..fine.clone() }, Note::NoEffectiveWeight),
    ] {
        assert_eq!(notes(&figures), [note]);
    }
    assert_eq!(notes(&ItemFigures { effective_weight: Some(15.0), discrimination: Some(20.0), efficiency: Some(15.0), ..fine }), []);
    assert_eq!(statistics(&small()).slots[3].figures.notes.last(), Some(&Note::NoEffectiveWeight));
}

#[test]
fn the_words_of_the_tables_cover_every_number() {
    use Difficulty::{
        AboutRight, Difficult, Easy, ExtremelyDifficult, ExtremelyEasy, FairlyEasy, ModeratelyDifficult, VeryDifficult, VeryEasy,
    };
    use Discrimination::{Adequate, ProbablyInvalid, VeryGood, VeryWeak, Weak};
    let words = [0.0, 5.0, 6.0, 11.0, 20.5, 35.0, 64.0, 66.0, 81.0, 90.0, 95.0, 100.0].map(Difficulty::of);
    assert_eq!(
        words,
        [
            ExtremelyDifficult,
            ExtremelyDifficult,
            VeryDifficult,
            Difficult,
            ModeratelyDifficult,
            AboutRight,
            AboutRight,
            FairlyEasy,
            Easy,
            VeryEasy,
            ExtremelyEasy,
            ExtremelyEasy
        ]
    );
    assert_eq!([-1.0, 0.0, 20.0, 30.0, 50.0].map(Discrimination::of), [ProbablyInvalid, VeryWeak, Weak, Adequate, VeryGood]);
}

/// Newcombe 1998, table II: 56/70 and 48/80, method 10.
#[test]
fn the_hybrid_score_interval_is_newcombes() {
    let share = |right: u32, n: usize| Moments { n, mean: f64::from(right) / f64::from(u32::try_from(n).unwrap()), squares: 0.0 };
    let interval = newcombe(&share(56, 70), &share(48, 80));
    assert!((interval.low - 0.0524).abs() < 5e-5 && (interval.high - 0.3339).abs() < 5e-5, "{interval:?}");
    let interval = newcombe(&share(0, 10), &share(0, 20));
    assert!((interval.low + 0.1611).abs() < 5e-5 && (interval.high - 0.2775).abs() < 5e-5, "{interval:?}");
}

#[test]
fn intervals_hold_at_the_edges() {
    assert!((wilson(0.0, 10).low, wilson(1.0, 10).high) == (0.0, 1.0));
    assert!(wilson(0.0, 10).high > 0.25 && wilson(1.0, 10).low < 0.75);
    let equal = Moments::of(&[0.5, 0.5, 0.5]).unwrap();
    let one = Moments::of(&[0.5]).unwrap();
    let spread = Moments::of(&[0.25, 0.5, 1.0]).unwrap();
    assert_eq!((student(&equal), student(&one), welch(&equal, &equal), welch(&one, &spread)), (None, None, None, None));
    assert!(welch(&equal, &spread).is_some());
}

#[test]
fn a_thousand_attempts_at_forty_slots_finish() {
    let mut results = large(1000);
    for attempt in &mut results.attempts {
        let ten = attempt.slots.clone();
        for more in 1..4 {
            attempt.slots.extend(ten.iter().map(|slot| SlotResult {
                slot: slot.slot + 10 * more,
                item: format!("{}-{more}", slot.item),
                ..slot.clone()
            }));
        }
    }
    results.slots = (1..=40).map(|slot| SlotFacts { slot, max: 1.0, item: None }).collect();
    let figures = statistics(&results);
    assert_eq!((figures.quiz.attempts, figures.slots.len(), figures.items.len()), (1000, 40, 48));
}
