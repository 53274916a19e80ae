use domain::Text;
use domain::quizzes::item::{Accepted, Body, Choice, Item, NumberRules, TextAnswer, Tolerance};
use domain::quizzes::kinds::{GapKind, MultipleChoice, MultipleScoring, OrderScoring};
use proptest::prelude::*;

use super::*;
use crate::Written;
use crate::samples::{self, PNG};

fn written(items: &[Item]) -> Written {
    write(items, &samples::media, Language::En)
}

/// Written and read again.
pub fn again(item: &Item) -> Item {
    let written = written(std::slice::from_ref(item));
    let reading = read_all(&written.bytes);
    let show = || texts_of(&written.bytes).into_iter().map(|(name, text)| format!("{name}\n{text}")).collect::<Vec<_>>().join("\n");
    assert_eq!(reading.findings, [], "{}", show());
    assert_eq!(reading.items.len(), 1, "{}", show());
    reading.items.into_iter().next().unwrap().item
}

/// Without our own attributes, as another system would read and write it.
pub(super) fn stripped(zip: &[u8]) -> Vec<u8> {
    let mut files: Vec<(String, Vec<u8>)> = vec![("media/seam.png".to_owned(), PNG.to_vec())];
    for (name, mut text) in texts_of(zip) {
        while let Some(at) = text.find(" data-ext-qiao-") {
            let value = at + text[at..].find('"').unwrap() + 1;
            let end = value + text[value..].find('"').unwrap() + 1;
            text.replace_range(at..end, "");
        }
        files.push((name, text.into_bytes()));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip_of(&files)
}

fn without_extension(item: &Item) -> Item {
    let reading = read_all(&stripped(&written(std::slice::from_ref(item)).bytes));
    assert!(reading.findings.iter().all(|finding| finding.level == Level::Approximated), "{:?}", reading.findings);
    reading.items.into_iter().next().unwrap().item
}

#[test]
fn every_kind_comes_back_as_it_was() {
    for item in samples::all() {
        assert_eq!(again(&item), item);
    }
}

#[test]
fn a_whole_bank_comes_back_in_its_order_with_its_pictures() {
    let items = samples::all();
    let written = written(&items);
    assert_eq!((written.extension, written.media_type), ("zip", "application/zip"));
    let reading = read_all(&written.bytes);
    let ids: Vec<&str> = reading.items.iter().map(|read| read.item.id.as_str()).collect();
    assert_eq!(ids, items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>());
    assert_eq!(reading.media.len(), 1);
    assert_eq!((reading.media[0].path.as_str(), reading.media[0].bytes.as_slice()), ("media/seam.png", PNG));
    assert_eq!(reading.items[0].place.file.as_deref(), Some("items/gas.xml"));
}

#[test]
fn every_scoring_of_a_multiple_choice_comes_back_with_and_without_our_attributes() {
    for scoring in [MultipleScoring::AllOrNothing, MultipleScoring::PerOption, MultipleScoring::PerOptionDeduction] {
        for marks in [1.0, 3.0, 2.5] {
            let mut item = samples::multiple_choice();
            item.marks = marks;
            let Body::MultipleChoice(body) = &mut item.body else { unreachable!() };
            body.scoring = scoring;
            for option in &mut body.options {
                option.credit = if option.credit > 0.0 { 1.0 } else { 0.0 };
            }
            assert_eq!(again(&item), item);
            assert_eq!(without_extension(&item), item);
        }
    }
}

#[test]
fn every_scoring_of_an_order_comes_back() {
    for scoring in [OrderScoring::AllOrNothing, OrderScoring::ByPosition, OrderScoring::ByPair] {
        let mut item = samples::ordering();
        let Body::Ordering(body) = &mut item.body else { unreachable!() };
        body.scoring = scoring;
        assert_eq!(again(&item), item);
        let findings = written(&[item]).findings;
        assert_eq!(findings.is_empty(), scoring != OrderScoring::ByPair, "{findings:?}");
    }
}

/// What another system sees of a body: the kind, the texts, the options and what is right; without what is ours alone.
fn as_others_see(item: &Item) -> Item {
    let mut item = item.clone();
    // texts in which there are gaps stand once, in the language of the item, English
    let english = |text: &mut Text| *text = Text { en: text.en.take(), ..Text::default() };
    match &mut item.body {
        Body::Incident(body) => {
            let options = body.options.iter().map(|option| Choice {
                id: option.id.clone(),
                text: option.text.clone(),
                credit: read::round(f64::from(option.plausibility) / 3.0),
                feedback: option.feedback.clone(),
            });
            let body = domain::quizzes::kinds::SingleChoice { options: options.collect(), fixed_order: false };
            item.body = Body::SingleChoice(body);
        }
        Body::ShortText(body) => {
            for answer in &mut body.answers {
                answer.feedback = Text::default();
                let any = answer.accepted.all().cloned().collect();
                answer.accepted = Accepted { any, ..Accepted::default() };
            }
        }
        Body::Numeric(body) => {
            body.rules = NumberRules::default();
            body.answers.iter_mut().for_each(|answer| answer.feedback = Text::default());
        }
        Body::Formula(body) => body.decimals = None,
        Body::InlineChoice(body) => body.gaps.iter_mut().flat_map(|gap| &mut gap.options).for_each(|option| english(&mut option.text)),
        Body::Cloze(body) => {
            // the shares stay as they are
            let whole: f64 = body.gaps.iter().map(|gap| gap.weight).sum();
            for gap in &mut body.gaps {
                gap.weight /= whole;
                if let GapKind::Choice { options } = &mut gap.accepts {
                    for option in options {
                        english(&mut option.text);
                    }
                }
            }
        }
        Body::Hotspot(body) => {
            english(&mut body.alt);
            body.areas.iter_mut().for_each(|area| english(&mut area.label));
        }
        Body::Essay(body) => (body.min_words, body.max_words) = (None, None),
        Body::Upload(body) => body.max_files = 1,
        _ => {}
    }
    item
}

#[test]
fn what_others_see_is_right_by_itself() {
    for item in samples::all() {
        let mut seen = without_extension(&item);
        let mut expected = as_others_see(&item);
        match (&mut seen.body, &mut expected.body) {
            (Body::Cloze(seen), Body::Cloze(expected)) => {
                assert_eq!(seen.text.en, expected.text.en);
                seen.text = expected.text.clone();
            }
            (Body::InlineChoice(seen), Body::InlineChoice(expected)) => {
                assert_eq!(seen.text.en, expected.text.en);
                seen.text = expected.text.clone();
            }
            (Body::MarkWords(seen), Body::MarkWords(expected)) => {
                assert_eq!(seen.text.en, expected.text.en);
                seen.text = expected.text.clone();
            }
            (Body::SingleChoice(_), Body::SingleChoice(_)) if item.id == "silence" => {
                // story and question are one text, the advice a feedback
                assert!(seen.prompt.de.as_deref().unwrap().ends_with("Warum nickte er?"));
                assert!(seen.feedback.de.as_deref().unwrap().starts_with("Lassen Sie es sich zeigen."));
                (seen.prompt, seen.feedback) = (expected.prompt.clone(), expected.feedback.clone());
            }
            (Body::Essay(seen), Body::Essay(expected)) => {
                without_ids(&mut seen.rubric);
                without_ids(&mut expected.rubric);
            }
            (Body::Upload(seen), Body::Upload(expected)) => {
                without_ids(&mut seen.rubric);
                without_ids(&mut expected.rubric);
            }
            _ => {}
        }
        assert_eq!(seen, expected);
    }
}

/// A rubric is text for others, without ids and with points as words.
fn without_ids(rubric: &mut domain::quizzes::item::Rubric) {
    for criterion in &mut rubric.criteria {
        criterion.id = String::new();
        criterion.levels.iter_mut().for_each(|level| level.points = 0.0);
    }
}

#[test]
fn what_others_do_not_see_is_said() {
    let whats = |item: Item| written(&[item]).findings.into_iter().map(|finding| finding.what).collect::<Vec<_>>();
    assert_eq!(whats(samples::single_choice()), [What::SettingDropped { detail: "hint".into() }]);
    assert_eq!(whats(samples::true_false()), []);
    assert_eq!(whats(samples::kprim()), []);
    assert_eq!(
        whats(samples::numeric()),
        [What::ScoringApproximated { detail: "units".into() }, What::SettingDropped { detail: "feedback".into() }]
    );
    assert_eq!(whats(samples::cloze()), [What::LanguagesDropped { detail: "zh, de".into() }]);
    let mut item = samples::short_text();
    let Body::ShortText(body) = &mut item.body else { unreachable!() };
    body.answers = vec![TextAnswer {
        id: "x".into(),
        accepted: Accepted { any: vec!["ga*s".into(), "a\\*b".into()], ..Accepted::default() },
        credit: 1.0,
        feedback: Text::default(),
    }];
    assert_eq!(whats(item.clone()), [What::ScoringApproximated { detail: "ga*s".into() }]);
    assert_eq!(again(&item), item);
}

#[test]
fn an_item_of_one_language_stands_without_any_class() {
    let mut item = samples::true_false();
    for text in [&mut item.prompt, &mut item.title] {
        (text.zh, text.en) = (None, None);
    }
    let Body::TrueFalse(body) = &mut item.body else { unreachable!() };
    (body.feedback_true, body.feedback_false) = (Text::default(), Text::default());
    let files = texts_of(&written(std::slice::from_ref(&item)).bytes);
    let (_, xml) = files.iter().find(|(name, _)| name.starts_with("items/")).unwrap();
    assert!(xml.contains("xml:lang=\"de-DE\"") && !xml.contains("qiao-lang"), "{xml}");
    assert!(xml.contains("rptemplates/match_correct.xml"), "{xml}");
    assert_eq!(again(&item), item);
}

#[test]
fn control_characters_do_not_break_the_file() {
    let mut item = samples::true_false();
    item.prompt.de = Some("Naht\u{0}\u{7}\u{ffff} eins".to_owned());
    let reading = read_all(&written(&[item]).bytes);
    assert_eq!(reading.items[0].item.prompt.de.as_deref(), Some("Naht eins"));
}

#[test]
fn the_language_that_is_asked_for_is_the_items_where_it_can_be() {
    let mut german = samples::cloze();
    german.id = "german".into();
    let Body::Cloze(body) = &mut german.body else { unreachable!() };
    body.text.zh = None;
    let written = write(&[samples::cloze(), german.clone()], &samples::media, Language::Zh);
    let files = texts_of(&written.bytes);
    assert!(files[1].1.contains("adaptive=\"false\" time-dependent=\"false\" xml:lang=\"zh-Hans-CN\""));
    let languages: Vec<_> = written.findings.iter().map(|finding| finding.what.clone()).collect();
    assert_eq!(languages, [What::LanguagesDropped { detail: "de, en".into() }, What::LanguagesDropped { detail: "de".into() }]);
    assert_eq!(again(&german), german);
}

#[test]
fn capitals_count_as_each_version_says() {
    let mut item = samples::short_text();
    let Body::ShortText(body) = &mut item.body else { unreachable!() };
    body.case_sensitive = true;
    assert_eq!(again(&item), item);
    let files = texts_of(&written(&[item]).bytes);
    let silent = files[1].1.replace(" case-sensitive=\"true\"", "");
    let older = silent.replace("imsqtiasi_v3p0", "imsqti_v2p2");
    for (xml, expected) in [(silent, false), (older, true)] {
        let reading = read_all(xml.as_bytes());
        assert!(matches!(&reading.items[0].item.body, Body::ShortText(body) if body.case_sensitive == expected));
    }
}

#[test]
fn markdown_of_every_sort_comes_back_as_html() {
    let mut item = samples::true_false();
    let markdown = "# Naht\n\nEin ~~alter~~ **neuer** Satz mit `Code` und $a^2$.\n\n- eins\n- zwei\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n> Zitat\n\n[Norm](https://example.com)";
    item.prompt.de = Some(markdown.to_owned());
    assert_eq!(again(&item), item);
    let xml = &texts_of(&written(&[item]).bytes)[1].1;
    assert!(!xml.contains("data-ext-qiao-md"), "{xml}");
    assert!(!xml.contains("<del>"), "{xml}");
}

#[test]
fn the_same_ids_in_rows_and_columns_are_told_apart() {
    let mut item = samples::matching();
    let Body::Matching(body) = &mut item.body else { unreachable!() };
    for (place, answer) in body.answers.iter_mut().enumerate() {
        answer.id = format!("p{}", place + 1);
    }
    body.prompts[0].answer = "p2".into();
    body.prompts[1].answer = "p1".into();
    body.prompts[2].answer = "p1".into();
    assert_eq!(again(&item), item);
}

#[test]
fn a_formula_without_its_steps_and_with_functions_comes_back() {
    let mut item = samples::formula();
    let Body::Formula(body) = &mut item.body else { unreachable!() };
    body.variables[2].max = 6.3;
    body.answer = "sqrt( u^2 + max(i, 3) ) * -pi/log10(v)".into();
    body.tolerance = Tolerance::Relative(0.07);
    body.feedback_wrong = Text { de: Some("Formel nachschlagen.".into()), ..Text::default() };
    assert_eq!(again(&item), item);
}

#[test]
fn a_formula_that_qti_cannot_compute_is_refused_and_the_rest_written() {
    let mut item = samples::formula();
    let Body::Formula(body) = &mut item.body else { unreachable!() };
    body.answer = "u +".into();
    let written = written(&[item, samples::kprim()]);
    assert_eq!(written.findings[0].what, What::UnsupportedKind { detail: "formula".into() });
    assert_eq!(read_all(&written.bytes).items.len(), 1);
}

#[test]
fn missing_pictures_are_said_on_both_ways() {
    let written = write(&[samples::multiple_choice()], &|_| None, Language::En);
    assert_eq!(written.findings[0].what, What::MissingMedia { detail: "media/seam.png".into() });
    let reading = read_all(&written.bytes);
    assert_eq!(whats(&reading), [What::MissingMedia { detail: "../media/seam.png".into() }]);
    assert_eq!(reading.items.len(), 1);
}

#[test]
fn pictures_from_elsewhere_are_not_in_the_package_and_that_is_said() {
    let mut item = samples::true_false();
    item.prompt.de = Some("![a](https://example.com/a.png) ![b](media/../b.png)".to_owned());
    let written = write(&[item], &|_| Some(PNG.to_vec()), Language::De);
    let whats: Vec<_> = written.findings.iter().map(|finding| finding.what.clone()).collect();
    assert_eq!(
        whats,
        [What::MissingMedia { detail: "https://example.com/a.png".into() }, What::MissingMedia { detail: "media/../b.png".into() }]
    );
    assert_eq!(texts_of(&written.bytes).len(), 2);
}

fn some_text() -> impl Strategy<Value = Text> {
    let words = "[a-zA-Zäß焊，。\t\r \u{a0}*_\\[\\]<>&\"'`#|$\\\\\n{}()!.-]{0,30}";
    (proptest::option::of(words), proptest::option::of(words), proptest::option::of(words)).prop_map(|(zh, de, en)| Text { zh, de, en })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_texts_come_back(prompt in some_text(), option in some_text(), feedback in some_text(), credit in -1.0..1.0_f64, marks in 0.1..9.0_f64) {
        let mut item = samples::single_choice();
        let Body::SingleChoice(body) = &mut item.body else { unreachable!() };
        body.options[1].text = option;
        body.options[1].feedback = feedback.clone();
        body.options[1].credit = credit;
        (item.prompt, item.feedback, item.marks) = (prompt, feedback, marks);
        prop_assert!(!item.prompt.is_empty() || item.title.en.is_some());
        if !item.prompt.is_empty() {
            prop_assert_eq!(&again(&item), &item);
        }
    }

    #[test]
    fn any_weights_come_back(credits in proptest::collection::vec(-1.0..1.0_f64, 2..6), marks in 0.1..9.0_f64) {
        let mut item = samples::multiple_choice();
        let options = credits.iter().enumerate().map(|(place, credit)| Choice {
            id: crate::ids::letter(place),
            text: Text { de: Some(format!("{place}")), ..Text::default() },
            credit: if place == 0 { credit.abs().max(0.001) } else { *credit },
            feedback: Text::default(),
        });
        let scoring = MultipleScoring::Weighted;
        item.body = Body::MultipleChoice(MultipleChoice { options: options.collect(), scoring, fixed_order: false });
        item.marks = marks;
        prop_assert_eq!(&again(&item), &item);
    }
}
