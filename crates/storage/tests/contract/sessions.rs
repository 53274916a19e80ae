use domain::people::{Membership, Role};
use domain::{PersonId, SessionId, Timestamp};
use qiao_storage::people::sessions::{self, NewSession};
use qiao_storage::people::{NewMembership, insert_person};
use qiao_storage::{Db, Error, both_databases};

use crate::support::*;

const END: Timestamp = NOW.plus(Timestamp::DAY);

async fn sign_in(db: &Db, person: PersonId, token: &'static [u8]) -> Result<SessionId, Error> {
    let id = fresh();
    write!(db, conn => async {
        let new = NewSession { id, token_hash: token, person, user_agent: "test", at: NOW, expires_at: END };
        sessions::insert(conn, &new).await
    })
    .map(|()| id)
}

async fn signed_in(db: &Db, token: &[u8], now: Timestamp) -> bool {
    read!(db, conn => sessions::find(conn, token, now)).unwrap().is_some()
}

both_databases! {
    async fn a_session_is_found_by_its_token_with_the_person(db) {
        let mei = someone(Some("mei@example.org"), None);
        let stored = mei.clone();
        write!(db, conn => insert_person(conn, &stored, NOW)).unwrap();
        let id = sign_in(&db, mei.id, b"token").await.unwrap();
        let found = read!(db, conn => sessions::find(conn, b"token", NOW)).unwrap().unwrap();
        assert_eq!((found.session, found.last_seen_at), (id, NOW));
        assert_eq!(found.person, mei);
        assert_eq!(found.memberships, []);
        assert!(!signed_in(&db, b"other", NOW).await);
    }

    async fn a_session_ends_exactly_at_its_end(db) {
        sign_in(&db, person(&db).await, b"token").await.unwrap();
        assert!(signed_in(&db, b"token", END.plus(-1)).await);
        assert!(!signed_in(&db, b"token", END).await);
    }

    async fn a_session_brings_the_memberships_of_the_moment(db) {
        let mei = person(&db).await;
        let (school, company) = (organisation(&db, "School").await, organisation(&db, "Company").await);
        let class = class(&db, school, "Class").await;
        join(&db, NewMembership { class: Some(class), valid_until: Some(later(10)), ..membership(mei, school) }).await;
        join(&db, NewMembership { role: Role::Mentor, valid_from: later(5), ..membership(mei, company) }).await;
        sign_in(&db, mei, b"token").await.unwrap();
        let at_school = Membership { organisation: school, role: Role::Learner, class: Some(class) };
        let at_work = Membership { organisation: company, role: Role::Mentor, class: None };
        for (at, expected) in [(4, vec![at_school]), (5, vec![at_school, at_work]), (9, vec![at_school, at_work]), (10, vec![at_work])] {
            let found = read!(db, conn => sessions::find(conn, b"token", later(at))).unwrap().unwrap();
            assert_eq!(found.memberships, expected, "{at}");
        }
    }

    async fn one_token_is_one_session(db) {
        let mei = person(&db).await;
        sign_in(&db, mei, b"token").await.unwrap();
        let again = sign_in(&db, mei, b"token").await;
        assert!(matches!(again, Err(Error::Exists(_))), "{again:?}");
    }

    async fn nobody_cannot_sign_in(db) {
        let refused = sign_in(&db, fresh(), b"token").await;
        assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    }

    async fn touching_a_session_moves_its_end(db) {
        let id = sign_in(&db, person(&db).await, b"token").await.unwrap();
        write!(db, conn => sessions::touch(conn, id, later(7), END.plus(7))).unwrap();
        let found = read!(db, conn => sessions::find(conn, b"token", END)).unwrap().unwrap();
        assert_eq!(found.last_seen_at, later(7));
        assert!(!signed_in(&db, b"token", END.plus(7)).await);
    }

    async fn open_sessions_are_listed_last_used_first(db) {
        let mei = person(&db).await;
        let first = sign_in(&db, mei, b"1").await.unwrap();
        let second = sign_in(&db, mei, b"2").await.unwrap();
        let ended = sign_in(&db, mei, b"3").await.unwrap();
        sign_in(&db, person(&db).await, b"4").await.unwrap();
        write!(db, conn => sessions::touch(conn, ended, later(8), later(10))).unwrap();
        write!(db, conn => sessions::touch(conn, second, later(9), END)).unwrap();
        let open = read!(db, conn => sessions::of_person(conn, mei, later(10))).unwrap();
        assert_eq!(open.iter().map(|s| s.id).collect::<Vec<_>>(), [second, first]);
        assert_eq!((open[0].user_agent.as_str(), open[0].created_at, open[0].last_seen_at), ("test", NOW, later(9)));
    }

    async fn one_ends_only_sessions_of_ones_own(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        let id = sign_in(&db, mei, b"token").await.unwrap();
        assert!(!write!(db, conn => sessions::delete(conn, anna, id)).unwrap());
        assert!(signed_in(&db, b"token", NOW).await);
        assert!(write!(db, conn => sessions::delete(conn, mei, id)).unwrap());
        assert!(!signed_in(&db, b"token", NOW).await);
        assert!(!write!(db, conn => sessions::delete(conn, mei, id)).unwrap());
    }

    async fn ending_the_others_keeps_this_one_and_those_of_other_people(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        let this = sign_in(&db, mei, b"this").await.unwrap();
        for (person, token) in [(mei, b"a"), (mei, b"b"), (anna, b"c")] {
            sign_in(&db, person, token).await.unwrap();
        }
        assert_eq!(write!(db, conn => sessions::delete_others(conn, mei, Some(this))).unwrap(), 2);
        assert!(signed_in(&db, b"this", NOW).await);
        assert_eq!(write!(db, conn => sessions::delete_others(conn, mei, None)).unwrap(), 1);
        assert!(!signed_in(&db, b"this", NOW).await);
        assert!(signed_in(&db, b"c", NOW).await);
    }

    async fn what_ended_by_itself_is_cleared_away(db) {
        let mei = person(&db).await;
        let short = sign_in(&db, mei, b"short").await.unwrap();
        sign_in(&db, mei, b"long").await.unwrap();
        write!(db, conn => sessions::touch(conn, short, NOW, later(10))).unwrap();
        assert_eq!(write!(db, conn => sessions::delete_expired(conn, later(9))).unwrap(), 0);
        assert_eq!(write!(db, conn => sessions::delete_expired(conn, later(10))).unwrap(), 1);
        assert!(signed_in(&db, b"long", later(10)).await);
    }
}
