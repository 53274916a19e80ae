//! What QTI cannot say of a quiz, before the file is taken.

use formats::{Format, Level};
use i18n::t::{banks, quiz_staff};
use leptos::prelude::*;
use usecases::quizzes::{QuizDraft, QuizExport};

use super::parts::at;
use crate::quizzes::banks::{findings_section, format_word};
use crate::ui::{Icon, Page, breadcrumb, document, icon, page_head};

/// The way to the file, on the page where the questions are.
pub fn export_link(page: &Page, draft: &QuizDraft) -> AnyView {
    let lang = page.lang;
    view! {
        <section class="section" id="export">
            <p class="muted">{quiz_staff::export_hint(lang)}</p>
            <p>
                <a class="button button--secondary" href=page.link(&at(draft.quiz.id, "/export"))>
                    {icon(Icon::Download)}{quiz_staff::export(lang)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

#[must_use]
pub fn quiz_export_page(page: &Page, export: &QuizExport) -> String {
    let lang = page.lang;
    let title = banks::export_lost_title(lang, format_word(lang, Format::Qti));
    document(page, &title, false, || {
        let findings = &export.written.findings;
        let above = vec![
            (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
            (page.link(&at(export.quiz.id, "")), export.quiz.title.get(lang).to_owned()),
        ];
        let file = page.link(&at(export.quiz.id, "/export?anyway=1"));
        view! {
            {breadcrumb(page, above)}
            {page_head(title.clone(), Some(banks::export_lost_text(lang).to_owned()))}
            <div><a class="button" href=file download="">{icon(Icon::Download)}{banks::export_anyway(lang)}</a></div>
            {findings_section(lang, banks::export_refused(lang), "refused-title", findings, Level::Refused)}
            {findings_section(lang, banks::export_approximated(lang), "approximated-title", findings, Level::Approximated)}
        }
        .into_any()
    })
}
