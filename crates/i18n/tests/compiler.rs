//! What the build accepts, what it refuses and what it makes of it.

#[path = "../build/compiler/mod.rs"]
#[allow(dead_code, reason = "tests/unused.rs uses the rest")]
mod compiler;

use compiler::{Output, Source};

/// Files with the same content in all languages.
fn everywhere(stem: &str, text: &str) -> Vec<Source> {
    compiler::LANGUAGES.map(|language| Source::new(language, stem, text.to_owned())).into()
}

/// One file, `courses.ftl`, that differs.
fn courses(zh: &str, de: &str, en: &str) -> Vec<Source> {
    let texts = [("zh", zh), ("de", de), ("en", en)];
    texts.map(|(language, text)| Source::new(language, "courses", text.to_owned())).into()
}

fn compiled(sources: &[Source]) -> Output {
    compiler::compile(sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The problems as shown to people.
fn problems(sources: &[Source]) -> Vec<String> {
    compiler::compile(sources).expect_err("should not build").iter().map(ToString::to_string).collect()
}

#[test]
fn no_files_make_no_modules() {
    let output = compiled(&[]);
    assert!(!output.code.contains("mod"));
    assert!(output.resources.iter().all(|(_, source)| source.is_empty()));
}

#[test]
fn a_fixed_message_becomes_a_match() {
    let code = compiled(&courses("courses-title = 课程", "courses-title = Kurse", "courses-title = Courses")).code;
    assert!(code.contains("pub mod courses {"), "{code}");
    assert!(code.contains("pub const fn title(lang: ::domain::Language) -> &'static str {"), "{code}");
    assert!(code.contains(r#"::domain::Language::De => "Kurse","#), "{code}");
    assert!(code.contains("    /// Courses\n"), "{code}");
}

#[test]
fn terms_literals_and_fixed_messages_are_put_in_at_build_time() {
    let text = "-brand = Qiao\ncourses-title = Courses\ncourses-welcome = { \"{\" }{ courses-title } on { -brand }";
    let output = compiled(&everywhere("courses", text));
    assert!(output.code.contains(r#"=> "{Courses on Qiao","#), "{}", output.code);
    assert!(output.resources.iter().all(|(_, source)| source.is_empty()), "nothing is left for the run time");
}

#[test]
fn variables_become_arguments_in_alphabetical_order() {
    let code = compiled(&everywhere("courses", "courses-by = { $title } by { $author-name }")).code;
    let signature =
        "pub fn by<'a>(lang: ::domain::Language, author_name: impl Into<super::Arg<'a>>, title: impl Into<super::Arg<'a>>) -> String {";
    assert!(code.contains(signature), "{code}");
    assert!(code.contains(r#""courses-by", [("author-name", author_name.into()), ("title", title.into()), ]"#), "{code}");
}

#[test]
fn variables_of_a_referenced_message_are_needed_too() {
    let text = "courses-count = { $count } courses\ncourses-all = All { courses-count }";
    let output = compiled(&everywhere("courses", text));
    assert!(output.code.contains("pub fn all<'a>(lang: ::domain::Language, count: "), "{}", output.code);
    assert!(output.functions.iter().any(|function| function.id == "courses-count" && function.referenced));
}

#[test]
fn a_message_fixed_in_one_language_only_is_formatted_in_all() {
    let select = "courses-kind = { -kind(case: \"dative\") }\n-kind = { $case ->\n    [dative] dem Kurs\n   *[other] der Kurs\n }";
    let code = compiled(&courses("courses-kind = 课程", select, "courses-kind = the course")).code;
    assert!(code.contains("pub fn kind(lang: ::domain::Language) -> String {"), "{code}");
}

#[test]
fn keywords_get_an_underscore() {
    let code = compiled(&everywhere("courses", "courses-move = Move { $type } { $lang }")).code;
    assert!(code.contains("pub fn move_<'a>(lang: ::domain::Language, lang_: "), "{code}");
    assert!(code.contains(", type_: "), "{code}");
}

#[test]
fn a_file_of_two_words_takes_either_prefix() {
    let code = compiled(&everywhere("action_learning", "action_learning-a = A\naction-learning-b = B")).code;
    assert!(code.contains("pub mod action_learning {"), "{code}");
    assert!(code.contains("fn a(") && code.contains("fn b("), "{code}");
}

#[test]
fn a_missing_file_fails() {
    let mut sources = everywhere("courses", "courses-title = Courses");
    sources.retain(|source| source.language != "de");
    assert_eq!(
        problems(&sources),
        ["locales/en/courses.ftl:1: there is no locales/de/courses.ftl", "locales/zh/courses.ftl:1: there is no locales/de/courses.ftl"]
    );
}

#[test]
fn a_missing_message_fails() {
    let sources = courses("courses-a = 一", "courses-a = Eins", "courses-a = One\n\ncourses-b = Two");
    assert_eq!(
        problems(&sources),
        [
            "locales/en/courses.ftl:3: `courses-b` is missing in locales/de/courses.ftl",
            "locales/en/courses.ftl:3: `courses-b` is missing in locales/zh/courses.ftl"
        ]
    );
}

#[test]
fn differing_variables_fail() {
    let sources = courses("courses-a = 一", "courses-a = { $count }", "courses-a =\n    One of\n    { $count }");
    let problems = problems(&sources);
    assert_eq!(
        problems,
        [
            "locales/de/courses.ftl:1: `$count` of `courses-a` is missing in locales/zh/courses.ftl:1",
            "locales/en/courses.ftl:3: `$count` of `courses-a` is missing in locales/zh/courses.ftl:1"
        ]
    );
}

/// What the build says about `courses.ftl` with this text in every language, without the languages and repetitions.
#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let mut found: Vec<String> = problems(&everywhere("courses", text))
        .iter()
        .filter_map(|problem| problem.strip_prefix("locales/en/courses.ftl:").map(str::to_owned))
        .collect();
    found.dedup();
    assert_eq!(found, expected);
}

#[test]
fn what_cannot_be_parsed_fails() {
    refused("courses-a = A\ncourses-b = { $x\n", &["2: cannot be parsed: Expected a token starting with \"}\""]);
}

#[test]
fn a_line_that_is_no_message_fails() {
    refused("courses-a = A\n\n123 = B", &["3: cannot be parsed: Expected one of \"a-zA-Z\""]);
}

#[test]
fn an_id_without_the_name_of_the_file_fails() {
    refused("title = Courses", &["1: `title` must start with the name of the file, `courses-`"]);
    refused("coursestitle = Courses", &["1: `coursestitle` must start with the name of the file, `courses-`"]);
}

#[test]
fn an_id_that_is_no_name_of_a_function_fails() {
    refused("courses-Title = Courses", &["1: `courses-Title` must be lower-case words joined by `-`"]);
    refused("courses-a = { $userName }", &["1: `$userName` must be lower-case words joined by `-`"]);
    refused("courses-a-b = 1\ncourses-a_b = 2", &["2: `courses-a_b` and `courses-a-b` become the same function"]);
}

#[test]
fn an_id_used_twice_fails() {
    refused("courses-a = A\ncourses-a = B", &["2: `courses-a` is already defined in locales/en/courses.ftl:1"]);
    refused("-brand = A\n-brand = B", &["2: `-brand` is already defined in locales/en/courses.ftl:1"]);
}

#[test]
fn an_unknown_reference_fails() {
    refused("courses-a = { courses-b }", &["1: there is no message `courses-b`"]);
    refused("courses-a = A\n    { -brand }", &["2: there is no term `-brand`"]);
    refused("courses-a = { DATETIME($day) }", &["1: there is no function `DATETIME`, only NUMBER"]);
    refused("courses-a = { $n ->\n   *[other] { courses-b }\n }", &["2: there is no message `courses-b`"]);
}

#[test]
fn a_message_that_refers_to_itself_fails() {
    refused(
        "courses-a = { courses-b }\ncourses-b = { courses-a }",
        &["1: `courses-a` refers to itself", "2: `courses-b` refers to itself"],
    );
}

#[test]
fn an_empty_message_fails() {
    refused("courses-a = { \"\" }", &["1: `courses-a` is empty"]);
    refused("courses-a = { \" \" }", &["1: `courses-a` is empty"]);
}

#[test]
fn attributes_fail() {
    let expected = ["1: `courses-a` is empty", "2: `courses-a.title`: attributes are not supported"];
    refused("courses-a =\n    .title = A", &expected);
    refused("courses-a = { courses-b.title }\ncourses-b = B", &["1: `courses-b.title`: attributes are not supported"]);
}
