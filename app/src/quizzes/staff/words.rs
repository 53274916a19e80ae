//! Words and figures that several of the staff's pages say.

use domain::Language;
use domain::quizzes::definition::{Behaviour, Conditions, Counts, Extension};
use domain::quizzes::timing::Window;
use domain::{Timestamp, quizzes::item::Item};
use i18n::format;
use i18n::t::quiz_staff;

use crate::quizzes::instant;
use crate::ui::{Page, Tone};

/// What a kind of item is called.
pub fn kind(lang: Language, kind: &str) -> &'static str {
    match kind {
        "single_choice" => quiz_staff::kind_single_choice(lang),
        "multiple_choice" => quiz_staff::kind_multiple_choice(lang),
        "true_false" => quiz_staff::kind_true_false(lang),
        "kprim" => quiz_staff::kind_kprim(lang),
        "short_text" => quiz_staff::kind_short_text(lang),
        "numeric" => quiz_staff::kind_numeric(lang),
        "formula" => quiz_staff::kind_formula(lang),
        "cloze" => quiz_staff::kind_cloze(lang),
        "inline_choice" => quiz_staff::kind_inline_choice(lang),
        "matching" => quiz_staff::kind_matching(lang),
        "ordering" => quiz_staff::kind_ordering(lang),
        "categorisation" => quiz_staff::kind_categorisation(lang),
        "hotspot" => quiz_staff::kind_hotspot(lang),
        "mark_words" => quiz_staff::kind_mark_words(lang),
        "incident" => quiz_staff::kind_incident(lang),
        "essay" => quiz_staff::kind_essay(lang),
        _ => quiz_staff::kind_upload(lang),
    }
}

/// Where a quiz stands, with the tone to say it in.
pub fn state(page: &Page, published: bool, conditions: &Conditions, now: Timestamp) -> (Tone, String) {
    let lang = page.lang;
    if !published {
        return (Tone::Plain, quiz_staff::state_draft(lang).to_owned());
    }
    match conditions.window(Extension::default(), now) {
        Window::NotYet { opens_at } => (Tone::Accent, quiz_staff::state_opens(lang, instant(page, opens_at))),
        Window::Closed { closed_at } => (Tone::Plain, quiz_staff::state_closed(lang, instant(page, closed_at))),
        Window::Open => match conditions.closes_at {
            Some(at) => (Tone::Ok, quiz_staff::state_open_until(lang, instant(page, at))),
            None => (Tone::Ok, quiz_staff::state_open(lang).to_owned()),
        },
    }
}

/// The behaviours: the word in the form, its name, and what it means in a sentence.
pub fn behaviours(lang: Language) -> [(&'static str, &'static str, &'static str); 4] {
    [
        ("deferred", quiz_staff::behaviour_deferred(lang), quiz_staff::behaviour_deferred_means(lang)),
        ("immediate", quiz_staff::behaviour_immediate(lang), quiz_staff::behaviour_immediate_means(lang)),
        ("several_tries", quiz_staff::behaviour_several(lang), quiz_staff::behaviour_several_means(lang)),
        ("certainty", quiz_staff::behaviour_certainty(lang), quiz_staff::behaviour_certainty_means(lang)),
    ]
}

/// The word of a behaviour in the form.
pub const fn behaviour_code(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Deferred => "deferred",
        Behaviour::Immediate => "immediate",
        Behaviour::SeveralTries { .. } => "several_tries",
        Behaviour::Certainty => "certainty",
    }
}

/// Which attempt counts: the word in the form, and in the page.
pub fn counts(lang: Language) -> [(Counts, &'static str, &'static str); 4] {
    [
        (Counts::Highest, "highest", quiz_staff::counts_highest(lang)),
        (Counts::Last, "last", quiz_staff::counts_last(lang)),
        (Counts::First, "first", quiz_staff::counts_first(lang)),
        (Counts::Average, "average", quiz_staff::counts_average(lang)),
    ]
}

/// A figure with at most two digits after the point, as marks are.
pub fn marks(lang: Language, marks: f64) -> String {
    let rounded = (marks * 100.0).round() / 100.0;
    let digits = if (rounded - rounded.round()).abs() < 1e-9 {
        0
    } else if ((rounded * 10.0) - (rounded * 10.0).round()).abs() < 1e-9 {
        1
    } else {
        2
    };
    // a zero has no sign
    format::decimal(lang, rounded + 0.0, digits)
}

/// Whole per cent, also below 0.
pub fn percent(lang: Language, percent: f64) -> String {
    let space = if lang == Language::De { "\u{a0}" } else { "" };
    format!("{}{space}%", format::decimal(lang, percent.round() + 0.0, 0).replace('-', "−"))
}

/// The same, or a dash.
pub fn maybe_percent(lang: Language, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| percent(lang, value))
}

/// "from 33% to 67%".
pub fn interval(lang: Language, interval: domain::quizzes::statistics::Interval) -> String {
    quiz_staff::from_to(lang, percent(lang, interval.low), percent(lang, interval.high))
}

/// What lists call an item: its title, or the beginning of its prompt.
pub fn item_title(item: &Item, lang: Language) -> String {
    let text = if item.title.is_empty() { &item.prompt } else { &item.title };
    text.get(lang).lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(&item.id).chars().take(90).collect()
}

/// Percentage points with their sign: `+12`, `−3`.
pub fn signed(lang: Language, points: f64) -> String {
    let rounded = points.round();
    let sign = if rounded > 0.0 {
        "+"
    } else if rounded < 0.0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{}", format::decimal(lang, rounded.abs(), 0))
}
