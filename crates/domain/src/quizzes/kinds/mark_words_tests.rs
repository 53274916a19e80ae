use proptest::prelude::*;

use super::*;
use crate::Language;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::view::{Mark, OptionView, Shown};

/// Tokens of which these are right, in a text that has them all.
fn item(correct: &[bool]) -> MarkWords {
    let token =
        |(place, correct): (usize, &bool)| Token { id: format!("t{place}"), correct: *correct, feedback: text(&format!("about {place}")) };
    let words: Vec<String> = (0..correct.len()).map(|place| format!("[[t{place}|word {place}]]")).collect();
    MarkWords { text: text(&words.join(", ")), tokens: correct.iter().enumerate().map(token).collect() }
}

fn marked(places: &[usize]) -> Response {
    fields(places.iter().map(|place| (format!("t{place}"), "1".to_owned())))
}

#[test]
fn wrong_marks_are_taken_off() {
    let item = item(&[true, true, true, false, false]);
    assert_eq!(found(&item), []);
    for (places, worth) in [
        (&[0, 1, 2][..], 1.0),
        (&[0, 1], 2.0 / 3.0),
        (&[0, 1, 3], 1.0 / 3.0),
        (&[0, 3], 0.0),
        (&[3, 4], 0.0),
        (&[0, 1, 2, 3, 4], 1.0 / 3.0),
        (&[], 0.0),
    ] {
        assert_share(&item, marked(places), worth);
    }
    assert_share(&item, [("t0", "1"), ("t9", "1")], 0.0);
    assert_share(&item, [("t0", "yes")], 0.0);
}

#[test]
fn every_language_has_every_token_with_words() {
    let mut item = item(&[true, false]);
    item.text.set(Language::Zh, "[[t1|二]]和[[t0|一]]");
    assert_eq!(found(&item), []);
    item.text.set(Language::De, "[[t0|eins]] und zwei");
    assert_problem(&item, "text.de", Wrong::MarkersDiffer);
    item.text.set(Language::De, "[[t0|eins]] und [[t1]]");
    assert_problem(&item, "text.de", Wrong::MarkersDiffer);
}

#[test]
fn an_item_with_nothing_to_choose_is_a_problem() {
    assert_problem(&item(&[true]), "tokens", Wrong::TooFew);
    assert_problem(&item(&[false, false]), "tokens", Wrong::NoRightAnswer);
    assert_problem(&MarkWords { text: Text::default(), ..item(&[true, false]) }, "text", Wrong::NoText);
}

#[test]
fn the_text_stands_with_its_words_to_mark() {
    let mut item = item(&[true, false]);
    item.text = text("<p>The <em>[[t0|first</em> one]] and [[t1|CO<sub>2</sub>]], [[t9|none]].</p>");
    assert_eq!(item.shuffle(&mut draws(1)), [""; 0]);
    let words = |id: &str, html: &str, chosen| OptionView {
        value: id.to_owned(),
        html: html.to_owned(),
        chosen,
        mark: None,
        solution: false,
        feedback_html: None,
    };
    let html = |html: &str| Piece::Html(html.to_owned());
    let of = |first, second| {
        let pieces =
            [html("<p>The <em>"), Piece::Words(first), html(" and "), Piece::Words(second), html(", "), html("none"), html(".</p>")];
        [Control::Inline(pieces.into())]
    };
    let (first, second) = (words("t0", "first one", false), words("t1", "CO<sub>2</sub>", true));
    assert_eq!(controls(&item, &marked(&[1]), &["t1", "t0"], Shown::default()), of(first.clone(), second.clone()));
    let right = OptionView { mark: Some(Mark::Right), solution: true, ..first };
    let wrong = OptionView { mark: Some(Mark::Wrong), feedback_html: Some("about 1".into()), ..second };
    assert_eq!(controls(&item, &marked(&[1]), &[], ALL_SHOWN), of(right, wrong));
}

proptest! {
    #[test]
    fn a_right_mark_never_lowers_and_a_wrong_one_never_raises(tokens in proptest::collection::vec(any::<(bool, bool)>(), 1..8), index in any::<prop::sample::Index>()) {
        let (mut correct, chosen): (Vec<bool>, Vec<bool>) = tokens.into_iter().unzip();
        let place = index.index(correct.len());
        if !correct.contains(&true) {
            correct[0] = true;
        }
        let mut item = item(&correct);
        let before: Vec<usize> = (0..chosen.len()).filter(|other| chosen[*other] && *other != place).collect();
        let without = share(&item, &marked(&before));
        let response = marked(&[&before[..], &[place]].concat());
        let with = share(&item, &response);
        prop_assert!((0.0..=1.0).contains(&with));
        let order = with.partial_cmp(&without);
        prop_assert_ne!(order, Some(if correct[place] { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater }));
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
        item.tokens.reverse();
        prop_assert!((share(&item, &response) - with).abs() < 1e-9);
    }
}
