//! A teacher writes a quiz, sets its conditions, marks, changes marks, marks again, and reads the figures: with plain forms, as without scripts.

use domain::people::Role;
use domain::quizzes::definition::Conditions;
use domain::{Language, Timestamp};
use i18n::t;
use i18n::t::quiz_staff;
use usecases::quizzes::{end_overdue, record_answers, set_conditions};

use crate::support::quiz::{Made, answer};
use crate::support::{Browser, School, on_both_databases};

const EN: Language = Language::En;

/// A teacher of the school at a browser, and a quiz with an attempt.
async fn at_work(school: &School) -> (Browser, Made) {
    let teacher = school.member(Role::Teacher, school.here).await;
    (school.browser(teacher).await, school.quiz(school.here).await)
}

fn at(quiz: &Made, below: &str) -> String {
    format!("/en/teaching/quizzes/{}{below}", quiz.quiz)
}

on_both_databases! {
    async fn a_quiz_is_written_published_and_listed(school) {
        let (mut li, made) = at_work(&school).await;
        let organisation = school.here.organisation.to_string();
        let new = li.post("/en/teaching/quizzes", &[("organisation", &organisation), ("title", "Brand new")]).await.expect(303);
        let address = new.header("location").to_owned();
        li.get("/en/teaching/quizzes").await.expect(200).expect_words("Brand new").expect_words(quiz_staff::state_draft(EN));
        // nothing to publish yet
        li.post(&format!("{address}/publish"), &[]).await.expect(422).expect_words(quiz_staff::nothing_to_publish(EN));
        // found by words, ticked, added
        let bank = made.bank.to_string();
        let found = li.get(&format!("{address}/add?bank={bank}&q=extinguisher")).await.expect(200);
        assert!(found.says("Which extinguisher?") && !found.says("What do you do?"));
        let item = made.choice.to_string();
        li.post(&format!("{address}/add"), &[("section", "0"), ("bank", &bank), ("do", "add"), ("item", &item)])
            .await
            .expect_redirect(&format!("{address}#s0"));
        li.post(&format!("{address}/add"), &[("section", "0"), ("bank", &bank), ("category", "Safety"), ("do", "draw"), ("count", "2")])
            .await
            .expect(422)
            .expect_words(&quiz_staff::draw_count_wrong(EN, 1));
        let editor = li.get(&address).await.expect(200).expect_words("Which extinguisher?");
        let form = editor.form(&address).with("s0.q0.marks", "2,5").with("do", "save");
        li.submit(&form).await.expect_redirect(&address);
        let editor = li.get(&address).await.expect_words(quiz_staff::publish_first(EN));
        let mut form = editor.form(&address).with("do", "publish");
        assert!(form.fields.contains(&("s0.q0.marks".to_owned(), "2.5".to_owned())));
        form.action = format!("{address}/publish");
        li.submit(&form).await.expect_redirect(&address);
        li.get(&address).await.expect_words(quiz_staff::publish_same(EN));
        li.get("/en/teaching/quizzes").await.expect_words(quiz_staff::state_open(EN));
    }

    async fn nothing_typed_is_lost_when_something_cannot_be(school) {
        let (mut li, made) = at_work(&school).await;
        let address = at(&made, "");
        let form = li.get(&address).await.form(&address);
        let wrong = form.with("title.en", "").with("intro.de", "Viel <Erfolg>").with("s0.q1.marks", "many").with("behaviour", "deferred");
        let again = li.submit(&wrong.with("do", "down-0-0")).await.expect(422);
        let again = again.expect_words(quiz_staff::title_missing(EN)).expect_words(quiz_staff::marks_wrong(EN));
        let shown = again.form(&address);
        // moved down on the page although it could not be stored
        for field in [("intro.de", "\nViel <Erfolg>"), ("s0.q0.marks", "many")] {
            assert!(shown.fields.contains(&(field.0.to_owned(), field.1.to_owned())), "{field:?} in {:?}", shown.fields);
        }
        li.get(&address).await.expect_words("Fire quiz");
        li.post("/en/teaching/quizzes", &[("organisation", &school.here.organisation.to_string()), ("title", " ")])
            .await
            .expect(422)
            .expect_words(quiz_staff::title_missing(EN));
    }

    async fn a_draw_that_asks_for_too_much_is_said_beside_its_number(school) {
        let (mut li, made) = at_work(&school).await;
        let (address, bank) = (at(&made, ""), made.bank.to_string());
        let fields = [("revision", "1"), ("title.en", "T"), ("s0", "1"), ("s0.q0.bank", bank.as_str()), ("s0.q0.count", "3"), ("s0.q0.category", "Safety")];
        li.post(&format!("{address}/publish"), &fields).await.expect(422).expect_words(&quiz_staff::pool_too_small(EN, 1));
        li.get(&address).await.expect(200).expect_words(&quiz_staff::draw_fit(EN, 1));
    }

    async fn conditions_are_local_times_and_say_what_cannot_be(school) {
        let (mut li, made) = at_work(&school).await;
        let address = at(&made, "/conditions");
        let wrong = [("revision", "0"), ("opens", "2025-11-20T10:00"), ("closes", "2025-11-20T09:00"), ("minutes", "0"), ("code", "spring")];
        let page = li.post(&address, &wrong).await.expect(422);
        let page = page.expect_words(quiz_staff::closes_before(EN)).expect_words(quiz_staff::minutes_wrong(EN));
        assert!(page.form(&address).fields.contains(&("code".to_owned(), "spring".to_owned())));
        let right = [("revision", "0"), ("opens", "2025-11-20T09:00"), ("closes", "2025-11-20T09:30"), ("minutes", "40"), ("review.open.attempt", "1")];
        li.post(&address, &right).await.expect_redirect(&address);
        let page = li.get(&address).await.expect(200).expect_words("less than 40 minutes").expect_words("Local time in UTC");
        assert!(page.form(&address).fields.contains(&("opens".to_owned(), "2025-11-20T09:00".to_owned())));
    }

    async fn answers_are_marked_with_the_rubric_one_after_the_other(school) {
        let (mut li, made) = at_work(&school).await;
        let second = school.learner().await;
        school.attempt(made.quiz, second, "a").await;
        let list = li.get(&at(&made, "/marking")).await.expect(200);
        let address = at(&made, &format!("/marking/{}", made.essay));
        assert!(list.text().contains(&address) && !list.says("Which extinguisher?"));
        let page = li.get(&address).await.expect(200).expect_words("I cut the power <first>.").expect_words(&quiz_staff::others_waiting(EN, 1));
        let form = page.form(&address);
        li.submit(&form.clone().with("r.danger", "2").with("do", "mark").with("comment", "Clear"))
            .await
            .expect(422)
            .expect_words(quiz_staff::rubric_incomplete(EN))
            .expect_words("Clear");
        li.submit(&form.clone().with("do", "later")).await.expect_redirect(&format!("{address}?skip=1#to-mark"));
        let marked = form.with("r.danger", "2").with("r.tone", "0").with("do", "mark").with("comment", "Clear");
        li.submit(&marked).await.expect_redirect(&format!("{address}?skip=0#to-mark"));
        let page = li.get(&address).await.expect_words(&quiz_staff::others_waiting(EN, 0));
        li.submit(&page.form(&address).with("r.danger", "2").with("r.tone", "0").with("do", "mark")).await.expect(303);
        li.get(&address).await.expect(200).expect_words(quiz_staff::marking_done_title(EN));
        li.get(&at(&made, "/results")).await.expect(200).expect_words("40% (2 of 5)").expect_words("60% (3 of 5)");
    }

    async fn a_mark_is_changed_for_a_reason_and_given_back(school) {
        let (mut li, made) = at_work(&school).await;
        let address = format!("/en/teaching/attempts/{}", made.attempt);
        li.get(&address).await.expect(200).expect_words("I cut the power <first>.").expect_words("Carbon dioxide");
        let change = format!("{address}/2");
        let page = li.post(&change, &[("marks-2", "0,5"), ("reason-2", " "), ("do", "marks")]).await.expect(422);
        page.expect_words(quiz_staff::reason_missing(EN));
        for marks in ["2", "-1", "NaN", "inf", "half", ""] {
            let page = li.post(&change, &[("marks-2", marks), ("reason-2", "Kept"), ("do", "marks")]).await.expect(422);
            page.expect_words(quiz_staff::marks_out_of_range(EN)).expect_words("Kept");
        }
        li.post(&change, &[("marks-2", "0,5"), ("reason-2", "Smudged print"), ("do", "marks")]).await.expect(303);
        li.get(&address).await.expect_words("0.5 of 5 marks").expect_words("Smudged print");
        li.post(&change, &[("do", "automatic")]).await.expect(303);
        li.get(&address).await.expect_words("0 of 5 marks").expect_words(quiz_staff::mark_automatic(EN));
        li.post(&format!("{address}/99"), &[("marks-99", "1"), ("reason-99", "x")]).await.expect(403);
    }

    async fn regrading_shows_first_and_does_then(school) {
        let (mut li, made) = at_work(&school).await;
        let (address, item) = (at(&made, "/regrade"), made.choice.to_string());
        li.get(&address).await.expect(200).expect_words("Which extinguisher?");
        li.get(&format!("{address}?item={item}&rule=newest")).await.expect(200).expect_words(&quiz_staff::regrade_nothing(EN, 1));
        li.get(&format!("{address}?item={item}&rule=full")).await.expect(200).expect_words(&quiz_staff::regrade_would(EN, 1, 1));
        li.get(&at(&made, "/results")).await.expect_words("0% (0 of 5)");
        li.post(&address, &[("item", &item), ("rule", "full")]).await.expect(200).expect_words(&quiz_staff::regrade_done(EN, 1));
        li.get(&at(&made, "/results")).await.expect_words("20% (1 of 5)");
    }

    async fn late_answers_count_when_the_teacher_says_so(school) {
        let (mut li, made) = at_work(&school).await;
        let teacher = school.ctx(school.member(Role::Teacher, school.here).await).await;
        let conditions = Conditions { minutes: Some(10), ..Conditions::default() };
        set_conditions(&teacher, made.quiz, conditions, 0).await.unwrap();
        let learner = school.ctx(school.learner().await).await;
        let start = usecases::quizzes::StartAttempt { quiz: made.quiz, access_code: String::new() };
        let attempt = usecases::quizzes::start_attempt(&learner, start).await.unwrap();
        let given = answer(&learner, attempt, 2, ("choice", "a"));
        school.clock.forward(11 * Timestamp::MINUTE);
        end_overdue(&school.app).await.unwrap();
        let sent_at = Some(learner.now());
        record_answers(&learner, vec![usecases::quizzes::IncomingAnswer { sent_at, ..given }]).await.unwrap();
        let address = format!("/en/teaching/attempts/{attempt}");
        li.get(&address).await.expect(200).expect_words(&quiz_staff::late_title(EN, 1)).expect_words("0 of 5 marks");
        let late = format!("{address}/late");
        li.post(&late, &[("counts", "1")]).await.expect_redirect(&address);
        li.get(&address).await.expect_words("1 of 5 marks").expect_words(quiz_staff::late_take_back(EN));
        li.post(&late, &[("counts", "0")]).await.expect_redirect(&address);
        li.get(&address).await.expect_words("0 of 5 marks");
    }

    async fn an_extension_is_granted_or_said_to_be_wrong(school) {
        let (mut li, made) = at_work(&school).await;
        let address = at(&made, &format!("/extensions/{}", made.learner));
        for (minutes, attempts) in [("x", "1"), ("10001", "0"), ("-1", "0"), ("1", "101")] {
            let page = li.post(&address, &[("minutes", minutes), ("attempts", attempts)]).await.expect(422);
            page.expect_words(quiz_staff::extension_wrong(EN));
        }
        li.post(&address, &[("minutes", "20"), ("attempts", "1")]).await.expect_redirect(&at(&made, "/results"));
        li.get(&at(&made, "/results")).await.expect_words(&quiz_staff::extension_both(EN, 1, 20));
    }

    async fn results_are_a_table_that_no_spreadsheet_takes_for_formulas(school) {
        let (mut li, made) = at_work(&school).await;
        let csv = li.get(&at(&made, "/results.csv")).await.expect(200);
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert!(csv.bytes.starts_with("\u{feff}".as_bytes()));
        let text = csv.text();
        let line = text.lines().find(|line| line.contains(&made.learner.to_string())).unwrap();
        assert!(line.ends_with(",0,5,0,,no,0"), "{line}");
        assert_eq!(text.lines().next().unwrap().split(',').count(), line.split(',').count());
    }

    async fn without_names_nobody_sees_whose_answer_it_is_before_it_is_marked(school) {
        let (mut li, made) = at_work(&school).await;
        let address = at(&made, "");
        let form = li.get(&address).await.form(&address).with("anonymous", "1").with("behaviour", "deferred");
        li.submit(&crate::support::html::Form { action: format!("{address}/publish"), ..form }).await.expect(303);
        let learner = school.learner().await;
        let attempt = school.attempt(made.quiz, learner, "a").await;
        let name = format!("Family{learner}");
        let results = li.get(&at(&made, "/results")).await.expect(200).expect_words(&name);
        assert!(!results.text().contains(&attempt.to_string()));
        let page = li.get(&format!("/en/teaching/attempts/{attempt}")).await.expect(200);
        assert!(page.says(quiz_staff::anonymous_learner(EN)) && !page.says(&name));
        // the first attempt was taken on the version with names
        let marking = at(&made, &format!("/marking/{}", made.essay));
        let pages = [li.get(&marking).await.expect(200), li.get(&format!("{marking}?skip=1")).await.expect(200)];
        assert!(!pages.iter().any(|page| page.says(&name)));
    }
}

#[tokio::test]
async fn the_demo_has_figures_for_its_quiz_in_every_language() {
    let school = School::new().await;
    let mut teacher = school.demo("teacher").await;
    let list = teacher.get("/en/teaching/quizzes").await.expect(200).expect_words("Welding safety quiz").text();
    let quiz =
        list.split("/en/teaching/quizzes/").skip(1).map(|rest| &rest[..36]).find(|id| list.contains(&format!("{id}/marking"))).unwrap();
    for language in ["zh", "de", "en"] {
        let address = format!("/{language}/teaching/quizzes/{quiz}");
        for below in ["", "/conditions", "/add", "/results", "/marking", "/regrade", "/statistics"] {
            teacher.get(&format!("{address}{below}")).await.expect(200);
        }
        let statistics = teacher.get(&format!("{address}/statistics")).await.expect(200).text();
        let items: Vec<&str> = statistics.split("/statistics?item=").skip(1).map(|rest| &rest[..36]).collect();
        assert_eq!(items.len(), 11);
        for item in items {
            teacher.get(&format!("{address}/statistics?item={item}")).await.expect(200);
        }
        assert!(statistics.contains("<svg class=\"chart\""));
    }
    let address = format!("/en/teaching/quizzes/{quiz}/statistics");
    teacher.get(&address).await.expect_words(quiz_staff::note_negative(EN));
    teacher.get(&format!("{address}?item=nothing")).await.expect(404);
}

#[tokio::test]
async fn what_is_no_id_is_not_found_and_what_is_no_form_is_refused() {
    let school = School::new().await;
    let (mut li, made) = at_work(&school).await;
    for path in ["/en/teaching/quizzes/x", "/en/teaching/quizzes/x/results", "/en/teaching/attempts/x"] {
        li.get(path).await.expect(404).expect_words(t::errors::not_found_title(EN));
    }
    li.get(&at(&made, "/marking/x")).await.expect(404);
    li.post(&format!("/en/teaching/attempts/{}/x", made.attempt), &[]).await.expect(404);
    li.post(&at(&made, "/extensions/x"), &[]).await.expect(404);
    li.post("/en/teaching/quizzes", &[("organisation", "x"), ("title", "T")]).await.expect(400);
    li.post(&at(&made, "/regrade"), &[("item", "x")]).await.expect(400);
    li.post(&at(&made, &format!("/marking/{}", made.essay)), &[("attempt", "x")]).await.expect(400);
    li.post(&at(&made, "/add"), &[("do", "add"), ("item", "x")]).await.expect(400);
    li.post(&at(&made, ""), &[("title.en", "T"), ("class", "x")]).await.expect(400);
    // a class of another organisation
    let foreign = school.elsewhere.class.to_string();
    li.post(&at(&made, ""), &[("title.en", "T"), ("class", &foreign)]).await.expect(403);
    let many: Vec<(String, String)> = (0..301).map(|q| (format!("s0.q{q}.item"), made.choice.to_string())).collect();
    let mut fields = vec![("title.en", "T"), ("s0", "1")];
    fields.extend(many.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    li.post(&at(&made, ""), &fields).await.expect(422).expect_words(&quiz_staff::too_many(EN, 300));
}
