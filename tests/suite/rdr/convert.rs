//! Turns the published data set of the Ranking Digital Rights index of 2022 into a questionnaire folder and an
//! answers file in the public formats. Whoever has an assessment in spreadsheets of their own can go the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bhr_baseline::response::ANSWERS_HEADER;

use super::data::{Data, Row};

/// Where a conversion put its files.
pub struct Written {
    /// The questionnaire's folder.
    pub questionnaire: PathBuf,
    /// The answers of all companies.
    pub answers: PathBuf,
}

/// Categories: letter of the data set, id, title.
pub const CATEGORIES: [(&str, &str, &str); 3] = [
    ("G", "governance", "Governance"),
    ("F", "freedom-of-expression", "Freedom of expression and information"),
    ("P", "privacy", "Privacy"),
];

/// The element whose "yes" is worth nothing and whose "no" is worth full points. Its specification does not say
/// so; the published points do.
const REVERSED: &str = "F11.1";

/// Reads the data set in `folder` and writes a questionnaire and an answers file below `to`.
pub fn convert(folder: &Path, to: &Path) -> Written {
    let data = Data::read(folder);
    let questionnaire = to.join("rdr-2022");
    fs::create_dir_all(&questionnaire).unwrap();
    let write = |name: &str, text: String| fs::write(questionnaire.join(name), text).unwrap();
    write("questionnaire.yaml", header(&data));
    for (letter, id, title) in CATEGORIES {
        write(&format!("{id}.yaml"), section(&data, letter, id, title));
    }
    write("scales.yaml", SCALES.to_owned());
    write("sources.yaml", SOURCES.to_owned());
    let path = to.join("answers.csv");
    fs::write(&path, answers(&data)).unwrap();
    Written { questionnaire, answers: path }
}

/// `G4a` stands in family `G4`; `G1` is a family of one.
pub fn family(indicator: &str) -> &str {
    indicator.trim_end_matches(|letter: char| letter.is_ascii_lowercase())
}

/// `G4a.3` in the data set is `g4a-3` here.
fn id(label: &str) -> String {
    label.to_lowercase().replace('.', "-")
}

/// The id of the question an element became.
pub fn question_id(element: &Row) -> String {
    id(&format!("{}.{}", element["indicator"], element["element"]))
}

/// Words in double quotes, as both JSON and YAML read them.
fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap()
}

/// Words without the markup the data set has in them.
fn plain(words: &str) -> String {
    let mut inside = false;
    let kept = words.chars().filter(|letter| {
        let was_inside = inside;
        inside = (inside || *letter == '<') && *letter != '>';
        !inside && !was_inside
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

const HEADER: &str = r#"id: rdr-2022
version: 1
status: draft
language: en
title: "Corporate accountability index 2022"
summary: "What digital companies disclose on governance, freedom of expression and privacy."
for: [private, state-owned]
scale: quarters
target: 1
sources_checked_on: 2026-11-22
not_applicable_reasons:
  - {id: company-type, label: "Not asked of this type of company"}
  - {id: service-type, label: "Not asked of this type of service"}
  - {id: nothing-to-assess, label: "The analyst found nothing the question could be asked of"}
unit_kinds:
  - {id: group, label: "The group"}
  - {id: operating, label: "An operating company"}
  - {id: service, label: "A service"}
  - {id: mobile, label: "A prepaid or postpaid mobile tariff", within: service}
sections: [governance, freedom-of-expression, privacy]
nodes:
"#;

/// The total and the categories list the same families: the total is not the mean of the categories.
fn header(data: &Data) -> String {
    let mut text = HEADER.to_owned();
    let labels = |letter: &str| {
        let label = |row: &&Row| row["Category"] == letter;
        data.indicator_specs.iter().filter(label).map(|row| family(&row["labelShort"])).collect::<Vec<_>>()
    };
    let families = |letter: &str| {
        let mut seen = BTreeSet::new();
        labels(letter).into_iter().filter(|name| seen.insert(*name)).map(id).collect::<Vec<_>>()
    };
    let all: Vec<String> = CATEGORIES.iter().flat_map(|(letter, _, _)| families(letter)).collect();
    node(&mut text, ("total", "total", "Total"), &all);
    for (letter, id, title) in CATEGORIES {
        node(&mut text, (id, "category", title), &families(letter));
    }
    for parent in data.indicator_specs.iter().filter(|row| row["isParent"] == "TRUE") {
        let label = &parent["labelShort"];
        let child = |row: &&Row| row["isParent"] != "TRUE" && family(&row["labelShort"]) == label;
        let children: Vec<String> =
            data.indicator_specs.iter().filter(child).map(|row| id(&row["labelShort"])).collect();
        node(&mut text, (&id(label), "family", &plain(&parent["labelLong"])), &children);
    }
    text
}

fn node(text: &mut String, (id, level, title): (&str, &str, &str), children: &[String]) {
    let (title, children) = (quoted(title), children.join(", "));
    writeln!(text, "  - {{id: {id}, level: {level}, title: {title}, children: [{children}]}}").unwrap();
}

fn section(data: &Data, letter: &str, section: &str, title: &str) -> String {
    let mut text = format!("id: {section}\ntitle: {}\nindicators:\n", quoted(title));
    let indicators = data.indicator_specs.iter().filter(|row| row["Category"] == letter);
    for indicator in indicators.filter(|row| row["isParent"] != "TRUE") {
        writeln!(
            text,
            "  - id: {}\n    kind: structural\n    rule: mean-of-kinds\n    title: {}\n    applies_when: {}\n    questions:",
            id(&indicator["labelShort"]),
            quoted(&plain(&indicator["labelLong"])),
            asked_of(&indicator["scoringScope"])
        )
        .unwrap();
        let own = data.element_specs.iter().filter(|row| row["Indicator"] == indicator["Indicator"]);
        own.for_each(|element| question(&mut text, element));
    }
    text
}

/// The kinds of units an indicator is asked of.
fn asked_of(scope: &str) -> &'static str {
    match scope {
        "company" => "{equals: {profile: unit_kind, value: group}}",
        "services" => "{in: {profile: unit_kind, values: [service, mobile]}}",
        "full" => "{in: {profile: unit_kind, values: [group, operating, service, mobile]}}",
        other => panic!("an unknown scope: {other}"),
    }
}

fn question(text: &mut String, element: &Row) {
    let label = &element["labelShort"];
    let words = quoted(&plain(&element["description"]));
    let (yes, no) = if label == REVERSED { ("0", "1") } else { ("1", "0") };
    writeln!(
        text,
        r#"      - id: {}
        kind: choice
        text: {words}
        sources: [RDR-2022]
        per_unit: true
        not_applicable: true
        options:
          - {{id: "no-disclosure", points: 0, label: "No disclosure found", criterion: "Nothing on it was found."}}
          - {{id: "no", points: {no}, label: "No", criterion: "What was found answers no."}}
          - {{id: "partial", points: 0.5, label: "Partial", criterion: "What was found answers in part."}}
          - {{id: "yes", points: {yes}, label: "Yes", criterion: "What was found answers yes."}}"#,
        id(label)
    )
    .unwrap();
}

const SCALES: &str = r#"quarters:
  title: {en: "Quarters"}
  core_cap: second
  levels:
    - {id: first, from: 0, title: {en: "First quarter"}, meaning: {en: "Below 25"}}
    - {id: second, from: 0.25, title: {en: "Second quarter"}, meaning: {en: "25 to below 50"}}
    - {id: third, from: 0.5, title: {en: "Third quarter"}, meaning: {en: "50 to below 75"}}
    - {id: fourth, from: 0.75, title: {en: "Fourth quarter"}, meaning: {en: "75 and above"}}
"#;

const SOURCES: &str = r#"RDR-2022:
  title: "Ranking Digital Rights, corporate accountability index 2022"
  href: "https://rankingdigitalrights.org/index2022/"
  checked_on: 2026-11-22
"#;

/// One row per element and level, with the analyst's comment and sources as they stand.
fn answers(data: &Data) -> Vec<u8> {
    let excludes = Excludes::new(data);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(ANSWERS_HEADER).unwrap();
    for row in &data.elements {
        let (answer, reason) = match row["answer"].as_str() {
            "no disclosure found" => ("no-disclosure", ""),
            "N/A" => ("not-applicable", excludes.reason(row)),
            other => (other, ""),
        };
        let kind = excludes.unit_kind(row);
        let question = question_id(row);
        let (company, unit) = (&row["company"], &row["level"]);
        let (comment, source) = (&row["comment"], &row["sources"]);
        writer.write_record([company, unit, kind, &question, answer, reason, comment, source]).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Whom the specifications leave out, for the reason beside "not applicable".
struct Excludes {
    /// Element and type of company.
    companies: BTreeSet<(String, String)>,
    /// Element and class of service.
    services: BTreeSet<(String, String)>,
    /// Type of each company.
    types: BTreeMap<String, &'static str>,
    /// Class of each service, by company and name in small letters.
    classes: BTreeMap<(String, String), String>,
}

impl Excludes {
    fn new(data: &Data) -> Self {
        let mut excludes = Self {
            companies: BTreeSet::new(),
            services: BTreeSet::new(),
            types: BTreeMap::new(),
            classes: BTreeMap::new(),
        };
        for row in &data.element_specs {
            let whole = data.indicator_excludes.iter().filter(|one| one["Indicator"] == row["Indicator"]);
            let companies = row["excludedCompanies"].split(" | ").chain(whole.map(|one| &*one["exclude"]));
            let label = |word: &str| (row["labelShort"].clone(), word.to_owned());
            excludes.companies.extend(companies.map(label));
            excludes.services.extend(row["excludedServices"].split(" | ").map(label));
        }
        for row in &data.company_specs {
            let kind = if row["maintype"] == "platforms" { "internet" } else { "telecom" };
            excludes.types.insert(row["company"].clone(), kind);
        }
        for row in &data.service_specs {
            let key = (row["Company"].clone(), row["Label"].to_lowercase());
            excludes.classes.insert(key, row["Class"].clone());
        }
        excludes
    }

    fn class(&self, row: &Row) -> &str {
        let level = (row["company"].clone(), row["level"].to_lowercase());
        self.classes.get(&level).map_or("", String::as_str)
    }

    fn unit_kind(&self, row: &Row) -> &'static str {
        match self.class(row) {
            _ if row["level"] == format!("Group {}", row["company"]) => "group",
            "OpCom" => "operating",
            "mobile" => "mobile",
            "" => panic!("{} of {} is no level of the specifications", row["level"], row["company"]),
            _ => "service",
        }
    }

    fn reason(&self, row: &Row) -> &'static str {
        let element = format!("{}.{}", row["indicator"], row["element"]);
        let company_type = self.types.get(&row["company"]).copied().unwrap_or_default();
        if self.companies.contains(&(element.clone(), company_type.to_owned())) {
            "company-type"
        } else if self.services.contains(&(element, self.class(row).to_owned())) {
            "service-type"
        } else {
            "nothing-to-assess"
        }
    }
}
