//! The last door: whatever Markdown became, only these elements and attributes pass.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

const ELEMENTS: [&str; 35] = [
    "button",
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "img",
    "sup",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "math",
    "semantics",
    "annotation",
    "merror",
    "none",
    "span",
];
const MATHS: [&str; 19] = [
    "mi",
    "mo",
    "mn",
    "mtext",
    "mspace",
    "mrow",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
];
const MATHS_MORE: [&str; 4] = ["mmultiscripts", "mprescripts", "mpadded", "mphantom"];
/// Presentation of `MathML`; deliberately no `style`, which the page's policy forbids, and no `href`.
const MATHS_ATTRIBUTES: [&str; 24] = [
    "accent",
    "accentunder",
    "class",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspan",
    "rspace",
    "scriptlevel",
    "stretchy",
    "symmetric",
    "width",
];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let maths = || MATHS.into_iter().chain(MATHS_MORE).chain(["math", "merror", "semantics", "annotation"]);
    let mut attributes: HashMap<&str, HashSet<&str>> = maths().map(|tag| (tag, MATHS_ATTRIBUTES.into())).collect();
    for (tag, allowed) in [
        ("a", &["href", "title", "class", "id", "role", "rel"][..]),
        ("button", &["type", "class", "popovertarget", "title"]),
        ("img", &["src", "alt", "title", "loading"]),
        ("sup", &["class"]),
        ("div", &["class", "id", "role", "tabindex", "aria-label"]),
        ("pre", &["tabindex"]),
        ("code", &["class"]),
        ("ol", &["start"]),
        ("th", &["class", "scope"]),
        ("td", &["class"]),
    ] {
        attributes.insert(tag, allowed.iter().copied().collect());
    }
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.into_iter().chain(maths()).collect())
        .tag_attributes(attributes)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// Safe, well-formed HTML.
pub fn sanitise(html: &str) -> String {
    SANITISER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_runs_or_styles_passes() {
        for html in [
            "<script>alert(1)</script>",
            "<p onclick=\"alert(1)\">x</p>",
            "<img src=\"x\" onerror=\"alert(1)\">",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<p style=\"position:fixed\">x</p>",
            "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
            "<math><mi style=\"color:red\" href=\"javascript:alert(1)\">x</mi></math>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe src=\"https://x.test\"></iframe>",
        ] {
            let clean = sanitise(html);
            for part in ["alert", "onclick", "onerror", "javascript", "style", "iframe", "svg"] {
                assert!(!clean.contains(part), "{html} → {clean}");
            }
        }
    }

    #[test]
    fn what_we_write_ourselves_passes() {
        for html in [
            "<p>a <em>b</em> <button class=\"term-link\" popovertarget=\"term-x\" type=\"button\">c</button></p>",
            "<a href=\"https://x.test/\" rel=\"noopener noreferrer\">c</a>",
            "<math display=\"block\"><mfrac linethickness=\"0\"><mi>x</mi><mn>2</mn></mfrac></math>",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"A\"><table><thead><tr><th scope=\"col\" class=\"align-right\">A</th></tr></thead></table></div>",
        ] {
            assert_eq!(sanitise(html), html);
        }
    }
}
