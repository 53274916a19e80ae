//! Hotspot: places on a picture. The places that can be chosen are drawn and lettered, so that they can be chosen by keyboard and be named aloud.
//!
//! Response: when one place is asked for, the field `spot` with the area's id; when several are, a field for each, named by its id, value `1`.

use serde::{Deserialize, Serialize};

use crate::Text;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hotspot {
    /// The picture's file in the package, `media/seam.svg`, or its address on this server.
    pub image: String,
    pub alt: Text,
    /// Of the picture, in the unit of the shapes.
    pub width: u32,
    pub height: u32,
    pub areas: Vec<Area>,
    /// Several places are asked for; scored as right − wrong ones, not below 0.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub multiple: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub id: String,
    pub shape: Shape,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub correct: bool,
    /// What there is to see, for those who do not see the picture; says no more than the picture does.
    pub label: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

/// In the unit of the picture's width and height.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Centre and radius.
    Circle { x: f64, y: f64, radius: f64 },
    /// Upper left corner.
    Rectangle { x: f64, y: f64, width: f64, height: f64 },
    /// At least three corners.
    Polygon { points: Vec<(f64, f64)> },
}
