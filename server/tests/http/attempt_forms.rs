//! Taking a quiz without scripts: every button keeps everything that stands in the form.

use domain::Language;
use domain::people::Role;
use i18n::t;
use serde_json::{Value, json};

use crate::support::database::total;
use crate::support::html::Form;
use crate::support::{Browser, School, on_both_databases};

const EN: Language = Language::En;
const PDF: &[u8] = b"%PDF-1.7 a report";

/// A question for words and one for two files, on one page.
fn report() -> [Value; 2] {
    let essay = json!({ "id": "essay", "prompt": { "en": "What did you see?" }, "body": { "kind": "essay" } });
    let upload = json!({ "id": "upload", "prompt": { "en": "Your report" }, "body": { "kind": "upload", "max_files": 2, "accept": ["application/pdf"] } });
    [essay, upload]
}

/// A learner who has begun, at the browser; where the form goes.
async fn begun(school: &School) -> (Browser, String) {
    let (_, quiz, _) = school.quiz_of(school.here, report()).await;
    let learner = school.member(Role::Learner, school.here).await;
    let attempt = school.begin(quiz, learner).await;
    (school.browser(learner).await, format!("/en/attempts/{attempt}"))
}

async fn page(browser: &mut Browser, at: &str) -> (String, Form) {
    let page = browser.get(at).await.expect(200);
    (page.text(), page.form(at))
}

on_both_databases! {
    async fn a_file_and_the_words_beside_it_are_kept_by_one_button(school) {
        let (mut mei, at) = begun(&school).await;
        let (_, form) = page(&mut mei, &at).await;
        let typed = form.with("q1.text", "Red smoke.").with("do", "file-2");
        mei.submit_files(&typed, &[("f2", "plan.pdf", PDF)]).await.expect_redirect(&format!("{at}#q2"));
        let (text, form) = page(&mut mei, &at).await;
        assert!(text.contains("Red smoke.") && text.contains(">plan.pdf<"), "{text}");
        school.clock.forward(1_000);
        // the one button takes it back, and what was typed meanwhile stays
        let remove = text.split("value=\"remove-2-").nth(1).unwrap().split('"').next().unwrap();
        let changed = form.with("q1.text", "Red smoke, then none.").with("do", &format!("remove-2-{remove}"));
        mei.submit_files(&changed, &[]).await.expect_redirect(&format!("{at}#q2"));
        let (text, _) = page(&mut mei, &at).await;
        assert!(text.contains("Red smoke, then none.") && !text.contains(">plan.pdf<"), "{text}");
    }

    async fn a_chosen_file_goes_also_with_handing_in(school) {
        let (mut mei, at) = begun(&school).await;
        let (_, form) = page(&mut mei, &at).await;
        let typed = form.with("q1.text", "Red smoke.").with("do", "finish");
        mei.submit_files(&typed, &[("f2", "plan.pdf", PDF)]).await.expect_redirect(&format!("{at}/finish?page=1"));
        assert_eq!(total(&school.app.db, "attempt_file").await, 1);
        mei.post(&format!("{at}/finish"), &[]).await.expect_redirect(&at);
        // what comes after that is not taken, and says so
        mei.submit_files(&typed_again(&at), &[("f2", "late.pdf", PDF)]).await.expect(422).expect_words(t::quizzes::form_over(EN));
        assert_eq!(total(&school.app.db, "attempt_file").await, 1);
    }

    async fn a_file_that_is_not_taken_takes_no_word_with_it(school) {
        let (mut mei, at) = begun(&school).await;
        let (_, form) = page(&mut mei, &at).await;
        let typed = form.with("q1.text", "Red smoke.").with("do", "file-2");
        let mut large = PDF.to_vec();
        large.resize(usecases::quizzes::FILE_MAX + 1, b' ');
        let refused = mei.submit_files(&typed, &[("f2", "large.pdf", &large)]).await.expect(413);
        let refused = refused.expect_words(t::quizzes::file_too_large(EN));
        assert!(refused.text().contains("Red smoke."));
        school.clock.forward(1_000);
        let program = mei.submit_files(&typed.clone().with("q1.text", "Red."), &[("f2", "plan.pdf", b"MZ\0\0")]).await.expect(422);
        assert!(program.expect_words(t::quizzes::file_wrong_kind(EN)).text().contains("Red.</textarea>"));
        // nor do more files than may be, nor words without end
        let files = [("f2", "1.pdf", &b"%PDF-1"[..]), ("f2", "2.pdf", b"%PDF-2"), ("f2", "3.pdf", b"%PDF-3")];
        mei.submit_files(&typed, &files).await.expect(422).expect_words(t::quizzes::file_too_many(EN));
        assert_eq!(total(&school.app.db, "attempt_file").await, 2);
        mei.submit_files(&typed.with("q1.text", &"x".repeat(2 * 1024 * 1024)), &[]).await.expect(413);
    }
}

fn typed_again(at: &str) -> Form {
    Form { action: at.to_owned(), fields: vec![("h1".to_owned(), "x".to_owned()), ("q1.text".to_owned(), "Too late.".to_owned())] }
}
