use domain::people::Role;
use domain::quizzes::definition::{Behaviour, Conditions, Counts, Section, Slot};
use domain::{Language, Timestamp};
use formats::{Format, ReadOptions, Reading};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, definition, drawn, fixed, text, word};
use crate::quizzes::{Duplicates, create_quiz, quiz_draft, read_items, save_draft, set_conditions, store_items};
use crate::testing::School;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n-not-really-but-enough-for-its-type";
const OTHER_PNG: &[u8] = b"\x89PNG\r\n\x1a\n-another";

fn read(export: &QuizExport) -> Reading {
    formats::read(Format::Qti, "quiz.zip", &export.written.bytes, ReadOptions { language: Language::En })
}

/// A question with a picture.
fn pictured(id: &str) -> Item {
    let mut item = choice(id);
    item.prompt = text("Is this ![a seam](media/seam.png) good?");
    item
}

/// Puts a picture of the bank in its place.
async fn put_picture(school: &School, bank: BankId, bytes: &'static [u8]) {
    let hash = crate::token::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let put = school.app.db.write(move |mut conn| {
        Box::pin(async move {
            storage::files::insert(&mut conn, &hash, "image/png", bytes).await?;
            banks::put_media(&mut conn, bank, "media/seam.png", &hash).await
        })
    });
    put.await.unwrap();
}

both_databases! {
    async fn a_quiz_goes_out_and_comes_back_as_a_draft_that_asks_the_same(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let mut ids = Vec::new();
        for name in ["a", "b", "c", "d"] {
            let mut item = if name == "d" { word(name) } else { choice(name) };
            item.tags = if name == "d" { Vec::new() } else { vec!["gas".into()] };
            ids.push(school.item(&ctx, bank, item).await);
        }
        let criteria = Criteria { bank, category: String::new(), tag: "gas".into() };
        let mut asked = definition(vec![Slot { marks: Some(2.5), ..fixed(ids[3]) }]);
        asked.intro = text("Read *well*.");
        asked.sections.push(Section { title: text("Gas"), shuffle: true, slots: vec![drawn(2, criteria)] });
        asked.behaviour = Behaviour::SeveralTries { tries: 3, penalty: 0.5 };
        (asked.pass_percent, asked.per_page, asked.shuffle_options) = (Some(55), 2, true);
        let quiz = create_quiz(&ctx, school.organisation, text("Exam")).await.unwrap();
        save_draft(&ctx, quiz, None, asked.clone(), 0).await.unwrap();
        let conditions = Conditions { minutes: Some(20), attempts: 3, counts: Counts::Last, practice: true, ..Conditions::default() };
        set_conditions(&ctx, quiz, conditions.clone(), 0).await.unwrap();
        let export = export_quiz(&ctx, quiz).await.unwrap();
        assert_eq!((export.quiz.id, export.written.extension), (quiz, "zip"));
        // elsewhere
        let away = school.neighbour();
        let wang = away.signed_in("wang", Role::Teacher).await;
        let other = away.bank(&wang).await;
        let preview = read_items(&wang, other, None, "quiz.zip".into(), export.written.bytes, Language::En).await.unwrap();
        let preview = std::sync::Arc::new(preview);
        let stored = store_items(&wang, other, preview, Duplicates::LeaveOut, true).await.unwrap();
        assert_eq!(stored.items, 4);
        let back = quiz_draft(&wang, stored.quizzes[0]).await.unwrap();
        assert_eq!((back.quiz.conditions.clone(), back.pools[0].1), (conditions, 3));
        let mut draft = back.draft.clone();
        // the same questions, in a bank of their own
        for (slot, original) in draft.sections.iter_mut().flat_map(|s| &mut s.slots).zip(asked.slots()) {
            match (&mut slot.source, &original.source) {
                (Source::Fixed { item, .. }, Source::Fixed { .. }) => assert_eq!(back.items[item].slug, "d"),
                (Source::Draw { criteria, .. }, Source::Draw { .. }) => assert_eq!((criteria.bank, criteria.tag.as_str()), (other, "gas")),
                other => panic!("{other:?}"),
            }
            slot.source = original.source.clone();
        }
        assert_eq!(draft, asked);
    }

    async fn what_belongs_to_the_place_is_named_and_stays(db) {
        let exam = Exam::new(db, &[choice("a")]).await;
        exam.under(Conditions {
            opens_at: Some(Timestamp(1)),
            closes_at: Some(Timestamp(2)),
            access_code: "SECRET-CODE".into(),
            ..Conditions::default()
        })
        .await;
        let export = export_quiz(&exam.teacher, exam.quiz).await.unwrap();
        let settings: Vec<QuizSetting> = export
            .written
            .findings
            .iter()
            .filter_map(|finding| if let What::QuizSettingDropped { setting } = finding.what { Some(setting) } else { None })
            .collect();
        assert_eq!(settings, [QuizSetting::Opening, QuizSetting::Closing, QuizSetting::AccessCode, QuizSetting::OptionOrder]);
        let bytes = String::from_utf8_lossy(&export.written.bytes).into_owned();
        assert!(!bytes.contains("SECRET-CODE"));
        assert_eq!(read(&export).tests[0].slots().count(), 1);
    }

    async fn banks_with_the_same_names_do_not_mix(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let mut slots = Vec::new();
        for bytes in [PNG, OTHER_PNG] {
            let bank = school.bank(&ctx).await;
            put_picture(&school, bank, bytes).await;
            slots.push(fixed(school.item(&ctx, bank, pictured("seam")).await));
        }
        let quiz = school.quiz(&ctx, definition(slots)).await;
        let reading = read(&export_quiz(&ctx, quiz).await.unwrap());
        let ids: Vec<&str> = reading.items.iter().map(|read| read.item.id.as_str()).collect();
        assert_eq!(ids, ["seam", "seam-2"]);
        let pictures: std::collections::BTreeSet<&[u8]> = reading.media.iter().map(|file| file.bytes.as_slice()).collect();
        assert_eq!(pictures, [PNG, OTHER_PNG].into());
        let shown: std::collections::BTreeSet<&str> = reading.items.iter().map(|read| read.item.prompt.get(Language::En)).collect();
        assert_eq!(shown.len(), 2, "each has its own: {shown:?}");
    }
}
