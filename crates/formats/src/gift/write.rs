//! Writing GIFT: one language of each text, as Markdown.

use std::fmt::Write as _;

use domain::quizzes::item::{Body, Item, Label, Tolerance};
use domain::quizzes::kinds::{MultipleChoice, MultipleScoring, Numeric, ShortText, TrueFalse};
use domain::{Language, Text};

use super::escape;
use crate::Written;
use crate::finding::{Finding, Place, What};
use crate::moodle::kind_name;
use crate::share::{decimal, to_percent};

pub(crate) fn write(items: &[Item], language: Language) -> Written {
    let mut writer = Writer { out: String::new(), language, place: Place::default(), findings: Vec::new() };
    let mut category = "";
    for item in items {
        writer.place = Place::element(item.id.clone());
        let before = writer.out.len();
        if item.category != category {
            let path = if item.category.is_empty() { "$course$/top" } else { &item.category };
            let _ = writeln!(writer.out, "$CATEGORY: {}\n", escape(&path.replace('∕', "//")));
        }
        if writer.item(item) {
            category = &item.category;
        } else {
            writer.out.truncate(before);
        }
    }
    Written { bytes: writer.out.into_bytes(), extension: "txt", media_type: "text/plain; charset=utf-8", findings: writer.findings }
}

struct Writer {
    out: String,
    language: Language,
    place: Place,
    findings: Vec<Finding>,
}

impl Writer {
    fn approximated(&mut self, what: What) {
        let finding = Finding::approximated(&self.place, what);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn dropped(&mut self, there: bool, name: &str) {
        if there {
            self.approximated(What::SettingDropped { detail: name.to_owned() });
        }
    }

    /// A text in the one language; the others and pictures are told of.
    fn text(&mut self, text: &Text) -> String {
        let (words, language) = text.best(self.language);
        let others: Vec<&str> =
            Language::ALL.into_iter().filter(|l| *l != language && text.exact(*l).is_some()).map(Language::code).collect();
        if !others.is_empty() {
            self.approximated(What::LanguagesDropped { detail: others.join(", ") });
        }
        for picture in words.split("](media/").skip(1) {
            let detail = format!("media/{}", picture.split(')').next().unwrap_or_default());
            self.approximated(What::MediaRefused { detail });
        }
        escape(words.trim())
    }

    fn item(&mut self, item: &Item) -> bool {
        let mut prompt = self.text(&item.prompt);
        let mut feedback = self.text(&item.feedback);
        let Some(answers) = self.answers(item, &mut prompt, &mut feedback) else {
            self.findings.retain(|finding| finding.place != self.place);
            self.findings.push(Finding::refused(&self.place, What::UnsupportedKind { detail: kind_name(&item.body).to_owned() }));
            return false;
        };
        self.dropped((item.marks - 1.0).abs() > 1e-9, "marks");
        self.dropped(!item.hint.is_empty(), "hint");
        let _ = write!(self.out, "// [id:{}]", item.id);
        for tag in &item.tags {
            let _ = write!(self.out, " [tag:{}]", tag.replace(']', "\\]").replace('\n', " "));
        }
        self.out.push('\n');
        if !item.title.is_empty() {
            let title = self.text(&item.title);
            let _ = write!(self.out, "::{title}::");
        }
        let feedback = if feedback.is_empty() { feedback } else { format!("####{feedback}") };
        let _ = writeln!(self.out, "[markdown]{prompt} {{{answers}{feedback}}}\n");
        true
    }

    fn answers(&mut self, item: &Item, prompt: &mut String, feedback: &mut String) -> Option<String> {
        Some(match &item.body {
            Body::SingleChoice(body) => {
                self.dropped(body.fixed_order, "fixed_order");
                let best = body.options.iter().map(|option| option.credit).fold(f64::MIN, f64::max);
                self.list(body.options.iter().map(|option| (option.credit, option.credit >= best, &option.text, &option.feedback)))
            }
            Body::MultipleChoice(body) => self.multiple(body),
            Body::Incident(body) => {
                self.approximated(What::UnsupportedKind { detail: "incident → multichoice".to_owned() });
                *prompt = format!("{prompt}\\n\\n{}", self.text(&body.question));
                for more in [&body.advice, &body.counter_example] {
                    let more = self.text(more);
                    let between = if feedback.is_empty() || more.is_empty() { "" } else { "\\n\\n" };
                    *feedback = format!("{feedback}{between}{more}");
                }
                self.list(body.options.iter().map(|o| (f64::from(o.plausibility) / 3.0, o.plausibility == 3, &o.text, &o.feedback)))
            }
            Body::TrueFalse(body) => self.true_false(body),
            Body::ShortText(body) => self.short_text(body),
            Body::Numeric(body) => self.numeric(body),
            Body::Matching(body) => {
                let pairs = body.prompts.iter().map(|prompt| (&prompt.text, prompt.answer.as_str(), &prompt.feedback));
                self.matching(pairs, &body.answers)
            }
            Body::Categorisation(body) => {
                self.approximated(What::UnsupportedKind { detail: "categorisation → matching".to_owned() });
                let pairs = body.entries.iter().map(|entry| (&entry.text, entry.category.as_str(), &entry.feedback));
                self.matching(pairs, &body.categories)
            }
            Body::Essay(body) => {
                self.dropped(!body.rubric.criteria.is_empty(), "rubric");
                self.dropped(!body.model_answer.is_empty(), "model_answer");
                self.dropped(body.min_words.is_some() || body.max_words.is_some(), "min_words, max_words");
                self.dropped(body.rows != 8, "rows");
                String::new()
            }
            _ => return None,
        })
    }

    fn list<'t>(&mut self, options: impl Iterator<Item = (f64, bool, &'t Text, &'t Text)>) -> String {
        let mut out = String::new();
        for (share, right, text, feedback) in options {
            let mark = if right { "=" } else { "~" };
            let usual = if right { 1.0 } else { 0.0 };
            let percent = if (share - usual).abs() < 1e-9 { String::new() } else { format!("%{}%", to_percent(share)) };
            let (text, feedback) = (self.text(text), self.text(feedback));
            let feedback = if feedback.is_empty() { feedback } else { format!("#{feedback}") };
            let _ = write!(out, "{mark}{percent}{text}{feedback} ");
        }
        out
    }

    fn multiple(&mut self, body: &MultipleChoice) -> String {
        self.dropped(body.fixed_order, "fixed_order");
        let right = body.options.iter().filter(|option| option.credit > 0.0).count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a few options")]
        let each = 1.0 / right as f64;
        let weighted = body.scoring == MultipleScoring::Weighted;
        if !weighted && body.scoring != MultipleScoring::PerOptionDeduction {
            self.approximated(What::ScoringApproximated { detail: "per_option_deduction".to_owned() });
        }
        let share = |credit: f64| match credit {
            credit if weighted => credit,
            credit if credit > 0.0 => each,
            _ => -each,
        };
        self.list(body.options.iter().map(|option| (share(option.credit), false, &option.text, &option.feedback)))
    }

    fn true_false(&mut self, body: &TrueFalse) -> String {
        let (right, wrong) =
            if body.answer { (&body.feedback_true, &body.feedback_false) } else { (&body.feedback_false, &body.feedback_true) };
        let (right, wrong) = (self.text(right), self.text(wrong));
        let value = if body.answer { "TRUE" } else { "FALSE" };
        match (wrong.is_empty(), right.is_empty()) {
            (true, true) => value.to_owned(),
            (_, true) => format!("{value}#{wrong}"),
            _ => format!("{value}#{wrong}#{right}"),
        }
    }

    fn short_text(&mut self, body: &ShortText) -> String {
        self.dropped(body.case_sensitive, "case_sensitive");
        let mut out = String::new();
        for answer in &body.answers {
            if answer.accepted.any.len() < answer.accepted.all().count() {
                self.approximated(What::LanguagesDropped { detail: "accepted".to_owned() });
            }
            let percent = if answer.credit < 1.0 { format!("%{}%", to_percent(answer.credit)) } else { String::new() };
            let feedback = self.text(&answer.feedback);
            let feedback = if feedback.is_empty() { feedback } else { format!("#{feedback}") };
            for text in answer.accepted.all() {
                let _ = write!(out, "={percent}{}{feedback} ", escape(text));
            }
        }
        out
    }

    fn numeric(&mut self, body: &Numeric) -> String {
        self.dropped(!body.rules.units.is_empty(), "units");
        self.dropped(body.rules.significant_figures.is_some(), "significant_figures");
        let mut out = String::from("#");
        for answer in &body.answers {
            let width = match answer.tolerance {
                Tolerance::Absolute(width) => width,
                Tolerance::Relative(share) => {
                    self.approximated(What::ScoringApproximated { detail: format!("± {} %", decimal(share * 100.0, 4)) });
                    (answer.value * share).abs()
                }
            };
            let percent = if answer.credit < 1.0 { format!("%{}%", to_percent(answer.credit)) } else { String::new() };
            let feedback = self.text(&answer.feedback);
            let feedback = if feedback.is_empty() { feedback } else { format!("#{feedback}") };
            let _ = write!(out, "={percent}{}:{}{feedback} ", answer.value, decimal(width, 12));
        }
        out
    }

    fn matching<'t>(&mut self, pairs: impl Iterator<Item = (&'t Text, &'t str, &'t Text)>, answers: &[Label]) -> String {
        let mut out = String::new();
        let mut used = Vec::new();
        for (text, answer, feedback) in pairs {
            self.dropped(!feedback.is_empty(), "feedback");
            used.push(answer);
            let left = self.text(text);
            let right = answers.iter().find(|label| label.id == answer).map(|label| self.text(&label.text)).unwrap_or_default();
            let _ = write!(out, "={left} -> {right} ");
        }
        for left_over in answers.iter().filter(|label| !used.contains(&label.id.as_str())) {
            let right = self.text(&left_over.text);
            let _ = write!(out, "= -> {right} ");
        }
        out
    }
}
