//! The controls of a question: options, fields to write in, files; the others in files of their own.

use domain::Language;
use domain::quizzes::view::{Control, Mark, OptionView, WriteView};
use i18n::t;

use super::html::{escape, flag, icon, inline, put};
use super::question::{QuestionView, remarks};
use super::{image, inline as running, rows};
use crate::icons::Icon;

/// Appends one control.
pub(super) fn control(out: &mut String, control: &Control, question: &QuestionView, lang: Language) {
    let place = Place { slot: question.slot, open: question.open, lang };
    match control {
        Control::Text(html) => put!(out, r#"<div class="prose">{html}</div>"#),
        Control::Options { name, multiple, options } => {
            out.push_str(r#"<div class="answers">"#);
            for option in options {
                place.option(out, option, Named { name, multiple: *multiple }, None);
            }
            out.push_str("</div>");
        }
        Control::Grid { columns, rows } => rows::grid(out, columns, rows, place),
        Control::Selects { choices, rows, ordering } => rows::selects(out, choices, rows, *ordering, place),
        Control::Write(write) => place.write(out, write),
        Control::Inline(pieces) => running::text(out, pieces, place),
        Control::Image(view) => image::image(out, view, place),
        Control::Files { name, accept, max, files } => place.files(out, question, name, accept, usize::from(*max), files),
    }
}

/// Whose control it is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub slot: u16,
    pub open: bool,
    pub lang: Language,
}

/// How an option is named in the form.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    /// The field of radio buttons.
    pub name: &'a str,
    /// Check boxes: each a field by its own id.
    pub multiple: bool,
}

impl Place {
    /// ` disabled` for what cannot be changed any more.
    pub fn disabled(self) -> &'static str {
        flag(!self.open, " disabled")
    }

    /// The `<input>` of an option, without its label.
    pub fn tick(self, out: &mut String, option: &OptionView, named: Named<'_>) {
        let slot = self.slot;
        let value = escape(&option.value);
        let checked = flag(option.chosen, " checked");
        let disabled = self.disabled();
        if named.multiple {
            put!(out, r#"<input type="checkbox" name="q{slot}.{value}" value="1" id="q{slot}-{value}"{checked}{disabled}>"#);
        } else {
            let name = escape(named.name);
            put!(out, r#"<input type="radio" name="q{slot}.{name}" value="{value}" id="q{slot}-{name}-{value}"{checked}{disabled}>"#);
        }
    }

    /// An option with all that is said to it; `letter` is the one it has on a picture.
    pub fn option(self, out: &mut String, option: &OptionView, named: Named<'_>, letter: Option<&str>) {
        out.push_str(r#"<div class="answer"><label class="choice">"#);
        self.tick(out, option, named);
        if let Some(letter) = letter {
            put!(out, r#"<span class="answer__letter">{letter}</span>"#);
        }
        put!(out, r#"<span class="answer__text">{}</span></label>"#, self.words(&option.value, &option.html));
        self.option_remarks(out, option);
        out.push_str("</div>");
    }

    /// What is said to an option: how its choice was, that it would be right, why.
    fn option_remarks(self, out: &mut String, option: &OptionView) {
        if option.solution && !option.chosen {
            out.push_str(r#"<div class="remarks"><span class="chip chip--ok">"#);
            icon(out, Icon::Check);
            put!(out, "{}</span>", t::quizzes::belongs(self.lang));
            if let Some(feedback) = &option.feedback_html {
                put!(out, r#"<div class="remarks__text">{feedback}</div>"#);
            }
            out.push_str("</div>");
        } else {
            remarks(out, option.mark, None, option.feedback_html.as_deref(), self.lang);
        }
    }

    /// Words of a choice; "true" and "false" have the page's own unless their author gave others.
    pub fn words<'a>(self, value: &str, html: &'a str) -> &'a str {
        match (html.trim(), value) {
            ("", "true") => t::quizzes::statement_true(self.lang),
            ("", "false") => t::quizzes::statement_false(self.lang),
            (html, _) => inline(html),
        }
    }

    /// One line or several.
    fn write(self, out: &mut String, view: &WriteView) {
        let (slot, name) = (self.slot, escape(&view.name));
        put!(out, r#"<div class="field"><label for="q{slot}-{name}">{}</label>"#, t::quizzes::your_answer(self.lang));
        let hint = !view.units.is_empty();
        if hint {
            put!(
                out,
                r#"<p class="field__hint" id="q{slot}-{name}-units">{}</p>"#,
                escape(&t::quizzes::units(self.lang, view.units.join(", ")))
            );
        }
        let described = if hint { format!(r#" aria-describedby="q{slot}-{name}-units""#) } else { String::new() };
        if view.rows > 1 {
            // the line break after the tag is the browser's to drop; one of the text would be
            put!(
                out,
                "<textarea id=\"q{slot}-{name}\" name=\"q{slot}.{name}\" rows=\"{}\"{}{described}{}>\n{}</textarea>",
                view.rows,
                limit(view),
                self.disabled(),
                escape(&view.value)
            );
        } else {
            self.line(out, view, "", &described);
        }
        out.push_str("</div>");
        self.write_remarks(out, view);
    }

    /// The `<input>` of one line; `more` are attributes.
    pub fn line(self, out: &mut String, view: &WriteView, class: &str, more: &str) {
        let (slot, name) = (self.slot, escape(&view.name));
        let keyboard = if view.number { r#" inputmode="decimal""# } else { "" };
        put!(
            out,
            r#"<input type="text" id="q{slot}-{name}" name="q{slot}.{name}" value="{}" autocomplete="off" autocapitalize="none" spellcheck="false"{class}{keyboard}{}{more}{}>"#,
            escape(&view.value),
            limit(view),
            self.disabled()
        );
    }

    pub fn write_remarks(self, out: &mut String, view: &WriteView) {
        let solution = view.solution.as_ref().map(|s| escape(s).to_string());
        remarks(out, view.mark, solution.as_deref(), view.feedback_html.as_deref(), self.lang);
        if let Some(model) = &view.solution_html {
            put!(
                out,
                r#"<div class="remarks"><div class="solution prose"><p><span>{}</span></p>{model}</div></div>"#,
                t::quizzes::solution(self.lang)
            );
        }
    }

    /// The files that are there, and the field that adds one: it goes with whichever button sends the form.
    fn files(self, out: &mut String, question: &QuestionView, name: &str, accept: &[String], max: usize, files: &[String]) {
        let slot = self.slot;
        let at = question.files_at.as_deref().unwrap_or_default();
        if self.open {
            // what is stored stays part of the answer when the questions' form is sent
            put!(out, r#"<input type="hidden" name="q{slot}.{}" value="{}">"#, escape(name), escape(&files.join("\n")));
        }
        if files.is_empty() {
            put!(out, r#"<p class="muted">{}</p>"#, t::quizzes::no_file(self.lang));
        } else {
            out.push_str(r#"<ul class="files">"#);
            for file in files {
                let shown = file.rsplit('/').next().unwrap_or(file);
                out.push_str("<li>");
                icon(out, Icon::Lesson);
                put!(out, r#"<a href="{}{}">{}</a>"#, escape(at), escape(file), escape(shown));
                if self.open {
                    put!(
                        out,
                        r#"<button class="button button--quiet button--small" name="do" value="remove-{slot}-{}" aria-label="{}">{}</button>"#,
                        escape(file),
                        escape(&t::quizzes::file_remove_named(self.lang, shown)),
                        t::quizzes::file_remove(self.lang)
                    );
                }
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        if self.open && question.files_at.is_some() && files.len() < max {
            let kinds: Vec<&str> = accept.iter().map(|kind| kind_word(kind)).collect();
            let kinds = kinds.join(if self.lang == Language::Zh { "、" } else { ", " });
            put!(
                out,
                r#"<div class="field"><label for="q{slot}-upload">{}</label><p class="field__hint" id="q{slot}-upload-hint">{} {}</p><input type="file" id="q{slot}-upload" name="f{slot}" accept="{}" aria-describedby="q{slot}-upload-hint"><button class="button button--secondary" name="do" value="file-{slot}">"#,
                t::quizzes::file(self.lang),
                escape(&t::quizzes::file_kinds(self.lang, kinds)),
                t::quizzes::file_hint(self.lang, max),
                escape(&accept.join(","))
            );
            icon(out, Icon::Upload);
            put!(out, "{}</button></div>", t::quizzes::file_upload(self.lang));
        }
    }

    /// The class of a part in running text, by how it was.
    pub fn tone(mark: Option<Mark>) -> &'static str {
        match mark {
            None => "",
            Some(Mark::Right) => " data-mark=\"right\"",
            Some(Mark::Partly) => " data-mark=\"partly\"",
            Some(Mark::Wrong) => " data-mark=\"wrong\"",
        }
    }
}

/// What people call a type of file.
fn kind_word(media_type: &str) -> &str {
    match media_type {
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        "application/pdf" => "PDF",
        "text/plain" => "TXT",
        other => other,
    }
}

fn limit(view: &WriteView) -> String {
    if view.max_characters == 0 { String::new() } else { format!(r#" maxlength="{}""#, view.max_characters) }
}
