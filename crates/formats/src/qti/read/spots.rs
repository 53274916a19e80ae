//! Places on a picture.

use domain::quizzes::item::Body;
use domain::quizzes::kinds::{Area, Hotspot, Shape};
use domain::{Language, Text};

use super::declarations::number;
use super::feedback::Feedback;
use super::kept::labels;
use super::processing::How;
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::text::picture;
use crate::qti::tree::Element;

pub fn read(reader: &mut Reader<'_, '_>, interaction: &Element, feedback: &mut Feedback) -> Result<Body, Refused> {
    let response =
        interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default();
    let shown = interaction.find(&|element| picture(element).is_some());
    let Some((shown, img)) = shown.first().and_then(|element| Some((*element, picture(element)?))) else {
        return Err((What::UnsupportedKind { detail: interaction.name.clone() }, interaction.line));
    };
    let address = img.attribute("src").unwrap_or_default();
    let image = reader.media.take(reader.package.as_deref_mut(), &reader.file, address).map_err(|what| (what, shown.line))?;
    let choices: Vec<&Element> = interaction.all("hotspot-choice").collect();
    let size = |name: &str| img.attribute(name).and_then(number).filter(|size| (1.0..1e6).contains(size));
    let (width, height) = (size("width"), size("height"));
    let mut areas = Vec::with_capacity(choices.len());
    for choice in &choices {
        let identifier = choice.attribute("identifier").unwrap_or_default();
        let kept = choice.ours("shape").and_then(|kept| serde_json::from_str(kept).ok());
        let Some(shape) = kept.or_else(|| shape(reader, choice, width, height)) else {
            reader.approximated(choice.line, What::BadValue { detail: choice.attribute("coords").unwrap_or("coords").to_owned() });
            continue;
        };
        let mapped = response.mapping.as_ref().is_some_and(|mapping| mapping.of(identifier) > 0.0);
        let correct = response.is_correct(identifier) || mapped && (response.correct.is_empty() || reader.is_mapped(&response));
        let label = label(reader, choice, areas.len());
        let feedback = reader.feedback_of(choice, feedback);
        areas.push(Area { id: reader.names.ours(identifier), shape, correct, label, feedback });
    }
    if !areas.iter().any(|area| area.correct) {
        return Err((What::NoRightAnswer, interaction.line));
    }
    let multiple = !(response.is_single() || response.cardinality.is_empty() && interaction.attribute("max-choices") == Some("1"));
    if multiple && reader.processing.how == How::MatchCorrect {
        reader.scoring_approximated(interaction.line, "match_correct");
    }
    reader.note_processing(interaction.line);
    let (right, bottom) =
        areas.iter().map(|area| extent(&area.shape)).fold((1.0, 1.0), |(x, y), (right, bottom)| (f64::max(x, right), f64::max(y, bottom)));
    let alt = alt(reader, shown, &img);
    Ok(Body::Hotspot(Hotspot {
        image,
        alt,
        width: whole(width.unwrap_or(right)),
        height: whole(height.unwrap_or(bottom)),
        areas,
        multiple,
    }))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a million")]
fn whole(size: f64) -> u32 {
    size.clamp(1.0, 1e6).round() as u32
}

/// The words of an attribute in the language of the item, or those kept beside it.
fn attribute_text(element: &Element, language: Language, words: Option<&str>) -> Text {
    let mut text = labels(element, "label");
    if let Some(words) = words.filter(|words| text.is_empty() && !words.trim().is_empty()) {
        text.set(language, words);
    }
    text
}

fn label(reader: &mut Reader<'_, '_>, choice: &Element, place: usize) -> Text {
    let words = choice.attribute("hotspot-label").or(choice.attribute("aria-label"));
    let mut text = attribute_text(choice, reader.language, words);
    if text.is_empty() {
        reader.approximated(choice.line, What::NoText);
        text.set(reader.language, crate::ids::letter(place).to_uppercase());
    }
    text
}

fn alt(reader: &mut Reader<'_, '_>, shown: &Element, img: &Element) -> Text {
    let text = attribute_text(shown, reader.language, img.attribute("alt"));
    if text.is_empty() {
        reader.approximated(shown.line, What::NoText);
    }
    text
}

fn shape(reader: &mut Reader<'_, '_>, choice: &Element, width: Option<f64>, height: Option<f64>) -> Option<Shape> {
    let sides = [width.unwrap_or(100.0), height.unwrap_or(100.0)];
    let coords: Vec<f64> = choice
        .attribute("coords")?
        .split([',', ' '])
        .filter(|part| !part.is_empty())
        .enumerate()
        .map(|(place, part)| match part.strip_suffix('%') {
            Some(percent) => number(percent).map(|percent| percent / 100.0 * sides[place % 2]),
            None => number(part),
        })
        .collect::<Option<_>>()?;
    match (choice.attribute("shape")?, coords.as_slice()) {
        ("circle", [x, y, radius]) => Some(Shape::Circle { x: *x, y: *y, radius: *radius }),
        ("rect", [left, top, right, bottom]) => {
            Some(Shape::Rectangle { x: left.min(*right), y: top.min(*bottom), width: (right - left).abs(), height: (bottom - top).abs() })
        }
        ("poly", corners) if corners.len() >= 6 && corners.len() % 2 == 0 => {
            let mut points: Vec<(f64, f64)> = corners.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
            // a polygon of QTI may come back to where it began
            if points.len() > 3 && points.first() == points.last() {
                points.pop();
            }
            Some(Shape::Polygon { points })
        }
        ("ellipse", [x, y, across, down]) => {
            reader.approximated(choice.line, What::SettingDropped { detail: "ellipse".to_owned() });
            let corner = |place: u32| {
                let angle = f64::from(place) * std::f64::consts::PI / 8.0;
                (x + across * angle.cos(), y + down * angle.sin())
            };
            Some(Shape::Polygon { points: (0..16).map(corner).collect() })
        }
        ("default", _) => Some(Shape::Rectangle { x: 0.0, y: 0.0, width: width?, height: height? }),
        _ => None,
    }
}

fn extent(shape: &Shape) -> (f64, f64) {
    match shape {
        Shape::Circle { x, y, radius } => (x + radius, y + radius),
        Shape::Rectangle { x, y, width, height } => (x + width, y + height),
        Shape::Polygon { points } => points.iter().fold((1.0, 1.0), |(right, bottom), (x, y)| (f64::max(right, *x), f64::max(bottom, *y))),
    }
}
