//! That the examples of `docs/item-format.md` are what they say.

use serde::Deserialize;

use super::item::{Body, Item, kind};
use super::kinds::Kind;
use super::problem::{Problems, is_id};

const DOCUMENT: &str = include_str!("../../../../docs/item-format.md");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    items: Vec<Item>,
}

/// The items of the document's TOML that hold some.
fn examples() -> Vec<Item> {
    let blocks = DOCUMENT.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let items = |block: &str| toml::from_str::<Example>(block).unwrap_or_else(|error| panic!("{error}\n{block}")).items;
    blocks.filter(|block| block.contains("[[items]]")).flat_map(items).collect()
}

#[test]
fn every_example_can_be_used_as_it_stands() {
    for item in examples() {
        let mut problems = Problems::default();
        kind!(&item.body, kind => kind.problems(&mut problems));
        assert_eq!(problems.into_vec(), [], "{}", item.id);
        assert!(is_id(&item.id) && !item.prompt.is_empty(), "{}", item.id);
    }
}

#[test]
fn every_kind_that_has_a_section_has_an_example() {
    let kinds: Vec<String> =
        examples().iter().map(|item| serde_json::to_value(&item.body).unwrap()["kind"].as_str().unwrap().to_owned()).collect();
    let sections: Vec<&str> = DOCUMENT.lines().filter_map(|line| line.strip_prefix("## ")).filter(|title| !title.contains(' ')).collect();
    assert!(sections.len() >= 10);
    for section in sections {
        assert!(kinds.iter().any(|kind| kind == section), "{section}");
    }
}

#[test]
fn the_table_of_multiple_choice_is_right() {
    use super::kinds::MultipleScoring::{AllOrNothing, PerOption, PerOptionDeduction, Weighted};
    use super::response::{Response, Variables};

    let value = |cell: &str| match cell.split_once('/') {
        Some((part, whole)) => part.parse::<f64>().unwrap() / whole.parse::<f64>().unwrap(),
        None => cell.parse().unwrap(),
    };
    let table = DOCUMENT.split("| ticked |").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows: Vec<Vec<&str>> = table.lines().skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.len(), 6);
    let options: Vec<super::item::Choice> = [("A", 0.5), ("B", 0.5), ("C", -0.5), ("D", 0.0)]
        .into_iter()
        .map(|(id, credit)| super::item::Choice { id: id.to_owned(), credit, ..super::item::Choice::default() })
        .collect();
    for row in rows {
        let ticks = row[0].split(' ').filter(|id| *id != "–").map(|id| (id.to_owned(), "1".to_owned()));
        let response = Response(ticks.collect());
        for (scoring, cell) in [AllOrNothing, PerOption, PerOptionDeduction, Weighted].into_iter().zip(&row[1..]) {
            let item = super::kinds::MultipleChoice { options: options.clone(), scoring, fixed_order: false };
            let share = item.score(&response, &Variables::new()).share().unwrap();
            assert!((share - value(cell)).abs() < 1e-9, "{scoring:?} {row:?}");
        }
    }
}
