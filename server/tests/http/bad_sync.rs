//! What a broken or foreign device sends: each event is answered by itself, and nothing a learner did is thrown away.

use domain::PersonId;
use serde_json::{Value, json};

use crate::support::course::reflection;
use crate::support::{Answer, Browser, School, course, database, on_both_databases};

const SYNC: &str = "/api/v1/sync";

/// A learner at a device, and an event they could send.
async fn learner(school: &School) -> (PersonId, Browser, Value) {
    let (person, browser) = school.learner_at_browser().await;
    school.enrol(person, course::REAL).await;
    let course = school.course(course::REAL).await;
    let event = json!({
        "event_id": "019a0000-0000-7000-8000-000000000001", "seq": 1, "schema": 1, "course": "working-together",
        "lesson": course.lesson().slug, "block": reflection(course.lesson()), "client_time": 0,
        "kind": "text_saved", "payload": {"text": "written"},
    });
    (person, browser, event)
}

/// The event with one field changed; null takes it away.
fn with(event: &Value, field: &str, value: Value) -> Value {
    let mut event = event.clone();
    match value {
        Value::Null => drop(event.as_object_mut().unwrap().remove(field)),
        value => event[field] = value,
    }
    event
}

fn batch(events: &[Value]) -> Value {
    json!({"device_id": "019a0000-0000-7000-8000-00000000d01c", "language": "en", "events": events})
}

fn numbered(event: &Value, n: usize) -> Value {
    with(event, "event_id", json!(format!("019a0000-0000-7000-8000-{n:012}")))
}

#[track_caller]
fn refused(answer: Answer, status: u16, error: &str) {
    let answer = answer.expect(status);
    assert_eq!(answer.json(), json!({ "error": error }), "{}", answer.what);
}

on_both_databases! {
    async fn a_batch_that_cannot_be_read_is_refused_as_a_whole(school) {
        let (person, mut mei, event) = learner(&school).await;
        let whole = batch(std::slice::from_ref(&event));
        let text = whole.to_string();
        for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
            refused(mei.post_bytes(SYNC, kind, text.clone().into_bytes()).await, 415, "unsupported_media_type");
        }
        for body in ["", "{", "null", "[]", "7", "\"x\"", "{\"events\": []}", &text[..text.len() - 2]] {
            refused(mei.post_bytes(SYNC, "application/json", body.into()).await, 400, "bad_request");
        }
        refused(mei.post_bytes(SYNC, "application/json", vec![0xff, 0xfe, 0x00]).await, 400, "bad_request");
        let deep = "[".repeat(100_000);
        refused(mei.post_bytes(SYNC, "application/json", deep.into_bytes()).await, 400, "bad_request");
        for wrong in [
            with(&whole, "device_id", Value::Null),
            with(&whole, "device_id", json!("phone")),
            with(&whole, "device_id", json!(7)),
            with(&whole, "events", Value::Null),
            with(&whole, "events", json!({"0": event})),
            batch(&[with(&event, "event_id", Value::Null)]),
            batch(&[with(&event, "event_id", json!("1"))]),
            batch(&[json!("text")]),
            batch(&[Value::Null]),
        ] {
            refused(mei.post_json(SYNC, &wrong).await, 400, "bad_request");
        }
        refused(school.guest().post_json(SYNC, &batch(&[event])).await, 401, "unauthorized");
        for table in ["learning_event", "rejected_event"] {
            assert_eq!(school.count(table, person).await, 0, "{table}");
        }
    }

    async fn more_events_than_a_batch_holds_are_too_many(school) {
        let (person, mut mei, event) = learner(&school).await;
        let many: Vec<Value> = (0..201).map(|n| numbered(&event, n)).collect();
        refused(mei.post_json(SYNC, &batch(&many)).await, 413, "payload_too_large");
        assert_eq!(school.count("learning_event", person).await, 0);
        let answer = mei.post_json(SYNC, &batch(&many[..200])).await.expect(200).json();
        assert_eq!(answer["answers"].as_array().unwrap().len(), 200);
        assert_eq!(school.count("learning_event", person).await, 200);
    }

    async fn an_event_nobody_understands_is_rejected_by_itself_and_kept(school) {
        let (person, mut mei, event) = learner(&school).await;
        let cases = [
            (with(&event, "kind", json!("telepathy")), "unknown_kind"),
            (with(&event, "kind", Value::Null), "unknown_kind"),
            (with(&event, "kind", json!(7)), "unknown_kind"),
            (with(&event, "schema", json!(99)), "unknown_kind"),
            (with(&event, "schema", Value::Null), "unknown_kind"),
            (with(&event, "payload", json!({"words": 3})), "bad_payload"),
            (with(&event, "payload", Value::Null), "bad_payload"),
            (with(&event, "payload", json!([1])), "bad_payload"),
            (with(&event, "payload", json!({"text": 7})), "bad_payload"),
            (with(&event, "payload", json!({"text": "x".repeat(20_001)})), "too_long"),
            (with(&event, "course", json!("nothing")), "no_such_course"),
            (with(&event, "course", json!({"a": 1})), "no_such_course"),
            (with(&event, "course", json!("small")), "not_enrolled"),
            (with(&event, "lesson", json!("nothing")), "no_such_lesson"),
            (with(&event, "block", json!("x".repeat(5_000))), "no_such_block"),
            (with(&with(&event, "kind", json!("answered")), "payload", json!({"option": "a"})), "wrong_block"),
            (with(&event, "course", json!("a\u{0}b")), "no_such_course"),
            (with(&event, "lesson", json!("a\u{0}b")), "no_such_lesson"),
        ];
        let mut events: Vec<Value> = cases.iter().enumerate().map(|(n, (event, _))| numbered(event, n)).collect();
        // one among them is as it should be, and does not suffer
        events.push(numbered(&event, 99));
        let answer = mei.post_json(SYNC, &batch(&events)).await.expect(200).json();
        let answers = answer["answers"].as_array().unwrap();
        for ((event, code), answer) in cases.iter().zip(answers) {
            assert_eq!((&answer["status"], &answer["code"]), (&json!("rejected"), &json!(code)), "{event:.200}");
            assert!(answer.get("view").is_none());
        }
        assert_eq!(answers.last().unwrap()["status"], "accepted");
        let kept = database::rejected(&school.app.db, person).await;
        assert_eq!(kept.len(), cases.len());
        for (event, (_, code)) in events.iter().zip(&cases) {
            let found = kept.iter().any(|(c, raw)| c == code && serde_json::from_str::<Value>(raw).is_ok_and(|raw| raw == *event));
            assert!(found, "{code}: kept as it came");
        }
        // sent again, each is answered the same and kept once
        mei.post_json(SYNC, &batch(&events)).await.expect(200);
        assert_eq!(database::rejected(&school.app.db, person).await.len(), cases.len());
        assert_eq!(school.count("learning_event", person).await, 1);
    }

    async fn odd_numbers_do_no_harm(school) {
        let (person, mut mei, event) = learner(&school).await;
        let events = [
            with(&event, "seq", json!(-1)),
            with(&event, "seq", json!("x")),
            with(&event, "seq", json!(1e300)),
            with(&event, "client_time", json!(i64::MAX)),
            with(&event, "client_time", json!(i64::MIN)),
            with(&event, "client_time", json!("yesterday")),
            with(&event, "payload", json!({"text": "a\u{0}b \u{1F600} \u{202E}"})),
            with(&event, "unknown_field", json!([1, 2, 3])),
        ];
        let events: Vec<Value> = events.iter().enumerate().map(|(n, event)| numbered(event, n)).collect();
        let answer = mei.post_json(SYNC, &batch(&events)).await.expect(200).json();
        for (event, answer) in events.iter().zip(answer["answers"].as_array().unwrap()) {
            assert_eq!(answer["status"], "accepted", "{event}");
        }
        assert_eq!(school.count("learning_event", person).await, 8);
        mei.get(&school.course(course::REAL).await.address()).await.expect(200);
        mei.get("/en").await.expect(200);
    }
}
