//! What recording events promises: nothing twice, nothing lost, nothing for others.

use std::collections::BTreeSet;

use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::courses::{course_page, enrol, lesson_page, rebuild_progress};
use crate::testing::School;

const DEVICE: DeviceId = DeviceId(uuid::Uuid::from_u128(77));

fn event(ctx: &Ctx, lesson: &str, block: &str, event: Event) -> IncomingEvent {
    IncomingEvent {
        id: EventId(ctx.id()),
        device: DEVICE,
        sequence: 1,
        course: "small".into(),
        lesson: lesson.into(),
        block: block.into(),
        event: Ok(event),
        client_time: ctx.now(),
        raw: "{}".into(),
    }
}

fn again(event: &IncomingEvent) -> IncomingEvent {
    IncomingEvent {
        course: event.course.clone(),
        lesson: event.lesson.clone(),
        block: event.block.clone(),
        event: event.event.clone(),
        raw: event.raw.clone(),
        ..*event
    }
}

fn explain(option: &str) -> Event {
    Event::ExplanationChosen { option: option.into(), confidence: Some(2) }
}

async fn learner(school: &School, email: &str) -> Ctx {
    let id = school.member(email, Role::Learner).await;
    school.as_person(id).await
}

both_databases! {
    async fn an_event_sent_twice_counts_once(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        let first = event(&ctx, "one", "check", Event::Answered { option: "a".into() });
        let second = again(&first);
        let answers = record_events(&ctx, vec![first]).await.unwrap();
        assert_eq!(answers[0].status, Status::Accepted);
        let repeated = record_events(&ctx, vec![again(&second), second]).await.unwrap();
        assert!(repeated.iter().all(|a| a.status == Status::Duplicate));
        let page = lesson_page(&ctx, "small", "one").await.unwrap();
        assert_eq!(page.states["check"], BlockState::Check { tried: vec!["a".into()], solved: false });
    }

    async fn feedback_leaves_only_with_the_answer_it_belongs_to(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        let answers = record_events(&ctx, vec![event(&ctx, "one", "incident", explain("a"))]).await.unwrap();
        let sent = serde_json::to_string(&answers[0].view).unwrap();
        assert!(sent.contains("FEEDBACK-IA") && !sent.contains("FEEDBACK-IB") && !sent.contains("FEEDBACK-IC") && !sent.contains("ADVICE"));
        let answers = record_events(&ctx, vec![event(&ctx, "one", "incident", explain("c"))]).await.unwrap();
        let sent = serde_json::to_string(&answers[0].view).unwrap();
        assert!(sent.contains("FEEDBACK-IB") && sent.contains("ADVICE") && sent.contains("COUNTER"));
        assert_eq!(answers[0].activities, Some((1, 5)));
    }

    async fn what_does_not_fit_is_rejected_by_itself_and_kept(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        let before = record_events(&ctx, vec![event(&ctx, "one", "diary", Event::TextSaved { text: "a".into() })]).await.unwrap();
        assert_eq!(before[0].status, Status::Rejected("not_enrolled"));
        enrol(&ctx, "small").await.unwrap();
        let unreadable = IncomingEvent { event: Err(EventError::UnknownKind), ..event(&ctx, "one", "diary", Event::BlockSeen {}) };
        let answers = record_events(&ctx, vec![
            event(&ctx, "one", "nowhere", Event::BlockSeen {}),
            unreadable,
            event(&ctx, "three", "diary", Event::BlockSeen {}),
            event(&ctx, "one", "diary", explain("a")),
            event(&ctx, "one", "diary", Event::TextSaved { text: "kept".into() }),
        ]).await.unwrap();
        let statuses: Vec<_> = answers.into_iter().map(|a| a.status).collect();
        assert_eq!(statuses, [
            Status::Rejected("no_such_block"),
            Status::Rejected("unknown_kind"),
            Status::Rejected("no_such_lesson"),
            Status::Rejected("wrong_block"),
            Status::Accepted,
        ]);
    }

    async fn nobody_takes_the_id_of_somebody_elses_event(db) {
        let school = School::new(db).await;
        school.course().await;
        let (mei, anna) = (learner(&school, "mei@example.org").await, learner(&school, "anna@example.org").await);
        enrol(&mei, "small").await.unwrap();
        enrol(&anna, "small").await.unwrap();
        let first = event(&mei, "one", "diary", Event::TextSaved { text: "mine".into() });
        let stolen = IncomingEvent { event: Ok(Event::TextSaved { text: "theirs".into() }), ..again(&first) };
        record_events(&mei, vec![first]).await.unwrap();
        let answers = record_events(&anna, vec![stolen]).await.unwrap();
        assert_eq!(answers[0].status, Status::Rejected("id_taken"));
        let page = lesson_page(&mei, "small", "one").await.unwrap();
        assert!(matches!(&page.states["diary"], BlockState::Reflection { text, .. } if text == "mine"));
        assert!(lesson_page(&anna, "small", "one").await.unwrap().states.is_empty());
    }

    async fn a_course_is_complete_by_its_rule(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        let ticked = BTreeSet::from(["x".to_owned()]);
        record_events(&ctx, vec![
            event(&ctx, "one", "diary", Event::TextSaved { text: "a".into() }),
            event(&ctx, "one", "list", Event::ChecklistSet { ticked }),
            event(&ctx, "one", "profile", Event::LessonFinished {}),
            event(&ctx, "two", "more", Event::LessonFinished {}),
        ]).await.unwrap();
        let page = course_page(&ctx, "small").await.unwrap();
        assert_eq!((page.progress.percent(), page.completed, page.next), (33, false, None));
        record_events(&ctx, vec![event(&ctx, "two", "more", Event::TextSaved { text: "b".into() })]).await.unwrap();
        let page = course_page(&ctx, "small").await.unwrap();
        assert_eq!((page.progress.percent(), page.completed), (50, true));
    }

    async fn a_tick_taken_back_is_not_counted(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        let tick = |ids: &[&str]| Event::ChecklistSet { ticked: ids.iter().map(|i| (*i).to_owned()).collect() };
        record_events(&ctx, vec![event(&ctx, "one", "list", tick(&["x", "y"]))]).await.unwrap();
        let answers = record_events(&ctx, vec![event(&ctx, "one", "list", tick(&[]))]).await.unwrap();
        assert_eq!(answers[0].activities, Some((0, 5)));
    }

    async fn projections_are_what_the_events_say(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        for option in ["a", "b", "a", "c", "d"] {
            school.clock.forward(1_000);
            record_events(&ctx, vec![event(&ctx, "one", "incident", explain(option))]).await.unwrap();
        }
        let late = IncomingEvent { client_time: ctx.now().plus(-9_000), ..event(&ctx, "one", "diary", Event::TextSaved { text: "old".into() }) };
        record_events(&ctx, vec![event(&ctx, "one", "diary", Event::TextSaved { text: "new".into() }), late]).await.unwrap();
        let projected: std::collections::BTreeMap<_, _> = lesson_page(&ctx, "small", "one").await.unwrap().states.into_iter().collect();
        assert_eq!(projected, rebuild_progress(&ctx, "small", "one").await.unwrap());
        assert!(matches!(&projected["diary"], BlockState::Reflection { text, .. } if text == "new"));
    }

    async fn two_devices_at_once_lose_nothing(db) {
        let school = School::new(db).await;
        school.course().await;
        let ctx = learner(&school, "mei@example.org").await;
        enrol(&ctx, "small").await.unwrap();
        let events: Vec<_> = ["diary", "list", "profile", "check", "incident"].into_iter().map(|block| {
            let what = match block {
                "diary" => Event::TextSaved { text: "t".into() },
                "list" => Event::ChecklistSet { ticked: BTreeSet::from(["x".to_owned()]) },
                "profile" => Event::ProfileSet { values: [("p".to_owned(), 3)].into() },
                "check" => Event::Answered { option: "b".into() },
                _ => explain("c"),
            };
            event(&ctx, "one", block, what)
        }).collect();
        let tasks: Vec<_> = events.into_iter().map(|e| {
            let ctx = ctx.clone();
            tokio::spawn(async move { record_events(&ctx, vec![e]).await.unwrap() })
        }).collect();
        for task in tasks {
            assert_eq!(task.await.unwrap()[0].status, Status::Accepted);
        }
        assert_eq!(course_page(&ctx, "small").await.unwrap().progress.activities_done, 5);
        assert_eq!(lesson_page(&ctx, "small", "one").await.unwrap().activities_done, 5);
    }

    async fn guests_and_too_many_at_once_are_turned_away(db) {
        let school = School::new(db).await;
        assert!(matches!(record_events(&school.guest(), Vec::new()).await, Err(RecordEventsError::Forbidden(_))));
        let ctx = learner(&school, "mei@example.org").await;
        let many = (0..=MAX_EVENTS).map(|_| event(&ctx, "one", "read", Event::BlockSeen {})).collect();
        assert!(matches!(record_events(&ctx, many).await, Err(RecordEventsError::TooMany)));
    }
}
