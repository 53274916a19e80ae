//! Quizzes as files: downloaded as a package, imported as a draft.

use domain::Language;
use domain::people::Role;
use i18n::t;

use crate::banks::send_file;
use crate::support::{Browser, School, on_both_databases};

const EN: Language = Language::En;

async fn teacher(school: &School) -> Browser {
    let person = school.member(Role::Teacher, school.here).await;
    school.browser(person).await
}

on_both_databases! {
    async fn a_quiz_is_downloaded_and_comes_back_as_a_draft_in_another_bank(school) {
        let quiz = school.quiz(school.here).await.quiz;
        let mut li = teacher(&school).await;
        let address = format!("/en/teaching/quizzes/{quiz}");
        let export = format!("{address}/export");
        assert!(li.get(&address).await.expect(200).text().contains(&format!("href=\"{export}\"")));
        // first what other systems will not see
        let page = li.get(&export).await.expect(200).expect_words(t::banks::setting_option_order(EN));
        assert!(page.text().contains(&format!("href=\"{export}?anyway=1\"")));
        let file = li.get(&format!("{export}?anyway=1")).await.expect(200);
        assert_eq!(file.header("content-type"), "application/zip");
        assert!(file.header("content-disposition").contains("qiao-quiz.zip") && file.bytes.starts_with(b"PK"));

        let (bank, _) = school.bank(school.here).await;
        let look = send_file(&mut li, &format!("/en/banks/{bank}/import"), "", "quiz.zip", &file.bytes).await.expect(303);
        let preview = look.header("location").to_owned();
        let page = li.get(&preview).await.expect(200).expect_words("Fire quiz").expect_words(&t::banks::also_quizzes(EN, 1));
        let tick = page.text().split("name=\"quizzes\"").nth(1).and_then(|rest| rest.split('>').next()).unwrap().to_owned();
        assert!(tick.contains("checked"), "{tick}");
        let there = li.submit(&page.form(&preview).with("quizzes", "1")).await.expect(303).header("location").to_owned();
        assert!(there.starts_with(&format!("/en/banks/{bank}?imported=2&quizzes=1&quiz=")), "{there}");
        let bank_page = li.get(&there).await.expect(200).expect_words(&t::banks::quizzes_made(EN, 1));
        let made = there.rsplit('=').next().unwrap();
        assert_ne!(made, quiz.to_string());
        assert!(bank_page.text().contains(&format!("href=\"/en/teaching/quizzes/{made}\"")));
        let draft = li.get(&format!("/en/teaching/quizzes/{made}")).await.expect(200);
        assert!(draft.says("Fire quiz") && draft.says("Which extinguisher?") && draft.says(t::quiz_staff::publish_first(EN)));
        // once is enough
        li.post(&preview, &[("quizzes", "1")]).await.expect(410);
        assert_eq!(li.get("/en/teaching/quizzes").await.expect(200).text().matches("Fire quiz</a>").count(), 2);
    }

    async fn without_the_tick_an_import_makes_no_quiz(school) {
        let quiz = school.quiz(school.here).await.quiz;
        let mut li = teacher(&school).await;
        let file = li.get(&format!("/en/teaching/quizzes/{quiz}/export?anyway=1")).await.expect(200);
        let (bank, _) = school.bank(school.here).await;
        let look = send_file(&mut li, &format!("/en/banks/{bank}/import"), "qti", "quiz.zip", &file.bytes).await.expect(303);
        let preview = look.header("location").to_owned();
        let form = li.get(&preview).await.expect(200).form(&preview);
        li.submit(&form).await.expect_redirect(&format!("/en/banks/{bank}?imported=2"));
        let list = li.get("/en/teaching/quizzes").await.expect(200);
        assert_eq!(list.text().matches("Fire quiz</a>").count(), 1);
    }
}

#[tokio::test]
async fn the_words_of_an_import_are_only_words() {
    let school = School::new().await;
    let mut li = teacher(&school).await;
    let (bank, _) = school.bank(school.here).await;
    let several = li.get(&format!("/en/banks/{bank}?imported=3&quizzes=2")).await.expect(200);
    assert!(several.says(&t::banks::quizzes_made(EN, 2)) && several.text().contains("href=\"/en/teaching/quizzes\""));
    let odd = li.get(&format!("/en/banks/{bank}?imported=3&quizzes=1&quiz=%22%3E%3Cscript%3E")).await.expect(200);
    assert!(!odd.text().contains("\"><script>"));
}
