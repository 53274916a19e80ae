//! How a quiz worked: the figures of the whole with what they mean, the results as columns, and a line for each question, the doubtful ones first.

use domain::quizzes::statistics::{Difficulty, Discrimination, ItemFigures, ItemStatistics, Note, QuizFigures};
use domain::{Language, QuizId};
use i18n::format;
use i18n::t::quiz_staff;
use leptos::prelude::*;
use usecases::quizzes::QuizStatistics;

use super::charts::{histogram, tenths, whisker};
use super::parts::{Here, at, column, encode, figures, head, table};
use super::words::{interval, item_title, marks, maybe_percent, percent};
use crate::ui::{Icon, Page, Tone, chip, document, empty, icon, notice};

#[must_use]
pub fn statistics_page(page: &Page, found: &QuizStatistics) -> String {
    let lang = page.lang;
    let quiz = found.quiz.id;
    let title = found.quiz.title.get(lang);
    document(page, title, false, || {
        let waiting = (found.waiting > 0).then(|| {
            let link = page.link(&at(quiz, "/marking"));
            let text =
                view! { <p>{quiz_staff::statistics_waiting(lang, found.waiting)}" "<a href=link>{quiz_staff::to_marking(lang)}</a></p> };
            notice(Tone::Info, text.into_any())
        });
        let body = if found.counted == 0 {
            let (title, text) = (quiz_staff::statistics_none_title(lang).to_owned(), quiz_staff::statistics_none_text(lang).to_owned());
            empty(Icon::Target, title, text, None).into_any()
        } else {
            view! {
                <p class="lede">{quiz_staff::statistics_lede(lang, found.counted)}</p>
                {whole(lang, &found.statistics.quiz)}
                {distribution(page, found)}
                {items(page, found)}
            }
            .into_any()
        };
        view! { {head(page, quiz, title, Here::Statistics)} {waiting} {body} }.into_any()
    })
}

/// Each figure with one plain sentence.
fn whole(lang: Language, quiz: &QuizFigures) -> AnyView {
    let in_marks = |value: f64| {
        quiz.percent(value).map_or_else(|| marks(lang, value), |share| format!("{} ({})", marks(lang, value), percent(lang, share)))
    };
    let decimal = |value: f64| format::decimal(lang, value, 2);
    let mean_means = match quiz.mean_interval.and_then(|i| quiz.percent(i.low).zip(quiz.percent(i.high))) {
        Some((low, high)) => quiz_staff::mean_means(lang, percent(lang, high), percent(lang, low)),
        None => quiz_staff::mean_means_plain(lang).to_owned(),
    };
    let alpha_means = match quiz.alpha {
        Some(alpha) if alpha >= 0.75 => quiz_staff::alpha_good(lang),
        Some(alpha) if alpha >= 0.64 => quiz_staff::alpha_fair(lang),
        _ => quiz_staff::alpha_low(lang),
    };
    let skewness_means = match quiz.skewness {
        Some(s) if s < -0.3 => quiz_staff::skewness_below(lang),
        Some(s) if s > 0.3 => quiz_staff::skewness_above(lang),
        _ => quiz_staff::skewness_even(lang),
    };
    let kurtosis_means = match quiz.kurtosis {
        Some(k) if k > 1.0 => quiz_staff::kurtosis_high(lang),
        Some(k) if k < -1.0 => quiz_staff::kurtosis_low(lang),
        _ => quiz_staff::kurtosis_even(lang),
    };
    let rows = [
        (quiz_staff::mean(lang), quiz.mean.map(in_marks), mean_means),
        (quiz_staff::median(lang), quiz.median.map(in_marks), quiz_staff::median_means(lang).to_owned()),
        (quiz_staff::deviation(lang), quiz.standard_deviation.map(in_marks), quiz_staff::deviation_means(lang).to_owned()),
        (quiz_staff::skewness(lang), quiz.skewness.map(decimal), skewness_means.to_owned()),
        (quiz_staff::kurtosis(lang), quiz.kurtosis.map(decimal), kurtosis_means.to_owned()),
        (quiz_staff::alpha(lang), quiz.alpha.map(decimal), alpha_means.to_owned()),
        (quiz_staff::error_ratio(lang), quiz.error_ratio.map(|r| percent(lang, r)), quiz_staff::error_ratio_means(lang).to_owned()),
        (quiz_staff::standard_error(lang), quiz.standard_error.map(in_marks), quiz_staff::standard_error_means(lang).to_owned()),
    ];
    let items = rows
        .into_iter()
        .filter_map(|(name, value, means)| Some((name, value?, means)))
        .map(|(name, value, means)| view! { <div><dt>{name}</dt><dd><strong>{value}</strong><p>{means}</p></dd></div> })
        .collect_view();
    view! { <section class="section"><h2>{quiz_staff::whole_title(lang)}</h2><dl class="figures">{items}</dl></section> }.into_any()
}

fn distribution(page: &Page, found: &QuizStatistics) -> AnyView {
    let (lang, pass) = (page.lang, found.pass_percent);
    let counts = tenths(&found.percents);
    let text = quiz_staff::histogram_text(lang, found.counted);
    let svg = histogram(lang, &counts, pass, quiz_staff::histogram_title(lang), &text);
    let rows = (0_u8..)
        .zip(counts)
        .map(|(tenth, count)| {
            let (low, high) = (f64::from(tenth) * 10.0, f64::from(tenth + 1) * 10.0);
            let range = quiz_staff::range(lang, percent(lang, high), percent(lang, low));
            view! { <tr role="row"><th scope="row" role="rowheader">{range}</th><td role="cell" class="num">{count}</td></tr> }
        })
        .collect_view()
        .into_any();
    let heads = view! { {column(quiz_staff::column_result(lang))} {figures(quiz_staff::column_learners(lang))} }.into_any();
    let table = table("histogram-caption", quiz_staff::histogram_title(lang).to_owned(), heads, rows, "table table--compact");
    let pass = pass.map(|pass| view! { <p class="muted">{quiz_staff::histogram_pass(lang, percent(lang, f64::from(pass)))}</p> });
    view! {
        <section class="section">
            <h2>{quiz_staff::histogram_title(lang)}</h2>
            <figure class="figure"><div inner_html=svg></div><figcaption>{text.clone()}{pass}</figcaption></figure>
            <details class="details"><summary>{quiz_staff::as_table(lang)}</summary><div>{table}</div></details>
        </section>
    }
    .into_any()
}

/// How much a note calls for a look; the less, the worse.
fn urgency(note: Note) -> u8 {
    match note {
        Note::NegativeDiscrimination => 0,
        Note::NoEffectiveWeight => 1,
        Note::NotAboveGuessing => 2,
        Note::LowEfficiency => 3,
        Note::LowFacility => 4,
        Note::WeakDiscrimination => 5,
        Note::HighFacility => 6,
        Note::WeightDiffers => 7,
        Note::HighGuess => 8,
        Note::FewAttempts => u8::MAX,
    }
}

/// Whether a language of the item wants a look.
pub fn language_flag(item: &ItemStatistics) -> bool {
    item.languages.differences.iter().any(|d| d.matched.map_or_else(|| d.raw.flagged(), |m| m.flagged()))
}

fn items(page: &Page, found: &QuizStatistics) -> AnyView {
    let lang = page.lang;
    let mut sorted: Vec<&ItemStatistics> = found.statistics.items.iter().collect();
    let worst = |item: &ItemStatistics| {
        let note = item.figures.notes.iter().map(|note| urgency(*note)).min().unwrap_or(u8::MAX);
        if language_flag(item) { note.min(4) } else { note }
    };
    sorted.sort_by_key(|item| (worst(item), item.slots.first().copied()));
    let rows = sorted.into_iter().map(|item| row(page, found, item)).collect_view().into_any();
    let heads = view! {
        {figures(quiz_staff::column_number(lang))}
        {column(quiz_staff::column_question(lang))}
        {column(quiz_staff::column_facility(lang))}
        {figures(quiz_staff::column_discrimination(lang))}
        {figures(quiz_staff::column_efficiency(lang))}
        {figures(quiz_staff::column_weights(lang))}
        {figures(quiz_staff::column_guess(lang))}
    };
    let caption = quiz_staff::items_caption(lang).to_owned();
    let few = found.statistics.items.iter().any(|item| item.figures.notes.contains(&Note::FewAttempts));
    let few = few.then(|| notice(Tone::Info, view! { <p>{quiz_staff::few_answers(lang)}</p> }.into_any()));
    view! {
        <section class="section">
            <h2>{quiz_staff::items_title(lang)}</h2>
            <p class="muted">{quiz_staff::items_text(lang)}</p>
            {few}
            {table("items-caption", caption, heads.into_any(), rows, "table table--cards table--items")}
        </section>
    }
    .into_any()
}

fn row(page: &Page, found: &QuizStatistics, item: &ItemStatistics) -> impl IntoView + use<> {
    let lang = page.lang;
    let f = &item.figures;
    let title = found.items.get(&item.key).map_or_else(|| item.key.clone(), |(_, cached)| item_title(&cached.source, lang));
    let slots = item.slots.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let link = item_link(page, found.quiz.id, &item.key);
    let facility = f.facility.map(|facility| {
        let bar = f.facility_interval.map(|i| whisker(facility, i.low, i.high)).unwrap_or_default();
        let range = f.facility_interval.map(|i| view! { <small class="muted">{interval(lang, i)}</small> });
        view! { <span class="facility"><strong>{percent(lang, facility)}</strong><span inner_html=bar></span>{range}</span> }
    });
    let weights = match (f.intended_weight, f.effective_weight) {
        (Some(intended), Some(effective)) => quiz_staff::weights(lang, percent(lang, effective), percent(lang, intended)),
        (Some(intended), None) => quiz_staff::weights(lang, "–", percent(lang, intended)),
        _ => "–".to_owned(),
    };
    view! {
        <tr role="row">
            <td role="cell" class="num" data-label=quiz_staff::column_number(lang)>{slots}</td>
            <th scope="row" role="rowheader"><a href=link>{title}</a>{notes(lang, item, false)}</th>
            <td role="cell" data-label=quiz_staff::column_facility(lang)>{facility}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_discrimination(lang)>{maybe_percent(lang, f.discrimination)}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_efficiency(lang)>{maybe_percent(lang, f.efficiency)}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_weights(lang)>{weights}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_guess(lang)>{maybe_percent(lang, f.guess)}</td>
        </tr>
    }
}

pub fn item_link(page: &Page, quiz: QuizId, key: &str) -> String {
    page.link(&at(quiz, &format!("/statistics?item={}", encode(key))))
}

/// What a teacher should look at, in words; few attempts alone are no reason for a warning, and are left out where the page has said so (`few`).
pub fn notes(lang: Language, item: &ItemStatistics, few: bool) -> AnyView {
    let mut said: Vec<(Tone, &'static str)> = item
        .figures
        .notes
        .iter()
        .filter(|note| few || **note != Note::FewAttempts)
        .map(|note| (if *note == Note::FewAttempts { Tone::Plain } else { Tone::Warn }, note_words(lang, *note)))
        .collect();
    if language_flag(item) {
        said.push((Tone::Warn, quiz_staff::note_language(lang)));
    }
    // the doubtful first
    said.sort_by_key(|(tone, _)| *tone == Tone::Plain);
    let chips = said.into_iter().map(|(tone, words)| view! { <li>{chip(tone, words.to_owned())}</li> }).collect_view();
    view! { <ul class="notes">{chips}</ul> }.into_any()
}

fn note_words(lang: Language, note: Note) -> &'static str {
    match note {
        Note::FewAttempts => quiz_staff::note_few(lang),
        Note::LowFacility => quiz_staff::note_hard(lang),
        Note::HighFacility => quiz_staff::note_easy(lang),
        Note::NotAboveGuessing => quiz_staff::note_guessing(lang),
        Note::HighGuess => quiz_staff::note_guessable(lang),
        Note::NegativeDiscrimination => quiz_staff::note_negative(lang),
        Note::WeakDiscrimination => quiz_staff::note_weak(lang),
        Note::LowEfficiency => quiz_staff::note_inefficient(lang),
        Note::WeightDiffers => quiz_staff::note_weight(lang),
        Note::NoEffectiveWeight => quiz_staff::note_no_weight(lang),
    }
}

/// "fairly easy", "tells weak from strong adequately".
pub fn in_words(lang: Language, figures: &ItemFigures) -> Vec<&'static str> {
    let difficulty = figures.facility.map(|facility| match Difficulty::of(facility) {
        Difficulty::ExtremelyDifficult => quiz_staff::difficulty_extreme(lang),
        Difficulty::VeryDifficult => quiz_staff::difficulty_very(lang),
        Difficulty::Difficult => quiz_staff::difficulty_hard(lang),
        Difficulty::ModeratelyDifficult => quiz_staff::difficulty_moderate(lang),
        Difficulty::AboutRight => quiz_staff::difficulty_right(lang),
        Difficulty::FairlyEasy => quiz_staff::difficulty_fairly_easy(lang),
        Difficulty::Easy => quiz_staff::difficulty_easy(lang),
        Difficulty::VeryEasy => quiz_staff::difficulty_very_easy(lang),
        Difficulty::ExtremelyEasy => quiz_staff::difficulty_extremely_easy(lang),
    });
    let discrimination = figures.discrimination.map(|index| match Discrimination::of(index) {
        Discrimination::VeryGood => quiz_staff::discrimination_very_good(lang),
        Discrimination::Adequate => quiz_staff::discrimination_adequate(lang),
        Discrimination::Weak => quiz_staff::discrimination_weak(lang),
        Discrimination::VeryWeak => quiz_staff::discrimination_very_weak(lang),
        Discrimination::ProbablyInvalid => quiz_staff::discrimination_invalid(lang),
    });
    [difficulty, discrimination].into_iter().flatten().collect()
}

/// The icon beside a sentence that wants a look.
pub fn look(text: String) -> AnyView {
    view! { <p class="look">{icon(Icon::Warning)}<span>{text}</span></p> }.into_any()
}
