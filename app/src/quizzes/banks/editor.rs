//! One question: its form, how learners see it, where it is used, its versions.

use std::collections::BTreeMap;

use domain::quizzes::form::schema::{self, Field};
use domain::quizzes::form::{Draft, NotRead};
use domain::quizzes::problem::Wrong;
use domain::{BankId, ItemId, Language};
use i18n::format::Zone;
use i18n::{format, t};
use leptos::prelude::*;
use storage::quizzes::banks::Bank;
use usecases::quizzes::ItemPage;

use super::fields::{Form, PICTURES};
use super::preview::preview;
use super::words::{self, about_kind, kind_word};
use crate::quizzes::sheet;
use crate::ui::{Icon, Page, Tone, breadcrumb, document, icon, notice, page_head};

/// What there is to put right at one place of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorProblem {
    /// A path in the form; empty for the whole.
    pub at: String,
    pub what: EditorWrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorWrong {
    Wrong(Wrong),
    NotRead(NotRead),
    IdTaken,
}

/// The editor as it is to be shown.
pub struct Editor<'a> {
    pub bank: &'a Bank,
    pub draft: &'a Draft,
    /// Of a question that is stored already.
    pub stored: Option<&'a ItemPage>,
    /// The version that is shown is not the newest.
    pub old_version: Option<i64>,
    pub may_change: bool,
    /// What the bank's pictures are called.
    pub pictures: Vec<String>,
    /// Somebody else stored a version meanwhile.
    pub changed: bool,
    pub problems: Vec<EditorProblem>,
    /// When the preview was asked for: the question with safe HTML, or none when it is not complete.
    pub preview: Option<Option<domain::quizzes::item::Item>>,
}

impl Editor<'_> {
    fn address(&self) -> String {
        match self.stored {
            Some(stored) => item_address(stored.head.id),
            None => format!("{}/items", bank_address(self.bank.id)),
        }
    }

    fn read_only(&self) -> bool {
        !self.may_change || self.old_version.is_some()
    }
}

pub(super) fn bank_address(bank: BankId) -> String {
    format!("/banks/{bank}")
}

pub(super) fn item_address(item: ItemId) -> String {
    format!("/items/{item}")
}

#[must_use]
pub fn editor_page(page: &Page, editor: &Editor<'_>) -> String {
    let lang = page.lang;
    let kind = kind_word(lang, editor.draft.kind());
    let title = match editor.stored {
        Some(stored) => title_of(&stored.head.title, lang),
        None => t::banks::new_title(lang, kind),
    };
    // the title of a new one says its kind already
    let lede = if editor.stored.is_some() { kind } else { about_kind(lang, editor.draft.kind()) };
    document(page, &title, false, || {
        let above = vec![
            (page.link("/banks"), t::banks::title(lang).to_owned()),
            (page.link(&bank_address(editor.bank.id)), editor.bank.title.get(lang).to_owned()),
        ];
        view! {
            {editor.preview.is_some().then(|| sheet(page))}
            {breadcrumb(page, above)}
            {page_head(title.clone(), Some(lede.to_owned()))}
            {notices(page, editor)}
            {form(page, editor)}
            {editor.preview.as_ref().map(|item| preview_section(lang, item.as_ref()))}
            {editor.stored.map(|stored| about(page, editor, stored))}
        }
        .into_any()
    })
}

/// What lists and heads show of a question.
pub(super) fn title_of(title: &domain::Text, lang: Language) -> String {
    // a title may be the beginning of the question, with its Markdown
    let words = title.get(lang).replace("**", "");
    if words.is_empty() { t::banks::untitled(lang).to_owned() } else { words }
}

fn notices(page: &Page, editor: &Editor<'_>) -> AnyView {
    let lang = page.lang;
    let newest = editor.stored.map(|stored| page.link(&item_address(stored.head.id)));
    let old = editor.old_version.zip(newest.clone()).map(|(number, newest)| {
        let body = view! { <p>{t::banks::version_old(lang, number)}</p><p><a href=newest>{t::banks::to_newest(lang)}</a></p> };
        notice(Tone::Info, body.into_any())
    });
    let changed = editor.changed.then(|| {
        let link = newest.map(|href| view! { <p><a href=href target="_blank">{t::banks::to_newest(lang)}</a></p> });
        view! { <div role="alert">{notice(Tone::Warn, view! { <p>{t::banks::changed(lang)}</p>{link} }.into_any())}</div> }
    });
    let locked = (!editor.may_change).then(|| notice(Tone::Info, view! { <p>{t::banks::read_only_bank(lang)}</p> }.into_any()));
    let retired = editor
        .stored
        .filter(|stored| stored.head.retired)
        .map(|_| notice(Tone::Warn, view! { <p>{t::banks::retired(lang)}". "{t::banks::retire_text(lang)}</p> }.into_any()));
    view! { {old} {changed} {locked} {retired} {summary(lang, editor)} }.into_any()
}

fn sentence(lang: Language, what: EditorWrong) -> String {
    match what {
        EditorWrong::Wrong(wrong) => words::wrong(lang, wrong).to_owned(),
        EditorWrong::NotRead(what) => words::not_read(lang, what),
        EditorWrong::IdTaken => t::banks::wrong_id_taken(lang).to_owned(),
    }
}

/// Where a problem is, in words: the row and the field.
pub(super) fn place(lang: Language, draft: &Draft, at: &str) -> String {
    let trail = draft.trail(at);
    let row = trail.iter().rev().find_map(|(word, number)| number.map(|number| t::banks::row(lang, words::label(lang, *word), number)));
    let field = trail.last().filter(|(_, number)| number.is_none()).map(|(word, _)| words::label(lang, *word).to_owned());
    let language = at.rsplit('.').next().and_then(Language::from_code).map(|l| l.native_name().to_owned());
    let parts: Vec<String> = [row, field, language].into_iter().flatten().collect();
    if parts.is_empty() { t::banks::whole_item(lang).to_owned() } else { parts.join(" · ") }
}

/// Everything to put right, each a link to its field.
fn summary(lang: Language, editor: &Editor<'_>) -> Option<AnyView> {
    if editor.problems.is_empty() {
        return None;
    }
    let items = editor
        .problems
        .iter()
        .map(|problem| {
            // an id of a row is not shown: its row is
            let shown = if problem.at == "id" { "id" } else { problem.at.strip_suffix(".id").unwrap_or(&problem.at) };
            let target = if shown.is_empty() { "#form".to_owned() } else { format!("#{shown}") };
            let text = t::banks::problem_at(lang, place(lang, editor.draft, &problem.at), sentence(lang, problem.what));
            view! { <li><a href=target>{text}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <div class="error-summary" role="alert">
                <h2>{t::common::please_check(lang)}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The fields every question has, in the parts of the page.
fn item_field(name: &str) -> Option<&'static Field> {
    schema::ITEM.iter().find(|field| field.name == name)
}

fn form(page: &Page, editor: &Editor<'_>) -> AnyView {
    let lang = page.lang;
    let mut problems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for problem in &editor.problems {
        problems.entry(problem.at.clone()).or_default().push(sentence(lang, problem.what));
    }
    let action = page.link(&editor.address());
    let read_only = editor.read_only();
    let form = Form { lang, draft: editor.draft, action: &action, problems: &problems, read_only };
    let field = |name: &str| item_field(name).map(|field| form.field(field, name));
    let version = editor.stored.map_or(0, |stored| stored.head.number);
    let preview_at = format!("{action}#preview");
    let buttons = (!read_only).then(|| {
        view! {
            <div class="sticky-actions">
                <button class="button" name="do" value="save">{icon(Icon::Check)}{t::banks::save(lang)}</button>
                <button class="button button--secondary" name="do" value="preview" formaction=preview_at>
                    {icon(Icon::Eye)}{t::banks::preview(lang)}
                </button>
            </div>
        }
    });
    let inside = view! {
        <input type="hidden" name="kind" value=editor.draft.kind().to_owned() />
        <input type="hidden" name="version" value=version.to_string() />
        <section class="section editor__part">
            <h2>{t::banks::question_part(lang)}</h2>
            {field("prompt")}
        </section>
        <section class="section editor__part">
            <h2>{t::banks::answer_part(lang)}</h2>
            {form.fields(editor.draft.body(), "body")}
            <div class="editor-grid">{field("marks")}</div>
        </section>
        <section class="section editor__part">
            <h2>{t::banks::more_part(lang)}</h2>
            {field("hint")}
            {field("feedback")}
        </section>
        <section class="section editor__part">
            <h2>{t::banks::keep(lang)}</h2>
            {field("title")}
            <div class="editor-halves">{field("category")}{field("tags")}</div>
            <details class="extra" open=problems.contains_key("id")>
                <summary>{t::banks::advanced(lang)}</summary>
                {field("id")}
            </details>
        </section>
        {buttons}
    };
    if read_only {
        return view! { <div class="editor" id="form"><fieldset class="editor__locked" disabled=true>{inside}</fieldset></div> }.into_any();
    }
    let pictures = editor.pictures.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    view! {
        <form class="editor" id="form" method="post" action=action>
            // the button that the Enter key presses
            <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true">{t::banks::save(lang)}</button>
            {inside}
            <datalist id=PICTURES>{pictures}</datalist>
        </form>
    }
    .into_any()
}

fn preview_section(lang: Language, item: Option<&domain::quizzes::item::Item>) -> AnyView {
    let inside = match item {
        Some(item) => preview(item, lang),
        None => view! { <p>{t::banks::preview_not_yet(lang)}</p> }.into_any(),
    };
    view! {
        <section class="section" id="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{t::banks::preview(lang)}</h2>
            <p class="muted">{t::banks::preview_text(lang)}</p>
            {inside}
        </section>
    }
    .into_any()
}

/// Where it is used, its versions, what else can be done with it.
fn about(page: &Page, editor: &Editor<'_>, stored: &ItemPage) -> AnyView {
    let lang = page.lang;
    let address = page.link(&item_address(stored.head.id));
    let zone = page.viewer.as_ref().map_or(Zone::UTC, |viewer| viewer.zone.clone());
    let quizzes = stored
        .used_in
        .iter()
        .map(|(_, title)| {
            let (words, found) = title.best(lang);
            let (words, tag) = (words.to_owned(), (found != lang).then(|| found.tag()));
            view! { <li lang=tag>{words}</li> }
        })
        .collect_view();
    let used = if stored.used_in.is_empty() {
        view! { <p class="muted">{t::banks::unused(lang)}</p> }.into_any()
    } else {
        view! { <ul>{quizzes}</ul> }.into_any()
    };
    let shown = editor.old_version.unwrap_or(stored.head.number);
    let versions = stored
        .versions
        .iter()
        .map(|(_, number, at)| {
            let newest = *number == stored.head.number;
            let href = if newest { address.clone() } else { format!("{address}?version={number}") };
            let words = t::banks::version_at(lang, format::date_long(lang, zone.local_date(*at)), *number);
            let here = (*number == shown).then_some("true");
            view! { <li><a href=href aria-current=here>{words}</a>{newest.then(|| format!(" · {}", t::banks::version_newest(lang)))}</li> }
        })
        .collect_view();
    let actions = editor.may_change.then(|| {
        let (copy, retire) = (format!("{address}/duplicate"), format!("{address}/retire"));
        let (value, word) = if stored.head.retired { ("0", t::banks::take_back(lang)) } else { ("1", t::banks::retire(lang)) };
        view! {
            <div class="button-row">
                <form method="post" action=copy><button class="button button--secondary">{t::banks::duplicate(lang)}</button></form>
                <form method="post" action=retire>
                    <input type="hidden" name="retired" value=value />
                    <button class="button button--secondary">{word}</button>
                </form>
            </div>
            <p class="muted">{t::banks::retire_text(lang)}</p>
        }
    });
    view! {
        <section class="section" aria-labelledby="used-title">
            <h2 id="used-title">{t::banks::used_in(lang)}</h2>
            {used}
        </section>
        <section class="section" aria-labelledby="versions-title">
            <h2 id="versions-title">{t::banks::versions(lang)}</h2>
            <ul class="list-plain versions">{versions}</ul>
            {actions}
        </section>
    }
    .into_any()
}
