//! Files that are broken in any way: nothing panics, what can be read is read, and something is said.

use std::sync::LazyLock;

use domain::Language;
use proptest::prelude::*;

use crate::{Format, ReadOptions, Reading, What, detect, read, samples, write};

const OPTIONS: ReadOptions = ReadOptions { language: Language::En };

/// A valid file of each format.
static FILES: LazyLock<Vec<(Format, Vec<u8>)>> = LazyLock::new(|| {
    let items = samples::all();
    let written = [Format::Gift, Format::MoodleXml, Format::Csv, Format::Xlsx]
        .map(|format| (format, write(format, &items, &samples::media, Language::En).bytes));
    let aiken = "Which gas?\nA. argon\nB. oxygen\nANSWER: A\n\n哪种气体？\nA. 氩\nB. 氧\nANSWER: B\n".repeat(3);
    written.into_iter().chain([(Format::Aiken, aiken.into_bytes())]).collect()
});

fn text_files() -> impl Iterator<Item = (Format, String)> {
    FILES.iter().filter(|(format, _)| *format != Format::Xlsx).map(|(format, bytes)| (*format, String::from_utf8(bytes.clone()).unwrap()))
}

fn read_it(format: Format, bytes: &[u8]) -> Reading {
    read(format, "file", bytes, OPTIONS)
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.items.iter().map(|item| item.item.id.as_str()).collect()
}

#[test]
fn a_file_cut_off_anywhere_gives_what_came_before() {
    for (format, bytes) in FILES.iter() {
        let whole = read_it(*format, bytes);
        let all = ids(&whole);
        for end in (0..bytes.len()).step_by(97) {
            let reading = read_it(*format, &bytes[..end]);
            assert!(reading.items.len() <= all.len(), "{format:?} {end}");
            if *format == Format::MoodleXml && end > 0 {
                assert!(!reading.findings.is_empty(), "{end}");
                assert!(ids(&reading).iter().eq(all.iter().take(reading.items.len())), "{end}");
                // a question that came whole is there
                let came = String::from_utf8_lossy(&bytes[..end]).matches("</question>").count();
                let categories = String::from_utf8_lossy(&bytes[..end]).matches("</category></question>").count();
                assert_eq!(reading.items.len(), came - categories, "{end}");
            }
        }
    }
}

#[test]
fn any_encoding_gives_the_same_questions() {
    for (format, text) in text_files() {
        let expected = read_it(format, text.as_bytes());
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (gb, _, _) = encoding_rs::GB18030.encode(&text);
        for (bytes, encoding) in [(utf_16, "UTF-16LE"), (gb.into_owned(), "gb18030")] {
            let reading = read_it(format, &bytes);
            assert!(
                reading.findings.iter().any(|finding| finding.what == What::ReadAs { encoding }),
                "{format:?} {encoding}: {:?}",
                reading.findings
            );
            assert!(reading.items.iter().map(|item| &item.item).eq(expected.items.iter().map(|item| &item.item)), "{format:?} {encoding}");
        }
    }
}

#[test]
fn formats_are_told_apart() {
    for (format, bytes) in FILES.iter() {
        let name = match format {
            Format::Csv => "questions.csv",
            _ => "questions.txt",
        };
        assert_eq!(detect(name, bytes), Some(*format));
    }
    assert_eq!(detect("picture.png", samples::PNG), None);
    assert_eq!(detect("notes.txt", b"Nothing to ask."), None);
}

#[test]
fn more_questions_than_are_taken_are_refused_from_there_on() {
    let many = "q {T}\n\n".repeat(crate::limits::ITEMS + 10);
    let reading = read_it(Format::Gift, many.as_bytes());
    assert_eq!(reading.items.len(), crate::limits::ITEMS);
    assert_eq!(reading.findings.last().map(|finding| &finding.what), Some(&What::TooMany { limit: crate::limits::ITEMS }));
}

#[test]
fn a_file_larger_than_is_taken_is_refused() {
    let large = vec![b'a'; 51 << 20];
    for format in Format::ALL {
        assert_eq!(read_it(format, &large).findings[0].what, What::TooLarge { limit_mb: 50 });
    }
}

#[test]
fn an_empty_file_says_so() {
    for format in Format::ALL {
        assert!(!read_it(format, b"").findings.is_empty(), "{format:?}");
        assert!(!read_it(format, b"\n \n").findings.is_empty(), "{format:?}");
    }
}

fn format() -> impl Strategy<Value = usize> {
    0..FILES.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_file_with_changed_bytes_never_panics(which in format(), changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let (format, bytes) = &FILES[which];
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_it(*format, &bytes);
        let _ = detect("file", &bytes);
    }

    #[test]
    fn a_file_with_parts_moved_never_panics(which in format(), parts in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..60, any::<prop::sample::Index>()), 1..10)) {
        let (format, bytes) = &FILES[which];
        let mut bytes = bytes.clone();
        for (from, length, to) in parts {
            let from = from.index(bytes.len());
            let part: Vec<u8> = bytes[from..(from + length).min(bytes.len())].to_vec();
            let to = to.index(bytes.len());
            bytes.splice(to..to, part);
        }
        let _ = read_it(*format, &bytes);
    }

    #[test]
    fn any_bytes_never_panic(which in 0..Format::ALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_it(Format::ALL[which], &bytes);
    }

    #[test]
    fn any_text_never_panics(which in 0..Format::ALL.len(), text in "(\\PC|[\\n{}=~#:$%A-D.,;\"<>/&|]){0,200}") {
        let _ = read_it(Format::ALL[which], text.as_bytes());
    }
}

/// What takes a careless reader hours or gigabytes, a quarter of a megabyte of each. All of it is linear.
#[test]
fn files_made_to_take_long_do_not() {
    let question = |text: &str| {
        format!(
            "<quiz><question type=\"cloze\"><name><text>q</text></name><questiontext><text><![CDATA[{text}]]></text></questiontext></question></quiz>"
        )
    };
    let many = |part: &str| part.repeat((1 << 18) / part.len());
    let xml = [
        question(&many("{")),
        question(&many("{1:SA:")),
        question(&many("{1:SA:=a}")),
        question(&many("{mlang de}")),
        question(&many("<span lang=\"de\" class=\"multilang\">")),
        question(&many("\\(x\\) ")),
        question(&many("\\( \\[ $$ ")),
        question(&many("<b></b>")),
        question(&many("<b><i>")),
        question(&many("<table><tr><td>")),
        question(&many("<a href=\"")),
        question(&many("&lt;")),
        format!("<quiz><question {}/></quiz>", many("a=\"b\" ")),
        format!("<quiz><question>{}</question></quiz>", many("<a/>")),
        format!("<quiz>{}</quiz>", many("<question type=\"x\"/>")),
        format!("<quiz>{}", many("<question>")),
    ];
    for file in xml {
        let _ = read_it(Format::MoodleXml, file.as_bytes());
    }
    for file in ["{\n\n", "{", "a\n\n", "=", "~=#", "q {=a}\n\n", "::a", "// [id:a] ", "{=a -> b ", "q {"] {
        let _ = read_it(Format::Gift, many(file).as_bytes());
        let _ = read_it(Format::Gift, format!("q {{{}}}", many(file)).as_bytes());
    }
    for file in [",", "\"", "a,b\n", "'=", "kind,prompt\n"] {
        let _ = read_it(Format::Csv, format!("kind,prompt\n{}", many(file)).as_bytes());
    }
    let _ = read_it(Format::Aiken, many("A. b\n").as_bytes());
    let _ = read_it(Format::Aiken, many("ANSWER: A\n").as_bytes());
}

#[test]
fn no_file_gives_findings_without_end() {
    let reading = read_it(Format::Gift, "x\n\n".repeat(10_000).as_bytes());
    assert_eq!(reading.findings.len(), crate::limits::FINDINGS + 1);
    assert_eq!(reading.findings.last().map(|f| &f.what), Some(&What::TooManyFindings { limit: crate::limits::FINDINGS }));
}
