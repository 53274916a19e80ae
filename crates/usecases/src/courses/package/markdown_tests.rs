//! Markdown as pages will show it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::courses::package::{Course, media::Catalogue, problem::Problems, samples};

fn rendered_in(language: Language, markdown: &str) -> (String, Vec<String>) {
    let files = samples::good();
    let mut problems = Problems::default();
    let course = Course {
        media: Catalogue::read(&files, &mut problems),
        files: &files,
        languages: vec![language],
        terms: BTreeSet::from(["face".to_owned()]),
        lessons: BTreeSet::from(["second".to_owned()]),
    };
    let mut context = Context { course: &course, folder: "01-first", file: "de.md", language, problems: &mut problems };
    let mut passage = Passage::default();
    for (line, text) in (1..).zip(markdown.lines()) {
        passage.push(line, text);
    }
    let html = render(&passage, "b", &mut context);
    (html, problems.into_sorted().iter().map(ToString::to_string).collect())
}

fn rendered(markdown: &str) -> String {
    let (html, problems) = rendered_in(Language::De, markdown);
    assert_eq!(problems, [""; 0], "{markdown}");
    html
}

#[test]
fn markdown_becomes_plain_semantic_html() {
    for (markdown, expected) in [
        ("## A\n\n### B", "<h2>A</h2>\n<h3>B</h3>"),
        ("**a** *b* ~~c~~ `d`", "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>"),
        ("* a\n  * b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("```sh\n:::\n```", "<pre><code class=\"language-sh\">:::\n</code></pre>"),
        ("[x](term:face)", "<p><button type=\"button\" class=\"term-link\" popovertarget=\"term-face\">x</button></p>"),
        ("<https://x.test/?a&b>", "<p><a href=\"https://x.test/?a&amp;b\" rel=\"noopener noreferrer\">https://x.test/?a&amp;b</a></p>"),
        ("<a@x.test>", "<p><a href=\"mailto:a@x.test\">a@x.test</a></p>"),
        ("[x](second#end \"T\")", "<p><a href=\"second#end\" title=\"T\">x</a></p>"),
        ("[x](#end)", "<p><a href=\"#end\">x</a></p>"),
        ("2 \\*\\* 3 and \\[^1]", "<p>2 ** 3 and [^1]</p>"),
    ] {
        assert_eq!(rendered(markdown), expected);
    }
    assert!(rendered("![a *b* <i>](media/figure.de.svg)").contains("figure.de.svg\" alt=\"a b &lt;i&gt;\""));
    assert!(rendered("[x](media/sheet.pdf)").starts_with("<p><a href=\"/media/"));
}

#[test]
fn tables_scroll_have_a_name_and_align_by_class() {
    assert_eq!(
        rendered("|  | a \"b\" | c |\n|---|--:|:-:|\n| x | 1 | 2 |"),
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"a &quot;b&quot; · c\"><table><thead><tr><td></td>\
         <th scope=\"col\" class=\"align-right\">a \"b\"</th><th scope=\"col\" class=\"align-center\">c</th></tr></thead><tbody><tr><td>x</td>\
         <td class=\"align-right\">1</td><td class=\"align-center\">2</td></tr></tbody></table></div>"
    );
}

#[test]
fn footnotes_stand_at_the_end_with_ids_of_their_block() {
    let html = rendered("a[^x] b[^y] c[^x]\n\n[^y]: two\n\n[^x]: one\n\nd");
    assert_eq!(
        html,
        "<p>a<sup class=\"footnote-reference\"><a href=\"#fn--b--1\" id=\"fnref--b--1\" role=\"doc-noteref\">1</a></sup> \
         b<sup class=\"footnote-reference\"><a href=\"#fn--b--2\" id=\"fnref--b--2\" role=\"doc-noteref\">2</a></sup> \
         c<sup class=\"footnote-reference\"><a href=\"#fn--b--1\" role=\"doc-noteref\">1</a></sup></p>\n<p>d</p>\n\
         <div class=\"footnote\" id=\"fn--b--1\" role=\"doc-footnote\"><a class=\"footnote-back\" href=\"#fnref--b--1\" role=\"doc-backlink\">1</a><p>one</p>\n</div>\n\
         <div class=\"footnote\" id=\"fn--b--2\" role=\"doc-footnote\"><a class=\"footnote-back\" href=\"#fnref--b--2\" role=\"doc-backlink\">2</a><p>two</p>\n</div>"
    );
}

#[test]
fn formulas_keep_their_mathml_and_lose_inline_styles() {
    let html = rendered("$\\color{red} x^2$ and\n\n$$\\sum_{i=1}^n \\sqrt[3]{i} \\begin{matrix} a & b \\\\ c & d \\end{matrix}$$");
    for part in ["<math display=\"inline\">", "<msup>", "<math display=\"block\">", "<munderover>", "<mroot>", "<mtable"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn chinese_lines_join_without_a_blank() {
    assert_eq!(rendered_in(Language::Zh, "你好，\n**世界**\nQiao").0, "<p>你好，<strong>世界</strong>\nQiao</p>");
    assert_eq!(rendered_in(Language::De, "eins\nzwei").0, "<p>eins\nzwei</p>");
}

#[test]
fn malicious_markdown_is_harmless() {
    for markdown in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=\"alert(1)\">b</b>",
        "<style>*{display:none}</style>\n\n<iframe src=\"https://x.test\">",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "<javascript:alert(1)>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//x.test/a)",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](https://x.test/a.png)",
        "[x](https://x.test/\"onclick=\"alert(1))",
        "[x](#a \"t\\\" onclick=\\\"alert(1)\")",
        "```\"><script>alert(1)</script>\nx\n```",
        "| <script>alert(1)</script> |\n|---|\n| \" onclick=\"x |",
        "$\\text{</math><script>alert(1)</script>}$",
        "x[^\"><script>]\n\n[^\"><script>]: y",
        "[x](term:face\"onclick=)",
    ] {
        let (html, problems) = rendered_in(Language::De, markdown);
        let tags: Vec<_> = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default().to_ascii_lowercase()).collect();
        for tag in &tags {
            let outside_values: String = tag.split('"').step_by(2).collect();
            for part in ["script", "onclick", "onerror", "iframe", "style"] {
                assert!(!outside_values.contains(part), "{markdown} → {html}");
            }
            assert!(!tag.contains("javascript:") && !tag.contains("data:") && !tag.contains("\"//"), "{markdown} → {html}");
        }
        let is_link = markdown.starts_with('[') && !markdown.contains("https:") && !markdown.starts_with("[x](#");
        assert!(!is_link || problems.len() == 1, "{markdown}: {problems:?}");
    }
    assert_eq!(rendered("<b>x</b>"), "<p>&lt;b&gt;x&lt;/b&gt;</p>");
    assert_eq!(rendered("<div>\n*x*\n</div>"), "<p>&lt;div&gt;\n*x*\n&lt;/div&gt;</p>");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_is_stable_under_one_more_sanitising(markdown in "([ -~]|\n|面|[*_`$|<>&\"\\[\\]()!#-]){0,120}") {
        let (html, _) = rendered_in(Language::De, &markdown);
        prop_assert_eq!(sanitise(&html), html);
    }

    #[test]
    fn no_formula_makes_rendering_panic(latex in "([a-z0-9 ]|[\\\\{}^_&%#~'|()\\[\\]]|\\\\(frac|left|right|begin|end|sqrt|text|over|matrix|not|mathrm|color|rule|hspace|dots|limits|middle|operatorname|cases|array|tag|char|substack|genfrac|[!,;:])){0,25}") {
        let _ = maths::render(&latex, DisplayMode::Block);
    }
}
