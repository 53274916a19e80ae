//! What people type or open wrongly: the right status, one clear sentence in their language, and nothing is stored or lost.

use domain::people::Role;
use domain::{Language, Timestamp};
use i18n::t;

use crate::support::course::{incident, reflection};
use crate::support::{Browser, School, course, database, on_both_databases};

fn address(language: Language, path: &str) -> String {
    format!("/{}{path}", language.code())
}

type Sentence = fn(Language) -> &'static str;

/// How many rows there are in everything that people write to.
async fn everything(school: &School) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in
        ["person", "membership", "session", "invitation", "enrolment", "learning_event", "rejected_event", "block_progress", "audit_event"]
    {
        counts.push(database::total(&school.app.db, table).await);
    }
    counts
}

on_both_databases! {
    async fn a_wrong_password_is_said_kindly_and_the_login_stays(school) {
        let before = everything(&school).await;
        for language in Language::ALL {
            let fields = [("login", "learner@demo.test"), ("password", "falsch falsch"), ("next", "/en/courses")];
            let answer = school.guest().post(&address(language, "/sign-in"), &fields).await;
            let answer = answer.expect(422).expect_words(t::people::sign_in_no_match(language));
            let form = answer.form(&address(language, "/sign-in"));
            assert!(form.fields.contains(&("login".into(), "learner@demo.test".into())), "what was typed is still there");
            assert!(form.fields.contains(&("next".into(), "/en/courses".into())), "where to go on, too");
            assert!(form.fields.contains(&("password".into(), String::new())));
        }
        assert_eq!(everything(&school).await, before);
    }

    async fn an_invitation_that_cannot_be_used_says_why(school) {
        let expired = school.invite(school.learner().await, school.here).await;
        school.clock.forward(15 * Timestamp::DAY);
        let person = school.learner().await;
        let replaced = school.invite(person, school.here).await;
        let used = school.invite(person, school.here).await;
        school.guest().post(&format!("/en/invitation/{}", used.as_str()), &[("password", "drei blaue Kräne")]).await.expect(303);
        let unknown = "0".repeat(64);
        let before = everything(&school).await;
        let cases: [(&str, u16, Sentence); 5] = [
            (expired.as_str(), 410, t::people::invitation_expired),
            (replaced.as_str(), 410, t::people::invitation_expired),
            (used.as_str(), 410, t::people::invitation_used),
            (&unknown, 404, t::people::invitation_unknown),
            ("what-is-this", 404, t::people::invitation_unknown),
        ];
        for (token, status, sentence) in cases {
            for language in Language::ALL {
                let path = address(language, &format!("/invitation/{token}"));
                school.guest().get(&path).await.expect(status).expect_words(sentence(language));
                let answer = school.guest().post(&path, &[("password", "vier gelbe Stapler")]).await;
                answer.expect(status).expect_words(sentence(language));
            }
        }
        assert_eq!(everything(&school).await, before);
    }

    async fn a_password_that_will_not_do_uses_no_invitation_up(school) {
        let person = school.learner().await;
        let token = school.invite(person, school.here).await;
        let path = format!("/de/invitation/{}", token.as_str());
        for (password, sentence) in [
            ("", t::people::password_too_short(Language::De, 10)),
            ("kurz", t::people::password_too_short(Language::De, 10)),
            ("passwort123", t::people::password_too_common(Language::De).to_owned()),
            (&format!("{person}"), t::people::password_contains_name(Language::De).to_owned()),
        ] {
            school.guest().post(&path, &[("password", password)]).await.expect(422).expect_words(&sentence);
        }
        school.guest().post(&path, &[]).await.expect(422);
        school.guest().post(&path, &[("password", "drei blaue Kräne")]).await.expect(303);
    }

    async fn a_course_lesson_or_block_that_is_not_there_is_not_found(school) {
        let (person, mut mei) = school.learner_at_browser().await;
        school.enrol(person, course::REAL).await;
        let before = everything(&school).await;
        for language in Language::ALL {
            let sentence = t::errors::not_found_text(language);
            for path in ["/courses/nothing", "/courses/nothing/glossary", "/courses/nothing/one", "/courses/working-together/nothing", "/nothing"] {
                let page = mei.get(&address(language, path)).await.expect(404).expect_words(sentence);
                // whoever is signed in keeps their navigation
                page.expect_words(t::common::nav_courses(language)).expect_words(t::errors::to_today(language));
            }
            let lesson = school.course(course::REAL).await.lesson().slug.clone();
            for path in [
                "/courses/nothing/enrol".to_owned(),
                "/courses/nothing/one/done".to_owned(),
                "/courses/working-together/nothing/done".to_owned(),
                format!("/courses/working-together/{lesson}/nothing"),
            ] {
                mei.post(&address(language, &path), &[("text", "x")]).await.expect(404).expect_words(sentence);
            }
        }
        assert_eq!(everything(&school).await, before);
    }

    async fn a_lesson_of_a_course_one_is_not_enrolled_in_stays_closed(school) {
        let (_, mut mei) = school.learner_at_browser().await;
        let course = school.course(course::REAL).await;
        let (lesson, block) = (course.lesson().slug.clone(), reflection(course.lesson()));
        let before = everything(&school).await;
        for language in Language::ALL {
            let path = address(language, &format!("/courses/working-together/{lesson}"));
            mei.get(&path).await.expect(403).expect_words(t::errors::forbidden_text(language));
            mei.post(&format!("{path}/{block}"), &[("text", "x")]).await.expect(403).expect_words(t::errors::forbidden_text(language));
            mei.post(&format!("{path}/done"), &[]).await.expect(403);
        }
        assert_eq!(everything(&school).await, before);
    }

    async fn forms_with_fields_missing_change_nothing(school) {
        let course = school.course(course::REAL).await;
        let person = school.member(Role::Coordinator, school.here).await;
        school.enrol(person, course::REAL).await;
        let mut katrin = school.browser(person).await;
        let incident = format!("{}/{}", course.address().trim_start_matches("/en"), incident(course.lesson()).block);
        let add = format!("/people/{}", school.here.organisation);
        let before = everything(&school).await;
        let bad = t::errors::bad_request_text;
        for language in Language::ALL {
            for (path, fields, sentence) in [
                ("/sign-in", vec![], t::people::sign_in_empty(language)),
                ("/sign-in", vec![("login", "learner@demo.test")], t::people::sign_in_empty(language)),
                ("/sign-in", vec![("password", "qiao-demo-learner")], t::people::sign_in_empty(language)),
                ("/sign-in", vec![("something", "else")], t::people::sign_in_empty(language)),
                ("/profile/preferences", vec![], bad(language)),
                ("/profile/preferences", vec![("language", "fr"), ("time_zone", "UTC")], bad(language)),
                ("/profile/preferences", vec![("language", "de"), ("time_zone", "Mars/Olympus")], bad(language)),
                (&add, vec![], bad(language)),
                (&add, vec![("language", "de"), ("role", "emperor")], bad(language)),
                (&add, vec![("language", "de"), ("role", "learner")], t::people::name_missing(language)),
                (&add, vec![("language", "de"), ("role", "learner"), ("family", "Wu")], t::people::login_missing(language)),
                (&add, vec![("language", "de"), ("role", "learner"), ("family", "Wu"), ("login", "wu")], t::people::login_unrecognised(language)),
                (&incident, vec![], t::courses::choose_first(language)),
            ] {
                katrin.post(&address(language, path), &fields).await.expect(422).expect_words(sentence);
            }
            let class = school.elsewhere.class.to_string();
            let fields = [("language", "de"), ("role", "learner"), ("family", "Wu"), ("login", "wu@example.org"), ("class", &class)];
            // the class has a select without room for an error of its own
            katrin.post(&address(language, &add), &fields).await.expect(422).expect_words(t::people::class_elsewhere(language));
        }
        assert_eq!(everything(&school).await, before);
    }

    async fn a_text_too_long_is_given_back_and_not_stored(school) {
        let (person, mut mei) = school.learner_at_browser().await;
        school.enrol(person, course::REAL).await;
        let course = school.course(course::REAL).await;
        let long = "好 ".repeat(10_001);
        for language in Language::ALL {
            let page = course.address().replacen("/en/", &format!("/{}/", language.code()), 1);
            let action = format!("{page}/{}", reflection(course.lesson()));
            let form = mei.get(&page).await.form(&action).with("text", &long);
            let answer = mei.submit(&form).await.expect(422).expect_words(&t::courses::text_too_long(language, 20_000));
            assert!(answer.form(&action).fields.contains(&("text".into(), long.clone())), "nothing that was typed is lost");
        }
        for table in ["learning_event", "rejected_event", "block_progress"] {
            assert_eq!(school.count(table, person).await, 0, "{table}");
        }
    }

    async fn a_nul_byte_is_no_reason_to_fall_over(school) {
        let person = school.member(Role::Coordinator, school.here).await;
        school.enrol(person, course::REAL).await;
        let mut katrin = school.browser(person).await;
        for path in ["/en/courses/%00", "/en/courses/working-together/%00", "/en/classes/%00", "/en/invitation/%00", "/media/%00/x", "/en/%00"] {
            katrin.get(path).await.expect(404);
        }
        // nor is what is not UTF-8
        katrin.get("/de/courses/%ff%fe").await.expect(400).expect_words(t::errors::bad_request_text(Language::De));
        katrin.get("/en/people?q=%ff").await.expect(200);
        katrin.get("/en/people?q=%00").await.expect(200);
        katrin.post("/en/courses/%00/enrol", &[]).await.expect(404);
        let course = school.course(course::REAL).await;
        let (page, block) = (course.address(), reflection(course.lesson()));
        let form = katrin.get(&page).await.expect(200).form(&format!("{page}/{block}"));
        katrin.submit(&form.with("text", "a\0b")).await.expect(303);
        let fields = [("language", "de"), ("role", "learner"), ("family", "W\0u"), ("login", "wu@example.org")];
        let status = katrin.post(&format!("/en/people/{}", school.here.organisation), &fields).await.status;
        assert!([303, 422].contains(&status), "{status}");
        let status = katrin.post("/en/profile/preferences", &[("language", "en"), ("time_zone", "UTC"), ("preferred", "a\0")]).await.status;
        assert!([303, 422].contains(&status), "{status}");
        school.guest().post("/en/sign-in", &[("login", "a\0@b.de"), ("password", "x\0")]).await.expect(422);
    }
}

#[tokio::test]
async fn after_many_wrong_passwords_one_waits_and_others_do_not() {
    let school = School::new().await;
    let wrong = [("login", "learner@demo.test"), ("password", "falsch falsch")];
    for _ in 0..20 {
        school.guest().post("/en/sign-in", &wrong).await.expect(422);
    }
    for language in Language::ALL {
        let answer = school.guest().post(&address(language, "/sign-in"), &wrong).await.expect(429);
        assert_eq!(answer.header("retry-after"), "6");
        answer.expect_words(t::people::sign_in_too_many(language));
    }
    // not even with the right one, however it is spelled
    let right = [("login", " LEARNER@demo.test"), ("password", "qiao-demo-learner")];
    school.guest().post("/en/sign-in", &right).await.expect(429);
    school.guest().post("/en/sign-in", &[("login", "teacher@demo.test"), ("password", "qiao-demo-teacher")]).await.expect(303);
    // whoever is signed in is not disturbed
    school.demo("learner").await.get("/en").await.expect(200);
}

#[tokio::test]
async fn behind_a_trusted_proxy_everybody_has_an_address_of_their_own() {
    let school = School::new().await;
    let proxied = school.with(|settings| settings.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]);
    let wrong = [("login", "learner@demo.test"), ("password", "falsch falsch")];
    let from = |address: &str| Browser::new(proxied.clone()).header("x-forwarded-for", address);
    for _ in 0..20 {
        from("198.51.100.1").post("/en/sign-in", &wrong).await.expect(422);
    }
    from("198.51.100.1").post("/en/sign-in", &wrong).await.expect(429);
    from("198.51.100.2").post("/en/sign-in", &wrong).await.expect(422);
    // what somebody writes in front of what the proxy adds does not count
    from("198.51.100.3, 198.51.100.1").post("/en/sign-in", &wrong).await.expect(429);
    // and without a trusted proxy the header says nothing
    let server = school.with(|_| ());
    for n in 0..20 {
        Browser::new(server.clone()).header("x-forwarded-for", &format!("198.51.100.{n}")).post("/en/sign-in", &wrong).await.expect(422);
    }
    Browser::new(server).header("x-forwarded-for", "198.51.100.99").post("/en/sign-in", &wrong).await.expect(429);
}
