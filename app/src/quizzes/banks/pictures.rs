//! The pictures of a bank: what questions call them, and one more.

use i18n::t;
use leptos::prelude::*;
use usecases::quizzes::BankPictures;

use super::editor::bank_address;
use crate::ui::{Icon, Page, breadcrumb, document, error_summary, icon, page_head};

/// Why a picture was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    NoFile,
    WrongKind,
    TooLarge,
}

#[must_use]
pub fn pictures_page(page: &Page, bank: &BankPictures, problem: Option<PictureProblem>) -> String {
    let lang = page.lang;
    document(page, t::banks::pictures(lang), false, || {
        let problem = problem.map(|problem| match problem {
            PictureProblem::NoFile => t::banks::import_no_file(lang),
            PictureProblem::WrongKind => t::banks::picture_wrong_kind(lang),
            PictureProblem::TooLarge => t::banks::picture_too_large(lang),
        });
        let above = vec![
            (page.link("/banks"), t::banks::title(lang).to_owned()),
            (page.link(&bank_address(bank.bank.id)), bank.bank.title.get(lang).to_owned()),
        ];
        let pictures = bank
            .pictures
            .iter()
            .map(|(path, address)| {
                view! {
                    <li class="card">
                        // the name beside it says what it is
                        <img class="bank-picture" src=address.clone() alt="" loading="lazy" />
                        <code>{path.clone()}</code>
                    </li>
                }
            })
            .collect_view();
        let list = (!bank.pictures.is_empty()).then(|| view! { <ul class="card-grid list-plain">{pictures}</ul> });
        view! {
            {breadcrumb(page, above)}
            {page_head(t::banks::pictures(lang).to_owned(), Some(t::banks::pictures_lede(lang).to_owned()))}
            {error_summary(t::common::please_check(lang), problem.map(|text| ("file", text.to_owned())).into_iter().collect())}
            <form
                class="form"
                method="post"
                enctype="multipart/form-data"
                action=page.link(&format!("{}/pictures", bank_address(bank.bank.id)))
            >
                <div class="field">
                    <label for="file">{t::banks::picture_file(lang)}</label>
                    <p class="field__hint" id="file-hint">{t::banks::picture_hint(lang)}</p>
                    <input id="file" name="file" type="file" accept="image/png,image/jpeg" required=true aria-describedby="file-hint" />
                </div>
                <div class="form__actions"><button class="button">{icon(Icon::Upload)}{t::banks::picture_add(lang)}</button></div>
            </form>
            {list}
        }
        .into_any()
    })
}
