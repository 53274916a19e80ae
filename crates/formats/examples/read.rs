//! Reads a file of questions and says what it holds; with `make <megabytes>` writes a Moodle XML file of that size to read. To see how much memory reading takes:
//!
//! ```text
//! cargo run --release --example read -- make 50 > large.xml
//! /usr/bin/time -v target/release/examples/read large.xml
//! ```

use std::io::Write as _;

use domain::Language;
use qiao_formats::{ReadOptions, detect, read};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [make, megabytes] if make == "make" => generate(megabytes.parse().unwrap_or(50)),
        [path] => {
            let bytes = std::fs::read(path)?;
            let Some(format) = detect(path, &bytes) else {
                println!("no format that is known");
                return Ok(());
            };
            let reading = read(format, path, &bytes, ReadOptions { language: Language::De });
            println!("{format:?}: {} questions, {} media, {} findings", reading.items.len(), reading.media.len(), reading.findings.len());
            for finding in reading.findings.iter().take(20) {
                println!("{:?} {:?} {:?}", finding.level, finding.place, finding.what);
            }
            Ok(())
        }
        _ => {
            println!("read <file> | read make <megabytes>");
            Ok(())
        }
    }
}

/// Half of the size is text, half pictures.
fn generate(megabytes: usize) -> std::io::Result<()> {
    const QUESTIONS: usize = 4_000;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let half = (megabytes << 20) / QUESTIONS / 2 - 400;
    let text = "Die Naht kühlt langsam ab. 焊缝缓慢冷却。 ".repeat(half / 63);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>")?;
    for number in 0..QUESTIONS {
        // each picture is another one: its last bytes are the number's
        let picture = format!("iVBORw0KGgoAAAANSUhEUgAA{}{number:08}", "QUJD".repeat(half / 4));
        writeln!(
            out,
            "<question type=\"multichoice\"><name><text>Frage {number}</text></name><questiontext format=\"html\"><text><![CDATA[<p>{text}</p><img src=\"@@PLUGINFILE@@/p.png\">]]></text>\
             <file name=\"p.png\" path=\"/\" encoding=\"base64\">{picture}</file></questiontext><single>true</single>\
             <answer fraction=\"100\"><text>a</text></answer><answer fraction=\"0\"><text>b</text></answer></question>"
        )?;
    }
    writeln!(out, "</quiz>")
}
