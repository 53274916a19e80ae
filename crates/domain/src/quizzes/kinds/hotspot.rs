//! Hotspot: places on a picture. The places that can be chosen are drawn and lettered, so that they can be chosen by keyboard and be named aloud.
//!
//! Response: when one place is asked for, the field `spot` with the area's id; when several are, a field for each, named by its id, value `1`.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{AreaView, Control, ImageView, Seen};

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

const FIELD: &str = "spot";

impl Shape {
    /// What is wrong with it in a picture of this size: too few corners, no extent, or something outside the picture.
    fn problem(&self, width: u32, height: u32) -> Option<Wrong> {
        let inside = |x: f64, y: f64| (0.0..=f64::from(width)).contains(&x) && (0.0..=f64::from(height)).contains(&y);
        let fits = match self {
            Self::Circle { x, y, radius } => *radius > 0.0 && inside(x - radius, y - radius) && inside(x + radius, y + radius),
            Self::Rectangle { x, y, width, height } => *width > 0.0 && *height > 0.0 && inside(*x, *y) && inside(x + width, y + height),
            Self::Polygon { points } if points.len() < 3 => return Some(Wrong::TooFew),
            Self::Polygon { points } => points.iter().all(|(x, y)| inside(*x, *y)),
        };
        (!fits).then_some(Wrong::BadRange)
    }
}

impl Hotspot {
    fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.areas.iter().map(|area| area.id.as_str())
    }

    fn right_ids(&self) -> impl Iterator<Item = &str> {
        self.areas.iter().filter(|area| area.correct).map(|area| area.id.as_str())
    }

    fn is_chosen(&self, response: &Response, id: &str) -> bool {
        if self.multiple { response.ticked(id) } else { response.get(FIELD) == Some(id) }
    }
}

impl Kind for Hotspot {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(!self.image.is_empty(), "image", Wrong::NoText);
        choice::check_text(problems, "alt", &self.alt);
        problems.expect(self.width > 0, "width", Wrong::BadRange);
        problems.expect(self.height > 0, "height", Wrong::BadRange);
        problems.expect(self.areas.len() >= 2, "areas", Wrong::TooFew);
        problems.expect(self.right_ids().next().is_some(), "areas", Wrong::NoRightAnswer);
        problems.ids("areas", self.ids());
        for (place, area) in self.areas.iter().enumerate() {
            choice::check_text(problems, format!("areas.{place}.label"), &area.label);
            if let Some(wrong) = area.shape.problem(self.width, self.height) {
                problems.at(format!("areas.{place}.shape"), |problems| problems.note(wrong));
            }
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        if self.multiple {
            choice::check_ticks(response, self.ids())
        } else {
            choice::check_fields(response, |field, value| (field == FIELD).then(|| self.ids().any(|id| id == value)))
        }
    }

    fn is_complete(&self, response: &Response) -> bool {
        !response.is_empty()
    }

    /// One place: everything for any right one.
    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        let mut chosen = self.areas.iter().map(|area| (area.correct, self.is_chosen(response, &area.id)));
        if self.multiple {
            Score::Share(choice::ticks_with_deduction(chosen))
        } else if chosen.any(|area| area == (true, true)) {
            Score::FULL
        } else {
            Score::NONE
        }
    }

    /// Several places: none, as for several options.
    fn guess(&self) -> Option<f64> {
        (!self.multiple).then(|| choice::ratio(self.right_ids().count(), self.areas.len()))
    }

    fn parts(&self) -> Vec<Part> {
        if self.multiple {
            return choice::tick_parts(self.areas.iter().map(|area| (area.id.as_str(), area.correct)));
        }
        let class = |area: &Area| Class { id: area.id.clone(), credit: if area.correct { 1.0 } else { 0.0 } };
        vec![Part { id: String::new(), classes: self.areas.iter().map(class).collect() }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        if self.multiple {
            return choice::tick_classes(response, self.ids());
        }
        vec![response.get(FIELD).filter(|chosen| self.ids().any(|id| id == *chosen)).map(ToOwned::to_owned)]
    }

    fn solution(&self, _: &Variables) -> Response {
        if self.multiple {
            return choice::ticks(self.right_ids());
        }
        self.right_ids().next().map(|id| Response::from([(FIELD, id)])).unwrap_or_default()
    }

    /// The picture gives the order.
    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let view = |area: &Area| {
            let (chosen, in_solution) = (self.is_chosen(seen.response, &area.id), area.correct);
            let share = if in_solution { 1.0 } else { 0.0 };
            let html = choice::escaped(&seen.text(&area.label));
            let option = Offered { id: &area.id, html, chosen, share, in_solution, feedback: &area.feedback }.view(seen);
            AreaView { option, shape: area.shape.clone() }
        };
        vec![Control::Image(ImageView {
            name: if self.multiple { String::new() } else { FIELD.to_owned() },
            multiple: self.multiple,
            src: self.image.clone(),
            alt: seen.text(&self.alt),
            width: self.width,
            height: self.height,
            areas: self.areas.iter().map(view).collect(),
        })]
    }

    /// Labels are plain like the alternative text, for they are read aloud in its place.
    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.alt, Place::Plain);
        for area in &mut self.areas {
            visit(&mut area.label, Place::Plain);
            visit(&mut area.feedback, Place::Block);
        }
    }
}

#[cfg(test)]
#[path = "hotspot_tests.rs"]
mod tests;
