use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::quizzes::item::Accepted;
use crate::quizzes::problem::Problem;

fn is(accepted: &str, text: &str) -> bool {
    Folded::new(text, false).matches(accepted)
}

fn is_with_case(accepted: &str, text: &str) -> bool {
    Folded::new(text, true).matches(accepted)
}

#[test]
fn case_counts_only_when_asked_for() {
    assert!(is("Argon", "aRGON"));
    assert!(!is_with_case("Argon", "argon"));
    assert!(is_with_case("Argon", "Argon"));
    assert!(is("ΟΔΟΣ", "οδος"));
}

#[test]
fn width_and_unicode_form_do_not_count() {
    assert!(is("CO2", "ＣＯ２"));
    assert!(is("ABC123,.", "ＡＢＣ１２３，。"));
    assert!(is("m²", "m2"));
    assert!(is("CO2", "CO₂"));
    assert!(is("Café", "Cafe\u{301}"));
    assert!(is("½", "1/2"));
    assert!(is_with_case("MAG", "ＭＡＧ"));
}

#[test]
fn german_may_be_written_without_umlauts() {
    assert!(is("Schweißnaht", "Schweissnaht"));
    assert!(is("Schweissnaht", "SCHWEISSNAHT"));
    assert!(is("SCHWEIẞNAHT", "schweißnaht"));
    assert!(is("Ue", "Ü"));
    assert!(is("Ölnebel", "Oelnebel"));
    assert!(!is("Ölnebel", "Olnebel"), "an umlaut left out is a mistake");
    assert!(is_with_case("Übung", "Uebung"));
    assert!(!is_with_case("Übung", "uebung"));
}

#[test]
fn shapes_of_marks_do_not_count() {
    assert!(is("worker's", "worker’s"));
    assert!(is("MIG-MAG", "MIG–MAG"));
    assert!(is("Schweißrauch", "Schweiß\u{ad}rauch"));
}

#[test]
fn white_space_is_one_space_and_nothing_in_chinese() {
    assert!(is("open arc", "  open \t\u{a0} arc "));
    assert!(!is("open arc", "openarc"));
    assert!(is("焊缝", "焊 缝"));
    assert!(is("CO2 气体", "CO2气体"));
    assert!(is("CO2 *", "CO2气体"));
}

#[test]
fn punctuation_at_the_end_is_ignored_unless_it_is_all() {
    assert!(is("yes", "Yes!"));
    assert!(is("Stop!", "stop"));
    assert!(is("好", "好。"));
    assert!(is(";", ";"));
    assert!(!is(";", "."));
    assert!(!is("yes", "!yes"));
}

#[test]
fn a_star_is_any_run_and_an_escaped_one_is_a_star() {
    assert!(is("weld*", "welding"));
    assert!(is("*rauch*absaugung", "Schweißrauch-Absaugung"));
    assert!(!is("weld*", "a weld"));
    assert!(is(r"5 \* 3", "5 * 3"));
    assert!(!is(r"5 \* 3", "5 and 3"));
    assert!(!is("a*b*c", "a c b"));
    assert!(is(r"a\b", r"a\b"));
}

#[test]
fn an_accepted_text_of_nothing_accepts_nothing() {
    assert!(!is("", ""));
    assert!(!is("  ", "x"));
}

#[test]
fn the_first_answer_that_fits_counts() {
    let answer = |id: &str, text: &str| TextAnswer {
        id: id.to_owned(),
        accepted: Accepted { any: vec![text.to_owned()], ..Accepted::default() },
        ..Default::default()
    };
    let answers = [answer("a", "arc*"), answer("b", "*")];
    assert_eq!(find("arc eye", &answers, false).map(|a| a.id.as_str()), Some("a"));
    assert_eq!(find("eye", &answers, false).map(|a| a.id.as_str()), Some("b"));
    assert_eq!(find("eye", &answers[..1], false), None);
}

#[test]
fn the_solution_is_in_the_language_and_rather_plain() {
    let accepted = Accepted {
        any: vec!["glove*".to_owned()],
        de: vec!["Hand*".to_owned(), "Handschuhe".to_owned()],
        zh: vec!["手套".to_owned()],
        ..Accepted::default()
    };
    let answers = [TextAnswer { id: "a".to_owned(), accepted, credit: 1.0, ..Default::default() }];
    assert_eq!(solution(&answers, false, Some(Language::De)).as_deref(), Some("Handschuhe"));
    assert_eq!(solution(&answers, false, Some(Language::Zh)).as_deref(), Some("手套"));
    assert_eq!(solution(&answers, false, None).as_deref(), Some("手套"));
}

#[test]
fn a_solution_hidden_behind_a_worse_answer_is_none() {
    let answer = |id: &str, text: &str, credit| TextAnswer {
        id: id.to_owned(),
        accepted: Accepted { any: vec![text.to_owned()], ..Accepted::default() },
        credit,
        ..Default::default()
    };
    assert_eq!(solution(&[answer("a", "*", 0.5), answer("b", "arc", 1.0)], false, None), None);
    assert_eq!(solution(&[answer("b", "arc*", 1.0), answer("a", "*", 0.5)], false, None).as_deref(), Some("arc…"));
}

#[test]
fn an_adversarial_pattern_takes_no_time() {
    let pattern = "*a".repeat(250);
    let text = format!("{}b", "a".repeat(500));
    let started = Instant::now();
    for _ in 0..20 {
        assert!(!is(&pattern, &text));
    }
    assert!(started.elapsed().as_secs() < 5, "20 comparisons took {:?}", started.elapsed());
}

#[test]
fn what_cannot_be_used_is_found() {
    let what = |answers: &[TextAnswer]| {
        let mut found = Problems::default();
        check_answers(answers, false, &mut found);
        found.into_vec()
    };
    assert_eq!(what(&[]), [Problem { at: "answers".to_owned(), what: Wrong::TooFew }]);
    let answer = TextAnswer {
        id: "a".to_owned(),
        accepted: Accepted { zh: vec!["x".repeat(501)], ..Accepted::default() },
        credit: 2.0,
        ..Default::default()
    };
    assert_eq!(
        what(&[answer]),
        [
            Problem { at: "answers.0.credit".to_owned(), what: Wrong::BadCredit },
            Problem { at: "answers.0.accepted".to_owned(), what: Wrong::TooLong }
        ]
    );
    let half = TextAnswer { id: "a".to_owned(), credit: 0.5, ..Default::default() };
    assert_eq!(
        what(&[half]),
        [
            Problem { at: "answers".to_owned(), what: Wrong::NoRightAnswer },
            Problem { at: "answers.0.accepted".to_owned(), what: Wrong::NoText }
        ]
    );
}

proptest! {
    #[test]
    fn a_pattern_accepts_itself_and_its_example(pattern in "[ -\\[\\]-~äöüßÄÖÜé焊缝。，Ａ１*]{1,40}", case in any::<bool>()) {
        prop_assume!(!pattern.trim().is_empty());
        prop_assert!(Folded::new(&pattern, case).matches(&pattern));
    }

    #[test]
    fn an_example_fits_what_it_is_made_from(pattern in r"[a-cA-C*\\ äß.焊]{1,20}", case in any::<bool>()) {
        prop_assume!(!pattern.trim().is_empty());
        prop_assert!(Folded::new(&example(&pattern), case).matches(&pattern), "{:?}", example(&pattern));
    }

    #[test]
    fn a_star_accepts_everything(text in any::<String>(), case in any::<bool>()) {
        prop_assert!(Folded::new(&text, case).matches("*"));
    }

    #[test]
    fn any_text_without_stars_accepts_itself(text in any::<String>()) {
        let text = format!("a{}", text.replace('*', ""));
        prop_assert!(is(&text, &text));
    }

    #[test]
    fn what_fits_is_what_the_naive_definition_says(text in "[ab]{0,8}", pattern in "[ab*]{0,6}") {
        fn naive(text: &[char], pattern: &[Option<char>]) -> bool {
            match pattern.split_first() {
                None => text.is_empty(),
                Some((None, rest)) => (0..=text.len()).any(|n| naive(&text[n..], rest)),
                Some((Some(c), rest)) => text.first() == Some(c) && naive(&text[1..], rest),
            }
        }
        let text: Vec<char> = text.chars().collect();
        let pattern: Vec<Option<char>> = pattern.chars().map(|c| (c != '*').then_some(c)).collect();
        prop_assert_eq!(fits(&text, &pattern), naive(&text, &pattern));
    }
}
