//! What the buttons inside the form do: rows are added, removed and moved, another variant is taken.

use super::draft::{Draft, join};
use super::schema::{self, Content, Field, List, Shape};

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

    /// The field of the schema at a path; numbers of rows are passed over.
    fn find(&self, path: &str) -> Option<&'static Field> {
        let mut fields = self.body();
        let mut at = "body".to_owned();
        let mut found = None;
        for part in path.strip_prefix("body.")?.split('.') {
            at = join(&at, part);
            if part.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let field = fields.iter().find(|field| field.name == part)?;
            found = Some(field);
            fields = match &field.shape {
                Shape::List(list) => list.row,
                Shape::Group(fields) => fields,
                Shape::Either(_, variants) => match &self.variant(&at, variants).content {
                    Content::Fields(fields) => fields,
                    Content::Nothing | Content::Value(_) => &[],
                },
                _ => &[],
            };
        }
        found
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

/// Whether a path is one of an item's fields, for tests of the schema.
#[cfg(test)]
pub(super) fn knows(draft: &Draft, path: &str) -> bool {
    schema::ITEM.iter().any(|field| path.split('.').next() == Some(field.name)) || draft.find(path).is_some()
}
