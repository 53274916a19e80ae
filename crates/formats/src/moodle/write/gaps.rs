//! Texts with gaps: lists as `gapselect`, any mix as embedded answers.

use std::fmt::Write as _;

use domain::quizzes::item::{Item, NumberAnswer, Tolerance};
use domain::quizzes::kinds::{Cloze, Gap, GapKind, InlineChoice};
use domain::{Language, Text};

use super::fields::{Fields, html_of};
use super::typed;
use crate::finding::What;
use crate::html::to_inline_html;
use crate::moodle::embedded::{Embedded, EmbeddedAnswer, Type, print};
use crate::share::decimal;
use crate::xml::escape;

/// The text with `[[n]]` where the nth of all options is right.
pub(super) fn inline_text(body: &InlineChoice) -> Text {
    let mut before = 0;
    let mut text = body.text.clone();
    for gap in &body.gaps {
        let right = gap.options.iter().position(|option| option.credit >= 1.0).unwrap_or(0);
        let mark = format!("[[{}]]", before + right + 1);
        for language in Language::ALL {
            if let Some(there) = text.exact(language) {
                let there = there.replace(&format!("[[{}]]", gap.id), &mark);
                text.set(language, there);
            }
        }
        before += gap.options.len();
    }
    text
}

pub(super) fn inline_choice(body: &InlineChoice, fields: &mut Fields<'_>) -> &'static str {
    let options = || body.gaps.iter().flat_map(|gap| &gap.options);
    fields.dropped(options().any(|option| !option.feedback.is_empty()), "feedback");
    let one_right =
        |credits: &[f64]| credits.iter().filter(|credit| **credit >= 1.0).count() == 1 && credits.iter().all(|c| *c >= 1.0 || *c == 0.0);
    if !body.gaps.iter().all(|gap| one_right(&gap.options.iter().map(|option| option.credit).collect::<Vec<_>>())) {
        fields.approximated(What::ScoringApproximated { detail: "credit".to_owned() });
    }
    fields.plain("shuffleanswers", "0");
    for (group, gap) in (1..).zip(&body.gaps) {
        for option in &gap.options {
            let html = fields.line_html(&option.text);
            let _ = writeln!(fields.out, "<selectoption><text>{}</text><group>{group}</group></selectoption>", escape(&html));
        }
    }
    "gapselect"
}

/// What a cloze loses: its other languages, as gaps in each would all be asked for.
pub(super) fn cloze_findings(body: &Cloze, item: &Item, fields: &mut Fields<'_>) -> &'static str {
    let language = body.text.best(fields.language).1;
    let others = Language::ALL.into_iter().filter(|l| *l != language && body.text.exact(*l).is_some());
    let others: Vec<&str> = others.map(Language::code).collect();
    if !others.is_empty() {
        fields.approximated(What::LanguagesDropped { detail: others.join(", ") });
    }
    let sum: f64 = body.gaps.iter().map(|gap| gap.weight.round().max(1.0)).sum();
    if body.gaps.iter().any(|gap| (gap.weight - gap.weight.round()).abs() > 1e-9 || gap.weight < 1.0) {
        fields.approximated(What::ScoringApproximated { detail: "weight".to_owned() });
    }
    // Moodle gives as many marks as the gaps weigh
    if (item.marks - sum).abs() > 1e-9 {
        fields.approximated(What::ScoringApproximated { detail: format!("marks {} → {sum}", item.marks) });
    }
    "cloze"
}

pub(super) fn cloze_text(text: &Text, body: &Cloze, language: Language, fields: &mut Fields<'_>) {
    let (markdown, language) = text.best(language);
    let mut files = Vec::new();
    let mut html = html_of(markdown, &mut files);
    for gap in &body.gaps {
        let embedded = print(&embedded(gap, language, fields));
        html = html.replace(&format!("[[{}]]", gap.id), &embedded);
    }
    fields.formatted("questiontext", &html, &files);
}

fn embedded(gap: &Gap, language: Language, fields: &mut Fields<'_>) -> Embedded {
    let html = |text: &Text| to_inline_html(text.get(language), &mut ToOwned::to_owned);
    let mut answers = Vec::new();
    let kind = match &gap.accepts {
        GapKind::Text { answers: accepted, case_sensitive } => {
            for answer in accepted {
                typed::languages(&answer.accepted, fields);
                for text in answer.accepted.all() {
                    answers.push(EmbeddedAnswer { share: answer.credit, text: escape(text), feedback: html(&answer.feedback) });
                }
            }
            Type::Text { case_sensitive: *case_sensitive }
        }
        GapKind::Number { answers: accepted, rules } => {
            fields.dropped(!rules.units.is_empty() || rules.significant_figures.is_some(), "units");
            for answer in accepted {
                let width = match answer {
                    NumberAnswer { tolerance: Tolerance::Absolute(width), .. } => *width,
                    _ => typed::tolerance(answer, fields),
                };
                let text = format!("{}:{}", answer.value, decimal(width, 12));
                answers.push(EmbeddedAnswer { share: answer.credit, text, feedback: html(&answer.feedback) });
            }
            Type::Number
        }
        GapKind::Choice { options } => {
            for option in options {
                answers.push(EmbeddedAnswer { share: option.credit, text: html(&option.text), feedback: html(&option.feedback) });
            }
            Type::Choice
        }
    };
    Embedded { weight: gap.weight.round().max(1.0), kind, answers }
}
