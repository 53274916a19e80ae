//! Finding items: by words in three languages, category, tag and kind, page by page.

use domain::Text;
use domain::people::Role;
use domain::quizzes::item::Item;
use storage::Db;
use storage::both_databases;

use super::*;
use crate::quizzes::retire_item;
use crate::quizzes::testing::{Exam, choice, essay, word};
use crate::testing::School;

fn named(mut item: Item, zh: &str, de: &str, en: &str) -> Item {
    item.prompt = Text { zh: Some(zh.into()), de: Some(de.into()), en: Some(en.into()) };
    item
}

/// A bank with three items: fumes (Safety/Fumes), gas (Safety), seam (Safety2, an essay).
async fn bank(db: Db) -> (School, Ctx, BankId) {
    let school = School::new(db).await;
    let teacher = school.signed_in("teacher", Role::Teacher).await;
    let bank = school.bank(&teacher).await;
    let fumes = named(choice("fumes"), "焊接烟尘有害吗?", "Ist Schweißrauch schädlich?", "Are welding fumes harmful?");
    let mut gas = named(word("gas"), "保护气体", "Welches Schutzgas?", "Which shielding gas?");
    (gas.category, gas.tags) = ("Safety".into(), vec!["gas".into(), "welding".into()]);
    let mut seam = named(essay("seam"), "描述焊缝", "Beschreibe die Schweißnaht.", "Describe the weld seam.");
    seam.category = "Safety2".into();
    for item in [fumes, gas, seam] {
        school.item(&teacher, bank, item).await;
    }
    (school, teacher, bank)
}

async fn found(ctx: &Ctx, bank: BankId, query: BankQuery) -> Vec<String> {
    let page = bank_page(ctx, bank, &query).await.unwrap();
    assert_eq!(page.found, page.items.len());
    page.items.into_iter().map(|item| item.head.slug).collect()
}

fn words(words: &str) -> BankQuery {
    BankQuery { words: words.into(), ..BankQuery::default() }
}

both_databases! {
    async fn words_are_found_in_chinese_german_and_english(db) {
        let (_, teacher, bank) = bank(db).await;
        let cases: [(&str, &[&str]); 14] = [
            ("", &["gas", "fumes", "seam"]),
            ("烟尘", &["fumes"]),
            ("焊接烟尘", &["fumes"]),
            ("焊", &["fumes", "seam"]),
            ("焊缝", &["seam"]),
            ("尘焊", &[]),
            ("schweiß", &["fumes", "seam"]),
            ("SCHWEISS", &[]),
            ("Schutzgas", &["gas"]),
            ("weld", &["gas", "fumes", "seam"]),
            ("weld fum", &["fumes"]),
            ("elding", &[]),
            ("fumes 焊接", &["fumes"]),
            ("gas, shielding!", &["gas"]),
        ];
        for (query, expected) in cases {
            assert_eq!(found(&teacher, bank, words(query)).await, expected, "{query}");
        }
    }

    async fn category_tag_and_kind_narrow_it_down(db) {
        let (_, teacher, bank) = bank(db).await;
        let category = |category: &str| BankQuery { category: category.into(), ..BankQuery::default() };
        assert_eq!(found(&teacher, bank, category("Safety")).await, ["gas", "fumes"], "and what is below it, but no other with such a beginning");
        assert_eq!(found(&teacher, bank, category("Safety/Fumes")).await, ["fumes"]);
        assert_eq!(found(&teacher, bank, BankQuery { tag: "welding".into(), ..BankQuery::default() }).await, ["gas", "fumes"]);
        assert_eq!(found(&teacher, bank, BankQuery { kind: "essay".into(), ..BankQuery::default() }).await, ["seam"]);
        assert!(found(&teacher, bank, BankQuery { kind: "essay".into(), ..words("烟尘") }).await.is_empty());
        let page = bank_page(&teacher, bank, &BankQuery::default()).await.unwrap();
        let categories: Vec<_> = page.categories.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(categories, [("Safety", 1), ("Safety/Fumes", 1), ("Safety2", 1)]);
        let tags: Vec<_> = page.tags.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(tags, [("gas", 1), ("welding", 2)]);
        assert_eq!(page.kinds.into_iter().collect::<Vec<_>>(), ["essay", "short_text", "single_choice"]);
    }

    async fn retired_items_are_in_a_list_of_their_own(db) {
        let (_, teacher, bank) = bank(db).await;
        let gas = bank_page(&teacher, bank, &words("Schutzgas")).await.unwrap().items.remove(0).head.id;
        retire_item(&teacher, gas, true).await.unwrap();
        assert_eq!(found(&teacher, bank, BankQuery::default()).await, ["fumes", "seam"]);
        assert_eq!(found(&teacher, bank, BankQuery { retired: true, ..BankQuery::default() }).await, ["gas"]);
        retire_item(&teacher, gas, false).await.unwrap();
        assert_eq!(found(&teacher, bank, BankQuery { retired: true, ..BankQuery::default() }).await, Vec::<String>::new());
    }

    async fn each_item_says_in_how_many_quizzes_it_is_asked(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        exam.school.quiz_of(&exam.teacher, &exam.items[..1]).await;
        let page = bank_page(&exam.teacher, exam.bank, &BankQuery::default()).await.unwrap();
        let used: Vec<_> = page.items.iter().map(|item| (item.head.slug.as_str(), item.used)).collect();
        assert_eq!(used, [("gas", 2), ("seam", 1)]);
    }

    async fn a_long_list_comes_in_pages_and_no_page_is_beyond_the_last(db) {
        let school = School::new(db).await;
        let teacher = school.signed_in("teacher", Role::Teacher).await;
        let bank = school.bank(&teacher).await;
        for number in 0..=PAGE {
            school.item(&teacher, bank, choice(&format!("item-{number:03}"))).await;
        }
        let on = async |page| {
            let page = bank_page(&teacher, bank, &BankQuery { page, ..BankQuery::default() }).await.unwrap();
            (page.found, page.pages, page.items.len(), page.items[0].head.slug.clone())
        };
        assert_eq!(on(1).await, (PAGE + 1, 2, PAGE, "item-000".to_owned()));
        for page in [2, 3, 999] {
            assert_eq!(on(page).await, (PAGE + 1, 2, 1, "item-050".to_owned()));
        }
        assert_eq!(on(0).await, on(1).await);
    }

    async fn a_search_finds_nothing_of_another_bank(db) {
        let (school, teacher, _) = bank(db).await;
        let other = school.bank(&teacher).await;
        assert!(found(&teacher, other, words("weld")).await.is_empty());
    }
}
