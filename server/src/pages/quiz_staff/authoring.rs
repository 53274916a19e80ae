//! The list, the editor, its picker, the conditions.

use app::quizzes::staff::{ConditionsForm, Found, Picker, QuizForm, QuizProblem, add_page, conditions_page, editor_page, quiz_list_page};
use app::ui::{Flash, Viewer};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::quizzes::definition::{Criteria, Definition, Section, Slot, Source};
use domain::{BankId, ClassId, ItemId, ItemVersionId, QuizId, Text};
use serde::Deserialize;
use usecases::quizzes::{
    self, AuthorQuizError, BankQuery, QuizDraft, bank_page, create_quiz, publish_quiz, quiz_draft, save_draft, set_conditions,
};

use super::{Fields, quiz_id, value};
use crate::http::{Failure, Outcome, Visitor};
use crate::pages::or_answer;

pub async fn list(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let list = quizzes::quizzes_of_staff(&visitor.ctx).await?;
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
    let form = QuizForm::of(&draft.draft, draft.quiz.class);
    Ok(visitor.html(editor_page(&visitor.page, &draft, &form, &[])))
}

/// The form again, with what cannot be.
async fn again(visitor: &Visitor, quiz: QuizId, form: &QuizForm, problems: &[(String, QuizProblem)]) -> Outcome {
    let draft = quiz_draft(&visitor.ctx, quiz).await?;
    Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, editor_page(&visitor.page, &draft, form, problems)))
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

/// Stores what was typed, or says what cannot be.
async fn store(visitor: &Visitor, quiz: QuizId, form: &QuizForm) -> Result<Result<(), Vec<(String, QuizProblem)>>, Failure> {
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
    match save_draft(&visitor.ctx, quiz, class, definition).await {
        Ok(()) => Ok(Ok(())),
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
        if let Err(problems) = store(&visitor, quiz, &form).await? {
            return again(&visitor, quiz, &form, &problems).await;
        }
        form
    } else {
        let draft = quiz_draft(&visitor.ctx, quiz).await?;
        QuizForm::of(&draft.draft, draft.quiz.class)
    };
    let problem = match publish_quiz(&visitor.ctx, quiz).await {
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

/// Adds the ticked questions or a random draw to the draft.
pub async fn add(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let draft = quiz_draft(&visitor.ctx, quiz).await?;
    let query = Picking {
        section: value(&fields, "section").parse().unwrap_or(0),
        bank: value(&fields, "bank").to_owned(),
        q: value(&fields, "q").to_owned(),
        category: value(&fields, "category").to_owned(),
        tag: value(&fields, "tag").to_owned(),
        kind: value(&fields, "kind").to_owned(),
        page: value(&fields, "page").parse().ok(),
    };
    let mut definition: Definition = draft.draft.clone();
    if definition.sections.is_empty() {
        definition.sections.push(Section::default());
    }
    let section = query.section.min(definition.sections.len() - 1);
    if value(&fields, "do") == "draw" {
        let typed = value(&fields, "count");
        let bank = query.bank.parse().map_err(|_| Failure::BAD_REQUEST)?;
        let pool = find(&visitor, bank, &query).await?.pool;
        let Some(count) = typed.trim().parse::<u16>().ok().filter(|n| (1..=pool).contains(&usize::from(*n))) else {
            return pick(&visitor, StatusCode::UNPROCESSABLE_ENTITY, draft, Picking { page: None, ..query }, Some(typed.to_owned())).await;
        };
        let criteria = Criteria { bank, category: query.category, tag: query.tag };
        definition.sections[section].slots.push(Slot { source: Source::Draw { count, criteria, pool: Vec::new() }, marks: None });
    } else {
        for item in fields.iter().filter(|(name, _)| name == "item") {
            let item: ItemId = item.1.parse().map_err(|_| Failure::BAD_REQUEST)?;
            let taken = definition.slots().any(|slot| matches!(&slot.source, Source::Fixed { item: known, .. } if *known == item));
            if !taken {
                // saving puts the newest version in its place
                let source = Source::Fixed { item, version: ItemVersionId(uuid::Uuid::nil()) };
                definition.sections[section].slots.push(Slot { source, marks: None });
            }
        }
    }
    match save_draft(&visitor.ctx, quiz, draft.quiz.class, definition.clone()).await {
        Ok(()) => Ok(visitor.to(&format!("/teaching/quizzes/{quiz}#s{section}"))),
        Err(AuthorQuizError::TooMany) => {
            let form = QuizForm::of(&definition, draft.quiz.class);
            again(&visitor, quiz, &form, &[("questions".to_owned(), QuizProblem::TooMany)]).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn conditions(visitor: Visitor, Path(quiz): Path<String>) -> Outcome {
    let viewer: &Viewer = or_answer!(visitor.viewer());
    let draft = quiz_draft(&visitor.ctx, quiz_id(&quiz)?).await?;
    let form = ConditionsForm::of(&draft.quiz.conditions, &viewer.zone);
    Ok(visitor.html(conditions_page(&visitor.page, &draft, &form, &[])))
}

pub async fn change_conditions(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    let viewer: &Viewer = or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let draft = quiz_draft(&visitor.ctx, quiz).await?;
    if !draft.may_change {
        return Err(Failure(StatusCode::FORBIDDEN));
    }
    let form = ConditionsForm::read(&fields);
    match form.conditions(&viewer.zone) {
        Ok(conditions) => {
            set_conditions(&visitor.ctx, quiz, conditions).await?;
            Ok(visitor.to_with(&format!("/teaching/quizzes/{quiz}/conditions"), Flash::Saved))
        }
        Err(problems) => {
            let page = conditions_page(&visitor.page, &draft, &form, &problems);
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}
