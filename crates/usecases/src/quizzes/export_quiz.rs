//! The draft of a quiz with its questions as a package of QTI 3.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::quizzes::definition::{Criteria, Definition, Source};
use domain::quizzes::item::Item;
use domain::{BankId, ItemId, ItemVersionId, QuizId};
use formats::{Finding, Place, QuizSetting, Test, TestSection, TestSettings, TestSlot, TestSource, What, Written};
use storage::Conn;
use storage::quizzes::banks::{self, Bank};
use storage::quizzes::definitions::{self, Quiz};

use super::export_items::{ExportItemsError, media_of};
use super::import_items::with_media;
use super::keep_items::free_id;
use super::{access, author_quiz};
use crate::{Ctx, Forbidden};

pub struct QuizExport {
    pub quiz: Quiz,
    pub written: Written,
}

/// Writes the quiz as its draft stands, with all questions it can draw. Where QTI holds one language only it is that of the context.
pub async fn export_quiz(ctx: &Ctx, id: QuizId) -> Result<QuizExport, ExportItemsError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    access::may_use(ctx, quiz.organisation)?;
    let draft = definitions::draft(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let mut gathering = Gathering::default();
    let sections = gathering.sections(ctx, &mut read.conn(), &draft).await?;
    let (items, media) = gathering.items(&mut read.conn()).await?;
    drop(read);
    let test = test_of(&quiz, draft, sections);
    let language = ctx.language;
    let write = move || formats::write_test(&test, &items, &|path| media.get(path).cloned(), language);
    let mut written = tokio::task::spawn_blocking(write).await.map_err(|_| ExportItemsError::Failed)?;
    written.findings.splice(0..0, not_said(&quiz));
    Ok(QuizExport { quiz, written })
}

fn test_of(quiz: &Quiz, draft: Definition, sections: Vec<TestSection>) -> Test {
    let conditions = &quiz.conditions;
    Test {
        title: draft.title,
        intro: draft.intro,
        sections,
        minutes: conditions.minutes,
        pass_percent: draft.pass_percent,
        settings: TestSettings {
            behaviour: draft.behaviour,
            shuffle_options: draft.shuffle_options,
            per_page: draft.per_page,
            anonymous_marking: draft.anonymous_marking,
            attempts: conditions.attempts,
            counts: conditions.counts,
            review: conditions.review,
            practice: conditions.practice,
        },
        place: Place::default(),
    }
}

/// What belongs to this place and time: it goes into no file.
fn not_said(quiz: &Quiz) -> Vec<Finding> {
    let conditions = &quiz.conditions;
    let lost = [
        (QuizSetting::Opening, conditions.opens_at.is_some()),
        (QuizSetting::Closing, conditions.closes_at.is_some()),
        (QuizSetting::AccessCode, !conditions.access_code.is_empty()),
        (QuizSetting::Class, quiz.class.is_some()),
    ];
    let lost = lost.into_iter().filter(|(_, lost)| *lost);
    lost.map(|(setting, _)| Finding::approximated(&Place::default(), What::QuizSettingDropped { setting })).collect()
}

/// The questions of a quiz, of as many banks as it takes them from.
#[derive(Default)]
struct Gathering {
    banks: BTreeMap<BankId, Bank>,
    /// In the order of the quiz, with their ids in the file.
    items: Vec<(BankId, Item)>,
    ids: BTreeMap<ItemId, String>,
    taken: Vec<String>,
}

impl Gathering {
    async fn sections(&mut self, ctx: &Ctx, conn: &mut Conn<'_>, draft: &Definition) -> Result<Vec<TestSection>, ExportItemsError> {
        let mut sections = Vec::new();
        for section in &draft.sections {
            let mut slots = Vec::new();
            for slot in &section.slots {
                let source = match &slot.source {
                    Source::Fixed { item, .. } => {
                        let head = banks::head(conn, *item).await?.ok_or(Forbidden)?;
                        self.bank(ctx, conn, head.bank).await?;
                        TestSource::Item(self.item(conn, head.bank, head.id, head.version).await?)
                    }
                    Source::Draw { count, criteria, .. } => {
                        self.bank(ctx, conn, criteria.bank).await?;
                        let mut items = Vec::new();
                        for (item, version) in author_quiz::pool(conn, criteria).await? {
                            items.push(self.item(conn, criteria.bank, item, version).await?);
                        }
                        TestSource::Draw { count: *count, items, name: self.name(ctx, criteria), place: Place::default() }
                    }
                };
                slots.push(TestSlot { source, marks: slot.marks });
            }
            sections.push(TestSection { title: section.title.clone(), shuffle: section.shuffle, slots });
        }
        Ok(sections)
    }

    /// Nobody takes home the questions of a bank they may not use.
    async fn bank(&mut self, ctx: &Ctx, conn: &mut Conn<'_>, id: BankId) -> Result<(), ExportItemsError> {
        if let Entry::Vacant(entry) = self.banks.entry(id) {
            let bank = banks::bank(conn, id).await?.ok_or(Forbidden)?;
            access::may_use(ctx, bank.organisation)?;
            entry.insert(bank);
        }
        Ok(())
    }

    /// The id of an item in the file; two banks can have the same.
    async fn item(&mut self, conn: &mut Conn<'_>, bank: BankId, id: ItemId, version: ItemVersionId) -> Result<String, ExportItemsError> {
        if let Some(known) = self.ids.get(&id) {
            return Ok(known.clone());
        }
        let mut item = banks::version(conn, version).await?.ok_or(Forbidden)?;
        item.id = free_id(&item.id, &self.taken);
        self.taken.push(item.id.clone());
        self.ids.insert(id, item.id.clone());
        let name = item.id.clone();
        self.items.push((bank, item));
        Ok(name)
    }

    /// What a draw is called: whatever says best what it draws from.
    fn name(&self, ctx: &Ctx, criteria: &Criteria) -> String {
        let category = criteria.category.rsplit('/').next().unwrap_or_default();
        let bank = self.banks.get(&criteria.bank).map(|bank| bank.title.get(ctx.language)).unwrap_or_default();
        [criteria.tag.as_str(), category, bank].into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
    }

    /// The items with their pictures. Two banks can have different ones of the same name.
    async fn items(self, conn: &mut Conn<'_>) -> Result<(Vec<Item>, BTreeMap<String, Vec<u8>>), ExportItemsError> {
        let mut media: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut renamed: BTreeMap<BankId, BTreeMap<String, String>> = BTreeMap::new();
        for (id, bank) in &self.banks {
            let own: Vec<Item> = self.items.iter().filter(|(of, _)| of == id).map(|(_, item)| item.clone()).collect();
            for (path, bytes) in media_of(conn, bank, &own).await? {
                let mut free = path.clone();
                let mut number = 2_u32;
                while media.get(&free).is_some_and(|other| *other != bytes) {
                    free = path.replacen("media/", &format!("media/{number}-"), 1);
                    number += 1;
                }
                if free != path {
                    renamed.entry(*id).or_default().insert(path, free.clone());
                }
                media.insert(free, bytes);
            }
        }
        let none = BTreeMap::new();
        let items = self.items.iter().map(|(bank, item)| with_media(item, renamed.get(bank).unwrap_or(&none))).collect();
        Ok((items, media))
    }
}

#[cfg(test)]
#[path = "export_quiz_tests.rs"]
mod tests;
