//! Items to rows.

use domain::quizzes::item::{Body, Choice, Item, UnitRule};
use domain::quizzes::kinds::{Essay, Matching, MultipleChoice, MultipleScoring, Numeric, OrderScoring, ShortText, SingleChoice};
use domain::{Language, Text};

use super::words::{Field, RowKind, option_letter, truth_word};
use super::{Column, OPTIONS, columns, explanation, number};
use crate::finding::{Finding, Place, What};
use crate::moodle::kind_name;
use crate::share::decimal;

/// Options a row can have.
const MOST: usize = 26;

/// What a row says of one item.
struct Line {
    kind: RowKind,
    options: Vec<Text>,
    answer: String,
}

/// The columns that are needed, the rows, and what they do not say.
pub(super) fn rows(items: &[Item], language: Language) -> (Vec<Column>, Vec<Vec<String>>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut lines = Vec::new();
    for item in items {
        let mut writer = Writer { place: Place::element(item.id.clone()), language, findings: Vec::new() };
        if let Some(line) = writer.line(item) {
            lines.push((item, line));
        } else {
            let detail = kind_name(&item.body).to_owned();
            writer.findings = vec![Finding::refused(&writer.place, What::UnsupportedKind { detail })];
        }
        findings.append(&mut writer.findings);
    }
    let options = lines.iter().map(|(_, line)| line.options.len()).max().unwrap_or(0).max(OPTIONS);
    let there = |wanted: Language| {
        let has = |text: &Text| text.exact(wanted).is_some();
        lines.iter().any(|(item, line)| [&item.prompt, &item.title, &item.hint, &item.feedback].into_iter().chain(&line.options).any(has))
    };
    let languages: Vec<Language> = Language::ALL.into_iter().filter(|l| there(*l)).collect();
    let columns = columns(language, options, &languages);
    let rows = lines.iter().map(|(item, line)| columns.iter().map(|column| cell(item, line, *column, language)).collect()).collect();
    (columns, rows, findings)
}

fn cell(item: &Item, line: &Line, column: Column, reader: Language) -> String {
    let text = |text: &Text| text.exact(column.language).unwrap_or_default().to_owned();
    match column.field {
        Field::Kind => line.kind.name(reader).to_owned(),
        Field::Prompt => text(&item.prompt),
        Field::Option(place) => line.options.get(place).map(text).unwrap_or_default(),
        Field::Answer => line.answer.clone(),
        Field::Marks => decimal(item.marks, 6),
        Field::Category => item.category.clone(),
        Field::Tags => item.tags.join(", "),
        Field::Feedback => text(&item.feedback),
        Field::Hint => text(&item.hint),
        Field::Title => text(&item.title),
        Field::Id => item.id.clone(),
    }
}

/// The row of an example, with something before its kind.
pub(super) fn example(kind: RowKind, columns: &[Column], language: Language, before: &str) -> Vec<String> {
    let (prompt, options, answer) = explanation::example(kind, language);
    columns
        .iter()
        .map(|column| match column.field {
            Field::Kind => format!("{before}{}", kind.name(language)),
            Field::Answer => answer.to_owned(),
            _ if column.language != language => String::new(),
            Field::Prompt => prompt.to_owned(),
            Field::Option(place) => options.get(place).copied().unwrap_or_default().to_owned(),
            _ => String::new(),
        })
        .collect()
}

struct Writer {
    place: Place,
    language: Language,
    findings: Vec<Finding>,
}

impl Writer {
    fn approximated(&mut self, what: What) {
        self.findings.push(Finding::approximated(&self.place, what));
    }

    fn dropped(&mut self, there: bool, name: &str) {
        if there {
            self.approximated(What::SettingDropped { detail: name.to_owned() });
        }
    }

    fn line(&mut self, item: &Item) -> Option<Line> {
        for text in [&item.prompt, &item.feedback, &item.hint] {
            for picture in Language::ALL.into_iter().filter_map(|l| text.exact(l)).flat_map(|words| words.split("](media/").skip(1)) {
                let finding = Finding::approximated(
                    &self.place,
                    What::MediaRefused { detail: format!("media/{}", picture.split(')').next().unwrap_or_default()) },
                );
                if !self.findings.contains(&finding) {
                    self.findings.push(finding);
                }
            }
        }
        let line = match &item.body {
            Body::SingleChoice(body) => self.single(body),
            Body::MultipleChoice(body) => self.multiple(body),
            Body::TrueFalse(body) => {
                self.dropped(!(body.feedback_true.is_empty() && body.feedback_false.is_empty()), "feedback_true, feedback_false");
                Line { kind: RowKind::TrueFalse, options: Vec::new(), answer: truth_word(body.answer, self.language).to_owned() }
            }
            Body::ShortText(body) => self.short_text(body),
            Body::Numeric(body) => self.numeric(body),
            Body::Essay(body) => self.essay(body),
            Body::Matching(body) => self.matching(body),
            Body::Ordering(body) => {
                if body.scoring != OrderScoring::ByPosition {
                    self.approximated(What::ScoringApproximated { detail: "by_position".to_owned() });
                }
                Line {
                    kind: RowKind::Ordering,
                    options: body.entries.iter().map(|entry| entry.text.clone()).collect(),
                    answer: String::new(),
                }
            }
            _ => return None,
        };
        (line.options.len() <= MOST).then_some(line)
    }

    fn letters(&mut self, options: &[Choice], fixed_order: bool) -> String {
        self.dropped(fixed_order, "fixed_order");
        self.dropped(options.iter().any(|option| !option.feedback.is_empty()), "feedback");
        let right = options.iter().enumerate().filter(|(_, option)| option.credit > 0.0).map(|(place, _)| option_letter(place).to_string());
        right.collect::<Vec<_>>().join(", ")
    }

    fn single(&mut self, body: &SingleChoice) -> Line {
        let mut answer = self.letters(&body.options, body.fixed_order);
        if body.options.iter().any(|option| option.credit != 0.0 && (option.credit - 1.0).abs() > 1e-9) || answer.len() > 1 {
            self.approximated(What::ScoringApproximated { detail: "credit".to_owned() });
            // the best one is the right one
            let best = body.options.iter().enumerate().max_by(|a, b| a.1.credit.total_cmp(&b.1.credit));
            answer = best.map(|(place, _)| option_letter(place).to_string()).unwrap_or_default();
        }
        Line { kind: RowKind::SingleChoice, options: texts(&body.options), answer }
    }

    fn multiple(&mut self, body: &MultipleChoice) -> Line {
        let answer = self.letters(&body.options, body.fixed_order);
        let plain = body.options.iter().all(|option| option.credit == 0.0 || (option.credit - 1.0).abs() < 1e-9);
        if body.scoring != MultipleScoring::PerOptionDeduction || !plain {
            self.approximated(What::ScoringApproximated { detail: "per_option_deduction".to_owned() });
        }
        Line { kind: RowKind::MultipleChoice, options: texts(&body.options), answer }
    }

    fn short_text(&mut self, body: &ShortText) -> Line {
        self.dropped(body.case_sensitive, "case_sensitive");
        self.dropped(body.answers.iter().any(|answer| !answer.feedback.is_empty()), "feedback");
        if body.answers.len() > 1 || body.answers.iter().any(|answer| answer.credit < 1.0) {
            self.approximated(What::ScoringApproximated { detail: "credit".to_owned() });
        }
        let full: Vec<_> = body.answers.iter().filter(|answer| answer.credit >= 1.0).collect();
        let any: Vec<&str> = full.iter().flat_map(|answer| &answer.accepted.any).map(String::as_str).collect();
        let mut options: Vec<Text> = Vec::new();
        for language in Language::ALL {
            let of = full.iter().flat_map(|answer| match language {
                Language::Zh => &answer.accepted.zh,
                Language::De => &answer.accepted.de,
                Language::En => &answer.accepted.en,
            });
            for (place, words) in of.enumerate() {
                if options.len() <= place {
                    options.push(Text::default());
                }
                if let Some(text) = options.get_mut(place) {
                    text.set(language, words.as_str());
                }
            }
        }
        Line { kind: RowKind::ShortText, options, answer: any.join(" | ") }
    }

    fn numeric(&mut self, body: &Numeric) -> Line {
        let best = body.answers.iter().find(|answer| answer.credit >= 1.0);
        if body.answers.len() != 1 || best.is_none() {
            self.approximated(What::ScoringApproximated { detail: "credit".to_owned() });
        }
        self.dropped(best.is_some_and(|answer| !answer.feedback.is_empty()), "feedback");
        self.dropped(body.rules.significant_figures.is_some(), "significant_figures");
        self.dropped(body.rules.units.len() > 1 || body.rules.unit != UnitRule::Optional, "units");
        let unit = body.rules.units.iter().find(|unit| (unit.factor - 1.0).abs() < 1e-12).map(|unit| unit.symbol.as_str());
        let answer = best.map(|answer| number::print(answer, unit, self.language == Language::De)).unwrap_or_default();
        Line { kind: RowKind::Numeric, options: Vec::new(), answer }
    }

    fn essay(&mut self, body: &Essay) -> Line {
        self.dropped(!body.rubric.criteria.is_empty(), "rubric");
        self.dropped(body.min_words.is_some() || body.max_words.is_some(), "min_words, max_words");
        self.dropped(body.rows != 8, "rows");
        let options = if body.model_answer.is_empty() { Vec::new() } else { vec![body.model_answer.clone()] };
        Line { kind: RowKind::Essay, options, answer: String::new() }
    }

    fn matching(&mut self, body: &Matching) -> Line {
        self.dropped(body.prompts.iter().any(|prompt| !prompt.feedback.is_empty()), "feedback");
        let answer = |id: &str| body.answers.iter().find(|answer| answer.id == id).map(|answer| answer.text.clone()).unwrap_or_default();
        let mut options: Vec<Text> = body.prompts.iter().map(|prompt| pair(Some(&prompt.text), &answer(&prompt.answer))).collect();
        let left_over = body.answers.iter().filter(|answer| !body.prompts.iter().any(|prompt| prompt.answer == answer.id));
        options.extend(left_over.map(|answer| pair(None, &answer.text)));
        Line { kind: RowKind::Matching, options, answer: String::new() }
    }
}

fn texts(options: &[Choice]) -> Vec<Text> {
    options.iter().map(|option| option.text.clone()).collect()
}

/// `left = right` in every language; with an arrow where there is an equals sign in one of them.
fn pair(left: Option<&Text>, right: &Text) -> Text {
    let mut out = Text::default();
    for language in Language::ALL {
        let Some(right) = right.exact(language) else { continue };
        let left = left.map_or(Some("*"), |left| left.exact(language)).unwrap_or("*");
        let mark = if left.contains(['=', '＝']) || right.contains(['=', '＝']) { "→" } else { "=" };
        out.set(language, format!("{left} {mark} {right}"));
    }
    out
}
