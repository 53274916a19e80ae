//! Expressions of calculated questions: read from Moodle's form and from ours, written in the other.
//!
//! Ours has `^`, `ln` and bare names; Moodle has `pow(a,b)`, `log` and names in braces.

use std::fmt::Write as _;

use crate::limits::DEPTH;

#[derive(Debug, PartialEq)]
pub(crate) enum Expression {
    Number(String),
    Variable(String),
    /// `pi` or `e`.
    Constant(&'static str),
    Negative(Box<Self>),
    /// Operator, left, right.
    Two(char, Box<Self>, Box<Self>),
    /// The name is ours.
    Call(&'static str, Vec<Self>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Ours,
    Moodle,
}

/// Functions with one argument that both have, by our name and Moodle's.
const FUNCTIONS: [(&str, &str); 11] = [
    ("sqrt", "sqrt"),
    ("abs", "abs"),
    ("sin", "sin"),
    ("cos", "cos"),
    ("tan", "tan"),
    ("ln", "log"),
    ("log10", "log10"),
    ("exp", "exp"),
    ("round", "round"),
    ("floor", "floor"),
    ("ceil", "ceil"),
];

/// Of an expression, in bytes: sums are as deep as they are long.
const LONGEST: usize = 2_000;

/// Reads an expression; nothing for one that has what the other side cannot compute.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Option<Expression> {
    if text.len() > LONGEST {
        return None;
    }
    let mut parser = Parser { rest: text.trim(), dialect, depth: 0 };
    let expression = parser.sum()?;
    parser.rest.is_empty().then_some(expression)
}

struct Parser<'a> {
    rest: &'a str,
    dialect: Dialect,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn take(&mut self, wanted: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(wanted) else { return false };
        self.rest = rest.trim_start();
        true
    }

    fn sum(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut left = self.product()?;
        while let Some(operator) = self.rest.chars().next().filter(|c| matches!(c, '+' | '-')) {
            self.take(&operator.to_string());
            left = Expression::Two(operator, Box::new(left), Box::new(self.product()?));
        }
        self.depth -= 1;
        Some(left)
    }

    fn product(&mut self) -> Option<Expression> {
        let mut left = self.sign()?;
        while let Some(operator) = self.rest.chars().next().filter(|c| matches!(c, '*' | '/')) {
            self.take(&operator.to_string());
            left = Expression::Two(operator, Box::new(left), Box::new(self.sign()?));
        }
        Some(left)
    }

    fn sign(&mut self) -> Option<Expression> {
        let mut negative = false;
        while let Some(sign) = self.rest.chars().next().filter(|c| matches!(c, '+' | '-')) {
            negative ^= sign == '-';
            self.take(&sign.to_string());
        }
        let inner = self.power()?;
        Some(if negative { Expression::Negative(Box::new(inner)) } else { inner })
    }

    fn power(&mut self) -> Option<Expression> {
        let base = self.atom()?;
        if self.dialect == Dialect::Ours && self.take("^") {
            self.depth += 1;
            if self.depth > DEPTH {
                return None;
            }
            let exponent = self.sign()?;
            self.depth -= 1;
            return Some(Expression::Two('^', Box::new(base), Box::new(exponent)));
        }
        Some(base)
    }

    fn atom(&mut self) -> Option<Expression> {
        if self.take("(") {
            let inner = self.sum()?;
            return self.take(")").then_some(inner);
        }
        if self.dialect == Dialect::Moodle && self.take("{") {
            let (name, rest) = self.rest.split_once('}')?;
            self.rest = rest.trim_start();
            let name = name.trim();
            return is_name(name).then(|| Expression::Variable(name.to_owned()));
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return self.number().map(Expression::Number);
        }
        let word = self.word(|c| c.is_ascii_alphanumeric() || c == '_')?;
        if !self.take("(") {
            return match (word, self.dialect) {
                ("pi", Dialect::Ours) => Some(Expression::Constant("pi")),
                ("e", Dialect::Ours) => Some(Expression::Constant("e")),
                (name, Dialect::Ours) if is_name(name) => Some(Expression::Variable(name.to_owned())),
                _ => None,
            };
        }
        let mut arguments = Vec::new();
        while !self.take(")") {
            arguments.push(self.sum()?);
            if !self.take(",") && !self.rest.starts_with(')') {
                return None;
            }
        }
        self.call(word, arguments)
    }

    fn call(&self, name: &str, mut arguments: Vec<Expression>) -> Option<Expression> {
        match (name, arguments.len()) {
            ("pi", 0) if self.dialect == Dialect::Moodle => return Some(Expression::Constant("pi")),
            ("pow", 2) if self.dialect == Dialect::Moodle => {
                let (exponent, base) = (arguments.pop()?, arguments.pop()?);
                return Some(Expression::Two('^', Box::new(base), Box::new(exponent)));
            }
            ("min", 1..) => return Some(Expression::Call("min", arguments)),
            ("max", 1..) => return Some(Expression::Call("max", arguments)),
            _ => {}
        }
        let name_here = |(ours, moodle): &(&'static str, &'static str)| if self.dialect == Dialect::Ours { *ours } else { *moodle };
        let (ours, _) = FUNCTIONS.iter().find(|pair| name_here(pair) == name)?;
        (arguments.len() == 1).then_some(Expression::Call(ours, arguments))
    }

    fn word(&mut self, is_part: impl Fn(char) -> bool) -> Option<&'a str> {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!word.is_empty()).then_some(word)
    }

    fn number(&mut self) -> Option<String> {
        let bytes = self.rest.as_bytes();
        let mut end = bytes.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let digits = bytes.get(end + 1 + sign..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
            end += if digits > 0 { 1 + sign + digits } else { 0 };
        }
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        number.parse::<f64>().ok().map(|_| number.to_owned())
    }
}

/// What a variable of ours may be called.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Writes it; parentheses only where they are needed.
pub(crate) fn print(expression: &Expression, dialect: Dialect) -> String {
    let mut out = String::new();
    put(&mut out, expression, dialect, 0);
    out
}

/// How tightly it binds: sums 1, products 2, signs 3, powers 4, the rest 5.
fn binding(expression: &Expression, dialect: Dialect) -> u8 {
    match expression {
        Expression::Two('+' | '-', ..) => 1,
        Expression::Two('*' | '/', ..) => 2,
        Expression::Negative(_) => 3,
        Expression::Two(..) if dialect == Dialect::Ours => 4,
        _ => 5,
    }
}

fn put(out: &mut String, expression: &Expression, dialect: Dialect, around: u8) {
    let own = binding(expression, dialect);
    if own < around {
        out.push('(');
    }
    match expression {
        Expression::Number(number) => out.push_str(number),
        Expression::Variable(name) if dialect == Dialect::Moodle => {
            let _ = write!(out, "{{{name}}}");
        }
        Expression::Variable(name) => out.push_str(name),
        Expression::Constant("e") if dialect == Dialect::Moodle => out.push_str("exp(1)"),
        Expression::Constant(name) => {
            out.push_str(name);
            out.push_str(if dialect == Dialect::Moodle { "()" } else { "" });
        }
        Expression::Negative(inner) => {
            out.push('-');
            put(out, inner, dialect, 5);
        }
        Expression::Two('^', base, exponent) if dialect == Dialect::Moodle => {
            out.push_str("pow(");
            put(out, base, dialect, 0);
            out.push_str(", ");
            put(out, exponent, dialect, 0);
            out.push(')');
        }
        Expression::Two('^', base, exponent) => {
            put(out, base, dialect, 5);
            out.push('^');
            put(out, exponent, dialect, 5);
        }
        Expression::Two(operator, left, right) => {
            put(out, left, dialect, own);
            let _ = write!(out, " {operator} ");
            put(out, right, dialect, own + 1);
        }
        Expression::Call(name, arguments) => {
            let there =
                FUNCTIONS.iter().find(|(ours, _)| ours == name).filter(|_| dialect == Dialect::Moodle).map_or(*name, |(_, moodle)| *moodle);
            out.push_str(there);
            out.push('(');
            for (place, argument) in arguments.iter().enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                put(out, argument, dialect, 0);
            }
            out.push(')');
        }
    }
    if own < around {
        out.push(')');
    }
}

#[cfg(test)]
#[path = "expression_tests.rs"]
mod tests;
