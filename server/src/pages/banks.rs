//! Question banks: which there are, their questions, one question with its form.

use app::quizzes::banks::{BankForm, BankProblem, Editor, EditorProblem, EditorWrong, Imported, bank_page, banks_page, editor_page};
use app::ui::{Flash, Page};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::quizzes::form::{Draft, Edit, Misread};
use domain::quizzes::item::{Body, Item};
use domain::quizzes::problem::Problem;
use domain::{BankId, Language, OrganisationId, Text};
use serde::Deserialize;
use usecases::quizzes::{self, BankQuery, CreateBank, CreateBankError, ItemPage, SaveItem, SaveItemError, TITLE_MAX};

use super::or_answer;
use crate::http::{Failure, Outcome, Visitor};

/// What a form sent, in its order.
type Fields = Vec<(String, String)>;

pub async fn banks(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let list = quizzes::bank_titles(&visitor.ctx).await?;
    Ok(visitor.html(banks_page(&visitor.page, &list, &BankForm::default())))
}

pub async fn create_bank(visitor: Visitor, Path(organisation): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let organisation: OrganisationId = organisation.parse().map_err(|_| Failure::NOT_FOUND)?;
    let title = title(&fields);
    let problem = match quizzes::create_bank(&visitor.ctx, CreateBank { organisation, title: title.clone() }).await {
        Ok(bank) => return Ok(visitor.to_with(&format!("/banks/{bank}"), Flash::Saved)),
        Err(CreateBankError::NoTitle) => BankProblem::NoTitle,
        Err(CreateBankError::TitleTooLong) => BankProblem::TooLong(TITLE_MAX),
        Err(CreateBankError::Forbidden(error)) => return Err(error.into()),
        Err(CreateBankError::Storage(error)) => return Err(error.into()),
    };
    let list = quizzes::bank_titles(&visitor.ctx).await?;
    let form = BankForm { organisation: Some(organisation), title, problem: Some(problem) };
    Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, banks_page(&at(&visitor.page, "/banks"), &list, &form)))
}

pub async fn change_bank(visitor: Visitor, Path(bank): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let (title, practice) = (title(&fields), value(&fields, "practice") == "1");
    let problem = match quizzes::change_bank(&visitor.ctx, bank, title.clone(), practice).await {
        Ok(()) => return Ok(visitor.to_with(&format!("/banks/{bank}"), Flash::Saved)),
        Err(CreateBankError::NoTitle) => BankProblem::NoTitle,
        Err(CreateBankError::TitleTooLong) => BankProblem::TooLong(TITLE_MAX),
        Err(CreateBankError::Forbidden(error)) => return Err(error.into()),
        Err(CreateBankError::Storage(error)) => return Err(error.into()),
    };
    let query = BankQuery { page: 1, ..BankQuery::default() };
    let found = quizzes::bank_page(&visitor.ctx, bank, &query).await?;
    let form = BankForm { organisation: None, title, problem: Some(problem) };
    let page = bank_page(&visitor.page, &found, &query, None, Some(&form));
    Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The name of a bank as typed, without what cannot be seen.
fn title(fields: &Fields) -> Text {
    let mut title = Text::default();
    for language in Language::ALL {
        let typed = value(fields, &format!("title.{}", language.code()));
        let typed: String = typed.trim().chars().filter(|c| !c.is_control()).collect();
        if !typed.is_empty() {
            title.set(language, typed);
        }
    }
    title
}

#[derive(Deserialize)]
pub struct Filters {
    #[serde(default)]
    q: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    tag: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    retired: String,
    page: Option<usize>,
    /// How many questions an import that led here brought.
    imported: Option<usize>,
    /// How many quizzes came of it.
    quizzes: Option<usize>,
    /// The only one.
    #[serde(default)]
    quiz: String,
}

pub async fn bank(visitor: Visitor, Path(bank): Path<String>, Query(filters): Query<Filters>) -> Outcome {
    or_answer!(visitor.viewer());
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let query = BankQuery {
        words: filters.q,
        category: filters.category,
        tag: filters.tag,
        kind: filters.kind,
        retired: !filters.retired.is_empty(),
        page: filters.page.unwrap_or(1),
    };
    let found = quizzes::bank_page(&visitor.ctx, bank, &query).await?;
    let imported =
        filters.imported.map(|items| Imported { items, quizzes: filters.quizzes.unwrap_or_default(), quiz: filters.quiz.parse().ok() });
    Ok(visitor.html(bank_page(&visitor.page, &found, &query, imported, None)))
}

pub async fn new_item(visitor: Visitor, Path((bank, kind)): Path<(String, String)>) -> Outcome {
    or_answer!(visitor.viewer());
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let head = quizzes::bank_head(&visitor.ctx, bank).await?;
    if !head.may_change {
        return Err(Failure(StatusCode::FORBIDDEN));
    }
    let draft = Draft::empty(&kind).ok_or(Failure::NOT_FOUND)?;
    let editor = Editor {
        bank: &head.bank,
        draft: &draft,
        stored: None,
        old_version: None,
        may_change: true,
        pictures: head.pictures(),
        changed: false,
        problems: Vec::new(),
        preview: None,
    };
    Ok(visitor.html(editor_page(&visitor.page, &editor)))
}

#[derive(Deserialize)]
pub struct Version {
    version: Option<i64>,
}

pub async fn item(visitor: Visitor, Path(item): Path<String>, Query(query): Query<Version>) -> Outcome {
    or_answer!(visitor.viewer());
    let item = item.parse().map_err(|_| Failure::NOT_FOUND)?;
    let stored = quizzes::item_page(&visitor.ctx, item, query.version).await?;
    if let Some(number) = query.version
        && !stored.versions.iter().any(|(_, n, _)| *n == number)
    {
        return Err(Failure::NOT_FOUND);
    }
    let head = quizzes::bank_head(&visitor.ctx, stored.bank.id).await?;
    let draft = Draft::of(&stored.item.source);
    let editor = Editor {
        bank: &stored.bank,
        draft: &draft,
        stored: Some(&stored),
        old_version: query.version.filter(|number| *number != stored.head.number),
        may_change: stored.may_change,
        pictures: head.pictures(),
        changed: false,
        problems: Vec::new(),
        preview: Some(Some(stored.item.html.clone())),
    };
    Ok(visitor.html(editor_page(&visitor.page, &editor)))
}

pub async fn create_item(visitor: Visitor, Path(bank): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    pressed(&visitor, bank, None, fields).await
}

pub async fn change_item(visitor: Visitor, Path(item): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let item = item.parse().map_err(|_| Failure::NOT_FOUND)?;
    let stored = quizzes::item_page(&visitor.ctx, item, None).await?;
    pressed(&visitor, stored.bank.id, Some(stored), fields).await
}

pub async fn duplicate_item(visitor: Visitor, Path(item): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let item = item.parse().map_err(|_| Failure::NOT_FOUND)?;
    let copy = quizzes::duplicate_item(&visitor.ctx, item).await?;
    Ok(visitor.to_with(&format!("/items/{copy}"), Flash::Saved))
}

#[derive(Deserialize)]
pub struct Retire {
    #[serde(default)]
    retired: String,
}

pub async fn retire_item(visitor: Visitor, Path(item): Path<String>, Form(input): Form<Retire>) -> Outcome {
    or_answer!(visitor.viewer());
    let item = item.parse().map_err(|_| Failure::NOT_FOUND)?;
    quizzes::retire_item(&visitor.ctx, item, input.retired == "1").await?;
    Ok(visitor.to_with(&format!("/items/{item}"), Flash::Saved))
}

/// The frame of a page that answers a form, with an address that can be asked for.
fn at(page: &Page, path: &str) -> Page {
    Page { path: path.to_owned(), ..page.clone() }
}

fn value<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

/// What a button of the editor's form asks for: a change of the form, a look, or saving.
async fn pressed(visitor: &Visitor, bank: BankId, stored: Option<ItemPage>, mut fields: Fields) -> Outcome {
    let head = quizzes::bank_head(&visitor.ctx, bank).await?;
    if !head.may_change {
        return Err(Failure(StatusCode::FORBIDDEN));
    }
    for (_, value) in &mut fields {
        // PostgreSQL has no NUL in text
        value.retain(|c| c != '\0');
    }
    let (kind, expected) = (value(&fields, "kind").to_owned(), value(&fields, "version").parse().unwrap_or(0));
    let verb = value(&fields, "do").to_owned();
    let mut draft = Draft::typed(&kind, fields).ok_or(Failure::BAD_REQUEST)?;
    let (mut problems, mut preview, mut changed, mut status) = (Vec::new(), None, false, StatusCode::OK);
    if let Some(edit) = Edit::parse(&verb) {
        draft.apply(&edit);
    } else {
        match draft.read() {
            Err(misread) => {
                problems = misread.into_iter().map(from_misread).collect();
                preview = (verb == "preview").then_some(None);
            }
            Ok(item) if verb == "preview" => {
                let item = with_id(visitor, item);
                problems = item.problems().into_iter().map(from_problem).collect();
                preview = Some(problems.is_empty().then(|| head.preview(&item)));
            }
            Ok(item) => {
                let definition = with_id(visitor, item);
                let input = SaveItem { bank, item: stored.as_ref().map(|s| s.head.id), expected, definition };
                match quizzes::save_item(&visitor.ctx, input).await {
                    Ok((id, _)) => return Ok(visitor.to_with(&format!("/items/{id}"), Flash::Saved)),
                    Err(SaveItemError::Problems(found)) => problems = found.into_iter().map(from_problem).collect(),
                    Err(SaveItemError::IdTaken) => problems = vec![EditorProblem { at: "id".to_owned(), what: EditorWrong::IdTaken }],
                    Err(SaveItemError::Changed) => changed = true,
                    Err(SaveItemError::Forbidden(error)) => return Err(error.into()),
                    Err(SaveItemError::Storage(error)) => return Err(error.into()),
                }
                status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            }
        }
        if !problems.is_empty() && verb != "preview" {
            status = StatusCode::UNPROCESSABLE_ENTITY;
        }
    }
    // also a preview or a further line: whoever saves the page next has been told
    changed |= stored.as_ref().is_some_and(|s| s.head.number != expected);
    let path = stored.as_ref().map_or_else(|| format!("/banks/{bank}/new/{kind}"), |s| format!("/items/{}", s.head.id));
    let editor = Editor {
        bank: &head.bank,
        draft: &draft,
        stored: stored.as_ref(),
        old_version: None,
        may_change: true,
        pictures: head.pictures(),
        changed,
        problems,
        preview,
    };
    Ok(answer(visitor, status, &path, &editor))
}

fn answer(visitor: &Visitor, status: StatusCode, path: &str, editor: &Editor<'_>) -> Response {
    visitor.html_with(status, editor_page(&at(&visitor.page, path), editor))
}

fn from_problem(problem: Problem) -> EditorProblem {
    EditorProblem { at: problem.at, what: EditorWrong::Wrong(problem.what) }
}

fn from_misread(misread: Misread) -> EditorProblem {
    EditorProblem { at: misread.at, what: EditorWrong::NotRead(misread.what) }
}

/// The item with an id, made of its title or its kind when its author gave none.
fn with_id(visitor: &Visitor, mut item: Item) -> Item {
    if item.id.is_empty() {
        let random = visitor.ctx.id().simple().to_string();
        let words = [&item.title, &item.prompt].into_iter().flat_map(|text| [text.exact(Language::En), text.exact(Language::De)]);
        let stem = words.flatten().map(slug).find(|slug| slug.len() > 2).unwrap_or_else(|| kind_slug(&item.body));
        item.id = format!("{stem}-{}", &random[random.len() - 6..]);
    }
    item
}

fn kind_slug(body: &Body) -> String {
    body.name().replace('_', "-")
}

/// The first words of a text as an id: `Fumes of paint` is `fumes-of-paint`.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() >= 40 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use domain::quizzes::problem::is_id;

    use super::*;

    #[test]
    fn ids_are_made_of_the_first_words() {
        assert_eq!(slug("Rauch über der Schweißnaht?"), "rauch-ueber-der-schweissnaht");
        assert_eq!(slug("烟尘"), "");
        for text in ["Fumes of **paint** in a room without any window", "a", "--", "Ä"] {
            let slug = slug(text);
            assert!(slug.is_empty() || is_id(&format!("{slug}-abcdef")), "{slug}");
        }
    }
}
