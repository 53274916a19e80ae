//! Whole packages: what a good one becomes, and where each mistake is reported.

use domain::{
    Language, Text,
    courses::content::{Body, Tone},
};
use proptest::prelude::*;

use super::{
    Files, Package, from_folder, read,
    samples::{change, changed, changed_everywhere, good, problems},
};

fn good_package() -> Package {
    read(&good()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn body<'a>(package: &'a Package, id: &str) -> &'a Body {
    &package.lessons[0].block(id).unwrap().body
}

fn words(text: &Text) -> [&str; 3] {
    Language::ALL.map(|language| text.exact(language).unwrap())
}

#[test]
fn a_good_package_becomes_an_outline_lessons_and_media() {
    let package = good_package();
    let outline = &package.outline;
    assert_eq!((outline.slug.as_str(), outline.minutes, outline.activities_percent), ("sample", 20, 80));
    assert_eq!(words(&outline.title), ["样本", "Muster", "Sample"]);
    assert_eq!(outline.glossary[0].key, "face");
    assert_eq!(words(&outline.glossary[0].term), ["面子", "Gesicht", "face"]);
    let lessons: Vec<_> = outline.lessons.iter().map(|lesson| (lesson.slug.as_str(), lesson.activities, lesson.blocks)).collect();
    assert_eq!(lessons, [("first", 5, 12), ("second", 0, 1)]);
    assert_eq!(package.media.len(), 9);
    let kinds: Vec<_> = package.lessons[0].blocks.iter().map(|block| block.body.kind()).collect();
    let ids: Vec<_> = package.lessons[0].blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(kinds, ids, "the sample names its blocks by their kinds");
}

#[test]
fn every_kind_keeps_its_texts_in_every_language() {
    let package = good_package();
    let Body::Callout { tone, title, html } = body(&package, "callout") else { panic!() };
    assert_eq!(
        (*tone, words(title), words(html)),
        (Tone::Tip, ["Title zh", "Title de", "Title en"], ["<p>Text zh</p>", "<p>Text de</p>", "<p>Text en</p>"])
    );
    let Body::Image { src, width, height, .. } = body(&package, "image") else { panic!() };
    assert_eq!((*width, *height), (640, 480));
    let figure = package.media.iter().find(|media| media.path == "01-first/media/figure.de.svg").unwrap();
    assert_eq!(src.exact(Language::De), Some(figure.url().as_str()));
    let (Body::Audio { captions: none, .. }, Body::Video { captions: some, .. }) = (body(&package, "audio"), body(&package, "video"))
    else {
        panic!()
    };
    assert!(none.is_empty() && words(some).iter().all(|url| url.starts_with("/media/") && url.contains("film.")));
    let Body::Download { bytes, html, .. } = body(&package, "download") else { panic!() };
    assert_eq!((*bytes, html.is_empty()), (8, true));
    let Body::Checklist { items, .. } = body(&package, "checklist") else { panic!() };
    assert_eq!((items[0].id.as_str(), items[0].html.exact(Language::De), items.len()), ("one", Some("One <em>de</em>"), 2));
    let Body::Reflection { rows, .. } = body(&package, "reflection") else { panic!() };
    assert_eq!(*rows, 4);
    let Body::Profile { scales, .. } = body(&package, "profile") else { panic!() };
    assert_eq!((scales[0].left.exact(Language::En), scales[0].right.exact(Language::En)), (Some("direct en"), Some("indirect")));
    let Body::Check { options, closing_html, .. } = body(&package, "check") else { panic!() };
    assert_eq!(options.iter().map(|option| option.correct).collect::<Vec<_>>(), [false, true]);
    assert_eq!((options[0].feedback_html.get(Language::En), closing_html.get(Language::En)), ("Feedback A", "<p>Closing en</p>"));
    let Body::Incident(incident) = body(&package, "incident") else { panic!() };
    assert_eq!(incident.tags, ["face", "feedback"]);
    assert_eq!(incident.options.iter().map(|option| option.plausibility).collect::<Vec<_>>(), [0, 1, 3, 0]);
    assert_eq!(
        [&incident.story_html, &incident.question_html, &incident.advice_html, &incident.counter_example_html]
            .map(|text| text.get(Language::De)),
        ["<p>Story de</p>", "<p>Question de</p>", "<p>Advice de</p>", "<p>Counter de</p>"]
    );
}

#[test]
fn line_endings_marks_and_unknown_files_change_nothing() {
    let mut files = good();
    let text = String::from_utf8(files["01-first/de.md"].clone()).unwrap();
    files.insert("01-first/de.md".into(), format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
    files.insert("README.md".into(), b"read me".to_vec());
    files.insert("01-first/notes.md".into(), b"not a language".to_vec());
    assert_eq!(read(&files).unwrap(), good_package());
    let files = change(files, "01-first/de.md", "tone=tip", "tone=top");
    let expected = "01-first/de.md:9: the tone \"top\" is unknown; there are note, tip, example and caution";
    assert!(problems(&files).contains(&expected.to_owned()));
}

#[test]
fn a_course_in_one_language_needs_only_that() {
    let mut files: Files = good().into_iter().filter(|(path, _)| !path.ends_with("zh.md") && !path.ends_with("en.md")).collect();
    for path in ["course.toml", "glossary.toml", "01-first/lesson.toml", "02-second/lesson.toml"] {
        let text = String::from_utf8(files[path].clone()).unwrap().replace(r#"["zh", "de", "en"]"#, r#"["de"]"#);
        let text = text.replace(r#"zh = "二", "#, "").replace(r#", en = "Two""#, "");
        let kept: Vec<_> = text.lines().filter(|line| !line.starts_with("zh =") && !line.starts_with("en =")).collect();
        files.insert(path.into(), kept.join("\n").into_bytes());
    }
    assert_eq!(read(&files).unwrap().outline.languages, [Language::De]);
}

/// A change in one file, and the only problem it makes.
#[test]
fn every_mistake_in_a_manifest_is_reported_where_it_is() {
    let (course, glossary, first, second) = ("course.toml", "glossary.toml", "01-first/lesson.toml", "02-second/lesson.toml");
    for (file, from, to, expected) in [
        (course, "slug = \"sample\"", "slug = \"Sample\"", "course.toml:1: the slug \"Sample\" must be"),
        (course, "version = \"1.0\"", "version = \"\"", "course.toml:2: `version` is empty"),
        (course, "minutes = 20", "minutes = 601", "course.toml:6: `minutes` must be from 1 to 600"),
        (course, "minutes = 20", "minutes = \"20\"", "course.toml:6: invalid type"),
        (course, "minutes = 20", "minutes = 20\ncolour = 1", "course.toml:7: unknown field `colour`"),
        (course, "minutes = 20", "minutes = ", "course.toml:6: "),
        (course, "authors = [\"A. Author\"]", "authors = []", "course.toml:4: `authors` must have at least one"),
        (course, "tags = [\"test\"]", "tags = [\"\"]", "course.toml:5: `tags` must have at least one"),
        (course, "[\"zh\", \"de\", \"en\"]", "[]", "course.toml:7: `languages` must name at least one"),
        (course, "\"en\"]", "\"en\", \"en\"]", "course.toml:7: the language `en` is listed twice"),
        (course, "\"en\"]", "\"en\", \"fr\"]", "course.toml:7: the language \"fr\" is unknown"),
        (course, "\"02-second\"]", "\"02-second\", \"03-x\"]", "course.toml:8: the lesson \"03-x\" has no 03-x/lesson.toml"),
        (course, "en = \"Sample\"\n", "", "course.toml:10: `title` is missing in `en`"),
        (course, "en = \"Sample\"\n", "en = \"Sample\"\nfr = \"\"\n", "course.toml:14: unknown field `fr`"),
        (course, "activities_percent = 80", "activities_percent = 0", "course.toml:21: `activities_percent` must be from 1 to 100"),
        (glossary, "en = {", "#", "glossary.toml:2: the term \"face\" is missing in `en`"),
        (glossary, "term = \"face\", text = \"…\"", "term = \"face\", text = \"\"", "glossary.toml:5: the term \"face\" needs both"),
        (first, "slug = \"first\"", "slug = \"first-\"", "01-first/lesson.toml:1: the slug \"first-\" must be"),
        (second, "slug = \"second\"", "slug = \"first\"", "02-second/lesson.toml:1: the slug \"first\" is taken by 01-first/lesson.toml"),
        (first, "\"incident\",", "\"incident\", \"end\",", "01-first/lesson.toml:5: the block `end` is in no language file"),
        (first, "\"incident\",", "\"incident\", \"check\",", "01-first/lesson.toml:5: the block \"check\" is listed twice"),
        (second, "[\"end\"]", "[]", "02-second/lesson.toml:3: `blocks` is empty"),
        (second, "[[objectives]]", "[x]", "02-second/lesson.toml:6: unknown field `x`"),
    ] {
        let found = problems(&changed(file, from, to));
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{to}: {expected}\n{found:#?}");
    }
}

#[test]
fn every_mistake_in_a_block_is_reported_where_it_is() {
    for (from, to, expected) in [
        ("src=media/figure.de.svg", "src=media/none.svg", "13: the file 01-first/media/none.svg is not in the package"),
        ("src=media/figure.de.svg", "src=figure.svg", "13: \"figure.svg\" is not a media file"),
        ("src=media/figure.de.svg", "src=media/sheet.pdf", "13: \"media/sheet.pdf\" is not a picture"),
        ("src=media/sound.mp3", "src=media/film.mp4", "17: \"media/film.mp4\" is not sound"),
        ("src=media/film.mp4", "src=media/sound.mp3", "21: \"media/sound.mp3\" is not film"),
        ("captions=media/film.de.vtt", "captions=media/sheet.pdf", "21: \"media/sheet.pdf\" is not a captions file"),
        ("captions=media/film.de.vtt ", "", "21: block `video` has no `captions` here but has one in zh.md (line 21)"),
        (" alt=\"A figure\"", "", "13: the attribute `alt` is missing; `image` needs it"),
        (" width=640", " width=wide", "13: `width` must be a whole number from 1 to 10000, not \"wide\""),
        (" width=640", " width=641", "13: `width` of block `image` is \"641\" here but \"640\" in zh.md (line 13)"),
        (" rows=4", " rows=400", "39: `rows` must be a whole number from 1 to 40"),
        (" rows=4", "", "39: `rows` of block `reflection` is missing here but \"4\" in zh.md (line 39)"),
        (" rows=4", " rows=4 colour=red", "39: `reflection` has no attribute `colour`"),
        ("tone=tip", "tone=note", "9: `tone` of block `callout` is \"note\" here but \"tip\" in zh.md (line 9)"),
        (" title=\"Title de\"}\nText", "}\nText", "9: block `callout` has no `title` here but has one in zh.md (line 9)"),
        ("term=face", "term=mask", "28: the term `mask` is not in glossary.toml"),
        ("(term:face)", "(term:mask)", "4: the term `mask` is not in glossary.toml"),
        ("(second#end)", "(third)", "4: the link \"third\" is not allowed"),
        ("## Heading", "# Heading", "2: headings start at `##`"),
        ("Caption de", "", "13: block `image` has no text here but has one in zh.md (line 13)"),
        ("Prompt de", "", "39: the reflection `reflection` has no text; write its prompt"),
        ("Transcript de", "", "17: the audio `audio` has no text; write a transcript"),
        ("| indirect", "", "44: a scale has two poles"),
        ("- {#two} Two\n", "", "32: block `checklist` has the items `one` here but `one`, `two` in zh.md (line 32)"),
        ("{#two}", "{#three}", "36: item `three` of block `checklist` stands where `two` is in zh.md (line 36)"),
        ("- {#two} Two", "- Two", "36: an item begins with its id"),
        ("{#two} Two", "{#two correct} Two", "36: `correct` does not belong behind the id here; there is nothing"),
        ("{#b correct}", "{#b}", "47: the check `check` has 0 correct options"),
        ("{#a} Option", "{#a correct} Option", "47: the check `check` has 2 correct options"),
        ("  > Feedback A\n", "", "50: the option has no feedback"),
        ("Question de\n\n- {#a} ", "- {#a} ", "47: the check `check` has no text; write its question"),
        ("> Closing de", "", "47: block `check` has no closing explanation here but has one in zh.md (line 47)"),
        ("plausibility=3", "plausibility=2", "57: the incident `incident` has 0 options with plausibility 3"),
        ("plausibility=1", "plausibility=3", "57: the incident `incident` has 2 options with plausibility 3"),
        ("plausibility=1", "plausibility=2", "64: item `b` has plausibility 2 here but 1 in zh.md (line 64)"),
        ("plausibility=1", "plausibility=4", "64: the plausibility \"4\" must be 0, 1, 2 or 3"),
        (" plausibility=1", "", "64: the option `b` has no plausibility"),
        ("- {#d plausibility=0} D\n  > FD\n", "", "57: the incident `incident` has 3 options; there must be four"),
        ("? Question de", "", "57: the incident `incident` has no question; begin it with `? `"),
        ("? Question de", "?", "57: the question is empty; write it after `?`"),
        ("! Advice de", "", "57: the incident `incident` has no advice"),
        ("~ Counter de", "", "57: block `incident` has no counter-example here but has one in zh.md (line 57)"),
        (",feedback\"}", ",Feed back\"}", "57: `tags` must be slugs separated by commas"),
        ("::: term {#term term=face}", "::: prose {#term}", "28: block `term` is of kind `prose` here but `term` in zh.md (line 28)"),
        ("Text de", "Text $\\frac{a}$ de", "10: the formula"),
        ("Text de", "Text **fett。**de", "10: `**` would be shown as it is"),
        ("Text de", "Text[^9] de", "10: the footnote `[^9]` has no text"),
        ("note[^1]", "note", "6: nothing refers to the footnote `[^1]`"),
        ("Text de", "![x](https://x.test/a.png)", "10: \"https://x.test/a.png\" is not a media file"),
    ] {
        let found = problems(&changed("01-first/de.md", from, to));
        let expected = format!("01-first/de.md:{expected}");
        assert!(found.iter().any(|problem| problem.starts_with(&expected)), "{to}: {expected}\n{found:#?}");
    }
}

#[test]
fn blocks_that_are_not_in_every_language_are_named() {
    let term = "::: term {#term term=face}\nContext de\n:::\n";
    let expected = "01-first/de.md:25: block `term` is in zh.md (line 28) but not in de.md";
    assert_eq!(problems(&changed("01-first/de.md", term, "")), [expected]);

    let more = "::: prose {#more}\nMore\n:::\n";
    let found = problems(&changed("01-first/de.md", term, &format!("{term}{more}")));
    assert_eq!(
        found,
        [
            "01-first/de.md:31: the block `more` is not in `blocks` of 01-first/lesson.toml; add it there",
            "01-first/en.md:28: block `more` is in de.md (line 31) but not in en.md",
            "01-first/zh.md:28: block `more` is in de.md (line 31) but not in zh.md",
        ]
    );

    let moved =
        change(changed("01-first/de.md", term, ""), "01-first/de.md", "::: prose {#prose}", &format!("{term}\n::: prose {{#prose}}"));
    assert_eq!(
        problems(&moved),
        ["01-first/de.md:1: block `term` stands where 01-first/lesson.toml has `prose`; bring them into the same order"]
    );

    let taken = changed_everywhere("{#prose}", "{#end}");
    assert!(
        problems(&change(taken, "01-first/lesson.toml", "\"prose\"", "\"end\""))[0]
            .starts_with("02-second/lesson.toml:3: the block id `end` is taken")
    );
}

#[test]
fn missing_superfluous_and_unreadable_files_are_named() {
    let with = |path: &str, bytes: &[u8]| {
        let mut files = good();
        files.insert(path.into(), bytes.to_vec());
        problems(&files)
    };
    let without = |path: &str| {
        let mut files = good();
        files.remove(path);
        problems(&files)
    };
    assert_eq!(without("course.toml"), ["course.toml: the file is missing"]);
    assert_eq!(without("02-second/de.md"), ["02-second/de.md: the file is missing; the course is in `zh`, `de`, `en`"]);
    assert!(with("01-first/fr.md", b"")[0].starts_with("01-first/fr.md: `fr` is not among the `languages`"));
    assert_eq!(with("02-second/de.md", b"a\n\xff"), ["02-second/de.md:2: the file is not UTF-8 (byte 2); save it as UTF-8"]);
    assert!(with("01-first/media/run.exe", b"MZ")[0].starts_with("01-first/media/run.exe: files of this type are not accepted"));
    assert_eq!(with("01-first/media/figure.de.svg", b"<svg\n>").len(), 1, "a reference to a bad file is no second problem");
    assert_eq!(with("01-first/media/unused.png", b"\x89PNG\r\n\x1a\n"), [""; 0]);
}

#[test]
fn a_mistake_in_the_opening_line_is_one_problem() {
    for (from, to) in
        [("{#callout tone=tip", "{#callout tone="), ("::: callout", "::: box"), ("title=\"Title de\"}\nText", "title=\"Title de}\nText")]
    {
        let found = problems(&changed("01-first/de.md", from, to));
        assert_eq!(found.len(), 1, "{to}: {found:#?}");
        assert!(found[0].starts_with("01-first/de.md:9: "), "{found:#?}");
    }
}

#[test]
fn the_course_that_comes_with_qiao_has_no_problem() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/working-together");
    let problems = read(&from_folder(&path).unwrap()).err().unwrap_or_default();
    assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}

/// Pieces that mean something, in any order, between arbitrary text.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "::: prose {#prose}\n",
        "::: check {#check}\n",
        "::: incident {#incident title=\"x\"}\n",
        ":::\n",
        "- {#a} ",
        "- {#b correct} ",
        "- ",
        "  > ",
        "? ",
        "! ",
        "~ ",
        "```\n",
        "$",
        "$$",
        "\\frac",
        "{",
        "}",
        "[^1]",
        "[^1]: ",
        "[a](term:face)",
        "![",
        "](",
        "|",
        "|---|\n",
        "**",
        "\n\n",
        "\r\n",
        "<b>",
        "<!--",
        "面子",
        "\u{feff}",
        "\\",
        "&",
        "#",
        "\t",
        "\u{0}",
        "\\left(",
        "\\begin{matrix}",
        "%",
        "^",
        "_",
        "'",
        "~",
    ]);
    let piece = prop_oneof![4 => piece.prop_map(str::to_owned), 1 => any::<String>(), 1 => "[a-z ]{0,8}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_reading_panic(text in anything(), inside in any::<bool>()) {
        let text = if inside { format!("::: prose {{#end}}\n{text}\n:::\n") } else { text };
        let mut files = good();
        files.insert("02-second/de.md".into(), text.into_bytes());
        let _ = read(&files);
    }

    #[test]
    fn no_manifest_makes_reading_panic(text in ".{0,80}", file in prop::sample::select(vec!["course.toml", "glossary.toml", "01-first/lesson.toml"])) {
        let mut files = good();
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&good()[file]);
        files.insert(file.into(), bytes);
        let _ = read(&files);
    }
}
