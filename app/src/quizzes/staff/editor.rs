//! The editor of a quiz: titles, questions in sections, how it behaves, publishing. One form; every button saves what was typed.

use domain::Language;
use domain::quizzes::definition::Criteria;
use i18n::t::{common, quiz_staff};
use leptos::prelude::*;
use usecases::quizzes::QuizDraft;

use super::export::export_link;
use super::parts::{Here, Line, at, head, in_languages, line, made_from, meanwhile, put_away, tick};
use super::publish::publish_section;
use super::quiz_form::{QuizForm, QuizProblem, SectionForm, SlotForm, SlotSource};
use super::words;
use crate::ui::{Icon, Page, Tone, chip, document, error_summary, icon, id_of, notice, select};

/// The form as it was typed, with what cannot be.
struct Editing<'a> {
    page: &'a Page,
    draft: &'a QuizDraft,
    form: &'a QuizForm,
    problems: &'a [(String, QuizProblem)],
}

#[must_use]
pub fn editor_page(page: &Page, draft: &QuizDraft, form: &QuizForm, problems: &[(String, QuizProblem)]) -> String {
    let lang = page.lang;
    let title = draft.draft.title.get(lang);
    let editing = Editing { page, draft, form, problems };
    document(page, title, false, || {
        let summary = problems.iter().map(|(field, problem)| (id_in_page(page, field), sentence(lang, *problem))).collect();
        let locked = (!draft.may_change).then(|| notice(Tone::Info, view! { <p>{quiz_staff::may_not_change(lang)}</p> }.into_any()));
        let sections = (0..form.sections.len()).map(|s| editing.section(s)).collect_view();
        view! {
            {head(page, draft.quiz.id, title, Here::Questions)}
            {put_away(page, draft.quiz.archived)}
            {locked}
            {meanwhile(page, form.revision, &draft.draft_saved, &at(draft.quiz.id, ""))}
            {error_summary(common::please_check(lang), summary)}
            <form class="editor" method="post" action=page.link(&at(draft.quiz.id, ""))>
                {made_from(&draft.draft_saved)}
                // Enter in a field saves, and does not move the first question
                <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true">{quiz_staff::save(lang)}</button>
                <section class="section editor__what">
                    <h2>{quiz_staff::about_title(lang)}</h2>
                    {in_languages(page, "title", quiz_staff::title_label(lang), &form.title, false, editing.error("title"))}
                    <details class="details" open=form.intro.iter().any(|text| !text.is_empty())>
                        <summary>{quiz_staff::intro_label(lang)}</summary>
                        <div>{in_languages(page, "intro", quiz_staff::intro_hint(lang), &form.intro, true, None)}</div>
                    </details>
                    {editing.class()}
                </section>
                <section class="section" id="questions">
                    <h2>{quiz_staff::questions_title(lang)}</h2>
                    <p class="muted">{quiz_staff::marks_hint(lang)}</p>
                    {sections}
                    <p>
                        <button class="button button--secondary" name="do" value="section-add">
                            {icon(Icon::Plus)}{quiz_staff::section_add(lang)}
                        </button>
                    </p>
                </section>
                {editing.behaviour()}
                <div class="form__actions editor__save">
                    <button class="button" name="do" value="save">{icon(Icon::Check)}{quiz_staff::save_draft(lang)}</button>
                </div>
                {publish_section(page, draft)}
            </form>
            {export_link(page, draft)}
        }
        .into_any()
    })
}

/// Where a link from the summary goes.
fn id_in_page(page: &Page, field: &str) -> String {
    match field {
        "title" => format!("title-{}", page.lang.code()),
        other => id_of(other),
    }
}

fn sentence(lang: Language, problem: QuizProblem) -> String {
    match problem {
        QuizProblem::NoTitle => quiz_staff::title_missing(lang).to_owned(),
        QuizProblem::Marks => quiz_staff::marks_wrong(lang).to_owned(),
        QuizProblem::Count => quiz_staff::count_wrong(lang).to_owned(),
        QuizProblem::Tries => quiz_staff::tries_wrong(lang).to_owned(),
        QuizProblem::Penalty => quiz_staff::penalty_wrong(lang).to_owned(),
        QuizProblem::PerPage => quiz_staff::per_page_wrong(lang).to_owned(),
        QuizProblem::Pass => quiz_staff::pass_wrong(lang).to_owned(),
        QuizProblem::TooMany => quiz_staff::too_many(lang, usecases::quizzes::QUESTIONS_MAX),
        QuizProblem::Empty => quiz_staff::nothing_to_publish(lang).to_owned(),
        QuizProblem::PoolTooSmall(found) => quiz_staff::pool_too_small(lang, found),
    }
}

impl Editing<'_> {
    fn error(&self, field: &str) -> Option<String> {
        self.problems.iter().find(|(named, _)| named == field).map(|(_, problem)| sentence(self.page.lang, *problem))
    }

    fn class(&self) -> AnyView {
        let lang = self.page.lang;
        let mut options = vec![(String::new(), quiz_staff::for_everybody(lang).to_owned())];
        options.extend(self.draft.classes.iter().map(|class| (class.id.to_string(), class.name.clone())));
        select("class", quiz_staff::class_label(lang).to_owned(), None, options, &self.form.class)
    }

    /// The number of the first question of a section, from 1.
    fn first_number(&self, section: usize) -> usize {
        1 + self.form.sections[..section].iter().flat_map(|s| &s.slots).map(size).sum::<usize>()
    }

    fn section(&self, s: usize) -> AnyView {
        let lang = self.page.lang;
        let section: &SectionForm = &self.form.sections[s];
        let name = format!("s{s}");
        let mut number = self.first_number(s);
        let slots = (0..section.slots.len())
            .map(|q| {
                let from = number;
                number += size(&section.slots[q]);
                self.slot(s, q, from)
            })
            .collect_view();
        let slots = if section.slots.is_empty() {
            view! { <p class="muted">{quiz_staff::section_empty(lang)}</p> }.into_any()
        } else {
            view! { <ol class="slots">{slots}</ol> }.into_any()
        };
        let several = self.form.sections.len() > 1;
        let title = if several { quiz_staff::section_number(lang, s + 1) } else { quiz_staff::section_only(lang).to_owned() };
        let up = (s > 0).then(|| {
            view! {
                <button class="button button--secondary button--small" name="do" value=format!("section-up-{s}")>
                    {icon(Icon::ArrowUp)}{quiz_staff::section_up(lang)}
                </button>
            }
        });
        let remove = (several && section.slots.is_empty()).then(|| {
            view! {
                <button class="button button--secondary button--small" name="do" value=format!("section-remove-{s}")>
                    {icon(Icon::Close)}{quiz_staff::section_remove(lang)}
                </button>
            }
        });
        let named = section.title.iter().any(|text| !text.is_empty());
        let hidden = name.clone();
        view! {
            <section class="part" id=name.clone()>
                <input type="hidden" name=hidden value="1" />
                <h3>{title}</h3>
                {slots}
                <div class="form__actions">
                    <button class="button button--secondary" name="do" value=format!("add-{s}")>
                        {icon(Icon::Plus)}{quiz_staff::choose_questions(lang)}
                    </button>
                    {up}
                    {remove}
                </div>
                {tick(&format!("{name}.shuffle"), "1", quiz_staff::section_shuffle(lang).to_owned(), None, section.shuffle)}
                <details class="details" open=named>
                    <summary>{quiz_staff::section_title(lang)}</summary>
                    <div>{in_languages(self.page, &format!("{name}.title"), quiz_staff::section_title(lang), &section.title, false, None)}</div>
                </details>
            </section>
        }
        .into_any()
    }

    fn slot(&self, s: usize, q: usize, number: usize) -> AnyView {
        let lang = self.page.lang;
        let slot = &self.form.sections[s].slots[q];
        let name = format!("s{s}.q{q}");
        let (title, more, hidden) = match &slot.source {
            SlotSource::Item(item) => {
                let head = self.draft.items.get(item);
                let title = head.map_or_else(|| "–".to_owned(), |h| h.title.get(lang).to_owned());
                let facts = head.map(|h| {
                    if h.category.is_empty() {
                        words::kind(lang, &h.kind).to_owned()
                    } else {
                        format!("{} · {}", words::kind(lang, &h.kind), h.category)
                    }
                });
                let retired = head.is_some_and(|h| h.retired).then(|| chip(Tone::Warn, quiz_staff::retired(lang).to_owned()));
                let hidden = view! { <input type="hidden" name=format!("{name}.item") value=item.to_string() /> }.into_any();
                (title, view! { <p class="muted">{facts}</p>{retired} }.into_any(), hidden)
            }
            SlotSource::Draw { count, criteria } => {
                (quiz_staff::draw_title(lang).to_owned(), self.draw(&name, count, criteria), draw_hidden(&name, criteria))
            }
        };
        let label = match size(slot) {
            0 | 1 => number.to_string(),
            more => format!("{number}–{}", number + more - 1),
        };
        let what = quiz_staff::question_named(lang, label.clone(), title.clone());
        let button = |verb: &str, sign: Icon, word: String| {
            let value = format!("{verb}-{s}-{q}");
            view! { <button class="button--icon" name="do" value=value aria-label=word.clone() title=word>{icon(sign)}</button> }
        };
        view! {
            <li class="slot" id=id_of(&name)>
                <span class="slot__number" aria-hidden="true">{label}</span>
                <div class="slot__body">
                    {hidden}
                    <p class="slot__title">{title}</p>
                    {more}
                </div>
                {line(Line {
                    name: format!("{name}.marks"),
                    label: quiz_staff::marks_label(lang).to_owned(),
                    error: self.error(&format!("{name}.marks")),
                    value: slot.marks.clone(),
                    short: true,
                    ..Line::default()
                })}
                <div class="slot__buttons">
                    {button("up", Icon::ArrowUp, quiz_staff::move_up(lang, what.clone()))}
                    {button("down", Icon::ArrowDown, quiz_staff::move_down(lang, what.clone()))}
                    {button("remove", Icon::Close, quiz_staff::remove(lang, what))}
                </div>
            </li>
        }
        .into_any()
    }

    /// How many are drawn, from where, and how many fit.
    fn draw(&self, name: &str, count: &str, criteria: &Criteria) -> AnyView {
        let lang = self.page.lang;
        let bank = self.draft.banks.iter().find(|b| b.id == criteria.bank);
        let bank = bank.map_or_else(|| "–".to_owned(), |b| b.title.get(lang).to_owned());
        let parts = [
            Some(bank),
            Some(criteria.category.clone()),
            Some(criteria.tag.clone()).map(|t| if t.is_empty() { t } else { format!("#{t}") }),
        ];
        let from = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let fit = self.draft.pools.iter().find(|(known, _)| known == criteria).map(|(_, found)| *found);
        let enough = fit.is_none_or(|fit| count.trim().parse::<usize>().map_or(true, |wanted| wanted <= fit));
        let fit = fit.map(|fit| {
            let text = quiz_staff::draw_fit(lang, fit);
            if enough { view! { <span class="muted">{text}</span> }.into_any() } else { chip(Tone::Warn, text).into_any() }
        });
        let error = self.error(&format!("{name}.count")).or_else(|| self.error(&format!("{name}.pool")));
        view! {
            <p class="muted">{from}</p>
            <div class="cluster">
                {line(Line {
                    name: format!("{name}.count"),
                    label: quiz_staff::draw_count(lang).to_owned(),
                    error,
                    value: count.to_owned(),
                    short: true,
                    ..Line::default()
                })}
                {fit}
            </div>
        }
        .into_any()
    }

    fn behaviour(&self) -> AnyView {
        let lang = self.page.lang;
        let form = self.form;
        let options = words::behaviours(lang)
            .into_iter()
            .map(|(code, word, means)| {
                let (id, checked) = (format!("behaviour-{code}"), form.behaviour == code);
                let for_id = id.clone();
                view! {
                    <label class="choice" for=for_id>
                        <input type="radio" name="behaviour" id=id value=code checked=checked />
                        <span>{word}<small class="choice__hint">{means}</small></span>
                    </label>
                }
            })
            .collect_view();
        let short = |name: &str, label: &str, hint: Option<&str>, value: &str| {
            line(Line {
                name: name.to_owned(),
                label: label.to_owned(),
                hint: hint.map(ToOwned::to_owned),
                error: self.error(name),
                value: value.to_owned(),
                short: true,
                ..Line::default()
            })
        };
        view! {
            <section class="section" id="how">
                <h2>{quiz_staff::behaviour_title(lang)}</h2>
                <fieldset class="fieldset">
                    <legend>{quiz_staff::behaviour_legend(lang)}</legend>
                    <div class="choice-list">{options}</div>
                    <div class="field-row only-tries">
                        {short("tries", quiz_staff::tries_label(lang), None, &form.tries)}
                        {short("penalty", quiz_staff::penalty_label(lang), Some(quiz_staff::penalty_hint(lang)), &form.penalty)}
                    </div>
                </fieldset>
                <div class="field-row">
                    {short("per_page", quiz_staff::per_page_label(lang), Some(quiz_staff::per_page_hint(lang)), &form.per_page)}
                    {short("pass", quiz_staff::pass_label(lang), Some(quiz_staff::pass_hint(lang)), &form.pass)}
                </div>
                <div class="choice-list">
                    {tick("shuffle_options", "1", quiz_staff::shuffle_options(lang).to_owned(), None, form.shuffle_options)}
                    {tick(
                        "anonymous",
                        "1",
                        quiz_staff::anonymous(lang).to_owned(),
                        Some(quiz_staff::anonymous_hint(lang).to_owned()),
                        form.anonymous,
                    )}
                </div>
            </section>
        }
        .into_any()
    }
}

/// How many questions a place comes to.
fn size(slot: &SlotForm) -> usize {
    match &slot.source {
        SlotSource::Item(_) => 1,
        SlotSource::Draw { count, .. } => count.trim().parse().unwrap_or(1).min(300),
    }
}

fn draw_hidden(name: &str, criteria: &Criteria) -> AnyView {
    view! {
        <input type="hidden" name=format!("{name}.bank") value=criteria.bank.to_string() />
        <input type="hidden" name=format!("{name}.category") value=criteria.category.clone() />
        <input type="hidden" name=format!("{name}.tag") value=criteria.tag.clone() />
    }
    .into_any()
}
