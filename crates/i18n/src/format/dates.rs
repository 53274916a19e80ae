//! Dates, times and weeks.

use domain::{Language, Timestamp};
use icu::{
    calendar::Gregorian,
    datetime::input::{Date as IcuDate, DateTime as IcuDateTime, Time as IcuTime},
};
use jiff::civil;

use super::{Date, Formatters, Zone};

/// A date in digits, with all digits of the year: `20.11.2025`.
#[must_use]
pub fn date_short(lang: Language, date: Date) -> String {
    Formatters::of(lang).date_short.format(&icu_date(date)).to_string()
}

/// A date in words, with the day of the week: `Donnerstag, 20. November 2025`.
#[must_use]
pub fn date_long(lang: Language, date: Date) -> String {
    Formatters::of(lang).date_long.format(&icu_date(date)).to_string()
}

/// An instant as date and time of day in a zone: `20.11.2025, 14:30 Uhr`.
#[must_use]
pub fn date_time(lang: Language, at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    let input = IcuDateTime { date: icu_date(local.date()), time: icu_time(local.time()) };
    with_uhr(lang, Formatters::of(lang).date_time.format(&input).to_string())
}

/// The time of day of an instant in a zone, in 24 hours: `14:30 Uhr`.
#[must_use]
pub fn time(lang: Language, at: Timestamp, zone: &Zone) -> String {
    let input = icu_time(zone.local(at).time());
    with_uhr(lang, Formatters::of(lang).time.format(&input).to_string())
}

/// A week by its number in the year, which starts on Monday (ISO 8601): `KW 47`. In English for the middle of a
/// sentence.
#[must_use]
pub fn week(lang: Language, iso_week: u8) -> String {
    match lang {
        Language::Zh => format!("第{iso_week}周"),
        Language::De => format!("KW\u{a0}{iso_week}"),
        Language::En => format!("week {iso_week}"),
    }
}

/// German says "Uhr" after a time (DOMAIN.md §6.3); CLDR's pattern ends with the minutes.
fn with_uhr(lang: Language, mut time: String) -> String {
    if lang == Language::De {
        time.push_str("\u{a0}Uhr");
    }
    time
}

#[expect(clippy::expect_used, reason = "see the comment")]
fn icu_date(date: Date) -> IcuDate<Gregorian> {
    // jiff's dates exist in the Gregorian calendar, from -9999 to 9999, which is within ICU's range
    IcuDate::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).expect("a date is a date")
}

#[expect(clippy::expect_used, reason = "see the comment")]
fn icu_time(time: civil::Time) -> IcuTime {
    // jiff's hours are 0 to 23 and its minutes 0 to 59, as are ICU's; seconds are not shown
    IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0).expect("a time is a time")
}
