//! Every address × who asks × whose it is. [`ROUTES`] is the one list; a test compares it with `routes.rs`, others walk it.

mod table;

use std::collections::BTreeSet;

use domain::people::Role;
use domain::{PersonId, Timestamp};
use serde_json::json;
use usecases::Clock;

use crate::support::{Answer, Browser, Home, School, course};
use table::Outcome::{Goes, Is, Makes, SignIn};
use table::{Outcome, ROUTES, Route, Whose};

/// What stands in the braces of an address, for one actor.
struct Place(Vec<(&'static str, String)>);

impl Place {
    /// For somebody (or a guest) whose home is `home`.
    async fn of(school: &School, person: Option<PersonId>, home: Home, session: String, whose: Whose) -> Self {
        const NO_ID: &str = "019a0000-0000-7000-8000-000000000000";
        let real = school.course(course::REAL).await;
        let picture = real.picture();
        let [hash, name] = picture.rsplitn(3, '/').take(2).collect::<Vec<_>>()[..] else { unreachable!("/media/hash/name") };
        let (hash, name) = (name.to_owned(), hash.to_owned());
        let away = if home == school.here { school.elsewhere } else { school.here };
        let near = if whose == Whose::Own { home } else { away };
        let somebody = school.member(Role::Guardian, near).await;
        let token = school.invite(somebody, near).await.as_str().to_owned();
        let new = format!("new-{somebody}@example.org");
        let mut place = vec![("name", name), ("new", new), ("kind", "numeric".to_owned()), ("format", "csv".to_owned())];
        if whose == Whose::Unknown {
            let unknown =
                ["session", "organisation", "person", "class", "quiz", "attempt", "bank", "item"].map(|key| (key, NO_ID.to_owned()));
            place.extend(unknown);
            place.push(("question", "1".to_owned()));
            place.extend(["course", "lesson", "block", "next"].map(|key| (key, "unknown".to_owned())));
            // another one each time: tries are limited by token
            place.extend(["token", "hash"].map(|key| (key, format!("{:0>64}", somebody.0.simple()))));
            return Self(place);
        }
        let session = if whose == Whose::Own { session } else { school.session(somebody).await.1.to_string() };
        let made = school.quiz(near).await;
        // whose attempt it is need not be a learner here: it is theirs
        let learner = match (whose, person) {
            (Whose::Own, Some(person)) => person,
            _ => somebody,
        };
        school.join(learner, Role::Learner, near).await;
        school.join(somebody, Role::Learner, near).await;
        let attempt = school.begin(made.quiz, learner).await;
        place.extend([("quiz", made.quiz.to_string()), ("attempt", attempt.to_string()), ("question", "1".to_owned())]);
        place.extend([("bank", made.bank.to_string()), ("item", made.essay.to_string())]);
        place.extend([("token", token), ("hash", hash), ("session", session), ("person", somebody.to_string())]);
        place.extend([("organisation", near.organisation.to_string()), ("class", near.class.to_string())]);
        let (slug, lesson, block, next) = if whose == Whose::Own {
            (course::REAL, real.lesson().slug.as_str(), course::reflection(real.lesson()), real.lessons[1].slug.as_str())
        } else {
            (course::SMALL, "one", "diary".to_owned(), "")
        };
        place.extend([("course", slug.to_owned()), ("lesson", lesson.to_owned()), ("block", block), ("next", next.to_owned())]);
        Self(place)
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
    }

    fn address(&self, route: &Route) -> String {
        let path = self.fill(route.path);
        match (route.has_language(), path.as_str()) {
            (true, "/") => "/en".to_owned(),
            (true, path) => format!("/en{path}"),
            (false, path) => path.to_owned(),
        }
    }
}

async fn ask(browser: &mut Browser, route: &Route, place: &Place) -> Answer {
    let address = place.address(route);
    if route.method == "get" {
        return browser.get(&address).await;
    }
    if route.path.starts_with("/api") {
        let device = "019a0000-0000-7000-8000-000000000001";
        return browser.post_json(&address, &json!({ "device_id": device, "events": [] })).await;
    }
    let fields: Vec<_> = route.fields.iter().map(|(name, value)| (*name, place.fill(value))).collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&address, &fields).await
}

/// What is wrong with an answer; none when it is as expected.
fn difference(answer: &Answer, expected: Outcome, place: &Place) -> Option<String> {
    let (status, location) = match expected {
        Is(status) => (status, String::new()),
        Goes(to) => (303, place.fill(to)),
        Makes(start) => (303, start.to_owned()),
        SignIn => (303, "/en/sign-in?next=/en".to_owned()),
    };
    let there = answer.header("location");
    let right = if matches!(expected, SignIn | Makes(_)) { there.starts_with(&location) } else { there == location };
    (answer.status != status || !right).then(|| format!("{} gave {} {there:?}, not {expected:?}", answer.what, answer.status))
}

/// Walks all routes as members of `home`; gives what is not as the table says.
async fn walk(home: impl Fn(&School) -> Home) -> Vec<String> {
    let school = School::new().await;
    let home = home(&school);
    let mut wrong = Vec::new();
    for &role in Role::ALL {
        let person = school.member(role, home).await;
        school.enrol(person, course::REAL).await;
        let (mut browser, _) = school.session(person).await;
        let (_, second) = school.session(person).await;
        let mut places = Vec::new();
        for whose in [Whose::Own, Whose::Others, Whose::Unknown] {
            places.push((whose, Place::of(&school, Some(person), home, second.to_string(), whose).await));
        }
        for route in ROUTES {
            for (whose, place) in &places {
                let answer = if route.path == "/sign-out" {
                    ask(&mut school.browser(person).await, route, place).await
                } else {
                    ask(&mut browser, route, place).await
                };
                let found = difference(&answer, route.expected(role, *whose), place);
                wrong.extend(found.map(|text| format!("{role:?}, {whose:?}: {text}")));
            }
        }
    }
    wrong
}

#[tokio::test]
async fn every_member_of_the_school_gets_exactly_what_the_table_says() {
    let wrong = walk(|school| school.here).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_member_of_another_organisation_gets_exactly_what_the_table_says() {
    let wrong = walk(|school| school.elsewhere).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn guests_are_sent_to_sign_in_whatever_they_ask_for() {
    let school = School::new().await;
    let mut wrong = Vec::new();
    for whose in [Whose::Own, Whose::Others, Whose::Unknown] {
        let place = Place::of(&school, None, school.here, "019a0000-0000-7000-8000-000000000002".to_owned(), whose).await;
        for route in ROUTES {
            let invitation = route.path.starts_with("/invitation") && whose == Whose::Unknown;
            let expected = if invitation { route.unknown } else { route.guest };
            let answer = ask(&mut school.guest(), route, &place).await;
            wrong.extend(difference(&answer, expected, &place).map(|text| format!("{whose:?}: {text}")));
            if route.method == "get" && matches!(expected, SignIn) {
                let next = format!("/en/sign-in?next={}", place.address(route));
                assert_eq!(answer.header("location"), next, "{}", answer.what);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The whole of what somebody can tell an answer by: status, address, body; the id they asked with left out.
fn seen(answer: &Answer, id: &str) -> (u16, String, String) {
    (answer.status, answer.header("location").replace(id, "ID"), answer.text().replace(id, "ID"))
}

#[tokio::test]
async fn what_one_may_not_see_looks_like_what_does_not_exist() {
    const NOBODY: &str = "019a0000-0000-7000-8000-000000000000";
    let school = School::new().await;
    let away = school.elsewhere;
    let foreigner = school.member(Role::Learner, away).await.to_string();
    let (_, session) = school.session(school.learner().await).await;
    let made = school.quiz(away).await;
    let (quiz, attempt) = (made.quiz.to_string(), made.attempt.to_string());
    for &role in Role::ALL {
        let mut browser = school.browser(school.member(role, school.here).await).await;
        let invite = |organisation: &str, person: &str| format!("/en/people/{organisation}/{person}/invite");
        let (home, other) = (school.here.organisation.to_string(), away.organisation.to_string());
        let class = away.class.to_string();
        let (bank, item) = school.bank(away).await;
        let (bank, item) = (bank.to_string(), item.to_string());
        for (method, foreign, id) in [
            ("get", format!("/en/classes/{class}"), &class),
            ("get", format!("/en/banks/{bank}"), &bank),
            ("get", format!("/en/banks/{bank}/export/gift"), &bank),
            ("get", format!("/en/items/{item}"), &item),
            ("post", format!("/en/banks/{bank}/items"), &bank),
            ("post", format!("/en/items/{item}/duplicate"), &item),
            ("post", format!("/en/people/{other}"), &other),
            ("post", invite(&other, &foreigner), &other),
            ("post", invite(&home, &foreigner), &foreigner),
            ("post", format!("/en/profile/sessions/{session}"), &session.to_string()),
            ("get", format!("/en/teaching/quizzes/{quiz}"), &quiz),
            ("get", format!("/en/teaching/quizzes/{quiz}/export"), &quiz),
            ("get", format!("/en/teaching/quizzes/{quiz}/results"), &quiz),
            ("post", format!("/en/teaching/quizzes/{quiz}/publish"), &quiz),
            ("get", format!("/en/teaching/attempts/{attempt}"), &attempt),
        ] {
            let unknown = foreign.replace(id.as_str(), NOBODY);
            let fields = [("family", "Wu"), ("login", "wu@example.org"), ("language", "zh"), ("role", "learner")];
            let (there, nowhere) = match method {
                "get" => (browser.get(&foreign).await, browser.get(&unknown).await),
                _ => (browser.post(&foreign, &fields).await, browser.post(&unknown, &fields).await),
            };
            assert_eq!(seen(&there, id), seen(&nowhere, NOBODY), "{role:?} {foreign}");
        }
    }
}

#[tokio::test]
async fn somebody_without_a_role_sees_only_what_is_their_own() {
    let school = School::new().await;
    let mut browser = school.browser(school.nobody().await).await;
    let picture = school.course(course::REAL).await.picture();
    browser.get("/en").await.expect(200);
    browser.get("/en/profile").await.expect(200);
    for path in ["/en/courses", "/en/courses/working-together", "/en/people", &picture] {
        browser.get(path).await.expect(403);
    }
    browser.post("/en/courses/working-together/enrol", &[]).await.expect(403);
}

#[tokio::test]
async fn a_role_counts_only_in_its_own_organisation() {
    let school = School::new().await;
    // a coordinator elsewhere, invited as a guest learner here
    let person = school.member(Role::Coordinator, school.elsewhere).await;
    school.join(person, Role::Learner, school.here).await;
    let mut browser = school.browser(person).await;
    let colleague = school.member(Role::Learner, school.here).await;
    browser.get(&format!("/en/classes/{}", school.elsewhere.class)).await.expect(200);
    browser.get(&format!("/en/classes/{}", school.here.class)).await.expect(403);
    browser.post(&format!("/en/people/{}/{colleague}/invite", school.here.organisation), &[]).await.expect(403);
    let people = browser.get("/en/people").await.expect(200);
    assert!(!people.text().contains(&colleague.to_string()));
}

#[tokio::test]
async fn a_role_ends_with_its_period() {
    let school = School::new().await;
    let person = school.nobody().await;
    school.join_until(person, Role::Coordinator, school.here, Some(school.clock.now().plus(Timestamp::DAY))).await;
    let mut browser = school.browser(person).await;
    browser.get("/en/people").await.expect(200);
    school.clock.forward(Timestamp::DAY + 1);
    browser.get("/en/people").await.expect(403);
}

#[test]
fn the_table_names_every_route_of_the_server() {
    let source = include_str!("../../../src/http/routes.rs");
    let mut routes = BTreeSet::new();
    for rest in source.split(".route(\"").skip(1) {
        let (path, handlers) = rest.split_once('"').unwrap();
        let handlers = handlers.split(".route(").next().unwrap();
        for method in ["get", "post", "put", "patch", "delete", "any", "head", "options"] {
            let named = [format!(" {method}("), format!(".{method}(")].iter().any(|call| handlers.contains(call.as_str()));
            if named {
                routes.insert((path.to_owned(), method));
            }
        }
    }
    let table: BTreeSet<_> = ROUTES.iter().map(|route| (route.path.to_owned(), route.method)).collect();
    assert!(routes.len() > 20);
    assert_eq!(routes, table, "routes.rs (left) and permissions::ROUTES (right)");
}
