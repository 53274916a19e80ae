//! What publishing changes, and for whom: said above the button that does it.

use std::collections::BTreeMap;

use domain::quizzes::definition::{Definition, Source};
use domain::{ItemId, ItemVersionId};
use i18n::t::quiz_staff;
use leptos::prelude::*;
use usecases::quizzes::QuizDraft;

use super::parts::at;
use crate::ui::{Icon, Page, icon};

/// How a draft differs from what is published.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: usize,
    pub removed: usize,
    /// Questions that have a newer version since.
    pub renewed: usize,
    /// Something else: titles, order, marks, draws, behaviour.
    pub other: bool,
}

impl Changes {
    #[must_use]
    pub fn between(published: &Definition, draft: &Definition) -> Self {
        let (before, after) = (fixed(published), fixed(draft));
        Self {
            added: after.keys().filter(|item| !before.contains_key(item)).count(),
            removed: before.keys().filter(|item| !after.contains_key(item)).count(),
            renewed: after.iter().filter(|(item, version)| before.get(item).is_some_and(|b| b != *version)).count(),
            // fixed items are counted by themselves unless their order changed
            other: published.as_written() != draft.as_written(),
        }
    }

    #[must_use]
    pub fn none(&self) -> bool {
        *self == Self::default()
    }
}

fn fixed(definition: &Definition) -> BTreeMap<ItemId, ItemVersionId> {
    let fixed = |source: &Source| match source {
        Source::Fixed { item, version } => Some((*item, *version)),
        Source::Draw { .. } => None,
    };
    definition.slots().filter_map(|slot| fixed(&slot.source)).collect()
}

pub fn publish_section(page: &Page, draft: &QuizDraft) -> AnyView {
    let lang = page.lang;
    let mut says: Vec<String> = Vec::new();
    let mut nothing = false;
    match &draft.published {
        None => says.push(quiz_staff::publish_first(lang).to_owned()),
        Some(published) => {
            let changes = Changes::between(published, &draft.draft);
            nothing = changes.none();
            if nothing {
                says.push(quiz_staff::publish_same(lang).to_owned());
            } else {
                let counted = [
                    (changes.added, quiz_staff::publish_added(lang, changes.added)),
                    (changes.removed, quiz_staff::publish_removed(lang, changes.removed)),
                    (changes.renewed, quiz_staff::publish_renewed(lang, changes.renewed)),
                ];
                says.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text));
                if changes.other && changes.added + changes.removed == 0 {
                    says.push(quiz_staff::publish_other(lang).to_owned());
                }
            }
            if draft.under_way > 0 {
                says.push(quiz_staff::publish_under_way(lang, draft.under_way));
            }
            if draft.attempts > draft.under_way {
                says.push(quiz_staff::publish_ended(lang, draft.attempts - draft.under_way));
            }
        }
    }
    let items = says.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let class = if nothing { "button button--secondary" } else { "button" };
    view! {
        <section class="section publish" id="publish">
            <h2>{quiz_staff::publish_title(lang)}</h2>
            <ul class="publish__says">{items}</ul>
            <div class="form__actions">
                <button class=class name="do" value="publish" formaction=page.link(&at(draft.quiz.id, "/publish"))>
                    {icon(Icon::Upload)}{quiz_staff::publish_button(lang)}
                </button>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quizzes::definition::{Section, Slot};

    fn quiz(items: &[(u128, u128)]) -> Definition {
        let slot = |(item, version): &(u128, u128)| Slot {
            source: Source::Fixed { item: ItemId(uuid::Uuid::from_u128(*item)), version: ItemVersionId(uuid::Uuid::from_u128(*version)) },
            marks: None,
        };
        Definition { sections: vec![Section { slots: items.iter().map(slot).collect(), ..Section::default() }], ..Definition::default() }
    }

    #[test]
    fn what_differs_is_counted() {
        let published = quiz(&[(1, 1), (2, 1)]);
        assert!(Changes::between(&published, &published).none());
        let newer = Changes::between(&published, &quiz(&[(1, 1), (2, 2)]));
        assert_eq!(newer, Changes { renewed: 1, ..Changes::default() });
        let other = Changes::between(&published, &quiz(&[(2, 1), (1, 1)]));
        assert_eq!(other, Changes { other: true, ..Changes::default() });
        let changed = Changes::between(&published, &quiz(&[(2, 1), (3, 1), (4, 1)]));
        assert_eq!((changed.added, changed.removed), (2, 1));
    }
}
