use domain::quizzes::item::{Body, Item};
use domain::quizzes::kinds::Essay;
use domain::{ItemId, Text};
use qiao_storage::quizzes::{banks, definitions};
use qiao_storage::{Db, Error, both_databases, files};

use crate::quizzes_support::*;
use crate::support::*;

async fn slugs(db: &Db, bank: domain::BankId) -> Vec<String> {
    read!(db, conn => banks::items(conn, bank)).unwrap().into_iter().map(|head| head.slug).collect()
}

async fn with_term(db: &Db, bank: domain::BankId, term: &str) -> Vec<ItemId> {
    let mut found = read!(db, conn => banks::with_term(conn, bank, term)).unwrap();
    found.sort_unstable();
    found
}

both_databases! {
    async fn a_bank_reads_back_equal_by_id_and_by_slug(db) {
        let school = organisation(&db, "School").await;
        for bank in [new_bank("a", Some(school)), new_bank("b", None)] {
            let stored = bank.clone();
            write!(db, conn => banks::insert(conn, &stored, NOW)).unwrap();
            assert_eq!(read!(db, conn => banks::bank(conn, bank.id)).unwrap(), Some(bank.clone()));
            assert_eq!(read!(db, conn => banks::bank_by_slug(conn, &bank.slug)).unwrap(), Some(bank));
        }
        assert_eq!(read!(db, conn => banks::bank(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => banks::bank_by_slug(conn, "c")).unwrap(), None);
    }

    async fn a_slug_is_taken_once(db) {
        bank(&db, "a").await;
        let again = new_bank("a", None);
        let refused = write!(db, conn => banks::insert(conn, &again, NOW));
        assert!(matches!(refused, Err(Error::Exists(_))), "{refused:?}");
    }

    async fn a_bank_gets_another_title(db) {
        let bank = bank(&db, "a").await;
        let title = Text { zh: Some("焊接".into()), ..Text::default() };
        let new = title.clone();
        write!(db, conn => banks::change(conn, bank, &new, true)).unwrap();
        let changed = read!(db, conn => banks::bank(conn, bank)).unwrap().unwrap();
        assert_eq!((changed.title, changed.practice), (title, true));
    }

    async fn banks_are_listed_by_slug_with_the_number_of_items_in_use(db) {
        let (b, a) = (bank(&db, "b").await, bank(&db, "a").await);
        let (retired, _) = item(&db, b, "one").await;
        item(&db, b, "two").await;
        write!(db, conn => banks::retire(conn, retired, Some(NOW))).unwrap();
        let listed = |found: Vec<(banks::Bank, i64)>| found.into_iter().map(|(bank, items)| (bank.id, items)).collect::<Vec<_>>();
        assert_eq!(listed(read!(db, conn => banks::banks(conn)).unwrap()), [(a, 0), (b, 1)]);
    }

    async fn an_item_has_a_head_and_each_version_stays(db) {
        let bank = bank(&db, "a").await;
        let id = fresh();
        let (one, stored) = put(&db, bank, id, choice("gas"), 0, &[]).await;
        assert_eq!(stored.unwrap(), Some(1));
        let changed = Item { category: "Gas/Inert".into(), id: "argon".into(), ..choice("gas") };
        let (two, stored) = put(&db, bank, id, changed.clone(), 1, &[]).await;
        assert_eq!(stored.unwrap(), Some(2));
        let head = read!(db, conn => banks::head(conn, id)).unwrap().unwrap();
        assert_eq!((head.bank, head.version, head.number, head.updated_at, head.retired), (bank, two, 2, later(1), false));
        assert_eq!((head.slug.as_str(), head.kind.as_str(), head.category.as_str()), ("argon", "single_choice", "Gas/Inert"));
        assert_eq!(read!(db, conn => banks::version(conn, one)).unwrap(), Some(choice("gas")));
        assert_eq!(read!(db, conn => banks::version(conn, two)).unwrap(), Some(changed));
        assert_eq!(read!(db, conn => banks::versions(conn, id)).unwrap(), [(two, 2, later(1)), (one, 1, NOW)]);
        assert_eq!(read!(db, conn => banks::bank_of_version(conn, one)).unwrap(), Some(bank));
    }

    async fn what_is_not_there_is_none(db) {
        assert_eq!(read!(db, conn => banks::head(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => banks::version(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => banks::bank_of_version(conn, fresh())).unwrap(), None);
        assert!(read!(db, conn => banks::versions(conn, fresh())).unwrap().is_empty());
        assert!(read!(db, conn => banks::items(conn, fresh())).unwrap().is_empty());
    }

    async fn a_version_follows_the_one_its_author_saw(db) {
        let bank = bank(&db, "a").await;
        let (id, _) = item(&db, bank, "gas").await;
        let mine = Item { category: "Mine".into(), ..choice("gas") };
        for (expected, result) in [(1, Some(2)), (1, None), (3, None), (2, Some(3))] {
            assert_eq!(put(&db, bank, id, mine.clone(), expected, &[]).await.1.unwrap(), result, "after {expected}");
        }
        assert_eq!(read!(db, conn => banks::versions(conn, id)).unwrap().len(), 3);
    }

    async fn an_item_without_a_title_is_listed_by_the_beginning_of_its_prompt(db) {
        let bank = bank(&db, "a").await;
        let prompt = Text { de: Some(format!("\n  {}\nund mehr", "ß".repeat(100))), en: Some("Which?".into()), ..Text::default() };
        let title = Text { en: Some("A title".into()), ..Text::default() };
        put(&db, bank, fresh(), Item { title, prompt, ..choice("gas") }, 0, &[]).await.1.unwrap();
        let head = read!(db, conn => banks::items(conn, bank)).unwrap().remove(0);
        assert_eq!(head.title, Text { de: Some("ß".repeat(90)), en: Some("A title".into()), ..Text::default() });
    }

    async fn an_id_is_taken_once_in_a_bank_and_free_in_another(db) {
        let (one, other) = (bank(&db, "a").await, bank(&db, "b").await);
        item(&db, one, "gas").await;
        item(&db, other, "gas").await;
        let refused = put(&db, one, fresh(), choice("gas"), 0, &[]).await.1;
        assert!(matches!(refused, Err(Error::Exists(_))), "{refused:?}");
    }

    async fn items_are_listed_by_category_and_slug_with_the_retired_ones(db) {
        let bank = bank(&db, "a").await;
        for (category, slug) in [("b", "one"), ("a", "two"), ("a", "three")] {
            put(&db, bank, fresh(), Item { category: category.into(), ..choice(slug) }, 0, &[]).await.1.unwrap();
        }
        assert_eq!(slugs(&db, bank).await, ["three", "two", "one"]);
        let three = read!(db, conn => banks::items(conn, bank)).unwrap()[0].id;
        for (at, retired) in [(Some(NOW), true), (None, false)] {
            write!(db, conn => banks::retire(conn, three, at)).unwrap();
            assert_eq!(read!(db, conn => banks::head(conn, three)).unwrap().unwrap().retired, retired);
            assert_eq!(slugs(&db, bank).await.len(), 3);
        }
    }

    async fn a_term_is_found_whole_or_by_its_beginning_in_every_script(db) {
        let (one, other) = (bank(&db, "a").await, bank(&db, "b").await);
        let (gas, seam): (ItemId, ItemId) = (fresh(), fresh());
        put(&db, one, gas, choice("gas"), 0, &["schutzgas", "schweißen", "烟尘", "尘", "焊接"]).await.1.unwrap();
        put(&db, one, seam, choice("seam"), 0, &["schutzbrille", "schweissen", "焊缝", "𰻞𰻞"]).await.1.unwrap();
        put(&db, other, fresh(), choice("gas"), 0, &["schutzgas"]).await.1.unwrap();
        let both = {
            let mut both = vec![gas, seam];
            both.sort_unstable();
            both
        };
        assert_eq!(with_term(&db, one, "schutzgas").await, [gas]);
        assert!(with_term(&db, one, "schutz").await.is_empty(), "a whole term is no beginning");
        assert_eq!(with_term(&db, one, "schutz*").await, both);
        assert_eq!(with_term(&db, one, "schweiß*").await, [gas]);
        assert_eq!(with_term(&db, one, "焊*").await, both);
        assert_eq!(with_term(&db, one, "烟尘").await, [gas]);
        assert_eq!(with_term(&db, one, "𰻞*").await, [seam]);
        assert!(with_term(&db, one, "z*").await.is_empty());
    }

    async fn a_new_version_is_found_by_its_own_tags_and_terms_only(db) {
        let bank = bank(&db, "a").await;
        let id = fresh();
        put(&db, bank, id, choice("gas"), 0, &["old", "both"]).await.1.unwrap();
        assert_eq!(read!(db, conn => banks::tags(conn, bank)).unwrap(), [(id, "gas".to_owned()), (id, "welding".to_owned())]);
        // the same tag twice is one
        let changed = Item { tags: vec!["new".into(), "new".into()], ..choice("gas") };
        put(&db, bank, id, changed, 1, &["both", "new", "new"]).await.1.unwrap();
        assert_eq!(read!(db, conn => banks::tags(conn, bank)).unwrap(), [(id, "new".to_owned())]);
        assert!(with_term(&db, bank, "old").await.is_empty());
        assert_eq!([with_term(&db, bank, "both").await, with_term(&db, bank, "new").await], [[id], [id]]);
    }

    async fn quizzes_that_ask_for_an_item_are_counted_and_listed(db) {
        let bank = bank(&db, "a").await;
        let ((gas, _), (seam, _)) = (item(&db, bank, "gas").await, item(&db, bank, "seam").await);
        let second = insert(&db, &new_quiz(None), later(1)).await;
        let first = insert(&db, &new_quiz(None), NOW).await;
        for (quiz, items) in [(first, vec![gas, seam]), (second, vec![gas, gas])] {
            write!(db, conn => definitions::note_items(conn, quiz, &items)).unwrap();
        }
        let usage = read!(db, conn => banks::usage(conn, bank)).unwrap();
        assert_eq!((usage[&gas], usage[&seam], usage.len()), (2, 1, 2));
        assert_eq!(read!(db, conn => banks::used_in(conn, gas)).unwrap(), [(first, text("Exam")), (second, text("Exam"))]);
        assert_eq!(read!(db, conn => banks::used_in(conn, seam)).unwrap(), [(first, text("Exam"))]);
    }

    async fn a_file_has_a_name_in_its_bank_and_may_be_replaced(db) {
        let (one, other) = (bank(&db, "a").await, bank(&db, "b").await);
        write!(db, conn => async {
            files::insert(conn, "h1", "image/png", b"1").await?;
            files::insert(conn, "h2", "image/png", b"2").await?;
            banks::put_media(conn, one, "media/seam.png", "h1").await?;
            banks::put_media(conn, one, "media/seam.png", "h2").await?;
            banks::put_media(conn, other, "media/seam.png", "h1").await
        })
        .unwrap();
        let media = read!(db, conn => banks::media(conn, one)).unwrap();
        assert_eq!(media.into_iter().collect::<Vec<_>>(), [("media/seam.png".to_owned(), "h2".to_owned())]);
        let missing = write!(db, conn => banks::put_media(conn, one, "media/x.png", "nothing"));
        assert!(matches!(missing, Err(Error::Other(_))), "{missing:?}");
    }

    async fn an_item_of_any_kind_is_listed_by_its_word(db) {
        let bank = bank(&db, "a").await;
        let essay = Item { body: Body::Essay(Essay::default()), ..choice("why") };
        put(&db, bank, fresh(), essay.clone(), 0, &[]).await.1.unwrap();
        assert_eq!(read!(db, conn => banks::items(conn, bank)).unwrap()[0].kind, essay.body.name());
    }
}
