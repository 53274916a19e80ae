//! Tests: what a quiz can be like comes and goes as it is, the rest is said.

use std::fmt::Write as _;

use domain::Text;
use domain::quizzes::definition::{Behaviour, Counts, Review};
use domain::quizzes::item::Item;
use proptest::prelude::*;

use super::round_trip::stripped;
use super::*;
use crate::samples;
use crate::{QuizSetting, Test, TestSection, TestSettings, TestSlot, TestSource};

const ORDER: &[u8] = include_bytes!("../fixtures/order-21.xml");
const CHOICE: &[u8] = include_bytes!("../fixtures/choice-21.xml");

fn de(words: &str) -> Text {
    Text { de: Some(words.to_owned()), ..Text::default() }
}

/// What a section asks, for short: `order*2.5` or `2 of match,kprim`.
fn asked(section: &TestSection) -> String {
    let slots = section.slots.iter().map(|slot| {
        let marks = slot.marks.map_or(String::new(), |marks| format!("*{marks}"));
        match &slot.source {
            TestSource::Item(id) => format!("{id}{marks}"),
            TestSource::Draw { count, items, .. } => format!("{count} of {}{marks}", items.join(",")),
        }
    });
    slots.collect::<Vec<_>>().join(" ")
}

fn sections(test: &Test) -> Vec<(&str, bool, String)> {
    test.sections.iter().map(|section| (section.title.get(Language::De), section.shuffle, asked(section))).collect()
}

/// A test of 2.1 with these sections, beside two items.
fn with(sections: &str) -> Reading {
    with_files(sections, &[])
}

fn with_files(sections: &str, more: &[(&str, &[u8])]) -> Reading {
    let test = format!(
        "<assessmentTest identifier='T' title='T1'><testPart identifier='P' navigationMode='nonlinear' submissionMode='simultaneous'>\n{sections}</testPart></assessmentTest>"
    );
    let manifest = "<manifest><resources><resource type='imsqti_test_xmlv2p1' href='test.xml'/>\
        <resource type='imsqti_item_xmlv2p1' href='order.xml'/><resource type='imsqti_item_xmlv2p1' href='choice.xml'/></resources></manifest>";
    let mut files: Vec<(&str, &[u8])> = vec![("imsmanifest.xml", manifest.as_bytes()), ("test.xml", test.as_bytes())];
    files.extend([("order.xml", ORDER), ("choice.xml", CHOICE)]);
    files.extend(more);
    let mut reading = read_all(&zip_of(&files));
    // the picture of the choice is of no interest here
    reading.findings.retain(|finding| finding.place.file.as_deref() != Some("choice.xml"));
    reading
}

const BOTH: &str = "<assessmentItemRef identifier='a' href='order.xml'/><assessmentItemRef identifier='b' href='choice.xml'/>";

/// The sections of the only test, and what was noticed with its lines.
fn only(reading: &Reading) -> (Vec<String>, Vec<(What, Option<u32>)>) {
    assert_eq!(reading.tests.len(), 1);
    let sections = reading.tests[0].sections.iter().map(asked).collect();
    (sections, reading.findings.iter().map(|finding| (finding.what.clone(), finding.place.line)).collect())
}

#[test]
fn a_test_of_2_2_keeps_what_a_quiz_has_and_says_the_rest() {
    let zip = zip_of(&[
        ("imsmanifest.xml", b"<manifest><resources><resource type='imsqti_test_xmlv2p2' href='tests/t.xml'/></resources></manifest>"),
        ("tests/t.xml", include_bytes!("../fixtures/test-22.xml")),
        ("tests/sections/draw.xml", include_bytes!("../fixtures/section-22.xml")),
        ("items/order.xml", ORDER),
        ("items/choice.xml", CHOICE),
        ("items/images/sign.png", samples::PNG),
        ("items/multiple.xml", include_bytes!("../fixtures/multiple-21.xml")),
        ("items/entry.xml", include_bytes!("../fixtures/entry-21.xml")),
        ("items/hottext.xml", include_bytes!("../fixtures/hottext-30.xml")),
        ("items/match.xml", include_bytes!("../fixtures/match-30.xml")),
        ("items/kprim.xml", include_bytes!("../fixtures/kprim-21.xml")),
        ("items/number.xml", include_bytes!("../fixtures/number-22.xml")),
    ]);
    let reading = read_all(&zip);
    let test = &reading.tests[0];
    assert_eq!((&test.title, &test.intro), (&de("Gesellenprüfung"), &de("Lesen Sie **jede** Frage.")));
    assert_eq!((test.minutes, test.pass_percent), (Some(46), Some(60)));
    assert_eq!(test.settings.behaviour, Behaviour::SeveralTries { tries: 3, penalty: 0.0 });
    assert!(test.settings.shuffle_options);
    let of = |name: &str| {
        let file = format!("items/{name}.xml");
        &reading.items.iter().find(|read| read.place.file.as_deref() == Some(&file)).unwrap().item
    };
    let id = |name: &str| of(name).id.clone();
    let marks = 2.0 * of("match").marks;
    assert_eq!(
        sections(test),
        [
            ("", false, "order*2.5".to_owned()),
            ("Gase", true, format!("choice {}", id("multiple"))),
            ("", false, id("entry")),
            ("Nähte, gezogen", false, format!("{} 1 of {},{}*{marks}", id("hottext"), id("match"), id("kprim"))),
            ("Rechnen", false, id("number")),
        ]
    );
    let said: Vec<String> = reading
        .findings
        .iter()
        .filter(|finding| finding.place.file.as_deref().is_some_and(|file| file.starts_with("tests/")))
        .map(|finding| format!("{:?} {}", finding.what, finding.place.line.unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            "SettingDropped { detail: \"allow-late-submission=\\\"true\\\"\" } 4",
            "TimeRounded { minutes: 46 } 4",
            "SettingDropped { detail: \"test-feedback\" } 38",
            "SettingDropped { detail: \"navigation-mode=\\\"linear\\\"\" } 5",
            "SettingDropped { detail: \"allow-skipping=\\\"false\\\"\" } 6",
            "SettingDropped { detail: \"rubric-block\" } 9",
            "SettingDropped { detail: \"weight\" } 13",
            "SectionsJoined { detail: \"Gase\" } 15",
            "SettingDropped { detail: \"pre-condition\" } 16",
            "SettingDropped { detail: \"item-session-control\" } 19",
            "SettingDropped { detail: \"fixed=\\\"true\\\"\" } 18",
            "SettingDropped { detail: \"time-limits\" } 22",
            "SectionsJoined { detail: \"P2\" } 30",
            "Repeated { detail: \"order\" } 25",
        ]
    );
    assert!(reading.findings.iter().all(|finding| finding.level == Level::Approximated));
}

#[test]
fn a_selection_is_a_draw_and_required_questions_come_in_any_case() {
    let section = |inner: &str| format!("<assessmentSection identifier='S' title='Gas' visible='true'>{inner}</assessmentSection>");
    let reading = with(&section(&format!("<selection select='1'/><ordering shuffle='true'/>{BOTH}")));
    assert_eq!(only(&reading), (vec!["1 of order,choice".to_owned()], vec![]));
    let TestSource::Draw { name, place, .. } = &reading.tests[0].sections[0].slots[0].source else { panic!() };
    assert_eq!((name.as_str(), place.line, place.element.as_deref()), ("Gas", Some(2), Some("S")));
    let required = BOTH.replacen("identifier='a'", "identifier='a' required='true'", 1);
    let (sections, findings) = only(&with(&section(&format!("<selection select='2' withReplacement='true'/>{required}"))));
    assert_eq!(sections, ["order 1 of choice"]);
    assert_eq!(findings, [(What::SettingDropped { detail: "with-replacement=\"true\"".into() }, Some(2))]);
    // of a draw every question counts the same
    let weight = "><weight identifier='W' value='3'/></assessmentItemRef>";
    let (sections, findings) = only(&with(&section(&format!("<selection select='1'/>{}", BOTH.replacen("/>", weight, 1)))));
    assert_eq!(
        (sections, findings),
        (vec!["1 of order,choice".to_owned()], vec![(What::ScoringApproximated { detail: "weight".into() }, Some(2))])
    );
    // one required question is all that is asked for
    assert_eq!(only(&with(&section(&format!("<selection select='1'/>{required}")))).0, ["order"]);
}

#[test]
fn numbers_that_cannot_be_are_said_and_the_questions_come() {
    let section = |select: &str| format!("<assessmentSection identifier='S' title='Gas'><selection {select}/>{BOTH}</assessmentSection>");
    for bad in ["select='-1'", "select='0'", "select='99999999999999999999'", "select='one'", ""] {
        let (sections, findings) = only(&with(&section(bad)));
        assert_eq!(sections, ["order choice"], "{bad}");
        assert!(matches!(&findings[..], [(What::BadValue { detail }, Some(2))] if detail.starts_with("select=")), "{bad}: {findings:?}");
    }
    let (sections, findings) = only(&with(&section("select='4000000000'")));
    assert_eq!(sections, ["2 of order,choice"]);
    assert_eq!(findings, [(What::DrawSmaller { detail: "Gas".into() }, Some(2))]);
    for bad in ["-2", "0", "NaN", "inf", "1e300", "x", ""] {
        let weight = format!(
            "<assessmentSection identifier='S' title='Gas'>\n<assessmentItemRef identifier='a' href='order.xml'><weight identifier='W' value='{bad}'/></assessmentItemRef></assessmentSection>"
        );
        let (sections, findings) = only(&with(&weight));
        assert_eq!(sections, ["order"], "{bad}");
        assert_eq!(findings, [(What::BadValue { detail: format!("value=\"{bad}\"") }, Some(3))], "{bad}");
    }
}

#[test]
fn a_reference_to_an_item_that_is_not_there_is_said_and_the_rest_stays() {
    let missing = "<assessmentItemRef identifier='x' href='nowhere.xml'/>";
    let reading =
        with(&format!("<assessmentSection identifier='S' title='Gas'><selection select='3'/>{missing}{BOTH}</assessmentSection>"));
    let (sections, findings) = only(&reading);
    assert_eq!(sections, ["2 of order,choice"]);
    assert_eq!(
        findings,
        [(What::MissingMedia { detail: "nowhere.xml".into() }, Some(2)), (What::DrawSmaller { detail: "Gas".into() }, Some(2))]
    );
    let reading = with(&format!("<assessmentSection identifier='S' title='Gas'>{missing}</assessmentSection>"));
    assert_eq!(only(&reading).0, Vec::<String>::new());
}

#[test]
fn sections_that_stand_in_each_other_end() {
    let to = |file: &str| format!("<assessmentSectionRef identifier='R' href='{file}'/>");
    let section = |inner: &str| format!("<assessmentSection identifier='S' title='Gas' visible='false'>{inner}</assessmentSection>");
    let (a, b) = (section(&to("b.xml")), section(&format!("{}{BOTH}", to("a.xml"))));
    let reading = with_files(&to("a.xml"), &[("a.xml", a.as_bytes()), ("b.xml", b.as_bytes())]);
    let (sections, findings) = only(&reading);
    assert_eq!(sections, ["order choice"]);
    assert_eq!(findings, [(What::BadValue { detail: "href=\"a.xml\"".into() }, Some(1))]);
    assert_eq!(reading.findings[0].place.file.as_deref(), Some("b.xml"));
    let (sections, findings) = only(&with(&format!("{}{}", to("nowhere.xml"), to("order.xml"))));
    assert!(sections.is_empty());
    assert_eq!(findings.len(), 2, "{findings:?}");
}

#[test]
fn sections_that_name_each_other_often_are_read_a_hundred_times() {
    let to = |n: usize| format!("<assessmentSectionRef identifier='R' href='s{n}.xml'/>");
    // each names the next one four times: a quarter of a million without a limit
    let section = |n: usize| format!("<assessmentSection identifier='S' visible='false'>{}{BOTH}</assessmentSection>", to(n + 1).repeat(4));
    let files: Vec<(String, String)> = (0..9).map(|n| (format!("s{n}.xml"), section(n))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    let reading = with_files(&to(0), &files);
    assert_eq!(only(&reading).0, ["order choice"]);
    let repeated = reading.findings.iter().filter(|finding| matches!(finding.what, What::Repeated { .. })).count();
    assert!((10..200).contains(&repeated), "{repeated}");
    assert!(whats(&reading).iter().any(|what| matches!(what, What::BadValue { detail } if detail.starts_with("href="))));
}

#[test]
fn a_test_of_megabytes_is_read_in_no_time() {
    let begin = "<assessmentTest identifier='T' title='T1'><testPart identifier='P'><assessmentSection identifier='S'>";
    for part in [
        "<preCondition/>\n",
        "<assessmentItemRef identifier='x' href='x.xml'/>\n",
        "<assessmentSection><selection select='x'/></assessmentSection>\n",
        "<assessmentSectionRef href='x.xml'/>",
        "<assessmentItemRef href='x'><weight value='-1'/></assessmentItemRef>\n",
    ] {
        let xml = format!("{begin}{}</assessmentSection></testPart></assessmentTest>", part.repeat((3 << 20) / part.len()));
        let reading = crate::read(crate::Format::Qti, "t.xml", xml.as_bytes(), options());
        assert!(reading.findings.len() <= crate::limits::FINDINGS + 1 && reading.items.is_empty(), "{part}");
    }
}

#[test]
fn a_single_file_of_a_test_has_no_items() {
    let reading = read_all(include_bytes!("../fixtures/test-22.xml"));
    assert_eq!((reading.items.len(), reading.tests.len()), (0, 1));
    assert!(reading.tests[0].sections.is_empty());
    assert!(whats(&reading).contains(&What::MissingMedia { detail: "sections/draw.xml".into() }));
}

#[test]
fn when_answers_are_checked_follows_the_part() {
    let behaviour = |mode: &str, control: &str| {
        let test = format!(
            "<assessmentTest identifier='T' title='T1'><testPart identifier='P' submissionMode='{mode}'>{control}<assessmentSection identifier='S'>{BOTH}</assessmentSection></testPart></assessmentTest>"
        );
        let reading = read_all(&zip_of(&[("order.xml", ORDER), ("test.xml", test.as_bytes())]));
        reading.tests[0].settings.behaviour
    };
    let shown = |tries: &str| format!("<itemSessionControl maxAttempts='{tries}' showFeedback='true'/>");
    assert_eq!(behaviour("individual", ""), Behaviour::Deferred);
    assert_eq!(behaviour("individual", "<itemSessionControl maxAttempts='0'/>"), Behaviour::Deferred);
    assert_eq!(behaviour("simultaneous", &shown("1")), Behaviour::Deferred);
    assert_eq!(behaviour("individual", &shown("1")), Behaviour::Immediate);
    assert_eq!(behaviour("individual", &shown("4")), Behaviour::SeveralTries { tries: 4, penalty: 0.0 });
    assert_eq!(behaviour("individual", &shown("0")), Behaviour::SeveralTries { tries: 10, penalty: 0.0 });
    assert_eq!(behaviour("individual", &shown("-7")), Behaviour::Immediate);
}

fn slot(source: TestSource, marks: Option<f64>) -> TestSlot {
    TestSlot { source, marks }
}

fn draw(count: u16, items: &[&Item], name: &str) -> TestSource {
    TestSource::Draw { count, items: items.iter().map(|item| item.id.clone()).collect(), name: name.into(), place: Place::default() }
}

/// A quiz with everything in it, and its items.
fn rich() -> (Test, Vec<Item>) {
    let items = samples::all();
    let fixed = |at: usize, marks: Option<f64>| slot(TestSource::Item(items[at].id.clone()), marks);
    let test = Test {
        title: Text { zh: Some("焊接 <考试>".into()), de: Some("Schweißprüfung".into()), ..Text::default() },
        intro: Text { zh: Some("请**认真**读题。".into()), de: Some("Lesen Sie:\n\n- genau\n- zweimal".into()), ..Text::default() },
        sections: vec![
            TestSection { title: Text::default(), shuffle: false, slots: vec![fixed(0, Some(0.7)), fixed(1, None)] },
            TestSection {
                title: Text { en: Some("Gas & \"arc\"".into()), de: Some("Gas".into()), zh: None },
                shuffle: true,
                slots: vec![
                    fixed(2, Some(3.0)),
                    slot(draw(2, &[&items[3], &items[4], &items[5]], "gas"), Some(1.5)),
                    fixed(6, None),
                    slot(draw(1, &[&items[7]], "Nähte, lang"), None),
                ],
            },
            TestSection { title: de("Frei"), shuffle: false, slots: vec![slot(draw(2, &[&items[8], &items[9]], ""), None)] },
        ],
        minutes: Some(45),
        pass_percent: Some(60),
        settings: TestSettings {
            behaviour: Behaviour::SeveralTries { tries: 3, penalty: 0.25 },
            shuffle_options: false,
            per_page: 5,
            anonymous_marking: true,
            attempts: 2,
            counts: Counts::Average,
            review: Review { open: domain::quizzes::definition::Shows::default(), ..Review::default() },
            practice: true,
        },
        place: Place::default(),
    };
    (test, items)
}

/// Without what a file adds: places, and names for draws that have none.
fn plain(mut test: Test) -> Test {
    test.place = Place::default();
    for slot in test.sections.iter_mut().flat_map(|section| &mut section.slots) {
        if let TestSource::Draw { name, place, .. } = &mut slot.source {
            *place = Place::default();
            if name.starts_with("S3.") {
                name.clear();
            }
        }
    }
    test
}

fn back(zip: &[u8]) -> (Test, Reading) {
    let mut reading = read_all(zip);
    assert_eq!(reading.tests.len(), 1);
    (plain(reading.tests.remove(0)), reading)
}

#[test]
fn a_quiz_comes_back_as_it_was_with_its_questions() {
    let (test, items) = rich();
    let written = write_test(&test, &items, &samples::media, Language::De);
    let (again, reading) = back(&written.bytes);
    assert_eq!(again, test);
    assert_eq!(reading.findings, []);
    assert_eq!(reading.items.into_iter().map(|read| read.item).collect::<Vec<_>>(), items);
    let lost: Vec<_> = written.findings.iter().filter(|finding| matches!(finding.what, What::QuizSettingDropped { .. })).collect();
    assert_eq!(lost.len(), 8, "{lost:?}");
    assert!(lost.iter().all(|finding| finding.place == Place::default()));
}

#[test]
fn other_systems_see_sections_draws_marks_time_tries_and_the_pass_mark() {
    let (test, items) = rich();
    let zip = write_test(&test, &items, &samples::media, Language::De).bytes;
    let (seen, _) = back(&stripped(&zip));
    let mut expected = test;
    // its title stands in the manifest in all languages
    for section in &mut expected.sections {
        section.title = section.title.de.clone().map_or_else(Text::default, |words| de(&words));
    }
    expected.settings = TestSettings { behaviour: Behaviour::SeveralTries { tries: 3, penalty: 0.0 }, ..TestSettings::default() };
    assert_eq!(seen, expected);
}

#[test]
fn the_file_of_a_test_is_as_the_schema_has_it() {
    let (test, items) = rich();
    let written = write_test(&test, &items, &samples::media, Language::De);
    let files = texts_of(&written.bytes);
    let xml = &files.iter().find(|(name, _)| name == "test.xml").unwrap().1;
    let places: Vec<usize> = [
        "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"schweisspruefung\" title=\"Schweißprüfung\"",
        "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\" normal-maximum=",
        "<qti-time-limits max-time=\"2700\"/>",
        "<qti-rubric-block view=\"candidate\" use=\"instructions\"><qti-content-body>",
        "<qti-test-part identifier=\"P1\" navigation-mode=\"nonlinear\" submission-mode=\"individual\">",
        "<qti-item-session-control max-attempts=\"3\" show-feedback=\"true\"/>",
        "<qti-assessment-section identifier=\"S1\" title=\"S1\" visible=\"true\">",
        "<qti-weight identifier=\"WEIGHT\" value=\"",
        "<qti-assessment-section identifier=\"S2\" title=\"Gas\" visible=\"true\"",
        "<qti-ordering shuffle=\"true\"/>",
        "<qti-assessment-section identifier=\"S2.2\" title=\"gas\" visible=\"false\" keep-together=\"false\">\
            <qti-selection select=\"2\"/><qti-ordering shuffle=\"true\"/>",
        "<qti-outcome-processing><qti-set-outcome-value identifier=\"SCORE\"><qti-sum>\
            <qti-test-variables variable-identifier=\"SCORE\" weight-identifier=\"WEIGHT\"/></qti-sum>",
    ]
    .into_iter()
    .map(|part| xml.find(part).unwrap_or_else(|| panic!("{part}\n{xml}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    let manifest = &files[0].1;
    assert!(manifest.contains("type=\"imsqti_test_xmlv3p0\" href=\"test.xml\""), "{manifest}");
    assert_eq!(manifest.matches("<dependency identifierref=\"item.").count(), items.len());
}

#[test]
fn a_question_that_two_draws_share_is_named_twice() {
    let items = samples::all();
    let slots = vec![slot(draw(1, &[&items[0], &items[1]], "one"), None), slot(draw(1, &[&items[1], &items[2]], "two"), None)];
    let test = Test { title: de("Zwei"), sections: vec![TestSection { slots, ..TestSection::default() }], ..Test::default() };
    let written = write_test(&test, &items, &samples::media, Language::De);
    let xml = &texts_of(&written.bytes)[1].1;
    let mut names: Vec<&str> = xml.split("identifier=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    names.retain(|name| items.iter().any(|item| name.starts_with(item.id.as_str())));
    assert_eq!(names, ["gas", "ppe", "ppe.2", "bottle"]);
    assert_eq!(back(&written.bytes).0, test);
}

#[test]
fn a_plain_exam_loses_nothing() {
    let item = samples::true_false();
    let test = Test {
        title: de("Kurz"),
        sections: vec![TestSection { slots: vec![slot(TestSource::Item(item.id.clone()), None)], ..TestSection::default() }],
        ..Test::default()
    };
    let written = write_test(&test, std::slice::from_ref(&item), &samples::media, Language::De);
    assert_eq!(written.findings, []);
    let xml = &texts_of(&written.bytes)[1].1;
    assert!(xml.contains("submission-mode=\"simultaneous\"") && !xml.contains("session-control") && !xml.contains("mastery"), "{xml}");
    assert_eq!(back(&written.bytes).0, test);
}

#[test]
fn what_qti_cannot_say_of_a_quiz_is_named() {
    let (mut test, items) = rich();
    test.settings = TestSettings { behaviour: Behaviour::Certainty, attempts: 1, counts: Counts::Last, ..TestSettings::default() };
    let said = |test: &Test| -> Vec<What> {
        let findings = write_test(test, &items, &samples::media, Language::De).findings;
        findings.into_iter().filter(|finding| finding.place == Place::default()).map(|finding| finding.what).collect()
    };
    let lost = |setting| What::QuizSettingDropped { setting };
    assert_eq!(said(&test), [lost(QuizSetting::Certainty), lost(QuizSetting::Attempts)]);
    test.settings = TestSettings::default();
    test.intro.de = Some("![Naht](media/seam.png)".into());
    assert_eq!(said(&test), [What::MissingMedia { detail: "media/…".into() }]);
    test.intro = Text::default();
    test.sections[0].slots.push(slot(TestSource::Item("gone".into()), None));
    let refused = write_test(&test, &items, &samples::media, Language::De).findings;
    assert!(refused.iter().any(|finding| finding.level == Level::Refused && finding.place.element.as_deref() == Some("gone")));
}

#[test]
fn settings_of_our_own_that_are_broken_are_as_if_they_were_not_there() {
    let (test, items) = rich();
    let zip = write_test(&test, &items, &samples::media, Language::De).bytes;
    for (from, to) in
        [("&quot;tries&quot;:3", "&quot;tries&quot;:99"), ("&quot;penalty&quot;:0.25", "&quot;penalty&quot;:-1"), ("{&quot;", "{{")]
    {
        let files: Vec<(String, String)> = texts_of(&zip)
            .into_iter()
            .map(|(name, text)| if name == "test.xml" { (name, text.replacen(from, to, 1)) } else { (name, text) })
            .collect();
        let mut files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        files.push(("media/seam.png", samples::PNG));
        let (again, reading) = back(&zip_of(&files));
        assert!(matches!(whats(&reading).as_slice(), [What::BadValue { .. }]), "{from}: {:?}", reading.findings);
        assert_eq!(again.settings.behaviour, Behaviour::SeveralTries { tries: 3, penalty: 0.0 });
    }
}

const PARTS: [&str; 18] = [
    "<assessmentSection identifier='S' title='x'>",
    "</assessmentSection>",
    "<assessmentSection visible='false'>",
    "</assessmentSection>",
    "<selection select='2'/>",
    "<selection select='-9' withReplacement='true'/>",
    "<ordering shuffle='true'/>",
    "<assessmentItemRef identifier='a' href='order.xml'/>",
    "<assessmentItemRef identifier='b' href='choice.xml' required='true' fixed='true'><weight value='1e308'/></assessmentItemRef>",
    "<assessmentItemRef href='order.xml'><weight identifier='W' value='0.1'/><weight value='2'/></assessmentItemRef>",
    "<assessmentItemRef/>",
    "<assessmentSectionRef href='test.xml'/>",
    "<timeLimits maxTime='1e99' minTime='5'/>",
    "<itemSessionControl maxAttempts='4294967296' showFeedback='true'/>",
    "<rubricBlock view='candidate'><p>x<script/></p></rubricBlock>",
    "<testPart submissionMode='individual'>",
    "</testPart>",
    "<preCondition/>",
];

fn some_slots(items: usize) -> impl Strategy<Value = Vec<(bool, usize, u16, Option<u8>)>> {
    proptest::collection::vec((any::<bool>(), 0..items, 1..4_u16, proptest::option::of(1..40_u8)), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_order_of_parts_is_read_without_panic(parts in proptest::collection::vec(0..PARTS.len(), 0..16)) {
        let xml = parts.into_iter().fold(String::new(), |mut xml, part| { let _ = write!(xml, "{}", PARTS[part]); xml });
        let reading = with(&format!("<assessmentSection identifier='O'>{xml}</assessmentSection>"));
        for test in &reading.tests {
            for slot in test.slots() {
                prop_assert!(slot.marks.is_none_or(|marks| marks > 0.0 && marks <= 1000.0));
                if let TestSource::Draw { count, items, .. } = &slot.source {
                    prop_assert!(*count > 0 && usize::from(*count) <= items.len());
                }
            }
        }
    }

    #[test]
    fn any_quiz_comes_back(
        parts in proptest::collection::vec((any::<bool>(), some_slots(12), "[a-zß焊&<>\"' ]{0,12}"), 1..4),
        minutes in proptest::option::of(1..600_u16),
        pass in proptest::option::of(0..=100_u8),
        tries in 2..=10_u8,
    ) {
        let items = samples::all();
        let mut taken = BTreeSet::new();
        let mut sections = Vec::new();
        for (shuffle, slots, title) in parts {
            let slots: Vec<TestSlot> = slots.into_iter().filter_map(|(drawn, at, count, marks)| {
                let marks = marks.map(|marks| f64::from(marks) / 4.0);
                if !drawn {
                    // a mark that is the question's own is none of the quiz
                    let marks = marks.filter(|marks| (marks - items[at].marks).abs() > 1e-12);
                    return taken.insert(at).then(|| slot(TestSource::Item(items[at].id.clone()), marks));
                }
                let pool: Vec<&Item> = items[at..].iter().take(usize::from(count) + 1).collect();
                let same = pool.iter().all(|item| (item.marks - marks.unwrap_or_default()).abs() < 1e-12);
                Some(slot(draw(count, &pool, "Gas"), marks.filter(|_| !same)))
            }).collect();
            let title = title.trim().to_owned();
            if !slots.is_empty() {
                sections.push(TestSection { title: if title.is_empty() { Text::default() } else { de(&title) }, shuffle, slots });
            }
        }
        prop_assume!(!sections.is_empty());
        let settings = TestSettings { behaviour: Behaviour::SeveralTries { tries, penalty: 0.0 }, ..TestSettings::default() };
        let test = Test { title: de("Prüfung"), sections, minutes, pass_percent: pass, settings, ..Test::default() };
        let (again, reading) = back(&write_test(&test, &items, &samples::media, Language::De).bytes);
        prop_assert_eq!(again, test);
        prop_assert_eq!(reading.findings, []);
    }
}
