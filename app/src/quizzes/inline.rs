//! A text with fields in it: gaps to fill, lists to choose from, words to mark. Written as one string, because a piece may open an element that a later one closes.

use domain::quizzes::view::{Choosable, Mark, OptionView, Piece, RowView};
use i18n::t;

use super::controls::{Named, Place};
use super::html::{escape, icon, inline, plain, put};
use super::question::remarks;
use super::rows;
use crate::icons::Icon;

/// The running text; what is said to its gaps stands below it, by their number.
pub(super) fn text(out: &mut String, pieces: &[Piece], place: Place) {
    let mut below = String::new();
    let mut number = 0_usize;
    out.push_str(r#"<div class="prose running">"#);
    for piece in pieces {
        match piece {
            Piece::Html(html) => out.push_str(html),
            Piece::Write(view) => {
                number += 1;
                let label = format!(r#" size="{}" aria-label="{}""#, width(view.number), t::quizzes::gap(place.lang, number));
                let class = format!(r#" class="gap"{}"#, Place::tone(view.mark));
                place.line(out, view, &class, &label);
                sign(out, view.mark, number);
                let solution = view.solution.as_ref().map(|s| escape(s).to_string());
                remark(&mut below, number, place, view.mark, solution.as_deref(), view.feedback_html.as_deref());
            }
            Piece::Select { choices, row } => {
                number += 1;
                select(out, choices, row, number, place);
                sign(out, row.mark, number);
                let solution = row.solution.as_ref().and_then(|s| choices.iter().find(|c| c.value == *s)).map(|c| c.html.as_str());
                remark(&mut below, number, place, row.mark, solution, row.feedback_html.as_deref());
            }
            Piece::Words(option) => words(out, &mut below, option, place),
        }
    }
    out.push_str("</div>");
    if !below.is_empty() {
        put!(out, r#"<ul class="gap-remarks">{below}</ul>"#);
    }
}

/// About what a word or a number takes, in characters.
const fn width(number: bool) -> u8 {
    if number { 7 } else { 14 }
}

fn select(out: &mut String, choices: &[Choosable], row: &RowView, number: usize, place: Place) {
    let words: Vec<String> = choices.iter().map(|c| plain(&c.html)).collect();
    put!(
        out,
        r#"<span class="gap"{}><label class="visually-hidden" for="q{}-{}">{}</label>"#,
        Place::tone(row.mark),
        place.slot,
        escape(&row.name),
        t::quizzes::gap(place.lang, number)
    );
    rows::list(out, choices, &words, row, place, "…");
    out.push_str("</span>");
}

/// The number that leads from a gap to what is said below.
fn sign(out: &mut String, mark: Option<Mark>, number: usize) {
    if mark.is_some() {
        put!(out, "<sup>{number}</sup>");
    }
}

fn remark(below: &mut String, number: usize, place: Place, mark: Option<Mark>, solution: Option<&str>, feedback: Option<&str>) {
    if mark.is_some() || solution.is_some() || feedback.is_some() {
        put!(below, r#"<li><span class="gap-remarks__number">{number}</span>"#);
        remarks(below, mark, solution, feedback, place.lang);
        below.push_str("</li>");
    }
}

/// Words that can be marked. How the mark was stands behind them as a sign, what is said to it below.
fn words(out: &mut String, below: &mut String, option: &OptionView, place: Place) {
    put!(out, r#"<label class="word"{}{}>"#, Place::tone(option.mark), if option.solution { " data-solution" } else { "" });
    place.tick(out, option, Named { name: "", multiple: true });
    put!(out, "<span>{}</span>", inline(&option.html));
    let said = match option.mark {
        Some(Mark::Right) => Some((Icon::CheckCircle, t::quizzes::right(place.lang))),
        Some(Mark::Partly) => Some((Icon::HalfCircle, t::quizzes::partly_right(place.lang))),
        Some(Mark::Wrong) => Some((Icon::Close, t::quizzes::wrong(place.lang))),
        None if option.solution => Some((Icon::Check, t::quizzes::belongs(place.lang))),
        None => None,
    };
    if let Some((sign, word)) = said {
        icon(out, sign);
        put!(out, r#"<span class="visually-hidden"> ({word})</span>"#);
    }
    out.push_str("</label>");
    if let Some(feedback) = &option.feedback_html {
        put!(below, r#"<li><strong>{}</strong>"#, inline(&option.html));
        remarks(below, option.mark, None, Some(feedback), place.lang);
        below.push_str("</li>");
    }
}
