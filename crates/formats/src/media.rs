//! Pictures and other files that come with questions: which are taken, and what they are called here.

/// The extension by what the bytes are; nothing for what is not taken. SVG is: it is served so that it cannot run.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => {
            let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
            let head = head.trim_start_matches('\u{feff}').trim_start();
            (head.starts_with('<') && head.contains("<svg") && is_still(bytes)).then_some("svg")
        }
    }
}

/// An SVG without anything that runs or is fetched.
fn is_still(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    !["<script", "<foreignobject", "javascript:", "<!entity", "<iframe"].iter().any(|word| text.contains(word))
        && !text.split([' ', '\n', '\t', '"', '\'', '/']).any(|part| {
            part.split_once('=')
                .is_some_and(|(name, _)| name.len() > 4 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase()))
        })
}

/// A file's name as ours: ASCII, no folders, the extension by what it is.
pub(crate) fn name(given: &str, extension: &str) -> String {
    let file = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = crate::ids::slug(stem);
    format!("{}.{extension}", if stem.is_empty() { "picture" } else { &stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_and_kinds_are_told_by_bytes() {
        assert_eq!(name("../../Größe 1.PNG", "png"), "groesse-1.png");
        assert_eq!(name("焊缝.jpg", "jpg"), "picture.jpg");
        assert_eq!(kind(crate::samples::PNG), Some("png"));
        assert_eq!(kind(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>"), Some("svg"));
        assert_eq!(kind(b"<svg onload=\"alert(1)\"/>"), None);
        assert_eq!(kind(b"<svg><script>1</script></svg>"), None);
        assert_eq!(kind(b"MZ\x90\0"), None);
    }
}
