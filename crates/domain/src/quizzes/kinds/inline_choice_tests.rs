use proptest::prelude::*;

use super::*;
use crate::Language;
use crate::quizzes::view::Shown;

fn text(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn gap(id: &str, credits: &[f64]) -> ChoiceGap {
    let option =
        |(place, credit): (usize, &f64)| Choice { id: format!("o{place}"), text: text("words"), credit: *credit, ..Choice::default() };
    ChoiceGap { id: id.to_owned(), options: credits.iter().enumerate().map(option).collect() }
}

fn order() -> InlineChoice {
    InlineChoice { text: text("First [[a]], then [[b]]."), gaps: vec![gap("a", &[1.0, 0.0, 0.0]), gap("b", &[0.0, 1.0])] }
}

fn worth(item: &InlineChoice, response: &Response) -> f64 {
    item.score(response, &Variables::new()).share().unwrap()
}

#[test]
fn each_list_counts_the_same() {
    assert!((worth(&order(), &Response::from([("a", "o0"), ("b", "o1")])) - 1.0).abs() < 1e-9);
    assert!((worth(&order(), &Response::from([("a", "o0"), ("b", "o0")])) - 0.5).abs() < 1e-9);
    assert!((worth(&order(), &Response::from([("b", "o1")])) - 0.5).abs() < 1e-9);
    assert!(worth(&order(), &Response::default()).abs() < 1e-9);
    assert_eq!(order().guess().map(|guess| (guess * 12.0).round()), Some(5.0), "the mean of a third and a half");
}

#[test]
fn a_response_names_lists_and_their_options() {
    assert_eq!(order().check(&Response::from([("c", "o0")])), Err(Misfit::NoSuchField));
    assert_eq!(order().check(&Response::from([("b", "o2")])), Err(Misfit::NoSuchValue));
    assert_eq!(order().score(&Response::from([("a", "o0"), ("b", "o2")]), &Variables::new()), Score::NONE);
    assert_eq!(order().classify(&Response::from([("b", "o0")]), &Variables::new()), [None, Some("o0".to_owned())]);
    assert!(!order().is_complete(&Response::from([("b", "o0")])));
}

#[test]
fn the_text_is_shown_with_lists_in_the_authors_order() {
    let response = Response::from([("b", "o0")]);
    let seen = Seen { language: Language::De, response: &response, variables: &Variables::new(), order: &[], shown: Shown::default() };
    let [Control::Inline(pieces)] = &order().controls(&seen)[..] else { panic!("one text") };
    let [Piece::Html(first), Piece::Select { choices, row: a }, Piece::Html(_), Piece::Select { row: b, .. }, Piece::Html(_)] = &pieces[..]
    else {
        panic!("{pieces:?}")
    };
    assert_eq!((first.as_str(), a.name.as_str(), a.value.as_str(), b.value.as_str()), ("First ", "a", "", "o0"));
    assert_eq!(choices.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>(), ["o0", "o1", "o2"]);
    assert_eq!(order().shuffle(&mut |_| 0), Vec::<String>::new());
}

#[test]
fn its_problems_are_found() {
    let mut problems = Problems::default();
    order().problems(&mut problems);
    assert_eq!(problems.into_vec(), []);
    let mut problems = Problems::default();
    InlineChoice { text: text("[[a]]"), gaps: vec![gap("a", &[0.5, 0.0]), gap("b", &[1.0])] }.problems(&mut problems);
    let found: Vec<(String, Wrong)> = problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    let expected = [("text.en", Wrong::MarkersDiffer), ("gaps.0.options", Wrong::NoRightAnswer), ("gaps.1.options", Wrong::TooFew)];
    assert_eq!(found, expected.map(|(at, what)| (at.to_owned(), what)));
}

proptest! {
    #[test]
    fn shares_are_in_range_and_the_solution_gets_everything(credits in prop::collection::vec(prop::collection::vec(-1.0..=1.0_f64, 1..5), 1..5), picks in prop::collection::vec(0_usize..5, 5)) {
        let mut gaps: Vec<ChoiceGap> = credits.iter().enumerate().map(|(n, credits)| gap(&format!("g{n}"), credits)).collect();
        for gap in &mut gaps {
            gap.options[0].credit = 1.0;
        }
        let item = InlineChoice { text: Text::default(), gaps };
        let picked = Response(item.gaps.iter().zip(&picks).map(|(gap, pick)| (gap.id.clone(), gap.options[pick % gap.options.len()].id.clone())).collect());
        prop_assert!((0.0..=1.0).contains(&worth(&item, &picked)));
        prop_assert!(item.guess().is_some_and(|guess| (0.0..=1.0).contains(&guess)));
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }
}
