//! Entries to be brought into an order.

use domain::quizzes::kinds::{OrderScoring, Ordering};

use super::parts::Parts;
use super::scoring::{RESPONSE, Scoring, add, declaration, first_of, value, variable};
use super::writer::Writer;
use crate::qti::names::{OURS, identifier};
use crate::qti::tree::{Element, element};

pub fn ordering(writer: &mut Writer<'_>, body: &Ordering) -> Parts {
    let right: Vec<String> = body.entries.iter().map(|entry| identifier(&entry.id)).collect();
    // not in their right order, should somebody's system not shuffle them
    let mut shown: Vec<_> = body.entries.iter().collect();
    shown.sort_by_key(|entry| mixed(&entry.id));
    let choices = shown
        .into_iter()
        .map(|entry| element("qti-simple-choice").with("identifier", identifier(&entry.id)).holding(writer.line(&entry.text)));
    let mut interaction = element("qti-order-interaction").with("response-identifier", RESPONSE).with("shuffle", "true").holding(choices);
    let scoring = match body.scoring {
        OrderScoring::AllOrNothing => Scoring::Match,
        OrderScoring::ByPosition => Scoring::Rules(by_place(&right, writer.marks)),
        OrderScoring::ByPair => {
            interaction = interaction.with(&format!("{OURS}scoring"), "by_pair");
            writer.scoring_approximated("by_pair");
            Scoring::Rules(by_place(&right, writer.marks))
        }
    };
    Parts {
        declarations: vec![declaration(RESPONSE, "ordered", "identifier", &right, None)],
        body: vec![interaction.into()],
        scoring,
        ..Parts::default()
    }
}

/// The same for the same id, and in no order that means anything (FNV-1a).
fn mixed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// A share of the marks for each entry that is at its place.
fn by_place(right: &[String], marks: f64) -> Vec<Element> {
    let share = marks / f64::from(u32::try_from(right.len().max(1)).unwrap_or(u32::MAX));
    let rule = |(place, entry): (usize, &String)| {
        let there = element("qti-index").with("n", place + 1).holding([variable(RESPONSE)]);
        let is_right = element("qti-match").holding([there, value("identifier", entry)]);
        first_of(vec![(is_right, add(value("float", share)))])
    };
    right.iter().enumerate().map(rule).collect()
}
