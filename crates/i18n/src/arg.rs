//! Arguments of messages.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

/// A value for a variable of a message: text as it is, or a number, which is formatted for the language and chooses
/// the plural form. Made with `From`; message functions take `impl Into<Arg>`, so callers just pass the value.
///
/// Numbers are held as `f64`: whole numbers beyond 2⁵³ lose digits.
#[derive(Debug, Clone)]
pub struct Arg<'a>(pub(crate) FluentValue<'a>);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::from(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::from(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(FluentValue::from(text))
    }
}

impl From<f64> for Arg<'_> {
    /// Infinite and undefined numbers have no plural form (Fluent would panic) and are passed as text.
    fn from(number: f64) -> Self {
        if number.is_finite() { Self(FluentValue::from(number)) } else { Self::from(number.to_string()) }
    }
}

impl From<f32> for Arg<'_> {
    fn from(number: f32) -> Self {
        Self::from(f64::from(number))
    }
}

macro_rules! from_integer {
    ($($integer:ty)+) => {$(
        impl From<$integer> for Arg<'_> {
            fn from(number: $integer) -> Self {
                Self(FluentValue::from(number))
            }
        }
    )+};
}

from_integer!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
