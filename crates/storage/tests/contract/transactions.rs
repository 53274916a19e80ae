//! What [`Db::write`] promises: all or nothing, durable when it returns, and nobody's failure but one's own.

use domain::people::OrganisationKind;
use domain::{OrganisationId, PersonId};
use qiao_storage::people::{insert_organisation, insert_person, organisations, person};
use qiao_storage::{Conn, Db, Error, both_databases};
use tokio::sync::oneshot;

use crate::support::*;

async fn add(conn: &mut Conn<'_>, id: OrganisationId, name: &str) -> Result<(), Error> {
    insert_organisation(conn, id, OrganisationKind::School, name, NOW).await
}

async fn names(db: &Db) -> Vec<String> {
    read!(db, conn => organisations(conn)).unwrap().into_iter().map(|o| o.name).collect()
}

fn broken() -> Result<(), Error> {
    panic!("a panic that the test wants")
}

#[derive(Debug, PartialEq)]
enum Refusal {
    Rule(&'static str),
    Storage,
}

impl From<Error> for Refusal {
    fn from(_: Error) -> Self {
        Self::Storage
    }
}

both_databases! {
    async fn what_was_written_is_seen_by_a_read_right_after(db) {
        for _ in 0..50 {
            let id = add_person(&db).await;
            assert!(read!(db, conn => person(conn, id)).unwrap().is_some());
        }
    }

    async fn a_transaction_sees_its_own_writes(db) {
        let count = write!(db, conn => async {
            add(conn, fresh(), "A").await?;
            Ok::<_, Error>(organisations(conn).await?.len())
        });
        assert_eq!(count.unwrap(), 1);
    }

    async fn a_transaction_that_a_rule_refuses_leaves_nothing_and_gives_the_refusal(db) {
        let refused = write!(db, conn => async {
            add(conn, fresh(), "A").await?;
            Err::<(), _>(Refusal::Rule("no"))
        });
        assert_eq!(refused, Err(Refusal::Rule("no")));
        assert!(names(&db).await.is_empty());
    }

    async fn a_transaction_that_a_statement_fails_leaves_nothing(db) {
        let id = organisation(&db, "A").await;
        let failed = write!(db, conn => async {
            add(conn, fresh(), "B").await?;
            add(conn, id, "C").await
        });
        assert!(matches!(failed, Err(Error::Exists(_))), "{failed:?}");
        assert_eq!(names(&db).await, ["A"]);
    }

    // more than the writer of SQLite takes into one commit
    async fn three_hundred_writes_at_once_all_land(db) {
        let tasks: Vec<_> = (0..300)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { add_person(&db).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM person").await, 300);
    }

    async fn one_that_fails_among_many_takes_only_itself_with_it(db) {
        let taken = organisation(&db, "taken").await;
        let tasks: Vec<_> = (0..60)
            .map(|i| {
                let db = db.clone();
                tokio::spawn(async move {
                    write!(db, conn => async {
                        add(conn, fresh(), "first").await?;
                        match i % 6 {
                            1 => Err(Refusal::Rule("no")),
                            2 => Ok(add(conn, taken, "again").await?),
                            _ => Ok(add(conn, fresh(), "second").await?),
                        }
                    })
                })
            })
            .collect();
        for (i, task) in (0..).zip(tasks) {
            let expected = match i % 6 {
                1 => Err(Refusal::Rule("no")),
                2 => Err(Refusal::Storage),
                _ => Ok(()),
            };
            assert_eq!(task.await.unwrap(), expected, "{i}");
        }
        assert_eq!(names(&db).await.len(), 1 + 2 * 40);
    }

    async fn a_transaction_that_panics_is_undone_and_the_next_one_works(db) {
        let panicked = write!(db, conn => async {
            add(conn, fresh(), "lost").await?;
            broken()
        });
        assert!(matches!(panicked, Err(Error::Unavailable(_))), "{panicked:?}");
        organisation(&db, "next").await;
        assert_eq!(names(&db).await, ["next"]);
    }

    async fn one_that_panics_among_many_takes_only_itself_with_it(db) {
        let tasks: Vec<_> = (0..40)
            .map(|i| {
                let db = db.clone();
                tokio::spawn(async move {
                    write!(db, conn => async {
                        add(conn, fresh(), "kept").await?;
                        assert!(i % 10 != 3, "a panic that the test wants");
                        Ok::<_, Error>(())
                    })
                })
            })
            .collect();
        for (i, task) in (0..).zip(tasks) {
            assert_eq!(task.await.unwrap().is_ok(), i % 10 != 3, "{i}");
        }
        assert_eq!(names(&db).await.len(), 36);
    }

    async fn a_transaction_goes_on_when_its_caller_goes_away(db) {
        let ((begun, has_begun), (go_on, may_go_on)) = (oneshot::channel(), oneshot::channel());
        let caller = tokio::spawn({
            let db = db.clone();
            async move {
                write!(db, conn => async {
                    begun.send(()).unwrap();
                    may_go_on.await.unwrap();
                    add(conn, fresh(), "done").await
                })
            }
        });
        has_begun.await.unwrap();
        caller.abort();
        assert!(caller.await.unwrap_err().is_cancelled());
        go_on.send(()).unwrap();
        let clone = db.clone();
        let seen = async {
            while names(&clone).await.is_empty() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(5), seen).await.expect("the transaction to end");
    }

    async fn a_closed_database_takes_no_more_writes(db) {
        let clone = db.clone();
        db.close().await;
        let refused = write!(clone, conn => add(conn, fresh(), "late"));
        assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    }
}

async fn add_person(db: &Db) -> PersonId {
    let person = someone(None, None);
    let id = person.id;
    write!(db, conn => insert_person(conn, &person, NOW)).unwrap();
    id
}
