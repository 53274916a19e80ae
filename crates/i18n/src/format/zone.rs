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

    /// Date and time of day of an instant here. Instants before the year -9999 or after 9999 count as these.
    pub(super) fn local(&self, at: Timestamp) -> DateTime {
        let millis = at.millis();
        let bound = if millis < 0 { Instant::MIN } else { Instant::MAX };
        self.0.to_datetime(Instant::from_millisecond(millis).unwrap_or(bound))
    }
}
