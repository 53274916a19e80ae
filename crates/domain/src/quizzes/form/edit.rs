//! What the buttons inside the form do: rows are added, removed and moved, another variant is taken.

use super::draft::{Draft, join};
use super::schema::{self, Content, Field, List, Shape, Word};

/// One press of a button, said as `add:body.options`, `remove:body.options.2`, `up:…`, `down:…`, `take:body.gaps.0.accepts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new row at the end of the list.
    Add(String),
    Remove(String, usize),
    Up(String, usize),
    Down(String, usize),
    /// Makes room for what belongs to the variant that was chosen.
    Take(String),
}

impl Edit {
    /// None for what is no edit.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let (verb, path) = word.split_once(':')?;
        let row = || {
            let (list, number) = path.rsplit_once('.')?;
            Some((list.to_owned(), number.parse().ok()?))
        };
        Some(match verb {
            "add" => Self::Add(path.to_owned()),
            "take" => Self::Take(path.to_owned()),
            "remove" => row().map(|(list, number)| Self::Remove(list, number))?,
            "up" => row().map(|(list, number)| Self::Up(list, number))?,
            "down" => row().map(|(list, number)| Self::Down(list, number))?,
            _ => return None,
        })
    }
}

/// One part of a path.
enum Step {
    Field(&'static Field),
    Row(&'static List, usize),
    Unknown,
}

impl Draft {
    /// Does what the button says; what is not there, or is not to be changed, stays as it is.
    pub fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Add(path) => {
                if let Some(list) = self.list(path).filter(|list| !list.fixed) {
                    self.add_row(list, path);
                }
            }
            Edit::Remove(path, number) => {
                let rows = self.rows(path);
                if *number < rows && self.list(path).is_some_and(|list| !list.fixed) {
                    self.cut(&join(path, &number.to_string()));
                    for row in number + 1..rows {
                        self.rename(&join(path, &row.to_string()), &join(path, &(row - 1).to_string()));
                    }
                }
            }
            Edit::Up(path, number) if *number > 0 => self.swap(path, number - 1),
            Edit::Up(..) => {}
            Edit::Down(path, number) => self.swap(path, *number),
            Edit::Take(path) => {
                if let Some(Field { shape: Shape::Either(_, variants), .. }) = self.find(path) {
                    match &self.variant(path, variants).content {
                        Content::Fields(fields) => self.seed(fields, path),
                        Content::Nothing | Content::Value(_) => {}
                    }
                }
            }
        }
    }

    fn list(&self, path: &str) -> Option<&'static List> {
        match &self.find(path)?.shape {
            Shape::List(list) => Some(list),
            _ => None,
        }
    }

    /// The field of the schema at a path in the body; numbers of rows are passed over.
    fn find(&self, path: &str) -> Option<&'static Field> {
        path.strip_prefix("body.")?;
        self.walk(path).into_iter().rev().find_map(|step| match step {
            Step::Field(field) => Some(field),
            Step::Row(..) | Step::Unknown => None,
        })
    }

    /// What a path says to people, part by part: fields, and rows with their numbers from 1. Ends where the path leaves the form.
    #[must_use]
    pub fn trail(&self, path: &str) -> Vec<(Word, Option<usize>)> {
        let steps = self.walk(path).into_iter();
        steps
            .filter_map(|step| match step {
                Step::Field(field) => Some((field.word, None)),
                Step::Row(list, number) => Some((list.word, Some(number + 1))),
                Step::Unknown => None,
            })
            .collect()
    }

    fn walk(&self, path: &str) -> Vec<Step> {
        let mut fields = if path.starts_with("body.") { self.body() } else { schema::ITEM };
        let mut at = String::new();
        let mut list = None;
        let mut steps = Vec::new();
        for part in path.split('.') {
            at = join(&at, part);
            if at == "body" {
                continue;
            }
            if let (Some(rows), Ok(number)) = (list, part.parse::<usize>()) {
                steps.push(Step::Row(rows, number));
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.name == part) else {
                // the language of a text, or a word of several
                let inside = matches!(steps.last(), Some(Step::Field(Field { shape: Shape::Text(_) | Shape::Any(_), .. })));
                if !inside {
                    steps.push(Step::Unknown);
                }
                break;
            };
            steps.push(Step::Field(field));
            (fields, list) = match &field.shape {
                Shape::List(rows) => (rows.row, Some(rows)),
                Shape::Group(fields) => (*fields, None),
                Shape::Either(_, variants) => match &self.variant(&at, variants).content {
                    Content::Fields(fields) => (*fields, None),
                    Content::Value(field) => (std::slice::from_ref(field), None),
                    Content::Nothing => (&[][..], None),
                },
                _ => (&[][..], None),
            };
        }
        if matches!(steps.last(), Some(Step::Unknown)) { Vec::new() } else { steps }
    }

    /// Takes out everything at a path and below, with the rest of each path.
    fn cut(&mut self, path: &str) -> Vec<(String, String)> {
        let start = format!("{path}.");
        let below: Vec<String> =
            self.fields.range(start.clone()..).map(|(path, _)| path).take_while(|path| path.starts_with(&start)).cloned().collect();
        below.into_iter().filter_map(|path| Some((path[start.len()..].to_owned(), self.fields.remove(&path)?))).collect()
    }

    fn rename(&mut self, from: &str, to: &str) {
        for (rest, value) in self.cut(from) {
            self.fields.insert(join(to, &rest), value);
        }
    }

    /// Changes a row with the one after it.
    fn swap(&mut self, list: &str, number: usize) {
        if number + 1 >= self.rows(list) || self.list(list).is_none() {
            return;
        }
        let (first, second) = (join(list, &number.to_string()), join(list, &(number + 1).to_string()));
        let (was_first, was_second) = (self.cut(&first), self.cut(&second));
        for (row, fields) in [(&second, was_first), (&first, was_second)] {
            for (rest, value) in fields {
                self.fields.insert(join(row, &rest), value);
            }
        }
    }
}
