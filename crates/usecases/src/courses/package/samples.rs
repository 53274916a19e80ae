//! A small good package in three languages with a block of every kind, for tests to read and to break.

use super::{Files, read};

const COURSE: &str = r#"slug = "sample"
version = "1.0"
licence = "CC-BY-SA-4.0"
authors = ["A. Author"]
tags = ["test"]
minutes = 20
languages = ["zh", "de", "en"]
lessons = ["01-first", "02-second"]

[title]
zh = "样本"
de = "Muster"
en = "Sample"

[summary]
zh = "一。"
de = "Eins."
en = "One."

[completion]
activities_percent = 80
"#;

const GLOSSARY: &str = r#"[[term]]
key = "face"
zh = { term = "面子", text = "…" }
de = { term = "Gesicht", text = "…" }
en = { term = "face", text = "…" }
"#;

const FIRST: &str = r#"slug = "first"
minutes = 10
blocks = [
  "prose", "callout", "image", "audio", "video", "download", "term",
  "checklist", "reflection", "profile", "check", "incident",
]

[title]
zh = "一"
de = "Eins"
en = "One"

[[objectives]]
zh = "能"
de = "kann"
en = "can"
"#;

const SECOND: &str = r#"slug = "second"
minutes = 10
blocks = ["end"]
title = { zh = "二", de = "Zwei", en = "Two" }

[[objectives]]
zh = "能"
de = "kann"
en = "can"
"#;

/// The same in every language; `LANG` becomes the language's code.
const LESSON: &str = r#"::: prose {#prose}
## Heading LANG

Text with **weight**, a [term](term:face), a [lesson](second#end) and a note[^1].

[^1]: The note.
:::

::: callout {#callout tone=tip title="Title LANG"}
Text LANG
:::

::: image {#image src=media/figure.LANG.svg alt="A figure" width=640 height=480}
Caption LANG
:::

::: audio {#audio src=media/sound.mp3 title="Sound LANG"}
Transcript LANG
:::

::: video {#video src=media/film.mp4 captions=media/film.LANG.vtt title="Film LANG"}
Description LANG
:::

::: download {#download src=media/sheet.pdf title="Sheet LANG"}
:::

::: term {#term term=face}
Context LANG
:::

::: checklist {#checklist}
Introduction LANG

- {#one} One *LANG*
- {#two} Two
:::

::: reflection {#reflection rows=4}
Prompt LANG
:::

::: profile {#profile}
- {#direct} direct LANG | indirect
:::

::: check {#check}
Question LANG

- {#a} Option A
  > Feedback A
- {#b correct} Option B
  > Feedback B
> Closing LANG
:::

::: incident {#incident title="Title LANG" tags="face,feedback"}
Story LANG

? Question LANG

- {#a plausibility=0} A
  > FA
- {#b plausibility=1} B
  > FB
- {#c plausibility=3} C
  > FC
- {#d plausibility=0} D
  > FD

! Advice LANG

~ Counter LANG
:::
"#;

/// The package.
pub fn good() -> Files {
    let mut files = Files::new();
    let mut put = |path: &str, bytes: &[u8]| files.insert(path.to_owned(), bytes.to_vec());
    put("course.toml", COURSE.as_bytes());
    put("glossary.toml", GLOSSARY.as_bytes());
    put("01-first/lesson.toml", FIRST.as_bytes());
    put("02-second/lesson.toml", SECOND.as_bytes());
    put("01-first/media/sound.mp3", b"ID3");
    put("01-first/media/film.mp4", b"....ftypisom");
    put("01-first/media/sheet.pdf", b"%PDF-1.7");
    for language in ["zh", "de", "en"] {
        put(&format!("01-first/{language}.md"), LESSON.replace("LANG", language).as_bytes());
        put(&format!("02-second/{language}.md"), b"::: prose {#end}\nEnd\n:::\n");
        put(&format!("01-first/media/film.{language}.vtt"), b"WEBVTT\n");
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{language}</title></svg>");
        put(&format!("01-first/media/figure.{language}.svg"), svg.as_bytes());
    }
    files
}

/// The good package with `from` replaced by `to` in `file`.
pub fn changed(file: &str, from: &str, to: &str) -> Files {
    change(good(), file, from, to)
}

/// One more change.
pub fn change(mut files: Files, file: &str, from: &str, to: &str) -> Files {
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

/// The same change in every language file of the first lesson.
pub fn changed_everywhere(from: &str, to: &str) -> Files {
    ["zh", "de", "en"].into_iter().fold(good(), |files, language| change(files, &format!("01-first/{language}.md"), from, to))
}

/// What is wrong with a package, as sentences.
pub fn problems(files: &Files) -> Vec<String> {
    read(files).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}
