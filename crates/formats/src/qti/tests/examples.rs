//! Items in the form of the public examples of 1EdTech, in all three versions.

use domain::Text;
use domain::quizzes::item::{Body, Choice, Item, Tolerance};
use domain::quizzes::kinds::{GapKind, MultipleScoring, OrderScoring, Shape};

use super::*;
use crate::TestSource;
use crate::samples::PNG;

/// The item, what was noticed and in which line.
fn one(xml: &str) -> (Item, Vec<(What, Option<u32>)>) {
    let mut reading = read_all(xml.as_bytes());
    assert_eq!(reading.items.len(), 1, "{:?}", reading.findings);
    (reading.items.remove(0).item, reading.findings.into_iter().map(|finding| (finding.what, finding.place.line)).collect())
}

/// The item when it comes without any finding.
fn fine(xml: &str) -> Item {
    let (item, findings) = one(xml);
    assert_eq!(findings, []);
    item
}

fn en(text: &Text) -> &str {
    text.en.as_deref().unwrap_or_default()
}

fn credits(options: &[Choice]) -> Vec<(&str, f64)> {
    options.iter().map(|option| (option.id.as_str(), option.credit)).collect()
}

#[test]
fn a_choice_of_2_1_with_a_picture_that_is_not_there() {
    let (item, findings) = one(include_str!("../fixtures/choice-21.xml"));
    assert_eq!(findings, [(What::MissingMedia { detail: "images/sign.png".into() }, Some(11))]);
    assert_eq!((item.id.as_str(), en(&item.title), item.marks), ("choice", "Unattended bottles", 1.0));
    assert_eq!(en(&item.prompt), "Look at the sign on the wall of the workshop.\n\nStore gas bottles upright\n\nWhat does it say?");
    let Body::SingleChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(credits(&body.options), [("choicea", 1.0), ("choiceb", 0.0), ("choicec", 0.0)]);
    assert_eq!(en(&body.options[0].text), "Bottles have to **stand**.");
    assert_eq!(en(&body.options[1].text), "Bottles may be laid down for a while.");
    assert!(body.fixed_order);
}

#[test]
fn a_mapping_with_a_default_is_weighted_and_the_language_is_the_readers() {
    let item = fine(include_str!("../fixtures/multiple-21.xml"));
    assert_eq!((item.marks, item.prompt.de.as_deref()), (2.0, Some("Welche Gase sind in M21?")));
    let Body::MultipleChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.scoring, MultipleScoring::Weighted);
    assert_eq!(credits(&body.options), [("a", 0.5), ("c", 0.5), ("h", -0.5), ("x", -1.0)]);
    assert!(!body.fixed_order);
}

#[test]
fn what_the_mapping_gives_counts_more_than_what_is_declared() {
    let declared = "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\" normalMaximum=\"10\"/>";
    let xml = include_str!("../fixtures/multiple-21.xml");
    let start = xml.find("<outcomeDeclaration").unwrap();
    let end = start + xml[start..].find("/>").unwrap() + 2;
    let item = fine(&format!("{}{declared}{}", &xml[..start], &xml[end..]));
    let Body::MultipleChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(credits(&body.options)[0], ("a", 0.5));
}

#[test]
fn a_field_at_the_end_is_a_short_text() {
    let item = fine(include_str!("../fixtures/entry-21.xml"));
    assert_eq!((en(&item.prompt), item.marks), ("Aluminium is TIG welded under\n\nthe gas ….", 2.0));
    let Body::ShortText(body) = item.body else { panic!("{:?}", item.body) };
    assert!(!body.case_sensitive);
    let answers: Vec<_> = body.answers.iter().map(|answer| (answer.accepted.any.join("|"), answer.credit)).collect();
    assert_eq!(answers, [("argon|Ar".to_owned(), 1.0), ("noble gas".to_owned(), 0.25)]);
}

#[test]
fn a_comparison_with_a_tolerance_is_a_number() {
    let item = fine(include_str!("../fixtures/number-22.xml"));
    assert_eq!(item.prompt.de.as_deref(), Some("Wie dick ist das Blech (mm)?"));
    let Body::Numeric(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!((body.answers[0].value, body.answers[0].tolerance), (3.5, Tolerance::Absolute(0.1)));
}

#[test]
fn fields_and_lists_together_are_a_cloze() {
    let item = fine(include_str!("../fixtures/cloze-22.xml"));
    assert_eq!((item.prompt.de.as_deref(), item.marks), (Some("Ergänzen Sie den Text."), 4.0));
    let Body::Cloze(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.text.de.as_deref(), Some("> Die Naht kühlt [[g1]] ab; es fließen [[g2]] Liter."));
    assert_eq!(body.gaps.iter().map(|gap| gap.weight).collect::<Vec<_>>(), [1.0, 3.0]);
    assert!(matches!(&body.gaps[0].accepts, GapKind::Choice { options } if options[1].credit > 0.9));
    assert!(matches!(&body.gaps[1].accepts, GapKind::Number { answers, .. } if (answers[0].value - 12.0).abs() < 1e-9));
}

#[test]
fn lists_alone_are_an_inline_choice() {
    let item = fine(include_str!("../fixtures/inline-30.xml"));
    assert_eq!(item.prompt.zh.as_deref(), Some("请填空。"));
    let Body::InlineChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.text.zh.as_deref(), Some("电极接 [[response]]。"));
    assert_eq!(credits(&body.gaps[0].options), [("n", 1.0), ("p", 0.0)]);
}

#[test]
fn rows_and_columns_are_a_matching() {
    let (item, findings) = one(include_str!("../fixtures/match-30.xml"));
    assert_eq!(findings, [(What::ScoringApproximated { detail: "mapping".into() }, Some(14))]);
    let Body::Matching(body) = item.body else { panic!("{:?}", item.body) };
    let pairs: Vec<_> = body.prompts.iter().map(|prompt| (en(&prompt.text), prompt.answer.as_str())).collect();
    assert_eq!(pairs, [("grinder", "r"), ("calliper", "m"), ("micrometer", "m")]);
}

#[test]
fn four_rows_of_right_and_wrong_are_a_kprim() {
    let (item, findings) = one(include_str!("../fixtures/kprim-21.xml"));
    assert_eq!(findings, [(What::ScoringApproximated { detail: "Kprim".into() }, Some(11))]);
    let Body::Kprim(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.statements.iter().map(|statement| statement.answer).collect::<Vec<_>>(), [true, false, true, false]);
    assert!(body.label_true.is_empty());
}

#[test]
fn an_order_stands_in_its_right_order() {
    let item = fine(include_str!("../fixtures/order-21.xml"));
    let Body::Ordering(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.entries.iter().map(|entry| en(&entry.text)).collect::<Vec<_>>(), ["clean", "weld", "inspect"]);
    assert_eq!(body.scoring, OrderScoring::AllOrNothing);
}

#[test]
fn places_on_a_picture_need_their_picture() {
    let xml = include_str!("../fixtures/hotspot-21.xml");
    let reading = read_all(xml.as_bytes());
    assert!(reading.items.is_empty());
    assert_eq!(reading.findings[0].what, What::MissingMedia { detail: "images/seam.png".into() });
    assert_eq!((reading.findings[0].level, reading.findings[0].place.line), (Level::Refused, Some(11)));

    let reading = read_all(&zip_of(&[("items/h.xml", xml.as_bytes()), ("items/images/seam.png", PNG)]));
    assert_eq!(reading.media.len(), 1);
    assert_eq!(whats(&reading), [What::MissingMedia { detail: "imsmanifest.xml".into() }, What::NoText]);
    assert_eq!(reading.findings[1].place.line, Some(13));
    let item = &reading.items[0].item;
    assert_eq!(en(&item.prompt), "Where is the crack?\n\nChoose one place.");
    let Body::Hotspot(body) = &item.body else { panic!("{:?}", item.body) };
    assert_eq!((body.image.as_str(), en(&body.alt), body.width, body.height), ("media/seam.png", "A seam", 206, 280));
    assert_eq!(body.areas[0].shape, Shape::Circle { x: 77.0, y: 115.0, radius: 8.0 });
    assert_eq!(body.areas[1].shape, Shape::Rectangle { x: 118.0, y: 184.0, width: 10.0, height: 20.0 });
    assert_eq!(body.areas[2].shape, Shape::Polygon { points: vec![(10.0, 10.0), (103.0, 10.0), (10.0, 140.0)] });
    assert_eq!(
        body.areas.iter().map(|area| (en(&area.label), area.correct)).collect::<Vec<_>>(),
        [("dark line", true), ("B", false), ("corner", false)]
    );
}

#[test]
fn hot_text_is_words_to_be_marked() {
    let item = fine(include_str!("../fixtures/hottext-30.xml"));
    assert_eq!(en(&item.prompt), "Which word is wrong?");
    let Body::MarkWords(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(en(&body.text), "Weld [[a|clean]] sheets in a [[b|*closed* room]].");
    assert_eq!(body.tokens.iter().map(|token| token.correct).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn words_dragged_into_gaps_become_lists_and_pairs_a_matching() {
    let (item, findings) = one(include_str!("../fixtures/gap-match-21.xml"));
    assert_eq!(findings, [(What::ScoringApproximated { detail: "gap-match-interaction".into() }, Some(8))]);
    let Body::InlineChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(en(&body.text), "The electrode is of [[g1]], the gas is [[g2]].");
    assert_eq!(credits(&body.gaps[1].options), [("w", 0.0), ("su", 1.0), ("a", 0.0)]);

    let (item, findings) = one(include_str!("../fixtures/associate-21.xml"));
    assert_eq!(findings.len(), 1);
    let Body::Matching(body) = item.body else { panic!("{:?}", item.body) };
    let pairs: Vec<_> = body.prompts.iter().map(|prompt| (en(&prompt.text), prompt.answer.as_str())).collect();
    assert_eq!(pairs, [("TIG", "p"), ("MAG", "m")]);
    assert_eq!(body.answers.len(), 2);
}

#[test]
fn what_people_mark_comes_with_its_rubric() {
    let item = fine(include_str!("../fixtures/essay-30.xml"));
    assert_eq!((en(&item.prompt), item.marks), ("Write in full sentences.\n\nYou are about to weld.\n\nDescribe the check.", 5.0));
    let Body::Essay(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!((body.rows, en(&body.model_answer)), (5, "Cleanliness, gap, tacks."));

    let (item, findings) = one(include_str!("../fixtures/upload-30.xml"));
    assert_eq!(findings, [(What::SettingDropped { detail: "application/zip".into() }, Some(7))]);
    assert_eq!(en(&item.prompt), "Weld two sheets.\n\nUpload a photo.");
    let Body::Upload(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.accept, ["image/png"]);
}

#[test]
fn feedback_finds_its_options() {
    let (item, findings) = one(include_str!("../fixtures/feedback-30.xml"));
    assert_eq!(findings, [(What::SettingDropped { detail: "modal-feedback later".into() }, Some(32))]);
    assert_eq!((item.id.as_str(), item.marks, en(&item.feedback)), ("feedback", 10.0, "See chapter 3."));
    let Body::TrueFalse(body) = item.body else { panic!("{:?}", item.body) };
    assert!(body.answer);
    assert_eq!((en(&body.feedback_true), en(&body.feedback_false)), ("– it sinks\n\nWell done.", "Look it up."));
}

#[test]
fn what_is_not_understood_is_said_and_the_right_answer_taken() {
    let (item, findings) = one(include_str!("../fixtures/custom-21.xml"));
    let words: Vec<String> = findings.iter().map(|(what, _)| format!("{what:?}")).collect();
    assert_eq!(
        words,
        [
            "SettingDropped { detail: \"adaptive\" }",
            "SettingDropped { detail: \"end-attempt-interaction\" }",
            "ScoringApproximated { detail: \"string-match\" }",
            "SettingDropped { detail: \"fixed\" }",
        ]
    );
    let Body::SingleChoice(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(credits(&body.options), [("a", 1.0), ("b", 0.0)]);
    assert_eq!(en(&item.prompt), "Which?");
}

#[test]
fn drawn_values_are_a_formula() {
    let item = fine(include_str!("../fixtures/template-21.xml"));
    assert_eq!(en(&item.prompt), "Three times {A} and {B} seams are how many?");
    let Body::Formula(body) = item.body else { panic!("{:?}", item.body) };
    assert_eq!(body.answer, "(A + B) * 3");
    assert_eq!((body.variables[1].min, body.variables[1].max, body.variables[1].step), (2.0, 20.0, 2.0));
}

#[test]
fn other_interactions_are_refused_by_their_name_and_line() {
    let reading = read_all(include_bytes!("../fixtures/slider-21.xml"));
    assert!(reading.items.is_empty());
    let finding = &reading.findings[0];
    assert_eq!(finding.what, What::UnsupportedKind { detail: "slider-interaction".into() });
    assert_eq!((finding.level, finding.place.line, finding.place.element.as_deref()), (Level::Refused, Some(8), Some("slider")));
    for name in ["selectPoint", "graphicOrder", "graphicAssociate", "graphicGapMatch", "media", "drawing", "custom", "positionObject"] {
        let xml = include_str!("../fixtures/slider-21.xml").replace("slider", name);
        assert!(matches!(whats(&read_all(xml.as_bytes())).as_slice(), [What::UnsupportedKind { .. }]), "{name}");
    }
}

#[test]
fn a_text_that_items_share_is_part_of_each_prompt() {
    let xml = include_str!("../fixtures/match-30.xml");
    let reference = "<qti-assessment-stimulus-ref identifier=\"S\" href=\"../texts/shop.xml\"/><qti-item-body>";
    let item = xml.replace("<qti-item-body>", reference);
    let text = "<qti-assessment-stimulus identifier=\"S\"><qti-stimulus-body><p>In the shop.</p><p><img src=\"shop.png\" alt=\"Shop\"/></p></qti-stimulus-body></qti-assessment-stimulus>";
    let files = [("items/m.xml", item.as_bytes()), ("texts/shop.xml", text.as_bytes()), ("texts/shop.png", PNG)];
    let reading = read_all(&zip_of(&files));
    assert_eq!(en(&reading.items[0].item.prompt), "In the shop.\n\n![Shop](media/shop.png)\n\nMatch the tools with their use.");
    assert_eq!(reading.items.len(), 1);
    let reading = read_all(&zip_of(&files[..1]));
    assert!(whats(&reading).contains(&What::MissingMedia { detail: "../texts/shop.xml".into() }));
}

#[test]
fn a_package_of_2_1_has_its_test_its_titles_and_its_picture() {
    let zip = zip_of(&[
        ("imsmanifest.xml", include_bytes!("../fixtures/manifest-21.xml")),
        ("exam.xml", include_bytes!("../fixtures/test-21.xml")),
        ("items/choice.xml", include_bytes!("../fixtures/choice-21.xml")),
        ("items/order.xml", include_bytes!("../fixtures/order-21.xml")),
        ("items/slider.xml", include_bytes!("../fixtures/slider-21.xml")),
        ("items/images/sign.png", PNG),
    ]);
    let reading = read_all(&zip);
    assert_eq!(reading.items.len(), 2);
    let item = &reading.items[0].item;
    assert_eq!((item.title.de.as_deref(), en(&item.title)), (Some("Gasflaschen"), "Gas bottles"));
    assert_eq!(item.tags, ["Gas", "safety"]);
    assert!(en(&item.prompt).contains("![Store gas bottles upright](media/sign.png)"), "{}", en(&item.prompt));
    assert_eq!((reading.media[0].path.as_str(), reading.media[0].bytes.as_slice()), ("media/sign.png", PNG));
    let test = &reading.tests[0];
    assert_eq!(test.title.de.as_deref(), Some("Exam of the third year"));
    assert_eq!(test.sections.len(), 1);
    let TestSource::Draw { count, items, name, .. } = &test.sections[0].slots[0].source else { panic!("{test:?}") };
    assert_eq!((*count, items.join(" "), name.as_str()), (1, "order choice".to_owned(), "Safety"));
    let words: Vec<String> = reading.findings.iter().map(|finding| format!("{:?} {:?}", finding.what, finding.place.line)).collect();
    assert_eq!(
        words,
        [
            "UnsupportedKind { detail: \"slider-interaction\" } Some(8)",
            "SectionsJoined { detail: \"Gas\" } Some(8)",
            // the sum of this test names no weight
            "SettingDropped { detail: \"weight\" } Some(9)",
            "MissingMedia { detail: \"items/nowhere.xml\" } Some(11)",
        ]
    );
    assert_eq!(reading.findings[0].place.file.as_deref(), Some("items/slider.xml"));
}
