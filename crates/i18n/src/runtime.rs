//! Formats messages that have variables, with Fluent. Called by generated code only.

use std::sync::LazyLock;

use domain::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{Arg, format};

/// Fraction digits of a number in a message unless it asks for others, as in ECMA-402.
const MAX_FRACTION_DIGITS: u8 = 3;

/// The messages of a language, shared by all threads.
pub(crate) type Bundle = FluentBundle<FluentResource>;

static ZH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Zh, include_str!(concat!(env!("OUT_DIR"), "/messages.zh.ftl"))));
static DE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::De, include_str!(concat!(env!("OUT_DIR"), "/messages.de.ftl"))));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En, include_str!(concat!(env!("OUT_DIR"), "/messages.en.ftl"))));

/// A bundle with the messages of a language. The build has parsed the source and found neither errors nor duplicates.
pub(crate) fn bundle(lang: Language, source: &str) -> Bundle {
    let tag = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // isolation marks keep right-to-left text apart, which none of our languages has; they disturb search and copying
    bundle.set_use_isolating(false);
    // a formatter is a plain function that is not told the language
    bundle.set_formatter(Some(match lang {
        Language::Zh => |value, _| format_value(Language::Zh, value),
        Language::De => |value, _| format_value(Language::De, value),
        Language::En => |value, _| format_value(Language::En, value),
    }));
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let added = bundle.add_resource(resource).and_then(|()| bundle.add_builtins().map_err(|error| vec![error]));
    debug_assert!(added.is_ok(), "the build wrote a resource that cannot be added: {added:?}");
    bundle
}

/// Numbers in the way of the language; anything else is left to Fluent.
fn format_value(lang: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let options = &number.options;
    let digits = |asked: Option<usize>| asked.map(|digits| u8::try_from(digits).unwrap_or(u8::MAX));
    let least = digits(options.minimum_fraction_digits).unwrap_or(0);
    let most = digits(options.maximum_fraction_digits).unwrap_or(MAX_FRACTION_DIGITS).max(least);
    Some(format::decimal_between(lang, number.value, least, most, options.use_grouping))
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

/// [`format_message`] in a given bundle.
pub(crate) fn format_in(bundle: &Bundle, id: &str, args: FluentArgs<'_>) -> String {
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        debug_assert!(false, "the build made a function for the unknown message `{id}`");
        return id.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "`{id}` passed the build but fails to format: {errors:?}");
    text
}
