//! What holds for all results.

use proptest::prelude::*;

use super::figures::ItemFigures;
use super::languages::difference;
use super::observation::Scale;
use super::*;
use crate::Language;

const SLOTS: usize = 4;

/// Quizzes of 1 to 40 attempts at four slots, with quarter marks or all or nothing.
fn quizzes() -> impl Strategy<Value = Results> {
    let attempts = prop::collection::vec((prop::collection::vec(0..=4_u32, SLOTS), 0..3_usize), 1..40);
    (attempts, any::<bool>()).prop_map(|(attempts, whole)| {
        let share = |quarters: u32| if whole { f64::from(quarters / 2).min(1.0) } else { f64::from(quarters) / 4.0 };
        let slot = |index: u32, quarters: u32, language: usize| SlotResult {
            slot: index,
            item: format!("i{index}"),
            mark: share(quarters) * f64::from(index),
            max: f64::from(index),
            language: Language::ALL[language],
            answers: Vec::new(),
        };
        Results {
            slots: (1..).take(SLOTS).map(|slot| SlotFacts { slot, max: f64::from(slot), item: Some(format!("i{slot}")) }).collect(),
            items: Vec::new(),
            attempts: attempts
                .into_iter()
                .map(|(marks, language)| AttemptResult {
                    slots: (1..).zip(marks).map(|(index, marks)| slot(index, marks, language)).collect(),
                })
                .collect(),
        }
    })
}

fn close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-7 * one.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

fn low(interval: Option<Interval>) -> Option<f64> {
    interval.map(|interval| interval.low)
}

fn high(interval: Option<Interval>) -> Option<f64> {
    interval.map(|interval| interval.high)
}

/// Everything of an item that does not depend on what a mark is worth.
fn percentages(figures: &ItemFigures) -> [Option<f64>; 8] {
    [
        figures.facility,
        low(figures.facility_interval),
        high(figures.facility_interval),
        figures.standard_deviation,
        figures.intended_weight,
        figures.effective_weight,
        figures.discrimination,
        figures.efficiency,
    ]
}

fn assert_same_percentages(one: &Statistics, other: &Statistics) {
    for (a, b) in one.items.iter().zip(&other.items) {
        for (a, b) in percentages(&a.figures).into_iter().zip(percentages(&b.figures)) {
            assert!(close(a, b), "{a:?} and {b:?}");
        }
        for (a, b) in a.languages.differences.iter().zip(&b.languages.differences) {
            assert!(close(Some(a.raw.points), Some(b.raw.points)));
            assert!(close(low(a.raw.interval), low(b.raw.interval)));
            assert!(close(a.matched.map(|it| it.difference.points), b.matched.map(|it| it.difference.points)));
            assert!(close(a.matched.and_then(|it| low(it.difference.interval)), b.matched.and_then(|it| low(it.difference.interval))));
        }
    }
    for (a, b) in [
        (one.quiz.mean_percent, other.quiz.mean_percent),
        (one.quiz.skewness, other.quiz.skewness),
        (one.quiz.kurtosis, other.quiz.kurtosis),
        (one.quiz.alpha, other.quiz.alpha),
        (one.quiz.error_ratio, other.quiz.error_ratio),
    ] {
        assert!(close(a, b), "{a:?} and {b:?}");
    }
}

proptest! {
    #[test]
    fn figures_stay_where_they_belong(results in quizzes()) {
        let figures = statistics(&results);
        prop_assert!(figures.quiz.alpha.is_none_or(|alpha| alpha <= 1.0 + 1e-9));
        for item in &figures.items {
            let facility = item.figures.facility.unwrap();
            prop_assert!((0.0..=100.0).contains(&facility));
            for percent in [item.figures.discrimination, item.figures.efficiency].into_iter().flatten() {
                prop_assert!(percent <= 100.0 + 1e-7);
            }
            let inside = |interval: Interval| interval.contains(facility) && interval.low >= 0.0 && interval.high <= 100.0;
            prop_assert!(item.figures.facility_interval.is_none_or(inside));
            for group in &item.languages.groups {
                prop_assert!(group.interval.is_none_or(|interval| interval.contains(group.facility)));
            }
            for pair in &item.languages.differences {
                prop_assert!(pair.raw.interval.is_none_or(|interval| interval.contains(pair.raw.points)));
                let matched = pair.matched.map(|matched| matched.difference);
                prop_assert!(matched.is_none_or(|it| it.interval.is_none_or(|interval| interval.contains(it.points))));
            }
            prop_assert_eq!(item.languages.groups.iter().map(|group| group.attempts).sum::<usize>(), results.attempts.len());
        }
        prop_assert!(figures.quiz.mean_interval.is_none_or(|interval| interval.contains(figures.quiz.mean.unwrap())));
        let weights: f64 = figures.slots.iter().filter_map(|slot| slot.figures.effective_weight).sum();
        prop_assert!(weights == 0.0 || (weights - 100.0).abs() < 1e-7);
    }

    #[test]
    fn the_order_of_attempts_does_not_matter(results in quizzes(), turn in 0..40_usize) {
        let mut other = results.clone();
        other.attempts.reverse();
        let turn = turn % other.attempts.len();
        other.attempts.rotate_left(turn);
        let (one, other) = (statistics(&results), statistics(&other));
        assert_same_percentages(&one, &other);
        prop_assert!(close(one.quiz.mean, other.quiz.mean) && close(one.quiz.median, other.quiz.median));
    }

    #[test]
    fn what_a_mark_is_worth_changes_no_percentage(results in quizzes(), factor in 0.01..100.0_f64) {
        let mut other = results.clone();
        other.slots.iter_mut().for_each(|slot| slot.max *= factor);
        for slot in other.attempts.iter_mut().flat_map(|attempt| &mut attempt.slots) {
            slot.mark *= factor;
            slot.max *= factor;
        }
        let (one, other) = (statistics(&results), statistics(&other));
        assert_same_percentages(&one, &other);
        prop_assert!(close(one.quiz.mean.map(|mean| mean * factor), other.quiz.mean));
    }

    #[test]
    fn swapping_the_languages_changes_the_sign(results in quizzes()) {
        let (_, by_item) = gather(&results);
        for seen in by_item.values() {
            let of = |language: Language| seen.observations.iter().filter(|seen| seen.language == language).copied().collect::<Vec<_>>();
            let (zh, de, scale) = (of(Language::Zh), of(Language::De), Scale::of(&seen.observations));
            let there = difference([Language::Zh, Language::De], &zh, &de, scale);
            let back = difference([Language::De, Language::Zh], &de, &zh, scale);
            prop_assert_eq!(there.is_some(), !zh.is_empty() && !de.is_empty());
            let Some((there, back)) = there.zip(back) else { continue };
            prop_assert!(close(Some(there.raw.points), Some(-back.raw.points)));
            prop_assert!(close(low(there.raw.interval), high(back.raw.interval).map(|high| -high)));
            let (there, back) = (there.matched.map(|it| it.difference), back.matched.map(|it| it.difference));
            prop_assert!(close(there.map(|it| it.points), back.map(|it| -it.points)));
            prop_assert!(close(there.and_then(|it| low(it.interval)), back.and_then(|it| high(it.interval)).map(|high| -high)));
        }
    }
}
