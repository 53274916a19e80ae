//! Choosing questions for a quiz: some by ticking them, or a number of them at random.

use std::collections::BTreeSet;

use domain::ItemId;
use i18n::t::quiz_staff;
use leptos::prelude::*;
use usecases::quizzes::{BankPage, BankQuery, ListedItem, QuizDraft};

use super::parts::{Line, at, encode, line, made_from, pager};
use super::words;
use crate::ui::{Icon, Page, Tone, breadcrumb, chip, document, empty, icon, page_head, select};

/// A bank with what was found in it.
pub struct Found {
    pub bank: BankPage,
    pub query: BankQuery,
    /// How many items a random draw has to choose from: without the search words.
    pub pool: usize,
}

pub struct Picker<'a> {
    pub draft: &'a QuizDraft,
    /// Which section they are for, from 0.
    pub section: usize,
    /// None: there is no bank.
    pub found: Option<Found>,
    /// What was typed as the number to draw, when it could not be.
    pub wrong_count: Option<String>,
}

#[must_use]
pub fn add_page(page: &Page, picker: &Picker<'_>) -> String {
    let lang = page.lang;
    let quiz = picker.draft.quiz.id;
    document(page, quiz_staff::add_title(lang), false, || {
        let above = vec![
            (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
            (page.link(&at(quiz, "")), picker.draft.draft.title.get(lang).to_owned()),
        ];
        let body = match &picker.found {
            None => {
                empty(Icon::Lesson, quiz_staff::no_bank_title(lang).to_owned(), quiz_staff::no_bank_text(lang).to_owned(), None).into_any()
            }
            Some(found) => view! { {filters(page, picker, found)} {items(page, picker, found)} {draw(page, picker, found)} }.into_any(),
        };
        view! {
            {breadcrumb(page, above)}
            {page_head(quiz_staff::add_title(lang).to_owned(), Some(quiz_staff::add_lede(lang).to_owned()))}
            {body}
            <p><a class="button button--secondary" href=page.link(&at(quiz, ""))>{icon(Icon::ArrowLeft)}{quiz_staff::back_to_quiz(lang)}</a></p>
        }
        .into_any()
    })
}

fn filters(page: &Page, picker: &Picker<'_>, found: &Found) -> AnyView {
    let lang = page.lang;
    let banks = picker.draft.banks.iter().map(|b| (b.id.to_string(), b.title.get(lang).to_owned())).collect();
    let all = |word: &str| vec![(String::new(), word.to_owned())];
    let mut categories = all(quiz_staff::all_categories(lang));
    categories.extend(categories_of(&found.bank).into_iter().map(|c| (c.clone(), c)));
    let mut tags = all(quiz_staff::all_tags(lang));
    tags.extend(found.bank.tags.iter().map(|(tag, count)| (tag.clone(), format!("{tag} ({count})"))));
    let mut kinds = all(quiz_staff::all_kinds(lang));
    kinds.extend(found.bank.kinds.iter().map(|kind| (kind.clone(), words::kind(lang, kind).to_owned())));
    view! {
        <form class="filters" role="search" method="get" action=page.link(&at(picker.draft.quiz.id, "/add"))>
            <input type="hidden" name="section" value=picker.section.to_string() />
            {select("bank", quiz_staff::bank_label(lang).to_owned(), None, banks, &found.bank.bank.id.to_string())}
            {line(Line { name: "q".to_owned(), label: quiz_staff::words_label(lang).to_owned(), value: found.query.words.clone(), ..Line::default() })}
            {select("category", quiz_staff::category_label(lang).to_owned(), None, categories, &found.query.category)}
            {select("tag", quiz_staff::tag_label(lang).to_owned(), None, tags, &found.query.tag)}
            {select("kind", quiz_staff::kind_label(lang).to_owned(), None, kinds, &found.query.kind)}
            <button class="button button--secondary">{icon(Icon::Search)}{quiz_staff::search(lang)}</button>
        </form>
    }
    .into_any()
}

/// Every category and those above it, so that one can ask for the whole of `Safety`.
fn categories_of(bank: &BankPage) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for category in bank.categories.keys().filter(|c| !c.is_empty()) {
        all.insert(category.clone());
        all.extend(category.match_indices('/').map(|(at, _)| category[..at].to_owned()));
    }
    all
}

/// What was asked for, as fields that go along.
fn asked(picker: &Picker<'_>, found: &Found) -> AnyView {
    let fields = [
        ("section", picker.section.to_string()),
        ("bank", found.bank.bank.id.to_string()),
        ("q", found.query.words.clone()),
        ("category", found.query.category.clone()),
        ("tag", found.query.tag.clone()),
        ("kind", found.query.kind.clone()),
        ("page", found.query.page.to_string()),
    ];
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! { {fields} {made_from(&picker.draft.draft_saved)} }.into_any()
}

fn items(page: &Page, picker: &Picker<'_>, found: &Found) -> AnyView {
    let lang = page.lang;
    let quiz = picker.draft.quiz.id;
    let mut taken: BTreeSet<ItemId> = BTreeSet::new();
    for slot in picker.draft.draft.slots() {
        if let domain::quizzes::definition::Source::Fixed { item, .. } = &slot.source {
            taken.insert(*item);
        }
    }
    if found.bank.items.is_empty() {
        return view! { <p class="muted" role="status">{quiz_staff::found_none(lang)}</p> }.into_any();
    }
    let rows = found.bank.items.iter().map(|item| row(page, item, taken.contains(&item.head.id))).collect_view();
    let query = &found.query;
    let link = |n: usize| {
        let below = format!(
            "/add?section={}&bank={}&q={}&category={}&tag={}&kind={}&page={n}",
            picker.section,
            found.bank.bank.id,
            encode(&query.words),
            encode(&query.category),
            encode(&query.tag),
            encode(&query.kind)
        );
        page.link(&at(quiz, &below))
    };
    view! {
        <form class="section" method="post" action=page.link(&at(quiz, "/add"))>
            {asked(picker, found)}
            <fieldset class="fieldset">
                <legend>{quiz_staff::found(lang, found.bank.found)}</legend>
                <div class="pick-list">{rows}</div>
            </fieldset>
            <div class="form__actions pick-list__actions">
                <button class="button" name="do" value="add">{icon(Icon::Plus)}{quiz_staff::add_ticked(lang)}</button>
            </div>
        </form>
        {pager(page, query.page.clamp(1, found.bank.pages), found.bank.pages, link)}
    }
    .into_any()
}

fn row(page: &Page, item: &ListedItem, taken: bool) -> AnyView {
    let lang = page.lang;
    let id = format!("item-{}", item.head.id);
    let for_id = id.clone();
    let mut facts = vec![words::kind(lang, &item.head.kind).to_owned()];
    facts.extend(Some(item.head.category.clone()).filter(|c| !c.is_empty()));
    facts.extend(item.tags.iter().map(|tag| format!("#{tag}")));
    let (title, language) = item.head.title.best(lang);
    let language = (language != lang).then_some(language.tag());
    let here = taken.then(|| chip(Tone::Ok, quiz_staff::in_quiz(lang).to_owned()));
    view! {
        <label class="choice" for=for_id>
            <input type="checkbox" id=id name="item" value=item.head.id.to_string() disabled=taken />
            <span><span lang=language>{title.to_owned()}</span><small class="choice__hint">{facts.join(" · ")}</small></span>
            {here}
        </label>
    }
    .into_any()
}

fn draw(page: &Page, picker: &Picker<'_>, found: &Found) -> AnyView {
    let lang = page.lang;
    let error = picker.wrong_count.as_ref().map(|_| quiz_staff::draw_count_wrong(lang, found.pool));
    let value = picker.wrong_count.clone().unwrap_or_default();
    view! {
        <form class="section form" method="post" action=page.link(&at(picker.draft.quiz.id, "/add")) id="draw">
            <h2>{quiz_staff::draw_title(lang)}</h2>
            <p>{quiz_staff::draw_text(lang, found.pool)}</p>
            {asked(picker, found)}
            {line(Line { name: "count".to_owned(), label: quiz_staff::draw_count(lang).to_owned(), error, value, short: true, ..Line::default() })}
            <div class="form__actions">
                <button class="button button--secondary" name="do" value="draw">{icon(Icon::Plus)}{quiz_staff::draw_button(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}
