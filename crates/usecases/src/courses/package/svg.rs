//! What an SVG may contain: drawing, and its own style. Nothing that runs, nothing that is fetched from elsewhere.

use roxmltree::{Document, Node};

use super::problem::{MAX_TEXT_BYTES, count, line_of};

const SVG: &str = "http://www.w3.org/2000/svg";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that only draw. No `a`, no animation (`<set>` can rewrite an address), no `foreignObject`, no `script`.
const ELEMENTS: [&str; 51] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "image",
    "switch",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpotLight",
    "feTurbulence",
];

/// Checks an SVG file.
///
/// # Errors
/// The line of the first thing that must not be there, and what to do about it.
pub fn check(bytes: &[u8]) -> Result<(), (u32, String)> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err((1, "the drawing is larger than 2 MB; simplify it or save it as .webp".into()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = count(bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count()) + 1;
        (line, format!("the file is not UTF-8 (byte {}); save it as UTF-8", error.valid_up_to()))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // roxmltree lets an empty DOCTYPE pass
    if let Some(offset) = text.find("<!DOCTYPE").or_else(|| text.find("<!ENTITY")) {
        return Err((line_of(text, offset), "remove the DOCTYPE and its entities".into()));
    }
    // the parser compares every attribute of an element with every other
    if text.split('<').any(|tag| tag.matches('=').count() > 2_000) {
        return Err((1, "an element has too many attributes; simplify the drawing".into()));
    }
    let options = roxmltree::ParsingOptions { nodes_limit: 200_000, ..roxmltree::ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| (error.pos().row, format!("not well-formed XML: {error}")))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err((1, format!("the root must be `<svg xmlns=\"{SVG}\">`")));
    }
    for node in document.root().descendants() {
        look_at(node).map_err(|message| (line_of(text, node.range().start), message))?;
    }
    Ok(())
}

fn look_at(node: Node<'_, '_>) -> Result<(), String> {
    if node.is_pi() {
        return Err("remove the processing instruction `<?…?>`".into());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    if node.tag_name().namespace() != Some(SVG) {
        return Err(format!("`<{name}>` is not an SVG element; save the drawing as plain SVG"));
    }
    if !ELEMENTS.contains(&name) {
        return Err(format!("`<{name}>` is not allowed in a figure; remove it"));
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if key.to_ascii_lowercase().starts_with("on") {
            return Err(format!("the event handler `{key}` is not allowed; remove it"));
        }
        if key.eq_ignore_ascii_case("href") || key.eq_ignore_ascii_case("src") {
            if !is_inside(value) {
                return Err(format!("`{key}` may only point into the drawing (`#…`) or embed a picture (`data:image/png;base64,…`)"));
            }
        } else if attribute.namespace() == Some(XML) && key == "base" {
            return Err("`xml:base` is not allowed; remove it".into());
        } else {
            check_style(value)?;
        }
    }
    if name == "style" {
        // text in several pieces (CDATA, comments) is one style sheet
        check_style(&node.children().filter_map(|child| child.is_text().then(|| child.text()).flatten()).collect::<String>())?;
    }
    Ok(())
}

fn is_inside(reference: &str) -> bool {
    let reference = reference.trim_matches(['"', '\'', ' ']);
    reference.starts_with('#') || ["png", "jpeg", "webp"].iter().any(|kind| reference.starts_with(&format!("data:image/{kind};base64,")))
}

/// Style sheets, `style` attributes and attributes such as `fill="url(#a)"`.
fn check_style(style: &str) -> Result<(), String> {
    let lower = style.to_ascii_lowercase();
    let has_function = |name: &str| lower.contains(&format!("{name}("));
    if lower.contains("@import") {
        return Err("`@import` is not allowed in a figure's style; write the style into the file".into());
    }
    if ["image", "image-set", "src", "expression"].into_iter().any(has_function) {
        return Err("only `url(#…)` is allowed in a figure's style".into());
    }
    // an escape could spell any of these words differently
    if lower.contains('\\') && (lower.contains('(') || lower.contains('@')) {
        return Err("a backslash is not allowed in a figure's style; write the character itself".into());
    }
    let mut rest = lower.as_str();
    while let Some(start) = rest.find("url(") {
        rest = rest.get(start + 4..).unwrap_or_default();
        if !is_inside(rest.split([')', '(']).next().unwrap_or_default().trim()) {
            return Err("`url(…)` may only point into the drawing (`#…`); embed what is needed".into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:h=\"http://www.w3.org/1999/xhtml\">\n{inside}\n</svg>"
        )
    }

    #[test]
    fn a_drawing_with_its_own_style_is_all_right() {
        for inside in [
            "<style>text{fill:url(#g)} @media (prefers-color-scheme:dark){svg{--ink:#fff}}</style>",
            "<style><![CDATA[ a > b { font-family: \"PingFang SC\" } ]]></style>",
            "<use href=\"#a\"/><use xlink:href=\"#a\"/>",
            "<image href=\"data:image/png;base64,iVBO\" width=\"1\" height=\"1\"/>",
            "<text style=\"font-size:24px\" fill='url(\"#g\")' xml:lang=\"de\">über <tspan>uns</tspan> &amp; &#x4e2d;</text><!-- note -->",
        ] {
            assert_eq!(check(drawing(inside).as_bytes()), Ok(()), "{inside}");
        }
    }

    #[test]
    fn what_runs_or_fetches_is_refused_with_its_line() {
        for (inside, part) in [
            ("<script>alert(1)</script>", "`<script>` is not allowed"),
            ("<g onload=\"alert(1)\"/>", "event handler `onload`"),
            ("<g ONCLICK=\"alert(1)\"/>", "event handler"),
            ("<foreignObject/>", "`<foreignObject>`"),
            ("<h:script>alert(1)</h:script>", "not an SVG element"),
            ("<a href=\"#x\"/>", "`<a>`"),
            ("<set attributeName=\"href\" to=\"javascript:alert(1)\"/>", "`<set>`"),
            ("<use href=\"https://x.test/a.svg#b\"/>", "`href` may only"),
            ("<use xlink:href=\"javascript:alert(1)\"/>", "`href` may only"),
            ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "`href` may only"),
            ("<image href=\"data:text/html,x\"/>", "`href` may only"),
            ("<style>@import 'x.css';</style>", "`@import`"),
            ("<style>a{background:url(http://x.test/a.png)}</style>", "`url(…)`"),
            ("<style>a{background:URL( 'https://x.test/a.png')}</style>", "`url(…)`"),
            ("<style>a{background:image-set('https://x.test/a.png' 1x)}</style>", "`url(#…)`"),
            ("<style>a{background:\\75rl(http://x.test)}</style>", "backslash"),
            ("<style>@\\69mport 'x'</style>", "backslash"),
            ("<rect fill=\"url(//x.test/a)\"/>", "`url(…)`"),
            ("<g xml:base=\"https://x.test\"/>", "`xml:base`"),
            ("<?xml-stylesheet href=\"x.css\"?>", "processing instruction"),
            ("<g>", "not well-formed XML"),
            ("&nbsp;", "not well-formed XML"),
        ] {
            let (line, message) = check(drawing(inside).as_bytes()).unwrap_err();
            assert!(message.contains(part), "{inside}: {message}");
            assert!((3..=4).contains(&line), "{inside}: line {line}");
        }
    }

    #[test]
    fn entities_other_roots_and_other_encodings_are_refused() {
        let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
        assert_eq!(check(bomb.as_bytes()).unwrap_err().0, 2);
        assert!(check(b"<html/>").unwrap_err().1.starts_with("the root must be"));
        assert!(check(b"<svg/>").unwrap_err().1.starts_with("the root must be"));
        assert!(check(b"\xff\xfe<").unwrap_err().1.contains("UTF-8"));
        assert!(check(b"").unwrap_err().1.contains("not well-formed"));
    }
}
