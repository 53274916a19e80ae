//! What an author does in question banks: writing questions with the form, finding them, importing and exporting files.

use domain::people::Role;
use domain::quizzes::item::Body;
use domain::{BankId, ItemId, Language};
use i18n::t;

use crate::support::html::Form;
use crate::support::{Answer, Browser, School, on_both_databases};

const EN: Language = Language::En;
const NOBODY: &str = "019a0000-0000-7000-8000-000000000000";

const GIFT: &str = "::Fumes:: Where are fumes drawn off? { =At the seam ~At the door ~Nowhere }\n\n::Gas:: Argon burns. {F}\n";

/// A teacher of the school, with a bank of it that has one question.
async fn teacher(school: &School) -> (Browser, BankId, ItemId) {
    let (bank, item) = school.bank(school.here).await;
    let person = school.member(Role::Teacher, school.here).await;
    (school.browser(person).await, bank, item)
}

/// Brings a file into a bank; its questions are in English where they do not say.
pub async fn send_file(browser: &mut Browser, path: &str, format: &str, name: &str, bytes: &[u8]) -> Answer {
    let fields = [("format", format), ("language", "en")].map(|(field, value)| (field.to_owned(), value.to_owned())).to_vec();
    browser.submit_files(&Form { action: path.to_owned(), fields }, &[("file", name, bytes)]).await
}

fn value<'f>(form: &'f Form, name: &str) -> &'f str {
    form.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

/// The questions that the bank's page names.
async fn titles(browser: &mut Browser, bank: BankId, query: &str) -> String {
    let page = browser.get(&format!("/en/banks/{bank}{query}")).await.expect(200);
    page.text().split_once("<tbody").map_or(String::new(), |(_, rows)| rows.to_owned())
}

on_both_databases! {
    async fn a_bank_is_made_and_a_question_written_without_scripts(school) {
        let person = school.member(Role::Teacher, school.here).await;
        let mut li = school.browser(person).await;
        let list = li.get("/en/banks").await.expect(200);
        let make = list.form(&format!("/en/banks/new/{}", school.here.organisation));
        li.submit(&make.clone()).await.expect(422).expect_words(t::banks::bank_no_title(EN));
        let answer = li.submit(&make.with("title.de", "Schweißen")).await.expect(303);
        let bank = answer.header("location").to_owned();
        li.get(&bank).await.expect(200).expect_words(t::banks::empty_title(EN));
        let page = li.get(&format!("{bank}/new/single_choice")).await.expect(200);
        let action = format!("{bank}/items");
        let form = page.form(&action).with("prompt.en", "Where are fumes drawn off?").with("body.options.0.text.en", "At the seam");
        // a row more, one up, one away; nothing that was typed is lost
        let more = li.submit(&form.clone().with("do", "add:body.options")).await.expect(200).form(&action);
        assert_eq!(value(&more, "body.options.4.id"), "e");
        let moved = li.submit(&more.with("do", "down:body.options.0")).await.expect(200).form(&action);
        assert_eq!(value(&moved, "body.options.1.text.en"), "At the seam");
        let mut form = moved;
        for _ in 0..3 {
            form = li.submit(&form.with("do", "remove:body.options.2")).await.expect(200).form(&action);
        }
        let form = form.with("body.options.0.text.en", "At the door").with("do", "save");
        let wrong = li.submit(&form).await.expect(422).expect_words(t::banks::wrong_no_right_answer(EN));
        assert!(wrong.text().contains("href=\"#body.options\""), "the problem leads to its place");
        let fine = wrong.form(&action).with("body.options.1.credit", "100").with("do", "save");
        let saved = li.submit(&fine).await.expect(303);
        let item = saved.header("location").to_owned();
        li.get(&item).await.expect(200).expect_words(t::common::saved(EN)).expect_words("Where are fumes drawn off?");
        li.get(&bank).await.expect(200).expect_words("Where are fumes drawn off?").expect_words(t::banks::kind_single_choice(EN));
    }

    async fn a_question_somebody_else_changed_meanwhile_is_not_overwritten_unseen(school) {
        let (mut li, _, item) = teacher(&school).await;
        let action = format!("/en/items/{item}");
        let first = li.get(&action).await.expect(200).form(&action).with("body.answer", "false");
        let second = first.clone().with("prompt.en", "Helium burns.").with("do", "save");
        li.submit(&first.with("prompt.en", "Oxygen burns.").with("do", "save")).await.expect_redirect(&action);
        let clash = li.submit(&second).await.expect(409).expect_words(t::banks::changed(EN));
        let again = clash.form(&action);
        assert_eq!(value(&again, "prompt.en"), "Helium burns.");
        // a look at the preview tells it, too, and does not make the old form a new one unseen
        let preview = li.submit(&second.clone().with("do", "preview")).await.expect(200).expect_words(t::banks::changed(EN));
        assert_eq!(value(&preview.form(&action), "version"), "2");
        // having seen it, one may
        li.submit(&again.with("body.answer", "false").with("do", "save")).await.expect_redirect(&action);
        li.get(&action).await.expect(200).expect_words("Helium burns.");
        let old = li.get(&format!("{action}?version=1")).await.expect(200).expect_words(&t::banks::version_old(EN, 1));
        assert!(old.text().contains("Argon burns.") && !old.text().contains("value=\"save\""));
        li.get(&format!("{action}?version=9")).await.expect(404);
    }

    async fn questions_are_found_copied_and_retired(school) {
        let (mut li, bank, item) = teacher(&school).await;
        let copy = li.post(&format!("/en/items/{item}/duplicate"), &[]).await.expect(303).header("location").to_owned();
        let both = titles(&mut li, bank, "").await;
        assert!(both.contains(&copy) && both.contains(&item.to_string()));
        li.post(&copy, &[("kind", "true_false"), ("version", "1"), ("id", "argon-2"), ("prompt.en", "Neon glows."), ("category", "Gas/Noble"), ("tags", "exam, light"), ("marks", "1,5"), ("body.answer", "true"), ("do", "save")]).await.expect_redirect(&copy);
        for query in ["?q=neon", "?category=Gas", "?category=Gas/Noble", "?tag=light", "?q=neon&kind=true_false"] {
            let found = titles(&mut li, bank, query).await;
            assert!(found.contains("Neon glows.") && !found.contains("Argon burns."), "{query}");
        }
        assert_eq!(titles(&mut li, bank, "?q=krypton").await, "");
        li.post(&format!("{copy}/retire"), &[("retired", "1")]).await.expect(303);
        assert!(!titles(&mut li, bank, "").await.contains("Neon glows."));
        assert!(titles(&mut li, bank, "?retired=1").await.contains("Neon glows."));
        li.post(&format!("{copy}/retire"), &[("retired", "0")]).await.expect(303);
        assert!(titles(&mut li, bank, "").await.contains("Neon glows."));
    }

    async fn a_file_is_looked_at_before_it_is_stored(school) {
        let (mut li, bank, _) = teacher(&school).await;
        let import = format!("/en/banks/{bank}/import");
        let look = send_file(&mut li, &import, "", "questions.txt", GIFT.as_bytes()).await.expect(303);
        let preview = look.header("location").to_owned();
        let page = li.get(&preview).await.expect(200).expect_words("Fumes");
        assert!(page.says(&t::banks::preview_found(EN, 2)));
        assert!(!titles(&mut li, bank, "").await.contains("Fumes"), "nothing is stored yet");
        // somebody else cannot look at it or store it
        let other = school.member(Role::Teacher, school.here).await;
        school.browser(other).await.get(&preview).await.expect(410);
        let stored = li.submit(&page.form(&preview)).await;
        stored.expect_redirect(&format!("/en/banks/{bank}?imported=2"));
        assert!(titles(&mut li, bank, "").await.contains("Fumes"));
        // once is enough
        li.post(&preview, &[]).await.expect(410).expect_words(t::banks::import_gone(EN));
    }

    async fn a_file_that_waited_too_long_is_asked_for_again(school) {
        let (mut li, bank, _) = teacher(&school).await;
        let look = send_file(&mut li, &format!("/en/banks/{bank}/import"), "gift", "q.gift", GIFT.as_bytes()).await.expect(303);
        school.clock.forward(16 * 60 * 1000);
        li.post(look.header("location"), &[]).await.expect(410).expect_words(t::banks::import_gone(EN));
        assert!(!titles(&mut li, bank, "").await.contains("Fumes"));
    }
}

#[tokio::test]
async fn a_bank_gets_another_name_and_is_opened_for_practice() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    let address = format!("/en/banks/{bank}");
    let form = li.get(&address).await.expect(200).form(&address);
    li.submit(&form.clone().with("title.en", "  ")).await.expect(422).expect_words(t::banks::bank_no_title(EN));
    li.submit(&form.clone().with("title.en", &"x".repeat(201))).await.expect(422);
    li.submit(&form.with("title.en", "Gases").with("practice", "1")).await.expect_redirect(&address);
    let page = li.get(&address).await.expect(200).expect_words("Gases");
    assert!(page.text().split("name=\"practice\"").nth(1).unwrap().split('>').next().unwrap().contains("checked"));
}

#[tokio::test]
async fn every_kind_has_its_form_in_every_language() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    for language in Language::ALL {
        for kind in Body::KINDS {
            let page = li.get(&format!("/{}/banks/{bank}/new/{kind}", language.code())).await.expect(200);
            assert!(page.says(app::quizzes::banks::kind_word(language, kind)), "{kind}");
            let action = format!("/{}/banks/{bank}/items", language.code());
            let wrong = li.submit(&page.form(&action).with("do", "save")).await;
            wrong.expect(422).expect_words(t::common::please_check(language));
        }
    }
    li.get(&format!("/en/banks/{bank}/new/riddle")).await.expect(404);
}

#[tokio::test]
async fn a_preview_shows_the_question_and_stores_nothing() {
    let school = School::new().await;
    let (mut li, bank, item) = teacher(&school).await;
    let action = format!("/en/items/{item}");
    let form = li.get(&action).await.expect(200).form(&action).with("body.answer", "true").with("prompt.en", "*Xenon* glows.");
    let page = li.submit(&form.with("do", "preview")).await.expect(200);
    assert!(page.text().contains("<em>Xenon</em> glows."));
    assert!(titles(&mut li, bank, "").await.contains("Argon burns."));
}

#[tokio::test]
async fn bad_fields_are_named_and_what_was_typed_stays() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    let items = format!("/en/banks/{bank}/items");
    let typed = [
        ("kind", "numeric"),
        ("prompt.en", "<b>How much?</b>"),
        ("marks", "lots"),
        ("body.answers.0.id", "a"),
        ("body.answers.0.value", "1.000,5"),
        ("do", "save"),
    ];
    let page = li.post(&items, &typed).await.expect(422).expect_words(t::banks::wrong_not_a_number(EN));
    let form = page.form(&items);
    assert_eq!((value(&form, "marks"), value(&form, "prompt.en")), ("lots", "<b>How much?</b>"));
    assert!(!page.text().contains("<b>How much?</b>"), "it is escaped");
    // an id that is taken
    let taken = [("kind", "true_false"), ("id", "argon"), ("prompt.en", "?"), ("body.answer", "true"), ("do", "save")];
    li.post(&items, &taken).await.expect(422).expect_words(t::banks::wrong_id_taken(EN));
    // no form of ours
    li.post(&items, &[("kind", "riddle")]).await.expect(400);
    li.post(&items, &[]).await.expect(400);
    let odd = [("kind", "cloze"), ("body.gaps.99999999.accepts", "nothing"), ("do", "remove:body.gaps.4000000000"), ("a\0b", "\0")];
    li.post(&items, &odd).await.expect(200);
}

#[tokio::test]
async fn unknown_ids_and_formats_are_not_found() {
    let school = School::new().await;
    let (mut li, bank, item) = teacher(&school).await;
    for path in [
        format!("/banks/{bank}/export/docx"),
        format!("/banks/{bank}/export/aiken"),
        "/banks/template/docx".into(),
        "/banks/x".into(),
        "/items/x".into(),
        "/banks/x/import".into(),
    ] {
        li.get(&format!("/en{path}")).await.expect(404);
    }
    for path in [format!("/banks/{NOBODY}"), format!("/items/{NOBODY}"), format!("/banks/{item}"), format!("/items/{bank}")] {
        li.get(&format!("/en{path}")).await.expect(403);
    }
}

#[tokio::test]
async fn files_that_cannot_be_read_are_said_kindly() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    let import = format!("/de/banks/{bank}/import");
    send_file(&mut li, &import, "", "leer.txt", b"").await.expect(422).expect_words(t::banks::import_no_file(Language::De));
    send_file(&mut li, &import, "", "noise.bin", &[0x80; 64]).await.expect(422).expect_words(t::banks::import_unknown_format(Language::De));
    // a zip that ends in the middle
    let truncated = send_file(&mut li, &import, "xlsx", "x.xlsx", b"PK\x03\x04\x14\x00\x00\x00 and no more").await.expect(303);
    let page = li.get(truncated.header("location")).await.expect(200);
    assert!(page.says(t::banks::preview_nothing(Language::De)) && page.says(t::banks::preview_refused(Language::De)));
    assert!(!page.text().contains("<form class=\"form\" method=\"post\""), "there is nothing to store");
    // a form without files, and one that is none
    li.post(&import, &[("file", "x")]).await.expect(422).expect_words(t::banks::import_no_file(Language::De));
    li.post_bytes(&import, "multipart/form-data; boundary=edge", b"--edge\r\nnonsense".to_vec()).await.expect(400);
}

#[tokio::test]
async fn fifty_one_megabytes_are_too_much_and_other_forms_stay_small() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    let import = format!("/en/banks/{bank}/import");
    send_file(&mut li, &import, "gift", "q.gift", &vec![b'x'; 51 * 1024 * 1024])
        .await
        .expect(413)
        .expect_words(t::errors::too_large_text(EN));
    let two = send_file(&mut li, &import, "gift", "q.gift", format!("{GIFT}//{}\n", "x".repeat(2_000_000)).as_bytes()).await;
    two.expect(303);
    li.post(&format!("/en/banks/{bank}/items"), &[("kind", "essay"), ("prompt.en", &"x".repeat(2_000_000))]).await.expect(413);
}

#[tokio::test]
async fn templates_and_exports_are_files() {
    let school = School::new().await;
    let (mut li, bank, _) = teacher(&school).await;
    for language in Language::ALL {
        for (format, start) in [("csv", ""), ("xlsx", "PK")] {
            let file = li.get(&format!("/{}/banks/template/{format}", language.code())).await.expect(200);
            assert!(file.header("content-disposition").starts_with("attachment; filename=\"qiao-template."), "{format}");
            assert!(file.bytes.starts_with(start.as_bytes()) && file.bytes.len() > 100);
        }
    }
    let file = li.get(&format!("/en/banks/{bank}/export/moodle-xml?anyway=1")).await.expect(200);
    assert!(file.header("content-disposition").contains("qiao-questions.xml"));
    let again = send_file(&mut li, &format!("/en/banks/{bank}/import"), "", "q.xml", &file.bytes).await.expect(303);
    let page = li.get(again.header("location")).await.expect(200).expect_words("Argon burns.");
    assert!(page.says(&t::banks::preview_existing(EN, 1)));
}

#[tokio::test]
async fn pictures_are_taken_by_what_they_are_and_shown_in_questions() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n-enough-for-its-type";
    let school = School::new().await;
    let (mut li, bank, item) = teacher(&school).await;
    let pictures = format!("/en/banks/{bank}/pictures");
    send_file(&mut li, &pictures, "", "Seam 1.png", PNG).await.expect_redirect(&pictures);
    let page = li.get(&pictures).await.expect(200).expect_words("media/seam-1.png");
    assert!(page.text().contains("src=\"/media/"));
    for hostile in [&b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"[..], b"GIF89a", b"<html>"] {
        send_file(&mut li, &pictures, "", "x.png", hostile).await.expect(422).expect_words(t::banks::picture_wrong_kind(EN));
    }
    send_file(&mut li, &pictures, "", "x.png", b"").await.expect(422);
    let large = [PNG, &vec![0; 10 * 1024 * 1024]].concat();
    send_file(&mut li, &pictures, "", "x.png", &large).await.expect(413).expect_words(t::banks::picture_too_large(EN));
    let action = format!("/en/items/{item}");
    let form = li.get(&action).await.expect(200).form(&action).with("prompt.en", "![a seam](media/seam-1.png)").with("body.answer", "true");
    let shown = li.submit(&form.with("do", "preview")).await.expect(200);
    let address = shown.text().split("src=\"/media/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let file = li.get(&format!("/media/{address}")).await.expect(200);
    assert_eq!(file.header("content-type"), "image/png");
    assert!(file.header("content-security-policy").contains("sandbox"));
}
