//! `diagnostic`: the diagnostic report of a round from outside.

use std::collections::BTreeMap;
use std::fs;

use bhr_baseline::findings::finding::{Cause, Finding, Status, Written};
use bhr_baseline::findings::register::Register;
use bhr_baseline::response::InstitutionKind::{self, Government};
use bhr_baseline::response::RoundId;

use super::Run;
use super::bench::Bench;
use crate::support::app::now;
use crate::support::database::on_both_engines;
use crate::support::files::docx_words;
use crate::support::world::operator;

/// Ten State bodies with answers that differ.
const TEN: [(&str, InstitutionKind, &str, &str); 10] = [
    ("Zümrüd Agentliyi", Government, "none", "never"),
    ("Yaqut Agentliyi", Government, "draft", "never"),
    ("Almaz Agentliyi", Government, "force", "yearly"),
    ("Mirvari Agentliyi", Government, "draft", "yearly"),
    ("Kəhrəba Agentliyi", Government, "none", "yearly"),
    ("Firuzə Agentliyi", Government, "force", "never"),
    ("Mərcan Agentliyi", Government, "none", "never"),
    ("Əqiq Agentliyi", Government, "force", "yearly"),
    ("Opal Agentliyi", Government, "draft", "never"),
    ("Topaz Agentliyi", Government, "none", "never"),
];

const LAW: &str = "river-duty.river-law-1";
const VISITS: &str = "river-duty.river-inspection-1";

/// The chapters in each language.
const CHAPTERS: [(&str, [&str; 10]); 3] = [
    (
        "en",
        [
            "1 Executive summary",
            "2 Method and response",
            "3 Context and salient issues",
            "4 Pillar I",
            "5 Pillar II",
            "6 Pillar III",
            "7 Groups at particular risk",
            "8 Gap register",
            "9 Recommendations",
            "10 Draft action table",
        ],
    ),
    (
        "az",
        [
            "1 Xülasə",
            "2 Metodika və cavablar",
            "3 Ümumi vəziyyət və ən ağır məsələlər",
            "4 I sütun",
            "5 II sütun",
            "6 III sütun",
            "7 Xüsusi risk qrupları",
            "8 Boşluqların reyestri",
            "9 Tövsiyələr",
            "10 Tədbirlər cədvəlinin layihəsi",
        ],
    ),
    (
        "ru",
        [
            "1 Краткое изложение",
            "2 Методика и участие",
            "3 Общая ситуация и наиболее тяжёлые вопросы",
            "4 Компонент I",
            "5 Компонент II",
            "6 Компонент III",
            "7 Группы особого риска",
            "8 Реестр пробелов",
            "9 Рекомендации",
            "10 Проект таблицы мероприятий",
        ],
    ),
];

/// Confirms a finding with this cause and statement.
async fn confirm(bench: &Bench, round: RoundId, code: &str, cause: Cause, text: Option<&str>) {
    let register = bench.app.assessment.register(round).await.unwrap();
    let over = Register::new(&register.baseline, &register.findings).figures(code);
    let written = text.map(|text| ("en".to_owned(), Written { text: text.to_owned(), over }));
    let finding = Finding {
        status: Status::Confirmed,
        causes: [cause].into(),
        statements: written.into_iter().collect::<BTreeMap<_, _>>(),
        ..register.findings[code].clone()
    };
    let seen = (round, code, register.revision(code));
    bench.app.assessment.save_finding(&operator(), seen, &finding, now()).await.unwrap();
}

/// A closed round with a register in which nothing is confirmed.
async fn round(bench: &Bench) -> RoundId {
    let round = bench.app.closed_round("Rivers 2025", &TEN).await;
    bench.app.assessment.take_gaps_in(&operator(), round, now()).await.unwrap();
    round
}

fn write(bench: &Bench, language: &str, format: &str, more: &[&str]) -> Run {
    let fixed = ["diagnostic", "--round", "Rivers 2025", "--language", language, "--format", format];
    bench.run(&[&fixed, ["--output", "report"].as_slice(), more].concat())
}

/// The report as a page, which holds every word of it.
fn page(bench: &Bench, language: &str, more: &[&str]) -> String {
    let run = write(bench, language, "html", more);
    assert_eq!((run.code, run.stdout.trim()), (Some(0), "report"), "{}", run.stderr);
    fs::read_to_string(bench.path("report")).unwrap()
}

fn names_nobody(words: &str) {
    for (name, ..) in TEN {
        let own = name.split(' ').next().unwrap();
        assert!(!words.contains(own), "{own}");
    }
}

on_both_engines! {
    async fn it_has_ten_chapters_in_every_language_and_form_and_names_nobody(database: Database) {
        let bench = Bench::new(database).await;
        round(&bench).await;
        for (language, chapters) in CHAPTERS {
            let html = page(&bench, language, &[]);
            assert_eq!(write(&bench, language, "docx", &[]).code, Some(0));
            let docx = docx_words(&fs::read(bench.path("report")).unwrap());
            for chapter in chapters {
                assert!(html.contains(chapter) && docx.contains(chapter), "{language}: {chapter}");
            }
            names_nobody(&html);
            names_nobody(&docx);
            assert!(docx.contains("w:val=\"Heading1\"") && docx.contains("w:val=\"Heading2\""), "real headings");
            assert!(docx.contains("<w:instrText>TOC "), "contents a word processor renews");
            assert_eq!(write(&bench, language, "pdf", &[]).code, Some(0));
            let pdf = lopdf::Document::load_mem(&fs::read(bench.path("report")).unwrap()).expect("a PDF");
            assert!(pdf.get_pages().len() > 10);
        }
    }

    async fn confirmed_findings_stand_in_it_and_drafts_do_not(database: Database) {
        let bench = Bench::new(database).await;
        let round = round(&bench).await;
        let before = page(&bench, "en", &[]);
        assert!(!before.contains(LAW) && before.contains("No finding of the register"), "{before}");
        assert!(before.contains("Visit each river once."), "drafted from the common gaps");
        let words = "Zümrüd Agentliyi has no law.";
        confirm(&bench, round, LAW, Cause::Law, Some(words)).await;
        let after = page(&bench, "en", &[]);
        assert!(after.contains(LAW), "{after}");
        assert!(page(&bench, "az", &[]).contains(">Qanunvericilik<"), "its cause");
        assert!(!after.contains(VISITS), "that is a draft");
        assert!(!after.contains(words) && after.contains("One finding stands here without the statement"), "{after}");
        names_nobody(&after);
        let register = bench.app.assessment.register(round).await.unwrap();
        let figures = Register::new(&register.baseline, &register.findings).figures(LAW).unwrap();
        let released = format!("{} of {}", figures.below, figures.scored);
        assert!(after.contains(&released), "{released}: {after}");
    }

    async fn its_figures_are_those_of_the_newest_release(database: Database) {
        let bench = Bench::new(database).await;
        round(&bench).await;
        assert!(page(&bench, "en", &[]).contains("made without a frozen release"));
        let made = bench.run(&["release", "create", "--round", "Rivers 2025", "--output", "release"]);
        assert_eq!(made.code, Some(0), "{}", made.stderr);
        let manifest = fs::read_to_string(bench.path("release").join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        let cited = page(&bench, "en", &[]);
        assert!(cited.contains(manifest["sha256"].as_str().unwrap()), "{cited}");
        let stored = bench.app.assessment.store.round_by_name("Rivers 2025").await.unwrap().unwrap();
        let drafts = bench.app.assessment.draft_recommendations(&stored).await.unwrap();
        assert!(drafts.iter().any(|one| one.text.get("en") == "Visit each river once."), "{drafts:?}");
    }

    async fn change_is_told_from_two_stored_releases_alone(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2024", &TEN).await;
        round(&bench).await;
        let release = |round: &str, output: &str| {
            let made = bench.run(&["release", "create", "--round", round, "--output", output]);
            assert_eq!(made.code, Some(0), "{}", made.stderr);
        };
        let neither = page(&bench, "en", &[]);
        assert!(neither.contains("There is no earlier round whose findings were released"), "{neither}");
        release("Rivers 2024", "then");
        let one = page(&bench, "en", &[]);
        assert!(one.contains("The findings of this round are not released yet."), "{one}");
        release("Rivers 2025", "now");
        let both = page(&bench, "en", &[]);
        assert!(both.contains("of the round “Rivers 2024”") && both.contains("10 → 10"), "{both}");
        names_nobody(&both);
    }

    async fn passages_and_a_plan_come_from_files(database: Database) {
        let bench = Bench::new(database).await;
        round(&bench).await;
        let passages = r#"{"context": {"az": "Çaylar ölkənin sərvətidir."}, "conclusion": {"en": "Rivers first."}}"#;
        bench.put("passages.json", passages.as_bytes());
        let plan = "block,row,activity,title,text,indicators,tasked,recommended,start,end\n\
                    5.1.,,,Prevention. Objective 1,,,,,,\n\
                    5.1.,5.1.1.,5.1.1.1.,Rivers are known,Count the rivers,Count,Cabinet,,2027,2028\n";
        bench.put("plan.csv", plan.as_bytes());
        let az = page(&bench, "az", &["--passages", "passages.json"]);
        assert!(az.contains("Çaylar ölkənin sərvətidir.") && !az.contains("Rivers first."));
        let en = page(&bench, "en", &["--passages", "passages.json", "--plan", "plan.csv"]);
        assert!(en.contains("Rivers first.") && !en.contains("Çaylar ölkənin"));
        assert!(en.contains("Count the rivers") && !en.contains("There is no draft of an action plan"), "{en}");
        bench.put("passages.json", br#"{"preface": {"en": "To begin with"}}"#);
        let refused = write(&bench, "en", "html", &["--passages", "passages.json"]);
        assert_eq!(refused.code, Some(1));
        assert!(refused.stderr.contains("there is no passage \"preface\""), "{}", refused.stderr);
    }
}
