//! Every kind of block has its HTML, with what readers without sight or sound need.

use domain::courses::content::{CheckOption, IncidentOption, Item, Scale, Term};
use domain::{Language, Text};
use hydration_context::SsrSharedContext;
use std::sync::Arc;

use super::*;

fn en(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn outline() -> Outline {
    Outline {
        slug: "c".into(),
        version: "1".into(),
        licence: String::new(),
        authors: Vec::new(),
        tags: Vec::new(),
        minutes: 1,
        languages: vec![Language::En],
        title: en("C"),
        summary: Text::default(),
        activities_percent: 80,
        lessons: Vec::new(),
        glossary: vec![Term { key: "face".into(), term: en("face"), text: en("What others see.") }],
    }
}

fn html(body: Body) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let place = |block: &str| Place {
        person: "p".into(),
        course: "c".into(),
        lesson: "l".into(),
        block: block.into(),
        language: Language::En,
        action: "/en/courses/c/l/b".into(),
    };
    let (block, outline) = (Block { id: "b".into(), body }, outline());
    let around = Lookup { lang: Language::En, outline: &outline, state: None, problem: None };
    owner.with(|| block_view(&block, &around, &place).to_html())
}

fn check_option(id: &str, correct: bool) -> CheckOption {
    CheckOption { id: id.into(), html: en(id), feedback_html: en("SECRET"), correct }
}

#[test]
fn every_kind_of_block_has_its_html() {
    let cases = [
        (Body::Prose { html: en("<p>words</p>") }, vec!["block--prose", "<p>words</p>"]),
        (Body::Callout { tone: CalloutTone::Caution, title: en("Mind"), html: en("<p>x</p>") }, vec!["callout--caution", "Mind"]),
        (
            Body::Image { src: en("/media/h/a.svg"), alt: en("A lathe"), width: 640, height: 400, html: en("<p>cap</p>") },
            vec!["alt=\"A lathe\"", "width=\"640\"", "height=\"400\"", "loading=\"lazy\"", "<figcaption>"],
        ),
        (
            Body::Audio { src: en("/media/h/a.mp3"), captions: en("/media/h/a.vtt"), title: en("Talk"), html: en("<p>said</p>") },
            vec!["<audio", "controls", "kind=\"captions\"", "srclang=\"en\"", "<details", "said"],
        ),
        (
            Body::Video { src: en("/media/h/a.mp4"), captions: en("/media/h/a.vtt"), title: en("Film"), html: en("<p>seen</p>") },
            vec!["<video", "controls", "preload=\"none\"", "kind=\"captions\"", "seen"],
        ),
        (
            Body::Download { src: en("/media/h/a.pdf"), title: en("Sheet"), bytes: 2_048, html: Text::default() },
            vec!["download=\"\"", "Sheet", "2 KB"],
        ),
        (Body::Term { term: "face".into(), html: Text::default() }, vec!["What others see.", "lang=\"en-GB\""]),
        (
            Body::Checklist { html: en("<p>Tick</p>"), items: vec![Item { id: "x".into(), html: en("X") }] },
            vec!["type=\"checkbox\"", "method=\"post\"", "leptos-island"],
        ),
        (Body::Reflection { html: en("<p>Write</p>"), rows: 4 }, vec!["<textarea", "rows=\"4\"", "leptos-island"]),
        (
            Body::Profile { html: en("<p>Slide</p>"), scales: vec![Scale { id: "d".into(), left: en("L"), right: en("R") }] },
            vec!["type=\"range\"", "aria-label=\"L – R\""],
        ),
        (
            Body::Check {
                html: en("<p>Which?</p>"),
                options: vec![check_option("a", false), check_option("b", true)],
                closing_html: en("SECRET"),
            },
            vec!["type=\"radio\"", "Which?"],
        ),
        (
            Body::Incident(Box::new(Incident {
                title: en("Silence"),
                tags: Vec::new(),
                story_html: en("<p>Story</p>"),
                question_html: en("<p>Why?</p>"),
                options: vec![IncidentOption { id: "a".into(), html: en("A"), feedback_html: en("SECRET"), plausibility: 3 }],
                advice_html: en("SECRET"),
                counter_example_html: en("SECRET"),
            })),
            vec!["Silence", "Story", "name=\"confidence\"", "type=\"radio\""],
        ),
    ];
    for (body, parts) in cases {
        let kind = body.kind();
        let html = html(body);
        for part in parts {
            assert!(html.contains(part), "{kind}: {part} is not in {html}");
        }
        assert!(!html.contains("SECRET"), "{kind} gives its key away: {html}");
        assert!(!html.contains("style="), "{kind} has an inline style");
    }
}
