//! The statistics of a small quiz, from answers to figures.

use domain::Language;
use domain::quizzes::definition::Conditions;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, answer, choice, choose, essay, send, speaking};
use crate::quizzes::{Decision, MarkQuestion, end_attempt, mark_question};

fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|f| (f - expected).abs() < 1e-6), "{found:?} is not {expected}");
}

both_databases! {
    async fn a_small_quiz_has_the_figures_one_computes_by_hand(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        // totals 2, 1, 1.5, 0
        for (name, chosen) in [("mei", ["a", "a"]), ("anna", ["a", "b"]), ("paul", ["a", "c"]), ("li", ["b", "b"])] {
            exam.handed_in(name, &chosen).await;
        }
        exam.begun("under-way").await;
        let found = quiz_statistics(&exam.teacher, exam.quiz).await.unwrap();
        assert_eq!((found.counted, found.waiting, found.statistics.quiz.attempts), (4, 0, 4));
        near(found.statistics.quiz.mean, 1.125);
        near(found.statistics.quiz.mean_percent, 56.25);
        near(found.statistics.quiz.median, 1.25);
        // √(Σ (T − 1.125)² / 3) = √(2.1875 / 3)
        near(found.statistics.quiz.standard_deviation, (2.1875_f64 / 3.0).sqrt());
        let facilities: Vec<_> = found.statistics.slots.iter().map(|slot| slot.figures.facility).collect();
        near(facilities[0], 75.0);
        near(facilities[1], 37.5);
        assert!(found.statistics.slots.iter().all(|slot| !slot.drawn));
        let of_seam = &found.statistics.items.iter().find(|i| i.key == exam.items[1].to_string()).unwrap().parts[0];
        assert_eq!(found.items[&exam.items[1].to_string()].1.source.id, "seam");
        let counts: Vec<_> = of_seam.rows.iter().map(|row| (row.answer.clone(), row.count)).collect();
        let class = |id: &str| Answer::Class(id.to_owned());
        assert_eq!(counts, [(class("a"), 1), (class("b"), 2), (class("c"), 1), (Answer::Other, 0), (Answer::Nothing, 0)]);
    }

    async fn attempts_that_wait_for_a_person_are_left_out_until_they_are_marked(db) {
        let exam = Exam::new(db, &[essay("why")]).await;
        let mut attempts = Vec::new();
        for name in ["mei", "anna"] {
            let (learner, attempt) = exam.begun(name).await;
            send(&learner, answer(&learner, attempt, 1, &[("text", "So.")])).await;
            end_attempt(&learner, attempt).await.unwrap();
            attempts.push(attempt);
        }
        let input = MarkQuestion { attempt: attempts[0], question: 1, decision: Decision::Marks(5.0), comment: String::new() };
        mark_question(&exam.teacher, input).await.unwrap();
        let found = quiz_statistics(&exam.teacher, exam.quiz).await.unwrap();
        assert_eq!((found.counted, found.waiting), (1, 1));
        near(found.statistics.quiz.mean, 5.0);
    }

    async fn of_each_person_the_attempt_that_counts_is_in_the_figures(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, _) = exam.handed_in("mei", &["c"]).await;
        for option in ["a", "b"] {
            let attempt = exam.start(&mei).await;
            choose(&mei, attempt, 1, option).await;
            end_attempt(&mei, attempt).await.unwrap();
        }
        for (counts, mean) in [(Counts::Highest, 1.0), (Counts::First, 0.5), (Counts::Average, 0.5), (Counts::Last, 0.0)] {
            exam.under(Conditions { counts, ..Conditions::default() }).await;
            let found = quiz_statistics(&exam.teacher, exam.quiz).await.unwrap();
            assert_eq!(found.counted, 1);
            near(found.statistics.quiz.mean, mean);
        }
    }

    async fn the_languages_in_which_it_was_answered_are_told_apart(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for (name, language, option) in [("mei", Language::Zh, "a"), ("anna", Language::De, "b"), ("paul", Language::De, "a")] {
            let (learner, attempt) = exam.begun(name).await;
            choose(&speaking(&learner, language), attempt, 1, option).await;
            end_attempt(&learner, attempt).await.unwrap();
        }
        let found = quiz_statistics(&exam.teacher, exam.quiz).await.unwrap();
        let mut groups: Vec<_> = found.statistics.items[0].languages.groups.iter().map(|g| (g.language, g.attempts)).collect();
        groups.sort_unstable();
        assert_eq!(groups, [(Language::Zh, 1), (Language::De, 2)]);
    }

    async fn nobody_has_taken_it_and_there_are_no_figures(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let found = quiz_statistics(&exam.teacher, exam.quiz).await.unwrap();
        assert_eq!((found.counted, found.statistics.quiz.mean), (0, None));
    }
}
