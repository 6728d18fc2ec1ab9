//! A round that is written to files and read again is the same round.

use std::collections::BTreeMap;
use std::fs;

use bhr_baseline::assessment::{Assessment, Roster, read_roster};
use bhr_baseline::questionnaire::{Folder, load};
use bhr_baseline::response::{
    Answer, AnswerKey, AnswerSheet, InstitutionKind, Profile, SheetUnit, Sheets, read_answers,
};

use crate::cli::small;
use crate::support::database::on_both_engines;
use crate::support::world::{noon, operator};

fn folder() -> Folder {
    let files = small().into_iter().map(|(name, text)| (name.to_owned(), text));
    Folder::from_contents(files.collect::<BTreeMap<_, _>>())
}

/// One institution has a unit that answers and one that does not, another has answered nothing.
fn sheets() -> Sheets {
    let unit = |name: &str, kind: &str| SheetUnit { name: name.into(), kind: kind.into() };
    let mut answered = AnswerSheet {
        units: vec![unit("North", "office"), unit("South", "branch")],
        ..AnswerSheet::default()
    };
    answered.put(AnswerKey::own("law"), Answer::Choice("full".into()));
    answered.put(AnswerKey::unit("North", "each"), Answer::Choice("none".into()));
    Sheets::from([("A".to_owned(), answered), ("B".to_owned(), AnswerSheet::default())])
}

/// An institution with its units and what it answered.
type Given<'a> = (&'a String, &'a Vec<SheetUnit>, Vec<(&'a AnswerKey, &'a Answer)>);

/// What was answered, whatever rows hold no answer.
fn answers(sheets: &Sheets) -> Vec<Given<'_>> {
    sheets
        .iter()
        .map(|(name, sheet)| {
            let given = sheet.given.iter().filter_map(|(key, given)| Some((key, given.answer.as_ref()?)));
            (name, &sheet.units, given.collect())
        })
        .collect()
}

on_both_engines! {
    async fn units_and_institutions_without_answers_are_written_too(database: Database) {
        let assessment = Assessment::new(database.store.clone());
        let (folder, sheets) = (folder(), sheets());
        let questionnaire = load(&folder).expect("a good questionnaire");
        let company = Profile { kind: Some(InstitutionKind::Private), ..Profile::default() };
        let roster = Roster::from([("B".to_owned(), company)]);
        let parts = (&questionnaire, &sheets, &roster);
        let round = assessment.import(&operator(), "Round", &folder, parts, noon()).await.expect("imported");
        let place = tempfile::tempdir().expect("a folder");
        assessment.export(round, place.path()).await.expect("exported");
        let bytes = fs::read(place.path().join("small-answers.csv")).expect("answers");
        let again = read_answers(&questionnaire, "answers", &bytes).expect("good answers");
        assert_eq!(answers(&again), answers(&sheets));
        let bytes = fs::read(place.path().join("institutions.csv")).expect("a roster");
        let kinds = read_roster("roster", &bytes).expect("a good roster");
        let kinds: Vec<_> = kinds.values().map(|profile| profile.kind).collect();
        assert_eq!(kinds, [Some(InstitutionKind::Government), Some(InstitutionKind::Private)]);
    }
}

#[test]
fn a_roster_keeps_the_controlling_stake_and_may_do_without() {
    let long = "institution,kind,size,sector,region,ownership,mandates,controlling_stake\nAğ Bank,state-owned,,K,,state,,\"51,5\"\n";
    let roster = read_roster("roster", long.as_bytes()).unwrap();
    assert_eq!(roster["Ağ Bank"].controlling_stake, Some(rust_decimal::Decimal::new(515, 1)));
    let written = bhr_baseline::assessment::roster_file(&roster);
    assert_eq!(read_roster("roster", &written).unwrap(), roster);
    let short = "institution,kind,size,sector,region,ownership,mandates\nAğ Bank,state-owned,,K,,state,\n";
    assert_eq!(read_roster("roster", short.as_bytes()).unwrap()["Ağ Bank"].controlling_stake, None);
    let problems = read_roster("roster", long.replace("51,5", "151").as_bytes()).unwrap_err();
    assert!(problems[0].to_string().contains("`151` is no share"), "{problems:?}");
    assert!(read_roster("roster", short.replace("mandates\n", "mandates,stake\n").as_bytes()).is_err());
}
