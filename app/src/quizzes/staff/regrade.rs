//! Marking answers to a question again: first as a list of whose mark would change from what to what.

use domain::ItemId;
use i18n::collate;
use i18n::t::{people, quiz_staff};
use leptos::prelude::*;
use storage::quizzes::definitions::Quiz;
use usecases::quizzes::{AnsweredItem, Change, Regrade, Rule};

use super::parts::{at, column, figures, table};
use super::words;
use crate::ui::{Icon, Page, Tone, breadcrumb, document, icon, notice, page_head, select};

/// Names shown; the rest is counted.
const SHOWN: usize = 500;

/// What is asked for.
#[derive(Clone, Copy)]
pub struct RegradeChoice {
    pub item: Option<ItemId>,
    pub rule: Rule,
}

/// The word for a rule in addresses and forms.
const fn code(rule: Rule) -> &'static str {
    match rule {
        Rule::NewestVersion => "newest",
        Rule::FullCredit => "full",
    }
}

#[must_use]
pub fn regrade_page(page: &Page, quiz: &Quiz, items: &[AnsweredItem], choice: RegradeChoice, preview: Option<&Regrade>) -> String {
    let lang = page.lang;
    document(page, quiz_staff::regrade_title(lang), false, || {
        let mut options: Vec<(String, String)> = vec![(String::new(), quiz_staff::choose_question(lang).to_owned())];
        options
            .extend(items.iter().map(|item| (item.item.to_string(), item.title.get(lang).lines().next().unwrap_or_default().to_owned())));
        let rules = vec![
            (code(Rule::NewestVersion).to_owned(), quiz_staff::rule_newest(lang).to_owned()),
            (code(Rule::FullCredit).to_owned(), quiz_staff::rule_full(lang).to_owned()),
        ];
        let chosen = choice.item.map(|item| item.to_string()).unwrap_or_default();
        let body = preview.zip(choice.item).map(|(regrade, item)| dry_run(page, quiz, regrade, item, choice.rule));
        view! {
            {breadcrumb(page, above(page, quiz))}
            {page_head(quiz_staff::regrade_title(lang).to_owned(), Some(quiz_staff::regrade_lede(lang).to_owned()))}
            <form class="form" method="get" action=page.link(&at(quiz.id, "/regrade"))>
                {select("item", quiz_staff::column_question(lang).to_owned(), None, options, &chosen)}
                {select("rule", quiz_staff::rule_label(lang).to_owned(), None, rules, code(choice.rule))}
                <button class="button button--secondary">{icon(Icon::Eye)}{quiz_staff::regrade_preview(lang)}</button>
            </form>
            {body}
        }
        .into_any()
    })
}

fn above(page: &Page, quiz: &Quiz) -> Vec<(String, String)> {
    let lang = page.lang;
    vec![
        (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
        (page.link(&at(quiz.id, "/results")), quiz.title.get(lang).to_owned()),
    ]
}

fn dry_run(page: &Page, quiz: &Quiz, regrade: &Regrade, item: ItemId, rule: Rule) -> AnyView {
    let lang = page.lang;
    if regrade.changes.is_empty() {
        let text = quiz_staff::regrade_nothing(lang, regrade.looked_at);
        return notice(Tone::Info, view! { <p role="status">{text}</p> }.into_any());
    }
    let action = page.link(&at(quiz.id, "/regrade"));
    view! {
        <section class="section">
            <h2>{quiz_staff::regrade_dry_run(lang)}</h2>
            <p>{quiz_staff::regrade_would(lang, regrade.changes.len(), regrade.looked_at)}</p>
            {changes(page, regrade)}
            <form method="post" action=action>
                <input type="hidden" name="item" value=item.to_string() />
                <input type="hidden" name="rule" value=code(rule) />
                <button class="button">{icon(Icon::Check)}{quiz_staff::regrade_do(lang, regrade.changes.len())}</button>
            </form>
        </section>
    }
    .into_any()
}

fn changes(page: &Page, regrade: &Regrade) -> AnyView {
    let lang = page.lang;
    let mut sorted: Vec<(String, &Change)> = regrade.changes.iter().map(|c| (c.person.name.sort_text(lang), c)).collect();
    collate::sort_by_name(lang, &mut sorted, |(key, _)| key);
    let more = sorted.len().saturating_sub(SHOWN);
    let rows = sorted.into_iter().take(SHOWN).map(|(_, change)| row(page, change)).collect_view().into_any();
    let head = view! {
        {column(people::column_name(lang))}
        {figures(quiz_staff::column_from(lang))}
        {figures(quiz_staff::column_to(lang))}
        {figures(quiz_staff::column_of(lang))}
    };
    let more = (more > 0).then(|| view! { <p class="muted">{quiz_staff::and_more(lang, more)}</p> });
    view! {
        {table("regrade-caption", quiz_staff::regrade_count(lang, regrade.changes.len()), head.into_any(), rows, "table table--compact")}
        {more}
    }
    .into_any()
}

fn row(page: &Page, change: &Change) -> impl IntoView + use<> {
    let lang = page.lang;
    let mark = |mark: Option<f64>| mark.map_or_else(|| "–".to_owned(), |m| words::marks(lang, m));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=page.link(&format!("/teaching/attempts/{}", change.attempt))>{change.person.name.display(lang)}</a>
            </th>
            <td role="cell" class="num">{mark(change.from)}</td>
            <td role="cell" class="num">{mark(change.to)}</td>
            <td role="cell" class="num">{words::marks(lang, change.max)}</td>
        </tr>
    }
}

/// What was done.
#[must_use]
pub fn regraded_page(page: &Page, regrade: &Regrade) -> String {
    let lang = page.lang;
    let quiz = &regrade.quiz;
    document(page, quiz_staff::regrade_title(lang), false, || {
        let text = quiz_staff::regrade_done(lang, regrade.changes.len());
        let table = (!regrade.changes.is_empty()).then(|| changes(page, regrade));
        view! {
            {breadcrumb(page, above(page, quiz))}
            {page_head(quiz_staff::regrade_title(lang).to_owned(), None)}
            {notice(Tone::Ok, view! { <p role="status">{text}</p> }.into_any())}
            {table}
            <p><a class="button button--secondary" href=page.link(&at(quiz.id, "/results"))>{quiz_staff::to_results(lang)}</a></p>
        }
        .into_any()
    })
}
