//! Packages of the real content, and broken ones.

use std::path::Path;

use domain::people::Role;
use storage::both_databases;
use storage::quizzes::{banks, definitions};

use super::*;
use crate::courses::package::from_folder;
use crate::quizzes::{my_quizzes, practice_offers};
use crate::testing::School;

fn content(name: &str) -> Files {
    from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(name)).unwrap()
}

both_databases! {
    async fn the_final_quiz_comes_with_its_course_and_is_published_once(db) {
        let school = School::new(db).await;
        let (operator, files) = (school.operator(), content("working-together"));
        crate::courses::import_course(&operator, files.clone()).await.unwrap();
        let first = import_package(&operator, &files, Some("working-together")).await.unwrap();
        assert_eq!((first.items, first.changed, first.published), (20, 20, 1));
        let again = import_package(&operator, &files, Some("working-together")).await.unwrap();
        assert_eq!((again.items, again.changed, again.published), (20, 0, 0));
        let mei = school.learner("mei").await;
        assert!(my_quizzes(&mei).await.unwrap().is_empty());
        crate::courses::enrol(&mei, "working-together").await.unwrap();
        let mine = my_quizzes(&mei).await.unwrap();
        assert_eq!((mine.len(), mine[0].version.definition.questions()), (1, 20));
        // an exam is no bank to practise with
        assert!(practice_offers(&mei).await.unwrap().is_empty());
    }

    async fn a_changed_question_is_a_new_version_and_a_new_quiz(db) {
        let school = School::new(db).await;
        let (operator, mut files) = (school.operator(), content("working-together"));
        crate::courses::import_course(&operator, files.clone()).await.unwrap();
        import_package(&operator, &files, Some("working-together")).await.unwrap();
        let path = "quizzes/final.toml";
        let changed = String::from_utf8(files[path].clone()).unwrap().replacen("marks = 1", "marks = 2", 1);
        files.insert(path.into(), changed.into_bytes());
        let done = import_package(&operator, &files, Some("working-together")).await.unwrap();
        assert_eq!((done.changed, done.published), (1, 1));
        let mut read = operator.db().read().await.unwrap();
        let bank = banks::bank_by_slug(&mut read.conn(), "working-together/final").await.unwrap().unwrap();
        let numbers: Vec<i64> = banks::items(&mut read.conn(), bank.id).await.unwrap().iter().map(|i| i.number).collect();
        assert_eq!((numbers.iter().filter(|n| **n == 2).count(), numbers.len()), (1, 20));
        assert!(definitions::quiz_by_slug(&mut read.conn(), "working-together/final").await.unwrap().unwrap().version.is_some());
    }

    async fn the_welding_bank_is_everybodys_to_practise_with(db) {
        let school = School::new(db).await;
        let done = import_package(&school.operator(), &content("welding-safety"), None).await.unwrap();
        assert_eq!((done.items, done.published), (40, 0));
        let offers = practice_offers(&school.learner("mei").await).await.unwrap();
        assert_eq!((offers.len(), offers[0].questions), (1, 38));
    }

    async fn a_broken_file_changes_nothing_and_says_where(db) {
        let school = School::new(db).await;
        let files = |text: &str| Files::from([("quizzes/bank.toml".to_owned(), text.as_bytes().to_vec())]);
        let item = |body: &str| format!("slug = \"x\"\ntitle.en = \"X\"\n[[items]]\nid = \"a\"\nprompt.en = \"?\"\n[items.body]\n{body}");
        let no_right = item("kind = \"single_choice\"\noptions = [{ id = \"a\", text.en = \"A\" }, { id = \"b\", text.en = \"B\" }]\n");
        for (text, said) in [("title", "quizzes/bank.toml"), ("title.en = \"X\"\nitems = []\n", "slug"), (no_right.as_str(), "NoRightAnswer")] {
            let refused = import_package(&school.operator(), &files(text), None).await;
            assert!(matches!(&refused, Err(ImportPackageError::Problems(p)) if p.iter().any(|p| p.contains(said))), "{refused:?}");
        }
        assert!(banks::banks(&mut school.app.db.read().await.unwrap().conn()).await.unwrap().is_empty());
        let admin = school.signed_in("admin", Role::Administrator).await;
        assert!(matches!(import_package(&admin, &Files::new(), None).await, Err(ImportPackageError::Forbidden(_))));
    }
}
