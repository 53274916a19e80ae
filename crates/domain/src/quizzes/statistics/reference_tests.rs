//! Every figure against `reference.txt`, which `docs/quiz-statistics-reference.py` computes with `NumPy` and `SciPy`. Both data sets stand here and there.

use std::collections::BTreeMap;

use super::*;
use crate::Language;
use crate::quizzes::response::{Class, Part};

fn part(classes: &[&str]) -> Vec<Part> {
    let classes = classes.iter().map(|id| Class { id: (*id).to_owned(), credit: 0.0 }).collect();
    vec![Part { id: String::new(), classes }]
}

fn facts(key: &str, guess: Option<f64>, classes: &[&str]) -> ItemFacts {
    ItemFacts { key: key.to_owned(), guess, parts: if classes.is_empty() { Vec::new() } else { part(classes) } }
}

fn fixed(slot: u32, max: f64, item: &str) -> SlotFacts {
    SlotFacts { slot, max, item: Some(item.to_owned()) }
}

fn result(slot: u32, item: &str, mark: f64, max: f64, language: Language, answer: Answer) -> SlotResult {
    SlotResult { slot, item: item.to_owned(), mark, max, language, answers: vec![answer] }
}

/// Eight attempts at five slots.
pub(super) fn small() -> Results {
    use Language::{De, Zh};
    let class = |id: &str| Answer::Class(id.to_owned());
    let rows = [
        (De, class("A"), [1.0, 2.0, 3.0, 0.0], "e", 2.0),
        (De, class("A"), [1.0, 2.0, 1.5, 0.0], "f", 1.0),
        (Zh, class("A"), [1.0, 0.0, 3.0, 1.0], "e", 1.0),
        (Zh, class("A"), [1.0, 2.0, 1.5, 0.0], "f", 2.0),
        (De, class("B"), [0.0, 2.0, 0.0, 1.0], "e", 0.0),
        (De, class("A"), [1.0, 0.0, 1.5, 0.0], "f", 0.0),
        (Zh, Answer::Nothing, [0.0, 0.0, 0.0, 1.0], "e", 1.0),
        (Zh, Answer::Other, [0.0, 0.0, 0.0, 1.0], "f", 0.0),
    ];
    let attempts = rows.map(|(language, answer, [a, b, c, d], item, mark)| AttemptResult {
        slots: vec![
            result(1, "a", a, 1.0, language, answer),
            result(2, "b", b, 2.0, language, Answer::Nothing),
            result(3, "c", c, 3.0, language, Answer::Nothing),
            result(4, "d", d, 1.0, language, Answer::Nothing),
            result(5, item, mark, 2.0, language, Answer::Nothing),
        ],
    });
    Results {
        slots: vec![
            fixed(1, 1.0, "a"),
            fixed(2, 2.0, "b"),
            fixed(3, 3.0, "c"),
            fixed(4, 1.0, "d"),
            SlotFacts { slot: 5, max: 2.0, item: None },
        ],
        items: vec![facts("a", Some(0.25), &["A", "B"]), facts("b", Some(0.5), &[])],
        attempts: attempts.into(),
    }
}

/// `people` attempts at ten slots by a formula: 1 to 7 all or nothing, 8 and 9 partial (9 below nothing, too), 10 drawn from three items.
pub(super) fn large(people: u32) -> Results {
    let max = |slot: u32| if slot == 10 { 2.0 } else { f64::from(1 + slot % 3) };
    let attempt = |person: u32| {
        let language = [Language::Zh, Language::De, Language::En][((person * 5 + person / 7) % 3) as usize];
        let answer = |slot: u32| {
            let easier = if slot == 3 && language == Language::De { 30 } else { 0 };
            let strength = 2 * (37 * person % 100) + (53 * person + 29 * slot + 7 * person * slot) % 100 + easier;
            let share = match slot {
                8 => f64::from((strength / 60).min(4)) / 4.0,
                9 if strength < 80 => -0.5,
                9 => f64::from(strength >= 160),
                10 => f64::from(strength > 150),
                _ => f64::from(strength > 60 + 20 * slot),
            };
            let item = if slot < 10 { format!("i{slot}") } else { format!("d{}", person * 3 / 7 % 3) };
            let class = ["A", "B", "C", "D"][(strength % 4) as usize];
            result(slot, &item, share * max(slot), max(slot), language, Answer::Class(class.to_owned()))
        };
        AttemptResult { slots: (1..=10).map(answer).collect() }
    };
    let mut slots: Vec<SlotFacts> = (1..10).map(|slot| fixed(slot, max(slot), &format!("i{slot}"))).collect();
    slots.push(SlotFacts { slot: 10, max: 2.0, item: None });
    let mut items: Vec<ItemFacts> = (1..6_u32).map(|slot| facts(&format!("i{slot}"), Some(1.0 / f64::from(slot + 1)), &[])).collect();
    items[0].parts = part(&["A", "B", "C"]);
    items.push(facts("d0", None, &["D"]));
    Results { slots, items, attempts: (0..people).map(attempt).collect() }
}

/// Figures under the names the script gives them.
#[derive(Default)]
struct Named(BTreeMap<String, Option<f64>>);

impl Named {
    fn put(&mut self, prefix: &str, name: &str, value: impl Into<Option<f64>>) {
        assert!(self.0.insert(format!("{prefix}{name}"), value.into()).is_none(), "{prefix}{name} twice");
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn count(&mut self, prefix: &str, name: &str, value: usize) {
        self.put(prefix, name, value as f64);
    }

    fn limits(&mut self, prefix: &str, interval: Option<Interval>) {
        self.put(prefix, ".low", interval.map(|interval| interval.low));
        self.put(prefix, ".high", interval.map(|interval| interval.high));
    }

    fn quiz(&mut self, at: &str, quiz: &QuizFigures) {
        self.count(at, ".attempts", quiz.attempts);
        self.put(at, ".max", quiz.max);
        self.put(at, ".mean", quiz.mean);
        self.put(at, ".mean_percent", quiz.mean_percent);
        self.limits(&format!("{at}.mean"), quiz.mean_interval);
        self.put(at, ".median", quiz.median);
        self.put(at, ".standard_deviation", quiz.standard_deviation);
        self.put(at, ".skewness", quiz.skewness);
        self.put(at, ".kurtosis", quiz.kurtosis);
        self.put(at, ".alpha", quiz.alpha);
        self.put(at, ".error_ratio", quiz.error_ratio);
        self.put(at, ".standard_error", quiz.standard_error);
    }

    fn item(&mut self, at: &str, item: &ItemFigures) {
        self.count(at, ".attempts", item.attempts);
        self.put(at, ".facility", item.facility);
        self.limits(&format!("{at}.facility"), item.facility_interval);
        self.put(at, ".standard_deviation", item.standard_deviation);
        self.put(at, ".guess", item.guess);
        self.put(at, ".intended_weight", item.intended_weight);
        self.put(at, ".effective_weight", item.effective_weight);
        self.put(at, ".discrimination", item.discrimination);
        self.put(at, ".efficiency", item.efficiency);
    }

    fn answers(&mut self, at: &str, table: &PartTable) {
        for row in &table.rows {
            let answer = match &row.answer {
                Answer::Class(id) => id.as_str(),
                Answer::Other => "other",
                Answer::Nothing => "nothing",
            };
            let at = format!("{at}.answer.{answer}");
            self.count(&at, ".count", row.count);
            self.put(&at, ".share", row.share);
            self.put(&at, ".rest_mean", row.rest_mean);
        }
    }

    fn languages(&mut self, at: &str, languages: &Languages) {
        for group in &languages.groups {
            let at = format!("{at}.{}", group.language.code());
            self.count(&at, ".attempts", group.attempts);
            self.put(&at, ".facility", group.facility);
            self.limits(&at, group.interval);
        }
        for difference in &languages.differences {
            let [one, other] = difference.languages.map(Language::code);
            let at = format!("{at}.{one}-{other}");
            self.put(&at, ".points", difference.raw.points);
            self.limits(&at, difference.raw.interval);
            let matched = difference.matched;
            self.put(&at, ".matched.points", matched.map(|matched| matched.difference.points));
            self.limits(&format!("{at}.matched"), matched.and_then(|matched| matched.difference.interval));
            self.put(&at, ".matched.strata", matched.map(|matched| f64::from(u32::try_from(matched.strata).unwrap())));
            self.put(&at, ".matched.attempts", matched.map(|matched| f64::from(u32::try_from(matched.attempts).unwrap())));
        }
    }

    fn all(&mut self, prefix: &str, results: &Results) {
        let figures = statistics(results);
        self.quiz(&format!("{prefix}.quiz"), &figures.quiz);
        for slot in &figures.slots {
            self.item(&format!("{prefix}.slot.{}", slot.slot), &slot.figures);
        }
        for item in &figures.items {
            let at = format!("{prefix}.item.{}", item.key);
            self.item(&at, &item.figures);
            item.parts.iter().for_each(|table| self.answers(&at, table));
            self.languages(&at, &item.languages);
        }
    }
}

#[test]
fn every_figure_is_the_one_numpy_and_scipy_compute() {
    let mut ours = Named::default();
    ours.all("small", &small());
    ours.all("large", &large(100));
    let mut wrong = Vec::new();
    for line in include_str!("reference.txt").lines() {
        let (name, value) = line.split_once(' ').unwrap();
        let expected: Option<f64> = (value != "none").then(|| value.parse().unwrap());
        let same = match (ours.0.remove(name), expected) {
            (Some(Some(ours)), Some(expected)) => (ours - expected).abs() <= 1e-6,
            (Some(None), None) => true,
            (ours, _) => {
                wrong.push(format!("{name}: {ours:?} instead of {value}"));
                continue;
            }
        };
        if !same {
            wrong.push(format!("{name}: not {value}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ours.0.is_empty(), "the script does not compute {:?}", ours.0);
}

/// Of the eight attempts on paper: totals 8, 5.5, 6, 6.5, 3, 2.5, 2 and 1, and the first item right five times.
#[test]
fn the_small_quiz_is_right_by_hand() {
    let figures = statistics(&small());
    let close = |value: Option<f64>, expected: f64| assert!((value.unwrap() - expected).abs() < 1e-12, "{value:?}");
    close(figures.quiz.mean, 34.5 / 8.0);
    close(figures.quiz.median, f64::midpoint(3.0, 5.5));
    // Σ T² = 192.75, less 34.5² / 8, over 7
    close(figures.quiz.standard_deviation.map(|deviation| deviation * deviation), (192.75 - 34.5 * 34.5 / 8.0) / 7.0);
    let first = &figures.items[0];
    close(first.figures.facility, 62.5);
    close(first.figures.intended_weight, 100.0 / 9.0);
    let rows = &first.parts[0].rows;
    assert_eq!(rows.iter().map(|row| row.count).collect::<Vec<_>>(), [5, 1, 1, 1]);
    // 7, 4.5, 5, 5.5 and 1.5
    close(rows[0].rest_mean, 23.5 / 5.0);
}
