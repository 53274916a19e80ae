use super::*;

fn back(markdown: &str) -> String {
    to_markdown(&to_html(markdown, &mut ToOwned::to_owned), &mut |src| Some(src.to_owned())).markdown
}

fn markdown(html: &str) -> Converted {
    to_markdown(html, &mut |src| Some(src.to_owned()))
}

#[test]
fn what_teachers_write_goes_out_and_comes_back_as_it_was() {
    for text in [
        "Which gas is **inert**? Think of *argon*.",
        "焊缝冷却**过快**时会出现什么？\n\n- 裂纹\n- 气孔\n- 夹渣",
        "1. grind\n2. clean\n3. weld\n   - root\n   - cap",
        "Loose:\n\n- one\n\n  two\n\n- three",
        "| Stahl | $t_{8/5}$ |\n| --- | ---: |\n| S355 | 10 s |\n| S690 | 6 s |",
        "Look: ![a seam from above](media/seam.png)\n\n> quoted\n>\n> twice",
        "See [the sheet](https://example.org/a?b=1&c=2) and `let a = 1;`",
        "```rust\nfn main() {}\n\nlet x = \"a\";\n```",
        "Energy is $E = \\frac{U \\cdot I}{v}$ and\n\n$$\\eta \\cdot E$$",
        "## Heading\n\nA line\\\nand another\n\n---\n\nlast",
        "A seam of {length} mm: [[gap-1]] and [[b|marked words]]",
        "3 * 4 = 12, a_b and c < d, R & D, 5 % ~10",
        "~~old~~ and ***both***",
        "“双师型”教师（企业）",
    ] {
        assert_eq!(back(text), text);
    }
}

#[test]
fn what_looks_like_markdown_in_html_stays_what_it_was() {
    for text in [
        "1. Which?",
        "# not a heading",
        "- not a list",
        "a * b*c* d",
        "x_1 and _y_",
        "[a](b)",
        "<b> & &amp; `code`",
        "> quote",
        "5 $ or 6 $",
        "a ~b~ c",
        "\\*",
    ] {
        let html = format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"));
        assert_eq!(to_html(&markdown(&html).markdown, &mut ToOwned::to_owned), html.replace('>', "&gt;").replace("p&gt;", "p>"), "{text}");
        assert_eq!(to_html(&plain_to_markdown(text), &mut ToOwned::to_owned), html.replace('>', "&gt;").replace("p&gt;", "p>"), "{text}");
    }
}

#[test]
fn scripts_go_and_are_told_of() {
    for html in [
        "<p>a</p><script>alert(1)</script>",
        "<p onclick=\"alert(1)\">a</p>",
        "<p><iframe src=\"https://example.org\"></iframe>a</p>",
        "<p>a<img src=x onerror=alert(1)></p>",
        "<p><a href=\"javascript:alert(1)\">a</a></p>",
        "<form><p>a</p><input name=b></form>",
        "<p title='x>y' onfocus = alert(1)>a",
    ] {
        let converted = to_markdown(html, &mut |_| None);
        assert!(converted.script_removed, "{html}");
        assert_eq!(converted.markdown, "a", "{html}");
    }
    assert!(!markdown("<p>once = twice, <b title=\"on = off\">onward</b> 1 &lt; 2</p>").script_removed);
}

#[test]
fn formatting_without_a_counterpart_is_told_of_and_the_words_stay() {
    let converted = markdown("<p><span style=\"color: red\">Achtung</span> <u>heiß</u> <font color=red>!</font></p>");
    assert_eq!((converted.markdown.as_str(), converted.simplified), ("Achtung heiß !", true));
    assert!(!markdown("<p>H<sub>2</sub>O, m<sup>2</sup></p>").simplified);
    assert_eq!(markdown("H<sub>2</sub>O, m<sup>2</sup>").markdown, "H₂O, m²");
    assert_eq!(markdown("<b>Note: </b>hot").markdown, "**Note:** hot");
    assert_eq!(markdown("<b>重要：</b>请").markdown, "**重要**：请");
    assert_eq!(markdown("<div>one<div>two</div>three</div>").markdown, "one\n\ntwo\n\nthree");
    assert!(markdown("<table><tr><td>a</td><td>b</td></tr></table>").simplified);
}

#[test]
fn nesting_without_end_takes_no_time() {
    let deep = format!("{}x{}", "<div><b>".repeat(20_000), "</b></div>".repeat(20_000));
    assert_eq!(markdown(&deep).markdown, "x");
}

proptest::proptest! {
    #[test]
    fn any_html_becomes_something(html in "(<[a-z/]{1,5}( [a-z]{1,3}=[\"']?[a-z<>]{0,3}[\"']?)?>|[a-z*_ &;\\\\$\n中]{0,5}){0,20}") {
        let first = markdown(&html).markdown;
        proptest::prop_assert!(!to_html(&first, &mut ToOwned::to_owned).contains("<script"));
    }

    #[test]
    fn plain_text_stays_plain(text in "[a-zA-Z0-9*_ \\[\\]()<>&;\\\\$`~#.+!|中。-]{1,30}") {
        let text = text.trim();
        let html = to_html(&plain_to_markdown(text), &mut ToOwned::to_owned);
        let shown = html.strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>")).unwrap_or(&html);
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        proptest::prop_assert_eq!(shown, escaped.as_str());
    }
}
