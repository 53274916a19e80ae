//! Small parts: icons, chips, notices, form fields.

use i18n::t;
use leptos::prelude::*;

use super::{Icon, Page, icon};

/// How something is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Accent,
    Info,
    Ok,
    Warn,
    Danger,
}

impl Tone {
    const fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::Circle,
            Self::Accent | Self::Info => Icon::Info,
            Self::Ok => Icon::CheckCircle,
            Self::Warn => Icon::Warning,
            Self::Danger => Icon::Danger,
        }
    }
}

/// A small word with an icon.
pub fn chip(tone: Tone, text: String) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "chip",
        Tone::Accent | Tone::Info => "chip chip--accent",
        Tone::Ok => "chip chip--ok",
        Tone::Warn => "chip chip--warn",
        Tone::Danger => "chip chip--danger",
    };
    view! { <span class=class>{icon(tone.icon())}{text}</span> }
}

/// A notice in the flow of the page.
#[must_use]
pub fn notice(tone: Tone, body: AnyView) -> AnyView {
    let class = match tone {
        Tone::Plain | Tone::Accent | Tone::Info => "notice notice--info",
        Tone::Ok => "notice notice--ok",
        Tone::Warn => "notice notice--warn",
        Tone::Danger => "notice notice--danger",
    };
    view! { <div class=class>{icon(tone.icon())}<div class="notice__body">{body}</div></div> }.into_any()
}

/// Initials in a circle; the name stands beside it.
pub fn avatar(initials: String) -> impl IntoView {
    view! { <span class="avatar" aria-hidden="true">{initials}</span> }
}

/// Title and first sentence of a page.
pub fn page_head(title: String, lede: Option<String>) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {lede.map(|text| view! { <p class="lede">{text}</p> })}
        </div>
    }
}

/// Where the page is: links to what is above it.
pub fn breadcrumb(page: &Page, above: Vec<(String, String)>) -> impl IntoView + use<> {
    let items = above.into_iter().map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect_view();
    view! { <nav class="breadcrumb" aria-label=t::common::breadcrumb(page.lang)><ol>{items}</ol></nav> }
}

/// Nothing here yet: what will be, and how to begin.
pub fn empty(i: Icon, title: String, text: String, action: Option<(String, String)>) -> impl IntoView {
    view! {
        <div class="empty">
            {icon(i)}
            <h2>{title}</h2>
            <p>{text}</p>
            {action.map(|(href, word)| view! { <a class="button" href=href>{word}</a> })}
        </div>
    }
}

/// A line with a name, a figure and a thin bar.
pub fn progress_row(label: String, figure: String, done: usize, total: usize) -> impl IntoView {
    view! {
        <div class="progress-row">
            <span>{label.clone()}</span>
            <span>{figure}</span>
            <progress class="progress" value=done.to_string() max=total.max(1).to_string() aria-label=label></progress>
        </div>
    }
}

/// An input with its label, hint and error.
#[derive(Clone, Default)]
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    pub input: Input,
    pub required: bool,
    pub autocomplete: &'static str,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Input {
    #[default]
    Text,
    Password,
    Login,
}

/// A field of a form; the error stands beside it and the input points to it.
pub fn field(field: Field) -> impl IntoView {
    let (hint_id, error_id) = (format!("{}-hint", field.name), format!("{}-error", field.name));
    let described: Vec<String> =
        [field.hint.as_ref().map(|_| hint_id.clone()), field.error.as_ref().map(|_| error_id.clone())].into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = field.error.is_some();
    let class = if invalid { "field field--invalid" } else { "field" };
    let kind = if field.input == Input::Password { "password" } else { "text" };
    let (capitalise, check) = match field.input {
        Input::Text => (None, None),
        Input::Password | Input::Login => (Some("none"), Some("false")),
    };
    view! {
        <div class=class>
            <label for=field.name>{field.label}</label>
            {field.hint.map(|text| view! { <p class="field__hint" id=hint_id>{text}</p> })}
            <input
                id=field.name
                name=field.name
                type=kind
                value=field.value
                required=field.required
                autocomplete=field.autocomplete
                autocapitalize=capitalise
                spellcheck=check
                aria-describedby=described
                aria-invalid=invalid.then_some("true")
            />
            {field.error.map(|text| view! { <p class="field__error" id=error_id>{icon(Icon::Warning)}{text}</p> })}
        </div>
    }
}

/// The id of the field with this name: dots are for the address of a value, not for selectors.
pub fn id_of(name: &str) -> String {
    name.replace('.', "-")
}

/// A choice of one from a list that is not worth radio buttons.
pub fn select(name: &str, label: String, hint: Option<String>, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let id = id_of(name);
    let (for_id, hint_id, name) = (id.clone(), format!("{id}-hint"), name.to_owned());
    let described = hint.as_ref().map(|_| hint_id.clone());
    let options = options
        .into_iter()
        .map(|(value, word)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{word}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=for_id>{label}</label>
            {hint.map(|text| view! { <p class="field__hint" id=hint_id>{text}</p> })}
            <select id=id name=name aria-describedby=described>{options}</select>
        </div>
    }
    .into_any()
}

/// Radio buttons: value, word, and the language the word is in when it is not the page's.
pub fn choices(
    name: &'static str,
    legend: String,
    options: Vec<(String, String, Option<&'static str>)>,
    chosen: &str,
) -> impl IntoView + use<> {
    let options = options
        .into_iter()
        .map(|(value, word, lang)| {
            let checked = value == chosen;
            let id = format!("{name}-{value}");
            let for_id = id.clone();
            view! {
                <label class="choice" for=for_id>
                    <input type="radio" name=name id=id value=value checked=checked />
                    <span lang=lang>{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="fieldset">
            <legend>{legend}</legend>
            <div class="choice-list">{options}</div>
        </fieldset>
    }
}

/// On top of a form that came back: what is missing, each a link to its field.
#[must_use]
pub fn error_summary(title: &str, errors: Vec<(impl std::fmt::Display, String)>) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let title = title.to_owned();
    let items = errors
        .into_iter()
        .map(|(field, text)| {
            let target = format!("#{field}");
            view! { <li><a href=target>{text}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <div class="error-summary" role="alert">
                <h2>{title}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}
