//! Question banks as files: import with a look before, export, templates.

use app::quizzes::banks::{FORMATS, ImportProblem, Imported, PictureProblem, export_page, import_page, import_preview_page, pictures_page};
use app::ui::Flash;
use axum::Form;
use axum::extract::{Path, Query, Request, State as Extract};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{BankId, Language};
use formats::{Format, TemplateFormat, Written};
use serde::Deserialize;
use usecases::quizzes::{self, BankHead, Duplicates, ImportItemsError, PictureError};

use super::attempts::value;
use super::or_answer;
use crate::http::form::{self, Sent};
use crate::http::{Failure, Outcome, State, UPLOAD_LIMIT, Visitor};

pub async fn import_form(visitor: Visitor, Path(bank): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let head = own_bank(&visitor, &bank).await?;
    Ok(visitor.html(import_page(&visitor.page, &head.bank, None)))
}

/// The bank, for somebody who may change it.
async fn own_bank(visitor: &Visitor, bank: &str) -> Result<BankHead, Failure> {
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let head = quizzes::bank_head(&visitor.ctx, bank).await?;
    if head.may_change { Ok(head) } else { Err(Failure(StatusCode::FORBIDDEN)) }
}

/// What the form of an import holds.
struct Upload {
    format: Option<Format>,
    language: Language,
    name: String,
    bytes: Vec<u8>,
}

pub async fn look(Extract(state): Extract<State>, visitor: Visitor, Path(bank): Path<String>, request: Request) -> Outcome {
    let viewer = or_answer!(visitor.viewer()).id();
    let head = own_bank(&visitor, &bank).await?;
    let again = |status, problem| Ok(visitor.html_with(status, import_page(&visitor.page, &head.bank, Some(problem))));
    let Ok(_turn) = state.imports.turn() else { return again(StatusCode::SERVICE_UNAVAILABLE, ImportProblem::Full) };
    let upload = read_form(request, visitor.page.lang).await?;
    if upload.bytes.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, ImportProblem::NoFile);
    }
    let size = upload.bytes.len();
    let Upload { format, language, name, bytes } = upload;
    let preview = match quizzes::read_items(&visitor.ctx, head.bank.id, format, name, bytes, language).await {
        Ok(preview) => preview,
        Err(ImportItemsError::UnknownFormat) => return again(StatusCode::UNPROCESSABLE_ENTITY, ImportProblem::UnknownFormat),
        Err(error) => return Err(error.into()),
    };
    match state.imports.put(&visitor.ctx, viewer, head.bank.id, size, preview) {
        Some(token) => Ok(visitor.to(&format!("/banks/{}/import/{token}", head.bank.id))),
        None => again(StatusCode::SERVICE_UNAVAILABLE, ImportProblem::Full),
    }
}

async fn read_form(request: Request, language: Language) -> Result<Upload, Failure> {
    let Sent { pairs, files } = form::read(request, UPLOAD_LIMIT).await?;
    let format = value(&pairs, "format").and_then(|word| FORMATS.into_iter().find(|(code, _)| *code == word)).map(|(_, format)| format);
    let language = value(&pairs, "language").and_then(Language::from_code).unwrap_or(language);
    let file = files.into_iter().find(|file| file.field == "file");
    let (name, bytes) = file.map_or_else(Default::default, |file| (file.name, file.bytes.unwrap_or_default()));
    Ok(Upload { format, language, name, bytes })
}

pub async fn preview(Extract(state): Extract<State>, visitor: Visitor, Path((bank, token)): Path<(String, String)>) -> Outcome {
    let viewer = or_answer!(visitor.viewer()).id();
    let head = own_bank(&visitor, &bank).await?;
    Ok(match state.imports.get(&visitor.ctx, viewer, head.bank.id, &token) {
        Some(preview) => visitor.html(import_preview_page(&visitor.page, &head.bank, &token, &preview)),
        None => gone(&visitor, &head),
    })
}

/// The preview is not there any more: the page to choose the file on again.
fn gone(visitor: &Visitor, head: &BankHead) -> Response {
    let page = app::ui::Page { path: format!("/banks/{}/import", head.bank.id), ..visitor.page.clone() };
    visitor.html_with(StatusCode::GONE, import_page(&page, &head.bank, Some(ImportProblem::Gone)))
}

pub async fn pictures(visitor: Visitor, Path(bank): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let bank: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let found = quizzes::bank_pictures(&visitor.ctx, bank).await?;
    Ok(visitor.html(pictures_page(&visitor.page, &found, None)))
}

pub async fn add_picture(visitor: Visitor, Path(bank): Path<String>, request: Request) -> Outcome {
    or_answer!(visitor.viewer());
    let head = own_bank(&visitor, &bank).await?;
    let Upload { name, bytes, .. } = read_form(request, visitor.page.lang).await?;
    let (status, problem) = if bytes.is_empty() {
        (StatusCode::UNPROCESSABLE_ENTITY, PictureProblem::NoFile)
    } else {
        match quizzes::add_picture(&visitor.ctx, head.bank.id, &name, bytes).await {
            Ok(_) => return Ok(visitor.to_with(&format!("/banks/{}/pictures", head.bank.id), Flash::Saved)),
            Err(PictureError::WrongKind) => (StatusCode::UNPROCESSABLE_ENTITY, PictureProblem::WrongKind),
            Err(PictureError::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, PictureProblem::TooLarge),
            Err(error) => return Err(error.into()),
        }
    };
    let found = quizzes::bank_pictures(&visitor.ctx, head.bank.id).await?;
    Ok(visitor.html_with(status, pictures_page(&visitor.page, &found, Some(problem))))
}

#[derive(Deserialize)]
pub struct Store {
    #[serde(default)]
    duplicates: String,
    #[serde(default)]
    quizzes: String,
}

pub async fn store(
    Extract(state): Extract<State>,
    visitor: Visitor,
    Path((bank, token)): Path<(String, String)>,
    Form(input): Form<Store>,
) -> Outcome {
    let viewer = or_answer!(visitor.viewer()).id();
    let head = own_bank(&visitor, &bank).await?;
    let Some(preview) = state.imports.get(&visitor.ctx, viewer, head.bank.id, &token) else { return Ok(gone(&visitor, &head)) };
    let duplicates = match input.duplicates.as_str() {
        "both" => Duplicates::KeepBoth,
        "version" => Duplicates::NewVersion,
        // also for questions that came into the bank since the look: nothing that is there changes unasked
        _ => Duplicates::LeaveOut,
    };
    let stored = quizzes::store_items(&visitor.ctx, head.bank.id, preview, duplicates, input.quizzes == "1").await?;
    state.imports.forget(&token);
    let imported = Imported::of(stored.items, &stored.quizzes);
    Ok(visitor.to(&format!("/banks/{}{}", head.bank.id, imported.query())))
}

#[derive(Deserialize)]
pub struct Anyway {
    #[serde(default)]
    pub anyway: String,
}

pub async fn export(visitor: Visitor, Path((bank, word)): Path<(String, String)>, Query(query): Query<Anyway>) -> Outcome {
    or_answer!(visitor.viewer());
    let id: BankId = bank.parse().map_err(|_| Failure::NOT_FOUND)?;
    let writable = FORMATS.into_iter().find(|(code, format)| *code == word && format.can_write());
    let (_, format) = writable.ok_or(Failure::NOT_FOUND)?;
    let export = quizzes::export_items(&visitor.ctx, id, format).await?;
    if !export.written.findings.is_empty() && query.anyway.is_empty() {
        let address = format!("/banks/{id}/export/{word}?anyway=1");
        return Ok(visitor.html(export_page(&visitor.page, &export, format, &address)));
    }
    Ok(file("qiao-questions", export.written))
}

pub async fn template(visitor: Visitor, Path(format): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    quizzes::list_banks(&visitor.ctx).await?;
    let format = match format.as_str() {
        "csv" => TemplateFormat::Csv,
        "xlsx" => TemplateFormat::Xlsx,
        _ => return Err(Failure::NOT_FOUND),
    };
    let language = visitor.page.lang;
    let written = tokio::task::spawn_blocking(move || formats::template(format, language))
        .await
        .map_err(|_| Failure(StatusCode::INTERNAL_SERVER_ERROR))?;
    Ok(file("qiao-template", written))
}

/// The answer that a browser stores as a file.
pub(crate) fn file(stem: &str, written: Written) -> Response {
    let mut response = written.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(written.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"{stem}.{}\"", written.extension);
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
