//! Action plans as files: `plan lint`.

mod followed;
mod stored;
mod studio;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::{Run, run, text};

/// The plan of 2020 to 2023 on women, peace and security as facts: its numbers, bodies and periods as printed; what
/// its activities say is told in a few words of our own.
const PLAN_1325: &str = include_str!("plan_1325.csv");
const HEADER: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end";
/// An activity nothing is wrong with, with the columns a file may have besides.
const RIGHT: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end,lead,principles,findings,\
    cost_source,baseline,target,verification\n\
    5.1,,,Remedy. Objective 1 (2.2.1),,,,,,,,,,,,,\n\
    5.1,5.1.1,5.1.1.1,Women know where to complain,Publish a register of grievance mechanisms,\
    40 mechanisms; 500 participants by sex and age,Ministry of Justice;Ministry of Economy,Ombudsman;NGOs,\
    2027,31.12.2028,Ministry of Justice,4;25;31,G-12,within the budget of the ministry,12 in 2026,40 in 2028,register\n";

fn lint(file: &str, more: &[&str]) -> Run {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("plan.csv");
    fs::write(&path, file).unwrap();
    run(&[&["plan", "lint", "--input", text(&path)], more].concat())
}

/// Check, code and line of each problem.
fn problems(file: &str, more: &[&str]) -> Vec<(String, String, u64)> {
    let run = lint(file, &[&["--json"], more].concat());
    let found: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let found = found["problems"].as_array().unwrap();
    assert_eq!(run.code, Some(i32::from(!found.is_empty())), "{}", run.stderr);
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    for one in found {
        assert!(!text(one, "what").contains('⟦') && !text(one, "fix").contains('⟦'), "{one}");
    }
    found
        .iter()
        .map(|one| (text(one, "check"), text(one, "code"), one["line"].as_u64().unwrap_or_default()))
        .collect()
}

fn codes_of<'a>(problems: &'a [(String, String, u64)], check: &str) -> Vec<&'a str> {
    problems.iter().filter(|(found, ..)| found == check).map(|(_, code, _)| code.as_str()).collect()
}

#[test]
fn every_defect_of_the_real_plan_is_found() {
    let found = problems(PLAN_1325, &[]);
    let codes = |check: &str| codes_of(&found, check);
    assert_eq!(codes("code-misnumbered"), ["5.3.1.2", "5.3.1.3", "5.3.1.3"]);
    assert_eq!(codes("code-duplicate"), ["5.3.1.3"]);
    assert_eq!(codes("code-missing"), ["5.3.3.4"]);
    assert_eq!(codes("row-empty"), ["5.1.3"]);
    assert_eq!(codes("document-number"), ["1"]);
    assert_eq!(codes("agency-not-named"), ["5.2.6.1", "5.2.6.2", "5.2.6.3", "5.2.6.4"]);
    assert_eq!(codes("indicator-missing"), ["5.1.1.2", "5.2.6.3", "5.3.3.3", "5.3.3.4"]);
    assert_eq!(codes("agency-missing"), ["5.3.3.4"]);
    assert_eq!(codes("period-missing"), ["5.3.3.4"]);
    for absent in
        ["agency-unknown", "agency-cannot-be-tasked", "agency-twice", "objective-missing", "activity-empty"]
    {
        assert!(codes(absent).is_empty(), "{absent}: {found:?}");
    }
}

#[test]
fn what_to_do_is_said_with_the_number_and_the_document_that_are_meant() {
    let run = lint(PLAN_1325, &[]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stdout.starts_with("blocks: 4, rows: 17, activities: 35, years: 2020-2023\n"),
        "{}",
        run.stdout
    );
    for words in [
        "5.3.1.2 (line 26): The number 5.3.1.2 does not fit its place. What to do: Number it 5.3.2.1.",
        "5.3.1.3 (line 28): This number stands in line 27 already.",
        "Resolution 3125 is cited; it cannot have this number. What to do: Probably 1325 is meant",
        "cost-missing (35)\n  5.1.1.1 (line 4), 5.1.1.2 (line 5),",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    for (language, words) in [("az", "5.3.2.1 kimi nömrələyin."), ("ru", "Поставьте номер 5.3.2.1.")]
    {
        assert!(lint(PLAN_1325, &["--language", language]).stdout.contains(words), "{language}");
    }
}

#[test]
fn a_plan_nothing_is_wrong_with_is_let_through() {
    assert_eq!(problems(RIGHT, &["--severe", "G-12", "--period", "2027-2030"]), []);
}

/// A change of the right plan, and the checks that must find it.
type Mistake = (&'static str, &'static str, &'static [&'static str]);

const MISTAKES: &[Mistake] = &[
    ("5.1.1.1", "5.1.1.2", &["code-misnumbered"]),
    ("5.1.1.1", "", &["code-missing"]),
    ("Objective 1 (2.2.1)", "", &["objective-missing"]),
    ("Publish a register of grievance mechanisms", "Strengthen grievance mechanisms", &["verb-vague"]),
    (
        "Publish a register of grievance mechanisms",
        "Şikayət mexanizmlərinin gücləndirilməsi",
        &["verb-vague"],
    ),
    ("Publish a register of grievance mechanisms", "Усилить механизмы", &["verb-vague"]),
    ("Publish a register of", "Strengthen by adopting a law the", &[]),
    ("Publish a register of", "Publish as Resolution 4231 asks a register of", &["document-number"]),
    ("Publish a register of", "Publish as Resolution 2106 (2013) asks a register of", &[]),
    ("Publish a register of", "4231 saylı qətnaməyə uyğun dərc etmək:", &["document-number"]),
    ("40 mechanisms; 500 participants by sex and age", "", &["indicator-missing"]),
    ("Publish a register of grievance mechanisms", "", &["activity-empty"]),
    ("Publish a register of", "Promote sustainable development of", &["verb-vague"]),
    ("Publish a register of", "Support women's organizations and", &["verb-vague"]),
    ("Publish a register of", "Open five shelters with", &[]),
    ("500 participants by sex and age", "500 participants by sex", &["indicator-without-groups"]),
    (
        "Ministry of Justice;Ministry of Economy",
        "Ombudsman",
        &["agency-cannot-be-tasked", "agency-twice", "lead-not-one"],
    ),
    (
        "Ministry of Justice;Ministry of Economy",
        "Ministry of Justice;Milli Məclis",
        &["agency-cannot-be-tasked"],
    ),
    ("Ministry of Justice;Ministry of Economy", "Ministry of Justice;NGO", &["agency-cannot-be-tasked"]),
    ("Ministry of Justice;Ministry of Economy", "Ministry of Justice;Ministry of Magic", &["agency-unknown"]),
    ("Ministry of Economy", "All ministries", &["agency-not-named"]),
    ("Ministry of Economy", "Ədliyyə Nazirliyi", &["agency-twice"]),
    (",Ministry of Justice,4;25;31", ",,4;25;31", &["lead-not-one"]),
    (",2027,31.12.2028", ",,", &["period-missing"]),
    (",2027,31.12.2028", ",2029,31.12.2028", &["period-reversed"]),
    (",2027,31.12.2028", ",2026,2028", &["period-outside"]),
    ("within the budget of the ministry", "", &["cost-missing"]),
    ("12 in 2026", "", &["baseline-missing"]),
    (
        "40 mechanisms; 500 participants by sex and age,Ministry of Justice;Ministry of Economy,Ombudsman;NGOs,\
2027,31.12.2028,Ministry of Justice,4;25;31,G-12,within the budget of the ministry,12 in 2026,40 in 2028",
        "Staff who know Resolution 1325 by 2028,Ministry of Justice;Ministry of Economy,Ombudsman;NGOs,\
2027,31.12.2028,Ministry of Justice,4;25;31,G-12,within the budget of the ministry,12 in 2026,more in 2028",
        &["indicator-without-number"],
    ),
    (",register\n", ",\n", &["verification-missing"]),
    ("4;25;31", "", &["principle-missing", "remedy-not-covered"]),
    ("4;25;31", "4", &["remedy-not-covered"]),
    ("G-12", "", &["finding-missing", "finding-not-answered"]),
    ("G-12", "G-13", &["finding-not-answered"]),
    ("Women know", "People know", &["groups-not-covered"]),
];

#[test]
fn each_check_finds_its_mistake_and_no_other() {
    let severe = ["--severe", "G-12", "--period", "2027-2030"];
    for (from, to, checks) in MISTAKES {
        assert!(RIGHT.contains(from), "{from}");
        let found = problems(&RIGHT.replacen(from, to, 1), &severe);
        let found: BTreeSet<&str> = found.iter().map(|(check, ..)| check.as_str()).collect();
        assert_eq!(found, checks.iter().copied().collect(), "{from} -> {to}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_every_problem() {
    let wrong =
        format!("{HEADER},principles,cost_low,colour\n5.1,5.1.1,5.1.1.1,T,Train,,,,soon,2027,32,much,red\n");
    let run = lint(&wrong, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("nobody knows the column `colour`"), "{}", run.stderr);
    let run = lint(&wrong.replace(",colour", "").replace(",red", ""), &[]);
    for words in ["plan.csv:2: `soon` in `start` is no day", "`32` in `principles`", "`much` in `cost_low`"] {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    let missing = lint("block,row,activity,title\n5.1,,,T\n", &[]);
    for column in ["text", "indicators", "tasked", "recommended", "start", "end"] {
        assert!(missing.stderr.contains(&format!("the column `{column}` is missing")), "{}", missing.stderr);
    }
    assert!(lint(&format!("{HEADER}\n"), &[]).stderr.contains("there is no activity"));
    assert!(lint("PK\u{3}\u{4}", &[]).stderr.contains("no table"));
}

#[test]
fn bodies_with_commas_between_are_told_apart() {
    let file = format!(
        "{HEADER}\n5.1,5.1.1,5.1.1.1,T,Train,5,\"SCFWCA, all ministries and state committees\nTo be recommended:\nNGOs\",,2027,2027\n"
    );
    let found = problems(&file, &[]);
    assert_eq!(codes_of(&found, "agency-not-named"), ["5.1.1.1"]);
    for absent in ["agency-unknown", "agency-cannot-be-tasked"] {
        assert!(codes_of(&found, absent).is_empty(), "{absent}: {found:?}");
    }
}

#[test]
fn nothing_that_stands_beside_an_activity_is_lost_without_a_word() {
    let head = format!("{HEADER}\n5.1,5.1.1,,Area,,40 people,,,,\n");
    assert!(lint(&head, &[]).stderr.contains("`indicators` stands on the line of a row"));
    let alone = problems(&format!("{HEADER}\n5.1,5.1.1,,Area,,,Ministry of Justice,,2027,2028\n"), &[]);
    assert_eq!(codes_of(&alone, "activity-empty"), ["5.1.1.1"], "{alone:?}");
    let without_row = problems(&format!("{HEADER}\n5.1,,,,Train women,5,SCFWCA,,2027,2027\n"), &[]);
    assert_eq!(codes_of(&without_row, "code-missing"), ["5.1.1.1"], "{without_row:?}");
    assert!(
        lint(&format!("{HEADER}\n5.1,,,Awareness,,,,,soon,\n"), &[]).stderr.contains("`soon` in `start`")
    );
}

#[test]
fn sections_of_other_chapters_do_not_renumber_the_plan() {
    let file = format!(
        "{HEADER}\n2.2,,,The main objectives are:,,,,,,\n2.2,2.2.1,,Prevent conflicts,,,,,,\n5,,,Plan of activities,,,,,,\n\
        5.1,,,First. Objective 1 (2.2.1),,,,,,\n5.1,,,First. Objective 1 (2.2.1),,,,,,\n\
        5.1,5.1.1,5.1.1.1,Area,Train,5,SCFWCA,,2027-2028-ci illər,\n6,,,Monitoring,Reports each year,,,,,\n"
    );
    let found = problems(&file, &[]);
    for absent in ["code-misnumbered", "objective-missing", "row-empty", "code-duplicate", "period-missing"] {
        assert!(codes_of(&found, absent).is_empty(), "{absent}: {found:?}");
    }
}

#[test]
fn numbers_and_words_may_stand_in_one_cell_and_blocks_may_have_names() {
    let file = format!(
        "{HEADER}\n5.1. Prevention. Objective 1 (2.2.1),5.1.1. Judges know,5.1.1.1. Train judges,,,5,SCFWCA,,2027,\n\
        5.1. Prevention. Objective 1 (2.2.1),5.1.1. Judges know,5.1.1.2. Train staff,,,5,SCFWCA,,2027,\n"
    );
    for file in [
        file.clone(),
        file.replace("5.1. Prevention", "Prevention"),
        file.replace("5.1. Prevention", "1. Prevention"),
    ] {
        let run = lint(&file, &[]);
        assert!(run.stdout.starts_with("blocks: 1, rows: 1, activities: 2"), "{}", run.stdout);
        let found = problems(&file, &[]);
        for absent in ["code-misnumbered", "code-missing", "activity-empty", "objective-missing", "row-empty"]
        {
            assert!(codes_of(&found, absent).is_empty(), "{absent}: {found:?}");
        }
        assert_eq!(codes_of(&found, "cost-missing"), ["5.1.1.1", "5.1.1.2"]);
    }
}

#[test]
fn rows_follow_from_the_numbers_of_activities_where_none_is_said() {
    let file = format!("{HEADER}\n,,5.1.1.1,,Train,5,SCFWCA,,2027,\n,,5.2.1.1,,Train,5,SCFWCA,,2027,\n");
    let run = lint(&file, &[]);
    assert!(run.stdout.starts_with("blocks: 2, rows: 2, activities: 2"), "{}", run.stdout);
    assert!(codes_of(&problems(&file, &[]), "code-misnumbered").is_empty());
    let chapters =
        format!("{HEADER}\n3,3.1,3.1.1,A,Train,5,SCFWCA,,2027,\n4,4.1,4.1.1,B,Train,5,SCFWCA,,2027,\n");
    assert!(codes_of(&problems(&chapters, &[]), "code-misnumbered").is_empty());
}

#[test]
fn a_head_line_speaks_for_the_activities_below_it() {
    let file = format!(
        "{HEADER}\n5.1,,,First. Objective 1 (2.2.1),,,,,,\n5.1,5.1.1,,Area,,,Ministry of Justice,NGO,2027,2028\n\
        5.1,5.1.1,5.1.1.1,,Train judges,5,,,,\n5.1,5.1.1,5.1.1.2,,Train staff,5,Ministry of Economy,,2029,\n"
    );
    let found = problems(&file, &[]);
    for absent in ["agency-missing", "period-missing", "lead-not-one", "row-empty", "objective-missing"] {
        assert!(codes_of(&found, absent).is_empty(), "{absent}: {found:?}");
    }
}

fn export(format: &str, more: &[&str]) -> (Run, Vec<u8>) {
    let place = tempfile::tempdir().unwrap();
    let (input, output) = (place.path().join("plan.csv"), place.path().join("out"));
    fs::write(&input, PLAN_1325).unwrap();
    let arguments =
        ["plan", "export", "--input", text(&input), "--format", format, "--output", text(&output)];
    let run = run(&[&arguments, more].concat());
    (run, fs::read(&output).unwrap_or_default())
}

/// A part of a DOCX.
fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn a_plan_is_written_across_the_page_with_rows_that_are_not_broken() {
    let (run, docx) = export("docx", &["--language", "az", "--form", "state-programme"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout.starts_with("blocks: 4, rows: 17, activities: 35, years: 2020-2023 written to "),
        "{}",
        run.stdout
    );
    let body = part(&docx, "word/document.xml");
    for words in [
        "w:orient=\"landscape\"",
        "<w:tblHeader />",
        "<w:cantSplit",
        "Dövlət Proqramı",
        "5.3.2.3. Give free legal advice",
        "Tövsiyə edilsin:",
        "İnsan Hüquqları üzrə Müvəkkil (Ombudsman)",
        "Ministry of Education",
        "2020–2022",
    ] {
        assert!(body.contains(words), "{words}");
    }
    assert_eq!(body.matches("<w:tblHeader />").count(), 4, "a table for each block");
    assert!(!body.contains("5.3.1.3"), "numbers follow from the place");
}

#[test]
fn a_plan_is_written_as_pdf_workbook_csv_and_json() {
    let (run, pdf) = export("pdf", &["--language", "ru", "--title", "План"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(pdf.starts_with(b"%PDF"));
    let (_, book) = export("xlsx", &["--language", "en"]);
    assert!(part(&book, "xl/sharedStrings.xml").contains("SCFWCA"));
    let (_, csv) = export("csv", &["--language", "en"]);
    let found = problems(&String::from_utf8(csv).unwrap(), &[]);
    for mended in ["code-misnumbered", "code-duplicate", "code-missing"] {
        assert!(codes_of(&found, mended).is_empty(), "{mended}: {found:?}");
    }
    assert_eq!(codes_of(&found, "document-number"), ["1"], "what people must decide stays");
    let (_, json) = export("json", &["--language", "en"]);
    let json: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["blocks"][2]["rows"][1]["activities"][2]["code"], "5.3.2.3");
    assert_eq!(json["title"], "National Action Plan on business and human rights");
}

#[test]
fn a_plan_that_cannot_be_read_is_not_written() {
    let place = tempfile::tempdir().unwrap();
    let (input, output) = (place.path().join("plan.csv"), place.path().join("out"));
    fs::write(&input, format!("{HEADER}\n5.1,5.1.1,5.1.1.1,T,Train,,,,soon,\n")).unwrap();
    let arguments = [
        "plan",
        "export",
        "--input",
        text(&input),
        "--format",
        "pdf",
        "--language",
        "en",
        "--output",
        text(&output),
    ];
    let run = run(&arguments);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("`soon` in `start` is no day") && !output.exists(), "{}", run.stderr);
}

fn standing(file: &str, more: &[&str], name: &str) -> String {
    let run = lint(file, &[&["--json"], more].concat());
    let found: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let criteria = found["criteria"].as_array().unwrap();
    assert_eq!(criteria.len(), 29);
    let one = criteria.iter().find(|one| one["check"] == name).unwrap();
    assert!(
        !one["what"].as_str().unwrap().contains('⟦') && !one["fix"].as_str().unwrap().contains('⟦'),
        "{one}"
    );
    one["standing"].as_str().unwrap().to_owned()
}

/// A change of the right plan, a criterion, and how the plan stands on it before and after.
#[test]
fn criteria_are_met_by_what_the_plan_says_or_by_what_is_recorded() {
    let with_words =
        |words: &str| format!("{HEADER}\n1,,,Introduction,{words},,,,,\n5.1,5.1.1,5.1.1.1,T,Train,5,,,,\n");
    for (file, name, wanted) in [
        (RIGHT.to_owned(), "icar-4-6", "met"),
        (PLAN_1325.to_owned(), "icar-4-6", "not-met"),
        (RIGHT.to_owned(), "icar-3-1", "met"),
        (PLAN_1325.to_owned(), "icar-3-1", "not-met"),
        (RIGHT.to_owned(), "icar-4-1", "not-met"),
        (RIGHT.replace("4;25;31", "4;11;31"), "icar-4-1", "met"),
        (RIGHT.to_owned(), "icar-4-7", "not-known"),
        (RIGHT.to_owned(), "icar-4-5", "not-known"),
        (with_words("It serves the UN Guiding Principles"), "icar-4-5", "met"),
        (with_words("Plan Rəhbər Prinsiplərə əsaslanır"), "icar-4-5", "met"),
        (with_words("It serves all"), "icar-4-5", "not-met"),
        (with_words("ILO conventions"), "icar-4-3", "met"),
        (with_words("Nothing"), "icar-4-3", "not-met"),
        (with_words("Каждый год публикуется отчёт"), "icar-6-2", "met"),
        (with_words("Nothing"), "icar-6-2", "not-met"),
        (with_words("Plan hər il yenilənir"), "unwg-4", "met"),
        (with_words("Nothing"), "unwg-4", "not-met"),
        (RIGHT.to_owned(), "icar-6-1", "met"),
        (PLAN_1325.to_owned(), "icar-6-1", "not-met"),
        (RIGHT.to_owned(), "icar-4-8", "met"),
        (RIGHT.replace("Women know", "People know"), "icar-4-8", "not-met"),
        (RIGHT.to_owned(), "unwg-1", "met"),
        (RIGHT.to_owned(), "unwg-2", "met"),
        (PLAN_1325.to_owned(), "unwg-2", "not-met"),
        (PLAN_1325.to_owned(), "unwg-4", "not-met"),
        (PLAN_1325.to_owned(), "icar-6-2", "not-met"),
        (RIGHT.to_owned(), "unwg-3", "not-known"),
    ] {
        assert_eq!(standing(&file, &[], name), wanted, "{name}");
    }
    assert_eq!(standing(RIGHT, &["--severe", "G-12"], "icar-4-7"), "met");
    assert_eq!(standing(RIGHT, &["--severe", "G-99"], "icar-4-7"), "not-met");
    assert_eq!(standing(RIGHT, &["--met", "unwg-3"], "unwg-3"), "met");
    assert_eq!(lint(RIGHT, &["--met", "unwg-9"]).code, Some(2));
    let words = lint(RIGHT, &["--language", "az"]).stdout;
    assert!(words.contains("icar-1-1 (məlum deyil): Hökumət"), "{words}");
}

#[test]
fn a_body_gets_an_extract_and_who_has_nothing_gets_no_file() {
    let (run, csv) = export("csv", &["--language", "en", "--body", "Ministry of Finance"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("5.4.4.1") && csv.contains("5.4.5.1") && !csv.contains("5.4.3.1"), "{csv}");
    let (run, csv) = export("csv", &["--language", "en", "--body", "Ministry of Magic"]);
    assert!(run.code == Some(1) && csv.is_empty() && run.stderr.contains("no activity"), "{}", run.stderr);
}

#[test]
fn what_a_plan_covers_is_told_in_words_and_as_json() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("plan.csv");
    fs::write(&path, PLAN_1325).unwrap();
    let told = run(&["plan", "coverage", "--input", text(&path)]);
    for words in [
        "without an activity: 1, 2, 3,",
        "Ministry of Finance  2020: 2 + 0, 2021: 2 + 0, 2022: 2 + 0, 2023: 2 + 0",
        "Ombudsman  2020: 0 + 10,",
        "no word of cost: 5.1.1.1,",
    ] {
        assert!(told.code == Some(0) && told.stdout.contains(words), "{words}: {}", told.stdout);
    }
    let json = run(&["plan", "coverage", "--input", text(&path), "--json"]);
    let found: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(found["principles"].as_object().unwrap().len(), 31);
    assert_eq!(found["cost_unknown"].as_array().unwrap().len(), 35);
    let finance =
        found["load"].as_array().unwrap().iter().find(|one| one["body"] == "Ministry of Finance").unwrap();
    assert_eq!(finance["tasked"]["2023"], 2);
}

#[test]
fn a_plan_is_drawn_over_its_years() {
    let place = tempfile::tempdir().unwrap();
    let (path, svg, png) =
        (place.path().join("plan.csv"), place.path().join("t.svg"), place.path().join("t.png"));
    fs::write(&path, PLAN_1325).unwrap();
    let draw = |output: &Path, more: &[&str]| {
        run(&[
            &["plan", "timeline", "--input", text(&path), "--language", "az", "--output", text(output)],
            more,
        ]
        .concat())
    };
    assert_eq!(draw(&svg, &[]).code, Some(0));
    let picture = fs::read_to_string(&svg).unwrap();
    for words in
        ["<title>Planın tədbirləri illər üzrə</title>", "5.3.2.3 Give", ">2023<", "müddət göstərilməyib"]
    {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    assert_eq!(draw(&png, &["--body", "Ministry of Finance"]).code, Some(0));
    assert!(fs::read(&png).unwrap().starts_with(b"\x89PNG"));
    let wrong = draw(&place.path().join("t.jpg"), &[]);
    assert!(wrong.code == Some(1) && wrong.stderr.contains("neither in .svg"), "{}", wrong.stderr);
}

#[cfg(unix)]
#[test]
fn whoever_has_read_enough_is_told_nothing() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("plan.csv");
    fs::write(&path, PLAN_1325).unwrap();
    let mut lint = std::process::Command::new(env!("CARGO_BIN_EXE_bhr-baseline"))
        .args(["plan", "lint", "--input", text(&path)])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(lint.stdout.take());
    let ended = lint.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(141), ""));
}
