use domain::Language;
use domain::quizzes::item::{Body, Item};

use super::{read, write};
use crate::finding::{Level, What};
use crate::{ReadOptions, Reading, Written, samples};

const EN: ReadOptions = ReadOptions { language: Language::En };

fn out(items: &[Item]) -> Written {
    write(items, &samples::media, Language::En)
}

fn back(item: &Item) -> (Item, Written) {
    let written = out(std::slice::from_ref(item));
    let mut reading = read(&written.bytes, EN);
    assert_eq!(reading.findings, [], "{}", String::from_utf8_lossy(&written.bytes));
    assert_eq!(reading.items.len(), 1, "{}", String::from_utf8_lossy(&written.bytes));
    (reading.items.remove(0).item, written)
}

fn quiz(questions: &str) -> Reading {
    read(format!("<?xml version=\"1.0\"?>\n<quiz>\n{questions}\n</quiz>").as_bytes(), EN)
}

fn whats(reading: &Reading) -> Vec<&What> {
    reading.findings.iter().map(|finding| &finding.what).collect()
}

#[test]
fn what_moodle_can_say_comes_back_as_it_was() {
    for item in [
        samples::single_choice(),
        samples::multiple_choice(),
        samples::true_false(),
        samples::kprim(),
        samples::numeric(),
        samples::formula(),
        samples::inline_choice(),
        samples::matching(),
        samples::ordering(),
    ] {
        let (item_back, written) = back(&item);
        assert_eq!(item_back, item);
        assert_eq!(written.findings, []);
    }
}

#[test]
fn what_moodle_cannot_say_is_told_of_and_the_rest_comes_back() {
    let mut item = samples::short_text();
    let (there, written) = back(&item);
    assert_eq!(written.findings.iter().map(|f| &f.what).collect::<Vec<_>>(), [&What::LanguagesDropped { detail: "accepted".into() }]);
    let Body::ShortText(body) = &mut item.body else { panic!() };
    for answer in &mut body.answers {
        answer.accepted.any = answer.accepted.all().cloned().collect();
        (answer.accepted.zh, answer.accepted.de) = (Vec::new(), Vec::new());
    }
    assert_eq!(there, item);

    for mut item in [samples::essay(), samples::upload()] {
        let (there, written) = back(&item);
        assert_eq!(written.findings[0].what, What::SettingDropped { detail: "rubric".into() });
        match &mut item.body {
            Body::Essay(body) => body.rubric.criteria.clear(),
            Body::Upload(body) => body.rubric.criteria.clear(),
            _ => panic!(),
        }
        assert_eq!(there, item);
    }
}

#[test]
fn a_cloze_comes_back_in_the_language_it_was_written_in() {
    let item = samples::cloze();
    let (there, written) = back(&item);
    let whats: Vec<_> = written.findings.iter().map(|f| f.what.clone()).collect();
    assert!(whats.contains(&What::LanguagesDropped { detail: "zh, de".into() }), "{whats:?}");
    let (Body::Cloze(was), Body::Cloze(is)) = (&item.body, &there.body) else { panic!() };
    assert_eq!((is.text.en.as_deref(), is.text.de.as_deref()), (was.text.en.as_deref(), None));
    assert_eq!(is.gaps.len(), 3);
    assert_eq!(is.gaps[..2], was.gaps[..2]);
    assert_eq!(there.prompt.en, item.prompt.en);
}

#[test]
fn kinds_without_a_counterpart_become_the_nearest_or_are_refused() {
    let (matching, written) = back(&samples::categorisation());
    assert!(matches!(matching.body, Body::Matching(_)));
    assert_eq!(written.findings[0].level, Level::Approximated);
    let (choice, _) = back(&samples::incident());
    let Body::SingleChoice(body) = choice.body else { panic!() };
    assert_eq!(body.options.iter().map(|option| option.credit).collect::<Vec<_>>(), [1.0, 0.0, 2.0 / 3.0, 1.0 / 3.0]);
    for item in [samples::hotspot(), samples::mark_words()] {
        let written = out(&[item]);
        assert_eq!((written.findings.len(), written.findings[0].level), (1, Level::Refused));
    }
}

#[test]
fn a_whole_bank_comes_back_with_its_pictures() {
    let items = samples::all();
    let written = out(&items);
    let reading = read(&written.bytes, EN);
    assert_eq!(reading.findings, []);
    assert_eq!(reading.items.len(), items.len() - 2);
    assert_eq!(reading.media.len(), 1);
    assert_eq!((reading.media[0].path.as_str(), reading.media[0].bytes.as_slice()), ("media/seam.png", samples::PNG));
    assert!(reading.items.iter().all(|item| item.item.category == "Welding/Seams" && item.place.line.is_some()));
}

#[test]
fn our_own_scoring_of_several_comes_back_through_fractions() {
    let mut item = samples::multiple_choice();
    let Body::MultipleChoice(body) = &mut item.body else { panic!() };
    body.scoring = domain::quizzes::kinds::MultipleScoring::PerOptionDeduction;
    for (option, credit) in body.options.iter_mut().zip([1.0, 1.0, 0.0]) {
        option.credit = credit;
    }
    let (there, written) = back(&item);
    assert_eq!((there, written.findings.len()), (item, 0));
}

#[test]
fn several_right_ones_with_fractions_keep_their_weights() {
    let reading = quiz(
        "<question type=\"multichoice\"><name><text>Gas</text></name><questiontext format=\"html\"><text><![CDATA[<p>Which?</p>]]></text></questiontext>
         <single>false</single><answer fraction=\"33.33333\"><text>a</text></answer><answer fraction=\"66.66667\"><text>b</text></answer>
         <answer fraction=\"-100\"><text>c</text></answer></question>",
    );
    let Body::MultipleChoice(body) = &reading.items[0].item.body else { panic!() };
    assert_eq!(body.options.iter().map(|option| option.credit).collect::<Vec<_>>(), [1.0 / 3.0, 2.0 / 3.0, -1.0]);
    assert_eq!(reading.items[0].item.id, "gas");
    assert_eq!(reading.findings, []);
}

#[test]
fn categories_titles_and_idnumbers_find_their_places() {
    let question = |head: &str| {
        format!(
            "<question type=\"truefalse\">{head}<questiontext><text>x</text></questiontext><answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer></question>\n"
        )
    };
    let reading = quiz(&format!(
        "<question type=\"category\"><category><text>$course$/top/Safety/TIG//MIG</text></category></question>\n{}{}{}",
        question("<name><text>焊接</text></name>"),
        question("<name><text>x</text></name><idnumber>Weld 7</idnumber>"),
        question("<name><text>{mlang de}Naht{mlang}{mlang zh_cn}焊缝{mlang}</text></name><penalty>0.25</penalty>"),
    ));
    let ids: Vec<_> = reading.items.iter().map(|item| item.item.id.as_str()).collect();
    assert_eq!(ids, ["item-1", "weld-7", "naht"]);
    assert_eq!(reading.items[0].item.category, "Safety/TIG∕MIG");
    assert_eq!(reading.items[2].item.title.zh.as_deref(), Some("焊缝"));
    assert_eq!(whats(&reading), [&What::IdChanged { detail: "Weld 7".into() }, &What::SettingDropped { detail: "penalty 0.25".into() }]);
    assert_eq!(reading.findings[0].place.line, Some(5));
}

#[test]
fn calculated_questions_become_formulas_where_they_can() {
    let question = |answer: &str, text: &str| {
        format!(
            "<question type=\"calculated\"><name><text>U</text></name><questiontext><text>{text}</text></questiontext>
             <answer fraction=\"100\"><text>{answer}</text><tolerance>0.02</tolerance><tolerancetype>2</tolerancetype><correctanswerformat>1</correctanswerformat><correctanswerlength>3</correctanswerlength></answer>
             <dataset_definitions><dataset_definition><name><text>r</text></name><minimum><text>1</text></minimum><maximum><text>2</text></maximum><decimals><text>1</text></decimals>
             <dataset_items><dataset_item><number>1</number><value>1.2</value></dataset_item><dataset_item><number>2</number><value>1.6</value></dataset_item></dataset_items>
             </dataset_definition></dataset_definitions></question>"
        )
    };
    let reading = quiz(&question("pow({r}, 2) * pi()", "Area of {r}?"));
    let Body::Formula(formula) = &reading.items[0].item.body else { panic!("{:?}", reading.findings) };
    assert_eq!((formula.answer.as_str(), formula.decimals), ("r^2 * pi", Some(3)));
    assert_eq!((formula.variables[0].min, formula.variables[0].max, formula.variables[0].step), (1.0, 2.0, 0.2));
    for (answer, text) in [("deg2rad({r})", "x"), ("{r} + {missing}", "x"), ("{r}", "{={r}*2}")] {
        let reading = quiz(&question(answer, text));
        assert!(reading.items.is_empty());
        assert!(matches!(whats(&reading)[..], [What::UnsupportedKind { .. }]));
    }
}

#[test]
fn dragged_words_and_lists_become_lists() {
    for (kind, option) in [("ddwtos", "dragbox"), ("gapselect", "selectoption")] {
        let reading = quiz(&format!(
            "<question type=\"{kind}\"><name><text>g</text></name><questiontext format=\"html\"><text><![CDATA[<p>Fill.</p><p>A [[1]] and a [[3]], again [[1]].</p>]]></text></questiontext>
             <{option}><text>x</text><group>1</group></{option}><{option}><text>y</text><group>1</group></{option}><{option}><text>z</text><group>2</group></{option}></question>"
        ));
        let Body::InlineChoice(body) = &reading.items[0].item.body else { panic!("{:?}", reading.findings) };
        assert_eq!(body.text.en.as_deref(), Some("A [[gap-1]] and a [[gap-2]], again [[gap-3]]."));
        assert_eq!(reading.items[0].item.prompt.en.as_deref(), Some("Fill."));
        assert_eq!(body.gaps.iter().map(|gap| gap.options.len()).collect::<Vec<_>>(), [2, 1, 2]);
        assert_eq!(reading.findings.len(), usize::from(kind == "ddwtos"));
    }
}

#[test]
fn what_is_wrong_with_one_question_is_told_and_the_rest_is_read() {
    let good = "<question type=\"shortanswer\"><name><text>ok</text></name><questiontext><text>q</text></questiontext><answer fraction=\"100\"><text>a</text></answer></question>\n";
    let reading = quiz(&format!(
        "{good}<question type=\"ddmarker\"><name><text>map</text></name></question>
         <question type=\"description\"><name><text>d</text></name></question>
         <question type=\"multichoice\"><name><text>no</text></name><questiontext><text>q</text></questiontext><answer fraction=\"0\"><text>a</text></answer><answer fraction=\"0\"><text>b</text></answer></question>
         <question type=\"shortanswer\"><name><text>s</text></name><questiontext format=\"html\"><text><![CDATA[a<script>alert(1)</script><img src=\"@@PLUGINFILE@@/gone.png\" alt=\"x\"><img src=\"@@PLUGINFILE@@/bad.png\">]]></text>
         <file name=\"bad.png\" path=\"/\" encoding=\"base64\">TVqQAAMAAAAEAAAA</file></questiontext><answer fraction=\"100\"><text>a</text></answer></question>
         {good}"
    ));
    assert_eq!(reading.items.iter().map(|item| item.item.id.as_str()).collect::<Vec<_>>(), ["ok", "s", "ok-2"]);
    assert_eq!(reading.items[1].item.prompt.en.as_deref(), Some("ax"));
    assert_eq!(
        whats(&reading),
        [
            &What::UnsupportedKind { detail: "ddmarker".into() },
            &What::UnsupportedKind { detail: "description".into() },
            &What::NoRightAnswer,
            &What::MediaRefused { detail: "bad.png".into() },
            &What::MissingMedia { detail: "gone.png".into() },
            &What::MissingMedia { detail: "bad.png".into() },
            &What::ScriptRemoved,
        ]
    );
    assert_eq!(reading.findings[0].place.element.as_deref(), Some("map"));
    assert_eq!(reading.findings[0].place.line, Some(4));
}

#[test]
fn entities_are_not_resolved_and_are_told_of() {
    let text = "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz><question type=\"shortanswer\"><name><text>n</text></name><questiontext><text>a &x; b</text></questiontext><answer fraction=\"100\"><text>a</text></answer></question></quiz>";
    let reading = read(text.as_bytes(), EN);
    assert_eq!(whats(&reading), [&What::Entities]);
    assert_eq!(reading.items[0].item.prompt.en.as_deref(), Some("a \\&x; b"));
}

#[test]
fn markdown_of_moodle_stays_markdown_and_finds_its_pictures() {
    let reading = quiz(
        "<question type=\"essay\"><name><text>e</text></name><questiontext format=\"markdown\"><text>Look: **here** ![a](@@PLUGINFILE@@/s%20m.png) ![b](@@PLUGINFILE@@/no.png)</text>
         <file name=\"s m.png\" path=\"/\" encoding=\"base64\">iVBORw0KGgo=</file></questiontext></question>",
    );
    assert_eq!(reading.items[0].item.prompt.en.as_deref(), Some("Look: **here** ![a](media/s-m.png) ![b]()"));
    assert_eq!(whats(&reading), [&What::MissingMedia { detail: "no.png".into() }]);
}

#[test]
fn other_formats_are_not_taken_for_it() {
    assert_eq!(whats(&read(b"<html></html>", EN)), [&What::WrongFormat]);
    assert_eq!(whats(&read(b"plain", EN)), [&What::WrongFormat]);
    assert_eq!(whats(&read(b"", EN)), [&What::WrongFormat]);
}
