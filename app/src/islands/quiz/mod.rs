//! A quiz: the questions stand on the page as a plain form; this listens to it. Each answer is kept on the device and sent as it is given, the map of questions and
//! the count move along, the time left is said in words, and nothing is lost when the network goes.
//!
//! What it finds in the page (`app/src/quizzes`): `form#quiz` with sections `.question[data-slot]`, fields `q{slot}.{field}` and `c{slot}`, buttons
//! `flag-{slot}`, lines that move by `[data-move]`, places on a picture `[data-for]`; the map's entries `[data-go]`; `#quiz-count` and `#quiz-progress`; what is
//! said goes to `#quiz-time`, `#quiz-said` (read aloud) and `#quiz-problem`. Only the saved state is drawn here: everything else would make the wasm larger.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod fields;

use leptos::prelude::*;

use super::data::{QuizData, QuizWords};
use super::saved::{Saved, saved_line};

/// From here on hours are said with minutes, in seconds.
const HOURS_FROM: u32 = 2 * 3600;
/// Further away than this the time left says nothing useful.
const SILENT_FROM: u32 = 48 * 3600;

/// "25 minutes left"; in the last minute in steps of ten seconds. Empty while there is very much time.
pub(crate) fn time_left(words: &QuizWords, seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match seconds {
        SILENT_FROM.. => String::new(),
        HOURS_FROM.. => words.hours_minutes.replacen('#', &(minutes / 60).to_string(), 1).replacen('#', &(minutes % 60).to_string(), 1),
        61.. => words.minutes.replace('#', &minutes.to_string()),
        51.. => words.minute.clone(),
        _ => words.seconds.replace('#', &(seconds.div_ceil(10) * 10).to_string()),
    }
}

pub(super) fn view(data: QuizData) -> impl IntoView {
    let saved = RwSignal::new(Saved::Unchanged);
    let words = data.saved.clone();
    #[cfg(feature = "hydrate")]
    // not before the island is hydrated: until then it must look as the server made it
    leptos::task::spawn_local(async move { browser::start(data, saved) });
    saved_line(saved, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> QuizWords {
        QuizWords {
            hours_minutes: "# h # min".into(),
            minutes: "# minutes".into(),
            minute: "1 minute".into(),
            seconds: "# seconds".into(),
            answered: String::new(),
            states: Vec::new(),
            moved: String::new(),
            submitted: String::new(),
            time_over: String::new(),
            refused: String::new(),
            stay: String::new(),
        }
    }

    #[test]
    fn the_time_left_is_said_in_the_unit_that_matters() {
        let said = |seconds| time_left(&words(), seconds);
        assert_eq!(said(3 * 86_400), "");
        assert_eq!(said(2 * 3600 + 25 * 60), "2 h 25 min");
        assert_eq!(said(25 * 60), "25 minutes");
        assert_eq!(said(61), "2 minutes");
        assert_eq!(said(60), "1 minute");
        assert_eq!(said(50), "50 seconds");
        assert_eq!(said(11), "20 seconds");
        assert_eq!(said(1), "10 seconds");
    }
}
