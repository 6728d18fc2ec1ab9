//! Specific, measured, in time, paid for, and traced to a finding and a principle.

use super::documents::numbers_of;
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
    let is_measured = part.indicators.iter().chain([&part.target]).any(|words| says_a_number(words));
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

/// True when an indicator says how many: years and numbers of resolutions aside.
fn says_a_number(indicator: &str) -> bool {
    let cited = numbers_of(indicator);
    let is_count = |word: &String| {
        let number = word.parse::<u32>().ok().filter(|number| !cited.contains(number));
        number.is_some_and(|number| !(1990..=2100).contains(&number))
    };
    FoldedText::of(indicator).words().iter().any(is_count)
}

/// Beginnings of verbs that say that more is done of something, not what; they come first in English and Russian.
const VAGUE_FIRST: [&str; 30] = [
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
    "ensur",
    "empower",
    "усил",
    "укреп",
    "повы",
    "улучш",
    "содейств",
    "поддерж",
    "продолж",
    "поощр",
    "стимул",
    "обеспеч",
    "расшир",
    "способств",
    "соверш",
    "развит",
    "активиз",
];
/// The same in Azerbaijani, where they come last.
const VAGUE_LAST: [&str; 10] = [
    "guclendir",
    "artiril",
    "artirma",
    "tesviq",
    "yaxsilasdir",
    "tekmillesdir",
    "desteklen",
    "davam",
    "stimul",
    "temin",
];

/// Verbs that say what is done, folded: forms of verbs, as nouns of the same stem say nothing.
const SPECIFIC: [&str; 126] = [
    "adopt ",
    "adopting ",
    "amend ",
    "amending ",
    "draft ",
    "drafting ",
    "establish ",
    "establishing ",
    "publish ",
    "publishing ",
    "train ",
    "training ",
    "trainings ",
    "conduct ",
    "conducting ",
    "develop ",
    "developing ",
    "prepare ",
    "preparing ",
    "introduce ",
    "introducing ",
    "appoint ",
    "appointing ",
    "create ",
    "creating ",
    "assess ",
    "assessing ",
    "submit ",
    "submitting ",
    "approve ",
    "approving ",
    "inspect ",
    "inspecting ",
    "hold ",
    "holding ",
    "organise ",
    "organising ",
    "organize ",
    "organizing ",
    "set ",
    "setting ",
    "review ",
    "reviewing ",
    "survey ",
    "surveying ",
    "map ",
    "mapping ",
    "ratify ",
    "ratifying ",
    "repeal ",
    "repealing ",
    "oblige ",
    "obliging ",
    "require ",
    "requiring ",
    "provide ",
    "providing ",
    "open ",
    "opening ",
    "build ",
    "building ",
    "write ",
    "writing ",
    "collect ",
    "collecting ",
    "register ",
    "registering ",
    "check ",
    "checking ",
    "teach ",
    "teaching ",
    "hire ",
    "hiring ",
    "qebul ",
    "deyisiklik ",
    "deyisiklikler ",
    "hazirlan",
    "hazirlamaq ",
    "yaradil",
    "yaratmaq ",
    "kecirilm",
    "kecirmek ",
    "teskil ",
    "teskili ",
    "nesr ",
    "nesri ",
    "derc ",
    "derci ",
    "telim ",
    "telimler ",
    "telimlerin ",
    "tesdiq ",
    "tesdiqi ",
    "qiymetlendiril",
    "qiymetlendirmek ",
    "teyin ",
    "tetbiq ",
    "tetbiqi ",
    "islenib ",
    "islenil",
    "elave ",
    "yoxlan",
    "принят",
    "принять ",
    "внест",
    "внесен",
    "разработ",
    "создан",
    "создат",
    "проведен",
    "провест",
    "опубликов",
    "обучен",
    "обучит",
    "утверд",
    "назнач",
    "введен",
    "ввест",
    "подготов",
    "организов",
    "организует ",
    "оценит",
    "провер",
    "учред",
    "собрат",
    "сбор ",
];

/// True when a text says that something is strengthened or promoted and never how.
fn is_vague(text: &str) -> bool {
    let words = FoldedText::of(text).words();
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_first = words.first().is_some_and(|first| begins(first, &VAGUE_FIRST));
    let is_last = words.iter().rev().take(2).any(|word| begins(word, &VAGUE_LAST));
    (is_first || is_last) && !has_word(text, &SPECIFIC)
}

/// Beginnings of words for people who are counted, folded.
const PEOPLE: [&str; 18] = [
    "participant",
    "people",
    "person ",
    "persons ",
    "employee",
    "worker",
    "beneficiar",
    "trainee",
    "istirakci",
    "sexs",
    "isciler",
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
const AGE: [&str; 10] =
    ["age ", "ages ", "aged ", "yas ", "yasi ", "yasa ", "yasina ", "yasla", "возраст", "child"];

fn counts_people(indicator: &str) -> bool {
    has_word(indicator, &PEOPLE)
}

fn says_sex_and_age(indicator: &str) -> bool {
    has_word(indicator, &SEX) && has_word(indicator, &AGE)
}
