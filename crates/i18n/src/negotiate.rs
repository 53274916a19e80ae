//! Which language a visitor gets when the address has no `/zh`, `/de` or `/en` (DESIGN.md §3).

use domain::Language;

/// The language somebody gets: what their profile says, else what they chose on this device, else what their browser
/// asks for, else English. `header` is the value of `Accept-Language`, empty if there is none.
#[must_use]
pub fn choose(profile: Option<Language>, cookie: Option<Language>, header: &str) -> Language {
    profile.or(cookie).or_else(|| from_accept_language(header)).unwrap_or(Language::En)
}

/// The first of our languages in an `Accept-Language` header, by quality, then by position (RFC 9110 §12.5.4).
///
/// Only the primary subtag counts: `de-AT` is German, and `zh-Hant` and `zh-TW` are Chinese, as Simplified Chinese is
/// closer than English. `*` says nothing. Ranges with `q=0` are refused; malformed ones are passed over.
#[must_use]
pub fn from_accept_language(header: &str) -> Option<Language> {
    let mut best: Option<(Language, u16)> = None;
    for range in header.split(',') {
        let Some((language, quality)) = language_range(range) else { continue };
        if quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((language, quality));
        }
    }
    best.map(|(language, _)| language)
}

/// Language and quality in thousandths of one element, if it is one of ours.
fn language_range(range: &str) -> Option<(Language, u16)> {
    let mut parts = range.split(';');
    let tag = parts.next()?.trim();
    let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    let language = Language::from_code(&primary)?;
    let mut quality = 1000;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        if name.trim().eq_ignore_ascii_case("q") {
            quality = thousandths(value.trim())?;
        }
    }
    Some((language, quality))
}

/// A quality value, `0` to `1` with up to three decimals, in thousandths.
fn thousandths(value: &str) -> Option<u16> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals: u16 = format!("{decimals:0<3}").parse().ok()?;
    match whole {
        "0" => Some(decimals),
        "1" if decimals == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_language_wins() {
        assert_eq!(from_accept_language("de-DE,de;q=0.9,en;q=0.8"), Some(Language::De));
        assert_eq!(from_accept_language("en-GB"), Some(Language::En));
    }

    #[test]
    fn quality_beats_position() {
        assert_eq!(from_accept_language("en;q=0.5, zh-CN;q=0.9, de;q=0.7"), Some(Language::Zh));
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(from_accept_language("fr, de;q=0.8, en;q=0.8"), Some(Language::De));
    }

    #[test]
    fn traditional_chinese_is_served_chinese() {
        assert_eq!(from_accept_language("zh-Hant-TW,en;q=0.3"), Some(Language::Zh));
        assert_eq!(from_accept_language("ZH_tw"), Some(Language::Zh));
    }

    #[test]
    fn a_refused_language_is_not_served() {
        assert_eq!(from_accept_language("de;q=0, en;q=0.001"), Some(Language::En));
        assert_eq!(from_accept_language("de;q=0.000"), None);
    }

    #[test]
    fn nonsense_is_passed_over() {
        for header in ["", "*", ",,;q=", "de;q=2", "de;q=0.12345", "de;q=-1", "den", "fr-FR, ja"] {
            assert_eq!(from_accept_language(header), None, "{header}");
        }
    }

    #[test]
    fn profile_then_cookie_then_browser_then_english() {
        assert_eq!(choose(Some(Language::Zh), Some(Language::De), "en"), Language::Zh);
        assert_eq!(choose(None, Some(Language::De), "en"), Language::De);
        assert_eq!(choose(None, None, "zh"), Language::Zh);
        assert_eq!(choose(None, None, "fr"), Language::En);
    }
}
