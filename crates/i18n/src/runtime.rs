//! Formats messages that have variables, with Fluent. Only generated code calls it.

use std::sync::LazyLock;

use domain::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{Arg, format};

/// Fraction digits of a number in a message unless it asks for others, as in ECMA-402.
const MAX_FRACTION_DIGITS: usize = 3;

type Bundle = FluentBundle<FluentResource>;

static ZH: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle(Language::Zh, include_str!(concat!(env!("OUT_DIR"), "/zh.ftl")));
    bundle.set_formatter(Some(|value, _| format_value(Language::Zh, value)));
    bundle
});
static DE: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle(Language::De, include_str!(concat!(env!("OUT_DIR"), "/de.ftl")));
    bundle.set_formatter(Some(|value, _| format_value(Language::De, value)));
    bundle
});
static EN: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle(Language::En, include_str!(concat!(env!("OUT_DIR"), "/en.ftl")));
    bundle.set_formatter(Some(|value, _| format_value(Language::En, value)));
    bundle
});

/// A bundle with the messages of a language. The build has parsed the source and found neither errors nor duplicates.
fn bundle(lang: Language, source: &str) -> Bundle {
    let tag = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // isolation marks keep right-to-left text apart, which none of our languages has; they disturb search and copying
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let added = bundle.add_resource(resource).and_then(|()| bundle.add_builtins().map_err(|error| vec![error]));
    debug_assert!(added.is_ok(), "the build wrote a resource that cannot be added: {added:?}");
    bundle
}

/// Numbers in the way of the language; anything else is left to Fluent.
fn format_value(lang: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(MAX_FRACTION_DIGITS).max(least);
    Some(format::decimal_with(lang, number.value, least, most, options.use_grouping))
}

/// The message `id` with its variables. The build has checked the id and the variables.
pub(crate) fn format_message<const N: usize>(lang: Language, id: &str, args: [(&'static str, Arg<'_>); N]) -> String {
    let bundle = match lang {
        Language::Zh => &ZH,
        Language::De => &DE,
        Language::En => &EN,
    };
    format_in(bundle, id, args.into_iter().map(|(name, arg)| (name, arg.0)).collect())
}

fn format_in(bundle: &Bundle, id: &str, args: FluentArgs<'_>) -> String {
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        debug_assert!(false, "the build made a function for the unknown message `{id}`");
        return id.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "`{id}` passed the build but fails to format: {errors:?}");
    text
}
