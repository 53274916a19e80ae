//! An attempt: its questions as plain forms, handing in, looking back, files.

use std::collections::BTreeMap;

use app::quizzes::{
    Certainty, Check, Deadline, Finish, MapEntry, Player, QuestionView, Review, State, finish_page, player_page, review_page,
};
use app::ui::Tone;
use axum::extract::{Path, Query, Request};
use axum::http::StatusCode;
use axum::response::Response;
use domain::quizzes::attempt::AttemptEvent;
use domain::quizzes::definition::Behaviour;
use domain::quizzes::grade::Total;
use domain::quizzes::response::Response as Fields;
use domain::{AttemptId, DeviceId, SessionId};
use i18n::t;
use serde::Deserialize;
use usecases::courses::Status;
use usecases::quizzes::{
    self, AttemptPage, AttemptQuestion, FILE_MAX, HandInFileError, IncomingAnswer, QuestionStanding, attempt_page, record_answers,
};

use super::{form_event_id, or_answer};
use crate::http::form::{self, Pairs, Sent, SentFile};
use crate::http::{Failure, Outcome, Visitor, see_other};

#[derive(Deserialize)]
pub struct PageQuery {
    #[serde(default)]
    page: u16,
}

/// The questions, or after the end what may be seen of them.
pub async fn attempt(visitor: Visitor, Path(id): Path<AttemptId>, Query(query): Query<PageQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let page = attempt_page(&visitor.ctx, id).await?;
    Ok(show(&visitor, &page, query.page, Vec::new(), StatusCode::OK))
}

fn show(visitor: &Visitor, page: &AttemptPage, number: u16, messages: Vec<(Tone, String)>, status: StatusCode) -> Response {
    if page.shows.is_some() {
        return visitor.html_with(status, review_page(&visitor.page, &review(visitor, page, messages)));
    }
    let pages = pages(page);
    let number = number.clamp(1, pages);
    let player = Player {
        person: page.attempt.person.to_string(),
        attempt: page.attempt.id.to_string(),
        title: page.version.definition.title.get(visitor.page.lang).to_owned(),
        questions: page.questions.iter().filter(|q| page_of(page, q.number) == number).map(|q| view(visitor, page, q)).collect(),
        page: number,
        pages,
        map: map(page),
        deadline: page.attempt.deadline.map(|at| Deadline { at, now: visitor.ctx.now() }),
        messages,
    };
    visitor.html_with(status, player_page(&visitor.page, &player))
}

fn pages(page: &AttemptPage) -> u16 {
    page.questions.last().map_or(1, |q| page_of(page, q.number))
}

/// The page a question stands on, from 1.
fn page_of(page: &AttemptPage, number: u16) -> u16 {
    match u16::from(page.version.definition.per_page) {
        0 => 1,
        per_page => number.saturating_sub(1) / per_page + 1,
    }
}

fn map(page: &AttemptPage) -> Vec<MapEntry> {
    page.questions
        .iter()
        .map(|q| MapEntry {
            slot: q.number,
            number: q.number,
            page: page_of(page, q.number),
            flagged: q.state.flagged,
            state: match q.standing {
                QuestionStanding::NotAnswered => State::Open,
                QuestionStanding::Partly => State::Partly,
                QuestionStanding::Answered => State::Answered,
                QuestionStanding::Marked(mark) => State::Checked(mark),
                QuestionStanding::ByHand => State::ByHand,
            },
        })
        .collect()
}

/// A question as the page shows it.
fn view(visitor: &Visitor, page: &AttemptPage, question: &AttemptQuestion) -> QuestionView {
    let behaviour = page.version.definition.behaviour;
    QuestionView {
        slot: question.number,
        number: question.number,
        prompt_html: question.view.prompt_html.clone(),
        hint_html: question.view.hint_html.clone().unwrap_or_default(),
        controls: question.view.controls.clone(),
        max_marks: question.max,
        marks: question.mark,
        by_hand: question.standing == QuestionStanding::ByHand,
        mark: question.view.mark,
        open: question.open,
        flagged: question.state.flagged,
        certainty: (behaviour == Behaviour::Certainty).then_some(Certainty { chosen: question.state.certainty }),
        check: (behaviour.checks() && question.open && question.tries_left > 0).then(|| Check {
            tries_left: matches!(behaviour, Behaviour::SeveralTries { .. }).then(|| u8::try_from(question.tries_left).unwrap_or(u8::MAX)),
        }),
        other_language: question.view.other_language,
        feedback_html: question.view.general_feedback_html.clone().unwrap_or_default(),
        comment: question.comment.clone().unwrap_or_default(),
        files_at: question.takes_files.then(|| format!("/{}/attempts/{}/files/", visitor.page.lang.code(), page.attempt.id)),
        seen: mark_of(&question.state.response, question.state.certainty),
        bare: false,
    }
}

/// What a form was filled with when it was made, so that a form of an old tab changes only what was changed in it.
fn mark_of(response: &Fields, certainty: Option<u8>) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (response.fields().collect::<Vec<_>>(), certainty).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn review(visitor: &Visitor, page: &AttemptPage, messages: Vec<(Tone, String)>) -> Review {
    let shows = page.shows.unwrap_or_default();
    let (attempt, definition) = (&page.attempt, &page.version.definition);
    let total = Total {
        marks: attempt.marks.unwrap_or(0.0),
        max: attempt.max.unwrap_or(0.0),
        to_mark: usize::try_from(attempt.to_mark).unwrap_or(0),
    };
    let settled = shows.marks && attempt.ended.is_some();
    Review {
        title: definition.title.get(visitor.page.lang).to_owned(),
        quiz: format!("/quizzes/{}", page.quiz.id),
        number: u16::try_from(attempt.number).unwrap_or(u16::MAX),
        submitted: attempt.ended.map(|e| e.at).or(attempt.deadline).unwrap_or(visitor.ctx.now()),
        by_clock: attempt.ended.is_some_and(|e| e.by_deadline),
        marks: settled.then_some((total.marks, total.max)),
        passed: total.passes(definition.pass_percent).filter(|_| settled),
        by_hand: attempt.to_mark > 0,
        late: page.late,
        more_from: page.more_at,
        questions: page.questions.iter().map(|q| view(visitor, page, q)).collect(),
        map: map(page),
        messages,
    }
}

/// The form of the questions: keeps every answer and file on it, then does what the button says. Who may not is told so before anything of it is read.
pub async fn answer(visitor: Visitor, Path(id): Path<AttemptId>, request: Request) -> Outcome {
    or_answer!(visitor.viewer());
    let mut page = attempt_page(&visitor.ctx, id).await?;
    let session = visitor.session.ok_or(usecases::Forbidden)?;
    let Sent { pairs, files } = form::read(request, FILE_MAX).await?;
    if !files.is_empty() {
        // they take their time on a bad network
        page = attempt_page(&visitor.ctx, id).await?;
    }
    let number: u16 = value(&pairs, "page").and_then(|p| p.parse().ok()).unwrap_or(1);
    let action = value(&pairs, "do").unwrap_or("save");
    let mut refused = keep(&visitor, &page, session, action, &pairs).await?;
    let mut problem = None;
    for result in keep_files(&visitor, id, action, files).await {
        match result {
            Ok(()) => {}
            Err(HandInFileError::Over) => refused = true,
            Err(error) => problem = Some(error),
        }
    }
    let lang = visitor.page.lang;
    let said = match problem {
        None if refused => Some((StatusCode::UNPROCESSABLE_ENTITY, t::quizzes::form_refused(lang))),
        None => None,
        Some(HandInFileError::WrongKind) => Some((StatusCode::UNPROCESSABLE_ENTITY, t::quizzes::file_wrong_kind(lang))),
        Some(HandInFileError::TooLarge) => Some((StatusCode::PAYLOAD_TOO_LARGE, t::quizzes::file_too_large(lang))),
        Some(HandInFileError::TooMany) => Some((StatusCode::UNPROCESSABLE_ENTITY, t::quizzes::file_too_many(lang))),
        Some(error) => return Err(error.into()),
    };
    if let Some((status, said)) = said {
        // the time may have ended while somebody was writing
        let page = attempt_page(&visitor.ctx, id).await?;
        let said = if refused && page.shows.is_some() { t::quizzes::form_over(lang) } else { said };
        let mut visitor = visitor;
        visitor.page.path = format!("/attempts/{id}");
        return Ok(show(&visitor, &page, number, vec![(Tone::Warn, said.to_owned())], status));
    }
    let base = visitor.page.link(&format!("/attempts/{id}"));
    let at = |page: u16, anchor: Option<u16>| {
        let anchor = anchor.map(|q| format!("#q{q}")).unwrap_or_default();
        see_other(&if page > 1 { format!("{base}?page={page}{anchor}") } else { format!("{base}{anchor}") })
    };
    let question = |word: &str| action.strip_prefix(word)?.split('-').next()?.parse::<u16>().ok();
    Ok(if let Some(q) = ["check-", "flag-", "file-", "remove-"].into_iter().find_map(question) {
        at(number, Some(q))
    } else if let Some(q) = question("go-") {
        at(page_of(&page, q), Some(q))
    } else {
        match action {
            "next" => at((number + 1).min(pages(&page)), None),
            "previous" => at(number.saturating_sub(1).max(1), None),
            "finish" => see_other(&format!("{base}/finish?page={number}")),
            _ => at(number, None),
        }
    })
}

/// Hands in the files that were chosen (`f3`), whichever button was pressed, and takes back the one whose button it was (`remove-3-{stored name}`).
async fn keep_files(visitor: &Visitor, id: AttemptId, action: &str, files: Vec<SentFile>) -> Vec<Result<(), HandInFileError>> {
    let mut results = Vec::new();
    if let Some((question, stored)) = action.strip_prefix("remove-").and_then(|rest| rest.split_once('-'))
        && let Ok(question) = question.parse()
    {
        results.push(quizzes::take_file_back(&visitor.ctx, id, question, stored).await);
    }
    for file in files {
        let Some(question) = file.field.strip_prefix('f').and_then(|n| n.parse().ok()) else { continue };
        results.push(match file.bytes {
            Some(bytes) => quizzes::hand_in_file(&visitor.ctx, id, question, &file.name, bytes).await,
            None => Err(HandInFileError::TooLarge),
        });
    }
    results
}

/// Records what changed in the form and what the button means for a question; whether something was refused. What comes when nothing may be seen any more is
/// handed on, too: it is refused there, and kept as it came.
async fn keep(visitor: &Visitor, page: &AttemptPage, session: SessionId, action: &str, pairs: &Pairs) -> Result<bool, Failure> {
    let mut answers = Vec::new();
    // each open question of the form says with `h3` what it was when the page was made
    for (n, was) in pairs.iter().filter_map(|(key, was)| Some((key.strip_prefix('h')?.parse::<u16>().ok()?, was))) {
        let question = page.questions.iter().find(|q| q.number == n);
        let fields = fields_of(pairs, n);
        let certainty = value(pairs, &format!("c{n}")).and_then(|c| c.parse().ok());
        let changed = *was != mark_of(&fields, certainty);
        let new = question.is_none_or(|q| fields != q.state.response || (certainty.is_some() && certainty != q.state.certainty));
        if action == format!("check-{n}") {
            answers.push((n, AttemptEvent::Checked { fields }));
        } else if changed && new && !question.is_some_and(|q| q.takes_files) {
            answers.push((n, AttemptEvent::AnswerGiven { fields, certainty }));
        }
        if action == format!("flag-{n}") {
            answers.push((n, AttemptEvent::FlagSet { flagged: !question.is_some_and(|q| q.state.flagged) }));
        }
    }
    let now = visitor.ctx.now();
    let incoming: Vec<IncomingAnswer> = answers
        .into_iter()
        .map(|(question, event)| {
            let json = serde_json::to_string(&event).unwrap_or_default();
            let state = page.questions.iter().find(|q| q.number == question).map(|q| format!("{:?}", q.state)).unwrap_or_default();
            IncomingAnswer {
                id: form_event_id(session, &[&page.attempt.id.to_string(), &question.to_string(), &json, &state]),
                device: DeviceId(session.0),
                sequence: now.millis(),
                attempt: page.attempt.id,
                question,
                event: Ok(event),
                client_time: now,
                sent_at: Some(now),
                raw: json,
            }
        })
        .collect();
    if incoming.is_empty() {
        return Ok(false);
    }
    let answered = record_answers(&visitor.ctx, incoming).await?;
    // an empty check or one of a closed question changes nothing and needs no words
    let harmless = ["closed", "nothing_to_check", "no_checks"];
    Ok(answered.iter().any(|a| matches!(&a.status, Status::Rejected(code) if !harmless.contains(code))))
}

pub(super) fn value<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The fields of one question. Browsers send line ends as CR LF.
pub(super) fn fields_of(pairs: &Pairs, question: u16) -> Fields {
    let prefix = format!("q{question}.");
    let fields: BTreeMap<String, String> = pairs
        .iter()
        .filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?.to_owned(), value.replace("\r\n", "\n"))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    Fields(fields)
}

/// What handing in means, and what is still open.
pub async fn finish(visitor: Visitor, Path(id): Path<AttemptId>, Query(query): Query<PageQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let page = attempt_page(&visitor.ctx, id).await?;
    if page.shows.is_some() {
        return Ok(visitor.to(&format!("/attempts/{id}")));
    }
    let finish = Finish {
        attempt: id.to_string(),
        title: page.version.definition.title.get(visitor.page.lang).to_owned(),
        map: map(&page),
        page: query.page.max(1),
        deadline: page.attempt.deadline.map(|at| Deadline { at, now: visitor.ctx.now() }),
        by_hand: page.questions.iter().any(|q| q.by_hand),
    };
    Ok(visitor.html(finish_page(&visitor.page, &finish)))
}

/// Hands in.
pub async fn hand_in(visitor: Visitor, Path(id): Path<AttemptId>) -> Outcome {
    or_answer!(visitor.viewer());
    quizzes::end_attempt(&visitor.ctx, id).await?;
    Ok(visitor.to(&format!("/attempts/{id}")))
}

/// A file that was handed in.
pub async fn file(visitor: Visitor, Path((id, hash, _name)): Path<(AttemptId, String, String)>) -> Outcome {
    or_answer!(visitor.viewer());
    let (head, name) = quizzes::attempt_file(&visitor.ctx, id, &hash).await?;
    let bytes = quizzes::attempt_file_bytes(&visitor.ctx, id, &hash).await?;
    Ok(crate::http::attachment(&head.media_type, &name, bytes))
}
