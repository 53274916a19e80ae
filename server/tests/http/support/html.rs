//! As much reading of HTML as the tests need; the pages are made by one renderer and regular.

/// A form with the values of its hidden and text fields.
#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// Types into a field, or chooses a value; takes the place of what was there.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(existing, _)| existing != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// The form sent to `action`; radio buttons and checkboxes are left as they are: unchosen.
pub fn form(html: &str, action: &str) -> Option<Form> {
    let body = form_body(html, action)?;
    let mut fields = Vec::new();
    for (_, input) in tags(body, "input") {
        let kind = attribute(input, "type").unwrap_or_default();
        if kind == "radio" || kind == "checkbox" {
            continue;
        }
        fields.push((attribute(input, "name")?, attribute(input, "value").unwrap_or_default()));
    }
    for (at, area) in tags(body, "textarea") {
        let text = body[at..].split_once('>')?.1.split_once("</textarea>")?.0;
        fields.push((attribute(area, "name")?, unescape(text)));
    }
    Some(Form { action: action.to_owned(), fields })
}

/// What stands inside the form sent to `action`.
pub fn form_body<'a>(html: &'a str, action: &str) -> Option<&'a str> {
    let start = tags(html, "form").find(|tag| attribute(tag.1, "action").as_deref() == Some(action))?.0;
    Some(&html[start..start + html[start..].find("</form>")?])
}

/// Every tag of a name, with its place: `<name …>`.
pub fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
    let open = format!("<{name}");
    let starts: Vec<usize> = html.match_indices(&open).map(|(at, _)| at).collect();
    let ends = move |rest: &str| rest.as_bytes().get(open.len()).is_some_and(|b| b.is_ascii_whitespace() || b"/>".contains(b));
    starts.into_iter().filter(move |at| ends(&html[*at..])).map(|at| (at, &html[at..=at + html[at..].find('>').unwrap()]))
}

/// The value of an attribute of a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescape(value.split_once('"')?.0))
}

pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// What one reads: the text outside of tags, blanks made one.
pub fn words(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        text.push(' ');
    }
    let unescaped = unescape(&text);
    unescaped.split_whitespace().collect::<Vec<_>>().join(" ")
}
