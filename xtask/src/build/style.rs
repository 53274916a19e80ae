//! `style/main.css` and everything it imports as one small file, and `style/quiz.css` as another, so that lessons do not bring the look of quizzes along.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

use super::{
    cache::{cached, fingerprint},
    site::files_in,
};
use crate::workspace::Workspace;

/// The first browsers that have all of `light-dark()`, `oklch()`, `@layer` and nesting (early 2024): what they know
/// stays as it was written.
const BROWSERS: Browsers = Browsers {
    android: Some(123 << 16),
    chrome: Some(123 << 16),
    edge: Some(123 << 16),
    firefox: Some(120 << 16),
    ie: None,
    ios_saf: Some(17 << 16 | 5 << 8),
    opera: Some(109 << 16),
    safari: Some(17 << 16 | 5 << 8),
    samsung: None,
};

/// The sheets.
pub struct Sheets {
    /// For every page.
    pub app: String,
    /// For pages of quizzes, after the other.
    pub quiz: String,
    /// For pages of those who write and mark, after the first; it holds that of the quizzes.
    pub teaching: String,
}

pub fn bundle(workspace: &Workspace) -> Result<Sheets> {
    let folder = workspace.root.join("style");
    let mut parts = Vec::new();
    for path in files_in(&folder)? {
        parts.push(path.to_string_lossy().into_owned().into_bytes());
        parts.push(fs::read(&path)?);
    }
    let parts: Vec<_> = parts.iter().map(Vec::as_slice).collect();
    let cache = workspace.target.join("xtask/style");
    let [app, quiz, teaching] = ["app.css", "quiz.css", "teaching.css"].map(|name| cache.join(name));
    cached(&cache, &fingerprint(&parts), || {
        println!("bundling the CSS");
        fs::write(&app, minified(&folder.join("main.css"))?)?;
        fs::write(&quiz, minified(&folder.join("quiz.css"))?)?;
        fs::write(&teaching, minified(&folder.join("teaching.css"))?)?;
        Ok(())
    })?;
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(Sheets { app: read(&app)?, quiz: read(&quiz)?, teaching: read(&teaching)? })
}

fn minified(main: &Path) -> Result<String> {
    if !main.exists() {
        return Err(anyhow!("there is no {}", main.display()));
    }
    let targets = Targets::from(BROWSERS);
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default()).bundle(main).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() }).map_err(|error| anyhow!("{error}"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::minified;

    #[test]
    fn imports_become_layers_in_the_order_that_was_declared_and_modern_css_stays() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("main.css");
        fs::write(
            &main,
            "@layer components, tokens;\n\
             @import \"tokens.css\" layer(tokens);\n\
             @import \"card.css\" layer(components);\n",
        )
        .unwrap();
        fs::write(
            folder.path().join("tokens.css"),
            ":root { color-scheme: light dark; --ink: light-dark(oklch(20% .02 250), oklch(95% .01 250)); }",
        )
        .unwrap();
        fs::write(folder.path().join("card.css"), ".card { color: var(--ink); & > a { color: light-dark(#000, #fff); } }").unwrap();
        let css = minified(&main).unwrap();
        for part in ["oklch(20%", "light-dark(#000,#fff)", ".card>a"] {
            assert!(css.contains(part), "{part} is not in {css}");
        }
        assert!(css.find("@layer components").unwrap() < css.find("@layer tokens").unwrap(), "{css}");
        assert!(!css.contains("@import"), "{css}");
    }

    #[test]
    fn a_mistake_is_reported_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("main.css");
        fs::write(&main, "@import \"gone.css\";").unwrap();
        assert!(minified(&main).unwrap_err().to_string().contains("main.css"));
    }
}
