//! What everything is made of: colours, type, words, icons.

use domain::Language;
use i18n::t;
use leptos::prelude::*;

use crate::ui::{Icon, Tone, avatar, chip, icon, progress_row};

/// The tokens of `style/tokens.css` that have a sample in `style/style-page.css`.
pub(super) fn swatches(lang: Language) -> AnyView {
    let tokens = [
        ("paper", t::style::token_paper(lang)),
        ("surface", t::style::token_surface(lang)),
        ("sunken", t::style::token_sunken(lang)),
        ("line", t::style::token_line(lang)),
        ("ink", t::style::token_ink(lang)),
        ("muted", t::style::token_muted(lang)),
        ("accent", t::style::token_accent(lang)),
        ("accent-soft", t::style::token_accent_soft(lang)),
        ("support", t::style::token_support(lang)),
        ("ok", t::style::token_ok(lang)),
        ("danger", t::style::token_danger(lang)),
    ]
    .into_iter()
    .map(|(token, meaning)| view! { <li class="swatch" data-token=token><code>{token}</code><span class="muted">{meaning}</span></li> })
    .collect_view();
    view! { <ul class="swatches">{tokens}</ul> }.into_any()
}

/// The six sizes, the three languages side by side. The headings are shown, not meant: they are no part of the page's outline.
pub(super) fn type_scale() -> AnyView {
    let size = |name: &'static str| view! { <small class="muted"><code>{name}</code></small> };
    let cards = Language::ALL
        .into_iter()
        .map(|l| {
            view! {
                <li>
                    <div class="card" lang=l.tag()>
                        <h3 class="muted">{l.native_name()}</h3>
                        <div><h1 role="presentation">{t::style::sample_title(l)}</h1>{size("2xl")}</div>
                        <div><h2 role="presentation">{t::style::sample_heading(l)}</h2>{size("xl")}</div>
                        <div><h3 role="presentation">{t::style::sample_sub(l)}</h3>{size("l")}</div>
                        <div><p inner_html=t::style::sample_text(l)></p>{size("m")}</div>
                        <div><p class="field__hint">{t::style::sample_small(l)}</p>{size("s")}</div>
                        <div><p><small>{t::style::sample_tiny(l)}</small></p>{size("xs")}</div>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="card-grid">{cards}</ul> }.into_any()
}

/// The same parts with a very long and a very short word.
pub(super) fn words() -> AnyView {
    let with = |word: &'static str, word_lang: &'static str, initials: &str| {
        view! {
            <li>
                <div class="card" lang=word_lang>
                    <h3 class="card__title">{word}</h3>
                    <p class="cluster">{avatar(initials.to_owned())}<span>{word}</span></p>
                    <p>{chip(Tone::Accent, word.to_owned())}</p>
                    {progress_row(word.to_owned(), "2/5".to_owned(), 2, 5)}
                    <button class="button" type="button">{icon(Icon::Check)}{word}</button>
                    <button class="button button--secondary button--small" type="button">{word}</button>
                </div>
            </li>
        }
    };
    view! {
        <ul class="card-grid">
            {with("Berufsausbildungsvorbereitung", Language::De.tag(), "BV")}
            {with("好", Language::Zh.tag(), "好")}
        </ul>
    }
    .into_any()
}

/// Every icon with the name it has in the code.
pub(super) fn all_icons(lang: Language) -> AnyView {
    let items = Icon::ALL.iter().map(|i| view! { <li class="cluster">{icon(*i)}<small>{i.name()}</small></li> }).collect_view();
    view! { <p class="muted">{t::style::icons_text(lang)}</p> <ul class="swatches" lang="en">{items}</ul> }.into_any()
}
