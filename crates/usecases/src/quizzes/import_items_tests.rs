use std::io::Write as _;

use domain::people::Role;
use domain::quizzes::form::Draft;
use domain::{OrganisationId, Text};
use storage::both_databases;

use super::*;
use crate::quizzes::{BankQuery, CreateBank, ExportItemsError, bank_page, create_bank, export_items};
use crate::testing::School;

const GIFT: &str = "::Fumes:: Where are fumes drawn off? { =At the seam ~At the door ~Nowhere }\n\n::Gas:: Argon burns. {F}\n";

/// One pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n-not-really-but-enough-for-its-type";
const OTHER_PNG: &[u8] = b"\x89PNG\r\n\x1a\n-another";

async fn teacher(school: &School) -> Ctx {
    let person = school.member("li@example.org", Role::Teacher).await;
    school.as_person(person).await
}

async fn bank(ctx: &Ctx, organisation: OrganisationId) -> BankId {
    let mut title = Text::default();
    title.set(Language::En, "Welding");
    create_bank(ctx, CreateBank { organisation, title }).await.unwrap()
}

async fn look(ctx: &Ctx, bank: BankId, text: &str) -> Arc<ImportPreview> {
    Arc::new(read_items(ctx, bank, None, "questions.gift".into(), text.as_bytes().to_vec(), Language::En).await.unwrap())
}

async fn found(ctx: &Ctx, bank: BankId) -> Vec<(String, i64)> {
    let page = bank_page(ctx, bank, &BankQuery::default()).await.unwrap();
    page.items.into_iter().map(|item| (item.head.slug, item.head.number)).collect()
}

/// A question with a picture, of a reading.
fn with_picture(id: &str, bytes: &[u8]) -> Reading {
    let mut draft = Draft::empty("true_false").unwrap();
    draft.set("id", id);
    draft.set("prompt.en", "Is this ![a seam](media/seam.png) good?");
    let item = draft.read().unwrap();
    Reading {
        items: vec![formats::ReadItem { item, place: Place::default() }],
        media: vec![MediaFile { path: "media/seam.png".into(), bytes: bytes.to_vec() }],
        ..Reading::default()
    }
}

both_databases! {
    async fn looking_stores_nothing_and_storing_stores_all(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        let preview = look(&ctx, bank, GIFT).await;
        assert_eq!((preview.format, preview.items.len(), preview.existing), (Format::Gift, 2, 0));
        assert_eq!(found(&ctx, bank).await, []);
        assert_eq!(store_items(&ctx, bank, preview, Duplicates::LeaveOut, true).await.unwrap().items, 2);
        assert_eq!(found(&ctx, bank).await.len(), 2);
    }

    async fn what_is_there_already_is_left_doubled_or_renewed(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        store_items(&ctx, bank, look(&ctx, bank, GIFT).await, Duplicates::LeaveOut, true).await.unwrap();
        let changed = look(&ctx, bank, &GIFT.replace("Nowhere", "In the yard")).await;
        assert_eq!(changed.existing, 2);
        assert_eq!(store_items(&ctx, bank, changed.clone(), Duplicates::LeaveOut, true).await.unwrap().items, 0);
        // the second is as it was
        assert_eq!(store_items(&ctx, bank, changed.clone(), Duplicates::NewVersion, true).await.unwrap().items, 1);
        let mut versions: Vec<i64> = found(&ctx, bank).await.into_iter().map(|(_, number)| number).collect();
        versions.sort_unstable();
        assert_eq!(versions, [1, 2]);
        assert_eq!(store_items(&ctx, bank, changed, Duplicates::KeepBoth, true).await.unwrap().items, 2);
        assert_eq!(found(&ctx, bank).await.len(), 4);
    }

    async fn nobody_imports_into_or_exports_from_what_is_not_theirs(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        let preview = look(&ctx, bank, GIFT).await;
        let learner = school.as_person(school.member("mei@example.org", Role::Learner).await).await;
        for other in [learner, school.guest(), school.operator()] {
            let read = read_items(&other, bank, None, "x".into(), GIFT.into(), Language::En).await;
            assert!(matches!(read, Err(ImportItemsError::Forbidden(_))));
            let stored = store_items(&other, bank, preview.clone(), Duplicates::KeepBoth, true).await;
            assert!(matches!(stored, Err(ImportItemsError::Forbidden(_))));
            assert!(matches!(export_items(&other, bank, Format::Gift).await, Err(ExportItemsError::Forbidden(_))));
        }
        assert_eq!(found(&ctx, bank).await, []);
        let unknown = read_items(&ctx, BankId(ctx.id()), None, "x".into(), GIFT.into(), Language::En).await;
        assert!(matches!(unknown, Err(ImportItemsError::Forbidden(_))));
    }

    async fn what_is_no_file_of_questions_is_said(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        let noise = read_items(&ctx, bank, None, "x.bin".into(), vec![0xff, 0xfe, 0x00], Language::En).await;
        assert!(noise.is_err() || noise.is_ok_and(|preview| preview.items.is_empty()));
        let mut zip = Vec::new();
        zip.write_all(b"PK\x03\x04 and then nothing").unwrap();
        let broken = read_items(&ctx, bank, Some(Format::Xlsx), "x.xlsx".into(), zip, Language::En).await.unwrap();
        assert!(broken.items.is_empty() && !broken.findings.is_empty());
    }

    async fn a_picture_never_takes_the_place_of_another(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        for (id, bytes) in [("one", PNG), ("two", OTHER_PNG)] {
            let preview = preview(Format::MoodleXml, with_picture(id, bytes), &BTreeSet::new(), &mut || QuizId(uuid::Uuid::nil()));
            store_items(&ctx, bank, Arc::new(preview), Duplicates::LeaveOut, true).await.unwrap();
        }
        let mut read = ctx.db().read().await.unwrap();
        let media = banks::media(&mut read.conn(), bank).await.unwrap();
        assert_eq!(media.len(), 2);
        let heads = banks::items(&mut read.conn(), bank).await.unwrap();
        let mut pictures = BTreeSet::new();
        for head in heads {
            let item = ctx.app.quizzes.item(&mut read.conn(), head.version).await.unwrap();
            let html = item.html.prompt.get(Language::En).to_owned();
            assert!(html.contains("src=\"/media/"), "{html}");
            pictures.insert(html);
        }
        assert_eq!(pictures.len(), 2);
    }

    async fn what_goes_out_comes_back(db) {
        let school = School::new(db).await;
        let ctx = teacher(&school).await;
        let bank = bank(&ctx, school.organisation).await;
        let preview = preview(Format::MoodleXml, with_picture("one", PNG), &BTreeSet::new(), &mut || QuizId(uuid::Uuid::nil()));
        store_items(&ctx, bank, Arc::new(preview), Duplicates::LeaveOut, true).await.unwrap();
        let export = export_items(&ctx, bank, Format::MoodleXml).await.unwrap();
        let second = self::bank(&ctx, school.organisation).await;
        let back = read_items(&ctx, second, Some(Format::MoodleXml), "x.xml".into(), export.written.bytes, Language::En).await.unwrap();
        assert_eq!((back.items.len(), back.media.len()), (1, 1), "{:?}", back.findings);
        assert_eq!(back.media[0].bytes, PNG);
        assert!(matches!(export_items(&ctx, bank, Format::Aiken).await, Err(ExportItemsError::OnlyRead)));
    }
}

#[test]
fn items_and_pictures_that_cannot_be_used_are_refused_by_name() {
    let mut reading = with_picture("one", b"<svg onload='x'/>");
    reading.items[0].item.prompt = Text::default();
    let preview = preview(Format::Qti, reading, &BTreeSet::new(), &mut || QuizId(uuid::Uuid::nil()));
    assert!(preview.items.is_empty() && preview.media.is_empty());
    assert!(preview.findings.iter().any(|f| matches!(&f.what, What::NotUsable { at, .. } if at == "prompt")));
    assert!(preview.findings.iter().any(|f| matches!(&f.what, What::MediaRefused { detail } if detail == "media/seam.png")));
}
