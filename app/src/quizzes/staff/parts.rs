//! Parts of the staff's pages: fields with names that are made as the page is, the ways between the pages of one quiz.

use domain::{Language, QuizId};
use i18n::t::quiz_staff;
use leptos::prelude::*;
use storage::quizzes::definitions::Quiz;
use usecases::quizzes::LastSaved;

use crate::quizzes::instant;
use crate::ui::{Icon, Page, Tone, Viewer, breadcrumb, icon, id_of, notice};

/// A page of one quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Questions,
    Conditions,
    Results,
    Marking,
    Statistics,
}

/// The address of a page of the quiz, without the language.
pub fn at(quiz: QuizId, below: &str) -> String {
    format!("/teaching/quizzes/{quiz}{below}")
}

/// Where the page is, the quiz's title as heading, and its pages beside each other.
pub fn head(page: &Page, quiz: QuizId, title: &str, here: Here) -> AnyView {
    let lang = page.lang;
    let list = (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned());
    view! {
        {breadcrumb(page, vec![list])}
        <div class="page-head"><h1>{title.to_owned()}</h1></div>
        {tabs(page, quiz, here)}
    }
    .into_any()
}

pub fn tabs(page: &Page, quiz: QuizId, here: Here) -> impl IntoView + use<> {
    let lang = page.lang;
    let pages = [
        (Here::Questions, "", Icon::Lesson, quiz_staff::tab_questions(lang)),
        (Here::Conditions, "/conditions", Icon::Settings, quiz_staff::tab_conditions(lang)),
        (Here::Results, "/results", Icon::People, quiz_staff::tab_results(lang)),
        (Here::Marking, "/marking", Icon::Pencil, quiz_staff::tab_marking(lang)),
        (Here::Statistics, "/statistics", Icon::Target, quiz_staff::tab_statistics(lang)),
    ];
    let items = pages
        .into_iter()
        .map(|(which, below, sign, word)| {
            let current = (which == here).then_some("page");
            view! { <li><a href=page.link(&at(quiz, below)) aria-current=current>{icon(sign)}<span>{word}</span></a></li> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=quiz_staff::tabs(lang)><ul>{items}</ul></nav> }
}

/// Says on a form that is shown again that something else has been stored since it was made, and which revision it replaces when it is saved once more.
pub fn meanwhile(page: &Page, form: i64, saved: &LastSaved, stored: &str) -> AnyView {
    let lang = page.lang;
    let said = (form != saved.revision).then(|| {
        let me = page.viewer.as_ref().map(Viewer::id);
        let who = match (&saved.by, saved.at) {
            (Some(by), Some(at)) if Some(by.id) == me => quiz_staff::meanwhile_self(lang, instant(page, at)),
            (Some(by), Some(at)) => quiz_staff::meanwhile_by(lang, instant(page, at), by.name.display(lang)),
            _ => quiz_staff::meanwhile_unknown(lang).to_owned(),
        };
        let href = page.link(stored);
        let body = view! {
            <p><strong>{who}</strong></p>
            <p>{quiz_staff::meanwhile_text(lang)}</p>
            <p><a href=href target="_blank">{quiz_staff::meanwhile_look(lang)}</a></p>
        };
        view! { <div role="alert">{notice(Tone::Warn, body.into_any())}</div> }
    });
    said.into_any()
}

/// What the form was made from: what is stored now. Whoever saves a form that is shown again has been told.
pub fn made_from(saved: &LastSaved) -> AnyView {
    view! { <input type="hidden" name="revision" value=saved.revision.to_string() /> }.into_any()
}

/// Says that a quiz is put away.
pub fn put_away(page: &Page, archived: bool) -> Option<AnyView> {
    archived.then(|| notice(Tone::Info, view! { <p>{quiz_staff::archived_text(page.lang)}</p> }.into_any()))
}

/// The form that puts a quiz away, or takes it back.
pub fn archive_form(page: &Page, quiz: &Quiz, button: AnyView) -> AnyView {
    let value = if quiz.archived { "0" } else { "1" };
    view! {
        <form method="post" action=page.link(&at(quiz.id, "/archive"))>
            <input type="hidden" name="archived" value=value />
            {button}
        </form>
    }
    .into_any()
}

/// An input with its label; its id is its name with hyphens.
#[derive(Clone, Default)]
pub struct Line {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    /// `text` when empty.
    pub kind: &'static str,
    /// The language of what is typed, when it is not the page's.
    pub lang: Option<Language>,
    /// Just a number.
    pub short: bool,
}

pub fn line(line: Line) -> AnyView {
    let id = id_of(&line.name);
    let (for_id, hint_id, error_id) = (id.clone(), format!("{id}-hint"), format!("{id}-error"));
    let described = described_by(line.hint.is_some(), line.error.is_some(), &id);
    let invalid = line.error.is_some();
    let mut class = if invalid { "field field--invalid".to_owned() } else { "field".to_owned() };
    if line.short {
        class.push_str(" field--short");
    }
    let kind = if line.kind.is_empty() { "text" } else { line.kind };
    let mode = (line.short && kind == "text").then_some("decimal");
    let lang = line.lang.map(Language::tag);
    view! {
        <div class=class>
            <label for=for_id>{line.label}</label>
            {line.hint.map(|text| view! { <p class="field__hint" id=hint_id>{text}</p> })}
            <input
                id=id
                name=line.name
                type=kind
                value=line.value
                lang=lang
                inputmode=mode
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            />
            {line.error.map(|text| error(text, error_id))}
        </div>
    }
    .into_any()
}

fn error(text: String, id: String) -> impl IntoView {
    view! { <p class="field__error" id=id>{icon(Icon::Warning)}{text}</p> }
}

fn described_by(hint: bool, error: bool, id: &str) -> Option<String> {
    let ids: Vec<String> = [hint.then(|| format!("{id}-hint")), error.then(|| format!("{id}-error"))].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The same line in each language, one below the other.
pub fn in_languages(page: &Page, name: &str, legend: &str, values: &[String; 3], many_lines: bool, error_text: Option<String>) -> AnyView {
    let lines = Language::ALL
        .into_iter()
        .zip(values)
        .map(|(language, value)| {
            let name = format!("{name}.{}", language.code());
            let first = language == page.lang;
            let error = error_text.clone().filter(|_| first);
            let label = language.native_name().to_owned();
            let value = value.clone();
            if many_lines {
                area(name, label, None, value, Some(language))
            } else {
                line(Line { name, label, value, error, lang: Some(language), ..Line::default() })
            }
        })
        .collect_view();
    let legend = legend.to_owned();
    view! { <fieldset class="fieldset languages"><legend>{legend}</legend>{lines}</fieldset> }.into_any()
}

/// Several lines to write in.
pub fn area(name: String, label: String, hint: Option<String>, value: String, lang: Option<Language>) -> AnyView {
    let id = id_of(&name);
    let (for_id, hint_id) = (id.clone(), format!("{id}-hint"));
    let described = described_by(hint.is_some(), false, &id);
    // the first line break after the tag belongs to the tag
    let value = format!("\n{value}");
    view! {
        <div class="field">
            <label for=for_id>{label}</label>
            {hint.map(|text| view! { <p class="field__hint" id=hint_id>{text}</p> })}
            <textarea id=id name=name rows="3" lang=lang.map(Language::tag) aria-describedby=described>{value}</textarea>
        </div>
    }
    .into_any()
}

/// A check box with its words and perhaps a sentence below.
pub fn tick(name: &str, value: &str, label: String, hint: Option<String>, checked: bool) -> AnyView {
    let id = if value == "1" { id_of(name) } else { format!("{}-{value}", id_of(name)) };
    let (for_id, name, value) = (id.clone(), name.to_owned(), value.to_owned());
    view! {
        <label class="choice" for=for_id>
            <input type="checkbox" id=id name=name value=value checked=checked />
            <span>{label}{hint.map(|text| view! { <small class="choice__hint">{text}</small> })}</span>
        </label>
    }
    .into_any()
}

/// A table that scrolls in its region on narrow screens.
pub fn table(id: &str, caption: String, head: AnyView, body: AnyView, class: &'static str) -> AnyView {
    let (id, labelled) = (id.to_owned(), id.to_owned());
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby=labelled>
            <table class=class role="table">
                <caption id=id>{caption}</caption>
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

pub fn column(word: &str) -> AnyView {
    let word = word.to_owned();
    view! { <th scope="col" role="columnheader">{word}</th> }.into_any()
}

/// A column of figures.
pub fn figures(word: &str) -> AnyView {
    let word = word.to_owned();
    view! { <th scope="col" role="columnheader" class="num">{word}</th> }.into_any()
}

/// Ways to the pages of a long list; `link` gives the address of a page.
pub fn pager(page: &Page, number: usize, pages: usize, link: impl Fn(usize) -> String) -> Option<AnyView> {
    let lang = page.lang;
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=i18n::t::common::pages(lang)>
                {(number > 1).then(|| view! { <a rel="prev" href=link(number - 1)>{i18n::t::common::page_previous(lang)}</a> })}
                <span>{i18n::t::common::page_of(lang, number, pages)}</span>
                {(number < pages).then(|| view! { <a rel="next" href=link(number + 1)>{i18n::t::common::page_next(lang)}</a> })}
            </nav>
        }
        .into_any()
    })
}

/// Percent-encodes a query value (RFC 3986 §2.1).
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
