//! A browser without scripts: it keeps cookies, sends forms and does not follow redirects by itself.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;
use usecases::Token;

use super::html::{self, Form};

const HOST: &str = "qiao.test";
const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Clone)]
pub struct Browser {
    service: Router,
    cookies: BTreeMap<String, String>,
    headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub fn new(service: Router) -> Self {
        Self { service, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// With the cookie of a session.
    pub fn signed_in(service: Router, token: &Token) -> Self {
        Self::new(service).cookie("qiao_session", token.as_str())
    }

    #[must_use]
    pub fn cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Sends this header with every request.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same browser at a server started anew.
    #[must_use]
    pub fn at(mut self, service: Router) -> Self {
        self.service = service;
        self
    }

    pub fn has_cookie(&self, name: &str) -> bool {
        self.cookies.contains_key(name)
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.request(Method::GET, path, &[], Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_bytes(path, FORM, encode(fields).into_bytes()).await
    }

    pub async fn submit(&mut self, form: &Form) -> Answer {
        let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// As a form with files is sent: `multipart/form-data` (RFC 7578). A file is the name of its input, its own name and its bytes.
    pub async fn submit_files(&mut self, form: &Form, files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (field, value) in form.fields.iter().filter(|(field, _)| files.iter().all(|(file, ..)| field != file)) {
            body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        for (field, name, bytes) in files {
            body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        self.post_bytes(&form.action, "multipart/form-data; boundary=edge", body).await
    }

    pub async fn post_json(&mut self, path: &str, json: &Value) -> Answer {
        self.post_bytes(path, "application/json", json.to_string().into_bytes()).await
    }

    pub async fn post_bytes(&mut self, path: &str, kind: &str, bytes: Vec<u8>) -> Answer {
        let length = bytes.len().to_string();
        self.request(Method::POST, path, &[("content-type", kind), ("content-length", &length)], Body::from(bytes)).await
    }

    pub async fn request(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, body).await
    }

    async fn send(&mut self, mut request: Builder, body: Body) -> Answer {
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let request = request.body(body).unwrap();
        let what = format!("{} {:.200}", request.method(), request.uri());
        let (parts, body) = self.service.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        self.keep(&parts.headers);
        Answer { what, status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// Does with the cookies what an answer says.
    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Fields as a form sends them.
pub fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

pub struct Answer {
    /// The request, to be named when something is wrong.
    pub what: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Goes on only with this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {:.600}", self.what, html::words(&self.text()));
        self
    }

    /// Goes on only with a redirect to `location`.
    #[track_caller]
    pub fn expect_redirect(self, location: &str) -> Self {
        let answer = self.expect(303);
        assert_eq!(answer.header("location"), location, "{}", answer.what);
        answer
    }

    /// Goes on only when the page says the sentence.
    #[track_caller]
    pub fn expect_words(self, sentence: &str) -> Self {
        assert!(self.says(sentence), "{}: no {sentence:?} in {:.2000}", self.what, html::words(&self.text()));
        self
    }

    pub fn says(&self, sentence: &str) -> bool {
        html::words(&self.text()).contains(&sentence.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|e| panic!("{}: {e}: {:.300}", self.what, self.text()))
    }

    /// The header's value; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The form on the page that is sent to `action`, with what its fields hold.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        html::form(&self.text(), action).unwrap_or_else(|| panic!("{}: no form for {action}", self.what))
    }

    /// What one reads inside that form.
    #[track_caller]
    pub fn form_words(&self, action: &str) -> String {
        html::words(html::form_body(&self.text(), action).unwrap_or_else(|| panic!("{}: no form for {action}", self.what)))
    }
}
