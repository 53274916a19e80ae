//! Files handed in as an answer: stored by their hash, given out only to their learner and to those who mark.

use domain::people::{Action, Resource};
use domain::quizzes::attempt::{AttemptEvent, in_order, question_state};
use domain::quizzes::item::Body;
use domain::quizzes::kinds::Upload;
use domain::quizzes::response::Response;
use domain::{AttemptId, DeviceId, EventId, PersonId};
use sha2::{Digest, Sha256};
use storage::Conn;
use storage::files::{self, FileHead};
use storage::quizzes::{attempts, definitions};

use super::access;
use super::record_answers::{IncomingAnswer, record};
use crate::courses::Status;
use crate::{Ctx, Forbidden};

/// Bytes of one file.
pub const FILE_MAX: usize = 10 * 1024 * 1024;
const KINDS: [&str; 4] = ["image/jpeg", "image/png", "application/pdf", "text/plain"];

#[derive(Debug, thiserror::Error)]
pub enum HandInFileError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such attempt, question or file")]
    NotFound,
    /// Also what is not what its name says.
    #[error("this kind of file is not taken")]
    WrongKind,
    #[error("the file is too large")]
    TooLarge,
    #[error("there are as many files as may be")]
    TooMany,
    #[error("the attempt takes no more answers")]
    Over,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Adds a file to the answer of a question; the same file twice is there once, and of two that come at once both are.
pub async fn hand_in_file(ctx: &Ctx, id: AttemptId, number: u16, name: &str, bytes: Vec<u8>) -> Result<(), HandInFileError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    if bytes.len() > FILE_MAX {
        return Err(HandInFileError::TooLarge);
    }
    let kind = sniff(&bytes).ok_or(HandInFileError::WrongKind)?;
    let (hash, name) = (crate::token::hex(&Sha256::digest(&bytes)), clean_name(name, kind));
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let mut answer = answer_so_far(&ctx, &mut conn, person, id, number).await?;
                if !answer.upload.accept.is_empty() && !answer.upload.accept.iter().any(|a| a == kind) {
                    return Err(HandInFileError::WrongKind);
                }
                answer.lines.retain(|line| line.split('/').next() != Some(&hash));
                if answer.lines.len() >= usize::from(answer.upload.max_files) {
                    return Err(HandInFileError::TooMany);
                }
                answer.lines.push(format!("{hash}/{name}"));
                files::insert(&mut conn, &hash, kind, &bytes).await?;
                attempts::put_file(&mut conn, id, &hash, &name, ctx.now()).await?;
                give(&ctx, &mut conn, person, &answer).await
            })
        })
        .await
}

/// Takes a file (`<sha-256>/<name>`) out of an answer again; one that is not there is gone already.
pub async fn take_file_back(ctx: &Ctx, id: AttemptId, number: u16, stored: &str) -> Result<(), HandInFileError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let (ctx, app, stored) = (ctx.clone(), ctx.app.clone(), stored.to_owned());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let mut answer = answer_so_far(&ctx, &mut conn, person, id, number).await?;
                if !answer.lines.contains(&stored) {
                    return Ok(());
                }
                answer.lines.retain(|line| *line != stored);
                give(&ctx, &mut conn, person, &answer).await
            })
        })
        .await
}

/// The files of an answer, one per line, before they change.
struct FilesSoFar {
    attempt: AttemptId,
    number: u16,
    upload: Upload,
    lines: Vec<String>,
    /// Events of the attempt so far.
    events: usize,
}

/// What is handed in to the question until now. Holds the attempt: who comes at the same time waits and sees what came before.
async fn answer_so_far(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    person: PersonId,
    id: AttemptId,
    number: u16,
) -> Result<FilesSoFar, HandInFileError> {
    let attempt = attempts::hold(conn, id).await?.filter(|a| a.person == person).ok_or(HandInFileError::NotFound)?;
    let paper = ctx.app.quizzes.paper(conn, attempt.version, attempt.paper).await?;
    let question = paper.question(number).ok_or(HandInFileError::NotFound)?;
    let item = ctx.app.quizzes.item(conn, question.version).await?;
    let Body::Upload(upload) = &item.source.body else { return Err(HandInFileError::NotFound) };
    // said before anything is stored: nobody fills the disk after the end
    if attempt.ended.is_some() || attempt.deadline.is_some_and(|deadline| deadline <= ctx.now()) {
        return Err(HandInFileError::Over);
    }
    let events: Vec<_> = attempts::events(conn, id).await?.into_iter().map(|(event, _)| event).collect();
    let number_of_events = events.len();
    let behaviour = ctx.app.quizzes.version(conn, attempt.version).await?.definition.behaviour;
    let state = question_state(&in_order(events, attempt.late_counts), number, &item.source, question, behaviour);
    let lines = state.response.get("file").map(|field| field.lines().map(ToOwned::to_owned).collect()).unwrap_or_default();
    Ok(FilesSoFar { attempt: id, number, upload: upload.clone(), lines, events: number_of_events })
}

async fn give(ctx: &Ctx, conn: &mut Conn<'_>, person: PersonId, answer: &FilesSoFar) -> Result<(), HandInFileError> {
    let field = answer.lines.join("\n");
    let incoming = IncomingAnswer {
        id: EventId(ctx.id()),
        // the attempt counts as a device of its own: two files in one millisecond keep their order
        device: DeviceId(answer.attempt.0),
        sequence: i64::try_from(answer.events).unwrap_or(i64::MAX),
        attempt: answer.attempt,
        question: answer.number,
        event: Ok(AttemptEvent::AnswerGiven { fields: Response([("file".to_owned(), field.clone())].into()), certainty: None }),
        client_time: ctx.now(),
        sent_at: Some(ctx.now()),
        raw: field,
    };
    match record(ctx, conn, person, incoming).await?.status {
        Status::Accepted | Status::Duplicate => Ok(()),
        Status::Rejected(_) => Err(HandInFileError::Over),
    }
}

/// The type by the first bytes, whatever the name says.
fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let kind = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => KINDS[0],
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => KINDS[1],
        [b'%', b'P', b'D', b'F', b'-', ..] => KINDS[2],
        _ if !bytes.is_empty() && !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() && !bytes.starts_with(b"<") => KINDS[3],
        _ => return None,
    };
    Some(kind)
}

/// A name that is safe in lists and headers, with the ending of its real kind.
fn clean_name(name: &str, kind: &str) -> String {
    let ending = match kind {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "application/pdf" => "pdf",
        _ => "txt",
    };
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let base = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let clean: String = base.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '(' | ')')).take(60).collect();
    let clean = clean.trim();
    format!("{}.{ending}", if clean.is_empty() { "file" } else { clean })
}

/// A file of an attempt, for its learner and for those who mark.
pub async fn attempt_file(ctx: &Ctx, id: AttemptId, hash: &str) -> Result<(FileHead, String), HandInFileError> {
    let person = ctx.person()?;
    let mut read = ctx.db().read().await?;
    let attempt = attempts::attempt(&mut read.conn(), id).await?.ok_or(HandInFileError::NotFound)?;
    if attempt.person != person {
        let quiz = definitions::quiz(&mut read.conn(), attempt.quiz).await?.ok_or(HandInFileError::NotFound)?;
        let organisations = access::marks_for(ctx, &quiz).map_err(|_| HandInFileError::NotFound)?;
        if !access::is_learner_of(&mut read.conn(), attempt.person, &organisations).await? {
            return Err(HandInFileError::NotFound);
        }
    }
    let named = attempts::files(&mut read.conn(), id).await?;
    let (_, name) = named.into_iter().find(|(h, _)| h == hash).ok_or(HandInFileError::NotFound)?;
    let head = files::head(&mut read.conn(), hash).await?.ok_or(HandInFileError::NotFound)?;
    Ok((head, name))
}

/// The content of such a file.
pub async fn attempt_file_bytes(ctx: &Ctx, id: AttemptId, hash: &str) -> Result<Vec<u8>, HandInFileError> {
    attempt_file(ctx, id, hash).await?;
    Ok(files::read(&mut ctx.db().read().await?.conn(), hash).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(sniff(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(sniff(b"plain words"), Some("text/plain"));
        assert_eq!(sniff(b"<svg onload=alert(1)>"), None);
        assert_eq!(sniff(b"MZ\0\0"), None);
        assert_eq!(clean_name("../../etc/pass\"wd.exe", "image/png"), "passwd.png");
        assert_eq!(clean_name("焊缝 1.JPG", "image/jpeg"), "焊缝 1.jpg");
    }
}

#[cfg(test)]
#[path = "hand_in_file_tests.rs"]
mod use_case_tests;
