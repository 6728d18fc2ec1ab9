//! Specific, measured, in time, paid for, and traced to a finding and a principle.

use super::{Check, Problem, about, has_word};
use crate::action_plan::period::Period;
use crate::action_plan::plan::{Activity, Numbered};
use crate::texts::FoldedText;

pub(super) fn problems(activity: &Numbered<'_, Activity>, period: Option<Period>) -> Vec<Problem> {
    let part = activity.part;
    let mut found = Vec::new();
    let mut add = |is_wrong: bool, check, found_words: &str, wanted: &str| {
        if is_wrong {
            found.push(about(activity, check, found_words, wanted));
        }
    };
    add(is_vague(&part.text), Check::VerbVague, &part.text, "");
    add(part.indicators.is_empty(), Check::IndicatorMissing, "", "");
    let is_measured = has_digit(&part.target) || part.indicators.iter().any(|indicator| has_digit(indicator));
    let indicators = part.indicators.join("; ");
    add(!part.indicators.is_empty() && !is_measured, Check::IndicatorWithoutNumber, &indicators, "");
    for indicator in part.indicators.iter().filter(|indicator| counts_people(indicator)) {
        add(!says_sex_and_age(indicator), Check::IndicatorWithoutGroups, indicator, "");
    }
    add(part.baseline.is_empty(), Check::BaselineMissing, "", "");
    add(part.verification.is_empty(), Check::VerificationMissing, "", "");
    add(part.cost.is_none() && part.cost_source.is_empty(), Check::CostMissing, "", "");
    add(part.findings.is_empty(), Check::FindingMissing, "", "");
    add(part.principles.is_empty(), Check::PrincipleMissing, "", "");
    found.extend(times(activity, period));
    found
}

fn times(activity: &Numbered<'_, Activity>, period: Option<Period>) -> Vec<Problem> {
    let part = activity.part;
    let (Some(start), Some(end)) = (part.start.or(part.end), part.end.or(part.start)) else {
        return vec![about(activity, Check::PeriodMissing, "", "")];
    };
    let words = format!("{start} - {end}");
    let mut found = Vec::new();
    if end.latest() < start.earliest() {
        found.push(about(activity, Check::PeriodReversed, &words, ""));
    }
    if let Some(period) = period.filter(|period| !period.contains(start) || !period.contains(end)) {
        found.push(about(activity, Check::PeriodOutside, &words, &period.to_string()));
    }
    found
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Beginnings of words that say that more is done of something, not what; folded.
const VAGUE: [&str; 30] = [
    "strengthen",
    "rais",
    "promot",
    "enhanc",
    "improv",
    "support",
    "encourag",
    "consider",
    "explor",
    "continu",
    "facilitat",
    "foster",
    "increas",
    "guclendir",
    "artir",
    "tesviq",
    "yaxsilasdir",
    "tekmillesdir",
    "destekle",
    "davam",
    "stimul",
    "усил",
    "укреп",
    "повы",
    "улучш",
    "содейств",
    "поддерж",
    "продолж",
    "поощр",
    "стимул",
];

/// Beginnings of words that say what is done; folded.
const SPECIFIC: [&str; 62] = [
    "adopt",
    "amend",
    "draft",
    "establish",
    "publish",
    "train",
    "conduct",
    "develop",
    "prepar",
    "introduc",
    "appoint",
    "creat",
    "assess",
    "report",
    "submit",
    "approv",
    "inspect",
    "hold",
    "organi",
    "set",
    "review",
    "survey",
    "map",
    "ratif",
    "repeal",
    "oblig",
    "requir",
    "provid",
    "tebli",
    "qebul",
    "deyisiklik",
    "hazirla",
    "yarad",
    "kecir",
    "teskil",
    "nesr",
    "telim",
    "tesdiq",
    "qiymetlendir",
    "hesabat",
    "teyin",
    "tetbiq",
    "islen",
    "elave",
    "принят",
    "приня",
    "внес",
    "разработ",
    "созда",
    "провед",
    "провест",
    "опубликов",
    "обуч",
    "утверд",
    "назнач",
    "введ",
    "подготов",
    "организ",
    "оцен",
    "провер",
    "учред",
    "отчет",
];

/// True when a text says that something is strengthened or promoted and never how.
///
/// In English and Russian the verb comes first, in Azerbaijani last.
fn is_vague(text: &str) -> bool {
    let words = FoldedText::of(text).words();
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let ends = words.iter().rev().take(2);
    let is_led = words.first().into_iter().chain(ends).any(|word| begins(word, &VAGUE));
    is_led && !words.iter().any(|word| begins(word, &SPECIFIC))
}

/// Beginnings of words for people who are counted, folded.
const PEOPLE: [&str; 17] = [
    "participant",
    "people",
    "person",
    "employee",
    "worker",
    "beneficiar",
    "trainee",
    "istirakci",
    "sexs",
    "isci",
    "emekdas",
    "участник",
    "человек",
    "работник",
    "сотрудник",
    "лиц ",
    "лица ",
];
const SEX: [&str; 10] =
    ["sex", "gender", "women", "cins", "gender", "qadin", "пол ", "полу ", "пола ", "женщин"];
const AGE: [&str; 9] = ["age ", "ages ", "aged ", "yas ", "yasi ", "yasa ", "yaslar", "возраст", "child"];

fn counts_people(indicator: &str) -> bool {
    has_word(indicator, &PEOPLE)
}

fn says_sex_and_age(indicator: &str) -> bool {
    has_word(indicator, &SEX) && has_word(indicator, &AGE)
}
