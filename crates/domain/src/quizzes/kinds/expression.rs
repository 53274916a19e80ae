//! Expressions of variables, for formula items.
//!
//! A parser of its own, for want of a library that fits: of the permissive ones `exmex` (MIT/Apache-2.0) brings `regex` (which is not to be in the wasm), more
//! functions and operators than our format names and no bound on depth; `evalexpr` is AGPL. What is needed is small: it parses once into postfix order, so that
//! computing is a loop over at most [`MAX_LENGTH`] steps; only the parser recurses, at most [`MAX_DEPTH`] deep.
//!
//! `+ - * / ^` with the usual precedence (`^` binds to the right and before a sign: `-2^2` is -4), parentheses, decimal points, `pi`, `e`, and the
//! functions of [`FUNCTIONS`]. `×`, `·`, `÷` and `−` are read as `*`, `*`, `/` and `-`. A product has to be written: `2*a`, not `2a`.

use std::iter::Peekable;
use std::str::Chars;

use crate::quizzes::response::Variables;

/// In characters.
pub(super) const MAX_LENGTH: usize = 1000;

/// Of parentheses, signs and powers in each other.
const MAX_DEPTH: usize = 64;

type Function = fn(f64) -> f64;

/// Those of one argument; `min` and `max` take one or more.
const FUNCTIONS: [(&str, Function); 11] = [
    ("sqrt", f64::sqrt),
    ("abs", f64::abs),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("tan", f64::tan),
    ("ln", f64::ln),
    ("log10", f64::log10),
    ("exp", f64::exp),
    ("round", f64::round),
    ("floor", f64::floor),
    ("ceil", f64::ceil),
];

/// An expression, ready to be computed.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    steps: Vec<Step>,
}

/// Takes its operands off the stack and puts its result there.
#[derive(Clone, Debug)]
enum Step {
    Number(f64),
    Variable(String),
    Negate,
    Call(Function),
    Combine(fn(f64, f64) -> f64),
}

/// The text is no expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoExpression;

impl Expression {
    pub fn parse(text: &str) -> Result<Self, NoExpression> {
        if text.chars().count() > MAX_LENGTH {
            return Err(NoExpression);
        }
        let mut parser = Parser { rest: text.chars().peekable(), steps: Vec::new(), depth: 0 };
        parser.sum()?;
        if parser.peek().is_some() { Err(NoExpression) } else { Ok(Self { steps: parser.steps }) }
    }

    /// The names in it that are neither constants nor functions.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| if let Step::Variable(name) = step { Some(name.as_str()) } else { None })
    }

    /// The value; none when a variable is missing or the value is not finite (a division by zero, a root of a negative number, too large).
    pub fn compute(&self, variables: &Variables) -> Option<f64> {
        let mut stack: Vec<f64> = Vec::new();
        for step in &self.steps {
            let value = match step {
                Step::Number(value) => *value,
                Step::Variable(name) => *variables.get(name)?,
                Step::Negate => -stack.pop()?,
                Step::Call(function) => function(stack.pop()?),
                Step::Combine(combine) => {
                    let right = stack.pop()?;
                    combine(stack.pop()?, right)
                }
            };
            // what is not finite may become so again (1/(1/0)), and would be no answer that anybody meant
            stack.push(Some(value).filter(|value| value.is_finite())?);
        }
        stack.pop()
    }
}

/// Whether a variable can have this name: ASCII letters, digits and `_` after a letter, at most 30, and not what the expression has a meaning for.
pub(super) fn is_name(name: &str) -> bool {
    let well_formed = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    well_formed && name.len() <= 30 && constant(name).is_none() && !is_function(name)
}

fn constant(name: &str) -> Option<f64> {
    match name {
        "pi" => Some(std::f64::consts::PI),
        "e" => Some(std::f64::consts::E),
        _ => None,
    }
}

fn is_function(name: &str) -> bool {
    matches!(name, "min" | "max") || FUNCTIONS.iter().any(|(known, _)| *known == name)
}

struct Parser<'t> {
    rest: Peekable<Chars<'t>>,
    steps: Vec<Step>,
    depth: usize,
}

impl Parser<'_> {
    /// The next character that is not a space.
    fn peek(&mut self) -> Option<char> {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
        self.rest.peek().map(|c| match c {
            '×' | '·' | '⋅' => '*',
            '÷' => '/',
            '−' | '–' => '-',
            other => *other,
        })
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.rest.next();
        }
        there
    }

    fn expect(&mut self, wanted: char) -> Result<(), NoExpression> {
        if self.take(wanted) { Ok(()) } else { Err(NoExpression) }
    }

    /// Parses something within something.
    fn deeper(&mut self, parse: impl FnOnce(&mut Self) -> Result<(), NoExpression>) -> Result<(), NoExpression> {
        if self.depth >= MAX_DEPTH {
            return Err(NoExpression);
        }
        self.depth += 1;
        parse(self)?;
        self.depth -= 1;
        Ok(())
    }

    fn sum(&mut self) -> Result<(), NoExpression> {
        self.product()?;
        loop {
            let combine: fn(f64, f64) -> f64 = if self.take('+') {
                |a, b| a + b
            } else if self.take('-') {
                |a, b| a - b
            } else {
                return Ok(());
            };
            self.product()?;
            self.steps.push(Step::Combine(combine));
        }
    }

    fn product(&mut self) -> Result<(), NoExpression> {
        self.signed()?;
        loop {
            let combine: fn(f64, f64) -> f64 = if self.take('*') {
                |a, b| a * b
            } else if self.take('/') {
                |a, b| a / b
            } else {
                return Ok(());
            };
            self.signed()?;
            self.steps.push(Step::Combine(combine));
        }
    }

    fn signed(&mut self) -> Result<(), NoExpression> {
        if self.take('-') {
            self.deeper(Self::signed)?;
            self.steps.push(Step::Negate);
            Ok(())
        } else if self.take('+') {
            self.deeper(Self::signed)
        } else {
            self.power()
        }
    }

    fn power(&mut self) -> Result<(), NoExpression> {
        self.atom()?;
        if self.take('^') {
            self.deeper(Self::signed)?;
            self.steps.push(Step::Combine(f64::powf));
        }
        Ok(())
    }

    fn atom(&mut self) -> Result<(), NoExpression> {
        match self.peek().ok_or(NoExpression)? {
            '(' => {
                self.rest.next();
                self.deeper(Self::sum)?;
                self.expect(')')
            }
            c if c.is_ascii_digit() || c == '.' => self.number(),
            c if c.is_ascii_alphabetic() => self.named(),
            _ => Err(NoExpression),
        }
    }

    fn number(&mut self) -> Result<(), NoExpression> {
        let mut digits = String::new();
        while let Some(c) = self.rest.next_if(|c| c.is_ascii_digit() || *c == '.') {
            digits.push(c);
        }
        // a power of ten: `2e3`, `2e-3`
        if let Some(e) = self.rest.next_if(|c| matches!(c, 'e' | 'E')) {
            digits.push(e);
            digits.extend(self.rest.next_if(|c| matches!(c, '+' | '-')));
            while let Some(c) = self.rest.next_if(char::is_ascii_digit) {
                digits.push(c);
            }
        }
        self.steps.push(Step::Number(digits.parse().map_err(|_| NoExpression)?));
        Ok(())
    }

    /// A constant, a variable or a function with its arguments.
    fn named(&mut self) -> Result<(), NoExpression> {
        let mut name = String::new();
        while let Some(c) = self.rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
            name.push(c);
        }
        if is_function(&name) {
            return self.call(&name);
        }
        self.steps.push(constant(&name).map_or(Step::Variable(name), Step::Number));
        Ok(())
    }

    fn call(&mut self, name: &str) -> Result<(), NoExpression> {
        self.expect('(')?;
        self.deeper(Self::sum)?;
        if let Some((_, function)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
            self.steps.push(Step::Call(*function));
        } else {
            while self.take(',') {
                self.deeper(Self::sum)?;
                self.steps.push(Step::Combine(if name == "min" { f64::min } else { f64::max }));
            }
        }
        self.expect(')')
    }
}

#[cfg(test)]
#[path = "expression_tests.rs"]
mod tests;
