//! A learner takes a lesson with plain forms, as without scripts; and a device sends its events.

use domain::{CourseId, Language, PersonId};
use i18n::t;
use serde_json::{Value, json};
use storage::learning::StoredEvent;

use crate::support::course::{SMALL, check, incident, reflection};
use crate::support::html::Form;
use crate::support::{Browser, Course, School, course, on_both_databases};

const EN: Language = Language::En;

/// A new learner, enrolled in the real course.
async fn enrolled(school: &School) -> (PersonId, CourseId, Browser, Course) {
    let (person, browser) = school.learner_at_browser().await;
    let id = school.enrol(person, course::REAL).await;
    (person, id, browser, school.course(course::REAL).await)
}

async fn events(school: &School, person: PersonId, course: CourseId) -> Vec<StoredEvent> {
    storage::learning::events(&mut school.app.db.read().await.unwrap().conn(), person, course).await.unwrap()
}

/// What the text field of a reflection holds now.
async fn text_of(browser: &mut Browser, page: &str, block: &str) -> String {
    let form = browser.get(page).await.expect(200).form(&format!("{page}/{block}"));
    form.fields.into_iter().find(|(name, _)| name == "text").unwrap().1
}

on_both_databases! {
    async fn one_enrols_and_comes_to_the_first_lesson(school) {
        let (_, mut mei) = school.learner_at_browser().await;
        let course = school.course(course::REAL).await;
        let lesson = course.address();
        mei.get(&lesson).await.expect(403).expect_words(t::errors::forbidden_text(EN));
        let page = mei.get("/en/courses/working-together").await.expect(200);
        assert!(!page.text().contains(&lesson));
        let enrol = page.form("/en/courses/working-together/enrol");
        mei.submit(&enrol).await.expect_redirect("/en/courses/working-together");
        let page = mei.get("/en/courses/working-together").await.expect(200).expect_words(t::courses::flash_enrolled(EN));
        assert!(page.text().contains(&format!("href=\"{lesson}\"")));
        mei.get(&lesson).await.expect(200).expect_words(course.lesson().title.get(EN));
        let today = mei.get("/en").await.expect(200);
        assert!(today.text().contains(&lesson), "the lesson is what comes next");
        // enrolling again changes nothing
        mei.submit(&enrol).await.expect(303);
    }

    async fn a_check_answered_wrongly_and_then_rightly_is_solved(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let question = check(course.lesson());
        let page = course.address();
        let action = format!("{page}/{}", question.block);
        let form = mei.get(&page).await.expect(200).form(&action);
        let there = format!("{page}#{}", question.block);
        mei.submit(&form.with("option", &question.wrong)).await.expect_redirect(&there);
        let after = mei.get(&page).await.expect(200);
        let words = after.form_words(&action);
        assert!(words.contains(t::courses::check_tried(EN)) && words.contains(t::courses::check_again(EN)), "{words}");
        assert!(!words.contains(t::courses::check_right(EN)), "{words}");
        mei.submit(&after.form(&action).with("option", &question.right)).await.expect_redirect(&there);
        let words = mei.get(&page).await.expect(200).form_words(&action);
        assert!(words.contains(t::courses::check_right(EN)) && !words.contains(t::courses::check_again(EN)), "{words}");
        assert_eq!(events(&school, person, id).await.len(), 2);
    }

    async fn a_check_without_a_choice_asks_for_one(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let page = course.address();
        for block in [check(course.lesson()).block, incident(course.lesson()).block] {
            let form = mei.get(&page).await.form(&format!("{page}/{block}"));
            mei.submit(&form).await.expect(422).expect_words(t::courses::choose_first(EN));
            mei.submit(&form.with("option", "no-such-option").with("confidence", "2")).await.expect(422);
        }
        assert!(events(&school, person, id).await.is_empty());
    }

    async fn an_incident_asks_how_sure_one_is_before_the_first_explanation(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let question = incident(course.lesson());
        let page = course.address();
        let action = format!("{page}/{}", question.block);
        let form = mei.get(&page).await.form(&action).with("option", &question.wrong);
        for language in Language::ALL {
            let form = Form { action: action.replacen("/en/", &format!("/{}/", language.code()), 1), ..form.clone() };
            let answer = mei.submit(&form).await.expect(422).expect_words(t::courses::confidence_first(language));
            // the page is that of the lesson: the language switch leads to it
            let lesson = page.trim_start_matches("/en");
            assert!(answer.text().contains(&format!("href=\"/de{lesson}\"")));
        }
        for confidence in ["", "7", "x"] {
            mei.submit(&form.clone().with("confidence", confidence)).await.expect(422);
        }
        assert!(events(&school, person, id).await.is_empty());
        mei.submit(&form.with("confidence", "3")).await.expect(303);
        let again = mei.get(&page).await.form(&action);
        mei.submit(&again.with("option", &question.right)).await.expect(303);
        mei.get(&page).await.expect_words(t::courses::incident_best(EN)).expect_words(&t::courses::incident_score(EN, 2));
        assert_eq!(events(&school, person, id).await.len(), 2);
    }

    async fn the_same_reflection_sent_twice_is_saved_once(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let (page, block) = (course.address(), reflection(course.lesson()));
        let form = mei.get(&page).await.form(&format!("{page}/{block}")).with("text", "Zwei Zeilen,\r\nund 一行中文 <b>&amp;\"");
        let there = format!("{page}#{block}");
        mei.submit(&form).await.expect_redirect(&there);
        mei.submit(&form).await.expect_redirect(&there);
        assert_eq!(events(&school, person, id).await.len(), 1);
        assert_eq!(text_of(&mut mei, &page, &block).await, "Zwei Zeilen,\nund 一行中文 <b>&amp;\"");
    }

    async fn other_words_after_going_back_are_saved_too_and_the_latest_kept(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let (page, block) = (course.address(), reflection(course.lesson()));
        // the browser's "back" shows the same form again, as it was
        let form = mei.get(&page).await.form(&format!("{page}/{block}"));
        mei.submit(&form.clone().with("text", "first thoughts")).await.expect(303);
        school.clock.forward(60_000);
        mei.submit(&form.clone().with("text", "second thoughts")).await.expect(303);
        assert_eq!(events(&school, person, id).await.len(), 2);
        assert_eq!(text_of(&mut mei, &page, &block).await, "second thoughts");
        // and the first words again, from the page as it is now
        let form = mei.get(&page).await.form(&format!("{page}/{block}"));
        school.clock.forward(60_000);
        mei.submit(&form.with("text", "first thoughts")).await.expect(303);
        assert_eq!(text_of(&mut mei, &page, &block).await, "first thoughts");
        assert_eq!(events(&school, person, id).await.len(), 3);
    }

    async fn done_leads_to_the_next_lesson_and_at_last_to_the_course(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let slugs: Vec<&str> = course.lessons.iter().map(|l| l.slug.as_str()).collect();
        let address = |slug: &str| format!("/en/courses/working-together/{slug}");
        for (position, slug) in slugs.iter().enumerate() {
            let form = mei.get(&address(slug)).await.expect(200).form(&format!("{}/done", address(slug)));
            let next = slugs.get(position + 1).map_or("/en/courses/working-together".to_owned(), |next| address(next));
            mei.submit(&form).await.expect_redirect(&next);
            mei.submit(&form).await.expect_redirect(&next);
        }
        assert_eq!(events(&school, person, id).await.len(), slugs.len(), "pressed twice is done once");
        mei.get("/en/courses/working-together").await.expect(200).expect_words(t::courses::lesson_finished(EN));
    }

    async fn a_course_is_complete_when_its_rule_is_fulfilled(school) {
        let (person, mut mei) = school.learner_at_browser().await;
        school.enrol(person, SMALL).await;
        let form = mei.get("/en/courses/small/one").await.form("/en/courses/small/one/done");
        mei.submit(&form).await.expect_redirect("/en/courses/small");
        assert!(!mei.get("/en/courses/small").await.says(t::courses::course_complete(EN)));
        let form = mei.get("/en/courses/small/one").await.form("/en/courses/small/one/diary");
        mei.submit(&form.with("text", "written")).await.expect(303);
        mei.get("/en/courses/small").await.expect(200).expect_words(t::courses::course_complete(EN));
    }

    async fn a_device_is_told_what_became_of_each_event_and_may_send_it_again(school) {
        let (person, id, mut mei, course) = enrolled(&school).await;
        let (page, block) = (course.address(), reflection(course.lesson()));
        let event = |n: u8, block: &str| json!({
            "event_id": format!("019a0000-0000-7000-8000-0000000000{n:02}"), "seq": n, "schema": 1,
            "course": "working-together", "lesson": course.lesson().slug, "block": block,
            "client_time": 1_760_000_000_000_i64, "kind": "text_saved", "payload": {"text": format!("text {n}")},
        });
        let batch = |events: Vec<Value>| json!({"device_id": person, "language": "en", "events": events});
        let first = mei.post_json("/api/v1/sync", &batch(vec![event(1, &block), event(2, "gone")])).await.expect(200).json();
        assert_eq!(first["answers"][0]["status"], "accepted");
        assert_eq!(first["answers"][0]["done"], true);
        assert_eq!(first["answers"][0]["activities"][0], 1);
        assert_eq!(first["answers"][0]["view"]["text"], "text 1");
        assert_eq!((&first["answers"][1]["status"], &first["answers"][1]["code"]), (&json!("rejected"), &json!("no_such_block")));
        let again = mei.post_json("/api/v1/sync", &batch(vec![event(1, &block), event(3, &block), event(3, &block)])).await.json();
        let statuses: Vec<_> = again["answers"].as_array().unwrap().iter().map(|a| a["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["duplicate", "accepted", "duplicate"]);
        assert_eq!(events(&school, person, id).await.len(), 2);
        assert_eq!(text_of(&mut mei, &page, &block).await, "text 3");
        // somebody else's event of the same id neither changes nor shows anything
        let (other, _, mut anna, _) = enrolled(&school).await;
        let taken = anna.post_json("/api/v1/sync", &batch(vec![event(1, &block)])).await.expect(200).json();
        assert_eq!(taken["answers"][0]["code"], "id_taken");
        assert!(taken["answers"][0].get("view").is_none());
        assert!(events(&school, other, id).await.is_empty());
        assert_eq!(text_of(&mut anna, &page, &block).await, "");
    }

    async fn progress_survives_a_restart(school) {
        let (_, _, mut mei, course) = enrolled(&school).await;
        let (page, block) = (course.address(), reflection(course.lesson()));
        let form = mei.get(&page).await.form(&format!("{page}/{block}"));
        mei.submit(&form.with("text", "kept")).await.expect(303);
        let mut restarted = mei.at(school.restarted());
        assert_eq!(text_of(&mut restarted, &page, &block).await, "kept");
    }
}
