//! The fields of an item's form, from its schema: one function for every kind. A button inside the form is a submit button that says what to do
//! (`do=add:body.options`) and comes back to its place by the fragment of its `formaction`.

use std::collections::BTreeMap;

use domain::Language;
use domain::quizzes::form::schema::{Content, Field, List, Shape, Size, Variant, Word};
use domain::quizzes::form::{Draft, ROWS_MAX};
use i18n::t;
use leptos::prelude::*;

use super::words;
use crate::ui::{Icon, icon};

/// The id of the list of the bank's pictures.
pub(super) const PICTURES: &str = "pictures";

/// What the fields are made of.
pub(super) struct Form<'a> {
    pub lang: Language,
    pub draft: &'a Draft,
    /// Where the form goes.
    pub action: &'a str,
    /// What is wrong, by path.
    pub problems: &'a BTreeMap<String, Vec<String>>,
    pub read_only: bool,
}

impl Form<'_> {
    /// These fields in order; small ones that follow each other stand side by side.
    pub(super) fn fields(&self, fields: &'static [Field], at: &str) -> AnyView {
        let runs = fields.chunk_by(|one, next| is_small(one) && is_small(next));
        runs.map(|run| {
            let views = run.iter().map(|field| self.field(field, &join(at, field.name))).collect_view();
            if run.len() > 1 { view! { <div class="editor-grid">{views}</div> }.into_any() } else { views.into_any() }
        })
        .collect_view()
        .into_any()
    }

    pub(super) fn field(&self, field: &'static Field, path: &str) -> AnyView {
        let label = words::label(self.lang, field.word);
        match &field.shape {
            Shape::Text(size) => self.text(field.word, path, *size),
            Shape::Plain | Shape::Words => self.input(field.word, path, "text"),
            Shape::Number(_) | Shape::Percent(_) => self.input(field.word, path, "decimal"),
            Shape::Count(..) if field.word == Word::Plausibility => {
                self.select(field.word, path, self.choices(field.word, &["0", "1", "2", "3"]))
            }
            Shape::Count(..) => self.input(field.word, path, "numeric"),
            Shape::Lines => self.lines(field.word, path, None),
            Shape::Corners => self.lines(field.word, path, Some(4)),
            Shape::Id | Shape::Marker => self.hidden(path),
            Shape::Of(list) => self.select(field.word, path, self.rows_of(list)),
            Shape::Flag => self.tick(path, label),
            Shape::Truth => self.select(field.word, path, self.choices(field.word, &["true", "false"])),
            Shape::One(allowed) => self.select(field.word, path, self.choices(field.word, allowed)),
            Shape::Any(allowed) => {
                let boxes =
                    allowed.iter().map(|word| self.tick(&join(path, word), words::choice(self.lang, field.word, word))).collect_view();
                self.group(label, self.hint(field.word, path), path, boxes.into_any())
            }
            Shape::List(list) => self.list(field.word, list, path),
            Shape::Group(fields) => {
                let class = if field.word == Word::Accepted { "languages" } else { "editor-stack" };
                let inside = view! { <div class=class>{self.fields(fields, path)}</div> }.into_any();
                self.group(label, self.hint(field.word, path), path, inside)
            }
            Shape::Either(_, variants) => self.either(field.word, variants, path),
        }
    }

    // Single fields

    /// An input with a label; `mode` is the keyboard a phone shows.
    fn input(&self, word: Word, path: &str, mode: &'static str) -> AnyView {
        let number = mode != "text";
        let value = self.draft.get(path);
        let value = if mode == "decimal" && self.lang == Language::De { value.replace('.', ",") } else { value.to_owned() };
        let class = if number { "field field--number" } else { "field" };
        self.labelled(word, path, class, |described, invalid| {
            view! {
                <input
                    id=path.to_owned()
                    name=path.to_owned()
                    type="text"
                    inputmode=mode
                    autocomplete="off"
                    list=(word == Word::Image).then_some(PICTURES)
                    value=value
                    aria-describedby=described
                    aria-invalid=invalid
                />
            }
            .into_any()
        })
    }

    fn lines(&self, word: Word, path: &str, rows: Option<u8>) -> AnyView {
        let value = area(self.draft.get(path));
        self.labelled(word, path, "field", |described, invalid| {
            view! {
                <textarea
                    class="short"
                    id=path.to_owned()
                    name=path.to_owned()
                    rows=rows.unwrap_or(2).to_string()
                    aria-describedby=described
                    aria-invalid=invalid
                >
                    {value}
                </textarea>
            }
            .into_any()
        })
    }

    fn select(&self, word: Word, path: &str, options: Vec<(String, String)>) -> AnyView {
        let chosen = self.draft.get(path).to_owned();
        self.labelled(word, path, "field", |described, invalid| {
            let options = options
                .into_iter()
                .map(|(value, name)| {
                    let selected = value == chosen;
                    view! { <option value=value selected=selected>{name}</option> }
                })
                .collect_view();
            view! {
                <select id=path.to_owned() name=path.to_owned() aria-describedby=described aria-invalid=invalid>{options}</select>
            }
            .into_any()
        })
    }

    fn tick(&self, path: &str, label: &'static str) -> AnyView {
        let checked = !self.draft.get(path).is_empty();
        view! {
            <label class="choice" for=path.to_owned()>
                <input type="checkbox" id=path.to_owned() name=path.to_owned() value="1" checked=checked />
                <span>{label}</span>
            </label>
        }
        .into_any()
    }

    fn hidden(&self, path: &str) -> AnyView {
        view! { <input type="hidden" name=path.to_owned() value=self.draft.get(path).to_owned() /> }.into_any()
    }

    /// Label, hint, control and what is wrong with it.
    fn labelled(
        &self,
        word: Word,
        path: &str,
        class: &'static str,
        control: impl FnOnce(Option<String>, Option<&'static str>) -> AnyView,
    ) -> AnyView {
        let (hint, error) = (self.hint(word, path), self.error(path));
        let described = described(&[hint.as_ref().map(|_| format!("{path}-hint")), error.as_ref().map(|_| format!("{path}-error"))]);
        let class = if error.is_some() { format!("{class} field--invalid") } else { class.to_owned() };
        let control = control(described, error.as_ref().map(|_| "true"));
        view! {
            <div class=class>
                <label for=path.to_owned()>{words::label(self.lang, word)}</label>
                {hint}
                {control}
                {error}
            </div>
        }
        .into_any()
    }

    /// What helps to fill a field in: once, not again in each row.
    fn hint(&self, word: Word, path: &str) -> Option<AnyView> {
        if path.split('.').any(|part| part.parse::<usize>().is_ok_and(|number| number > 0)) {
            return None;
        }
        let id = format!("{path}-hint");
        words::hint(self.lang, word).map(|text| view! { <p class="field__hint" id=id>{text}</p> }.into_any())
    }

    fn error(&self, path: &str) -> Option<AnyView> {
        let sentences = self.problems.get(path)?.join(" ");
        let id = format!("{path}-error");
        Some(view! { <p class="field__error" id=id>{icon(Icon::Warning)}{sentences}</p> }.into_any())
    }

    // Words in three languages

    fn text(&self, word: Word, path: &str, size: Size) -> AnyView {
        let fields = Language::ALL.map(|language| self.text_in(language, path, size)).into_iter().collect_view();
        let inside = view! { <div class="languages">{fields}</div> }.into_any();
        let label = words::label(self.lang, word);
        if !is_extra(word) {
            return self.group(label, self.hint(word, path), path, inside);
        }
        // what most questions go without is there when it is opened, or when there is something in it
        let open = Language::ALL.iter().any(|l| !self.draft.get(&join(path, l.code())).is_empty()) || self.is_wrong(path);
        view! {
            <details class="extra" id=path.to_owned() open=open>
                <summary>{label}</summary>
                <fieldset class="texts"><legend class="visually-hidden">{label}</legend>{inside}{self.error(path)}</fieldset>
            </details>
        }
        .into_any()
    }

    fn text_in(&self, language: Language, path: &str, size: Size) -> AnyView {
        let id = join(path, language.code());
        let error = self.error(&id);
        let rows = if size == Size::Line { "1" } else { "3" };
        let class = match size {
            Size::Line => "line",
            Size::Block if path == "prompt" || path == "body.text" => "long",
            Size::Block => "short",
        };
        let outer = if error.is_some() { "field field--invalid" } else { "field" };
        let described = error.as_ref().map(|_| format!("{id}-error"));
        let invalid = error.as_ref().map(|_| "true");
        view! {
            <div class=outer>
                <label for=id.clone() lang=language.tag()>{language.native_name()}</label>
                <textarea
                    class=class
                    id=id.clone()
                    name=id.clone()
                    lang=language.tag()
                    rows=rows
                    aria-describedby=described
                    aria-invalid=invalid
                >
                    {area(self.draft.get(&id))}
                </textarea>
                {error}
            </div>
        }
        .into_any()
    }

    fn is_wrong(&self, path: &str) -> bool {
        let start = format!("{path}.");
        self.problems.keys().any(|at| at == path || at.starts_with(&start))
    }

    fn group(&self, label: &'static str, hint: Option<AnyView>, path: &str, inside: AnyView) -> AnyView {
        let error = self.error(path);
        let described = described(&[hint.as_ref().map(|_| format!("{path}-hint")), error.as_ref().map(|_| format!("{path}-error"))]);
        view! {
            <fieldset class="texts" id=path.to_owned() aria-describedby=described>
                <legend>{label}</legend>
                {hint}
                {inside}
                {error}
            </fieldset>
        }
        .into_any()
    }

    // Lists

    fn list(&self, word: Word, list: &'static List, path: &str) -> AnyView {
        let rows = self.draft.rows(path);
        let lines = (0..rows).map(|number| self.row(list, path, number, rows)).collect_view();
        let name = words::label(self.lang, list.word);
        let add = (!list.fixed && !self.read_only && rows < ROWS_MAX).then(|| {
            let (value, action) = (format!("add:{path}"), self.back_to(&join(path, &rows.to_string())));
            view! {
                <button class="button button--secondary" name="do" value=value formaction=action>
                    {icon(Icon::Plus)}{t::banks::add(self.lang, name)}
                </button>
            }
        });
        view! {
            <fieldset class="editor-rows" id=path.to_owned()>
                <legend>{words::label(self.lang, word)}</legend>
                {self.hint(word, path)}
                {self.error(path)}
                {(rows > 0).then(|| view! { <ol class="editor-rows__list">{lines}</ol> })}
                {add.map(|button| view! { <div>{button}</div> })}
            </fieldset>
        }
        .into_any()
    }

    fn row(&self, list: &'static List, path: &str, number: usize, rows: usize) -> AnyView {
        let row = join(path, &number.to_string());
        let name = self.row_name(list, path, number);
        let wrong = self.error(&join(&row, "id"));
        view! {
            <li>
                <fieldset class="editor-row" id=row.clone()>
                    <legend>{name.clone()}</legend>
                    {wrong}
                    {self.error(&row)}
                    {self.fields(list.row, &row)}
                    {(!self.read_only).then(|| self.row_buttons(list, path, number, rows, &name))}
                </fieldset>
            </li>
        }
        .into_any()
    }

    fn row_name(&self, list: &'static List, path: &str, number: usize) -> String {
        let name = words::label(self.lang, list.word);
        let marked = list.row.iter().any(|field| matches!(field.shape, Shape::Marker));
        if marked {
            t::banks::row_marker(self.lang, self.draft.get(&format!("{path}.{number}.id")), name)
        } else {
            t::banks::row(self.lang, name, number + 1)
        }
    }

    fn row_buttons(&self, list: &'static List, path: &str, number: usize, rows: usize, name: &str) -> AnyView {
        let lang = self.lang;
        let button = |verb: &str, word: &'static str, label: String, back: String| {
            let value = format!("{verb}:{path}.{number}");
            view! {
                <button class="button button--quiet button--small" name="do" value=value formaction=self.back_to(&back) aria-label=label>{word}</button>
            }
        };
        let at = |number: usize| join(path, &number.to_string());
        view! {
            <div class="editor-row__buttons">
                {(number > 0).then(|| button("up", t::banks::up(lang), t::banks::up_label(lang, name), at(number - 1)))}
                {(number + 1 < rows).then(|| button("down", t::banks::down(lang), t::banks::down_label(lang, name), at(number + 1)))}
                {(!list.fixed).then(|| button("remove", t::banks::remove(lang), t::banks::remove_label(lang, name), path.to_owned()))}
            </div>
        }
        .into_any()
    }

    /// The form's address with the place to come back to.
    fn back_to(&self, path: &str) -> String {
        format!("{}#{path}", self.action)
    }

    // Choices

    fn choices(&self, field: Word, allowed: &[&str]) -> Vec<(String, String)> {
        allowed.iter().map(|word| ((*word).to_owned(), words::choice(self.lang, field, word).to_owned())).collect()
    }

    /// The rows of another list of the body, by their ids.
    fn rows_of(&self, list: &str) -> Vec<(String, String)> {
        let list = format!("body.{list}");
        let row = |number: usize| {
            let text = |l: Language| self.draft.get(&format!("{list}.{number}.text.{}", l.code()));
            let words = std::iter::once(self.lang).chain(Language::ALL).map(text).find(|words| !words.is_empty()).unwrap_or_default();
            let words: String = words.chars().take(60).collect();
            (self.draft.get(&format!("{list}.{number}.id")).to_owned(), format!("{} · {words}", number + 1))
        };
        let none = (String::new(), t::banks::choose(self.lang).to_owned());
        std::iter::once(none).chain((0..self.draft.rows(&list)).map(row)).collect()
    }

    fn either(&self, word: Word, variants: &'static [Variant], path: &str) -> AnyView {
        let names: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
        let select = self.select(word, path, self.choices(word, &names));
        let inside = match &self.draft.variant(path, variants).content {
            Content::Fields(fields) => view! { <div class="editor-stack">{self.fields(fields, path)}</div> }.into_any(),
            Content::Value(field) => self.field(field, &join(path, field.name)),
            // what would count if the other were chosen, to be filled in at the same time
            Content::Nothing => match variants.iter().map(|variant| &variant.content).find(|c| matches!(c, Content::Value(_))) {
                Some(Content::Value(field)) => self.field(field, &join(path, field.name)),
                _ => ().into_any(),
            },
        };
        let other_fields = variants.iter().any(|variant| matches!(variant.content, Content::Fields(_)));
        if !other_fields {
            return view! { <div class="editor-grid">{select}{inside}</div> }.into_any();
        }
        let button = (!self.read_only).then(|| {
            let (value, action) = (format!("take:{path}"), self.back_to(path));
            view! { <button class="button button--secondary" name="do" value=value formaction=action>{t::banks::take(self.lang)}</button> }
        });
        view! { <div class="with-button">{select}{button}</div> {inside} }.into_any()
    }
}

/// What describes a control: the ids of what is there.
fn described(ids: &[Option<String>]) -> Option<String> {
    let ids: Vec<&str> = ids.iter().flatten().map(String::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Whether a field needs no line of its own.
const fn is_small(field: &Field) -> bool {
    matches!(field.shape, Shape::Number(_) | Shape::Percent(_) | Shape::Count(..) | Shape::Of(_) | Shape::One(_) | Shape::Truth)
}

/// What most questions go without.
const fn is_extra(word: Word) -> bool {
    matches!(
        word,
        Word::Feedback
            | Word::FeedbackTrue
            | Word::FeedbackFalse
            | Word::FeedbackWrong
            | Word::GeneralFeedback
            | Word::Hint
            | Word::Advice
            | Word::CounterExample
            | Word::ModelAnswer
            | Word::LabelTrue
            | Word::LabelFalse
    )
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// The content of a text area: HTML takes a first line break away.
fn area(words: &str) -> String {
    if words.starts_with('\n') { format!("\n{words}") } else { words.to_owned() }
}
