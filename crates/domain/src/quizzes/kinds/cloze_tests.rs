use proptest::prelude::*;

use super::*;
use crate::Language;
use crate::quizzes::item::{Accepted, Tolerance};
use crate::quizzes::problem::Problem;
use crate::quizzes::view::Shown;

fn text(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn option(id: &str, credit: f64) -> Choice {
    Choice { id: id.to_owned(), text: text(id), credit, ..Choice::default() }
}

fn cloze(weights: [f64; 3]) -> Cloze {
    let accepted = Accepted { any: vec!["argon".to_owned()], ..Accepted::default() };
    let answers = vec![TextAnswer { id: "argon".to_owned(), accepted, credit: 1.0, ..TextAnswer::default() }];
    let number =
        NumberAnswer { id: "twelve".to_owned(), value: 12.0, tolerance: Tolerance::Absolute(1.0), credit: 1.0, ..NumberAnswer::default() };
    let [gas, flow, sign] = weights;
    Cloze {
        text: text("<p>Set [[gas]] to [[flow]] l/min; the sign is [[sign]].</p>"),
        gaps: vec![
            Gap { id: "gas".to_owned(), weight: gas, accepts: GapKind::Text { answers, case_sensitive: false } },
            Gap { id: "flow".to_owned(), weight: flow, accepts: GapKind::Number { answers: vec![number], rules: NumberRules::default() } },
            Gap {
                id: "sign".to_owned(),
                weight: sign,
                accepts: GapKind::Choice { options: vec![option("blue", 1.0), option("red", -0.5)] },
            },
        ],
    }
}

fn worth(cloze: &Cloze, response: &Response) -> f64 {
    cloze.score(response, &Variables::new()).share().unwrap()
}

fn problems(cloze: &Cloze) -> Vec<Problem> {
    let mut problems = Problems::default();
    cloze.problems(&mut problems);
    problems.into_vec()
}

#[test]
fn gaps_count_by_their_weight() {
    let cloze = cloze([1.0, 2.0, 1.0]);
    assert!((worth(&cloze, &Response::from([("gas", "Argon")])) - 0.25).abs() < 1e-9);
    assert!((worth(&cloze, &Response::from([("gas", "Argon"), ("flow", "11,5 l/min")])) - 0.75).abs() < 1e-9);
    assert!((worth(&cloze, &Response::from([("gas", "Argon"), ("flow", "12"), ("sign", "red")])) - 0.625).abs() < 1e-9);
    assert!(worth(&cloze, &Response::from([("sign", "red")])).abs() < 1e-9, "not below nothing");
}

#[test]
fn each_gap_is_a_part_with_its_classes() {
    let cloze = cloze([1.0; 3]);
    let parts: Vec<(String, usize)> = cloze.parts().into_iter().map(|part| (part.id, part.classes.len())).collect();
    assert_eq!(parts, [("gas".to_owned(), 1), ("flow".to_owned(), 1), ("sign".to_owned(), 2)]);
    let classes = cloze.classify(&Response::from([("gas", "helium"), ("flow", "12"), ("sign", "red")]), &Variables::new());
    assert_eq!(classes, [None, Some("twelve".to_owned()), Some("red".to_owned())]);
    assert_eq!(cloze.guess().map(|guess| (guess * 1e6).round()), Some(83_333.0), "a third of the mean of 1 and -0.5");
}

#[test]
fn fields_are_those_of_the_gaps() {
    let cloze = cloze([1.0; 3]);
    assert_eq!(cloze.check(&Response::from([("oil", "1")])), Err(Misfit::NoSuchField));
    assert_eq!(cloze.check(&Response::from([("sign", "green")])), Err(Misfit::NoSuchValue));
    assert_eq!(cloze.check(&Response::from([("gas", &*"a".repeat(201))])), Err(Misfit::TooLong));
    assert!(!cloze.is_complete(&Response::from([("gas", "a"), ("flow", "b")])));
    assert!(cloze.is_complete(&Response::from([("gas", "a"), ("flow", "b"), ("sign", "red")])));
}

#[test]
fn the_text_is_shown_with_its_fields_in_any_language() {
    let mut cloze = cloze([1.0; 3]);
    cloze.text.set(Language::De, "<p>[[sign]], [[flow]], [[gas]]</p>");
    let response = Response::from([("gas", "Argon"), ("sign", "blue")]);
    let pieces = |language| {
        let seen = Seen {
            language,
            response: &response,
            variables: &Variables::new(),
            order: &[],
            shown: Shown { open: true, ..Shown::default() },
        };
        match cloze.controls(&seen).remove(0) {
            Control::Inline(pieces) => pieces,
            other => panic!("{other:?}"),
        }
    };
    let fields = |language| -> Vec<(String, String)> {
        let field = |piece: Piece| match piece {
            Piece::Write(write) => Some((write.name, write.value)),
            Piece::Select { row, .. } => Some((row.name, row.value)),
            Piece::Html(_) | Piece::Words(_) => None,
        };
        pieces(language).into_iter().filter_map(field).collect()
    };
    let as_pairs = |fields: [(&str, &str); 3]| fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(fields(Language::En), as_pairs([("gas", "Argon"), ("flow", ""), ("sign", "blue")]));
    assert_eq!(fields(Language::De), as_pairs([("sign", "blue"), ("flow", ""), ("gas", "Argon")]));
    assert_eq!(pieces(Language::En)[0], Piece::Html("<p>Set ".to_owned()));
}

#[test]
fn its_problems_are_found() {
    assert_eq!(problems(&cloze([1.0; 3])), []);
    let mut bad = cloze([0.0, 1.0, 1.0]);
    bad.text.set(Language::Zh, "[[gas]] [[flow]]");
    bad.gaps[2].accepts = GapKind::Choice { options: vec![option("blue", 0.5)] };
    let found: Vec<(String, Wrong)> = problems(&bad).into_iter().map(|problem| (problem.at, problem.what)).collect();
    let expected = [
        ("text.zh", Wrong::MarkersDiffer),
        ("gaps.0.weight", Wrong::BadMarks),
        ("gaps.2.accepts.options", Wrong::TooFew),
        ("gaps.2.accepts.options", Wrong::NoRightAnswer),
    ];
    assert_eq!(found, expected.map(|(at, what)| (at.to_owned(), what)));
}

#[test]
fn every_text_is_visited() {
    let mut places = Vec::new();
    cloze([1.0; 3]).texts(&mut |_, place| places.push(place));
    let expected = [Place::Block, Place::Block, Place::Block, Place::Line, Place::Block, Place::Line, Place::Block];
    assert_eq!(places, expected, "the text, two feedbacks, two options with feedback");
}

proptest! {
    #[test]
    fn shares_sum_by_weight_and_the_solution_gets_everything(weights in prop::array::uniform3(0.01..100.0_f64), gas in any::<bool>(), flow in any::<bool>(), sign in any::<bool>()) {
        let cloze = cloze(weights);
        let all = cloze.solution(&Variables::new());
        prop_assert_eq!(cloze.score(&all, &Variables::new()), Score::FULL);
        let given = [("gas", gas), ("flow", flow), ("sign", sign)];
        let some = Response(all.0.into_iter().filter(|(id, _)| given.contains(&(id.as_str(), true))).collect());
        let expected: f64 = given.iter().zip(weights).filter(|((_, given), _)| *given).map(|(_, weight)| weight).sum::<f64>() / weights.iter().sum::<f64>();
        prop_assert!((worth(&cloze, &some) - expected).abs() < 1e-9);
    }

    #[test]
    fn any_answer_is_worth_a_share(weights in prop::array::uniform3(any::<f64>()), gas in any::<String>(), flow in any::<String>(), sign in "blue|red|green|") {
        let cloze = cloze(weights);
        let share = worth(&cloze, &Response::from([("gas", &*gas), ("flow", &*flow), ("sign", &*sign)]));
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert!(cloze.guess().is_some_and(|guess| (0.0..=1.0).contains(&guess)));
    }
}
