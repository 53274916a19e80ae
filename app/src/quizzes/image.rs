//! A picture with places to choose. The places are drawn and lettered on it, and listed below it with their labels: the list is the control, the picture shows
//! where they are; with scripts a tap on a place ticks it in the list.

use domain::quizzes::kinds::Shape;
use domain::quizzes::view::ImageView;

use super::controls::{Named, Place};
use super::html::{escape, put};
use super::rows::letter;

pub(super) fn image(out: &mut String, view: &ImageView, place: Place) {
    let slot = place.slot;
    let (width, height) = (view.width.max(1), view.height.max(1));
    let size = f64::from(width.max(height)) / 18.0;
    put!(
        out,
        r#"<div class="places"><svg viewBox="0 0 {width} {height}" role="img" aria-label="{}"><image href="{}" width="{width}" height="{height}"/>"#,
        escape(&view.alt),
        escape(&view.src)
    );
    for (at, area) in view.areas.iter().enumerate() {
        let name = if view.multiple { String::new() } else { format!("{}-", view.name) };
        put!(
            out,
            r#"<g data-for="q{slot}-{}{}" data-chosen="{}"{}{}>"#,
            escape(&name),
            escape(&area.option.value),
            area.option.chosen,
            Place::tone(area.option.mark),
            if area.option.solution { " data-solution" } else { "" }
        );
        let (x, y) = outline(out, &area.shape);
        put!(
            out,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size:.1}" dy="0.35em" text-anchor="middle" stroke-width="{:.1}">{}</text></g>"#,
            size / 4.0,
            letter(at)
        );
    }
    out.push_str(r#"</svg><div class="answers">"#);
    for (at, area) in view.areas.iter().enumerate() {
        place.option(out, &area.option, Named { name: &view.name, multiple: view.multiple }, Some(&letter(at)));
    }
    out.push_str("</div></div>");
}

/// Draws the shape; its middle is where the letter goes.
fn outline(out: &mut String, shape: &Shape) -> (f64, f64) {
    match shape {
        Shape::Circle { x, y, radius } => {
            put!(out, r#"<circle cx="{x}" cy="{y}" r="{radius}"/>"#);
            (*x, *y)
        }
        Shape::Rectangle { x, y, width, height } => {
            put!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"/>"#);
            (x + width / 2.0, y + height / 2.0)
        }
        Shape::Polygon { points } => {
            out.push_str(r#"<polygon points=""#);
            for (x, y) in points {
                put!(out, "{x},{y} ");
            }
            out.push_str(r#""/>"#);
            #[expect(clippy::cast_precision_loss, reason = "a few corners")]
            let count = points.len().max(1) as f64;
            let sum = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
            (sum.0 / count, sum.1 / count)
        }
    }
}
