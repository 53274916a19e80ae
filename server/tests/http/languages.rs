//! Which language somebody gets, and what follows from it.

use axum::body::Body;
use axum::http::Method;
use domain::{Language, Timestamp};
use i18n::t;

use crate::support::{Browser, School, course, on_both_databases};

on_both_databases! {
    async fn an_address_without_language_goes_to_profile_then_cookie_then_browser(school) {
        let chinese = school.demo("learner").await;
        let guest = || school.guest();
        for (what, mut browser, language) in [
            ("nothing is known", guest(), "en"),
            ("the browser asks", guest().header("accept-language", "fr, de-AT;q=0.8, en;q=0.5"), "de"),
            ("the browser asks for none of ours", guest().header("accept-language", "fr, it"), "en"),
            ("the browser sends nonsense", guest().header("accept-language", ";;q=,,*"), "en"),
            ("the cookie is stronger", guest().cookie("qiao_lang", "zh").header("accept-language", "de"), "zh"),
            ("a cookie of an unknown language", guest().cookie("qiao_lang", "fr").header("accept-language", "de"), "de"),
            ("the profile is strongest", chinese.cookie("qiao_lang", "de").header("accept-language", "en"), "zh"),
        ] {
            for (asked, there) in [("/", ""), ("/courses", "/courses"), ("/courses/", "/courses"), ("/people?q=Li&page=2", "/people?q=Li&page=2")] {
                let answer = browser.get(asked).await.expect(303);
                assert_eq!(answer.header("location"), format!("/{language}{there}"), "{what}: {asked}");
            }
        }
    }

    async fn the_language_last_read_is_remembered(school) {
        let mut guest = school.guest();
        guest.get("/de/sign-in").await.expect(200);
        guest.get("/").await.expect_redirect("/de");
        guest.get("/zh/sign-in").await.expect(200);
        guest.get("/").await.expect_redirect("/zh");
        let again = guest.get("/zh/sign-in").await.expect(200);
        assert_eq!(again.header("set-cookie"), "", "what is known is not said again");
    }

    async fn the_language_chosen_in_the_profile_is_the_one_from_then_on(school) {
        let (person, mut mei) = school.learner_at_browser().await;
        let fields = [("language", "de"), ("time_zone", "Europe/Berlin"), ("preferred", "Mei")];
        mei.post("/en/profile/preferences", &fields).await.expect_redirect("/de/profile");
        mei.get("/de/profile").await.expect(200).expect_words(t::people::flash_preferences(Language::De));
        mei.get("/").await.expect_redirect("/de");
        let elsewhere = school.browser(person).await;
        elsewhere.cookie("qiao_lang", "zh").get("/").await.expect_redirect("/de");
    }

    async fn changing_the_language_keeps_place_and_progress(school) {
        let (person, mut mei) = school.learner_at_browser().await;
        let id = school.enrol(person, course::REAL).await;
        let course = school.course(course::REAL).await;
        let address = course.address();
        let block = course::reflection(course.lesson());
        let form = mei.get(&address).await.form(&format!("{address}/{block}"));
        mei.submit(&form.with("text", "今天 heute today")).await.expect(303);
        for language in Language::ALL {
            let there = address.replacen("/en/", &format!("/{}/", language.code()), 1);
            let page = mei.get(&there).await.expect(200);
            let form = page.form(&format!("{there}/{block}"));
            assert!(form.fields.contains(&("text".to_owned(), "今天 heute today".to_owned())), "{language:?}");
            for other in Language::ALL {
                let link = address.replacen("/en/", &format!("/{}/", other.code()), 1);
                assert!(page.text().contains(&format!("<a href=\"{link}\"")), "{language:?} links {other:?}");
            }
        }
        let mut read = school.app.db.read().await.unwrap();
        assert_eq!(storage::learning::events(&mut read.conn(), person, id).await.unwrap().len(), 1);
    }

    async fn dates_are_those_of_the_readers_time_zone(school) {
        let (_, mut mei) = school.learner_at_browser().await;
        // from 08:53 UTC to 00:53 UTC
        school.clock.forward(Timestamp::HOUR * 16);
        for (zone, hello) in [
            ("Asia/Shanghai", t::courses::greeting_morning(Language::En, "M")),
            ("Europe/London", t::courses::greeting_evening(Language::En, "M")),
        ] {
            mei.post("/en/profile/preferences", &[("language", "en"), ("time_zone", zone), ("preferred", "M")]).await.expect(303);
            mei.get("/en").await.expect(200).expect_words(&hello);
        }
    }
}

#[tokio::test]
async fn a_slash_too_many_does_no_harm() {
    let school = School::new().await;
    let (_, mut mei) = school.learner_at_browser().await;
    mei.get("/en/").await.expect_redirect("/en");
    mei.get("/de/courses/").await.expect_redirect("/de/courses");
    mei.get("/de/courses/?x=1").await.expect_redirect("/de/courses?x=1");
    mei.request(Method::HEAD, "/", &[], Body::empty()).await.expect_redirect("/en");
}

#[tokio::test]
async fn an_address_never_leads_to_another_server() {
    let school = School::new().await;
    for path in ["//evil.example", "///evil.example/", "/\\evil.example", "/%2F%2Fevil.example", "/en//evil.example/", "/.evil.example/"] {
        let Ok(_) = path.parse::<axum::http::Uri>() else { continue };
        let answer = school.guest().get(path).await;
        let location = answer.header("location");
        assert!(location.is_empty() || (location.starts_with("/en") && !location.starts_with("//")), "{path} → {location}");
    }
}

#[tokio::test]
async fn an_unknown_language_is_not_found_in_the_readers_own() {
    let school = School::new().await;
    for (path, language) in [("/fr", "de"), ("/fr/courses", "zh"), ("/xx/sign-in", "en"), ("/deu", "de"), ("/EN2/courses", "en")] {
        let mut guest = Browser::new(school.service.clone()).header("accept-language", language);
        let answer = guest.get(path).await;
        // what does not look like a language gets one, and is not found there
        let answer = if answer.status == 303 { guest.get(answer.header("location")).await } else { answer };
        let sentence = t::errors::not_found_text(Language::from_code(language).unwrap());
        answer.expect(404).expect_words(sentence);
    }
}
