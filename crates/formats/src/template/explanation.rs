//! What the template says of itself on its second sheet: the rules, how each kind is filled in, an example of each.

use domain::Language;

use super::words::{RowKind, in_language};

/// What there is to know, a line each.
pub(super) fn rules(language: Language) -> [&'static str; 8] {
    in_language(
        language,
        [
            "题库导入模板：在第一张表“题目”中每行填写一道题，第一行的列名请保留。",
            "只有“题型”“题目”和该题型需要的答案必须填写，其他列都可以留空。",
            "右侧还有另外两种语言的列，供多语言题目使用；只用一种语言时留空即可。",
            "文字可用 Markdown：**粗体**、- 列表、$公式$。单元格内可以换行。",
            "“分类”用斜杠分层，例如：焊接/安全；“标签”用逗号分隔；“分值”留空时为 1 分。",
            "“编号”只用小写字母、数字和连字符；留空时自动生成。编号在一个题库中只能出现一次。",
            "题型单元格以 # 开头的行不会导入。",
            "下面每种题型各有一个示例，可以复制到“题目”表中再修改。",
        ],
        [
            "Vorlage für den Fragenpool: Auf dem ersten Blatt „Fragen“ steht in jeder Zeile eine Frage. Die Überschriften bitte stehen lassen.",
            "Nötig sind nur Frageart, Frage und die Antwort, die zur Frageart gehört. Alle anderen Spalten dürfen leer bleiben.",
            "Rechts stehen die Spalten der beiden anderen Sprachen. Wer nur eine Sprache braucht, lässt sie leer.",
            "Texte dürfen Markdown enthalten: **fett**, - Listen, $Formeln$. Zeilenumbrüche in der Zelle sind erlaubt.",
            "Kategorien werden mit Schrägstrich gegliedert: Schweißen/Sicherheit. Schlagwörter trennt ein Komma. Ohne Angabe gibt es 1 Punkt.",
            "Die Kennung besteht aus Kleinbuchstaben, Ziffern und Bindestrichen und kommt im Fragenpool nur einmal vor. Bleibt sie leer, wird sie vergeben.",
            "Zeilen, deren Frageart mit # beginnt, werden nicht eingelesen.",
            "Unten steht zu jeder Frageart ein Beispiel. Es lässt sich auf das Blatt „Fragen“ kopieren und ändern.",
        ],
        [
            "Template for the question bank: on the first sheet, “Questions”, each row is one question. Please keep the headings.",
            "Only the question type, the question and the answer that belongs to the type are needed. Every other column may stay empty.",
            "The columns for the other two languages are to the right. Leave them empty if you need one language only.",
            "Texts may use Markdown: **bold**, - lists, $formulas$. Line breaks inside a cell are fine.",
            "Categories are divided by slashes: Welding/Safety. Tags are separated by commas. Without a number of marks a question has 1.",
            "The id has lower-case letters, digits and hyphens and is there once in a question bank. If it is empty, one is made.",
            "Rows whose question type begins with # are not read.",
            "Below there is an example of each type. Copy it to the sheet “Questions” and change it.",
        ],
    )
}

/// How the row of a kind is filled in.
pub(super) fn how_to(kind: RowKind, language: Language) -> &'static str {
    match kind {
        RowKind::SingleChoice => in_language(
            language,
            "选项填在 A、B、C……列，“正确答案”填一个字母。",
            "Die Optionen stehen in A, B, C …, unter „Richtige Antwort“ steht ein Buchstabe.",
            "The options go into A, B, C …, the right answer is one letter.",
        ),
        RowKind::MultipleChoice => in_language(
            language,
            "同上，“正确答案”填所有正确选项的字母，用逗号分隔。选错会扣分。",
            "Ebenso, unter „Richtige Antwort“ stehen alle richtigen Buchstaben, mit Komma getrennt. Falsche Kreuze kosten Punkte.",
            "The same, with the letters of all right options, separated by commas. Wrong ticks take marks off.",
        ),
        RowKind::TrueFalse => in_language(
            language,
            "“正确答案”填“对”或“错”。",
            "Unter „Richtige Antwort“ steht „richtig“ oder „falsch“.",
            "The right answer is “true” or “false”.",
        ),
        RowKind::ShortText => in_language(
            language,
            "“正确答案”填可接受的写法，用 | 分隔。* 代表任意字符。",
            "Unter „Richtige Antwort“ stehen alle Schreibweisen, die gelten, mit | getrennt. * steht für beliebige Zeichen.",
            "The right answer holds every spelling that is accepted, separated by |. * stands for any characters.",
        ),
        RowKind::Numeric => in_language(
            language,
            "“正确答案”填数值，可加误差和单位：3.5 ± 0.1 mm 或 20 ± 5 %。",
            "Unter „Richtige Antwort“ steht die Zahl, wenn nötig mit Toleranz und Einheit: 3,5 ± 0,1 mm oder 20 ± 5 %.",
            "The right answer is a number, with a tolerance and a unit if you like: 3.5 ± 0.1 mm or 20 ± 5 %.",
        ),
        RowKind::Essay => in_language(
            language,
            "由教师批改。参考答案可填在 A 列，只有批改人和交卷后的学员能看到。",
            "Wird von einer Lehrkraft bewertet. Eine Musterlösung kann in A stehen; Lernende sehen sie frühestens nach der Abgabe.",
            "Marked by a teacher. A model answer may stand in A; learners see it after handing in at the earliest.",
        ),
        RowKind::Matching => in_language(
            language,
            "每个选项写一对：左边 = 右边。多余的右边项写成：* = 右边。",
            "In jeder Option steht ein Paar: links = rechts. Überzählige rechte Seiten: * = rechts.",
            "Each option holds a pair: left = right. Right sides that are left over: * = right.",
        ),
        RowKind::Ordering => in_language(
            language,
            "从 A 列起按正确顺序填写。",
            "Die Einträge stehen ab A in der richtigen Reihenfolge.",
            "The entries stand in the right order, beginning with A.",
        ),
    }
}

/// Question, options, right answer of an example.
pub(super) type Example = (&'static str, &'static [&'static str], &'static str);

pub(super) fn example(kind: RowKind, language: Language) -> Example {
    match kind {
        RowKind::SingleChoice => in_language(
            language,
            ("焊接铝合金用哪种保护气体？", &["氩气", "氧气", "氢气"], "A"),
            ("Welches Schutzgas passt zu Aluminium?", &["Argon", "Sauerstoff", "Wasserstoff"], "A"),
            ("Which shielding gas suits aluminium?", &["argon", "oxygen", "hydrogen"], "A"),
        ),
        RowKind::MultipleChoice => in_language(
            language,
            ("焊工需要哪些防护用品？", &["焊接面罩", "皮手套", "短袖上衣", "安全鞋"], "A, B, D"),
            (
                "Was gehört zur Schutzausrüstung beim Schweißen?",
                &["Schweißhelm", "Lederhandschuhe", "kurze Ärmel", "Sicherheitsschuhe"],
                "A, B, D",
            ),
            ("What protection does a welder wear?", &["welding helmet", "leather gloves", "short sleeves", "safety shoes"], "A, B, D"),
        ),
        RowKind::TrueFalse => in_language(
            language,
            ("氧气瓶可以涂油。", &[], "错"),
            ("Sauerstoffflaschen dürfen gefettet werden.", &[], "falsch"),
            ("Oxygen bottles may be greased.", &[], "false"),
        ),
        RowKind::ShortText => in_language(
            language,
            ("非熔化极惰性气体保护焊的英文缩写是什么？", &[], "TIG | GTAW"),
            ("Wie heißt WIG-Schweißen auf Englisch (Abkürzung)?", &[], "TIG | GTAW"),
            ("What is the short name of gas tungsten arc welding?", &[], "TIG | GTAW"),
        ),
        RowKind::Numeric => in_language(
            language,
            ("图纸要求的板厚是多少？", &[], "3.5 ± 0.1 mm"),
            ("Welche Blechdicke verlangt die Zeichnung?", &[], "3,5 ± 0,1 mm"),
            ("Which sheet thickness does the drawing ask for?", &[], "3.5 ± 0.1 mm"),
        ),
        RowKind::Essay => in_language(
            language,
            ("描述焊前检查的步骤。", &["清洁度、间隙、定位焊、工艺参数。"], ""),
            ("Beschreiben Sie die Prüfung vor dem Schweißen.", &["Sauberkeit, Spalt, Heftstellen, Parameter."], ""),
            ("Describe the check before welding.", &["Cleanliness, gap, tacks, parameters."], ""),
        ),
        RowKind::Matching => in_language(
            language,
            ("把工具和用途对应起来。", &["角磨机 = 打磨", "卡尺 = 测量", "* = 切割"], ""),
            ("Welches Werkzeug gehört wozu?", &["Winkelschleifer = schleifen", "Messschieber = messen", "* = schneiden"], ""),
            ("Which tool is for what?", &["angle grinder = grinding", "calliper = measuring", "* = cutting"], ""),
        ),
        RowKind::Ordering => in_language(
            language,
            ("把步骤按顺序排列。", &["清洁", "定位焊", "焊接", "检验"], ""),
            ("Bringen Sie die Schritte in ihre Reihenfolge.", &["reinigen", "heften", "schweißen", "prüfen"], ""),
            ("Bring the steps into their order.", &["clean", "tack", "weld", "inspect"], ""),
        ),
    }
}
