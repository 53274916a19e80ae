//! What no page of ours sends: damaged bodies, foreign origins, cookies from elsewhere, paths and headers that try something.

use axum::body::Body;
use axum::http::Method;
use domain::Language;
use i18n::t;

use crate::support::browser::encode;
use crate::support::course::reflection;
use crate::support::{Browser, School, course};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn ten_megabytes_in_a_field_are_too_large() {
    let school = School::new().await;
    let (person, mut mei) = school.learner_at_browser().await;
    school.enrol(person, course::REAL).await;
    let course = school.course(course::REAL).await;
    let (page, block) = (course.address(), reflection(course.lesson()));
    let body = encode(&[("text", &"x".repeat(10 * 1024 * 1024))]).into_bytes();
    for language in Language::ALL {
        let path = format!("{page}/{block}").replacen("/en/", &format!("/{}/", language.code()), 1);
        let sentence = t::errors::too_large_text(language);
        mei.post_bytes(&path, FORM, body.clone()).await.expect(413).expect_words(sentence);
        // without saying how much is coming
        let chunks = mei.request(Method::POST, &path, &[("content-type", FORM)], Body::from(body.clone())).await;
        chunks.expect(413).expect_words(sentence);
    }
    let sync = mei.post_bytes("/api/v1/sync", "application/json", body).await.expect(413);
    assert_eq!(sync.json()["error"], "payload_too_large");
    assert_eq!(school.count("learning_event", person).await, 0);
    assert_eq!(school.count("rejected_event", person).await, 0);
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let school = School::new().await;
    let mut guest = school.guest();
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        guest.post_bytes("/en/sign-in", kind, b"login=a&password=b".to_vec()).await.expect(415);
    }
    guest.request(Method::POST, "/en/sign-in", &[], Body::from("login=a")).await.expect(415);
}

#[tokio::test]
async fn a_damaged_form_is_read_as_far_as_it_can_be() {
    let school = School::new().await;
    let mut guest = school.guest();
    for body in
        [&b"login=%ff%fe&password=\xff\xfe"[..], b"login=%&password=%zz", b"login=%u4f60&password=x", b"&&&===", b"login", b"\0\0\0", b""]
    {
        let answer = guest.post_bytes("/en/sign-in", FORM, body.to_vec()).await.expect(422);
        assert!(answer.says(t::people::sign_in_empty(Language::En)) || answer.says(t::people::sign_in_no_match(Language::En)), "{body:?}");
    }
    // a field twice is not one that our forms send
    guest
        .post_bytes("/en/sign-in", FORM, b"login=a&login=b&password=c".to_vec())
        .await
        .expect(422)
        .expect_words(t::errors::bad_request_text(Language::En));
    guest.get("/en/sign-in?next=a&next=b").await.expect(400).expect_words(t::errors::bad_request_text(Language::En));
    school.demo("admin").await.get("/en/people?page=minus").await.expect(400);
    school.demo("admin").await.get("/en/people?page=99999999").await.expect(200);
}

#[tokio::test]
async fn a_form_on_another_website_changes_nothing() {
    let school = School::new().await;
    let (person, mei) = school.learner_at_browser().await;
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://qiao.test.evil.example"),
        ("origin", "http://qiao.test:8080"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let mut browser = mei.clone().header(name, value);
        for language in Language::ALL {
            let path = format!("/{}/courses/working-together/enrol", language.code());
            browser.post(&path, &[]).await.expect(403).expect_words(t::errors::forbidden_text(language));
        }
        let sync = browser.post_json("/api/v1/sync", &serde_json::json!({"device_id": person, "events": []})).await.expect(403);
        assert_eq!(sync.json()["error"], "forbidden");
        // looking is harmless
        browser.get("/en").await.expect(200);
    }
    assert_eq!(school.count("enrolment", person).await, 0);
    for (name, value) in [("origin", "http://qiao.test"), ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none")] {
        mei.clone().header(name, value).post("/en/courses/working-together/enrol", &[]).await.expect(303);
    }
}

#[tokio::test]
async fn behind_tls_the_public_origin_is_our_own() {
    let school = School::new().await;
    let server = school.with(|settings| settings.public_url = Some("https://learn.example/".into()));
    let send = async |origin: &str| Browser::new(server.clone()).header("origin", origin).post("/en/sign-in", &[]).await.status;
    assert_eq!(send("https://learn.example").await, 422);
    assert_eq!(send("https://learn.example.evil").await, 403);
    assert_eq!(send("http://evil.example").await, 403);
}

#[tokio::test]
async fn a_cookie_from_elsewhere_makes_a_guest() {
    let school = School::new().await;
    let (_, session) = school.session(school.learner().await).await;
    for (name, value) in [
        ("qiao_session", "garbage"),
        ("qiao_session", ""),
        ("qiao_session", &"0".repeat(64)),
        ("qiao_session", &"g".repeat(64)),
        ("qiao_session", &"a".repeat(10_000)),
        ("qiao_session", &session.to_string()),
        ("qiao_session", "' OR 1=1 --"),
        ("session", &"0".repeat(64)),
        ("__Host-qiao_session", &"0".repeat(64)),
        ("qiao_flash", "<script>"),
        ("qiao_lang", "../../etc"),
    ] {
        let mut browser = school.guest().cookie(name, value);
        browser.get("/en").await.expect_redirect("/en/sign-in?next=/en");
        let page = browser.get("/en/sign-in").await.expect(200);
        assert!(!page.text().contains(value) || value.is_empty(), "{name}={value}");
    }
    school.guest().header("cookie", "\u{ff}").get("/en").await.expect(303);
    school.guest().header("cookie", ";;=;qiao_session").get("/en").await.expect(303);
}

#[tokio::test]
async fn no_path_leads_out_of_the_sites_folder() {
    let school = School::new().await;
    let picture = school.course(course::REAL).await.picture();
    let hash = picture.split('/').nth(2).unwrap();
    for path in [
        "/assets/../manifest.json",
        "/assets/%2e%2e/manifest.json",
        "/assets/..%2fmanifest.json",
        "/assets/%2e%2e%2fmanifest.json",
        "/assets/..%5cmanifest.json",
        "/assets/....//manifest.json",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/app.x.css%00",
        "/assets/",
        "/assets",
        "/manifest.json",
        "/../manifest.json",
        "/media/../manifest.json",
        "/media/..%2f..%2fmanifest.json/x",
        &format!("/media/{hash}/../../manifest.json"),
        "/media/%2e%2e/%2e%2e",
    ] {
        let mut admin = school.demo("admin").await;
        let answer = admin.get(path).await;
        let answer = if answer.status == 303 { admin.get(answer.header("location")).await } else { answer };
        assert!([403, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("\"css\":") && !answer.text().contains("root:"), "{path}");
    }
}

#[tokio::test]
async fn very_long_addresses_are_not_found_and_nothing_worse() {
    let school = School::new().await;
    let (_, mut mei) = school.learner_at_browser().await;
    let long = "a".repeat(60_000);
    for path in ["/en/courses/", "/en/courses/working-together/", "/en/classes/", "/en/invitation/", "/en/", "/assets/"] {
        mei.get(&format!("{path}{long}")).await.expect(404);
    }
    mei.get(&format!("/media/{long}/x")).await.expect(404);
    mei.get(&format!("/en/people?q={long}")).await.expect(403);
    school.guest().get(&format!("/en/sign-in?next=/{long}")).await.expect(200);
    school.guest().get(&format!("/{long}")).await.expect(303);
    let deep = "/a".repeat(20_000);
    mei.get(&format!("/en{deep}")).await.expect(404);
    let agent = "x".repeat(50_000);
    let fields = [("login", "learner@demo.test"), ("password", "qiao-demo-learner")];
    school.guest().header("user-agent", &agent).post("/en/sign-in", &fields).await.expect(303);
}

#[tokio::test]
async fn where_to_go_on_is_never_another_server_or_another_header() {
    let school = School::new().await;
    for next in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/en\r\nSet-Cookie: qiao_session=evil",
        "/en\nLocation: https://evil.example",
        "/en\0",
        "/ evil",
        "/\t/evil.example",
        " /en/courses",
        "",
    ] {
        let fields = [("login", "learner@demo.test"), ("password", "qiao-demo-learner"), ("next", next)];
        // a server of its own: tries are counted
        let answer = Browser::new(school.with(|_| ())).post("/en/sign-in", &fields).await.expect_redirect("/en");
        assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 1, "{next:?}");
        let query = encode(&[("next", next)]);
        let page = school.guest().get(&format!("/en/sign-in?{query}")).await.expect(200);
        assert!(!page.text().contains("href=\"javascript"), "{next:?}");
        let mut mei = school.demo("learner").await;
        mei.get(&format!("/en/sign-in?{query}")).await.expect_redirect("/en");
    }
    let quoted = school.guest().get("/en/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await.expect(200);
    assert!(!quoted.text().contains("<script>alert"));
}

#[tokio::test]
async fn what_is_typed_comes_back_as_text_not_as_html() {
    let school = School::new().await;
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let login = school.guest().post("/en/sign-in", &[("login", evil), ("password", "x")]).await.expect(422);
    let mut admin = school.demo("admin").await;
    let search = admin.get(&format!("/en/people?{}", encode(&[("q", evil)]))).await.expect(200);
    let add = format!("/en/people/{}", school.here.organisation);
    let fields = [("family", evil), ("login", "evil@example.org"), ("language", "en"), ("role", "learner")];
    admin.post(&add, &fields).await.expect(303);
    let people = admin.get("/en/people?q=evil@example.org").await.expect(200).expect_words("alert(1)");
    admin
        .post("/en/profile/preferences", &[("language", "en"), ("time_zone", "UTC"), ("preferred", "<script>alert(1)</script>")])
        .await
        .expect(303);
    let today = admin.get("/en").await.expect(200).expect_words("<script>alert(1)</script>");
    for answer in [login, search, people, today] {
        assert!(!answer.text().contains("<script>alert") && !answer.text().contains("<img src=x"), "{}", answer.what);
    }
}

#[tokio::test]
async fn ranges_of_a_picture_are_given_as_the_standard_says() {
    let school = School::new().await;
    let (_, mei) = school.learner_at_browser().await;
    let picture = school.course(course::REAL).await.picture();
    let whole = mei.clone().get(&picture).await.expect(200);
    let size = whole.bytes.len();
    assert!(size > 1000);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    assert_eq!(whole.header("content-length"), size.to_string());
    for (range, start, end) in [
        ("bytes=0-99".to_owned(), 0, 100),
        ("bytes=100-".to_owned(), 100, size),
        ("bytes=-100".to_owned(), size - 100, size),
        (format!("bytes=0-{}", size * 2), 0, size),
        (format!("bytes=-{}", size * 2), 0, size),
        (format!("bytes={}-{}", size - 1, size - 1), size - 1, size),
    ] {
        // a part is a part of the file, not of its compression
        let mut browser = mei.clone().header("range", &range).header("accept-encoding", "br, gzip");
        let part = browser.get(&picture).await.expect(206);
        assert_eq!(part.bytes, whole.bytes[start..end], "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {start}-{}/{size}", end - 1), "{range}");
        assert_eq!(part.header("content-encoding"), "", "{range}");
    }
    for range in [format!("bytes={size}-"), "bytes=99999999-".to_owned(), "bytes=5-2".to_owned(), "bytes=-0".to_owned()] {
        let answer = mei.clone().header("range", &range).get(&picture).await.expect(416);
        assert_eq!(answer.header("content-range"), format!("bytes */{size}"), "{range}");
    }
    for range in ["bytes=0-1,5-6", "lines=0-5", "bytes=a-b", "bytes=-", "bytes", "bytes=99999999999999999999999-", ""] {
        let answer = mei.clone().header("range", range).get(&picture).await.expect(200);
        assert_eq!(answer.bytes, whole.bytes, "{range}");
    }
    let tag = whole.header("etag").to_owned();
    assert!(mei.clone().header("if-none-match", &tag).get(&picture).await.expect(304).bytes.is_empty());
}

#[tokio::test]
async fn a_wrong_method_is_told_which_ones_work() {
    let school = School::new().await;
    let (_, mut mei) = school.learner_at_browser().await;
    for (method, path, allowed) in [
        (Method::GET, "/de/sign-out", "POST"),
        (Method::GET, "/de/courses/working-together/enrol", "POST"),
        (Method::PUT, "/de/profile", "GET,HEAD"),
        (Method::DELETE, "/de/sign-in", "GET,HEAD,POST"),
    ] {
        let answer = mei.request(method, path, &[], Body::empty()).await.expect(405);
        assert_eq!(answer.header("allow"), allowed, "{path}");
        answer.expect_words(t::errors::method_text(Language::De));
    }
    let head = mei.request(Method::HEAD, "/de", &[], Body::empty()).await.expect(200);
    assert!(head.bytes.is_empty());
}
