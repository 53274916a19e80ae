//! The style page of the demo: every part of the design system in every state.

use leptos::prelude::*;

use super::{Page, document};

/// The page.
#[must_use]
pub fn style_page(page: &Page) -> String {
    document(page, i18n::t::common::style_page(page.lang), false, || view! { <h1>"Style"</h1> }.into_any())
}
