use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::problem::Wrong;
use crate::quizzes::view::{Mark, Shown};

/// Prompts that belong to the answers at these places, of as many answers.
fn item(belong: &[usize], answers: usize) -> Matching {
    let prompt = |(place, answer): (usize, &usize)| MatchPrompt {
        id: format!("p{place}"),
        text: text("prompt"),
        answer: format!("a{answer}"),
        feedback: text(&format!("about {place}")),
    };
    let answer = |place| Label { id: format!("a{place}"), text: text("answer") };
    Matching { prompts: belong.iter().enumerate().map(prompt).collect(), answers: (0..answers).map(answer).collect() }
}

/// Gives the prompts, from the first, these answers; none leaves one open.
fn matched(answers: &[Option<usize>]) -> Response {
    fields(answers.iter().enumerate().filter_map(|(place, answer)| answer.map(|answer| (format!("p{place}"), format!("a{answer}")))))
}

#[test]
fn every_prompt_weighs_the_same() {
    let item = item(&[0, 1, 1, 2], 4);
    assert_eq!(found(&item), []);
    for (answers, worth) in [
        ([Some(0), Some(1), Some(1), Some(2)], 1.0),
        ([Some(0), Some(1), Some(1), Some(3)], 0.75),
        ([Some(0), None, None, None], 0.25),
        ([Some(1), Some(0), Some(0), Some(0)], 0.0),
        ([None; 4], 0.0),
    ] {
        assert_share(&item, matched(&answers), worth);
    }
    assert_share(&item, [("p0", "a0"), ("p1", "a9")], 0.0);
    assert_share(&item, [("p0", "a0"), ("p9", "a0")], 0.0);
}

#[test]
fn a_prompt_whose_answer_is_missing_is_a_problem() {
    assert_problem(&item(&[0, 2], 2), "prompts.1.answer", Wrong::UnknownId);
    assert_problem(&item(&[0], 2), "prompts", Wrong::TooFew);
    assert_problem(&item(&[0, 0], 1), "answers", Wrong::TooFew);
    let mut twins = item(&[0, 1], 2);
    twins.prompts[1].id = "p0".to_owned();
    assert_problem(&twins, "prompts.1.id", Wrong::SameId);
    let mut silent = item(&[0, 1], 2);
    silent.answers[0].text = Text::default();
    assert_problem(&silent, "answers.0.text", Wrong::NoText);
}

#[test]
fn answers_are_shuffled_and_prompts_are_not() {
    let item = item(&[0, 1], 3);
    let mut order = item.shuffle(&mut draws(7));
    order.sort();
    assert_eq!(order, ["a0", "a1", "a2"]);
    let rows = |shown| {
        // an id of a prompt in the order changes nothing
        let controls = controls(&item, &matched(&[Some(1), None]), &["p1", "a2", "a0", "a1"], shown);
        let [Control::Selects { choices, rows, ordering: false }] = &controls[..] else { panic!("{controls:?}") };
        assert_eq!(choices.iter().map(|choice| &*choice.value).collect::<Vec<_>>(), ["a2", "a0", "a1"]);
        rows.iter()
            .map(|row| (row.name.clone(), row.value.clone(), row.mark, row.solution.clone(), row.feedback_html.clone()))
            .collect::<Vec<_>>()
    };
    let (p0, p1, a0, a1) = ("p0".to_owned(), "p1".to_owned(), "a0".to_owned(), "a1".to_owned());
    assert_eq!(rows(Shown::default()), [(p0.clone(), a1.clone(), None, None, None), (p1.clone(), String::new(), None, None, None)]);
    let answered = (p0, a1.clone(), Some(Mark::Wrong), Some(a0), Some("about 0".to_owned()));
    assert_eq!(rows(ALL_SHOWN), [answered, (p1, String::new(), None, Some(a1), None)]);
}

/// Where prompts belong, what was answered, and one of the places.
fn answered() -> impl Strategy<Value = (Vec<usize>, Vec<Option<usize>>, usize)> {
    let prompts = proptest::collection::vec((0_usize..5, proptest::option::of(0_usize..5)), 2..7);
    (prompts, any::<prop::sample::Index>()).prop_map(|(prompts, index)| {
        let place = index.index(prompts.len());
        let (belong, answers) = prompts.into_iter().unzip();
        (belong, answers, place)
    })
}

proptest! {
    #[test]
    fn one_more_right_answer_never_lowers((belong, mut answers, place) in answered()) {
        let item = item(&belong, 5);
        let before = share(&item, &matched(&answers));
        prop_assert!((0.0..=1.0).contains(&before));
        answers[place] = Some(belong[place]);
        prop_assert!(share(&item, &matched(&answers)) >= before);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }

    #[test]
    fn the_order_of_prompts_and_answers_does_not_matter((belong, answers, _) in answered(), seed in any::<u64>()) {
        let mut item = item(&belong, 5);
        let before = share(&item, &matched(&answers));
        let order = item.shuffle(&mut draws(seed));
        item.answers.sort_by_key(|answer| order.iter().position(|id| *id == answer.id));
        item.prompts.reverse();
        prop_assert!((share(&item, &matched(&answers)) - before).abs() < 1e-9);
    }

    #[test]
    fn guessing_gets_the_mean_of_one_answer_to_all((belong, _, _) in answered()) {
        let item = item(&belong, 5);
        let mean = choice::mean((0..5).map(|answer| share(&item, &matched(&vec![Some(answer); belong.len()]))));
        prop_assert!((item.guess().unwrap() - mean).abs() < 1e-9);
    }
}
