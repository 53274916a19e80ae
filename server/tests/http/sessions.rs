//! Signing in and out, sessions, invitations, and a database that is gone.

use domain::people::Role;
use domain::{Language, Timestamp};
use i18n::t;

use crate::support::{Browser, School, course, on_both_databases};

const EN: Language = Language::En;

/// Signs in by hand; gives where one is sent.
async fn sign_in(browser: &mut Browser, login: &str, password: &str, next: &str) -> String {
    let page = browser.get(&format!("/en/sign-in?next={next}")).await.expect(200);
    let form = page.form("/en/sign-in").with("login", login).with("password", password);
    browser.submit(&form).await.expect(303).header("location").to_owned()
}

on_both_databases! {
    async fn one_signs_in_with_the_form_and_goes_on_where_one_wanted_to(school) {
        let mut browser = school.guest();
        let asked = browser.get("/en/people?q=Li&page=2").await.expect(303);
        let sign_in_page = asked.header("location").to_owned();
        let form = browser.get(&sign_in_page).await.expect(200).form("/en/sign-in");
        let form = form.with("login", " ADMIN@demo.test ").with("password", "qiao-demo-admin");
        browser.submit(&form).await.expect_redirect("/en/people?q=Li&page=2");
        browser.get("/en/people?q=Li&page=2").await.expect(200);
        // who is signed in needs no sign-in page
        browser.get("/en/sign-in?next=/en/classes").await.expect_redirect("/en/classes");
    }

    async fn a_form_sent_after_the_session_ended_leads_back_to_its_page(school) {
        let course = school.course(course::REAL).await;
        let page = course.address();
        let block = format!("{page}/{}", course::reflection(course.lesson()));
        let mut browser = school.guest().header("referer", &format!("http://qiao.test{page}"));
        browser.post(&block, &[("text", "x")]).await.expect_redirect(&format!("/en/sign-in?next={page}"));
        // without a referrer at least to a page that exists
        school.guest().post(&block, &[("text", "x")]).await.expect_redirect("/en/sign-in?next=/en");
    }

    async fn signing_out_ends_the_session_on_the_server_too(school) {
        let (_, mut mei) = school.learner_at_browser().await;
        let mut thief = mei.clone();
        mei.post("/en/sign-out", &[]).await.expect_redirect("/en/sign-in");
        assert!(!mei.has_cookie("qiao_session"));
        mei.get("/en/sign-in").await.expect(200).expect_words(t::people::flash_signed_out(EN));
        thief.get("/en").await.expect_redirect("/en/sign-in?next=/en");
        // signing out twice is fine
        mei.post("/en/sign-out", &[]).await.expect(303);
    }

    async fn one_ends_a_session_on_another_device_and_only_that(school) {
        let person = school.learner().await;
        let (mut phone, _) = school.session(person).await;
        let (mut lost, id) = school.session(person).await;
        let (mut somebody, _) = school.session(school.learner().await).await;
        somebody.post(&format!("/en/profile/sessions/{id}"), &[]).await.expect(303);
        lost.get("/en").await.expect(200);
        let form = phone.get("/en/profile").await.expect(200).form(&format!("/en/profile/sessions/{id}"));
        phone.submit(&form).await.expect_redirect("/en/profile");
        lost.get("/en").await.expect(303);
        phone.get("/en/profile").await.expect(200).expect_words(t::people::flash_session(EN));
    }

    async fn sessions_survive_a_restart_and_end_by_themselves(school) {
        let (_, browser) = school.learner_at_browser().await;
        let mut restarted = browser.at(school.restarted());
        restarted.get("/en").await.expect(200);
        // used every month it stays open
        for _ in 0..3 {
            school.clock.forward(30 * Timestamp::DAY);
            restarted.get("/en").await.expect(200);
        }
        school.clock.forward(61 * Timestamp::DAY);
        restarted.get("/en").await.expect(303);
    }

    async fn an_invitation_leads_from_the_coordinators_page_to_ones_first_page(school) {
        let person = school.learner().await;
        let mut coordinator = school.demo("coordinator").await;
        let invite = format!("/en/people/{}/{person}/invite", school.here.organisation);
        let list = coordinator.get(&format!("/en/people?q={person}")).await.expect(200);
        let shown = coordinator.submit(&list.form(&invite)).await.expect(200);
        let text = shown.text();
        let link = text.split("http://qiao.test").nth(1).unwrap().split(['<', '"']).next().unwrap().to_owned();
        assert!(text.contains("<svg"), "a QR code");
        let mut guest = school.guest();
        let form = guest.get(&link).await.expect(200).form(&link);
        guest.submit(&form.clone().with("password", "kurz")).await.expect(422).expect_words(&t::people::password_too_short(EN, 10));
        guest.submit(&form.clone().with("password", "drei blaue Kräne")).await.expect_redirect("/en");
        guest.get("/en").await.expect(200);
        let mut later = school.guest();
        later.submit(&form.with("password", "vier gelbe Stapler")).await.expect(410);
        assert_eq!(sign_in(&mut later, &format!("{person}@example.org"), "drei blaue Kräne", "").await, "/en");
    }

    async fn a_class_opens_its_invitations_at_the_same_time_behind_one_address(school) {
        for _ in 0..30 {
            let token = school.invite(school.learner().await, school.here).await;
            school.guest().get(&format!("/en/invitation/{}", token.as_str())).await.expect(200);
        }
    }

    async fn a_new_password_ends_the_other_sessions(school) {
        let mut here = school.demo("mentor").await;
        let mut there = school.demo("mentor").await;
        let form = here.get("/en/profile").await.expect(200).form("/en/profile/password");
        let wrong = form.clone().with("current", "falsch falsch").with("new", "drei blaue Kräne");
        here.submit(&wrong).await.expect(422).expect_words(t::people::wrong_current(EN));
        there.get("/en").await.expect(200);
        here.submit(&form.with("current", "qiao-demo-mentor").with("new", "drei blaue Kräne")).await.expect_redirect("/en/profile");
        here.get("/en/profile").await.expect(200).expect_words(t::people::flash_password(EN));
        there.get("/en").await.expect(303);
        assert_eq!(sign_in(&mut there, "mentor@demo.test", "drei blaue Kräne", "/de/courses").await, "/de/courses");
    }

    async fn a_person_added_by_form_is_there_once(school) {
        let mut admin = school.demo("admin").await;
        let form = admin.get("/en/people").await.expect(200).form(&format!("/en/people/{}", school.here.organisation));
        let form = form.with("family", "Özdemir").with("given", "Ayşe").with("login", "ayse@example.org");
        let form = form.with("language", "de").with("role", Role::Mentor.code()).with("class", &school.here.class.to_string());
        admin.submit(&form).await.expect_redirect("/en/people");
        admin.get("/en/people?q=ayse").await.expect(200).expect_words("Ayşe Özdemir").expect_words(t::people::flash_person(EN));
        let twice = admin.submit(&form).await.expect(422).expect_words(t::people::login_taken(EN));
        assert!(twice.text().contains("value=\"Özdemir\""), "what was typed is still there");
    }

    async fn without_its_database_the_server_is_alive_but_not_ready(school) {
        let mut guest = school.guest();
        let mut mei = school.learner_at_browser().await.1;
        assert_eq!(guest.get("/readyz").await.expect(200).text(), "ready");
        school.app.db.clone().close().await;
        guest.get("/readyz").await.expect(503);
        assert_eq!(guest.get("/healthz").await.expect(200).text(), "ok");
        guest.get("/en/sign-in").await.expect(200);
        let fields = [("login", "learner@demo.test"), ("password", "qiao-demo-learner")];
        guest.post("/en/sign-in", &fields).await.expect(503).expect_words(t::errors::busy_text(EN));
        mei.get("/de").await.expect(503).expect_words(t::errors::busy_text(Language::De));
        mei.post_json("/api/v1/sync", &serde_json::json!({})).await.expect(503);
    }
}

#[tokio::test]
async fn a_flash_is_shown_once() {
    let school = School::new().await;
    let (_, mut mei) = school.learner_at_browser().await;
    let said = t::courses::flash_enrolled(EN);
    mei.post("/en/courses/working-together/enrol", &[]).await.expect_redirect("/en/courses/working-together");
    mei.get("/en/courses/working-together").await.expect(200).expect_words(said);
    let again = mei.get("/en/courses/working-together").await.expect(200);
    assert!(!again.says(said));
}
