//! Results as a table for a spreadsheet: UTF-8 with a byte order mark, numbers and separators as the reader's language has them.

use domain::Language;
use i18n::t::{people, quiz_staff};
use usecases::quizzes::Results;

use super::results::sorted;
use super::words;
use crate::ui::Page;

/// Every learner and attempt, one line for each.
#[must_use]
pub fn results_csv(page: &Page, results: &Results) -> String {
    let lang = page.lang;
    let mut csv = String::from('\u{feff}');
    let head = [
        people::column_name(lang),
        quiz_staff::csv_login(lang),
        quiz_staff::csv_attempt(lang),
        quiz_staff::csv_state(lang),
        quiz_staff::csv_started(lang),
        quiz_staff::csv_ended(lang),
        quiz_staff::csv_marks(lang),
        quiz_staff::csv_max(lang),
        quiz_staff::csv_percent(lang),
        quiz_staff::csv_passed(lang),
        quiz_staff::csv_late(lang),
        quiz_staff::csv_counts(lang),
    ];
    line(&mut csv, lang, head.map(ToOwned::to_owned));
    let zone = crate::quizzes::zone(page);
    for learner in sorted(page, results, "") {
        let name = learner.person.name.display(lang);
        let login = learner.person.email.clone().or_else(|| learner.person.phone.clone()).unwrap_or_default();
        let counts = learner.percent.map(|p| number(lang, p)).unwrap_or_default();
        if learner.attempts.is_empty() {
            let state = quiz_staff::not_begun(lang).to_owned();
            let none = String::new;
            line(&mut csv, lang, [name, login, none(), state, none(), none(), none(), none(), none(), none(), none(), counts]);
            continue;
        }
        for attempt in &learner.attempts {
            let state = match attempt.ended {
                None => quiz_staff::csv_under_way(lang),
                Some(_) if attempt.to_mark > 0 => quiz_staff::csv_waiting(lang),
                Some(_) => quiz_staff::csv_done(lang),
            };
            let yes = |yes: bool| if yes { quiz_staff::csv_yes(lang) } else { quiz_staff::csv_no(lang) }.to_owned();
            let share = attempt.marks.zip(attempt.max).map(|(marks, max)| domain::quizzes::grade::percent(marks, max));
            let figure = |value: Option<f64>| value.map(|v| number(lang, v)).unwrap_or_default();
            // sortable everywhere
            let local = |at: domain::Timestamp| zone.to_input(at).replace('T', " ");
            let cells = [
                name.clone(),
                login.clone(),
                attempt.number.to_string(),
                state.to_owned(),
                local(attempt.started_at),
                attempt.ended.map(|e| local(e.at)).unwrap_or_default(),
                figure(attempt.marks),
                figure(attempt.max),
                figure(share),
                results.passed(attempt).map(yes).unwrap_or_default(),
                yes(attempt.has_late),
                counts.clone(),
            ];
            line(&mut csv, lang, cells);
        }
    }
    csv
}

/// Without grouping, which spreadsheets take for text.
fn number(lang: Language, value: f64) -> String {
    let plain = words::marks(Language::En, value).replace(',', "");
    if lang == Language::De { plain.replace('.', ",") } else { plain }
}

fn line(csv: &mut String, lang: Language, cells: [String; 12]) {
    // a German spreadsheet takes the comma for the one in numbers
    let separator = if lang == Language::De { ";" } else { "," };
    csv.push_str(&cells.map(|cell| quoted(&cell)).join(separator));
    csv.push_str("\r\n");
}

/// A cell as RFC 4180 has it. What a spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains(['"', ',', ';', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_the_line() {
        assert_eq!(quoted("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
        for start in ["+1", "-1", "@x", "\t=1", "\r=1"] {
            assert!(quoted(start).trim_start_matches('"').starts_with('\''), "{start:?}");
        }
        assert_eq!(quoted("Wu, Lei"), "\"Wu, Lei\"");
        assert_eq!(quoted("单晓飞"), "单晓飞");
    }

    #[test]
    fn numbers_are_written_as_the_spreadsheet_reads_them() {
        assert_eq!(number(Language::De, 1234.5), "1234,5");
        assert_eq!(number(Language::Zh, 1234.5), "1234.5");
        assert_eq!(number(Language::En, 60.0), "60");
    }
}
