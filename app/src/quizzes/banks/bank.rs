//! One bank: its questions, found by words, category, tag and kind.

use std::collections::BTreeMap;

use domain::QuizId;
use domain::quizzes::item::Body;
use i18n::t;
use leptos::prelude::*;
use usecases::quizzes::{BankPage, BankQuery, ListedItem};

use super::editor::{bank_address, item_address, title_of};
use super::list::{BankForm, problem_text, title_fields};
use super::words::{about_kind, kind_word};
use super::{EXPORTS, url_encode};
use crate::ui::{Field, Icon, Page, Tone, breadcrumb, chip, document, empty, field, icon, notice, page_head, select};

/// What an import brought, in the words of the address that it leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub items: usize,
    pub quizzes: usize,
    /// The only quiz.
    pub quiz: Option<QuizId>,
}

impl Imported {
    #[must_use]
    pub fn of(items: usize, quizzes: &[QuizId]) -> Self {
        Self { items, quizzes: quizzes.len(), quiz: Some(quizzes).filter(|quizzes| quizzes.len() == 1).map(|quizzes| quizzes[0]) }
    }

    /// The query of the address that says so.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = format!("?imported={}", self.items);
        if self.quizzes > 0 {
            query = format!("{query}&quizzes={}", self.quizzes);
        }
        if let Some(quiz) = self.quiz {
            query = format!("{query}&quiz={quiz}");
        }
        query
    }
}

#[must_use]
pub fn bank_page(page: &Page, bank: &BankPage, query: &BankQuery, imported: Option<Imported>, settings: Option<&BankForm>) -> String {
    let lang = page.lang;
    document(page, bank.bank.title.get(lang), false, || {
        let address = page.link(&bank_address(bank.bank.id));
        let whole = bank.categories.values().sum::<usize>();
        let nothing_at_all = whole == 0 && bank.found == 0 && !query.retired;
        let list = if nothing_at_all {
            empty(Icon::Book, t::banks::empty_title(lang).to_owned(), t::banks::empty_text(lang).to_owned(), None).into_any()
        } else if bank.found == 0 {
            view! { <p class="muted">{t::banks::nothing_found(lang)}</p> }.into_any()
        } else {
            table(page, bank)
        };
        let said = imported.map(|imported| said(page, imported));
        let locked = (!bank.may_change).then(|| notice(Tone::Info, view! { <p>{t::banks::read_only_bank(lang)}</p> }.into_any()));
        view! {
            {breadcrumb(page, vec![(page.link("/banks"), t::banks::title(lang).to_owned())])}
            {page_head(bank.bank.title.get(lang).to_owned(), Some(t::banks::questions(lang, whole)))}
            {said}
            {locked}
            {actions(page, bank, &address)}
            {(!nothing_at_all).then(|| filters(page, bank, query, &address))}
            {list}
            {pager(page, bank, query, &address)}
            {bank.may_change.then(|| settings_form(page, bank, &address, settings))}
        }
        .into_any()
    })
}

/// What was imported, and where the quizzes are that came of it.
fn said(page: &Page, imported: Imported) -> AnyView {
    let lang = page.lang;
    let quizzes = (imported.quizzes > 0).then(|| {
        let (href, words) = match imported.quiz {
            Some(quiz) => (format!("/teaching/quizzes/{quiz}"), t::banks::open_quiz(lang)),
            None => ("/teaching/quizzes".to_owned(), t::banks::open_quizzes(lang)),
        };
        view! { <p>{t::banks::quizzes_made(lang, imported.quizzes)}" "<a href=page.link(&href)>{words}</a></p> }
    });
    let words = view! { <p>{t::banks::imported(lang, imported.items)}</p>{quizzes} }.into_any();
    view! { <div role="status">{notice(Tone::Ok, words)}</div> }.into_any()
}

/// The bank's name, and whether learners may practise with it; open when it came back with a problem.
fn settings_form(page: &Page, bank: &BankPage, address: &str, typed: Option<&BankForm>) -> AnyView {
    let lang = page.lang;
    let title = typed.map_or(&bank.bank.title, |form| &form.title);
    let problem = typed.and_then(|form| form.problem).map(|problem| problem_text(lang, problem));
    let open = problem.is_some();
    view! {
        <details class="details" open=open>
            <summary>{icon(Icon::Settings)}{t::banks::settings(lang)}</summary>
            <form class="form form--wide" method="post" action=address.to_owned()>
                {title_fields(lang, "bank", title, problem)}
                <label class="choice" for="practice">
                    <input type="checkbox" id="practice" name="practice" value="1" checked=bank.bank.practice />
                    <span>{t::banks::practice(lang)}</span>
                </label>
                <div class="form__actions"><button class="button">{icon(Icon::Check)}{t::banks::save(lang)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// A new question of any kind, import, export.
fn actions(page: &Page, bank: &BankPage, address: &str) -> AnyView {
    let lang = page.lang;
    let kinds = Body::KINDS
        .into_iter()
        .map(|kind| {
            let href = format!("{address}/new/{kind}");
            view! {
                <li><a href=href>{kind_word(lang, kind)}</a><span class="muted">{about_kind(lang, kind)}</span></li>
            }
        })
        .collect_view();
    let new = bank.may_change.then(|| {
        view! {
            <details class="details details--primary">
                <summary>{icon(Icon::Plus)}{t::banks::new_item(lang)}</summary>
                <div class="stack">
                    <p class="muted">{t::banks::new_item_lede(lang)}</p>
                    <ul class="kind-list">{kinds}</ul>
                </div>
            </details>
        }
    });
    let exports = EXPORTS
        .into_iter()
        .map(|(code, name)| {
            let href = format!("{address}/export/{code}");
            view! { <li><a class="button button--secondary" href=href>{icon(Icon::Download)}{name(lang)}</a></li> }
        })
        .collect_view();
    let import = bank.may_change.then(|| {
        let href = format!("{address}/import");
        let pictures = format!("{address}/pictures");
        view! {
            <div class="button-row">
                <a class="button button--secondary" href=href>{icon(Icon::Upload)}{t::banks::import(lang)}</a>
                <a class="button button--secondary" href=pictures>{icon(Icon::Image)}{t::banks::pictures(lang)}</a>
            </div>
        }
    });
    view! {
        <div class="bank-actions">
            {new}
            <details class="details">
                <summary>{icon(Icon::Download)}{t::banks::export(lang)}</summary>
                <div class="stack">
                    <p class="muted">{t::banks::export_lede(lang)}</p>
                    <ul class="button-row list-none">{exports}</ul>
                </div>
            </details>
            {import}
        </div>
    }
    .into_any()
}

fn filters(page: &Page, bank: &BankPage, query: &BankQuery, address: &str) -> AnyView {
    let lang = page.lang;
    let all = || (String::new(), t::banks::filter_all(lang).to_owned());
    let categories = std::iter::once(all()).chain(category_tree(&bank.categories).into_iter().map(|(path, depth, count)| {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let indent = "\u{2003}".repeat(depth);
        let words = format!("{indent}{}", t::banks::filter_count(lang, count, name));
        (path, words)
    }));
    let tags = std::iter::once(all()).chain(bank.tags.iter().map(|(tag, count)| (tag.clone(), t::banks::filter_count(lang, *count, tag))));
    let kinds = std::iter::once(all()).chain(bank.kinds.iter().map(|kind| (kind.clone(), kind_word(lang, kind).to_owned())));
    view! {
        <form class="form bank-filters" role="search" method="get" action=address.to_owned()>
            {field(Field {
                name: "q",
                label: t::banks::search_label(lang).to_owned(),
                hint: Some(t::banks::search_hint(lang).to_owned()),
                value: query.words.clone(),
                autocomplete: "off",
                ..Field::default()
            })}
            {select("category", t::banks::filter_category(lang).to_owned(), None, categories.collect(), &query.category)}
            {select("tag", t::banks::filter_tag(lang).to_owned(), None, tags.collect(), &query.tag)}
            {select("kind", t::banks::filter_kind(lang).to_owned(), None, kinds.collect(), &query.kind)}
            <label class="choice" for="retired">
                <input type="checkbox" id="retired" name="retired" value="1" checked=query.retired />
                <span>{t::banks::filter_retired(lang)}</span>
            </label>
            <button class="button button--secondary">{icon(Icon::Search)}{t::banks::search_button(lang)}</button>
        </form>
    }
    .into_any()
}

/// Every category with those above it: path, depth, and how many questions are in it or below.
fn category_tree(categories: &BTreeMap<String, usize>) -> Vec<(String, usize, usize)> {
    let mut tree: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (category, count) in categories.iter().filter(|(category, _)| !category.is_empty()) {
        let parts: Vec<&str> = category.split('/').collect();
        for depth in 1..=parts.len() {
            *tree.entry(parts[..depth].to_vec()).or_insert(0) += count;
        }
    }
    tree.into_iter().map(|(parts, count)| (parts.join("/"), parts.len() - 1, count)).collect()
}

fn table(page: &Page, bank: &BankPage) -> AnyView {
    let lang = page.lang;
    let rows = bank.items.iter().map(|item| row(page, item)).collect_view();
    let head = |word: &'static str| view! { <th scope="col" role="columnheader">{word}</th> };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="items-caption">
            <table class="table table--cards table--words" role="table">
                <caption id="items-caption">{t::banks::found(lang, bank.found)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {head(t::banks::column_title(lang))}
                        {head(t::banks::column_category(lang))}
                        {head(t::banks::column_tags(lang))}
                        {head(t::banks::column_used(lang))}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(page: &Page, item: &ListedItem) -> AnyView {
    let lang = page.lang;
    let (_, found) = item.head.title.best(lang);
    let tag = (found != lang).then(|| found.tag());
    let or_dash = |words: String| if words.is_empty() { "–".to_owned() } else { words };
    let used = match usize::try_from(item.used).unwrap_or(0) {
        0 => t::banks::unused(lang).to_owned(),
        count => t::banks::used(lang, count),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=page.link(&item_address(item.head.id)) lang=tag>{title_of(&item.head.title, lang)}</a>
                <small class="muted">{kind_word(lang, &item.head.kind)}" · "{t::banks::version_number(lang, item.head.number)}</small>
                {item.head.retired.then(|| chip(Tone::Warn, t::banks::retired(lang).to_owned()))}
            </th>
            <td role="cell" data-label=t::banks::column_category(lang)>{or_dash(item.head.category.replace('/', " / "))}</td>
            <td role="cell" data-label=t::banks::column_tags(lang)>{or_dash(item.tags.join(", "))}</td>
            <td role="cell" data-label=t::banks::column_used(lang)>{used}</td>
        </tr>
    }
    .into_any()
}

fn pager(page: &Page, bank: &BankPage, query: &BankQuery, address: &str) -> Option<AnyView> {
    let lang = page.lang;
    let number = query.page.clamp(1, bank.pages);
    let mut filters = String::new();
    for (name, value) in [("q", &query.words), ("category", &query.category), ("tag", &query.tag), ("kind", &query.kind)] {
        if !value.is_empty() {
            filters = format!("{filters}{name}={}&", url_encode(value));
        }
    }
    let retired = if query.retired { "retired=1&" } else { "" };
    let link = |n: usize| format!("{address}?{filters}{retired}page={n}");
    (bank.pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=t::common::pages(lang)>
                {(number > 1).then(|| view! { <a rel="prev" href=link(number - 1)>{t::common::page_previous(lang)}</a> })}
                <span>{t::common::page_of(lang, number, bank.pages)}</span>
                {(number < bank.pages).then(|| view! { <a rel="next" href=link(number + 1)>{t::common::page_next(lang)}</a> })}
            </nav>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_counts_for_those_above_it() {
        let categories =
            BTreeMap::from([("Safety/Fumes".to_owned(), 2), ("Safety".to_owned(), 1), (String::new(), 4), ("Gas".to_owned(), 1)]);
        let expected = [("Gas", 0, 1), ("Safety", 0, 3), ("Safety/Fumes", 1, 2)];
        assert_eq!(category_tree(&categories), expected.map(|(path, depth, count)| (path.to_owned(), depth, count)));
    }
}
