use proptest::prelude::*;

use super::*;
use crate::Language;
use crate::quizzes::view::Shown;

fn upload() -> Upload {
    Upload { max_files: 2, ..Upload::default() }
}

fn address(name: &str) -> String {
    format!("{}/{name}", "0123456789abcdef".repeat(4))
}

fn checked(value: &str) -> Result<(), Misfit> {
    upload().check(&Response::from([("file", value)]))
}

#[test]
fn addresses_are_a_digest_and_a_name() {
    assert_eq!(checked(&address("焊缝 1.jpg")), Ok(()));
    assert_eq!(checked(&format!("{}\r\n{}\n", address("a.jpg"), address("b.pdf"))), Ok(()));
    for bad in [
        "a.jpg",
        &address(""),
        &address(".."),
        &address("a/b"),
        &address("a\\b"),
        &address("a\u{7}"),
        &address("a").to_uppercase(),
        &address("a")[1..],
    ] {
        assert_eq!(checked(bad), Err(Misfit::NoSuchValue), "{bad:?}");
    }
}

#[test]
fn there_are_no_more_files_than_are_taken() {
    let three = [address("a"), address("b"), address("c")].join("\n");
    assert_eq!(checked(&three), Err(Misfit::NoSuchValue));
    assert_eq!(upload().score(&Response::from([("file", &*three)]), &Variables::new()), Score::NONE);
    assert_eq!(upload().check(&Response::from([("text", "a")])), Err(Misfit::NoSuchField));
}

#[test]
fn a_person_looks_at_the_files() {
    let worth = |value: &str| upload().score(&Response::from([("file", value)]), &Variables::new());
    assert_eq!(worth(&address("a.jpg")), Score::ByHand);
    assert_eq!(worth(""), Score::NONE);
    assert_eq!(worth("\n"), Score::NONE);
}

#[test]
fn the_form_says_what_is_taken() {
    let value = address("a.jpg");
    let response = Response::from([("file", &*value)]);
    let seen = Seen { language: Language::En, response: &response, variables: &Variables::new(), order: &[], shown: Shown::default() };
    let controls = upload().controls(&seen);
    let accept = MEDIA_TYPES.map(ToOwned::to_owned).to_vec();
    assert_eq!(controls, [Control::Files { name: "file".to_owned(), accept, max: 2, files: vec![value.clone()] }]);
}

#[test]
fn its_problems_are_found() {
    let mut problems = Problems::default();
    Upload { accept: vec!["image/png".to_owned(), "image/svg+xml".to_owned()], max_files: 11, ..Upload::default() }.problems(&mut problems);
    let found: Vec<(String, Wrong)> = problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    assert_eq!(found, [("accept.1".to_owned(), Wrong::UnknownId), ("max_files".to_owned(), Wrong::BadRange)]);
}

proptest! {
    #[test]
    fn any_text_is_checked_without_harm(value in any::<String>()) {
        // nothing that a generator comes up with has 64 right digits before a slash
        prop_assert_eq!(checked(&value).is_ok(), files(&value).next().is_none());
    }
}
