//! An item as the fields of a plain form: which fields each kind has ([`schema`]), and what somebody typed into them ([`Draft`]), right or not yet right.
//!
//! Fields are named by their path in the serialised form: `body.options.2.text.de`. Numbers of options and the like count from 0; the ids are made when a row is
//! added. Nothing that was typed is lost: a draft keeps words, and [`Draft::read`] says which of them are not what they should be.

mod draft;
mod edit;
mod number;
mod read;
pub mod schema;

pub use draft::{Draft, ROWS_MAX};
pub use edit::Edit;
pub use read::{Misread, NotRead};

use super::item::Item;

/// The fields of an item, by their paths.
#[must_use]
pub fn to_fields(item: &Item) -> Vec<(String, String)> {
    Draft::of(item).into_fields()
}

/// The item that the fields say.
///
/// # Errors
/// Every field that cannot be read as what it is; one without a path for a kind that there is not.
pub fn from_fields(kind: &str, fields: &[(String, String)]) -> Result<Item, Vec<Misread>> {
    match Draft::typed(kind, fields.iter().cloned()) {
        Some(draft) => draft.read(),
        None => Err(vec![Misread { at: String::new(), what: NotRead::NotAChoice }]),
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
