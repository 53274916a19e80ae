//! How far a learner is: lessons from blocks, courses from lessons.

use super::content::Outline;

/// What is known of one lesson for one learner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LessonProgress {
    pub activities_done: usize,
    /// "Done, next" was pressed.
    pub finished: bool,
}

/// How far a learner is in a whole course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CourseProgress {
    pub activities: usize,
    pub activities_done: usize,
    pub lessons: usize,
    pub lessons_finished: usize,
    pub complete: bool,
}

impl CourseProgress {
    /// Share of activities done, 0 to 100, rounded down so that 100 means all.
    #[must_use]
    pub fn percent(self) -> u8 {
        percent(self.activities_done, self.activities)
    }
}

/// `done` of `total` in per cent, rounded down; nothing to do is 0.
#[must_use]
pub fn percent(done: usize, total: usize) -> u8 {
    let share = (done.min(total) * 100).checked_div(total).unwrap_or(0);
    u8::try_from(share).unwrap_or(100)
}

/// Sums up the lessons of `outline`; `lesson` looks one up by its slug. A course is complete when every lesson is finished and the course's share of
/// activities is done.
pub fn course_progress(outline: &Outline, lesson: impl Fn(&str) -> LessonProgress) -> CourseProgress {
    let mut sum = CourseProgress { activities: outline.activities(), lessons: outline.lessons.len(), ..CourseProgress::default() };
    for head in &outline.lessons {
        let progress = lesson(&head.slug);
        sum.activities_done += progress.activities_done.min(head.activities);
        sum.lessons_finished += usize::from(progress.finished);
    }
    let enough = sum.activities_done * 100 >= sum.activities * usize::from(outline.activities_percent);
    sum.complete = sum.lessons > 0 && sum.lessons_finished == sum.lessons && enough;
    sum
}

/// The place of the lesson to go on with: the first one not finished; none when all are.
#[must_use]
pub fn next_lesson(outline: &Outline, finished: impl Fn(&str) -> bool) -> Option<usize> {
    outline.lessons.iter().position(|lesson| !finished(&lesson.slug))
}

#[cfg(test)]
mod tests {
    use super::super::content::LessonOutline;
    use super::*;
    use crate::Text;

    fn outline() -> Outline {
        let lesson = |slug: &str, activities| LessonOutline {
            slug: slug.into(),
            title: Text::default(),
            minutes: 45,
            activities,
            blocks: activities,
        };
        Outline {
            slug: "c".into(),
            version: "1".into(),
            licence: String::new(),
            authors: Vec::new(),
            tags: Vec::new(),
            minutes: 90,
            languages: Vec::new(),
            title: Text::default(),
            summary: Text::default(),
            activities_percent: 80,
            lessons: vec![lesson("one", 6), lesson("two", 4)],
            glossary: Vec::new(),
        }
    }

    #[test]
    fn a_course_needs_its_share_of_activities_and_every_lesson_finished() {
        let with = |one: usize, two: usize, finished: bool| {
            course_progress(&outline(), |slug| LessonProgress { activities_done: if slug == "one" { one } else { two }, finished })
        };
        assert!(with(6, 2, true).complete);
        assert!(!with(6, 2, false).complete);
        assert!(!with(5, 2, true).complete);
        assert_eq!(with(5, 2, true).percent(), 70);
    }

    #[test]
    fn more_done_than_there_is_counts_once() {
        // a later version may have fewer activities than the learner has done
        let progress = course_progress(&outline(), |_| LessonProgress { activities_done: 99, finished: true });
        assert_eq!((progress.activities_done, progress.percent()), (10, 100));
    }

    #[test]
    fn one_goes_on_with_the_first_unfinished_lesson() {
        assert_eq!(next_lesson(&outline(), |slug| slug == "one"), Some(1));
        assert_eq!(next_lesson(&outline(), |_| true), None);
        assert_eq!(next_lesson(&outline(), |_| false), Some(0));
    }
}
