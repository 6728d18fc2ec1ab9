use super::*;
use crate::action_plan::read_plan;
use crate::offline::read_sheet;
use crate::report::xlsx;
use crate::table::read_table;
use crate::texts::{Language, Texts};

const PLAN: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end,lead,principles,findings,\
    cost_low,cost_high,cost_source,baseline,target,verification\n\
    1,,,Introduction,\"First.\nSecond.\",,,,,,,,,,,,,,\n\
    5.1,,,Prevention. Objective 1 (2.2.1) Prevent harm,,,,,,,,,,,,,,,\n\
    5.1,5.1.1,5.1.1.1,Judges know,Train judges,40 judges; by sex,Ministry of Economy;Ministry of Justice,NGOs;Ombudsman,\
    2027,31.12.2028,Ədliyyə Nazirliyi,25;26,G-1;G-2,1000,2500.50,budget,12 in 2026,40,register\n\
    5.1,5.1.1,7.7,,=SUM,,Ministry of Economy;Ministry of Justice,NGOs;Ombudsman,2027,31.12.2028,Ədliyyə Nazirliyi,,,,,,,,\n\
    5.1,5.1.1,,,Alone,x,,Qumlaq Birliyi,2029,2029,,,,,,,,,\n\
    5.1,5.1.2,,Empty,,,,,,,,,,,,,,,\n\
    5.2,5.2.1,,Own title above,,,,,,,,,,,,,,,\n\
    5.2,5.2.1,5.2.1.1,Title of the activity,Publish,1,Ministry of Finance,,2027,2027,,,,,,,,,\n\
    6,,,Monitoring,Each year,,,,,,,,,,,,,,\n";

fn read(bytes: &[u8]) -> Plan {
    read_plan(Texts::get(Language::English), "plan.csv", &read_table("plan.csv", bytes).unwrap()).unwrap()
}

/// Without what a file may say otherwise: where things stand, and the numbers that were printed.
fn bare(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.sections.iter_mut().for_each(|section| section.line = 0);
    for block in &mut plan.blocks {
        (block.line, block.printed) = (0, String::new());
        for area in &mut block.areas {
            (area.line, area.printed) = (0, String::new());
            for activity in &mut area.activities {
                (activity.line, activity.printed) = (0, String::new());
            }
        }
    }
    plan
}

#[test]
fn what_is_written_as_csv_is_read_back_the_same() {
    let plan = read(PLAN.as_bytes());
    let written = csv((&plan, Whose::Everybodys));
    assert!(String::from_utf8_lossy(&written).contains(",'=SUM,"));
    let read_back = |bytes: &[u8]| {
        read_plan(Texts::get(Language::English), "plan", &read_sheet("plan", bytes).unwrap()).unwrap()
    };
    let back = read_back(&written);
    assert_eq!(bare(&back), bare(&plan));
    let workbook = xlsx::write(&book((&plan, Whose::Everybodys), "T")).unwrap();
    assert_eq!(bare(&read_back(&workbook)), bare(&plan));
    let codes = |plan: &Plan| plan.activities().iter().map(|one| one.code.to_string()).collect::<Vec<_>>();
    assert_eq!(codes(&plan), ["5.1.1.1", "5.1.1.2", "5.1.1.3", "5.2.1.1"]);
    assert!(
        back.activities().iter().all(|one| one.part.printed == one.code.to_string()),
        "numbers are right"
    );
}

#[test]
fn the_paper_lies_on_its_long_side_and_sections_stand_around_the_activities() {
    let document = document(
        Texts::get(Language::Azerbaijani),
        (&read(PLAN.as_bytes()), Whose::Everybodys),
        Form::NationalActionPlan,
    );
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { words, .. } => Some(words.as_str()),
        _ => None,
    });
    let headings: Vec<&str> = headings.collect();
    assert_eq!(
        headings,
        ["1. Introduction", "5. Tədbirlər planı", "5.1. Prevention", "5.2. ", "6. Monitoring"]
    );
    assert!(table_of(&document, 1)[0][1].starts_with("5.2.1.1. Title of the activity. Publish"));
    let at = chrono::DateTime::UNIX_EPOCH;
    let pdf = String::from_utf8_lossy(&crate::report::pdf::write(&document, at).unwrap()).into_owned();
    let (width, height) = ("841.8", "595.2");
    assert!(pdf.contains("/MediaBox") && pdf.contains(width) && pdf.contains(height));
    assert!(
        !document.blocks.is_empty() && crate::report::docx::write(&document, at).unwrap().starts_with(b"PK")
    );
}

fn table_of(document: &Document, place: usize) -> Vec<Vec<String>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells = |row: &Row| match row {
        Row::Cells(cells) => cells.iter().map(|cell| cell.text.words()).collect(),
        Row::Heading(words) => vec![words.clone()],
    };
    tables.skip(place).map(|table| table.rows.iter().map(cells).collect()).next().unwrap_or_default()
}

#[test]
fn activities_with_the_same_bodies_and_period_stand_in_one_row() {
    let document = document(
        Texts::get(Language::English),
        (&read(PLAN.as_bytes()), Whose::Everybodys),
        Form::NationalActionPlan,
    );
    let rows = table_of(&document, 0);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[0][0], "5.1.1. Judges know");
    assert_eq!(rows[0][1], "5.1.1.1. Train judges\n5.1.1.2. =SUM");
    assert_eq!(rows[0][2], "5.1.1.1. 40 judges; by sex");
    assert_eq!(
        rows[0][3],
        "Ministry of Justice (lead);\nMinistry of Economy\nTo be recommended:\nNon-governmental organizations;\n\
        Commissioner for Human Rights (Ombudsman)"
    );
    assert_eq!(rows[0][4], "2027–31 December 2028");
    assert_eq!((rows[1][0].as_str(), rows[1][2].as_str()), ("", "x"));
    assert_eq!((rows[1][3].as_str(), rows[1][4].as_str()), ("To be recommended:\nQumlaq Birliyi", "2029"));
    assert_eq!(rows[2], ["5.1.2. Empty"]);
    assert_eq!(document.subtitle.as_deref(), Some("2027–2029"));
    assert_eq!(document.title, "National Action Plan on business and human rights");
}

#[test]
fn the_form_is_in_three_languages_with_the_names_of_bodies() {
    for (language, title, words) in [
        (
            Language::Azerbaijani,
            "Biznes və insan hüquqları üzrə Dövlət Proqramı",
            "Ədliyyə Nazirliyi (əsas icraçı)",
        ),
        (Language::Russian, "Государственная программа", "Министерство юстиции (основной исполнитель)"),
    ] {
        let document =
            document(Texts::get(language), (&read(PLAN.as_bytes()), Whose::Everybodys), Form::StateProgramme);
        assert!(document.title.starts_with(title), "{}", document.title);
        let rows = table_of(&document, 0);
        assert!(rows[0][3].starts_with(words), "{rows:?}");
    }
}

#[test]
fn other_programs_get_the_ids_of_bodies_and_what_an_order_can_do_with_them() {
    let found = json((&read(PLAN.as_bytes()), Whose::Everybodys), "T");
    let activity = &found["blocks"][0]["rows"][0]["activities"][0];
    assert_eq!(activity["code"], "5.1.1.1");
    assert_eq!(activity["tasked"][1]["body"], "justice");
    assert_eq!(activity["recommended"][1]["standing"], "independent");
    assert_eq!(activity["cost"]["high"], "2500.50");
    let unknown = &found["blocks"][0]["rows"][0]["activities"][2]["recommended"][0];
    assert!(unknown["body"].is_null() && unknown["name"] == "Qumlaq Birliyi", "{unknown}");
    assert_eq!(found["years"]["last"], 2029);
}

#[test]
fn a_body_gets_what_is_its_own_with_the_numbers_of_the_whole() {
    let plan = read(PLAN.as_bytes());
    let whose = Whose::Of("Maliyyə Nazirliyi");
    let document = document(Texts::get(Language::English), (&plan, whose), Form::NationalActionPlan);
    let rows = table_of(&document, 0);
    assert_eq!((rows.len(), rows[0][0].as_str()), (1, "5.2.1. Own title above"));
    assert!(rows[0][1].starts_with("5.2.1.1. "), "{rows:?}");
    assert_eq!(document.subtitle.as_deref(), Some("2027–2029 · Ministry of Finance"));
    let own = read(&csv((&plan, whose)));
    let codes: Vec<&str> = own.activities().iter().map(|one| one.part.printed.as_str()).collect();
    assert_eq!((codes, own.sections.len()), (vec!["5.2.1.1"], 0));
    let ngo = json((&plan, Whose::Of("NGO")), "T");
    assert_eq!(ngo["blocks"].as_array().unwrap().len(), 1);
    assert_eq!(
        ngo["blocks"][0]["rows"][0]["activities"].as_array().unwrap().len(),
        2,
        "also what is recommended"
    );
}
