//! One question as HTML: its number, marks, prompt and controls; after it has been checked also how it was and what its author says.

use domain::Language;
use domain::quizzes::view::{Control, Mark};
use i18n::t;

use super::controls::control;
use super::html::{escape, flag, icon, inline, put};
use super::rounded;
use crate::icons::Icon;

/// A question as its learner may see it now.
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one question")]
#[derive(Clone, Debug)]
pub struct QuestionView {
    /// Where its answer is kept, in the order of the quiz; names of fields and anchors are made of it.
    pub slot: u16,
    /// What it is called on the paper, from 1.
    pub number: u16,
    /// Safe HTML.
    pub prompt_html: String,
    /// The language the prompt is really in, when it does not exist in the page's.
    pub other_language: Option<Language>,
    /// Safe HTML, empty for none; opened on demand.
    pub hint_html: String,
    pub controls: Vec<Control>,
    /// The most marks it gives.
    pub max_marks: f64,
    /// What it gave, where that may be seen.
    pub marks: Option<f64>,
    /// The answer waits for a person who marks it.
    pub by_hand: bool,
    /// How the answer as a whole was, where that may be seen.
    pub mark: Option<Mark>,
    /// Whether the fields can be changed.
    pub open: bool,
    /// Whether its learner wants to come back to it. The button is there while the question is open.
    pub flagged: bool,
    /// For marking by certainty.
    pub certainty: Option<Certainty>,
    /// The button that checks this one question, for immediate feedback and several tries.
    pub check: Option<Check>,
    /// What its author says to everybody; safe HTML, empty for none.
    pub feedback_html: String,
    /// What the person who marked it wrote; plain text, empty for none.
    pub comment: String,
    /// What stands before a stored name in the address of a file; none where no files are taken.
    pub files_at: Option<String>,
    /// What the answer was when the page was made, as a word: the form sends it back, so that an old tab changes only what was changed in it.
    pub seen: String,
    /// Alone on its page: without number, marks and flag.
    pub bare: bool,
}

/// How sure the learner is: 1 not very, 2 fairly, 3 very.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Certainty {
    pub chosen: Option<u8>,
}

/// Checking one question before the quiz is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// How often it may still be checked, this time included; none when that is not limited to several.
    pub tries_left: Option<u8>,
}

/// Writes the question and appends it.
pub fn question_html(out: &mut String, question: &QuestionView, lang: Language) {
    let slot = question.slot;
    let labelled = if question.bare { "prompt" } else { "title" };
    put!(out, r#"<section class="question" id="q{slot}" data-slot="{slot}" aria-labelledby="q{slot}-{labelled}">"#);
    if !question.bare {
        head(out, question, lang);
    }
    if question.open {
        put!(out, r#"<input type="hidden" name="h{slot}" value="{}" />"#, escape(&question.seen));
    }
    put!(out, r#"<div class="prose" id="q{slot}-prompt""#);
    if let Some(other) = question.other_language {
        put!(out, r#" lang="{}""#, other.tag());
    }
    put!(out, ">{}</div>", question.prompt_html);
    put!(
        out,
        r#"<fieldset class="question__answer" aria-describedby="q{slot}-prompt"><legend class="visually-hidden">{}</legend>"#,
        t::quizzes::answer_to(lang, question.number)
    );
    for part in &question.controls {
        control(out, part, question, lang);
    }
    out.push_str("</fieldset>");
    if !question.hint_html.is_empty() {
        put!(
            out,
            r#"<details class="details"><summary>{}</summary><div class="prose">{}</div></details>"#,
            t::quizzes::hint(lang),
            question.hint_html
        );
    }
    if let Some(asked) = question.certainty {
        certainty(out, question, asked, lang);
    }
    if let Some(check) = question.check {
        put!(
            out,
            r#"<div class="question__check"><button class="button button--secondary" name="do" value="check-{slot}">{}</button>"#,
            t::quizzes::check(lang)
        );
        if let Some(left) = check.tries_left {
            put!(out, r#"<span class="muted">{}</span>"#, t::quizzes::tries_left(lang, left));
        }
        out.push_str("</div>");
    }
    if !question.feedback_html.is_empty() {
        put!(out, r#"<div class="verdict prose">{}</div>"#, question.feedback_html);
    }
    if !question.comment.is_empty() {
        put!(
            out,
            r#"<div class="verdict"><h3>{}</h3><p class="comment">{}</p></div>"#,
            t::quizzes::comment(lang),
            escape(&question.comment)
        );
    }
    out.push_str("</section>");
}

/// "1 of 2 marks", "2 marks".
fn marks_words(question: &QuestionView, lang: Language) -> String {
    match question.marks {
        Some(got) => t::quizzes::marks_of(lang, rounded(got), rounded(question.max_marks)),
        None => t::quizzes::marks(lang, rounded(question.max_marks)),
    }
}

fn certainty(out: &mut String, question: &QuestionView, asked: Certainty, lang: Language) {
    let slot = question.slot;
    let words = [t::quizzes::certainty_low(lang), t::quizzes::certainty_middle(lang), t::quizzes::certainty_high(lang)];
    put!(out, r#"<fieldset class="confidence"><legend>{}</legend><div class="segmented">"#, t::quizzes::certainty(lang));
    for (level, word) in (1_u8..).zip(words) {
        put!(
            out,
            r#"<label><input type="radio" name="c{slot}" value="{level}"{}{}><span>{word}</span></label>"#,
            flag(asked.chosen == Some(level), " checked"),
            flag(!question.open, " disabled"),
        );
    }
    out.push_str("</div></fieldset>");
}

/// How a part of an answer was: an icon and a word, never red.
pub(super) fn chip(out: &mut String, mark: Mark, lang: Language) {
    let (class, sign, word) = match mark {
        Mark::Right => ("chip chip--ok", Icon::CheckCircle, t::quizzes::right(lang)),
        Mark::Partly => ("chip chip--warn", Icon::HalfCircle, t::quizzes::partly_right(lang)),
        Mark::Wrong => ("chip", Icon::Close, t::quizzes::wrong(lang)),
    };
    put!(out, r#"<span class="{class}">"#);
    icon(out, sign);
    put!(out, "{word}</span>");
}

/// What stands below a part of the answer: how it was, what would be right (safe HTML), what the author says (safe HTML).
pub(super) fn remarks(out: &mut String, mark: Option<Mark>, solution: Option<&str>, feedback: Option<&str>, lang: Language) {
    if mark.is_none() && solution.is_none() && feedback.is_none() {
        return;
    }
    out.push_str(r#"<div class="remarks">"#);
    if let Some(mark) = mark {
        chip(out, mark, lang);
    }
    if let Some(solution) = solution {
        put!(out, r#"<p class="solution"><span>{}</span> {}</p>"#, t::quizzes::solution(lang), inline(solution));
    }
    if let Some(feedback) = feedback {
        put!(out, r#"<div class="remarks__text">{feedback}</div>"#);
    }
    out.push_str("</div>");
}

/// Number, marks, how it was, and the flag.
fn head(out: &mut String, question: &QuestionView, lang: Language) {
    let slot = question.slot;
    put!(
        out,
        r#"<header class="question__head"><h2 id="q{slot}-title">{}</h2><p class="question__marks">{}</p>"#,
        t::quizzes::question(lang, question.number),
        marks_words(question, lang)
    );
    if let Some(mark) = question.mark {
        chip(out, mark, lang);
    }
    if question.by_hand {
        out.push_str(r#"<span class="chip">"#);
        icon(out, Icon::Pencil);
        put!(out, "{}</span>", t::quizzes::by_hand(lang));
    }
    if question.open {
        put!(out, r#"<button class="flag" name="do" value="flag-{slot}" aria-pressed="{}">"#, question.flagged);
        icon(out, Icon::Flag);
        put!(out, "<span>{}</span></button>", t::quizzes::flag(lang));
    }
    out.push_str("</header>");
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;
