//! Cookies: the session, the language last used, and one word to say after a redirect.

use app::ui::Flash;
use axum::http::{HeaderMap, HeaderValue, header};
use domain::Language;
use usecases::Token;
use usecases::people::SESSION_DAYS;

const LANGUAGE: &str = "qiao_lang";
const FLASH: &str = "qiao_flash";
const DAY: i64 = 24 * 60 * 60;

/// With https the browser guards the name; on plain http (for trying it out) it could not.
fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-qiao_session" } else { "qiao_session" }
}

fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

pub fn session(headers: &HeaderMap, secure: bool) -> Option<Token> {
    Token::parse(get(headers, session_name(secure))?)
}

pub fn language(headers: &HeaderMap) -> Option<Language> {
    Language::from_code(get(headers, LANGUAGE)?)
}

pub fn flash(headers: &HeaderMap) -> Option<Flash> {
    Flash::from_code(get(headers, FLASH)?)
}

fn set(headers: &mut HeaderMap, cookie: &str) {
    // every part is one of our own words
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

pub(crate) fn set_session(headers: &mut HeaderMap, secure: bool, token: &Token) {
    let (name, token, age) = (session_name(secure), token.as_str(), SESSION_DAYS * DAY);
    let mark = if secure { "; Secure" } else { "" };
    set(headers, &format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{mark}"));
}

pub(crate) fn clear_session(headers: &mut HeaderMap, secure: bool) {
    let mark = if secure { "; Secure" } else { "" };
    set(headers, &format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{mark}", session_name(secure)));
}

pub fn set_language(headers: &mut HeaderMap, language: Language) {
    set(headers, &format!("{LANGUAGE}={}; Path=/; SameSite=Lax; Max-Age={}", language.code(), 365 * DAY));
}

pub(crate) fn set_flash(headers: &mut HeaderMap, flash: Flash) {
    set(headers, &format!("{FLASH}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60", flash.code()));
}

pub fn clear_flash(headers: &mut HeaderMap) {
    set(headers, &format!("{FLASH}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
}
