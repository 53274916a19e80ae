//! The design system in Leptos: the frame of a page ([`document`]), and the parts pages are made of. The look is in `style/`; here is the HTML.
//!
//! Everything here is rendered on the server only. A part takes finished strings; words come from `i18n` where they are the same everywhere.

mod document;
mod parts;
pub mod style_page;

/// What the sign-in page and its like put together themselves.
pub(crate) mod document_parts {
    pub(crate) use super::document::{brand, language_switch};
}

pub use crate::icons::{Icon, icon};
pub use document::{Assets, Flash, Page, Viewer, document, error_page};
pub use parts::{
    Field, Input, Tone, avatar, breadcrumb, chip, choices, empty, error_summary, field, id_of, notice, page_head, progress_row, select,
};
