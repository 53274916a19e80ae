//! The table of formats in DOMAIN.md §6.3, line by line.

use domain::{Language, Timestamp};
use qiao_i18n::format::{self, COMMON_ZONES, Date, Zone};

/// What a format says in Chinese, German and English.
fn in_all(say: impl Fn(Language) -> String) -> [String; 3] {
    Language::ALL.map(say)
}

fn november() -> Date {
    Date::new(2025, 11, 20).unwrap()
}

/// 2025-11-20 13:30:59 UTC.
const AFTERNOON: Timestamp = Timestamp(1_763_645_459_000);

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

#[test]
fn short_dates() {
    assert_eq!(in_all(|lang| format::date_short(lang, november())), ["2025/11/20", "20.11.2025", "20/11/2025"]);
    let march = Date::new(2026, 3, 5).unwrap();
    assert_eq!(in_all(|lang| format::date_short(lang, march)), ["2026/3/5", "05.03.2026", "05/03/2026"]);
}

#[test]
fn long_dates() {
    assert_eq!(
        in_all(|lang| format::date_long(lang, november())),
        ["2025年11月20日星期四", "Donnerstag, 20. November 2025", "Thursday, 20 November 2025"]
    );
}

#[test]
fn times_have_24_hours() {
    let berlin = zone("Europe/Berlin");
    assert_eq!(in_all(|lang| format::time(lang, AFTERNOON, &berlin)), ["14:30", "14:30\u{a0}Uhr", "14:30"]);
    let after_midnight = Timestamp(1_763_596_800_000);
    assert_eq!(in_all(|lang| format::time(lang, after_midnight, &Zone::UTC)), ["00:00", "00:00\u{a0}Uhr", "00:00"]);
}

#[test]
fn instants_are_shown_in_the_viewers_zone() {
    let shanghai = zone("Asia/Shanghai");
    assert_eq!(
        in_all(|lang| format::date_time(lang, AFTERNOON, &shanghai)),
        ["2025/11/20 21:30", "20.11.2025, 21:30\u{a0}Uhr", "20/11/2025, 21:30"]
    );
}

#[test]
fn weeks() {
    assert_eq!(in_all(|lang| format::week(lang, 47)), ["第47周", "KW\u{a0}47", "week 47"]);
}

#[test]
fn numbers() {
    assert_eq!(in_all(|lang| format::number(lang, -1_234_567)), ["-1,234,567", "-1.234.567", "-1,234,567"]);
    assert_eq!(in_all(|lang| format::decimal(lang, 1234.56, 2)), ["1,234.56", "1.234,56", "1,234.56"]);
    assert_eq!(in_all(|lang| format::decimal(lang, 2.0, 1)), ["2.0", "2,0", "2.0"]);
    assert_eq!(in_all(|lang| format::decimal(lang, 0.666, 0)), ["1", "1", "1"]);
}

#[test]
fn what_is_no_number_is_a_dash() {
    assert_eq!(format::decimal(Language::De, f64::NAN, 1), "–");
    assert_eq!(format::decimal(Language::De, f64::INFINITY, 1), "–");
}

#[test]
fn huge_numbers_do_no_harm() {
    assert!(format::decimal(Language::En, f64::MAX, 255).len() > 300);
    assert!(format::decimal(Language::En, f64::MIN_POSITIVE, 255).starts_with("0.000"));
}

#[test]
fn percentages() {
    assert_eq!(in_all(|lang| format::percent(lang, 80)), ["80%", "80\u{a0}%", "80%"]);
}

#[test]
fn lists() {
    let names = ["A", "B", "C"];
    assert_eq!(in_all(|lang| format::list_and(lang, &names)), ["A、B和C", "A, B und C", "A, B and C"]);
    assert_eq!(in_all(|lang| format::list_and(lang, &names[..2])), ["A和B", "A und B", "A and B"]);
    assert_eq!(format::list_and(Language::De, &[] as &[String]), "");
}

#[test]
fn the_date_depends_on_the_zone() {
    let evening_in_london = Timestamp(1_763_673_000_000); // 2025-11-20 21:10 UTC
    assert_eq!(zone("Europe/London").local_date(evening_in_london), november());
    assert_eq!(zone("Asia/Shanghai").local_date(evening_in_london), Date::new(2025, 11, 21).unwrap());
}

#[test]
fn summer_time_is_known() {
    let july = Timestamp(1_752_580_800_000); // 2025-07-15 12:00 UTC
    assert_eq!(format::time(Language::En, july, &zone("Europe/Berlin")), "14:00");
    assert_eq!(format::time(Language::En, july, &zone("Europe/London")), "13:00");
    assert_eq!(format::time(Language::En, july, &zone("Asia/Shanghai")), "20:00");
}

#[test]
fn every_common_zone_exists_under_its_own_name() {
    for name in COMMON_ZONES {
        assert_eq!(zone(name).name(), name);
    }
    assert_eq!(zone("america/new_york").name(), "America/New_York");
    assert_eq!(Zone::UTC, zone("UTC"));
}

#[test]
fn an_invented_zone_does_not_exist() {
    for name in ["", "Europe/Beijing", "../etc/passwd", "+01:00", "CET-1CEST"] {
        assert_eq!(Zone::parse(name), None, "{name}");
    }
}

#[test]
fn instants_beyond_the_calendar_do_no_harm() {
    let shanghai = zone("Asia/Shanghai");
    for at in [Timestamp(i64::MIN), Timestamp(i64::MAX)] {
        for lang in Language::ALL {
            assert!(!format::date_time(lang, at, &shanghai).is_empty());
        }
    }
}
