//! Rows to items.

use domain::quizzes::item::{Accepted, Body, Choice, Item, Label, TextAnswer};
use domain::quizzes::kinds::{Essay, MatchPrompt, Matching, MultipleChoice, Ordering, ShortText, SingleChoice, TrueFalse};
use domain::{Language, Text};

use super::rows::{Row, Rows};
use super::words::{Field, RowKind, place_of_letter, truth};
use super::{Column, number, refused};
use crate::finding::{Finding, Place, What};
use crate::ids::{Ids, letter};
use crate::{ReadItem, ReadOptions, Reading, share};

/// Headings may stand below a title, but not far below.
const HEADINGS_WITHIN: usize = 10;

pub(super) fn read(rows: Rows, options: ReadOptions) -> Reading {
    let Rows { rows, findings } = rows;
    let mut reading = Reading { findings, ..Reading::default() };
    if rows.is_empty() {
        reading.findings.push(refused(1, What::Empty));
        return reading;
    }
    let Some(at) = heading_row(&rows) else {
        let what = if rows.iter().take(HEADINGS_WITHIN).any(|(_, cells)| count_known(cells) > 1) {
            What::MissingColumn {
                detail: format!(
                    "{} / {}",
                    Field::Kind.heading(options.language, options.language),
                    Field::Prompt.heading(options.language, options.language)
                ),
            }
        } else {
            What::WrongFormat
        };
        reading.findings.push(refused(1, what));
        return reading;
    };
    let (heading_row, headings) = &rows[at];
    let mut columns = Vec::with_capacity(headings.len());
    for heading in headings {
        let known = Field::from_heading(heading);
        if known.is_none() && !heading.is_empty() {
            reading.findings.push(Finding::approximated(&Place::line(*heading_row), What::UnknownColumn { detail: heading.clone() }));
        }
        columns.push(known.map(|(field, language)| Column { field, language: language.unwrap_or(options.language) }));
    }
    let mut ids = Ids::default();
    for (number, cells) in rows.iter().skip(at + 1) {
        if reading.is_full() {
            break;
        }
        let mut line = Line { number: *number, columns: &columns, cells, findings: Vec::new() };
        let item = line.item(&mut ids);
        reading.findings.append(&mut line.findings);
        reading.items.extend(item.map(|item| ReadItem { item, place: Place::line(*number) }));
    }
    reading
}

pub(super) fn has_headings(rows: &Rows) -> bool {
    heading_row(&rows.rows).is_some()
}

fn heading_row(rows: &[Row]) -> Option<usize> {
    let has =
        |cells: &[String], wanted: Field| cells.iter().any(|cell| Field::from_heading(cell).is_some_and(|(field, _)| field == wanted));
    rows.iter().take(HEADINGS_WITHIN).position(|(_, cells)| has(cells, Field::Kind) && has(cells, Field::Prompt))
}

fn count_known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| Field::from_heading(cell).is_some()).count()
}

struct Line<'a> {
    number: u32,
    columns: &'a [Option<Column>],
    cells: &'a [String],
    findings: Vec<Finding>,
}

impl Line<'_> {
    fn refuse(&mut self, what: What) {
        self.findings.push(refused(self.number, what));
    }

    fn cell(&self, wanted: Field) -> &str {
        let found = self
            .columns
            .iter()
            .zip(self.cells)
            .find(|(column, cell)| column.is_some_and(|column| column.field == wanted) && !cell.is_empty());
        found.map_or("", |(_, cell)| cell)
    }

    fn text(&self, wanted: Field) -> Text {
        let mut text = Text::default();
        for (column, cell) in self.columns.iter().zip(self.cells) {
            if let Some(Column { field, language }) = column
                && *field == wanted
                && !cell.is_empty()
            {
                text.set(*language, cell.as_str());
            }
        }
        text
    }

    /// The options that are there, with the place of their column.
    fn options(&self) -> Vec<(usize, Text)> {
        (0..26).map(|place| (place, self.text(Field::Option(place)))).filter(|(_, text)| !text.is_empty()).collect()
    }

    fn item(&mut self, ids: &mut Ids) -> Option<Item> {
        let kind = self.cell(Field::Kind).to_owned();
        let prompt = self.text(Field::Prompt);
        if kind.starts_with(['#', '＃']) || kind.is_empty() && prompt.is_empty() {
            return None;
        }
        let Some(row_kind) = RowKind::from_word(&kind) else {
            self.refuse(if kind.is_empty() { What::BadValue { detail: "—".to_owned() } } else { What::UnsupportedKind { detail: kind } });
            return None;
        };
        if prompt.is_empty() {
            self.refuse(What::NoText);
            return None;
        }
        let body = self.body(row_kind)?;
        let place = Place::line(self.number);
        let title = self.text(Field::Title);
        let given = self.cell(Field::Id).to_owned();
        let id = if given.is_empty() { ids.named(title.get(Language::En)) } else { ids.given(&given, &place, &mut self.findings) };
        let separated = |cell: &str| {
            cell.split([',', '，', ';', '；', '、']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        };
        Some(Item {
            id,
            title,
            category: self
                .cell(Field::Category)
                .split(['/', '／'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("/"),
            tags: separated(self.cell(Field::Tags)),
            marks: self.marks(),
            prompt,
            hint: self.text(Field::Hint),
            feedback: self.text(Field::Feedback),
            body,
        })
    }

    fn marks(&mut self) -> f64 {
        let cell = self.cell(Field::Marks).to_owned();
        if cell.is_empty() {
            return 1.0;
        }
        let marks = share::number(&cell).filter(|marks| *marks > 0.0 && *marks <= 1_000.0);
        if marks.is_none() {
            self.findings.push(Finding::approximated(&Place::line(self.number), What::BadValue { detail: cell }));
        }
        marks.unwrap_or(1.0)
    }

    fn body(&mut self, kind: RowKind) -> Option<Body> {
        let answer = self.cell(Field::Answer).to_owned();
        match kind {
            RowKind::SingleChoice | RowKind::MultipleChoice => self.choice(&answer, kind == RowKind::SingleChoice),
            RowKind::TrueFalse => match truth(&answer) {
                Some(answer) => Some(Body::TrueFalse(TrueFalse { answer, ..TrueFalse::default() })),
                None => self.bad_answer(answer),
            },
            RowKind::ShortText => self.short_text(&answer),
            RowKind::Numeric => match number::parse(&answer) {
                Some(numeric) => Some(Body::Numeric(numeric)),
                None => self.bad_answer(answer),
            },
            RowKind::Essay => Some(Body::Essay(Essay { rows: 8, model_answer: self.text(Field::Option(0)), ..Essay::default() })),
            RowKind::Matching => self.matching(),
            RowKind::Ordering => {
                let entries: Vec<Label> = self.options().into_iter().map(|(place, text)| Label { id: letter(place), text }).collect();
                if entries.len() < 2 {
                    self.refuse(What::NoRightAnswer);
                    return None;
                }
                Some(Body::Ordering(Ordering { entries, ..Ordering::default() }))
            }
        }
    }

    fn bad_answer(&mut self, answer: String) -> Option<Body> {
        self.refuse(if answer.is_empty() { What::NoRightAnswer } else { What::BadValue { detail: answer } });
        None
    }

    fn choice(&mut self, answer: &str, single: bool) -> Option<Body> {
        let letters = answer.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | ';' | '；' | '、' | '/' | '+' | '&' | '.'));
        let right: Option<Vec<usize>> = letters.map(place_of_letter).collect();
        let options = self.options();
        let known = |places: &Vec<usize>| places.iter().all(|place| options.iter().any(|(option, _)| option == place));
        let Some(right) = right.filter(|places| !places.is_empty() && known(places) && (!single || places.len() == 1)) else {
            return self.bad_answer(answer.to_owned());
        };
        if options.len() < 2 {
            self.refuse(What::NoText);
            return None;
        }
        let options = options.into_iter().map(|(place, text)| Choice {
            id: letter(place),
            text,
            credit: if right.contains(&place) { 1.0 } else { 0.0 },
            feedback: Text::default(),
        });
        let options = options.collect();
        Some(if single {
            Body::SingleChoice(SingleChoice { options, fixed_order: false })
        } else {
            Body::MultipleChoice(MultipleChoice { options, ..MultipleChoice::default() })
        })
    }

    /// Accepted in every language in the column of the right answer, in one of them in the columns of its options.
    fn short_text(&mut self, answer: &str) -> Option<Body> {
        let any = answer.split(['|', '｜']).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        let mut accepted = Accepted { any, ..Accepted::default() };
        for (_, text) in self.options() {
            accepted.zh.extend(text.zh);
            accepted.de.extend(text.de);
            accepted.en.extend(text.en);
        }
        if accepted.all().next().is_none() {
            self.refuse(What::NoRightAnswer);
            return None;
        }
        let answers = vec![TextAnswer { id: "a".to_owned(), accepted, credit: 1.0, feedback: Text::default() }];
        Some(Body::ShortText(ShortText { answers, case_sensitive: false }))
    }

    fn matching(&mut self) -> Option<Body> {
        let mut matching = Matching::default();
        for (_, pair) in self.options() {
            let (mut left, mut right) = (Text::default(), Text::default());
            for language in Language::ALL {
                let Some(words) = pair.exact(language) else { continue };
                let Some((from, to)) = split_pair(words) else {
                    self.refuse(What::BadValue { detail: words.to_owned() });
                    return None;
                };
                if !from.is_empty() {
                    left.set(language, from);
                }
                right.set(language, to);
            }
            let known = matching.answers.iter().find(|known| known.text == right).map(|known| known.id.clone());
            let id = known.unwrap_or_else(|| {
                let id = format!("a{}", matching.answers.len() + 1);
                matching.answers.push(Label { id: id.clone(), text: right });
                id
            });
            if !left.is_empty() {
                let prompt = format!("p{}", matching.prompts.len() + 1);
                matching.prompts.push(MatchPrompt { id: prompt, text: left, answer: id, feedback: Text::default() });
            }
        }
        if matching.prompts.is_empty() || matching.answers.len() < 2 {
            self.refuse(What::NoRightAnswer);
            return None;
        }
        Some(Body::Matching(matching))
    }
}

/// `left = right`; a star for no left side.
fn split_pair(pair: &str) -> Option<(&str, &str)> {
    let (left, right) = ["→", "->", " = ", "=", "＝"].into_iter().find_map(|mark| pair.split_once(mark))?;
    let (left, right) = (left.trim(), right.trim());
    let left = if matches!(left, "*" | "＊" | "-" | "–") { "" } else { left };
    (!right.is_empty()).then_some((left, right))
}
