//! Importing a file of questions: choosing it, looking at what is in it, storing it. And what an export cannot say.

use std::collections::BTreeMap;

use domain::Language;
use formats::{Format, Level};
use i18n::t;
use leptos::prelude::*;
use storage::quizzes::banks::Bank;
use usecases::quizzes::{Export, ImportPreview};

use super::editor::{bank_address, title_of};
use super::findings::{findings_section, format_word};
use super::words::kind_word;
use crate::ui::{Icon, Page, Tone, breadcrumb, choices, document, error_summary, icon, notice, page_head, select};

/// Questions shown of a file.
const SHOWN: usize = 50;

/// Why no file was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    NoFile,
    UnknownFormat,
    /// The file that was looked at is no longer at hand.
    Gone,
    /// Too many files at once.
    Full,
}

/// The words for formats in forms and addresses.
pub const FORMATS: [(&str, Format); 6] = [
    ("gift", Format::Gift),
    ("aiken", Format::Aiken),
    ("moodle-xml", Format::MoodleXml),
    ("qti", Format::Qti),
    ("csv", Format::Csv),
    ("xlsx", Format::Xlsx),
];

fn above(page: &Page, bank: &Bank) -> Vec<(String, String)> {
    vec![
        (page.link("/banks"), t::banks::title(page.lang).to_owned()),
        (page.link(&bank_address(bank.id)), bank.title.get(page.lang).to_owned()),
    ]
}

#[must_use]
pub fn import_page(page: &Page, bank: &Bank, problem: Option<ImportProblem>) -> String {
    let lang = page.lang;
    document(page, t::banks::import_title(lang), false, || {
        let problem = problem.map(|problem| match problem {
            ImportProblem::NoFile => ("file", t::banks::import_no_file(lang)),
            ImportProblem::UnknownFormat => ("format", t::banks::import_unknown_format(lang)),
            ImportProblem::Gone => ("file", t::banks::import_gone(lang)),
            ImportProblem::Full => ("file", t::banks::import_full(lang)),
        });
        let summary = error_summary(t::common::please_check(lang), problem.map(|(f, text)| (f, text.to_owned())).into_iter().collect());
        let formats = std::iter::once((String::new(), t::banks::import_detect(lang).to_owned()))
            .chain(FORMATS.map(|(code, format)| (code.to_owned(), format_word(lang, format).to_owned())))
            .collect();
        let languages = Language::ALL.into_iter().map(|l| (l.code().to_owned(), l.native_name().to_owned(), Some(l.tag()))).collect();
        let template = |format: &str| page.link(&format!("/banks/template/{format}"));
        view! {
            {breadcrumb(page, above(page, bank))}
            {page_head(t::banks::import_title(lang).to_owned(), Some(t::banks::import_lede(lang).to_owned()))}
            {summary}
            <form class="form" method="post" enctype="multipart/form-data" action=page.link(&format!("{}/import", bank_address(bank.id)))>
                {select("format", t::banks::import_format(lang).to_owned(), None, formats, "")}
                {choices("language", t::banks::import_language(lang).to_owned(), languages, lang.code())}
                <div class="field">
                    <label for="file">{t::banks::import_file(lang)}</label>
                    <p class="field__hint" id="file-hint">{t::banks::import_file_hint(lang)}</p>
                    <input id="file" name="file" type="file" required=true aria-describedby="file-hint" />
                </div>
                <button class="button">{icon(Icon::Eye)}{t::banks::import_look(lang)}</button>
            </form>
            <section class="section">
                <p>{t::banks::import_templates(lang)}</p>
                <div class="button-row">
                    <a class="button button--secondary" href=template("xlsx") download="">{icon(Icon::Download)}{t::banks::template_xlsx(lang)}</a>
                    <a class="button button--secondary" href=template("csv") download="">{icon(Icon::Download)}{t::banks::template_csv(lang)}</a>
                </div>
            </section>
        }
        .into_any()
    })
}

#[must_use]
pub fn import_preview_page(page: &Page, bank: &Bank, token: &str, preview: &ImportPreview) -> String {
    let lang = page.lang;
    document(page, t::banks::preview_title(lang), false, || {
        let address = page.link(&format!("{}/import", bank_address(bank.id)));
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for item in &preview.items {
            *kinds.entry(item.body.name()).or_default() += 1;
        }
        let kinds = kinds.into_iter().map(|(kind, count)| view! { <li>{t::banks::filter_count(lang, count, kind_word(lang, kind))}</li> });
        let items = preview.items.iter().take(SHOWN).map(|item| {
            let title = if item.title.is_empty() { &item.prompt } else { &item.title };
            let (_, found) = title.best(lang);
            let tag = (found != lang).then(|| found.tag());
            let words: String = title_of(title, lang).chars().take(140).collect();
            view! { <li><span lang=tag>{words}</span><span class="muted">{kind_word(lang, item.body.name())}</span></li> }
        });
        let pictures = (!preview.media.is_empty()).then(|| format!(" · {}", t::banks::preview_pictures(lang, preview.media.len())));
        let tests = (!preview.quizzes.is_empty()).then(|| format!(" · {}", t::banks::preview_tests(lang, preview.quizzes.len())));
        let lede = format!(
            "{} · {}{}{}",
            format_word(lang, preview.format),
            t::banks::preview_found(lang, preview.items.len()),
            tests.unwrap_or_default(),
            pictures.unwrap_or_default()
        );
        let content = if preview.items.is_empty() {
            notice(Tone::Warn, view! { <p>{t::banks::preview_nothing(lang)}</p> }.into_any())
        } else {
            let clean = preview.findings.is_empty().then(|| notice(Tone::Ok, view! { <p>{t::banks::preview_clean(lang)}</p> }.into_any()));
            view! {
                {store_form(page, bank, &format!("{address}/{token}"), preview)}
                {clean}
                <section class="section" aria-labelledby="kinds-title">
                    <h2 id="kinds-title">{t::banks::preview_kinds(lang)}</h2>
                    <ul class="meta list-none">{kinds.collect_view()}</ul>
                </section>
            }
            .into_any()
        };
        let first = (!preview.items.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="first-title">
                    <h2 id="first-title">{t::banks::preview_first(lang, preview.items.len().min(SHOWN))}</h2>
                    <ol class="finding-list">{items.collect_view()}</ol>
                </section>
            }
        });
        view! {
            {breadcrumb(page, above(page, bank))}
            {page_head(t::banks::preview_title(lang).to_owned(), Some(lede))}
            {content}
            {findings_section(lang, t::banks::preview_refused(lang), "refused-title", &preview.findings, Level::Refused)}
            {findings_section(lang, t::banks::preview_approximated(lang), "approximated-title", &preview.findings, Level::Approximated)}
            {first}
            <p><a href=address>{t::banks::import_other(lang)}</a></p>
        }
        .into_any()
    })
}

fn store_form(page: &Page, bank: &Bank, action: &str, preview: &ImportPreview) -> AnyView {
    let lang = page.lang;
    let duplicates = (preview.existing > 0).then(|| {
        let options = vec![
            ("version".to_owned(), t::banks::duplicates_version(lang).to_owned(), None),
            ("both".to_owned(), t::banks::duplicates_both(lang).to_owned(), None),
            ("leave".to_owned(), t::banks::duplicates_leave(lang).to_owned(), None),
        ];
        view! {
            <p>{t::banks::preview_existing(lang, preview.existing)}</p>
            {choices("duplicates", t::banks::duplicates(lang).to_owned(), options, "version")}
        }
    });
    // the bank of a course is nobody's, and so would be its quizzes
    let quizzes = (!preview.quizzes.is_empty() && bank.organisation.is_some()).then(|| {
        let titles = preview.quizzes.iter().take(SHOWN).map(|quiz| {
            let (title, found) = quiz.test.title.best(lang);
            let tag = (found != lang).then(|| found.tag());
            let title: String = title.chars().take(140).collect();
            view! { <li lang=tag>{title}</li> }
        });
        view! {
            <div class="stack">
                <label class="choice" for="quizzes">
                    <input type="checkbox" id="quizzes" name="quizzes" value="1" checked=true aria-describedby="quizzes-titles" />
                    <span>
                        {t::banks::also_quizzes(lang, preview.quizzes.len())}
                        <small class="choice__hint">{t::banks::also_quizzes_hint(lang)}</small>
                    </span>
                </label>
                <ul id="quizzes-titles">{titles.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <form class="form" method="post" action=action.to_owned()>
            {duplicates}
            {quizzes}
            <button class="button">{icon(Icon::Upload)}{t::banks::import_now(lang)}</button>
        </form>
    }
    .into_any()
}

/// What the format of an export cannot say, before the file is taken.
#[must_use]
pub fn export_page(page: &Page, export: &Export, format: Format, file: &str) -> String {
    let lang = page.lang;
    let title = t::banks::export_lost_title(lang, format_word(lang, format));
    document(page, &title, false, || {
        let findings = &export.written.findings;
        view! {
            {breadcrumb(page, above(page, &export.bank))}
            {page_head(title.clone(), Some(t::banks::export_lost_text(lang).to_owned()))}
            <div><a class="button" href=page.link(file) download="">{icon(Icon::Download)}{t::banks::export_anyway(lang)}</a></div>
            {findings_section(lang, t::banks::export_refused(lang), "refused-title", findings, Level::Refused)}
            {findings_section(lang, t::banks::export_approximated(lang), "approximated-title", findings, Level::Approximated)}
        }
        .into_any()
    })
}
