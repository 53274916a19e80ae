//! What the kinds with fields in a text have in common.

use super::gap_text::{Segment, split};
use crate::Text;
use crate::quizzes::view::{Piece, Seen};

/// The longest answer in a gap, in characters.
pub(super) const MAX: usize = 200;

/// The text in its pieces; `field` makes the field of a marker's id. What is no field stays words.
pub(super) fn pieces(seen: &Seen<'_>, text: &Text, field: impl Fn(&str) -> Option<Piece>) -> Vec<Piece> {
    let piece = |segment: Segment<'_>| match segment {
        Segment::Plain(html) => Piece::Html(html.to_owned()),
        Segment::Marker(marker) => field(marker.id).unwrap_or_else(|| Piece::Html(marker.words.unwrap_or_default().to_owned())),
    };
    split(&seen.text(text)).into_iter().map(piece).collect()
}

/// The mean of shares by their weights, 0 to 1; 0 for none. A weight that is not above 0 counts as 0.
pub(super) fn weighted(shares: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (weight, share) in shares {
        if weight > 0.0 && weight.is_finite() {
            sum += weight * share;
            weights += weight;
        }
    }
    if weights > 0.0 { (sum / weights).clamp(0.0, 1.0) } else { 0.0 }
}
