use qiao_storage::audit::{self, AuditEvent};
use qiao_storage::{Error, both_databases};

use crate::support::*;

fn done<'a>(action: &'a str, subject: &str, at: i64) -> AuditEvent<'a> {
    AuditEvent { id: fresh(), at: later(at), actor: None, action, subject: subject.into(), detail: "{}".into() }
}

both_databases! {
    async fn the_log_of_a_subject_is_in_the_order_of_time(db) {
        write!(db, conn => async {
            for (action, subject, at) in [("second", "person:1", 2), ("first", "person:1", 1), ("other", "person:2", 1)] {
                audit::append(conn, done(action, subject, at)).await?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
        assert_eq!(read!(db, conn => audit::actions_on(conn, "person:1")).unwrap(), ["first", "second"]);
        assert!(read!(db, conn => audit::actions_on(conn, "person:3")).unwrap().is_empty());
    }

    async fn an_actor_need_not_exist_any_more(db) {
        write!(db, conn => audit::append(conn, AuditEvent { actor: Some(fresh()), ..done("left", "person:1", 0) })).unwrap();
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_event WHERE actor_id IS NOT NULL").await, 1);
    }

    async fn one_event_is_logged_once(db) {
        let id = fresh();
        write!(db, conn => audit::append(conn, AuditEvent { id, ..done("a", "person:1", 0) })).unwrap();
        let again = write!(db, conn => audit::append(conn, AuditEvent { id, ..done("b", "person:1", 0) }));
        assert!(matches!(again, Err(Error::Exists(_))), "{again:?}");
    }
}
