//! What was noticed in a file, in words.

use domain::Language;
use domain::quizzes::form::Draft;
use domain::quizzes::item::Body;
use formats::{Finding, Format, Level, Place, QuizSetting, What};
use i18n::t;
use i18n::t::quiz_staff;
use leptos::prelude::*;

use super::editor::place as place_in_form;
use super::words::{kind_word, wrong};

/// Findings shown of one level; of more only their number.
const SHOWN: usize = 100;

pub(crate) fn format_word(lang: Language, format: Format) -> &'static str {
    match format {
        Format::Gift => t::banks::format_gift(lang),
        Format::Aiken => t::banks::format_aiken(lang),
        Format::MoodleXml => t::banks::format_moodle(lang),
        Format::Qti => t::banks::format_qti(lang),
        Format::Csv => t::banks::format_csv(lang),
        Format::Xlsx => t::banks::format_xlsx(lang),
    }
}

/// The findings of a level under a heading; nothing when there are none.
pub(crate) fn findings_section(
    lang: Language,
    title: &'static str,
    id: &'static str,
    findings: &[Finding],
    level: Level,
) -> Option<AnyView> {
    let these: Vec<&Finding> = findings.iter().filter(|finding| finding.level == level).collect();
    if these.is_empty() {
        return None;
    }
    let more = these.len().saturating_sub(SHOWN);
    let lines = these
        .iter()
        .take(SHOWN)
        .map(|finding| {
            let place = place(lang, &finding.place);
            let place = (!place.is_empty()).then(|| view! { <span class="muted">{place}</span> });
            view! { <li>{sentence(lang, &finding.what)}{place}</li> }
        })
        .collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id>{title}" ("{these.len()}")"</h2>
                <ul class="finding-list">{lines}</ul>
                {(more > 0).then(|| view! { <p class="muted">{t::banks::preview_more(lang, more)}</p> })}
            </section>
        }
        .into_any(),
    )
}

fn place(lang: Language, place: &Place) -> String {
    let parts = [
        place.file.as_ref().map(|file| t::banks::place_file(lang, file.as_str())),
        place.line.map(|line| t::banks::place_line(lang, line)),
        place.element.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn sentence(lang: Language, what: &What) -> String {
    match what {
        What::UnknownEncoding => t::banks::finding_unknown_encoding(lang).to_owned(),
        What::ReadAs { encoding } => t::banks::finding_read_as(lang, *encoding),
        What::Truncated => t::banks::finding_truncated(lang).to_owned(),
        What::TooLarge { limit_mb } => t::banks::finding_too_large(lang, *limit_mb),
        What::ZipBomb => t::banks::finding_zip_bomb(lang).to_owned(),
        What::Malformed { detail } => t::banks::finding_malformed(lang, detail.as_str()),
        What::WrongFormat => t::banks::finding_wrong_format(lang).to_owned(),
        What::Entities => t::banks::finding_entities(lang).to_owned(),
        What::Empty => t::banks::finding_empty(lang).to_owned(),
        What::TooManyFindings { limit } => t::banks::finding_too_many_findings(lang, *limit),
        What::TooMany { limit } => t::banks::finding_too_many(lang, *limit),
        What::UnsupportedKind { detail } => {
            let ours = Body::KINDS.contains(&detail.as_str());
            t::banks::finding_unsupported_kind(lang, if ours { kind_word(lang, detail) } else { detail.as_str() })
        }
        What::ScriptRemoved => t::banks::finding_script_removed(lang).to_owned(),
        What::FormattingSimplified => t::banks::finding_formatting_simplified(lang).to_owned(),
        What::MissingMedia { detail } => t::banks::finding_missing_media(lang, detail.as_str()),
        What::MediaRefused { detail } => t::banks::finding_media_refused(lang, detail.as_str()),
        What::SettingDropped { detail } => t::banks::finding_setting_dropped(lang, detail.as_str()),
        What::ScoringApproximated { detail } => t::banks::finding_scoring_approximated(lang, detail.as_str()),
        What::IdChanged { detail } => t::banks::finding_id_changed(lang, detail.as_str()),
        What::NoRightAnswer => t::banks::finding_no_right_answer(lang).to_owned(),
        What::NoText => t::banks::finding_no_text(lang).to_owned(),
        What::BadValue { detail } => t::banks::finding_bad_value(lang, detail.as_str()),
        What::UnknownColumn { detail } => t::banks::finding_unknown_column(lang, detail.as_str()),
        What::MissingColumn { detail } => t::banks::finding_missing_column(lang, detail.as_str()),
        What::NotUsable { at, wrong: what } => t::banks::finding_not_usable(lang, words_of_path(lang, at), wrong(lang, *what)),
        What::LanguagesDropped { detail } => t::banks::finding_languages_dropped(lang, detail.as_str()),
        What::SectionsJoined { detail } => t::banks::finding_sections_joined(lang, detail.as_str()),
        What::Repeated { detail } => t::banks::finding_repeated(lang, detail.as_str()),
        What::DrawnByTag { count, tag } => t::banks::finding_drawn_by_tag(lang, *count, tag.as_str()),
        What::DrawSmaller { detail } => t::banks::finding_draw_smaller(lang, detail.as_str()),
        What::TimeRounded { minutes } => t::banks::finding_time_rounded(lang, *minutes),
        What::NoQuiz { detail, limit } => t::banks::finding_no_quiz(lang, detail.as_str(), *limit),
        What::QuizSettingDropped { setting } => t::banks::finding_quiz_setting_dropped(lang, setting_word(lang, *setting)),
    }
}

/// What a setting of a quiz is called on its pages.
fn setting_word(lang: Language, setting: QuizSetting) -> &'static str {
    match setting {
        QuizSetting::Certainty => quiz_staff::behaviour_certainty(lang),
        QuizSetting::Penalty => quiz_staff::penalty_label(lang),
        QuizSetting::OptionOrder => t::banks::setting_option_order(lang),
        QuizSetting::PerPage => quiz_staff::per_page_label(lang),
        QuizSetting::AnonymousMarking => quiz_staff::anonymous(lang),
        QuizSetting::Attempts => quiz_staff::attempts_label(lang),
        QuizSetting::Counts => quiz_staff::counts_label(lang),
        QuizSetting::Review => quiz_staff::review_title(lang),
        QuizSetting::Practice => quiz_staff::practice(lang),
        QuizSetting::Opening => quiz_staff::opens_label(lang),
        QuizSetting::Closing => quiz_staff::closes_label(lang),
        QuizSetting::AccessCode => quiz_staff::code_label(lang),
        QuizSetting::Class => quiz_staff::class_label(lang),
    }
}

/// A path in an item whose kind is not at hand: the kind whose form has it says what it is called.
fn words_of_path(lang: Language, at: &str) -> String {
    let drafts = Body::KINDS.into_iter().filter_map(Draft::empty);
    match drafts.into_iter().find(|draft| !draft.trail(at).is_empty()) {
        Some(draft) => place_in_form(lang, &draft, at),
        None => t::banks::whole_item(lang).to_owned(),
    }
}
