use domain::PersonId;
use qiao_storage::quizzes::reviews::{self, Card};
use qiao_storage::{Db, both_databases};

use crate::support::*;

async fn add(db: &Db, person: PersonId, card: &'static str, due: i64) -> bool {
    write!(db, conn => reviews::add(conn, person, card, later(due))).unwrap()
}

async fn due(db: &Db, person: PersonId, at: i64, most: i64) -> Vec<String> {
    read!(db, conn => reviews::due(conn, person, later(at), most)).unwrap().into_iter().map(|card| card.card).collect()
}

both_databases! {
    async fn a_card_is_added_once_and_stays_as_it_is(db) {
        let mei = person(&db).await;
        assert!(add(&db, mei, "item:1", 5).await);
        assert!(!add(&db, mei, "item:1", 9).await);
        let card = read!(db, conn => reviews::card(conn, mei, "item:1")).unwrap().unwrap();
        let new = Card {
            card: "item:1".into(), due_at: later(5).0, stability: 0.0, difficulty: 0.0, reviewed_at: None, reviews: 0, lapses: 0,
        };
        assert_eq!(card, new);
        assert_eq!(read!(db, conn => reviews::card(conn, mei, "item:2")).unwrap(), None);
    }

    async fn cards_are_ones_own_and_due_in_their_order(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        for (card, at) in [("b", 2), ("a", 2), ("c", 1), ("d", 9)] {
            add(&db, mei, card, at).await;
        }
        assert!(add(&db, anna, "a", 0).await);
        assert_eq!(due(&db, mei, 2, 9).await, ["c", "a", "b"]);
        assert_eq!(due(&db, mei, 2, 2).await, ["c", "a"]);
        assert_eq!(due(&db, mei, 0, 9).await, Vec::<String>::new());
        assert_eq!(read!(db, conn => reviews::count(conn, mei, later(2))).unwrap(), (3, 4));
        assert_eq!(read!(db, conn => reviews::count(conn, person(&db).await, later(2))).unwrap(), (0, 0));
    }

    async fn a_review_is_noted_once_and_moves_its_card(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        for who in [mei, anna] {
            add(&db, who, "item:1", 0).await;
        }
        let after = Card {
            card: "item:1".into(), due_at: later(50).0, stability: 3.5, difficulty: 6.25, reviewed_at: Some(NOW.0), reviews: 1, lapses: 1,
        };
        let again = Card { due_at: later(99).0, ..after.clone() };
        let id = fresh();
        for (card, new) in [(after.clone(), true), (again, false)] {
            assert_eq!(write!(db, conn => reviews::record(conn, id, mei, &card, 3, NOW)).unwrap(), new);
        }
        assert_eq!(read!(db, conn => reviews::card(conn, mei, "item:1")).unwrap(), Some(after));
        assert_eq!(read!(db, conn => reviews::card(conn, anna, "item:1")).unwrap().unwrap().reviews, 0);
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM review_event").await, 1);
    }
}
