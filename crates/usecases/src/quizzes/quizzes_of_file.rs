//! Quizzes made of the tests of a file, with the import of its items.
//!
//! A draw takes its questions by a tag, and a test names them one by one: the questions of a draw get a tag that no other question has.

use std::collections::{BTreeMap, BTreeSet};

use domain::quizzes::definition::{Conditions, Criteria, Definition, Section, Slot, Source};
use domain::quizzes::item::Item;
use domain::{BankId, ItemId, ItemVersionId, OrganisationId, QuizId, Text};
use formats::{Finding, Test, TestSource, What};
use storage::quizzes::definitions::{self, Quiz};
use storage::{Conn, quizzes::banks};

use super::author_quiz::QUESTIONS_MAX;
use super::create_bank::TITLE_MAX;
use crate::Ctx;

/// Characters of a tag that is made here.
const TAG_MAX: usize = 60;

/// A test of a file that a quiz can be made of.
pub struct NewQuiz {
    /// Of the quiz that will be made: whoever presses twice has made it once.
    pub id: QuizId,
    pub test: Test,
}

/// Which questions carry a tag, by their ids. A question that stays in the bank beside one of the same id has none.
pub(super) type Carriers = BTreeMap<String, BTreeSet<String>>;

/// The tests that can be quizzes of these items, with what there is to say of them.
pub(super) fn usable(tests: Vec<Test>, items: &[Item], findings: &mut Vec<Finding>, id: &mut dyn FnMut() -> QuizId) -> Vec<NewQuiz> {
    let there: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let mut quizzes = Vec::new();
    for mut test in tests {
        for (detail, place) in test.retain(|item| there.contains(item)) {
            findings.push(Finding::approximated(&place, What::DrawSmaller { detail }));
        }
        let count = test.slots().count();
        if count == 0 || count > QUESTIONS_MAX {
            let detail = test.title.best(domain::Language::En).0.to_owned();
            findings.push(Finding::refused(&test.place, What::NoQuiz { detail, limit: QUESTIONS_MAX }));
            continue;
        }
        quizzes.push(NewQuiz { id: id(), test });
    }
    let tags = draw_tags(&quizzes, items, Carriers::new());
    for ((count, place), tag) in draws(&quizzes).map(|(count, _, _, place)| (count, place)).zip(tags) {
        findings.push(Finding::approximated(place, What::DrawnByTag { count: count.into(), tag }));
    }
    quizzes
}

type Draw<'q> = (u16, &'q [String], &'q str, &'q formats::Place);

/// Every draw: how many, of which items, what it is called, where it stands.
fn draws(quizzes: &[NewQuiz]) -> impl Iterator<Item = Draw<'_>> {
    quizzes.iter().flat_map(|quiz| quiz.test.slots()).filter_map(|slot| match &slot.source {
        TestSource::Draw { count, items, name, place } => Some((*count, items.as_slice(), name.as_str(), place)),
        TestSource::Item(_) => None,
    })
}

/// A tag for each draw, in their order: its name, with a number where questions that are not to be drawn carry it. `carriers` are those of the bank.
pub(super) fn draw_tags(quizzes: &[NewQuiz], items: &[Item], mut carriers: Carriers) -> Vec<String> {
    for item in items {
        for tag in &item.tags {
            carriers.entry(tag.clone()).or_default().insert(item.id.clone());
        }
    }
    // what has been given, and by name the number that is next
    let mut given: BTreeMap<(String, BTreeSet<&str>), String> = BTreeMap::new();
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut tags = Vec::new();
    for (_, pool, name, _) in draws(quizzes) {
        let base = tag_of(name);
        let pool: BTreeSet<&str> = pool.iter().map(String::as_str).collect();
        if let Some(tag) = given.get(&(base.clone(), pool.clone())) {
            tags.push(tag.clone());
            continue;
        }
        let number = next.entry(base.clone()).or_insert(1);
        let tag = loop {
            let tag = match (*number, base.as_str()) {
                (1, base) => base.to_owned(),
                (number, "") => number.to_string(),
                (number, base) => format!("{base} {number}"),
            };
            *number += 1;
            let is_free = carriers.get(&tag).is_none_or(|carriers| carriers.iter().all(|item| pool.contains(item.as_str())));
            if is_free && !tag.is_empty() && !taken.contains(&tag) {
                break tag;
            }
        };
        taken.insert(tag.clone());
        carriers.entry(tag.clone()).or_default().extend(pool.iter().map(|item| (*item).to_owned()));
        given.insert((base, pool), tag.clone());
        tags.push(tag);
    }
    tags
}

/// A name as a tag: tags are typed with commas between them.
fn tag_of(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_control() || matches!(c, ',' | '，' | '、' | ';') { ' ' } else { c }).collect();
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(TAG_MAX).collect::<String>().trim().to_owned()
}

/// The tags that each item gets, by its id.
pub(super) fn tags_of_items(quizzes: &[NewQuiz], tags: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut of_items: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((_, pool, _, _), tag) in draws(quizzes).zip(tags) {
        for item in pool {
            let all = of_items.entry(item.clone()).or_default();
            if !all.contains(tag) {
                all.push(tag.clone());
            }
        }
    }
    of_items
}

/// Makes a draft of each quiz that is not there yet. `ids` are those of the items that were stored or were there, by the ids of the file.
pub(super) async fn make(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    (organisation, bank): (OrganisationId, BankId),
    quizzes: &[NewQuiz],
    tags: &[String],
    ids: &BTreeMap<String, ItemId>,
) -> storage::Result<Vec<QuizId>> {
    let mut tags = tags.iter();
    let mut made = Vec::new();
    for new in quizzes {
        let mut draft = definition(&new.test, bank, &mut tags, ids);
        for slot in draft.sections.iter_mut().flat_map(|section| &mut section.slots) {
            if let Source::Fixed { item, version } = &mut slot.source
                && let Some(head) = banks::head(conn, *item).await?
            {
                *version = head.version;
            }
        }
        let settings = &new.test.settings;
        let conditions = Conditions {
            minutes: new.test.minutes,
            attempts: settings.attempts,
            counts: settings.counts,
            review: settings.review,
            practice: settings.practice,
            ..Conditions::default()
        };
        let quiz = Quiz {
            id: new.id,
            organisation: Some(organisation),
            course: None,
            class: None,
            slug: None,
            title: draft.title.clone(),
            conditions,
            version: None,
            archived: false,
        };
        definitions::insert(conn, &quiz, &draft, ctx.actor.person(), ctx.now()).await?;
        let details = serde_json::json!({ "imported_into": format!("bank:{bank}") });
        crate::audit::record(ctx, conn, "create_quiz", format!("quiz:{}", quiz.id), details).await?;
        made.push(quiz.id);
    }
    Ok(made)
}

fn definition<'t>(test: &Test, bank: BankId, tags: &mut impl Iterator<Item = &'t String>, ids: &BTreeMap<String, ItemId>) -> Definition {
    let mut sections = Vec::new();
    for section in &test.sections {
        let slots = section.slots.iter().filter_map(|slot| {
            let source = match &slot.source {
                // the version is settled when it is stored
                TestSource::Item(id) => Source::Fixed { item: *ids.get(id)?, version: ItemVersionId(uuid::Uuid::nil()) },
                TestSource::Draw { count, .. } => {
                    let criteria = Criteria { bank, category: String::new(), tag: tags.next()?.clone() };
                    Source::Draw { count: *count, criteria, pool: Vec::new() }
                }
            };
            Some(Slot { source, marks: slot.marks })
        });
        sections.push(Section { title: short(&section.title), shuffle: section.shuffle, slots: slots.collect() });
    }
    let settings = &test.settings;
    Definition {
        title: short(&test.title),
        intro: test.intro.clone(),
        sections,
        behaviour: settings.behaviour,
        shuffle_options: settings.shuffle_options,
        per_page: settings.per_page,
        pass_percent: test.pass_percent,
        anonymous_marking: settings.anonymous_marking,
    }
}

/// A title that is none of a book.
fn short(title: &Text) -> Text {
    let mut short = Text::default();
    for language in domain::Language::ALL {
        if let Some(words) = title.exact(language) {
            short.set(language, words.chars().take(TITLE_MAX).collect::<String>());
        }
    }
    short
}

#[cfg(test)]
#[path = "quizzes_of_file_tests.rs"]
mod tests;
