use encoding_rs::GB18030;

use super::*;

const TEXT: &str = "::焊接:: 焊缝的冷却速度？{~快 =慢}\n";

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
    let decoded = decode(bytes).unwrap();
    (decoded.text.into_owned(), decoded.read_as)
}

#[test]
fn utf_8_comes_with_and_without_a_mark_and_is_not_copied() {
    assert!(matches!(decode(TEXT.as_bytes()).unwrap().text, Cow::Borrowed(_)));
    assert_eq!(read(format!("\u{feff}{TEXT}").as_bytes()), (TEXT.to_owned(), None));
}

#[test]
fn utf_16_comes_with_and_without_a_mark() {
    for (little, name) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
        assert_eq!(read(&utf_16(TEXT, little)), (TEXT.to_owned(), Some(name)));
        assert_eq!(read(&utf_16(&format!("\u{feff}{TEXT}"), little)), (TEXT.to_owned(), Some(name)));
    }
}

#[test]
fn gbk_is_read_as_gb_18030() {
    let (bytes, _, _) = GB18030.encode(TEXT);
    assert_eq!(read(&bytes), (TEXT.to_owned(), Some("gb18030")));
}

#[test]
fn german_of_an_old_spreadsheet_does_not_become_chinese() {
    let text = "Größe der Schweißnaht;Prüfen Sie die Kühlung über dem Blech;Fügen, Löten, Öl";
    let (bytes, _, _) = WINDOWS_1252.encode(text);
    assert_eq!(read(&bytes), (text.to_owned(), Some("windows-1252")));
}

#[test]
fn a_declaration_in_xml_is_believed() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>süß</a>";
    let (bytes, _, _) = WINDOWS_1252.encode(text);
    assert_eq!(read(&bytes), (text.to_owned(), Some("windows-1252")));
}

#[test]
fn a_cut_in_a_character_loses_that_character_only() {
    let whole = TEXT.as_bytes();
    let cut = whole.len() - "慢}\n".len() + 1;
    assert_eq!(read(&whole[..cut]).0, TEXT.strip_suffix("慢}\n").unwrap());
}

#[test]
fn a_picture_is_no_text() {
    assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06").is_none());
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_text_or_nothing(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = decode(&bytes);
    }
}
