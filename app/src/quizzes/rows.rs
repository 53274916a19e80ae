//! Rows: a table of radio buttons (Kprim), and lines with a list to choose from (matching, categorisation, ordering).

use domain::quizzes::view::{Choosable, RowView};
use i18n::t;

use super::controls::Place;
use super::html::{escape, flag, icon, inline, is_rich, plain, put};
use super::question::remarks;
use crate::icons::Icon;

/// A table of radio buttons; on a phone each row becomes a card. Its roles are written out because cards are no table to some browsers.
pub(super) fn grid(out: &mut String, columns: &[Choosable], rows: &[RowView], place: Place) {
    let slot = place.slot;
    put!(
        out,
        r#"<table class="grid" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{}</th>"#,
        t::quizzes::statement(place.lang)
    );
    for column in columns {
        put!(out, r#"<th scope="col" role="columnheader">{}</th>"#, place.words(&column.value, &column.html));
    }
    out.push_str(r#"</tr></thead><tbody role="rowgroup">"#);
    for row in rows {
        let name = escape(&row.name);
        put!(out, r#"<tr role="row"><th scope="row" role="rowheader"><div id="q{slot}-{name}">{}</div>"#, inline(&row.html));
        let solution = row.solution.as_ref().and_then(|s| columns.iter().find(|c| c.value == *s));
        let solution = solution.map(|c| place.words(&c.value, &c.html));
        remarks(out, row.mark, solution, row.feedback_html.as_deref(), place.lang);
        out.push_str("</th>");
        for column in columns {
            let value = escape(&column.value);
            put!(
                out,
                r#"<td role="cell"><label class="grid__cell"><input type="radio" name="q{slot}.{name}" value="{value}" aria-labelledby="q{slot}-{name} q{slot}-{name}-{value}"{}{}><span id="q{slot}-{name}-{value}">{}</span></label></td>"#,
                flag(row.value == column.value, " checked"),
                place.disabled(),
                place.words(&column.value, &column.html)
            );
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// Lines with a list to choose from. To put in order, the choices are the places: the lines stand in the order chosen so far, and with scripts two buttons move one.
pub(super) fn selects(out: &mut String, choices: &[Choosable], rows: &[RowView], ordering: bool, place: Place) {
    let slot = place.slot;
    let lettered = choices.iter().any(|c| is_rich(&c.html));
    if lettered {
        out.push_str(r#"<ol class="letters">"#);
        for choice in choices {
            put!(out, "<li>{}</li>", choice.html);
        }
        out.push_str("</ol>");
    }
    let words: Vec<String> =
        if lettered { (0..choices.len()).map(letter).collect() } else { choices.iter().map(|c| plain(&c.html)).collect() };
    let mut sorted: Vec<&RowView> = rows.iter().collect();
    if ordering {
        sorted.sort_by_key(|row| row.value.parse::<usize>().unwrap_or(usize::MAX));
    }
    out.push_str(if ordering { r#"<ul class="rows rows--ordering">"# } else { r#"<ul class="rows">"# });
    for row in sorted {
        let name = escape(&row.name);
        put!(out, r#"<li class="row"><label class="row__text" for="q{slot}-{name}">{}</label>"#, inline(&row.html));
        list(out, choices, &words, row, place, if ordering { t::quizzes::place(place.lang) } else { t::quizzes::choose(place.lang) });
        if ordering && place.open {
            for (step, sign, word) in
                [("up", Icon::ArrowUp, t::quizzes::move_up(place.lang)), ("down", Icon::ArrowDown, t::quizzes::move_down(place.lang))]
            {
                put!(
                    out,
                    r#"<button type="button" class="row__move js-only" data-move="{step}" aria-label="{word}" aria-describedby="q{slot}-{name}">"#
                );
                icon(out, sign);
                out.push_str("</button>");
            }
        }
        let solution = row.solution.as_ref().and_then(|s| choices.iter().position(|c| c.value == *s)).map(|at| words[at].as_str());
        remarks(out, row.mark, solution, row.feedback_html.as_deref(), place.lang);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

/// The `<select>` of a row, with an empty choice on top.
pub(super) fn list(out: &mut String, choices: &[Choosable], words: &[String], row: &RowView, place: Place, empty: &str) {
    let (slot, name) = (place.slot, escape(&row.name));
    // the browser does not tell which choice a list was sent with
    put!(
        out,
        r#"<select id="q{slot}-{name}" name="q{slot}.{name}" data-sent="{}" autocomplete="off"{}><option value="">{empty}</option>"#,
        escape(&row.value),
        place.disabled()
    );
    for (choice, word) in choices.iter().zip(words) {
        put!(out, r#"<option value="{}"{}>{word}</option>"#, escape(&choice.value), flag(choice.value == row.value, " selected"));
    }
    out.push_str("</select>");
}

/// A, B, C, …
pub(super) fn letter(place: usize) -> String {
    u8::try_from(place).ok().filter(|p| *p < 26).map_or_else(|| (place + 1).to_string(), |p| char::from(b'A' + p).to_string())
}
