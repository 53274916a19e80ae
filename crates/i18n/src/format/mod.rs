//! Dates, times, numbers and lists as people write them (DOMAIN.md §6.3), from ICU's data.
//!
//! | | zh | de | en |
//! |---|---|---|---|
//! | [`date_short`] | 2025/11/20 | 20.11.2025 | 20/11/2025 |
//! | [`date_long`] | 2025年11月20日星期四 | Donnerstag, 20. November 2025 | Thursday, 20 November 2025 |
//! | [`time`] | 14:30 | 14:30 Uhr | 14:30 |
//! | [`date_time`] | 2025/11/20 14:30 | 20.11.2025, 14:30 Uhr | 20/11/2025, 14:30 |
//! | [`week`] | 第47周 | KW 47 | week 47 |
//! | [`number`], [`decimal`] | 1,234.56 | 1.234,56 | 1,234.56 |
//! | [`percent`] | 80% | 80 % | 80% |
//! | [`list_and`] | 甲、乙和丙 | A, B und C | A, B and C |
//!
//! Three things ICU cannot say yet are written out here: the German "Uhr", which CLDR leaves to the sentence; weeks,
//! which have no pattern; and percent, which ICU4X holds to be experimental.
//!
//! A training day is a date at the place of work, not an instant: format it with [`date_short`] or [`date_long`]. An
//! instant is shown in a [`Zone`], the viewer's.
//!
//! To add a format: a field in `Formatters`, a function that uses it, a line in the table above and in
//! `tests/format.rs`.

mod dates;
mod numbers;
mod zone;

use std::sync::LazyLock;

use domain::Language;
use icu::{
    calendar::Gregorian,
    datetime::{
        FixedCalendarDateTimeFormatter, NoCalendarFormatter,
        fieldsets::{T, YMD, YMDE, YMDT},
        options::YearStyle,
    },
    decimal::{
        DecimalFormatter,
        options::{DecimalFormatterOptions, GroupingStrategy},
    },
    list::{
        ListFormatter,
        options::{ListFormatterOptions, ListLength},
    },
    locale::Locale,
};

pub use dates::{date_long, date_short, date_time, time, week};
pub(crate) use numbers::decimal_between;
pub use numbers::{decimal, list_and, number, percent};
pub use zone::{COMMON_ZONES, Zone};

/// A calendar date without a zone: `Date::new(2025, 11, 20)` or `"2025-11-20".parse()`.
pub use jiff::civil::Date;

/// Everything of one language, made once: making a formatter costs a hundred times what using it does.
struct Formatters {
    date_short: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    date_long: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    date_time: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    time: NoCalendarFormatter<T>,
    grouped: DecimalFormatter,
    ungrouped: DecimalFormatter,
    list_and: ListFormatter,
}

static ZH: LazyLock<Formatters> = LazyLock::new(|| Formatters::new(Language::Zh));
static DE: LazyLock<Formatters> = LazyLock::new(|| Formatters::new(Language::De));
static EN: LazyLock<Formatters> = LazyLock::new(|| Formatters::new(Language::En));

impl Formatters {
    fn of(lang: Language) -> &'static Self {
        match lang {
            Language::Zh => &ZH,
            Language::De => &DE,
            Language::En => &EN,
        }
    }

    #[expect(
        clippy::expect_used,
        reason = "fails only without data for the language; ours are compiled in, and tests/format.rs makes every formatter"
    )]
    fn new(lang: Language) -> Self {
        let locale = locale(lang);
        let full_year = YMD::short().with_year_style(YearStyle::Full);
        let grouping = |strategy: GroupingStrategy| DecimalFormatterOptions::from(strategy);
        let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            date_short: FixedCalendarDateTimeFormatter::try_new((&locale).into(), full_year).expect("compiled in"),
            date_long: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).expect("compiled in"),
            date_time: FixedCalendarDateTimeFormatter::try_new((&locale).into(), full_year.with_time_hm()).expect("compiled in"),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect("compiled in"),
            grouped: DecimalFormatter::try_new((&locale).into(), grouping(GroupingStrategy::Auto)).expect("compiled in"),
            ungrouped: DecimalFormatter::try_new((&locale).into(), grouping(GroupingStrategy::Never)).expect("compiled in"),
            list_and: ListFormatter::try_new_and((&locale).into(), wide).expect("compiled in"),
        }
    }
}

/// ICU's name of a language with script and region, e.g. `en-GB`, so that dates are British.
pub(crate) fn locale(lang: Language) -> Locale {
    // a tag is a well-formed literal; tests/format.rs would show the root locale's formats otherwise
    lang.tag().parse().unwrap_or(Locale::UNKNOWN)
}
