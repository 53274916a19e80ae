//! One question of a quiz: its figures, who gave which answer, the same question in its languages, and what it looks like.

use domain::quizzes::statistics::{Answer, AnswerRow, Difference, ItemFigures, ItemStatistics, LanguageDifference, PartTable};
use domain::{ItemId, Language};
use i18n::t::quiz_staff;
use leptos::prelude::*;
use usecases::quizzes::QuizStatistics;

use super::charts::{Row, bar, forest};
use super::labels::Labels;
use super::parts::{at, column, figures, table};
use super::shown::preview;
use super::statistics::{in_words, look, notes};
use super::words::{interval, item_title, kind, marks, percent, signed};
use crate::ui::{Icon, Page, breadcrumb, document, icon};

/// None when the quiz has no such item in its figures.
#[must_use]
pub fn item_statistics_page(page: &Page, found: &QuizStatistics, key: &str) -> Option<String> {
    let lang = page.lang;
    let item = found.statistics.items.iter().find(|item| item.key == key)?;
    let (id, cached) = found.items.get(key)?;
    let title = item_title(&cached.source, lang);
    let (id, quiz) = (*id, found.quiz.id);
    Some(document(page, &title, false, || {
        let above = vec![
            (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
            (page.link(&at(quiz, "/statistics")), found.quiz.title.get(lang).to_owned()),
        ];
        let labels = Labels::of(&cached.html, &cached.source, lang);
        let words = in_words(lang, &item.figures).into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! {
            {breadcrumb(page, above)}
            <div class="page-head">
                <h1>{title.clone()}</h1>
                <ul class="meta">
                    <li>{icon(Icon::Lesson)}{kind(lang, cached.source.body.name())}</li>
                    <li>{icon(Icon::People)}{quiz_staff::answers(lang, item.figures.attempts)}</li>
                </ul>
            </div>
            {notes(lang, item, true)}
            <ul class="in-words">{words}</ul>
            {figures_list(lang, &item.figures)}
            {distractors(page, item, &labels)}
            {languages(page, item)}
            <section class="section">
                <h2>{quiz_staff::preview_title(lang)}</h2>
                <details class="details"><summary>{quiz_staff::preview_open(lang)}</summary><div inner_html=preview(page, &cached.html)></div></details>
            </section>
            {next_steps(page, found, id)}
        }
        .into_any()
    }))
}

fn figures_list(lang: Language, f: &ItemFigures) -> AnyView {
    let facility = f.facility.map(|facility| match f.facility_interval {
        Some(range) => format!("{} ({})", percent(lang, facility), interval(lang, range)),
        None => percent(lang, facility),
    });
    let rows = [
        (quiz_staff::column_facility(lang), facility, quiz_staff::facility_means(lang)),
        (quiz_staff::column_discrimination(lang), f.discrimination.map(|d| percent(lang, d)), quiz_staff::discrimination_means(lang)),
        (quiz_staff::column_efficiency(lang), f.efficiency.map(|e| percent(lang, e)), quiz_staff::efficiency_means(lang)),
        (quiz_staff::deviation(lang), f.standard_deviation.map(|d| percent(lang, d)), quiz_staff::item_deviation_means(lang)),
        (quiz_staff::intended_weight(lang), f.intended_weight.map(|w| percent(lang, w)), quiz_staff::intended_weight_means(lang)),
        (quiz_staff::effective_weight(lang), f.effective_weight.map(|w| percent(lang, w)), quiz_staff::effective_weight_means(lang)),
        (quiz_staff::column_guess(lang), f.guess.map(|g| percent(lang, g)), quiz_staff::guess_means(lang)),
    ];
    let items = rows
        .into_iter()
        .filter_map(|(name, value, means)| Some((name, value?, means)))
        .map(|(name, value, means)| view! { <div><dt>{name}</dt><dd><strong>{value}</strong><p>{means}</p></dd></div> })
        .collect_view();
    view! { <dl class="figures">{items}</dl> }.into_any()
}

fn distractors(page: &Page, item: &ItemStatistics, labels: &Labels) -> AnyView {
    let lang = page.lang;
    if item.parts.is_empty() {
        return ().into_any();
    }
    let tables = item.parts.iter().enumerate().map(|(place, part)| part_table(lang, part, labels, place)).collect_view();
    view! {
        <section class="section">
            <h2>{quiz_staff::distractors_title(lang)}</h2>
            <p class="muted">{quiz_staff::distractors_text(lang)}</p>
            {tables}
        </section>
    }
    .into_any()
}

/// The mean of the rest of those who gave the right answer.
fn best_rest(part: &PartTable) -> Option<f64> {
    part.rows.iter().filter(|row| row.credit > 0.0).filter_map(|row| row.rest_mean).reduce(f64::max)
}

fn part_table(lang: Language, part: &PartTable, labels: &Labels, place: usize) -> AnyView {
    let caption = match labels.part(&part.part) {
        Some(html) => view! { <span inner_html=html></span> }.into_any(),
        None => view! { <span>{quiz_staff::answers_caption(lang)}</span> }.into_any(),
    };
    let right = best_rest(part);
    let rows = part
        .rows
        .iter()
        .filter(|row| row.count > 0 || matches!(row.answer, Answer::Class(_)))
        .map(|row| answer_row(lang, &part.part, row, right, labels))
        .collect_view();
    let id = format!("part-{place}");
    let labelled = id.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby=labelled>
            <table class="table table--compact table--cards table--bars" role="table">
                <caption id=id>{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(quiz_staff::column_answer(lang))}
                        {figures(quiz_staff::column_credit(lang))}
                        {column(quiz_staff::column_share(lang))}
                        {figures(quiz_staff::column_learners(lang))}
                        {figures(quiz_staff::column_rest(lang))}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn answer_row(lang: Language, part: &str, row: &AnswerRow, right: Option<f64>, labels: &Labels) -> impl IntoView + use<> {
    let label = match &row.answer {
        Answer::Class(class) => labels.class(part, class),
        Answer::Other => quiz_staff::answer_other(lang).to_owned(),
        Answer::Nothing => quiz_staff::answer_none(lang).to_owned(),
    };
    let is_right = row.credit > 0.0;
    // two or three people are a coincidence
    let strong = !is_right && row.count > 3 && row.rest_mean.zip(right).is_some_and(|(rest, right)| rest > right);
    let says = if is_right {
        Some(view! { <span class="answer-sign">{icon(Icon::Check)}{quiz_staff::answer_right(lang)}</span> }.into_any())
    } else if strong {
        Some(look(quiz_staff::answer_strong(lang).to_owned()))
    } else if row.count == 0 && matches!(row.answer, Answer::Class(_)) {
        Some(view! { <small class="muted answer-sign">{quiz_staff::answer_nobody(lang)}</small> }.into_any())
    } else {
        None
    };
    let rest = row.rest_mean.map_or_else(|| "–".to_owned(), |rest| marks(lang, rest));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><span inner_html=label></span>{says}</th>
            <td role="cell" class="num" data-label=quiz_staff::column_credit(lang)>{percent(lang, row.credit * 100.0)}</td>
            <td role="cell" data-label=quiz_staff::column_share(lang)><span class="share"><span inner_html=bar(row.share, is_right)></span>{percent(lang, row.share)}</span></td>
            <td role="cell" class="num" data-label=quiz_staff::column_learners(lang)>{row.count}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_rest(lang)>{rest}</td>
        </tr>
    }
}

fn name(lang: Language, language: Language) -> &'static str {
    match language {
        Language::Zh => quiz_staff::chinese(lang),
        Language::De => quiz_staff::german(lang),
        Language::En => quiz_staff::english(lang),
    }
}

fn languages(page: &Page, item: &ItemStatistics) -> AnyView {
    let lang = page.lang;
    let found = &item.languages;
    if found.groups.len() < 2 {
        return view! {
            <section class="section"><h2>{quiz_staff::languages_title(lang)}</h2><p class="muted">{quiz_staff::languages_one(lang)}</p></section>
        }
        .into_any();
    }
    let groups = found
        .groups
        .iter()
        .map(|group| {
            let range = group.interval.map_or_else(|| "–".to_owned(), |i| interval(lang, i));
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{name(lang, group.language)}</th>
                    <td role="cell" class="num">{group.attempts}</td>
                    <td role="cell" class="num">{percent(lang, group.facility)}</td>
                    <td role="cell">{range}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any();
    let heads = view! {
        {column(quiz_staff::column_language(lang))}
        {figures(quiz_staff::column_learners(lang))}
        {figures(quiz_staff::column_facility(lang))}
        {column(quiz_staff::column_interval(lang))}
    };
    let says = found.differences.iter().filter_map(|d| verdict(lang, d)).map(look).collect::<Vec<_>>();
    let calm = says.is_empty().then(|| view! { <p>{quiz_staff::languages_alike(lang)}</p> });
    let rows: Vec<Row> = found
        .differences
        .iter()
        .map(|d| {
            let (difference, flagged) = in_force(d);
            Row { label: pair(lang, d), difference, flagged }
        })
        .collect();
    let text = quiz_staff::forest_text(lang);
    let svg = forest(lang, &rows, quiz_staff::forest_title(lang), text);
    view! {
        <section class="section">
            <h2>{quiz_staff::languages_title(lang)}</h2>
            {says}
            {calm}
            {table("languages-caption", quiz_staff::languages_caption(lang).to_owned(), heads.into_any(), groups, "table table--compact")}
            <figure class="figure"><div inner_html=svg></div><figcaption>{text}</figcaption></figure>
            {differences(lang, &found.differences)}
        </section>
    }
    .into_any()
}

/// The difference that is about the item: the matched one where there is one.
fn in_force(difference: &LanguageDifference) -> (Difference, bool) {
    difference.matched.map_or((difference.raw, difference.raw.flagged()), |matched| (matched.difference, matched.flagged()))
}

/// "German – Chinese".
fn pair(lang: Language, difference: &LanguageDifference) -> String {
    let [first, second] = difference.languages.map(|l| name(lang, l));
    format!("{first} – {second}")
}

/// "Check the German version."
fn verdict(lang: Language, difference: &LanguageDifference) -> Option<String> {
    let (in_force, flagged) = in_force(difference);
    let [first, second] = difference.languages;
    let harder = if in_force.points < 0.0 { first } else { second };
    let points = signed(lang, in_force.points.abs()).trim_start_matches('+').to_owned();
    flagged.then(|| match harder {
        Language::Zh => quiz_staff::check_chinese(lang, points),
        Language::De => quiz_staff::check_german(lang, points),
        Language::En => quiz_staff::check_english(lang, points),
    })
}

fn differences(lang: Language, all: &[LanguageDifference]) -> AnyView {
    let range = |difference: &Difference| {
        difference.interval.map_or_else(|| "–".to_owned(), |i| quiz_staff::from_to(lang, signed(lang, i.low), signed(lang, i.high)))
    };
    let rows = all
        .iter()
        .map(|d| {
            let (points, span, based) = match &d.matched {
                Some(m) => (signed(lang, m.difference.points), range(&m.difference), quiz_staff::matched_on(lang, m.attempts, m.strata)),
                None => ("–".to_owned(), "–".to_owned(), quiz_staff::not_matched(lang).to_owned()),
            };
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">{pair(lang, d)}</th>
                    <td role="cell" class="num" data-label=quiz_staff::column_difference(lang)>{signed(lang, d.raw.points)}</td>
                    <td role="cell" data-label=quiz_staff::column_interval(lang)>{range(&d.raw)}</td>
                    <td role="cell" class="num" data-label=quiz_staff::column_matched(lang)>{points}</td>
                    <td role="cell" data-label=quiz_staff::column_interval(lang)><span>{span}<br /><small class="muted">{based}</small></span></td>
                </tr>
            }
        })
        .collect_view()
        .into_any();
    let heads = view! {
        {column(quiz_staff::column_pair(lang))}
        {figures(quiz_staff::column_difference(lang))}
        {column(quiz_staff::column_interval(lang))}
        {figures(quiz_staff::column_matched(lang))}
        {column(quiz_staff::column_interval(lang))}
    };
    table("differences-caption", quiz_staff::forest_title(lang).to_owned(), heads.into_any(), rows, "table table--compact table--cards")
}

fn next_steps(page: &Page, found: &QuizStatistics, item: ItemId) -> AnyView {
    let lang = page.lang;
    let quiz = found.quiz.id;
    let regrade = page.link(&at(quiz, &format!("/regrade?item={item}&rule=newest")));
    view! {
        <p class="cluster">
            <a class="button button--secondary" href=page.link(&at(quiz, "/statistics"))>{icon(Icon::ArrowLeft)}{quiz_staff::back_to_statistics(lang)}</a>
            <a class="button button--secondary" href=regrade>{quiz_staff::regrade_title(lang)}</a>
        </p>
    }
    .into_any()
}
