use domain::{InvitationId, PersonId, Timestamp};
use qiao_storage::people::invitations::{self, NewInvitation};
use qiao_storage::{Db, Error, both_databases};

use crate::support::*;

const END: Timestamp = NOW.plus(Timestamp::DAY);

async fn invite(db: &Db, person: PersonId, token: &'static [u8], at: Timestamp) -> Result<InvitationId, Error> {
    let id = fresh();
    write!(db, conn => async {
        let new = NewInvitation { id, token_hash: token, person, created_by: None, at, expires_at: END };
        invitations::insert(conn, &new).await
    })
    .map(|()| id)
}

both_databases! {
    async fn an_invitation_is_found_by_its_token(db) {
        let person = person(&db).await;
        let id = invite(&db, person, b"token", NOW).await.unwrap();
        let found = read!(db, conn => invitations::find(conn, b"token")).unwrap().unwrap();
        assert_eq!((found.id, found.person_id, found.expires_at, found.used_at), (id, person, END, None));
        assert!(read!(db, conn => invitations::find(conn, b"other")).unwrap().is_none());
    }

    async fn who_invited_is_kept(db) {
        let (guest, host) = (person(&db).await, person(&db).await);
        write!(db, conn => async {
            let new = NewInvitation { id: fresh(), token_hash: b"t", person: guest, created_by: Some(host), at: NOW, expires_at: END };
            invitations::insert(conn, &new).await
        })
        .unwrap();
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM invitation WHERE created_by IS NOT NULL").await, 1);
    }

    async fn one_token_invites_once(db) {
        let person = person(&db).await;
        invite(&db, person, b"token", NOW).await.unwrap();
        let again = invite(&db, person, b"token", NOW).await;
        assert!(matches!(again, Err(Error::Exists(_))), "{again:?}");
    }

    async fn an_invitation_is_redeemed_once(db) {
        let id = invite(&db, person(&db).await, b"token", NOW).await.unwrap();
        assert!(write!(db, conn => invitations::redeem(conn, id, later(1))).unwrap());
        assert!(!write!(db, conn => invitations::redeem(conn, id, later(2))).unwrap());
        assert_eq!(read!(db, conn => invitations::find(conn, b"token")).unwrap().unwrap().used_at, Some(later(1).0));
    }

    async fn of_eight_who_race_for_an_invitation_one_gets_it(db) {
        let id = invite(&db, person(&db).await, b"token", NOW).await.unwrap();
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { write!(db, conn => invitations::redeem(conn, id, NOW)).unwrap() })
            })
            .collect();
        let mut winners = 0;
        for task in tasks {
            winners += usize::from(task.await.unwrap());
        }
        assert_eq!(winners, 1);
    }

    async fn an_invitation_ends_exactly_at_its_end(db) {
        let id = invite(&db, person(&db).await, b"token", NOW).await.unwrap();
        assert!(!write!(db, conn => invitations::redeem(conn, id, END)).unwrap());
        assert!(write!(db, conn => invitations::redeem(conn, id, END.plus(-1))).unwrap());
    }

    async fn an_invitation_nobody_made_is_not_redeemed(db) {
        assert!(!write!(db, conn => invitations::redeem(conn, fresh(), NOW)).unwrap());
    }

    async fn a_new_invitation_ends_the_earlier_ones_of_the_same_person_only(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        let old = invite(&db, mei, b"old", NOW).await.unwrap();
        let hers = invite(&db, anna, b"hers", NOW).await.unwrap();
        let new = invite(&db, mei, b"new", later(5)).await.unwrap();
        assert!(!write!(db, conn => invitations::redeem(conn, old, later(5))).unwrap());
        assert!(write!(db, conn => invitations::redeem(conn, new, later(5))).unwrap());
        assert!(write!(db, conn => invitations::redeem(conn, hers, later(5))).unwrap());
    }

    async fn a_used_invitation_keeps_its_end_when_another_is_made(db) {
        let person = person(&db).await;
        let id = invite(&db, person, b"used", NOW).await.unwrap();
        write!(db, conn => invitations::redeem(conn, id, NOW)).unwrap();
        invite(&db, person, b"new", later(5)).await.unwrap();
        assert_eq!(read!(db, conn => invitations::find(conn, b"used")).unwrap().unwrap().expires_at, END);
    }
}
