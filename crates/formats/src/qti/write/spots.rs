//! Places on a picture.

use std::fmt::Write as _;

use domain::quizzes::kinds::{Area, Hotspot, Shape};

use super::parts::{Parts, Said};
use super::scoring::{Mapping, RESPONSE, Scoring, declaration};
use super::writer::{Writer, with_labels};
use crate::qti::names::{OURS, identifier};
use crate::qti::tree::{Element, element};

pub fn hotspot(writer: &mut Writer<'_>, body: &Hotspot) -> Parts {
    let address = if body.image.starts_with("media/") { format!("../{}", body.image) } else { body.image.clone() };
    let alt = writer.plain(&body.alt);
    let img = element("img").with("src", address).with("alt", &alt).with("width", body.width).with("height", body.height);
    let img = with_labels(img, "label", &body.alt, &alt, writer.main);
    let areas = body.areas.iter().map(|area| self::area(writer, area)).collect::<Vec<_>>();
    let right: Vec<String> = body.areas.iter().filter(|area| area.correct).map(|area| identifier(&area.id)).collect();
    let share = if body.multiple { writer.marks / f64::from(u32::try_from(right.len().max(1)).unwrap_or(u32::MAX)) } else { writer.marks };
    let points = |area: &Area| match (area.correct, body.multiple) {
        (true, _) => Some(share),
        (false, true) => Some(-share),
        (false, false) => None,
    };
    let mapping = Mapping::of(body.areas.iter().filter_map(|area| Some((identifier(&area.id), points(area)?)))).within(writer.marks);
    let cardinality = if body.multiple { "multiple" } else { "single" };
    let correct = if body.multiple { right.as_slice() } else { right.get(..1).unwrap_or_default() };
    let interaction =
        element("qti-hotspot-interaction").with("response-identifier", RESPONSE).with("max-choices", u8::from(!body.multiple));
    Parts {
        declarations: vec![declaration(RESPONSE, cardinality, "identifier", correct, Some(&mapping))],
        body: vec![interaction.holding([img]).holding(areas).into()],
        scoring: Scoring::Map,
        feedback: body.areas.iter().map(|area| Said::when_chosen(&identifier(&area.id), &area.feedback)).collect(),
        ..Parts::default()
    }
}

/// Coordinates are whole numbers from 0 in QTI; others are kept beside them.
fn area(writer: &Writer<'_>, area: &Area) -> Element {
    let (shape, coords) = match &area.shape {
        Shape::Circle { x, y, radius } => ("circle", vec![*x, *y, *radius]),
        Shape::Rectangle { x, y, width, height } => ("rect", vec![*x, *y, x + width, y + height]),
        Shape::Polygon { points } => ("poly", points.iter().flat_map(|(x, y)| [*x, *y]).collect()),
    };
    let back = matches!(&area.shape, Shape::Polygon { points } if points.len() > 3 && points.first() == points.last());
    let whole = coords.iter().all(|number| number.fract() == 0.0 && *number >= 0.0) && !back;
    let mut text = String::new();
    for number in coords {
        let _ = write!(text, "{}{}", if text.is_empty() { "" } else { "," }, number.round().max(0.0));
    }
    let kept = if whole { None } else { serde_json::to_string(&area.shape).ok() };
    let label = writer.plain(&area.label);
    let choice = element("qti-hotspot-choice").with("identifier", identifier(&area.id)).with("shape", shape).with("coords", text);
    let choice = choice.with("hotspot-label", &label).with_some(&format!("{OURS}shape"), kept);
    with_labels(choice, "label", &area.label, &label, writer.main)
}
