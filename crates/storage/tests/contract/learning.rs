//! Events, and the states of blocks that follow from them.

use domain::Timestamp;
use domain::courses::{BlockState, Event};
use qiao_storage::learning::{self, NewEvent};
use qiao_storage::{Error, both_databases};

use crate::support::*;

const SEEN: &Event = &Event::BlockSeen {};

fn answered(option: &str) -> Event {
    Event::Answered { option: option.into() }
}

fn check(tried: &[&str], solved: bool) -> BlockState {
    BlockState::Check { tried: tried.iter().map(|&option| option.into()).collect(), solved }
}

both_databases! {
    async fn an_event_comes_back_as_stored(db) {
        let mei = Learner::new(&db).await;
        let event = answered("b");
        let id = fresh();
        write!(db, conn => async {
            let new = NewEvent { id, client_time: later(-5), ..mei.did(&event, "one", "check", later(3)) };
            learning::insert_event(conn, &new).await
        })
        .unwrap();
        let [stored] = read!(db, conn => learning::events(conn, mei.person, mei.course)).unwrap().try_into().unwrap();
        assert_eq!((stored.id, stored.lesson.as_str(), stored.block.as_str()), (id, "one", "check"));
        assert_eq!((stored.client_time, stored.received_at), (later(-5), later(3)));
        assert_eq!(serde_json::from_str::<Event>(&stored.payload).unwrap(), answered("b"));
        assert_eq!(read!(db, conn => learning::event_owner(conn, id)).unwrap(), Some(mei.person));
    }

    async fn an_event_sent_twice_is_one_and_stays_as_it_came_first(db) {
        let mei = Learner::new(&db).await;
        let id = fresh();
        for (option, new) in [("a", true), ("b", false)] {
            let added = write!(db, conn => async {
                let event = answered(option);
                learning::insert_event(conn, &NewEvent { id, ..mei.did(&event, "one", "check", NOW) }).await
            });
            assert_eq!(added.unwrap(), new);
        }
        let [stored] = read!(db, conn => learning::events(conn, mei.person, mei.course)).unwrap().try_into().unwrap();
        assert!(stored.payload.contains(r#""a""#), "{}", stored.payload);
    }

    async fn an_event_sent_by_eight_at_once_is_one(db) {
        let mei = Learner::new(&db).await;
        let id = fresh();
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    write!(db, conn => async {
                        learning::insert_event(conn, &NewEvent { id, ..mei.did(SEEN, "one", "read", NOW) }).await
                    })
                    .unwrap()
                })
            })
            .collect();
        let mut new = 0;
        for task in tasks {
            new += usize::from(task.await.unwrap());
        }
        assert_eq!(new, 1);
    }

    async fn an_event_keeps_its_owner_when_another_sends_its_id(db) {
        let mei = Learner::new(&db).await;
        let anna = Learner::beside(&db, mei).await;
        let id = fresh();
        for (learner, new) in [(mei, true), (anna, false)] {
            let added = write!(db, conn => async {
                learning::insert_event(conn, &NewEvent { id, ..learner.did(SEEN, "one", "read", NOW) }).await
            });
            assert_eq!(added.unwrap(), new);
        }
        assert_eq!(read!(db, conn => learning::event_owner(conn, id)).unwrap(), Some(mei.person));
        assert_eq!(read!(db, conn => learning::event_owner(conn, fresh())).unwrap(), None);
    }

    async fn events_are_in_the_order_of_arrival_and_within_a_batch_in_that_of_the_device(db) {
        let mei = Learner::new(&db).await;
        let anna = Learner::beside(&db, mei).await;
        write!(db, conn => async {
            // ids count up from call to call: here they say the contrary of the sequence
            for (sequence, block, at) in [(3, "fourth", 2), (2, "third", 2), (1, "second", 2), (9, "first", 1)] {
                learning::insert_event(conn, &NewEvent { sequence, ..mei.did(SEEN, "one", block, later(at)) }).await?;
            }
            learning::insert_event(conn, &anna.did(SEEN, "one", "hers", NOW)).await
        })
        .unwrap();
        let events = read!(db, conn => learning::events(conn, mei.person, mei.course)).unwrap();
        assert_eq!(events.iter().map(|e| e.block.as_str()).collect::<Vec<_>>(), ["first", "second", "third", "fourth"]);
    }

    async fn an_event_of_nobody_or_of_no_course_is_refused(db) {
        let mei = Learner::new(&db).await;
        for stranger in [Learner { person: fresh(), ..mei }, Learner { course: fresh(), ..mei }, Learner { version: fresh(), ..mei }] {
            let refused = write!(db, conn => async { learning::insert_event(conn, &stranger.did(SEEN, "one", "read", NOW)).await });
            assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
        }
    }

    async fn a_rejected_event_is_kept_once(db) {
        let mei = person(&db).await;
        let id = fresh();
        for raw in ["{\"first\":\"好\"}", "{}"] {
            write!(db, conn => learning::insert_rejected(conn, id, mei, "unknown_kind", raw, NOW)).unwrap();
        }
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM rejected_event WHERE raw LIKE '%好%'").await, 1);
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM rejected_event").await, 1);
    }

    async fn the_state_of_a_block_replaces_the_one_before(db) {
        let mei = Learner::new(&db).await;
        for (state, at) in [(check(&["a"], false), 1), (check(&["a", "b"], true), 2)] {
            let put = state.clone();
            write!(db, conn => async { learning::put_block_state(conn, &mei.did(SEEN, "one", "check", later(at)), &put).await }).unwrap();
            let found = read!(db, conn => learning::block_state(conn, mei.person, mei.course, "one", "check")).unwrap();
            assert_eq!(found, Some(state));
        }
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM block_progress").await, 1);
    }

    async fn what_is_done_and_what_it_scored_stands_beside_the_state(db) {
        let mei = Learner::new(&db).await;
        write!(db, conn => async {
            learning::put_block_state(conn, &mei.did(SEEN, "one", "right", NOW), &check(&["b"], true)).await?;
            learning::put_block_state(conn, &mei.did(SEEN, "one", "wrong", NOW), &check(&["a"], false)).await
        })
        .unwrap();
        let right = "SELECT CAST(COUNT(*) AS BIGINT) FROM block_progress WHERE done AND score = 1 AND block = 'right'";
        assert_eq!(number(&db, right).await, 1);
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM block_progress WHERE NOT done AND score IS NULL").await, 1);
    }

    async fn the_states_of_a_lesson_are_those_of_one_learner(db) {
        let mei = Learner::new(&db).await;
        let anna = Learner::beside(&db, mei).await;
        let text = BlockState::Reflection { text: "\u{0}nul, 🐼 and \"quotes\"".into(), at: Timestamp(-1) };
        let mine = text.clone();
        write!(db, conn => async {
            learning::put_block_state(conn, &mei.did(SEEN, "one", "diary", NOW), &mine).await?;
            learning::put_block_state(conn, &mei.did(SEEN, "one", "read", NOW), &BlockState::Seen).await?;
            learning::put_block_state(conn, &mei.did(SEEN, "two", "other", NOW), &BlockState::Seen).await?;
            learning::put_block_state(conn, &anna.did(SEEN, "one", "hers", NOW), &BlockState::Seen).await
        })
        .unwrap();
        let mut states = read!(db, conn => learning::block_states(conn, mei.person, mei.course, "one")).unwrap();
        states.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(states, [("diary".into(), text), ("read".into(), BlockState::Seen)]);
    }

    async fn an_untouched_block_has_no_state(db) {
        let mei = Learner::new(&db).await;
        assert_eq!(read!(db, conn => learning::block_state(conn, mei.person, mei.course, "one", "read")).unwrap(), None);
        assert!(read!(db, conn => learning::block_states(conn, mei.person, mei.course, "one")).unwrap().is_empty());
    }
}
