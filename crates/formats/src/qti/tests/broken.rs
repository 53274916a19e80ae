//! Files that are wrong: each says what and where, and the rest comes.

use std::sync::LazyLock;

use domain::quizzes::item::Body;
use proptest::prelude::*;

use super::*;
use crate::limits::MB;
use crate::samples;

const CHOICE: &str = include_str!("../fixtures/choice-21.xml");
const ORDER: &str = include_str!("../fixtures/order-21.xml");

/// A package with one good item beside a file.
fn beside(name: &str, bytes: &[u8]) -> Reading {
    let reading = read_all(&zip_of(&[(name, bytes), ("items/order.xml", ORDER.as_bytes())]));
    let ids: Vec<&str> = reading.items.iter().map(|read| read.item.id.as_str()).collect();
    assert!(ids.contains(&"order"), "{ids:?}");
    reading
}

#[test]
fn nothing_and_no_text_are_refused() {
    assert_eq!(whats(&read_all(b"")), [What::WrongFormat]);
    assert_eq!(whats(&read_all(b"<questestinterop/>")), [What::WrongFormat]);
    assert_eq!(whats(&read_all(&[0xff, 0x00, 0x01, 0x02, 0xfe, 0x80, 0x00, 0x03])), [What::UnknownEncoding]);
    assert!(matches!(whats(&read_all(b"PK\x03\x04")).as_slice(), [What::Malformed { .. }]));
    assert_eq!(
        whats(&read_all(&zip_of(&[("readme.txt", b"hello")]))),
        [What::MissingMedia { detail: "imsmanifest.xml".into() }, What::Empty]
    );
}

#[test]
fn a_file_cut_anywhere_is_refused_and_the_others_come() {
    for cut in (1..CHOICE.trim_end().len()).step_by(37).filter(|cut| CHOICE.is_char_boundary(*cut)) {
        let reading = beside("items/a.xml", &CHOICE.as_bytes()[..cut]);
        assert_eq!(reading.items.len(), 1, "at {cut}");
        let refused = reading.findings.iter().find(|finding| finding.place.file.as_deref() == Some("items/a.xml")).unwrap();
        assert_eq!(refused.level, Level::Refused);
        assert!(matches!(refused.what, What::Truncated | What::WrongFormat), "at {cut}: {refused:?}");
    }
}

#[test]
fn a_wrapper_that_is_cut_loses_the_last_item_only() {
    let bare = |xml: &str| xml.split_once('\n').unwrap().1.to_owned();
    let wrapper = format!("<items>\n{}{}", bare(ORDER), &bare(CHOICE)[..700]);
    let reading = read_all(wrapper.as_bytes());
    assert_eq!(reading.items.len(), 1);
    assert_eq!(whats(&reading), [What::Truncated]);
}

#[test]
fn a_zip_cut_anywhere_never_panics() {
    let whole = write(&samples::all(), &samples::media, Language::En).bytes;
    for cut in (0..whole.len()).step_by(97) {
        let reading = read_all(&whole[..cut]);
        assert!(reading.items.is_empty() && !reading.findings.is_empty(), "at {cut}");
    }
}

#[test]
fn tags_that_cross_are_malformed_with_their_line() {
    let reading = beside("items/a.xml", CHOICE.replace("</choiceInteraction>", "").as_bytes());
    let finding = reading.findings.iter().find(|finding| finding.level == Level::Refused).unwrap();
    assert!(matches!(finding.what, What::Malformed { .. }));
    assert_eq!(finding.place.line, Some(20));
}

#[test]
fn chinese_in_gbk_and_utf_16_is_read() {
    let xml = ORDER.replace("Bring them into order.", "把步骤排好。清洁、焊接、检验。").replace("xml:lang=\"en\"", "xml:lang=\"zh\"");
    let declared = xml.replace("UTF-8", "GBK");
    let (gbk, _, _) = encoding_rs::GBK.encode(&declared);
    let reading = read_all(&gbk);
    assert_eq!(whats(&reading), [What::ReadAs { encoding: "gb18030" }]);
    assert_eq!(reading.items[0].item.prompt.zh.as_deref(), Some("把步骤排好。清洁、焊接、检验。"));
    for mark in [true, false] {
        let units = xml.encode_utf16().flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = if mark { [0xff, 0xfe].into_iter().chain(units).collect() } else { units.collect() };
        let reading = beside("items/a.xml", &bytes);
        assert_eq!(reading.items[0].item.prompt.zh.as_deref(), Some("把步骤排好。清洁、焊接、检验。"));
        assert!(reading.findings.iter().any(|f| f.what == What::ReadAs { encoding: "UTF-16LE" } && f.place.file.is_some()));
    }
}

#[test]
fn entities_are_never_read_and_the_item_comes() {
    let doctype = "<!DOCTYPE assessmentItem [<!ENTITY secret SYSTEM \"file:///etc/passwd\"><!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    let xml = ORDER.replace("?>\n", &format!("?>\n{doctype}\n")).replace("Bring them", "&secret;&b; Bring them");
    let reading = read_all(xml.as_bytes());
    assert_eq!(whats(&reading), [What::Entities]);
    assert_eq!((reading.findings[0].level, reading.findings[0].place.line), (Level::Approximated, Some(2)));
    assert!(reading.items[0].item.prompt.en.as_deref().unwrap().contains("Bring them into order."));
    assert!(!reading.items[0].item.prompt.en.as_deref().unwrap().contains("root"));
}

#[test]
fn scripts_are_taken_out_with_their_line() {
    let xml = ORDER.replace("weld</simpleChoice>", "<b onclick=\"x()\">weld</b><script>alert(1)</script></simpleChoice>");
    let reading = read_all(xml.as_bytes());
    assert_eq!(whats(&reading), [What::ScriptRemoved]);
    assert_eq!((reading.findings[0].place.line, reading.findings[0].place.element.as_deref()), (Some(10), Some("order")));
    let Body::Ordering(body) = &reading.items[0].item.body else { panic!() };
    assert_eq!(body.entries[1].text.en.as_deref(), Some("**weld**"));
}

#[test]
fn bombs_are_not_unpacked() {
    assert_eq!(whats(&read_all(&zip_of(&[("items/a.xml", &vec![b' '; 3 * MB])]))), [What::ZipBomb]);
    // a file that is too large for a question is refused, the others come
    let large = format!("<a>{}</a>", "焊接 0123456789 ".repeat(240_000));
    let reading = beside("items/a.xml", large.as_bytes());
    assert!(
        reading
            .findings
            .iter()
            .any(|finding| finding.what == What::TooLarge { limit_mb: 4 } && finding.place.file.as_deref() == Some("items/a.xml"))
    );
}

#[test]
fn names_that_lead_out_of_the_package_are_refused() {
    for name in ["../evil.xml", "/etc/evil.xml", "items/../../evil.xml", "C:\\evil.xml"] {
        let reading = beside(name, CHOICE.as_bytes());
        assert_eq!(reading.items.len(), 1, "{name}");
        let refused = reading.findings.iter().find(|finding| finding.level == Level::Refused).unwrap();
        assert_eq!((&refused.what, refused.place.file.as_deref()), (&What::BadValue { detail: name.to_owned() }, Some(name)));
    }
    let picture = CHOICE.replace("images/sign.png", "../../../etc/passwd.png");
    let reading = beside("items/a.xml", picture.as_bytes());
    assert!(whats(&reading).contains(&What::MissingMedia { detail: "../../../etc/passwd.png".into() }));
}

#[test]
fn the_same_name_twice_is_said() {
    let mut zip = zip_of(&[("items/order.xml", ORDER.as_bytes()), ("items/other.xml", CHOICE.as_bytes())]);
    let (from, to) = (b"items/other.xml", b"items/order.xml");
    for at in 0..zip.len() - from.len() {
        if zip[at..at + from.len()] == *from {
            zip[at..at + from.len()].copy_from_slice(to);
        }
    }
    let reading = read_all(&zip);
    assert_eq!(reading.items.len(), 1);
    assert!(reading.findings.iter().any(|finding| matches!(&finding.what, What::Malformed { detail } if detail.contains("duplicate"))));
    let reading = read_all(&zip_of(&[("items/a.xml", ORDER.as_bytes()), ("./items/a.xml", ORDER.as_bytes())]));
    assert!(whats(&reading).contains(&What::BadValue { detail: "./items/a.xml".into() }));
}

#[test]
fn pictures_that_are_none_are_refused_and_the_question_comes() {
    let reading = read_all(&zip_of(&[("a.xml", CHOICE.as_bytes()), ("images/sign.png", b"MZ, a program")]));
    assert!(whats(&reading).contains(&What::MediaRefused { detail: "images/sign.png".into() }));
    assert_eq!((reading.items.len(), reading.media.len()), (1, 0));
}

#[test]
fn a_manifest_that_names_what_is_not_there_says_so() {
    let manifest = include_bytes!("../fixtures/manifest-21.xml");
    let reading = read_all(&zip_of(&[("imsmanifest.xml", manifest), ("items/order.xml", ORDER.as_bytes())]));
    let missing = |path: &str| What::MissingMedia { detail: path.to_owned() };
    assert_eq!(whats(&reading), [missing("items/choice.xml"), missing("items/slider.xml"), missing("exam.xml")]);
    assert_eq!(reading.items.len(), 1);
}

#[test]
fn a_broken_manifest_is_no_reason_to_lose_the_items() {
    let reading = read_all(&zip_of(&[("imsmanifest.xml", b"<manifest><resources>"), ("items/order.xml", ORDER.as_bytes())]));
    assert_eq!(reading.items.len(), 1);
    assert_eq!(whats(&reading), [What::Truncated]);
}

#[test]
fn ids_that_are_taken_get_another() {
    let reading = read_all(&zip_of(&[("a.xml", ORDER.as_bytes()), ("b.xml", ORDER.as_bytes())]));
    let ids: Vec<&str> = reading.items.iter().map(|read| read.item.id.as_str()).collect();
    assert_eq!(ids, ["order", "order-2"]);
    assert!(whats(&reading).contains(&What::IdChanged { detail: "order".into() }));
}

#[test]
fn a_question_without_a_right_answer_is_refused() {
    for (xml, from, to) in [
        (CHOICE, "<value>ChoiceA</value>", ""),
        (ORDER, "<value>C</value><value>A</value><value>B</value>", ""),
        (include_str!("../fixtures/match-30.xml"), "qti-correct-response", "qti-other"),
        (include_str!("../fixtures/entry-21.xml"), "responseDeclaration", "otherDeclaration"),
        (include_str!("../fixtures/hottext-30.xml"), "<qti-value>B</qti-value>", ""),
    ] {
        let xml = xml.replace(from, to).replace("mapped-value=\"1\"", "").replace("mapped-value=\"0.5\"", "");
        let reading = read_all(xml.as_bytes());
        assert!(reading.items.is_empty());
        assert!(whats(&reading).contains(&What::NoRightAnswer), "{:?}", reading.findings);
    }
}

#[test]
fn broken_attributes_of_our_own_are_as_if_they_were_not_there() {
    let written = write(&[samples::numeric(), samples::hotspot()], &samples::media, Language::En);
    let files: Vec<(String, String)> = texts_of(&written.bytes);
    let broken: Vec<(String, String)> = files
        .into_iter()
        .map(|(name, text)| {
            (name, text.replace("data-ext-qiao-answers=\"[{", "data-ext-qiao-answers=\"[{{").replace("rules=\"{", "rules=\"["))
        })
        .collect();
    let mut files: Vec<(&str, &[u8])> = broken.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.push(("media/seam.png", samples::PNG));
    let reading = read_all(&zip_of(&files));
    assert_eq!(reading.items.len(), 2);
    assert!(whats(&reading).iter().all(|what| matches!(what, What::BadValue { .. })), "{:?}", reading.findings);
    let Body::Numeric(body) = &reading.items[0].item.body else { panic!() };
    assert_eq!(body.answers.len(), 2);
}

const PARTS: [&str; 24] = [
    "<assessmentItem identifier='a'>",
    "</assessmentItem>",
    "<itemBody>",
    "</itemBody>",
    "<responseDeclaration identifier='RESPONSE' cardinality='multiple' baseType='directedPair'>",
    "</responseDeclaration>",
    "<correctResponse><value>a b</value><value>a</value></correctResponse>",
    "<mapping><mapEntry mapKey='a' mappedValue='1e308'/><mapEntry mapKey='b' mappedValue='-1e308'/></mapping>",
    "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>",
    "</choiceInteraction>",
    "<simpleChoice identifier='a'>x</simpleChoice>",
    "<simpleChoice/>",
    "<matchInteraction responseIdentifier='RESPONSE'>",
    "</matchInteraction>",
    "<simpleMatchSet><simpleAssociableChoice identifier='a'/></simpleMatchSet>",
    "<textEntryInteraction responseIdentifier='RESPONSE'/>",
    "<hotspotInteraction responseIdentifier='RESPONSE'><img src='a.png'/><hotspotChoice shape='poly' coords='1,,2'/></hotspotInteraction>",
    "<responseProcessing><responseIf><equal tolerance='x'><variable/></equal></responseIf></responseProcessing>",
    "<templateProcessing><setTemplateValue identifier='a'><randomInteger max='0'/></setTemplateValue></templateProcessing>",
    "<p>",
    "</p>",
    "]]>&amp;&#0;&x;",
    "<modalFeedback identifier='a'>",
    "</modalFeedback>",
];

/// The samples' files.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = texts_of(&write(&samples::all(), &samples::media, Language::En).bytes);
    files.into_iter().filter(|(name, _)| name.starts_with("items/")).map(|(_, text)| text).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
        read_all(&[b"PK\x03\x04", bytes.as_slice()].concat());
        read_all(&[b"<assessmentItem>", bytes.as_slice()].concat());
    }

    #[test]
    fn any_order_of_elements_is_read_without_panic(parts in proptest::collection::vec(0..PARTS.len(), 0..14)) {
        let xml: String = parts.into_iter().map(|part| PARTS[part]).collect();
        let reading = read_all(format!("<assessmentItem identifier='a'>{xml}</assessmentItem>").as_bytes());
        prop_assert!(!reading.items.is_empty() || !reading.findings.is_empty());
    }

    #[test]
    fn a_changed_byte_never_panics(at in 0..10_000_usize, byte in any::<u8>(), which in 0..17_usize) {
        let mut bytes = FILES[which].clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        read_all(&bytes);
    }
}
