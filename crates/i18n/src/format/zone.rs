//! Time zones, from the IANA database that is built into the program.

use std::sync::LazyLock;

use domain::Timestamp;
use jiff::{
    Timestamp as Instant,
    civil::DateTime,
    tz::{TimeZone, TimeZoneDatabase},
};

use super::Date;

/// The zones to offer first in a select; [`Zone::parse`] knows all others too.
pub const COMMON_ZONES: [&str; 6] = ["Asia/Shanghai", "Europe/Berlin", "Europe/London", "Europe/Vienna", "Europe/Zurich", "UTC"];

/// Not jiff's global database, which reads the system's files when any crate of the build turns that feature on.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone, made from its IANA name. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of an IANA name such as `Europe/Berlin`, in any case; `None` if there is none.
    /// Neither the system's zone nor its files are read.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        DATABASE.get(name).ok().map(Self)
    }

    /// The IANA name as the database writes it: `Europe/Berlin`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The date an instant falls on here.
    #[must_use]
    pub fn local_date(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// The hour of the day here, 0 to 23.
    #[must_use]
    pub fn local_hour(&self, at: Timestamp) -> u8 {
        u8::try_from(self.local(at).hour()).unwrap_or(0)
    }

    /// An instant as `<input type="datetime-local">` holds it: `2025-11-20T14:30`.
    #[must_use]
    pub fn to_input(&self, at: Timestamp) -> String {
        self.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The instant of what `<input type="datetime-local">` holds; `None` when that is no date and time. A time that a change of the clocks skips is the
    /// one as long after the change; of two alike it is the first.
    #[must_use]
    pub fn from_input(&self, local: &str) -> Option<Timestamp> {
        let local: DateTime = local.trim().parse().ok()?;
        let instant = self.0.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Timestamp(instant.as_millisecond()))
    }

    /// Date and time of day of an instant here. Instants before the year -9999 or after 9999 count as these.
    pub(super) fn local(&self, at: Timestamp) -> DateTime {
        let millis = at.millis();
        let bound = if millis < 0 { Instant::MIN } else { Instant::MAX };
        self.0.to_datetime(Instant::from_millisecond(millis).unwrap_or(bound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_holds_is_the_instant_it_was_made_from() {
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        let at = berlin.from_input("2025-11-20T14:30").expect("a time");
        assert_eq!(at, Timestamp(1_763_645_400_000));
        assert_eq!(berlin.to_input(at), "2025-11-20T14:30");
        assert_eq!(Zone::UTC.to_input(at), "2025-11-20T13:30");
        assert_eq!(berlin.from_input("2025-11-20 14:30:00"), Some(at));
        assert_eq!((berlin.from_input(""), berlin.from_input("tomorrow"), berlin.from_input("2025-13-01T00:00")), (None, None, None));
    }

    #[test]
    fn a_time_that_the_clocks_skip_or_repeat_is_still_a_time() {
        let berlin = Zone::parse("Europe/Berlin").expect("a zone");
        let skipped = berlin.from_input("2026-03-29T02:30").expect("a time");
        assert_eq!(berlin.to_input(skipped), "2026-03-29T03:30");
        let twice = berlin.from_input("2026-10-25T02:30").expect("a time");
        assert_eq!(Zone::UTC.to_input(twice), "2026-10-25T00:30");
    }
}
