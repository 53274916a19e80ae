//! Courses: publishing them, taking them, and how far one is.

mod cache;
mod catalogue;
mod course_page;
mod enrol;
mod export_course;
mod import_course;
mod lesson_page;
mod media;
pub mod package;
mod rebuild_progress;
mod record_events;
mod today;

pub use cache::CourseCache;
pub use catalogue::{CatalogueEntry, CatalogueError, catalogue};
pub use course_page::{CoursePage, CoursePageError, LessonStanding, course_page};
pub use enrol::{EnrolError, enrol};
pub use export_course::{ExportCourseError, export_course};
pub use import_course::{ImportCourseError, Imported, import_course};
pub use lesson_page::{LessonPage, LessonPageError, lesson_page};
pub use media::{MediaError, media_chunk, media_head};
pub use rebuild_progress::{RebuildError, rebuild_progress};
pub use record_events::{Answer, IncomingEvent, MAX_EVENTS, RecordEventsError, Status, record_events};
pub use today::{DueLesson, Today, TodayError, today};
