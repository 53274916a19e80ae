use domain::quizzes::item::{Body, Item, NumberRules};
use domain::quizzes::kinds::MultipleScoring;
use domain::{Language, Text};

use super::*;
use crate::finding::Level;
use crate::samples;

const DE: ReadOptions = ReadOptions { language: Language::De };

fn csv(text: &str) -> Reading {
    read_csv(text.as_bytes(), DE)
}

/// The samples as a row can say them.
fn plain() -> Vec<Item> {
    let mut items = vec![
        samples::single_choice(),
        samples::multiple_choice(),
        samples::true_false(),
        samples::short_text(),
        samples::numeric(),
        samples::essay(),
        samples::matching(),
        samples::ordering(),
    ];
    items[1].prompt = samples::t("防护用品？", "Welche Ausrüstung?", "Which protection?");
    for item in &mut items {
        match &mut item.body {
            Body::SingleChoice(body) => {
                body.options.iter_mut().for_each(|o| (o.credit, o.feedback) = (o.credit.floor().max(0.0), Text::default()));
            }
            Body::MultipleChoice(body) => {
                body.options.iter_mut().for_each(|option| option.credit = if option.credit > 0.0 { 1.0 } else { 0.0 });
                (body.scoring, body.fixed_order) = (MultipleScoring::PerOptionDeduction, false);
            }
            Body::TrueFalse(body) => (body.feedback_true, body.feedback_false) = (Text::default(), Text::default()),
            Body::ShortText(body) => {
                let second = body.answers.pop().unwrap();
                (body.answers[0].accepted.zh, body.answers[0].accepted.de) = (second.accepted.zh, second.accepted.de);
            }
            Body::Numeric(body) => {
                body.answers.truncate(1);
                body.rules = NumberRules { units: body.rules.units[..1].to_vec(), ..NumberRules::default() };
            }
            Body::Essay(body) => {
                (body.rows, body.min_words, body.max_words, body.rubric) = (8, None, None, domain::quizzes::item::Rubric::default());
            }
            _ => {}
        }
    }
    items
}

#[test]
fn what_a_row_can_say_comes_back_as_it_was() {
    let items = plain();
    for language in Language::ALL {
        for (written, read) in [
            (write_csv(&items, language), read_csv as fn(&[u8], ReadOptions) -> Reading),
            (write_xlsx(&items, language), read_xlsx as fn(&[u8], ReadOptions) -> Reading),
        ] {
            assert_eq!(written.findings, []);
            let reading = read(&written.bytes, DE);
            assert_eq!(reading.findings, []);
            assert_eq!(reading.items.into_iter().map(|item| item.item).collect::<Vec<_>>(), items, "{language:?} {}", written.extension);
        }
    }
}

#[test]
fn what_a_row_cannot_say_is_told_of() {
    let items = samples::all();
    let written = write_xlsx(&items, Language::En);
    let refused = written.findings.iter().filter(|finding| finding.level == Level::Refused).count();
    let reading = read_xlsx(&written.bytes, DE);
    assert_eq!((refused, reading.items.len()), (9, 8));
    for there in &reading.items {
        let was = items.iter().find(|item| item.id == there.item.id).unwrap();
        let told = written.findings.iter().any(|finding| finding.place.element.as_deref() == Some(&was.id));
        assert!(told || there.item == *was, "{}", was.id);
    }
}

#[test]
fn examples_of_the_template_are_questions_once_they_are_not_marked_as_remarks() {
    for language in Language::ALL {
        let written = template(TemplateFormat::Csv, language);
        let text = String::from_utf8(written.bytes).unwrap();
        let options = ReadOptions { language };
        assert_eq!(read_csv(text.as_bytes(), options).items.len(), 0);
        let reading = read_csv(text.replace("# ", "").as_bytes(), options);
        assert_eq!(reading.findings, [], "{language:?}");
        assert_eq!(reading.items.len(), RowKind::ALL.len());
        assert!(reading.items.iter().all(|item| item.item.prompt.exact(language).is_some()));
    }
}

#[test]
fn the_spreadsheet_has_an_explanation_and_no_question_yet() {
    use calamine::Reader as _;
    for language in Language::ALL {
        let written = template(TemplateFormat::Xlsx, language);
        assert_eq!(read_xlsx(&written.bytes, DE).items.len(), 0);
        let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(written.bytes.as_slice())).unwrap();
        let names = book.sheet_names();
        assert_eq!(names, [words::questions_sheet(language), words::explanation_sheet(language)]);
        let range = book.worksheet_range(&names[1]).unwrap();
        let text: Vec<String> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        for kind in RowKind::ALL {
            assert!(text.contains(&explanation::how_to(kind, language).to_owned()));
        }
        assert_eq!(written.bytes, template(TemplateFormat::Xlsx, language).bytes);
    }
}

#[test]
fn any_separator_heading_and_language_is_understood() {
    for text in [
        "Frageart;Frage;Option A;Option B;Richtige Antwort\nEinfachauswahl;Was?;x;y;b\n",
        "kind,prompt_de,a_de,option_b_de,answer\nsingle_choice,Was?,x,y,B\n",
        "题型\t题目（德文）\t选项A（德文）\t选项 B(德文)\t正确答案\n单选题\tWas?\tx\ty\tＢ\n",
        "sep=;\nQuestion type;Question (German);A;B;Right answer\nSingle Choice;Was?;x;y;B\n",
        "Meine Fragen\n\nFrageart,Frage,A,B,Richtige Antwort\nEinfachauswahl,\"Was?\",x,y,B\n",
    ] {
        let reading = csv(text);
        assert_eq!(reading.findings, [], "{text}");
        let item = &reading.items[0].item;
        let Body::SingleChoice(body) = &item.body else { panic!() };
        assert_eq!((item.prompt.de.as_deref(), body.options[1].credit), (Some("Was?"), 1.0), "{text}");
    }
}

#[test]
fn gbk_is_read_and_told_of() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("题型,题目,正确答案\n判断题,氧气瓶可以涂油。,错\n");
    let reading = read_csv(&bytes, ReadOptions { language: Language::Zh });
    assert_eq!(reading.items[0].item.prompt.zh.as_deref(), Some("氧气瓶可以涂油。"));
    assert_eq!(reading.findings[0].what, What::ReadAs { encoding: "gb18030" });
}

#[test]
fn what_is_wrong_is_told_with_its_row_and_the_rest_is_read() {
    let head = "Frageart,Frage,A,B,Richtige Antwort,Punkte,Farbe\n";
    let reading = csv(&format!(
        "{head}Richtig/Falsch,q,,,richtig,2,rot\nRätsel,q,,,x,,\nEinfachauswahl,,x,y,A,,\nEinfachauswahl,q,x,y,C,,\nZahlenwert,q,,,drei,,\nZuordnung,q,a,b,,,\nRichtig/Falsch,q,,,falsch,null,\n\n"
    ));
    assert_eq!(reading.items.len(), 2);
    let found: Vec<_> = reading.findings.iter().map(|f| (f.place.line.unwrap(), f.what.clone())).collect();
    assert_eq!(
        found,
        [
            (1, What::UnknownColumn { detail: "Farbe".into() }),
            (3, What::UnsupportedKind { detail: "Rätsel".into() }),
            (4, What::NoText),
            (5, What::BadValue { detail: "C".into() }),
            (6, What::BadValue { detail: "drei".into() }),
            (7, What::BadValue { detail: "a".into() }),
            (8, What::BadValue { detail: "null".into() }),
        ]
    );
    assert!(matches!(csv("Frage,A,B\nq,x,y\n").findings[0].what, What::MissingColumn { .. }));
    assert_eq!(csv("a nice day\n").findings[0].what, What::WrongFormat);
    assert_eq!(csv("").findings[0].what, What::Empty);
    let cut = csv(&format!("{head}Richtig/Falsch,q,,,richtig,2,\nRichtig/Falsch,\"q"));
    assert_eq!((cut.items.len(), &cut.findings[0].what), (1, &What::Truncated));
}

#[test]
fn cells_that_look_like_formulas_stay_texts() {
    let mut item = samples::true_false();
    item.prompt = Text { de: Some("=1+1 ist 2".into()), ..Text::default() };
    let written = write_csv(&[item.clone()], Language::De);
    assert!(String::from_utf8(written.bytes.clone()).unwrap().contains(";'=1+1"));
    assert_eq!(read_csv(&written.bytes, DE).items[0].item.prompt, item.prompt);
}

#[test]
fn bombs_are_refused_before_anything_is_unpacked() {
    use crate::limits::tests::zip_of;
    let bomb = zip_of(&[("xl/workbook.xml", &vec![b' '; 20 << 20])]);
    assert_eq!(read_xlsx(&bomb, DE).findings[0].what, What::ZipBomb);
    assert!(matches!(read_xlsx(&zip_of(&[("a", b"b")]), DE).findings[0].what, What::Malformed { .. }));
    assert_eq!(read_xlsx(b"no zip", DE).findings[0].what, What::WrongFormat);
}
