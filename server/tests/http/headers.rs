//! What every answer carries: security headers, caching, compression; and that nothing is inline.

use axum::body::Body;
use axum::http::Method;
use domain::Language;
use domain::people::Role;

use crate::support::{Answer, Browser, CSS, PRECOMPRESSED, School, course, html};

/// An answer of every kind there is.
async fn one_of_each(school: &School) -> Vec<(&'static str, Answer)> {
    let course = school.course(course::REAL).await;
    let (person, mut mei) = school.learner_at_browser().await;
    school.enrol(person, course::REAL).await;
    let mut guest = school.guest();
    let picture = course.picture();
    let foreign = school.guest().header("origin", "https://elsewhere.example").header("sec-fetch-site", "cross-site");
    let mut ranged = mei.clone().header("range", "bytes=0-9");
    let mut beyond = mei.clone().header("range", "bytes=999999999-");
    let mut wanted = vec![
        ("a page for guests", guest.get("/en/sign-in").await.expect(200)),
        ("a page", mei.get("/en").await.expect(200)),
        ("a lesson", mei.get(&course.address()).await.expect(200)),
        ("a redirect", guest.get("/en").await.expect(303)),
        ("an address without language", guest.get("/courses").await.expect(303)),
        ("a form with problems", guest.post("/en/sign-in", &[]).await.expect(422)),
        ("not found", mei.get("/en/nothing").await.expect(404)),
        ("not found in no language", guest.get("/xx/nothing").await.expect(404)),
        ("forbidden", mei.get("/en/people").await.expect(403)),
        ("a wrong method", guest.request(Method::DELETE, "/en/sign-in", &[], Body::empty()).await.expect(405)),
        ("too large", guest.post("/en/sign-in", &[("login", &"x".repeat(2_000_000))]).await.expect(413)),
        ("from elsewhere", foreign.clone().post("/en/sign-in", &[]).await.expect(403)),
        ("style", guest.get("/assets/app.x.css").await.expect(200)),
        ("an icon", guest.get("/favicon.svg").await.expect(200)),
        ("a missing asset", guest.get("/assets/app.old.css").await.expect(404)),
        ("an API answer", mei.post_json("/api/v1/sync", &serde_json::json!({"device_id": person, "events": []})).await.expect(200)),
        ("an API error", guest.post_json("/api/v1/sync", &serde_json::json!({})).await.expect(401)),
        ("a picture", mei.get(&picture).await.expect(200)),
        ("a part of a picture", ranged.get(&picture).await.expect(206)),
        ("a part beyond the end", beyond.get(&picture).await.expect(416)),
        ("no picture for guests", guest.get(&picture).await.expect(403)),
        ("health", guest.get("/healthz").await.expect(200)),
        ("readiness", guest.get("/readyz").await.expect(200)),
    ];
    let tag = wanted[1].1.header("etag").to_owned();
    wanted.push(("an unchanged page", mei.header("if-none-match", &tag).get("/en").await.expect(304)));
    wanted
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let school = School::new().await;
    for (kind, answer) in one_of_each(&school).await {
        let policy = answer.header("content-security-policy");
        let is_file = ["a picture", "a part of a picture"].contains(&kind);
        if is_file {
            assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{kind}: {policy}");
        } else if answer.what.contains("/assets/") {
            assert!(policy.starts_with("default-src 'none'"), "{kind}: {policy}");
        } else {
            assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"), "{kind}: {policy}");
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{kind}: {policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{kind}: {policy}");
        }
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(answer.header(name), value, "{kind}: {name}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{kind}");
        let id: uuid::Uuid = answer.header("x-request-id").parse().unwrap_or_else(|e| panic!("{kind}: {e}"));
        assert_eq!(id.get_version_num(), 7, "{kind}");
    }
}

#[tokio::test]
async fn an_error_tells_nothing_that_is_not_meant_for_readers() {
    let school = School::new().await;
    for (kind, answer) in one_of_each(&school).await {
        if answer.status >= 400 {
            let text = answer.text();
            for internal in ["panicked", "sqlx", "SELECT ", ".rs:", "axum", "length limit"] {
                assert!(!text.contains(internal), "{kind} contains {internal:?}");
            }
        }
        assert!(answer.headers.get("server").is_none(), "{kind}");
    }
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own_and_keeps_that_of_a_proxy() {
    let school = School::new().await;
    let mut guest = school.guest();
    let first = guest.get("/healthz").await.header("x-request-id").to_owned();
    assert_ne!(first, guest.get("/healthz").await.header("x-request-id"));
    let mut proxied = school.guest().header("x-request-id", "from-the-proxy");
    assert_eq!(proxied.get("/healthz").await.header("x-request-id"), "from-the-proxy");
}

#[tokio::test]
async fn with_https_cookies_are_guarded_and_the_browser_is_told_to_stay() {
    let school = School::new().await;
    let https = school.with(|settings| settings.public_url = Some("https://qiao.test".into()));
    let mut browser = Browser::new(https);
    let answer = browser.post("/en/sign-in", &[("login", "learner@demo.test"), ("password", "qiao-demo-learner")]).await.expect(303);
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-qiao_session="), "{cookie}");
    for part in ["; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain"));
    browser.get("/en").await.expect(200);
    // a cookie that somebody on the same host could have set without https does not count
    let (name, value) = cookie.split_once(';').unwrap().0.split_once('=').unwrap();
    Browser::new(school.with(|s| s.public_url = Some("https://qiao.test".into())))
        .cookie("qiao_session", value)
        .get("/en")
        .await
        .expect(303);
    browser.post("/en/sign-out", &[]).await.expect(303);
    assert!(!browser.has_cookie(name));
}

#[tokio::test]
async fn without_https_the_session_cookie_has_a_plain_name() {
    let school = School::new().await;
    let mut browser = school.guest();
    let answer = browser.post("/en/sign-in", &[("login", "learner@demo.test"), ("password", "qiao-demo-learner")]).await.expect(303);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("qiao_session=") && cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{cookie}");
    assert!(!cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn a_page_is_its_readers_alone_and_sent_once() {
    let school = School::new().await;
    let (person, mut mei) = school.learner_at_browser().await;
    school.enrol(person, course::REAL).await;
    let lesson = school.course(course::REAL).await.address();
    for path in ["/en", "/en/courses", "/en/profile", &lesson] {
        let first = mei.get(path).await.expect(200);
        assert_eq!(first.header("cache-control"), "private, no-cache", "{path}");
        assert!(first.header("vary").contains("cookie"), "{path}");
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{path}: {tag}");
        let again = mei.clone().header("if-none-match", &tag).get(path).await.expect(304);
        assert!(again.bytes.is_empty(), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        assert_eq!(again.header("cache-control"), "private, no-cache", "{path}");
        let other = mei.clone().header("if-none-match", "W/\"0000000000000000\"").get(path).await.expect(200);
        assert_eq!(other.bytes, first.bytes, "{path}");
    }
    mei.post("/de/courses/working-together/enrol", &[]).await.expect(303);
    let tag = mei.get("/de/courses").await.header("etag").to_owned();
    assert_ne!(tag, mei.get("/en/courses").await.header("etag"), "another language is another page");
}

#[tokio::test]
async fn errors_and_invitations_are_not_kept() {
    let school = School::new().await;
    let (_, mut mei) = school.learner_at_browser().await;
    assert_eq!(mei.get("/en/nothing").await.expect(404).header("cache-control"), "no-store");
    let mut coordinator = school.demo("coordinator").await;
    let invite = format!("/en/people/{}/{}/invite", school.here.organisation, school.learner().await);
    assert_eq!(coordinator.post(&invite, &[]).await.expect(200).header("cache-control"), "no-store");
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_missing_ones_are_not() {
    let school = School::new().await;
    let mut guest = school.guest();
    let style = guest.get("/assets/app.x.css").await.expect(200);
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(style.header("content-type"), "text/css");
    assert_eq!(style.text(), CSS);
    let icon = guest.get("/favicon.svg").await.expect(200);
    assert_eq!(icon.header("cache-control"), "public, max-age=3600");
    let missing = guest.get("/assets/app.old.css").await.expect(404);
    assert!(
        !missing.header("cache-control").contains("immutable"),
        "a file that comes with the next release would stay missing for a year"
    );
}

#[tokio::test]
async fn what_was_compressed_before_is_sent_as_it_is() {
    let school = School::new().await;
    let mut guest = school.guest().header("accept-encoding", "gzip, br");
    let style = guest.get("/assets/app.x.css").await.expect(200);
    assert_eq!(style.header("content-encoding"), "br");
    assert_eq!(style.bytes, PRECOMPRESSED);
    assert_eq!(style.header("content-type"), "text/css");
    assert!(style.header("vary").to_lowercase().contains("accept-encoding"));
    let page = guest.get("/en/sign-in").await.expect(200);
    assert!(["br", "gzip"].contains(&page.header("content-encoding")));
    assert!(page.bytes.len() < school.guest().get("/en/sign-in").await.bytes.len());
}

/// Every page somebody can look at, by those who see it.
async fn pages(school: &School) -> Vec<(Browser, Vec<String>)> {
    let course = school.course(course::REAL).await;
    let person = school.member(Role::Teacher, school.here).await;
    school.enrol(person, course::REAL).await;
    let lessons = course.lessons.iter().map(|l| format!("/courses/working-together/{}", l.slug));
    let mut teacher = vec!["/courses", "/courses/working-together", "/courses/working-together/glossary", "/courses/small", "/profile"];
    teacher.extend(["", "/classes", "/style", "/nothing", "/people"]);
    let mut teacher: Vec<String> = teacher.into_iter().map(ToOwned::to_owned).collect();
    teacher.push(format!("/classes/{}", school.here.class));
    teacher.extend(lessons);
    let token = school.invite(school.learner().await, school.here).await;
    let guest =
        vec!["/sign-in".to_owned(), format!("/invitation/{}", token.as_str()), "/invitation/unknown".to_owned(), "/nothing".to_owned()];
    vec![
        (school.guest(), guest),
        (school.browser(person).await, teacher),
        (school.demo("admin").await, vec!["/people".to_owned(), "/people?q=Wang&page=1".to_owned()]),
    ]
}

#[tokio::test]
async fn no_page_has_a_script_or_style_of_its_own() {
    let school = School::new().await;
    for (mut browser, paths) in pages(&school).await {
        for path in paths {
            for language in Language::ALL {
                let answer = browser.get(&format!("/{}{path}", language.code())).await;
                assert!([200, 403, 404].contains(&answer.status), "{} {}", answer.what, answer.status);
                nothing_inline(&answer);
                assert!(answer.text().contains(&format!("<html lang=\"{}\"", language.tag())), "{}", answer.what);
            }
        }
    }
}

/// What the policy would refuse to run or show.
fn nothing_inline(answer: &Answer) {
    let text = answer.text();
    for (at, tag) in html::tags(&text, "script") {
        let data = html::attribute(tag, "type").as_deref() == Some("application/json");
        let body = text[at + tag.len()..].split("</script>").next().unwrap();
        assert!(data || (html::attribute(tag, "src").is_some() && body.is_empty()), "{}: {tag}", answer.what);
    }
    assert_eq!(html::tags(&text, "style").count(), 0, "{}", answer.what);
    for tag in text.split('<').filter_map(|part| part.split('>').next()) {
        let inline = tag.contains(" style=") || [" onclick=", " onload=", " onerror=", "javascript:"].iter().any(|word| tag.contains(word));
        assert!(!inline, "{}: <{tag}>", answer.what);
    }
    for (_, tag) in ["link", "script", "img", "source", "audio", "video"].iter().flat_map(|name| html::tags(&text, name)) {
        let address = html::attribute(tag, "href").or_else(|| html::attribute(tag, "src")).unwrap_or_default();
        let inside = address.starts_with("data:") || !address.contains("//");
        assert!(inside, "{}: {tag} comes from elsewhere", answer.what);
    }
}
