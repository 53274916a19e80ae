use std::sync::Arc;

use domain::Language;
use domain::people::Role;
use domain::quizzes::definition::Behaviour;
use formats::{Format, TestSection, TestSettings, TestSlot};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{choice, text, word};
use crate::quizzes::{
    BankQuery, Duplicates, ImportItemsError, ImportPreview, Stored, bank_page, publish_quiz, quiz_draft, read_items, store_items,
};
use crate::testing::School;

fn slot(source: TestSource) -> TestSlot {
    TestSlot { source, marks: None }
}

fn fixed(id: &str) -> TestSlot {
    slot(TestSource::Item(id.into()))
}

fn draw(count: u16, ids: &[&str], name: &str) -> TestSlot {
    let items = ids.iter().map(|id| (*id).to_owned()).collect();
    slot(TestSource::Draw { count, items, name: name.into(), place: formats::Place::line(7) })
}

fn test(slots: Vec<TestSlot>) -> Test {
    Test { title: text("Exam"), sections: vec![TestSection { title: text("All"), shuffle: true, slots }], ..Test::default() }
}

fn items() -> Vec<Item> {
    let mut items: Vec<Item> = ["a", "b", "c", "d"].into_iter().map(choice).collect();
    for item in &mut items {
        item.tags.clear();
    }
    items
}

/// A package with these items and this test.
fn package(test: &Test, items: &[Item]) -> Vec<u8> {
    formats::write_test(test, items, &|_| None, Language::En).bytes
}

async fn look(ctx: &Ctx, bank: BankId, test: &Test, items: &[Item]) -> Arc<ImportPreview> {
    let read = read_items(ctx, bank, Some(Format::Qti), "x.zip".into(), package(test, items), Language::En).await;
    Arc::new(read.unwrap())
}

async fn found(ctx: &Ctx, bank: BankId, tag: &str) -> Vec<String> {
    let page = bank_page(ctx, bank, &BankQuery { tag: tag.into(), ..BankQuery::default() }).await.unwrap();
    let mut found: Vec<String> = page.items.into_iter().map(|item| item.head.slug).collect();
    found.sort_unstable();
    found
}

async fn quizzes(school: &School) -> i64 {
    storage::testing::number(&school.app.db, "SELECT CAST(COUNT(*) AS BIGINT) FROM quiz").await
}

/// What a draft asks: the ids of fixed questions, the numbers and tags of draws.
async fn asked(ctx: &Ctx, quiz: QuizId) -> Vec<String> {
    let draft = quiz_draft(ctx, quiz).await.unwrap();
    let slots = draft.draft.slots().map(|slot| match &slot.source {
        Source::Fixed { item, version } => {
            assert_eq!(*version, draft.items[item].version);
            draft.items[item].slug.clone()
        }
        Source::Draw { count, criteria, .. } => format!("{count} of {}", criteria.tag),
    });
    slots.collect()
}

both_databases! {
    async fn a_test_becomes_a_draft_that_can_be_published(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let mut test = test(vec![fixed("a"), draw(1, &["b", "c"], "Gas, arc")]);
        test.sections[0].slots[0].marks = Some(3.0);
        (test.minutes, test.pass_percent) = (Some(45), Some(60));
        test.settings = TestSettings { behaviour: Behaviour::Immediate, attempts: 2, ..TestSettings::default() };
        let preview = look(&ctx, bank, &test, &items()).await;
        assert!(preview.findings.iter().any(|f| f.what == What::DrawnByTag { count: 1, tag: "Gas arc".into() } && f.place.line.is_some()));
        assert_eq!((preview.quizzes.len(), quizzes(&school).await), (1, 0));
        let stored = store_items(&ctx, bank, preview.clone(), Duplicates::LeaveOut, true).await.unwrap();
        assert_eq!(stored, Stored { items: 4, quizzes: vec![preview.quizzes[0].id] });
        let quiz = stored.quizzes[0];
        let draft = quiz_draft(&ctx, quiz).await.unwrap();
        assert_eq!((draft.quiz.version, draft.quiz.organisation), (None, Some(school.organisation)));
        assert_eq!((draft.quiz.conditions.minutes, draft.quiz.conditions.attempts), (Some(45), 2));
        assert_eq!((draft.draft.pass_percent, draft.draft.behaviour), (Some(60), Behaviour::Immediate));
        assert_eq!((draft.draft.sections[0].title.clone(), draft.draft.sections[0].shuffle), (text("All"), true));
        assert_eq!(draft.draft.sections[0].slots[0].marks, Some(3.0));
        assert_eq!(asked(&ctx, quiz).await, ["a", "1 of Gas arc"]);
        assert_eq!(found(&ctx, bank, "Gas arc").await, ["b", "c"]);
        assert_eq!(publish_quiz(&ctx, quiz).await.unwrap(), 1);
    }

    async fn pressing_twice_makes_one_quiz_and_nothing_twice(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let preview = look(&ctx, bank, &test(vec![fixed("a"), draw(1, &["b", "c"], "Gas")]), &items()).await;
        let press = || store_items(&ctx, bank, preview.clone(), Duplicates::KeepBoth, true);
        let (first, second) = tokio::join!(press(), press());
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!((first.quizzes.clone(), first.items + second.items), (second.quizzes, 4));
        let third = press().await.unwrap();
        assert_eq!(third, Stored { items: 0, quizzes: first.quizzes });
        assert_eq!((quizzes(&school).await, found(&ctx, bank, "").await.len()), (1, 4));
    }

    async fn without_the_tick_only_the_questions_come(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let preview = look(&ctx, bank, &test(vec![draw(1, &["b", "c"], "Gas")]), &items()).await;
        let stored = store_items(&ctx, bank, preview, Duplicates::LeaveOut, false).await.unwrap();
        assert_eq!(stored, Stored { items: 4, quizzes: Vec::new() });
        assert_eq!((quizzes(&school).await, found(&ctx, bank, "Gas").await), (0, Vec::<String>::new()));
    }

    async fn questions_that_are_there_are_asked_and_found_by_the_draw(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let mut there = word("b");
        there.tags = vec!["own".into()];
        school.item(&ctx, bank, there).await;
        let test = test(vec![fixed("b"), draw(2, &["b", "c"], "Gas")]);
        let left = look(&ctx, bank, &test, &items()).await;
        assert_eq!(left.existing, 1);
        let stored = store_items(&ctx, bank, left, Duplicates::LeaveOut, true).await.unwrap();
        assert_eq!(stored.items, 3);
        // its words are its own, the tag is one more
        assert_eq!((found(&ctx, bank, "Gas").await, found(&ctx, bank, "own").await), (vec!["b".to_owned(), "c".into()], vec!["b".to_owned()]));
        let page = bank_page(&ctx, bank, &BankQuery { kind: "short_text".into(), ..BankQuery::default() }).await.unwrap();
        assert_eq!(page.items[0].head.slug, "b");
        assert_eq!(asked(&ctx, stored.quizzes[0]).await, ["b", "2 of Gas"]);
        // the same file once more: a look of its own, a quiz of its own, no version that is not needed
        let again = look(&ctx, bank, &test, &items()).await;
        let stored = store_items(&ctx, bank, again, Duplicates::LeaveOut, true).await.unwrap();
        assert_eq!((stored.items, asked(&ctx, stored.quizzes[0]).await), (0, vec!["b".to_owned(), "2 of Gas".into()]));
        // beside those that are there, the draw is from the new ones only
        let both = look(&ctx, bank, &test, &items()).await;
        let stored = store_items(&ctx, bank, both, Duplicates::KeepBoth, true).await.unwrap();
        assert_eq!((stored.items, asked(&ctx, stored.quizzes[0]).await), (4, vec!["b-2".to_owned(), "2 of Gas 2".into()]));
        assert_eq!(found(&ctx, bank, "Gas 2").await, ["b-2", "c-2"]);
    }

    async fn who_may_not_import_makes_no_quiz(db) {
        let school = School::new(db).await;
        let ctx = school.signed_in("li", Role::Teacher).await;
        let bank = school.bank(&ctx).await;
        let preview = look(&ctx, bank, &test(vec![fixed("a")]), &items()).await;
        let others =
            [school.learner("mei").await, school.neighbour().signed_in("wang", Role::Teacher).await, school.guest(), school.operator()];
        for other in others {
            let stored = store_items(&other, bank, preview.clone(), Duplicates::LeaveOut, true).await;
            assert!(matches!(stored, Err(ImportItemsError::Forbidden(_))));
        }
        assert_eq!((quizzes(&school).await, found(&ctx, bank, "").await.len()), (0, 0));
    }

    async fn the_bank_of_a_course_gets_questions_and_no_quiz(db) {
        let school = School::new(db).await;
        let bank = school.shared_bank().await;
        let operator = school.operator();
        let preview = look(&operator, bank, &test(vec![fixed("a")]), &items()).await;
        let stored = store_items(&operator, bank, preview, Duplicates::LeaveOut, true).await.unwrap();
        assert_eq!((stored, quizzes(&school).await), (Stored { items: 4, quizzes: Vec::new() }, 0));
    }
}

fn usable_of(tests: Vec<Test>, items: &[Item]) -> (Vec<NewQuiz>, Vec<What>) {
    let mut findings = Vec::new();
    let quizzes = usable(tests, items, &mut findings, &mut || QuizId(uuid::Uuid::nil()));
    (quizzes, findings.into_iter().map(|finding| finding.what).collect())
}

#[test]
fn questions_that_cannot_be_used_leave_the_test() {
    let (quizzes, said) = usable_of(vec![test(vec![fixed("gone"), draw(2, &["a", "gone"], "Gas")])], &items());
    assert_eq!(quizzes[0].test.slots().count(), 1);
    assert_eq!(said, [What::DrawSmaller { detail: "Gas".into() }, What::DrawnByTag { count: 1, tag: "Gas".into() }]);
    let (none, said) = usable_of(vec![test(vec![fixed("gone")])], &items());
    assert!(none.is_empty());
    assert_eq!(said, [What::NoQuiz { detail: "Exam".into(), limit: QUESTIONS_MAX }]);
    let many = test((0..=QUESTIONS_MAX).map(|_| fixed("a")).collect());
    assert!(usable_of(vec![many], &items()).0.is_empty());
}

#[test]
fn a_tag_is_on_the_questions_of_its_draw_and_on_no_others() {
    let tags = |tests: Vec<Test>, items: &[Item], carriers: &[(&str, &str)]| {
        let (quizzes, _) = usable_of(tests, items);
        let mut all = Carriers::new();
        for (tag, item) in carriers {
            all.entry((*tag).to_owned()).or_default().insert((*item).to_owned());
        }
        draw_tags(&quizzes, items, all)
    };
    let mut marked = items();
    marked[0].tags = vec!["Gas".into()];
    // the questions have the tag already, or others have it
    assert_eq!(tags(vec![test(vec![draw(1, &["a", "b"], "Gas")])], &marked, &[("Gas", "b")]), ["Gas"]);
    assert_eq!(tags(vec![test(vec![draw(1, &["b", "c"], "Gas")])], &marked, &[]), ["Gas 2"]);
    assert_eq!(tags(vec![test(vec![draw(1, &["a", "b"], "Gas")])], &marked, &[("Gas", "z")]), ["Gas 2"]);
    // two draws of one name: from the same questions one tag, else two
    let two = |second: &[&str]| test(vec![draw(1, &["a"], "Gas"), draw(1, second, "Gas")]);
    assert_eq!(tags(vec![two(&["a"])], &items(), &[]), ["Gas", "Gas"]);
    assert_eq!(tags(vec![two(&["a", "b"])], &items(), &[]), ["Gas", "Gas 2"]);
    assert_eq!(tags(vec![two(&["c"]), two(&["d"])], &items(), &[]), ["Gas", "Gas 2", "Gas", "Gas 3"]);
    assert_eq!(tags(vec![test(vec![draw(1, &["a"], " ,， ")])], &items(), &[]), ["2"]);
    assert_eq!(tag_of(&"焊".repeat(100)).chars().count(), TAG_MAX);
}
