//! Today, courses and lessons; the plain forms of a lesson's blocks.

use std::collections::{BTreeMap, BTreeSet};

use app::courses::{BlockProblem, LessonNotice, catalogue_page, course_page, glossary_page, lesson_page, today_page};
use app::ui::Flash;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::DeviceId;
use domain::courses::content::{Block, Body};
use domain::courses::{BlockState, Event, EventError};
use usecases::courses::{self, IncomingEvent, LessonPage, LessonPageError, Status, record_events};

use super::{form_event_id, or_answer};
use crate::http::{Failure, Outcome, Visitor, see_other};

pub async fn today(visitor: Visitor) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let today = courses::today(&visitor.ctx).await?;
    let hour = viewer.zone.local_hour(visitor.ctx.now());
    Ok(visitor.html(today_page(&visitor.page, viewer, &today, hour)))
}

pub async fn catalogue(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let entries = courses::catalogue(&visitor.ctx).await?;
    Ok(visitor.html(catalogue_page(&visitor.page, &entries)))
}

pub async fn course(visitor: Visitor, Path(slug): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let course = courses::course_page(&visitor.ctx, &slug).await?;
    Ok(visitor.html(course_page(&visitor.page, &course)))
}

pub async fn glossary(visitor: Visitor, Path(slug): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let course = courses::course_page(&visitor.ctx, &slug).await?;
    Ok(visitor.html(glossary_page(&visitor.page, &course.outline, course.enrolled)))
}

pub async fn enrol(visitor: Visitor, Path(slug): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    courses::enrol(&visitor.ctx, &slug).await?;
    Ok(visitor.to_with(&format!("/courses/{slug}"), Flash::Enrolled))
}

pub async fn lesson(visitor: Visitor, Path((course, lesson)): Path<(String, String)>) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    match courses::lesson_page(&visitor.ctx, &course, &lesson).await {
        Ok(page) => Ok(visitor.html(lesson_page(&visitor.page, viewer, &page, &LessonNotice::default()))),
        // the course page says how to get in
        Err(LessonPageError::NotEnrolled) => Err(Failure(StatusCode::FORBIDDEN)),
        Err(error) => Err(error.into()),
    }
}

type Fields = Vec<(String, String)>;

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// A block's plain form.
pub async fn answer_block(
    visitor: Visitor,
    Path((course, lesson, block)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Outcome {
    or_answer!(visitor.viewer());
    let page = courses::lesson_page(&visitor.ctx, &course, &lesson).await?;
    let found = page.lesson.block(&block).ok_or(Failure::NOT_FOUND)?;
    let event = match read_event(found, &page, &fields) {
        Ok(event) => event,
        Err(problem) => return again(visitor, &page, &block, problem),
    };
    if let (Err(EventError::TooLong), Event::TextSaved { text }) = (event.check(), &event) {
        return again(visitor, &page, &block, BlockProblem::TooLong { typed: text.clone() });
    }
    let state = page.states.get(&block);
    if !state.is_some_and(|state| state.holds(&event)) {
        send(&visitor, &course, &lesson, &block, event, &BlockState::mark(state)).await?;
    }
    // past the bars, the block that was answered
    Ok(see_other(&format!("{}#{block}", visitor.page.link(&format!("/courses/{course}/{lesson}")))))
}

/// The same page with what was missing, 422, and everything typed still there.
fn again(mut visitor: Visitor, page: &LessonPage, block: &str, problem: BlockProblem) -> Outcome {
    // the page shown is that of the lesson, not of the form
    visitor.page.path = format!("/courses/{}/{}", page.outline.slug, page.lesson.slug);
    let viewer = or_answer!(visitor.viewer());
    let notice = LessonNotice { problem: Some((block.to_owned(), problem)) };
    Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, lesson_page(&visitor.page, viewer, page, &notice)))
}

/// What the fields of a block's form mean.
fn read_event(block: &Block, page: &LessonPage, fields: &Fields) -> Result<Event, BlockProblem> {
    let option = || field(fields, "option").map(ToOwned::to_owned).ok_or(BlockProblem::ChooseFirst);
    Ok(match &block.body {
        Body::Checklist { .. } => {
            let ticked: BTreeSet<String> = fields.iter().filter(|(key, _)| key == "item").map(|(_, id)| id.clone()).collect();
            Event::ChecklistSet { ticked }
        }
        Body::Reflection { .. } => {
            // browsers send line ends as CR LF
            Event::TextSaved { text: field(fields, "text").unwrap_or_default().replace("\r\n", "\n") }
        }
        Body::Profile { .. } => {
            let value = |(key, value): &(String, String)| Some((key.strip_prefix("value-")?.to_owned(), value.parse().ok()?));
            let values: BTreeMap<String, u8> = fields.iter().filter_map(value).collect();
            Event::ProfileSet { values }
        }
        Body::Check { .. } => Event::Answered { option: option()? },
        Body::Incident(_) => {
            let option = option()?;
            let confidence = field(fields, "confidence").and_then(|c| c.parse().ok());
            if confidence.is_none() && !page.states.get(&block.id).is_some_and(|s| matches!(s, BlockState::Incident { .. })) {
                return Err(BlockProblem::ConfidenceFirst);
            }
            Event::ExplanationChosen { option, confidence }
        }
        _ => Event::BlockSeen {},
    })
}

/// "Done, next".
pub async fn finish_lesson(visitor: Visitor, Path((course, lesson)): Path<(String, String)>) -> Outcome {
    or_answer!(visitor.viewer());
    let page = courses::lesson_page(&visitor.ctx, &course, &lesson).await?;
    if !page.finished
        && let Some(last) = page.lesson.blocks.last()
    {
        send(&visitor, &course, &lesson, &last.id, Event::LessonFinished {}, "done").await?;
    }
    Ok(match page.outline.lessons.get(page.position + 1) {
        Some(next) => visitor.to(&format!("/courses/{course}/{}", next.slug)),
        None => visitor.to(&format!("/courses/{course}")),
    })
}

/// Records one event of a plain form.
async fn send(visitor: &Visitor, course: &str, lesson: &str, block: &str, event: Event, mark: &str) -> Result<Response, Failure> {
    let session = visitor.session.ok_or(usecases::Forbidden)?;
    let incoming = IncomingEvent {
        id: form_event_id(session, &[course, lesson, block, mark, &serde_json::to_string(&event).unwrap_or_default()]),
        device: DeviceId(session.0),
        sequence: visitor.ctx.now().millis(),
        course: course.to_owned(),
        lesson: lesson.to_owned(),
        block: block.to_owned(),
        raw: serde_json::to_string(&event).unwrap_or_default(),
        event: Ok(event),
        client_time: visitor.ctx.now(),
    };
    let answers = record_events(&visitor.ctx, vec![incoming]).await?;
    match answers.first().map(|a| &a.status) {
        Some(Status::Accepted | Status::Duplicate) => Ok(visitor.to("")),
        _ => Err(Failure(StatusCode::UNPROCESSABLE_ENTITY)),
    }
}
