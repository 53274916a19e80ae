//! The pages around the questions: what stands on them, in every language.

use std::sync::Arc;

use domain::people::{DisplayOrder, PersonName};
use domain::quizzes::view::Mark;
use domain::{PersonId, Timestamp};
use storage::people::Person;

use super::*;
use crate::ui::style_page::quizzes::{Phase, map, questions};
use crate::ui::{Assets, Tone, Viewer};

/// 2026-11-20, 14:05 in Berlin.
const NOW: Timestamp = Timestamp(1_795_179_900_000);

fn page(lang: Language, path: &str) -> Page {
    let name = PersonName {
        family: "Wang".into(),
        given: "Mei".into(),
        native_full: None,
        latin_full: None,
        sort_key: None,
        display_order: DisplayOrder::default(),
        preferred: None,
    };
    let person =
        Person { id: PersonId(uuid::Uuid::nil()), name, language: lang, time_zone: "Europe/Berlin".into(), email: None, phone: None };
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    Page {
        lang,
        path: path.into(),
        assets: Arc::new(Assets {
            css: "/app.css".into(),
            quiz_css: "/quiz.css".into(),
            teaching_css: "/teaching.css".into(),
            js: "/learner.js".into(),
            wasm: "/learner.wasm".into(),
        }),
        origin: Arc::from(""),
        viewer: Some(Viewer { person, zone, sees_people: false, sees_classes: false, writes_quizzes: false, roles: Vec::new() }),
        flash: None,
        demo: true,
    }
}

fn later(minutes: i64) -> Timestamp {
    Timestamp(NOW.0 + minutes * Timestamp::MINUTE)
}

fn title(lang: Language) -> String {
    ["焊接安全基础", "Arbeitssicherheit beim Schutzgasschweißen", "Safety in gas-shielded welding"][lang as usize].to_owned()
}

fn player(lang: Language) -> Player {
    Player {
        person: "person".into(),
        attempt: "0192".into(),
        title: title(lang),
        questions: questions(lang, Phase::Answered, 1),
        page: 2,
        pages: 3,
        map: map().into_iter().map(|entry| MapEntry { page: if entry.slot <= 12 { 2 } else { 3 }, ..entry }).collect(),
        deadline: Some(Deadline { at: later(25), now: NOW }),
        messages: vec![(Tone::Warn, "A file was too large.".into())],
    }
}

fn start(lang: Language) -> QuizStart {
    let earlier = vec![
        EarlierAttempt { attempt: "0190".into(), number: 1, submitted: later(-3000), marks: Some(12.5), counts: true },
        EarlierAttempt { attempt: "0191".into(), number: 2, submitted: later(-60), marks: None, counts: false },
    ];
    QuizStart {
        path: "/quizzes/safety".into(),
        title: title(lang),
        intro_html: String::new(),
        questions: 20,
        max_marks: 30.0,
        pass_marks: Some(18.0),
        minutes: Some(45),
        opens: Some(later(-6000)),
        closes: Some(later(1440)),
        cut_short: Some(later(20)),
        attempts: Some(3),
        counting: Counting::Best,
        behaviour: Behaviour::SeveralTries,
        entry: Entry::Start,
        code: Some(AccessCode { wrong: true }),
        earlier,
    }
}

fn finish(lang: Language) -> Finish {
    Finish {
        attempt: "0192".into(),
        title: title(lang),
        map: map(),
        page: 2,
        deadline: Some(Deadline { at: later(25), now: NOW }),
        by_hand: true,
    }
}

fn review(lang: Language) -> Review {
    Review {
        title: title(lang),
        quiz: "/quizzes/safety".into(),
        number: 2,
        submitted: NOW,
        by_clock: false,
        marks: Some((19.333, 30.0)),
        passed: Some(true),
        by_hand: true,
        late: 1,
        more_from: Some(later(1440)),
        questions: questions(lang, Phase::Reviewed, 1),
        map: map().into_iter().take(12).map(|e| MapEntry { state: State::Checked(Mark::Right), ..e }).collect(),
        messages: vec![(Tone::Warn, "That came too late.".into())],
    }
}

fn quizzes(lang: Language) -> Quizzes {
    let quiz = |standing| ListedQuiz { path: "/quizzes/safety".into(), title: title(lang), of: "WIG 1".into(), standing };
    Quizzes {
        open: vec![
            quiz(Standing::UnderWay { until: Some(later(25)) }),
            quiz(Standing::New { questions: 20, minutes: Some(45), closes: Some(later(1440)) }),
            quiz(Standing::New { questions: 1, minutes: None, closes: None }),
        ],
        coming: vec![quiz(Standing::Coming { opens: later(3000) })],
        done: vec![
            quiz(Standing::Done { submitted: later(-3000), marks: Some((1.0, 1.0)) }),
            quiz(Standing::Done { submitted: later(-3000), marks: None }),
            quiz(Standing::Missed { closed: later(-9000) }),
        ],
    }
}

fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not there");
    }
}

#[test]
fn a_page_of_questions_is_a_form_with_everything_one_may_want_next() {
    let html = player_page(&page(Language::En, "/attempts/0192"), &player(Language::En));
    has(
        &html,
        &[
            r#"<form id="quiz" method="post" action="/en/attempts/0192" enctype="multipart/form-data" autocomplete="off" class="quiz">"#,
            r#"name="page" value="2""#,
            r#"name="do" value="previous""#,
            r#"name="do" value="next""#,
            r#"value="go-13""#,
            r##"href="#q3""##,
            "7 of 14 answered",
            "until 14:30",
            "25 minutes left",
            r#"type="application/json""#,
            "A file was too large.",
            "/quiz.css",
        ],
    );
}

#[test]
fn enter_in_a_field_saves() {
    let html = player_page(&page(Language::En, "/attempts/0192"), &player(Language::En));
    let form = html.find(r#"id="quiz""#).expect("the form");
    let first = html[form..].find("<button").expect("a button");
    has(&html[form + first..form + first + 120], &[r#"value="save""#]);
}

#[test]
fn the_last_page_leads_to_handing_in() {
    let last = Player { page: 3, ..player(Language::En) };
    has(&player_page(&page(Language::En, "/attempts/0192"), &last), &[r#"name="do" value="finish""#]);
}

#[test]
fn without_a_deadline_nothing_is_said_of_time() {
    let html = player_page(&page(Language::En, "/attempts/0192"), &Player { deadline: None, ..player(Language::En) });
    assert!(!html.contains("quiz-time") && !html.contains("quiz-until"));
    has(&html, &[r#""left":null"#]);
}

#[test]
fn before_handing_in_one_sees_what_is_open() {
    let html = finish_page(&page(Language::En, "/attempts/0192/finish"), &finish(Language::En));
    has(
        &html,
        &[
            r#"action="/en/attempts/0192/finish""#,
            "6 questions are not answered",
            "1 question is only partly answered",
            "You flagged 2 questions",
            "?page=1#q4",
            "you cannot change your answers",
            "Hand in",
        ],
    );
}

#[test]
fn looking_back_gives_marks_notices_and_every_question() {
    let html = review_page(&page(Language::De, "/attempts/0192"), &review(Language::De));
    has(
        &html,
        &[
            "19,33 von 30 Punkten",
            "64\u{a0}%",
            "Bestanden",
            "1 Antwort kam erst nach dem Ende an",
            "That came too late.",
            "Versuch 2",
            "Teilweise richtig",
            "Lösung:",
        ],
    );
    assert!(!html.contains("<script type=\"module\""), "looking back needs no script");
}

#[test]
fn what_may_not_be_seen_yet_is_said() {
    let hidden = Review { questions: Vec::new(), more_from: None, marks: None, passed: None, ..review(Language::En) };
    has(&review_page(&page(Language::En, "/attempts/0192"), &hidden), &["They are not shown for this quiz."]);
}

#[test]
fn the_rules_of_a_quiz_are_sentences() {
    let html = quiz_page(&page(Language::En, "/quizzes/safety"), &start(Language::En));
    has(
        &html,
        &[
            "You have 45 minutes from the moment you start, but no longer than until 21/11/2026, 14:05.",
            "You have 3 attempts; 1 is left.",
            "Your best attempt counts.",
            "you do not have the full time: the quiz closes at 20/11/2026, 14:25",
            "You pass with 18 of 30 marks.",
            r#"action="/en/quizzes/safety/attempts""#,
            r#"name="code""#,
            "Start another attempt",
            "This one counts",
        ],
    );
}

#[test]
fn where_one_cannot_begin_it_says_why() {
    for (entry, words) in
        [(Entry::NotYet, "Opens 16/11/2026"), (Entry::Closed, "Closed 21/11/2026"), (Entry::NoneLeft, "used all your attempts")]
    {
        let html = quiz_page(&page(Language::En, "/quizzes/safety"), &QuizStart { entry, ..start(Language::En) });
        has(&html, &[words]);
        assert!(!html.contains(r#"method="post""#), "{words}: nothing can be begun");
    }
}

#[test]
fn an_attempt_under_way_goes_on() {
    let entry = Entry::Continue { attempt: "0192".into(), until: Some(later(25)) };
    has(
        &quiz_page(&page(Language::En, "/quizzes/safety"), &QuizStart { entry, ..start(Language::En) }),
        &["/en/attempts/0192", "Continue"],
    );
}

#[test]
fn quizzes_stand_in_lists_by_what_can_be_done() {
    let html = quizzes_page(&page(Language::En, "/quizzes"), &quizzes(Language::En));
    has(&html, &["Open now", "Coming up", "Done", "20 questions · 45 minutes", "1 of 1 mark<", "Marks will follow", "Under way until"]);
    has(&quizzes_page(&page(Language::En, "/quizzes"), &Quizzes::default()), &["No quizzes yet"]);
}
