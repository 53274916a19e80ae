//! The list, the editor, its picker, the conditions.

use std::collections::BTreeSet;

use app::quizzes::staff::{
    ConditionsForm, Found, Picker, QuizForm, QuizProblem, add_page, archived_list_page, conditions_page, editor_page, quiz_list_page,
};
use app::ui::{Flash, Viewer};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::quizzes::definition::{Criteria, Definition, Section, Slot, Source};
use domain::{BankId, ClassId, ItemId, ItemVersionId, QuizId, Text};
use serde::Deserialize;
use usecases::quizzes::{
    self, AuthorQuizError, BankQuery, QuizDraft, archive_quiz, bank_page, create_quiz, item_heads, publish_revision, quiz_draft,
    save_draft, set_conditions,
};

use super::{Fields, quiz_id, value};
use crate::http::{Failure, Outcome, Visitor};
use crate::pages::or_answer;

#[derive(Deserialize)]
pub struct Which {
    /// The archived ones.
    #[serde(default)]
    archived: String,
}

pub async fn list(visitor: Visitor, Query(which): Query<Which>) -> Outcome {
    or_answer!(visitor.viewer());
    let list = quizzes::quizzes_of_staff(&visitor.ctx).await?;
    if which.archived == "1" {
        return Ok(visitor.html(archived_list_page(&visitor.page, &list)));
    }
    Ok(visitor.html(quiz_list_page(&visitor.page, &list, visitor.ctx.now(), None)))
}

pub async fn create(visitor: Visitor, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let organisation = value(&fields, "organisation").parse().map_err(|_| Failure::BAD_REQUEST)?;
    let typed = value(&fields, "title");
    let mut title = Text::default();
    if !typed.trim().is_empty() {
        title.set(visitor.page.lang, typed.trim());
    }
    match create_quiz(&visitor.ctx, organisation, title).await {
        Ok(quiz) => Ok(visitor.to(&format!("/teaching/quizzes/{quiz}"))),
        Err(AuthorQuizError::NoTitle) => {
            let list = quizzes::quizzes_of_staff(&visitor.ctx).await?;
            let page = quiz_list_page(&visitor.page, &list, visitor.ctx.now(), Some(typed));
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn editor(visitor: Visitor, Path(quiz): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let draft = quiz_draft(&visitor.ctx, quiz_id(&quiz)?).await?;
    let form = QuizForm::of(&draft.draft, draft.quiz.class, draft.draft_saved.revision);
    Ok(visitor.html(editor_page(&visitor.page, &draft, &form, &[])))
}

/// The form again, with what cannot be; without that, because something else has been stored since it was made, which the page says.
async fn again(visitor: &Visitor, quiz: QuizId, form: &QuizForm, problems: &[(String, QuizProblem)]) -> Outcome {
    let mut draft = quiz_draft(&visitor.ctx, quiz).await?;
    // what was typed may ask for other questions than what is stored
    let unknown: BTreeSet<ItemId> = form.items().filter(|item| !draft.items.contains_key(item)).collect();
    draft.items.extend(item_heads(&visitor.ctx, unknown).await?);
    let status = if problems.is_empty() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visitor.html_with(status, editor_page(&visitor.page, &draft, form, problems)))
}

/// Every button of the editor saves what was typed; some do something more.
pub async fn edit(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let button = value(&fields, "do");
    let mut form = QuizForm::read(&fields);
    form.arrange(button);
    if let Err(problems) = store(&visitor, quiz, &form).await? {
        return again(&visitor, quiz, &form, &problems).await;
    }
    let here = format!("/teaching/quizzes/{quiz}");
    let parts: Vec<&str> = button.split('-').collect();
    Ok(match parts[..] {
        ["add", section] if section.parse::<u16>().is_ok() => visitor.to(&format!("{here}/add?section={section}")),
        ["up" | "down" | "remove", section, _] if section.parse::<u16>().is_ok() => visitor.to(&format!("{here}#s{section}")),
        ["section", ..] => visitor.to(&format!("{here}#questions")),
        _ => visitor.to_with(&here, Flash::Saved),
    })
}

/// Stores what was typed and gives its revision, or says what cannot be; nothing but that somebody else was quicker leaves the list empty.
async fn store(visitor: &Visitor, quiz: QuizId, form: &QuizForm) -> Result<Result<i64, Vec<(String, QuizProblem)>>, Failure> {
    let definition = match form.definition() {
        Ok(definition) => definition,
        Err(problems) => {
            // whoever may not change it learns that first
            let draft = quiz_draft(&visitor.ctx, quiz).await?;
            return if draft.may_change { Ok(Err(problems)) } else { Err(Failure(StatusCode::FORBIDDEN)) };
        }
    };
    let class: Option<ClassId> = match form.class.as_str() {
        "" => None,
        class => Some(class.parse().map_err(|_| Failure::BAD_REQUEST)?),
    };
    match save_draft(&visitor.ctx, quiz, class, definition, form.revision).await {
        Ok(revision) => Ok(Ok(revision)),
        Err(AuthorQuizError::Changed) => Ok(Err(Vec::new())),
        Err(AuthorQuizError::TooMany) => Ok(Err(vec![("questions".to_owned(), QuizProblem::TooMany)])),
        Err(error) => Err(error.into()),
    }
}

/// Saves what was typed, where the form comes along, and publishes it.
pub async fn publish(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let typed = fields.iter().any(|(name, _)| name.starts_with("title."));
    let form = if typed {
        let form = QuizForm::read(&fields);
        match store(&visitor, quiz, &form).await? {
            Ok(revision) => QuizForm { revision, ..form },
            Err(problems) => return again(&visitor, quiz, &form, &problems).await,
        }
    } else {
        let draft = quiz_draft(&visitor.ctx, quiz).await?;
        QuizForm::of(&draft.draft, draft.quiz.class, draft.draft_saved.revision)
    };
    let problem = match publish_revision(&visitor.ctx, quiz, form.revision).await {
        Err(AuthorQuizError::Changed) => return again(&visitor, quiz, &form, &[]).await,
        Ok(_) => return Ok(visitor.to_with(&format!("/teaching/quizzes/{quiz}"), Flash::Saved)),
        Err(AuthorQuizError::Empty) => ("questions".to_owned(), QuizProblem::Empty),
        Err(AuthorQuizError::TooMany) => ("questions".to_owned(), QuizProblem::TooMany),
        Err(AuthorQuizError::PoolTooSmall { slot, found }) => (place_of(&form, slot), QuizProblem::PoolTooSmall(found)),
        Err(error) => return Err(error.into()),
    };
    again(&visitor, quiz, &form, &[problem]).await
}

/// The field of the number to draw in the slot with this number, counted through all sections.
fn place_of(form: &QuizForm, slot: usize) -> String {
    let places = form.sections.iter().enumerate().flat_map(|(s, section)| (0..section.slots.len()).map(move |q| (s, q)));
    let (s, q) = places.into_iter().nth(slot).unwrap_or_default();
    format!("s{s}.q{q}.count")
}

#[derive(Deserialize, Default)]
pub struct Picking {
    #[serde(default)]
    section: usize,
    #[serde(default)]
    bank: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    tag: String,
    #[serde(default)]
    kind: String,
    page: Option<usize>,
}

pub async fn picker(visitor: Visitor, Path(quiz): Path<String>, Query(query): Query<Picking>) -> Outcome {
    or_answer!(visitor.viewer());
    let draft = quiz_draft(&visitor.ctx, quiz_id(&quiz)?).await?;
    pick(&visitor, StatusCode::OK, draft, query, None).await
}

async fn pick(visitor: &Visitor, status: StatusCode, draft: QuizDraft, query: Picking, wrong_count: Option<String>) -> Outcome {
    let bank = query.bank.parse().ok().or_else(|| draft.banks.first().map(|b| b.id));
    let found = match bank {
        None => None,
        Some(bank) => Some(find(visitor, bank, &query).await?),
    };
    let section = query.section.min(draft.draft.sections.len().saturating_sub(1));
    let picker = Picker { draft: &draft, section, found, wrong_count };
    Ok(visitor.html_with(status, add_page(&visitor.page, &picker)))
}

async fn find(visitor: &Visitor, bank: BankId, query: &Picking) -> Result<Found, Failure> {
    let of = |words: &str, kind: &str| BankQuery {
        words: words.to_owned(),
        category: query.category.clone(),
        tag: query.tag.clone(),
        kind: kind.to_owned(),
        retired: false,
        page: query.page.unwrap_or(1).max(1),
    };
    let asked = of(&query.q, &query.kind);
    let found = bank_page(&visitor.ctx, bank, &asked).await?;
    let narrowed = !query.q.trim().is_empty() || !query.kind.is_empty();
    let pool = if narrowed { bank_page(&visitor.ctx, bank, &of("", "")).await?.found } else { found.found };
    Ok(Found { bank: found, query: asked, pool })
}

/// How often adding begins anew because somebody else saved in between.
const TRIES: usize = 10;

/// Adds the ticked questions or a random draw to the draft as it is by now: what others have saved since the page was made stays. Adding the same twice is
/// adding it once.
pub async fn add(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let query = Picking {
        section: value(&fields, "section").parse().unwrap_or(0),
        bank: value(&fields, "bank").to_owned(),
        q: value(&fields, "q").to_owned(),
        category: value(&fields, "category").to_owned(),
        tag: value(&fields, "tag").to_owned(),
        kind: value(&fields, "kind").to_owned(),
        page: value(&fields, "page").parse().ok(),
    };
    let mut added = Vec::new();
    if value(&fields, "do") == "draw" {
        let typed = value(&fields, "count");
        let bank = query.bank.parse().map_err(|_| Failure::BAD_REQUEST)?;
        let pool = find(&visitor, bank, &query).await?.pool;
        let Some(count) = typed.trim().parse::<u16>().ok().filter(|n| (1..=pool).contains(&usize::from(*n))) else {
            let draft = quiz_draft(&visitor.ctx, quiz).await?;
            return pick(&visitor, StatusCode::UNPROCESSABLE_ENTITY, draft, Picking { page: None, ..query }, Some(typed.to_owned())).await;
        };
        let criteria = Criteria { bank, category: query.category, tag: query.tag };
        added.push(Source::Draw { count, criteria, pool: Vec::new() });
    }
    for (_, item) in fields.iter().filter(|(name, _)| name == "item") {
        let item: ItemId = item.parse().map_err(|_| Failure::BAD_REQUEST)?;
        // saving puts the newest version in its place
        added.push(Source::Fixed { item, version: ItemVersionId(uuid::Uuid::nil()) });
    }
    let seen: i64 = value(&fields, "revision").parse().unwrap_or_default();
    for _ in 0..TRIES {
        let draft = quiz_draft(&visitor.ctx, quiz).await?;
        let (class, revision) = (draft.quiz.class, draft.draft_saved.revision);
        let mut definition = draft.draft;
        let section = add_sources(&mut definition, query.section, &added, seen == revision);
        match save_draft(&visitor.ctx, quiz, class, definition.clone(), revision).await {
            Ok(_) => return Ok(visitor.to(&format!("/teaching/quizzes/{quiz}#s{section}"))),
            Err(AuthorQuizError::Changed) => {}
            Err(AuthorQuizError::TooMany) => {
                let form = QuizForm::of(&definition, class, revision);
                return again(&visitor, quiz, &form, &[("questions".to_owned(), QuizProblem::TooMany)]).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(AuthorQuizError::Changed.into())
}

/// Puts them at the end of a section, whose number it gives. An item is in a quiz once; a draw may come again, but not from a page that is older than the draft
/// it is in: that was the same page.
fn add_sources(definition: &mut Definition, section: usize, added: &[Source], fresh: bool) -> usize {
    if definition.sections.is_empty() {
        definition.sections.push(Section::default());
    }
    let section = section.min(definition.sections.len() - 1);
    let mut known: Vec<Source> = definition.as_written().slots().map(|slot| slot.source.clone()).collect();
    for source in added {
        let taken = known.contains(source) && (!fresh || matches!(source, Source::Fixed { .. }));
        if !taken {
            known.push(source.clone());
            definition.sections[section].slots.push(Slot { source: source.clone(), marks: None });
        }
    }
    section
}

pub async fn conditions(visitor: Visitor, Path(quiz): Path<String>) -> Outcome {
    let viewer: &Viewer = or_answer!(visitor.viewer());
    let draft = quiz_draft(&visitor.ctx, quiz_id(&quiz)?).await?;
    Ok(visitor.html(stored_conditions(&visitor, viewer, &draft)))
}

fn stored_conditions(visitor: &Visitor, viewer: &Viewer, draft: &QuizDraft) -> String {
    let form = ConditionsForm::of(&draft.quiz.conditions, &viewer.zone, draft.conditions_saved.revision);
    conditions_page(&visitor.page, draft, &form, &[])
}

pub async fn change_conditions(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    let viewer: &Viewer = or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    if !quiz_draft(&visitor.ctx, quiz).await?.may_change {
        return Err(Failure(StatusCode::FORBIDDEN));
    }
    let form = ConditionsForm::read(&fields);
    let (status, problems) = match form.conditions(&viewer.zone) {
        Ok(conditions) => match set_conditions(&visitor.ctx, quiz, conditions, form.revision).await {
            Ok(_) => return Ok(visitor.to_with(&format!("/teaching/quizzes/{quiz}/conditions"), Flash::Saved)),
            Err(AuthorQuizError::Changed) => (StatusCode::CONFLICT, Vec::new()),
            Err(error) => return Err(error.into()),
        },
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
    };
    let draft = quiz_draft(&visitor.ctx, quiz).await?;
    Ok(visitor.html_with(status, conditions_page(&visitor.page, &draft, &form, &problems)))
}

/// Puts the quiz away or takes it back.
pub async fn archive(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    let viewer: &Viewer = or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let away = value(&fields, "archived") == "1";
    match archive_quiz(&visitor.ctx, quiz, away).await {
        Ok(()) if away => Ok(visitor.to_with("/teaching/quizzes", Flash::Saved)),
        Ok(()) => Ok(visitor.to_with(&format!("/teaching/quizzes/{quiz}"), Flash::Saved)),
        // somebody began after the page was made
        Err(AuthorQuizError::UnderWay(count)) => {
            let draft = QuizDraft { under_way: count, ..quiz_draft(&visitor.ctx, quiz).await? };
            Ok(visitor.html_with(StatusCode::CONFLICT, stored_conditions(&visitor, viewer, &draft)))
        }
        Err(error) => Err(error.into()),
    }
}
