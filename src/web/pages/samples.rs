//! Words of an invented country, to look at the pages with.

use super::parts::{Cell, Column, Figure, Link, Progress, Row, Table, Tag, Tone};
use crate::texts::{Language, Texts};

/// The same words in Azerbaijani and in English.
pub type Pair = [&'static str; 2];

/// The words in the language of the page.
pub const fn pick(language: Language, words: Pair) -> &'static str {
    match language {
        Language::Azerbaijani => words[0],
        // What people write is not translated for the reader of another language.
        Language::English | Language::Russian => words[1],
    }
}

/// An institution.
pub const INSTITUTION: Pair = ["Dağətəyi Su Təsərrüfatı Agentliyi", "Foothill Water Agency"];
/// Another.
pub const COMPANY: Pair = ["«Ələtyazı» Meyvə-Tərəvəz MMC", "Alatyazi Fruit and Vegetables LLC"];
/// A third.
pub const MINISTRY: Pair = ["İş Şəraiti Nazirliyi", "Ministry of Working Conditions"];
/// A name long enough to break a narrow page, with a word that cannot be broken at a space.
pub const LONG_NAME: &str = "Regional İnkişaf, Kommunal Xidmətlər və Abadlıq-Quruculuq İşlərinin \
    Əlaqələndirilməsi üzrə Dövlət Komitəsinin “Çayqovuşanınınkılardanmısınızcasına” Publik Hüquqi Şəxsi <№ 7>";
/// A round.
pub const ROUND: Pair = ["2026-cı il üzrə ilkin qiymətləndirmə", "Baseline assessment 2026"];
/// A questionnaire.
pub const QUESTIONNAIRE: Pair =
    ["Dövlətin insan hüquqlarını qorumaq vəzifəsi", "The State duty to protect human rights"];
/// A section.
pub const SECTION: Pair = ["Qanunvericilik və gözləntilər", "Law and expectations"];
/// Another section.
pub const OTHER_SECTION: Pair = ["Dövlət satınalmaları", "Public procurement"];
/// What a section is about.
pub const INTRODUCTION: Pair = [
    "Qurumun səlahiyyətinə aid qanunlar və onların şirkətlərə necə tətbiq olunması haqqında. \
     Hüquq şöbəsi ilə birlikdə cavab vermək məsləhətdir.",
    "The laws in the institution's remit and how they are applied to enterprises. \
     Best answered together with the legal department.",
];
/// An indicator.
pub const INDICATOR: Pair = [
    "İnsanları şirkətlərin vura biləcəyi zərərdən qoruyan qanunlar",
    "Laws that protect people against harm by enterprises",
];
/// A question.
pub const QUESTION: Pair = [
    "Qurum öz səlahiyyətinə aid qanunları Rəhbər Prinsiplərlə tutuşduraraq nəzərdən keçiribmi?",
    "Has the institution reviewed the laws in its remit against the Guiding Principles?",
];
/// A question with elements.
pub const CHECKLIST: Pair =
    ["Yoxlamalar zamanı hansı məsələlərə baxılır?", "Which topics do inspections cover?"];
/// A question about a number.
pub const NUMBER: Pair = [
    "Ötən təqvim ilində şirkətlərdə neçə yoxlama aparılıb?",
    "How many inspections of enterprises took place in the last calendar year?",
];
/// Help with a question.
pub const HELP: Pair = [
    "Yazılı şəkildə rəsmiləşdirilmiş hər hansı təhlil nəzərə alınır. Şifahi müzakirələr nəzərə alınmır.",
    "Any review put in writing counts. Oral discussions do not.",
];
/// Evidence expected.
pub const EVIDENCE: Pair =
    ["Təhlilin özü, tarixi və nömrəsi.", "The review itself, with its date and number."];
/// Options with their criteria, worst first.
pub const OPTIONS: [(Pair, Pair); 4] = [
    (
        ["Nəzərdən keçirilməyib", "No review has been made"],
        [
            "Qanunları Rəhbər Prinsiplərlə müqayisə edən sənəd yoxdur.",
            "No document compares the laws with the Guiding Principles.",
        ],
    ),
    (
        ["Tapşırıq verilib, müddət müəyyən edilib", "A review is ordered, with a date"],
        [
            "İmzalanmış əmrdə və ya iş planında kimin nəyi nə vaxt nəzərdən keçirəcəyi göstərilib.",
            "A signed order or work plan names who reviews what by when.",
        ],
    ),
    (
        ["Qanunların bir hissəsi nəzərdən keçirilib", "Some laws have been reviewed"],
        [
            "Yazılı təhlil azı bir qanunu əhatə edir, lakin hamısını yox.",
            "A written review covers at least one law, not all.",
        ],
    ),
    (
        ["Bütün qanunlar son beş ildə nəzərdən keçirilib", "All laws reviewed in the last five years"],
        [
            "Tarixi göstərilmiş yazılı təhlil səlahiyyətə aid bütün qanunları əhatə edir.",
            "A dated written review covers every law in the remit.",
        ],
    ),
];
/// Elements of a checklist.
pub const ELEMENTS: [Pair; 3] = [
    ["Əməkhaqqının ödənilməsi", "Payment of wages"],
    ["Əməyin təhlükəsizliyi", "Safety at work"],
    ["İşə qəbulda ayrı-seçkilik", "Discrimination in hiring"],
];
/// A reason for "not applicable".
pub const REASON: Pair = ["Səlahiyyətimizə aid deyil", "Not in our mandate"];
/// What somebody wrote, with what a page must escape.
pub const COMMENT: Pair = [
    "Təhlil iki mərhələdə aparılıb; ikincisi <yanvar> ayında başa çatacaq & dərc olunacaq.",
    "The review is done in two stages; the second ends in <January> & will be published.",
];
/// A source somebody gave.
pub const SOURCE: Pair =
    ["Nazirliyin 14 mart 2025-ci il tarixli 117 nömrəli əmri", "Order No 117 of 14 March 2025"];
/// A message of a reviewer.
pub const MESSAGE: Pair = [
    "Xahiş edirik, yoxlamaların sayını dəqiqləşdirin və əmrin surətinə istinad edin.\n\nDigər bölmələrlə bağlı qeydimiz yoxdur.",
    "Please check the number of inspections and refer to the order.\n\nWe have no remarks on the other sections.",
];
/// Why a field was refused.
pub const REFUSED: Pair = ["Bu sahəni düzəldin", "Correct this field"];
/// A principle.
pub const PRINCIPLE: Pair =
    ["Prinsip 3: qanunlar, siyasət və şirkətlər üçün təlimat", "Principle 3: laws, policies and guidance"];
/// Pillars.
pub const PILLARS: [Pair; 3] = [
    ["I Sütun: Dövlətin qorumaq vəzifəsi", "Pillar I: the State duty to protect"],
    ["II Sütun: şirkətlərin hörmət etmək məsuliyyəti", "Pillar II: the corporate responsibility to respect"],
    ["III Sütun: hüquqi müdafiə vasitələri", "Pillar III: access to remedy"],
];

/// A progress of six in ten.
pub fn progress(texts: &Texts) -> Progress {
    let text = texts.t_with("progress", &[("answered", 6.into()), ("total", 10.into())]);
    Progress { answered: 6, total: 10, text }
}

/// A score given in thousandths, in words.
pub fn score(texts: &Texts, thousandths: i64) -> String {
    texts.score(rust_decimal::Decimal::new(thousandths, 3))
}

/// A moment in words.
pub fn moment(texts: &Texts) -> String {
    let at = chrono::DateTime::from_timestamp(1_795_341_900, 0).unwrap_or_default();
    texts.date_time(at)
}

/// Scores of the pillars, one of them held back.
pub fn table(language: Language) -> Table {
    let texts = Texts::get(language);
    let row = |name: Pair, score: &str, gap: &str| {
        Row::new(pick(language, name), vec![Cell::number(score), Cell::words(gap)])
    };
    let withheld = Row::new(
        pick(language, PILLARS[2]),
        vec![Cell::withheld(texts.t("withheld")), Cell::tag(Tag::new(texts.t("withheld"), Tone::Quiet))],
    );
    let gap = texts.t_with("institutions-with-gap", &[("count", 5.into()), ("total", 8.into())]);
    Table {
        caption: texts.t("findings-pillars"),
        columns: vec![
            Column::words(texts.t("column-topic")),
            Column::numbers(texts.t("column-score")),
            Column::words(texts.t("column-gap")),
        ],
        rows: vec![
            row(PILLARS[0], &score(texts, 625), &gap).leading_to("/rounds/1/findings/pillar-1"),
            row(PILLARS[1], &score(texts, 380), &gap),
            withheld,
        ],
        note: texts.t("findings-no-ranking"),
    }
}

/// A picture of two bars.
pub fn figure(language: Language) -> Figure {
    let title = pick(language, QUESTIONNAIRE);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 720 110\" width=\"720\" height=\"110\">\
         <title>{title}</title><desc>{title}</desc>\
         <rect x=\"200\" y=\"10\" width=\"500\" height=\"30\" fill=\"#eef1f5\"/>\
         <rect x=\"200\" y=\"10\" width=\"312\" height=\"30\" fill=\"#163a5f\"/>\
         <rect x=\"200\" y=\"60\" width=\"500\" height=\"30\" fill=\"#eef1f5\"/>\
         <rect x=\"200\" y=\"60\" width=\"190\" height=\"30\" fill=\"#1f7a8c\"/>\
         <text x=\"0\" y=\"32\" font-size=\"15\" fill=\"#1f2937\">I</text>\
         <text x=\"0\" y=\"82\" font-size=\"15\" fill=\"#1f2937\">II</text></svg>"
    );
    let texts = Texts::get(language);
    let file =
        |words: String, ending: &str| Link::new(words, format!("/rounds/1/findings/charts/sample.{ending}"));
    let files = vec![
        file(texts.t("figure-svg"), "svg"),
        file(texts.t("figure-png"), "png"),
        file(texts.t("figure-csv"), "csv"),
    ];
    Figure {
        title: title.to_owned(),
        svg,
        table: table(language),
        name: "sample".to_owned(),
        files,
        chart: None,
    }
}
