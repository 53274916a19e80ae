//! What fields, kinds and their choices are called, and what is wrong with them.

use domain::Language;
use domain::quizzes::form::NotRead;
use domain::quizzes::form::schema::Word;
use domain::quizzes::problem::Wrong;
use i18n::t;

/// What a kind of question is called.
#[must_use]
pub fn kind_word(lang: Language, kind: &str) -> &'static str {
    match kind {
        "single_choice" => t::banks::kind_single_choice(lang),
        "multiple_choice" => t::banks::kind_multiple_choice(lang),
        "true_false" => t::banks::kind_true_false(lang),
        "kprim" => t::banks::kind_kprim(lang),
        "short_text" => t::banks::kind_short_text(lang),
        "numeric" => t::banks::kind_numeric(lang),
        "formula" => t::banks::kind_formula(lang),
        "cloze" => t::banks::kind_cloze(lang),
        "inline_choice" => t::banks::kind_inline_choice(lang),
        "matching" => t::banks::kind_matching(lang),
        "ordering" => t::banks::kind_ordering(lang),
        "categorisation" => t::banks::kind_categorisation(lang),
        "hotspot" => t::banks::kind_hotspot(lang),
        "mark_words" => t::banks::kind_mark_words(lang),
        "incident" => t::banks::kind_incident(lang),
        "essay" => t::banks::kind_essay(lang),
        "upload" => t::banks::kind_upload(lang),
        _ => t::banks::untitled(lang),
    }
}

/// What one does in a question of this kind.
pub(super) fn about_kind(lang: Language, kind: &str) -> &'static str {
    match kind {
        "single_choice" => t::banks::about_single_choice(lang),
        "multiple_choice" => t::banks::about_multiple_choice(lang),
        "true_false" => t::banks::about_true_false(lang),
        "kprim" => t::banks::about_kprim(lang),
        "short_text" => t::banks::about_short_text(lang),
        "numeric" => t::banks::about_numeric(lang),
        "formula" => t::banks::about_formula(lang),
        "cloze" => t::banks::about_cloze(lang),
        "inline_choice" => t::banks::about_inline_choice(lang),
        "matching" => t::banks::about_matching(lang),
        "ordering" => t::banks::about_ordering(lang),
        "categorisation" => t::banks::about_categorisation(lang),
        "hotspot" => t::banks::about_hotspot(lang),
        "mark_words" => t::banks::about_mark_words(lang),
        "incident" => t::banks::about_incident(lang),
        "essay" => t::banks::about_essay(lang),
        "upload" => t::banks::about_upload(lang),
        _ => "",
    }
}

/// What a field is called.
pub(super) fn label(lang: Language, word: Word) -> &'static str {
    match word {
        Word::Accept => t::banks::word_accept(lang),
        Word::Accepted => t::banks::word_accepted(lang),
        Word::AcceptedAny => t::banks::word_accepted_any(lang),
        Word::AcceptedZh => t::banks::word_accepted_zh(lang),
        Word::AcceptedDe => t::banks::word_accepted_de(lang),
        Word::AcceptedEn => t::banks::word_accepted_en(lang),
        Word::Accepts => t::banks::word_accepts(lang),
        Word::Advice => t::banks::word_advice(lang),
        Word::Alt => t::banks::word_alt(lang),
        Word::Answer => t::banks::word_answer(lang),
        Word::AnswerIs => t::banks::word_answer_is(lang),
        Word::Answers => t::banks::word_answers(lang),
        Word::Area => t::banks::word_area(lang),
        Word::Areas => t::banks::word_areas(lang),
        Word::BelongsTo => t::banks::word_belongs_to(lang),
        Word::CaseSensitive => t::banks::word_case_sensitive(lang),
        Word::Categories => t::banks::word_categories(lang),
        Word::Category => t::banks::word_category(lang),
        Word::CategoryOf => t::banks::word_category_of(lang),
        Word::Corners => t::banks::word_corners(lang),
        Word::Correct => t::banks::word_correct(lang),
        Word::CounterExample => t::banks::word_counter_example(lang),
        Word::Credit => t::banks::word_credit(lang),
        Word::Criteria => t::banks::word_criteria(lang),
        Word::Criterion => t::banks::word_criterion(lang),
        Word::Decimals => t::banks::word_decimals(lang),
        Word::Entries => t::banks::word_entries(lang),
        Word::Entry => t::banks::word_entry(lang),
        Word::Expression => t::banks::word_expression(lang),
        Word::Factor => t::banks::word_factor(lang),
        Word::Feedback => t::banks::word_feedback(lang),
        Word::FeedbackFalse => t::banks::word_feedback_false(lang),
        Word::FeedbackTrue => t::banks::word_feedback_true(lang),
        Word::FeedbackWrong => t::banks::word_feedback_wrong(lang),
        Word::FixedOrder => t::banks::word_fixed_order(lang),
        Word::Gap => t::banks::word_gap(lang),
        Word::Gaps => t::banks::word_gaps(lang),
        Word::GeneralFeedback => t::banks::word_general_feedback(lang),
        Word::Height => t::banks::word_height(lang),
        Word::Hint => t::banks::word_hint(lang),
        Word::Id => t::banks::word_id(lang),
        Word::Image => t::banks::word_image(lang),
        Word::Label => t::banks::word_label(lang),
        Word::LabelFalse => t::banks::word_label_false(lang),
        Word::LabelTrue => t::banks::word_label_true(lang),
        Word::Level => t::banks::word_level(lang),
        Word::Levels => t::banks::word_levels(lang),
        Word::Marks => t::banks::word_marks(lang),
        Word::Max => t::banks::word_max(lang),
        Word::MaxFiles => t::banks::word_max_files(lang),
        Word::MaxWords => t::banks::word_max_words(lang),
        Word::Min => t::banks::word_min(lang),
        Word::MinWords => t::banks::word_min_words(lang),
        Word::ModelAnswer => t::banks::word_model_answer(lang),
        Word::Multiple => t::banks::word_multiple(lang),
        Word::Option => t::banks::word_option(lang),
        Word::Options => t::banks::word_options(lang),
        Word::Pair => t::banks::word_pair(lang),
        Word::Pairs => t::banks::word_pairs(lang),
        Word::Plausibility => t::banks::word_plausibility(lang),
        Word::Points => t::banks::word_points(lang),
        Word::Prompt => t::banks::word_prompt(lang),
        Word::Question => t::banks::word_question(lang),
        Word::Radius => t::banks::word_radius(lang),
        Word::Rows => t::banks::word_rows(lang),
        Word::Rubric => t::banks::word_rubric(lang),
        Word::Rules => t::banks::word_rules(lang),
        Word::Scoring => t::banks::word_scoring(lang),
        Word::ShapeOfArea => t::banks::word_shape_of_area(lang),
        Word::SignificantFigures => t::banks::word_significant_figures(lang),
        Word::Statement => t::banks::word_statement(lang),
        Word::Statements => t::banks::word_statements(lang),
        Word::Step => t::banks::word_step(lang),
        Word::Symbol => t::banks::word_symbol(lang),
        Word::Tags => t::banks::word_tags(lang),
        Word::Text => t::banks::word_text(lang),
        Word::TextWithGaps => t::banks::word_text_with_gaps(lang),
        Word::TextWithWords => t::banks::word_text_with_words(lang),
        Word::Title => t::banks::word_title(lang),
        Word::Token => t::banks::word_token(lang),
        Word::Tokens => t::banks::word_tokens(lang),
        Word::Tolerance => t::banks::word_tolerance(lang),
        Word::ToleranceValue => t::banks::word_tolerance_value(lang),
        Word::Unit => t::banks::word_unit(lang),
        Word::UnitDeduction => t::banks::word_unit_deduction(lang),
        Word::UnitRule => t::banks::word_unit_rule(lang),
        Word::Units => t::banks::word_units(lang),
        Word::Value => t::banks::word_value(lang),
        Word::Variable => t::banks::word_variable(lang),
        Word::VariableName => t::banks::word_variable_name(lang),
        Word::Variables => t::banks::word_variables(lang),
        Word::Weight => t::banks::word_weight(lang),
        Word::Width => t::banks::word_width(lang),
        Word::X => t::banks::word_x(lang),
        Word::Y => t::banks::word_y(lang),
    }
}

/// What helps to fill a field in.
pub(super) fn hint(lang: Language, word: Word) -> Option<String> {
    Some(match word {
        Word::Accept => t::banks::hint_accept(lang).to_owned(),
        Word::Accepted => t::banks::hint_accepted(lang).to_owned(),
        Word::Category => t::banks::hint_category(lang).to_owned(),
        Word::Corners => t::banks::hint_corners(lang).to_owned(),
        Word::Credit => t::banks::hint_credit(lang).to_owned(),
        Word::Expression => t::banks::hint_expression(lang).to_owned(),
        Word::Factor => t::banks::hint_factor(lang).to_owned(),
        Word::Id => t::banks::hint_id(lang).to_owned(),
        Word::Image => t::banks::hint_image(lang).to_owned(),
        Word::Plausibility => t::banks::hint_plausibility(lang).to_owned(),
        Word::Tags => t::banks::hint_tags(lang).to_owned(),
        Word::TextWithGaps => t::banks::hint_text_with_gaps(lang).to_owned(),
        Word::TextWithWords => t::banks::hint_text_with_words(lang).to_owned(),
        Word::Variables => t::banks::hint_variables(lang).to_owned(),
        Word::Title => t::banks::hint_title(lang).to_owned(),
        Word::Prompt => t::banks::markdown_hint(lang).to_owned(),
        _ => return None,
    })
}

/// What one of the words that may stand in a field is called.
pub(super) fn choice(lang: Language, field: Word, word: &str) -> &'static str {
    match (field, word) {
        (Word::UnitRule, "optional") => t::banks::choice_unit_optional(lang),
        (Word::UnitRule, _) => t::banks::choice_unit_required(lang),
        (Word::Accepts, "text") => t::banks::choice_gap_text(lang),
        (Word::Accepts, "number") => t::banks::choice_gap_number(lang),
        (Word::Accepts, _) => t::banks::choice_gap_choice(lang),
        (Word::Plausibility, "0") => t::banks::choice_plausibility_0(lang),
        (Word::Plausibility, "1") => t::banks::choice_plausibility_1(lang),
        (Word::Plausibility, "2") => t::banks::choice_plausibility_2(lang),
        (Word::Plausibility, _) => t::banks::choice_plausibility_3(lang),
        (_, "per_option_deduction") => t::banks::choice_per_option_deduction(lang),
        (_, "per_option") => t::banks::choice_per_option(lang),
        (_, "all_or_nothing") => t::banks::choice_all_or_nothing(lang),
        (_, "weighted") => t::banks::choice_weighted(lang),
        (_, "by_position") => t::banks::choice_by_position(lang),
        (_, "by_pair") => t::banks::choice_by_pair(lang),
        (_, "absolute") => t::banks::choice_absolute(lang),
        (_, "relative") => t::banks::choice_relative(lang),
        (_, "circle") => t::banks::choice_circle(lang),
        (_, "rectangle") => t::banks::choice_rectangle(lang),
        (_, "polygon") => t::banks::choice_polygon(lang),
        (_, "true") => t::banks::choice_true(lang),
        (_, "false") => t::banks::choice_false(lang),
        (_, "image/jpeg") => t::banks::choice_jpeg(lang),
        (_, "image/png") => t::banks::choice_png(lang),
        (_, "application/pdf") => t::banks::choice_pdf(lang),
        (_, "text/plain") => t::banks::choice_plain_text(lang),
        _ => t::banks::choose(lang),
    }
}

/// What is wrong with an item at one place.
#[must_use]
pub fn wrong(lang: Language, wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::NoText => t::banks::wrong_no_text(lang),
        Wrong::BadId => t::banks::wrong_bad_id(lang),
        Wrong::SameId => t::banks::wrong_same_id(lang),
        Wrong::TooFew => t::banks::wrong_too_few(lang),
        Wrong::TooMany => t::banks::wrong_too_many(lang),
        Wrong::NoRightAnswer => t::banks::wrong_no_right_answer(lang),
        Wrong::NotOneRight => t::banks::wrong_not_one_right(lang),
        Wrong::BadCredit => t::banks::wrong_bad_credit(lang),
        Wrong::BadMarks => t::banks::wrong_bad_marks(lang),
        Wrong::UnknownId => t::banks::wrong_unknown_id(lang),
        Wrong::MarkersDiffer => t::banks::wrong_markers_differ(lang),
        Wrong::BadExpression => t::banks::wrong_bad_expression(lang),
        Wrong::BadRange => t::banks::wrong_bad_range(lang),
        Wrong::BadUnits => t::banks::wrong_bad_units(lang),
        Wrong::TooLong => t::banks::wrong_too_long(lang),
    }
}

/// Why a field cannot be read.
pub(super) fn not_read(lang: Language, what: NotRead) -> String {
    match what {
        NotRead::NotANumber => t::banks::wrong_not_a_number(lang).to_owned(),
        NotRead::NotAWholeNumber(max) => t::banks::wrong_not_whole(lang, max),
        NotRead::NotAChoice => t::banks::wrong_not_a_choice(lang).to_owned(),
        NotRead::NotACorner => t::banks::wrong_not_a_corner(lang).to_owned(),
    }
}
