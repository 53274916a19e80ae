//! What must not be in an answer: feedback before it may be seen, and what is other people's.

use domain::courses::content::{Block, Body, Lesson};
use domain::people::Role;
use domain::{Language, PersonId, Text};
use serde_json::json;

use crate::support::course::{check, incident, reflection};
use crate::support::{Answer, Browser, School, course, html};

/// What a block keeps to itself until it is answered: the comments on its options and what comes after.
fn hidden(block: &Block, language: Language) -> Vec<String> {
    let text = |text: &Text| html::words(text.get(language));
    let mut texts: Vec<String> = match &block.body {
        Body::Check { options, closing_html, .. } => options.iter().map(|o| text(&o.feedback_html)).chain([text(closing_html)]).collect(),
        Body::Incident(incident) => {
            let after = [text(&incident.advice_html), text(&incident.counter_example_html)];
            incident.options.iter().map(|o| text(&o.feedback_html)).chain(after).collect()
        }
        _ => Vec::new(),
    };
    texts.retain(|text| !text.is_empty());
    texts
}

/// The whole of an answer as somebody looking closely can read it: text, props of islands, attributes.
fn everything(answer: &Answer) -> String {
    let unescaped = html::unescape(&answer.text());
    let json = unescaped.replace("\\\"", "\"").replace("\\u003c", "<").replace("\\u003C", "<").replace("\\n", " ");
    format!("{} {}", html::words(&answer.text()), html::words(&json))
}

#[track_caller]
fn contains_none(answer: &Answer, secrets: &[String]) {
    let all = everything(answer);
    for secret in secrets {
        assert!(!all.contains(secret.as_str()), "{} contains {secret:?}", answer.what);
    }
}

async fn enrolled(school: &School) -> (PersonId, Browser) {
    let (person, browser) = school.learner_at_browser().await;
    school.enrol(person, course::REAL).await;
    (person, browser)
}

fn secrets_of(lesson: &Lesson, language: Language) -> Vec<String> {
    lesson.blocks.iter().flat_map(|block| hidden(block, language)).collect()
}

#[tokio::test]
async fn a_lesson_not_yet_answered_holds_no_feedback_in_any_language() {
    let school = School::new().await;
    let (_, mut mei) = enrolled(&school).await;
    let course = school.course(course::REAL).await;
    for lesson in &course.lessons {
        for language in Language::ALL {
            let page = mei.get(&format!("/{}/courses/working-together/{}", language.code(), lesson.slug)).await.expect(200);
            let secrets = secrets_of(lesson, language);
            assert!(secrets.len() > 20, "{} in {language:?} has {} hidden texts", lesson.slug, secrets.len());
            contains_none(&page, &secrets);
            for word in ["plausibility", "correct\":true", "\"best\":true", "data-correct"] {
                assert!(!everything(&page).contains(word), "{} contains {word}", page.what);
            }
            for kind in ["course", "glossary"] {
                let path = if kind == "course" { "" } else { "/glossary" };
                contains_none(&mei.get(&format!("/{}/courses/working-together{path}", language.code())).await, &secrets);
            }
        }
    }
}

#[tokio::test]
async fn the_test_finds_feedback_once_it_is_there() {
    let school = School::new().await;
    let (_, mut mei) = enrolled(&school).await;
    let course = school.course(course::REAL).await;
    let question = check(course.lesson());
    let page = course.address();
    let form = mei.get(&page).await.form(&format!("{page}/{}", question.block));
    mei.submit(&form.with("option", &question.right)).await.expect(303);
    let all = everything(&mei.get(&page).await);
    for secret in hidden(course.lesson().block(&question.block).unwrap(), Language::En) {
        assert!(all.contains(&secret), "{secret:?} is to be seen when the check is solved");
    }
}

#[tokio::test]
async fn a_wrong_answer_opens_its_own_comment_and_no_other() {
    let school = School::new().await;
    let (person, mut mei) = enrolled(&school).await;
    let course = school.course(course::REAL).await;
    let lesson = course.lesson();
    let question = incident(lesson);
    let Body::Incident(definition) = &lesson.block(&question.block).unwrap().body else { unreachable!("an incident") };
    for language in Language::ALL {
        let event = json!({
            "event_id": format!("019a0000-0000-7000-8000-00000000000{}", language as u8), "seq": 1, "schema": 1,
            "course": "working-together", "lesson": lesson.slug, "block": question.block,
            "client_time": 0, "kind": "explanation_chosen", "payload": {"option": question.wrong, "confidence": 2},
        });
        let batch = json!({"device_id": person, "language": language.code(), "events": [event]});
        let answer = mei.post_json("/api/v1/sync", &batch).await.expect(200);
        let comment = |wanted: bool| -> Vec<String> {
            let options = definition.options.iter().filter(|o| (o.id == question.wrong) == wanted);
            options.map(|o| html::words(o.feedback_html.get(language))).collect()
        };
        assert!(everything(&answer).contains(&comment(true)[0]), "{}", answer.text());
        contains_none(&answer, &comment(false));
        contains_none(
            &answer,
            &[html::words(definition.advice_html.get(language)), html::words(definition.counter_example_html.get(language))],
        );
        let page = mei.get(&format!("/{}/courses/working-together/{}", language.code(), lesson.slug)).await;
        contains_none(&page, &comment(false));
        assert!(!everything(&page).contains("\"best\":true"));
    }
}

#[tokio::test]
async fn a_rejected_event_tells_nothing() {
    let school = School::new().await;
    let (person, mut mei) = school.learner_at_browser().await;
    let course = school.course(course::REAL).await;
    let lesson = course.lesson();
    let question = check(lesson);
    // not enrolled
    let event = json!({
        "event_id": "019a0000-0000-7000-8000-000000000001", "seq": 1, "schema": 1, "course": "working-together", "lesson": lesson.slug,
        "block": question.block, "client_time": 0, "kind": "answered", "payload": {"option": question.right},
    });
    let answer = mei.post_json("/api/v1/sync", &json!({"device_id": person, "events": [event]})).await.expect(200);
    assert_eq!(answer.json()["answers"][0]["code"], "not_enrolled");
    contains_none(&answer, &secrets_of(lesson, Language::En));
    assert!(answer.json()["answers"][0].get("view").is_none());
}

const DIARY: &str = "nobody but me reads these words";

/// A learner of the school's class who wrote something, with all that names them.
async fn somebody_who_wrote(school: &School) -> (PersonId, Vec<String>) {
    let (person, mut browser) = enrolled(school).await;
    let course = school.course(course::REAL).await;
    let page = course.address();
    let form = browser.get(&page).await.form(&format!("{page}/{}", reflection(course.lesson())));
    browser.submit(&form.with("text", DIARY)).await.expect(303);
    assert!(everything(&browser.get(&page).await).contains(DIARY), "their own page shows it");
    (person, vec![format!("Family{person}"), format!("Given{person}"), format!("{person}@example.org"), person.to_string()])
}

#[tokio::test]
async fn a_learner_sees_nobody_else() {
    let school = School::new().await;
    let (_, names) = somebody_who_wrote(&school).await;
    let (_, mut mei) = enrolled(&school).await;
    let lesson = school.course(course::REAL).await.address();
    let class = format!("/en/classes/{}", school.here.class);
    for path in
        ["/en", "/en/courses", "/en/courses/working-together", &lesson, "/en/profile", "/en/classes", &class, "/en/people", "/en/style"]
    {
        let page = mei.get(path).await;
        contains_none(&page, &names);
        contains_none(&page, &[DIARY.to_owned(), "王浩然".to_owned(), "teacher@demo.test".to_owned()]);
    }
}

#[tokio::test]
async fn whoever_looks_after_a_class_sees_progress_and_no_texts() {
    let school = School::new().await;
    let (person, names) = somebody_who_wrote(&school).await;
    let class = format!("/en/classes/{}", school.here.class);
    for role in [Role::Mentor, Role::HeadOfTraining, Role::Teacher, Role::SchoolTutor, Role::Coordinator, Role::Administrator] {
        let mut staff = school.browser(school.member(role, school.here).await).await;
        let page = staff.get(&class).await.expect(200);
        assert!(everything(&page).contains(&format!("Given{person}")), "{role:?} sees who is in the class");
        contains_none(&page, &[DIARY.to_owned(), format!("{person}@example.org")]);
        for path in ["/en", "/en/classes", "/en/people", "/en/courses/working-together"] {
            contains_none(&staff.get(path).await, &[DIARY.to_owned()]);
        }
    }
    let mut away = school.browser(school.member(Role::Administrator, school.elsewhere).await).await;
    for path in [class.as_str(), "/en/classes", "/en/people", "/en/people?q=Given"] {
        contains_none(&away.get(path).await, &names);
    }
}

#[tokio::test]
async fn whether_an_account_exists_is_told_to_nobody() {
    let school = School::new().await;
    let server = school.with(|settings| settings.demo = false);
    let ask = async |login: &str| {
        let answer =
            Browser::new(server.clone()).post("/en/sign-in", &[("login", login), ("password", "drei blaue Kräne")]).await.expect(422);
        answer.text().replace(login, "LOGIN")
    };
    let known = ask("learner@demo.test").await;
    // somebody who has not set a password yet
    assert_eq!(ask("learner02@demo.test").await, known);
    assert_eq!(ask("nobody@demo.test").await, known);
    assert_eq!(ask("+49 711 123456").await, known);
}

#[tokio::test]
async fn no_page_repeats_a_password_or_a_token() {
    let school = School::new().await;
    let mut guest = Browser::new(school.with(|settings| settings.demo = false));
    let page = guest.post("/en/sign-in", &[("login", "x@y.de"), ("password", "mein geheimes Wort")]).await.expect(422);
    contains_none(&page, &["mein geheimes Wort".to_owned()]);
    contains_none(&guest.get("/en/sign-in").await, &["demo.test".to_owned(), "qiao-demo".to_owned()]);
    guest.get("/en/style").await.expect(404);
    let token = school.invite(school.learner().await, school.here).await;
    let invitation = format!("/en/invitation/{}", token.as_str());
    let page = school.guest().post(&invitation, &[("password", "1234567890")]).await.expect(422);
    contains_none(&page, &["1234567890".to_owned()]);
    let mut mei = school.demo("learner").await;
    let page = mei.post("/en/profile/password", &[("current", "geheim geheim"), ("new", "kurz!!")]).await.expect(422);
    contains_none(&page, &["geheim geheim".to_owned(), "kurz!!".to_owned()]);
}
