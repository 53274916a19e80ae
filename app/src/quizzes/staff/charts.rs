//! Diagrams of the statistics, drawn on the server as SVG. Each has a title and a description, stands beside a table with the same figures, and takes its
//! colours from classes, so it is readable in light and dark. What can be drawn is drawn from numbers alone: nothing a person wrote gets in here unescaped.

use domain::Language;
use domain::quizzes::statistics::Difference;

use super::words;
use crate::quizzes::html::{append, escape};

macro_rules! draw {
    ($out:expr, $($what:tt)*) => { append($out, format_args!($($what)*)) };
}

/// The start of a drawing with what it shows, for those who cannot see it.
fn open(out: &mut String, id: &str, width: u32, height: u32, title: &str, text: &str) {
    draw!(
        out,
        r#"<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>"#,
        escape(title),
        escape(text)
    );
}

/// How many results lie in each tenth from 0 to 100 per cent; 100 is in the last one.
#[must_use]
pub fn tenths(percents: &[f64]) -> [usize; 10] {
    let mut counts = [0; 10];
    for percent in percents {
        let tenth = (1..10).take_while(|edge| *percent >= f64::from(*edge) * 10.0 - 1e-9).count();
        counts[tenth] += 1;
    }
    counts
}

/// Results by tenths as columns, with a line at the pass mark.
#[must_use]
pub fn histogram(lang: Language, counts: &[usize; 10], pass: Option<u8>, title: &str, text: &str) -> String {
    const LEFT: f64 = 36.0;
    const BOTTOM: f64 = 172.0;
    const HEIGHT: f64 = 150.0;
    const STEP: f64 = 44.0;
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let tall = |count: usize| HEIGHT * ratio(count, most);
    let mut out = String::new();
    open(&mut out, "histogram", 506, 204, title, text);
    draw!(&mut out, r#"<line class="chart__axis" x1="{LEFT}" y1="{BOTTOM}" x2="480" y2="{BOTTOM}"/>"#);
    for (place, count) in (0_u8..).zip(counts) {
        let x = LEFT + f64::from(place) * STEP;
        let height = tall(*count);
        draw!(
            &mut out,
            r#"<rect class="chart__bar" x="{:.1}" y="{:.1}" width="{}" height="{height:.1}"/>"#,
            x + 2.0,
            BOTTOM - height,
            STEP - 4.0
        );
        if *count > 0 {
            draw!(&mut out, r#"<text class="chart__figure" x="{:.1}" y="{:.1}">{count}</text>"#, x + STEP / 2.0, BOTTOM - height - 5.0);
        }
    }
    for edge in (0_u8..=10).step_by(2) {
        let x = LEFT + f64::from(edge) * STEP;
        let label = words::percent(lang, f64::from(edge) * 10.0);
        draw!(&mut out, r#"<text class="chart__label" x="{x:.1}" y="{}">{label}</text>"#, BOTTOM + 22.0);
    }
    if let Some(pass) = pass {
        let x = LEFT + f64::from(pass) / 10.0 * STEP;
        draw!(&mut out, r#"<line class="chart__mark" x1="{x:.1}" y1="6" x2="{x:.1}" y2="{BOTTOM}"/>"#);
    }
    out.push_str("</svg>");
    out
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// A bar of a share (per cent) for a cell of a table; the figure stands beside it.
#[must_use]
pub fn bar(share: f64, right: bool) -> String {
    let class = if right { "chart__bar chart__bar--right" } else { "chart__bar" };
    format!(
        r#"<svg class="chart-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="chart__ground" width="100" height="10"/><rect class="{class}" width="{:.1}" height="10"/></svg>"#,
        share.clamp(0.0, 100.0)
    )
}

/// A place for the facility with its interval, for a cell of a table.
#[must_use]
pub fn whisker(centre: f64, low: f64, high: f64) -> String {
    let at = |value: f64| value.clamp(0.0, 100.0);
    format!(
        r#"<svg class="chart-bar" viewBox="-3 0 106 10" aria-hidden="true"><rect class="chart__ground" y="3.5" width="100" height="3"/><line class="chart__whisker" x1="{:.1}" y1="5" x2="{:.1}" y2="5"/><circle class="chart__point" cx="{:.1}" cy="5" r="3"/></svg>"#,
        at(low),
        at(high),
        at(centre)
    )
}

/// A row of a [`forest`] plot.
pub struct Row {
    pub label: String,
    pub difference: Difference,
    pub flagged: bool,
}

/// Differences with their intervals beside a line at 0; `easier` says what left and right mean.
#[must_use]
pub fn forest(lang: Language, rows: &[Row], title: &str, text: &str) -> String {
    const LEFT: f64 = 150.0;
    const RIGHT: f64 = 470.0;
    const LINE: f64 = 34.0;
    let ends = rows.iter().flat_map(|row| {
        let interval = row.difference.interval.map_or([row.difference.points; 2], |i| [i.low, i.high]);
        interval.into_iter().chain([row.difference.points]).map(f64::abs)
    });
    // whole twenties, so that the scale has round figures
    let reach = (ends.fold(20.0, f64::max) / 20.0).ceil() * 20.0;
    let x = |points: f64| LEFT + (points.clamp(-reach, reach) + reach) / (2.0 * reach) * (RIGHT - LEFT);
    let count = f64::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let bottom = 16.0 + LINE * count;
    let mut out = String::new();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows of 34 units")]
    open(&mut out, "forest", 490, (bottom + 30.0) as u32, title, text);
    let (low, high) = (x(-5.0), x(5.0));
    draw!(&mut out, r#"<rect class="chart__ground" x="{low:.1}" y="8" width="{:.1}" height="{:.1}"/>"#, high - low, bottom - 8.0);
    draw!(&mut out, r#"<line class="chart__axis" x1="{0:.1}" y1="8" x2="{0:.1}" y2="{bottom:.1}"/>"#, x(0.0));
    let mut y = 16.0 + LINE / 2.0;
    for row in rows {
        let class = if row.flagged { " chart__point--flagged" } else { "" };
        draw!(&mut out, r#"<text class="chart__name" x="0" y="{:.1}">{}</text>"#, y + 5.0, escape(&row.label));
        if let Some(interval) = row.difference.interval {
            draw!(
                &mut out,
                r#"<line class="chart__whisker" x1="{:.1}" y1="{y:.1}" x2="{:.1}" y2="{y:.1}"/>"#,
                x(interval.low),
                x(interval.high)
            );
        }
        draw!(
            &mut out,
            r#"<rect class="chart__point{class}" x="{:.1}" y="{:.1}" width="10" height="10"/>"#,
            x(row.difference.points) - 5.0,
            y - 5.0
        );
        y += LINE;
    }
    for points in [-reach, 0.0, reach] {
        let label = words::signed(lang, points);
        draw!(&mut out, r#"<text class="chart__label" x="{:.1}" y="{:.1}">{label}</text>"#, x(points), bottom + 22.0);
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quizzes::statistics::Interval;

    #[test]
    fn every_result_is_in_one_tenth() {
        assert_eq!(tenths(&[0.0, 9.99, 10.0, 59.9, 60.0, 99.0, 100.0]), [2, 1, 0, 0, 0, 1, 1, 0, 0, 2]);
        assert_eq!(tenths(&[]), [0; 10]);
    }

    #[test]
    fn nothing_to_draw_is_still_a_drawing() {
        let svg = histogram(Language::En, &[0; 10], None, "a", "b");
        assert!(svg.contains(r#"height="0.0""#) && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        assert!(!forest(Language::De, &[], "a", "b").contains("NaN"));
    }

    #[test]
    fn words_in_a_drawing_are_text() {
        let difference = Difference { points: -30.0, interval: Some(Interval { low: -60.0, high: 1.0 }) };
        let svg = forest(Language::Zh, &[Row { label: "<b>".into(), difference, flagged: true }], "\"", "<x>");
        assert!(svg.contains("&lt;b&gt;") && svg.contains("&lt;x&gt;") && !svg.contains("<b>"), "{svg}");
    }
}
