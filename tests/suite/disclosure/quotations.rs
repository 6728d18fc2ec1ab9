//! Words get into a release by a redaction and a consent to exactly these words, and by nothing else.

use bhr_baseline::disclosure::{
    Findings, NotConsented, QuotedPlace, Redacted, Released, ReleasedQuote, freeze, reopen,
};
use bhr_baseline::questionnaire::Text;
use bhr_baseline::report::baseline::{RoundFacts, document};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{
    Consent, ConsentStep, ConsentWay, Institution, InstitutionId, InstitutionKind, Profile, Redaction,
};
use bhr_baseline::texts::Language;
use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use super::Outcome::Points;
use super::{Round, released};

fn institution(number: u128) -> Institution {
    Institution {
        id: InstitutionId(Uuid::from_u128(number)),
        name: format!("Qurum {number}"),
        profile: Profile::default(),
    }
}

fn redaction(text: &str, is_named: bool) -> Redaction {
    Redaction {
        revision: 1,
        text: text.to_owned(),
        is_named,
        is_read: true,
        by_name: "Rauf".to_owned(),
        at: DateTime::UNIX_EPOCH,
    }
}

fn redacted(text: &str, is_named: bool) -> Redacted {
    Redacted::of(&redaction(text, is_named), "law", &institution(1)).unwrap()
}

fn consent(step: ConsentStep, matter: &str) -> Consent {
    Consent {
        revision: 1,
        step,
        matter: matter.to_owned(),
        by: "Lalə".to_owned(),
        post: String::new(),
        on: NaiveDate::default(),
        way: ConsentWay::Page,
        note: String::new(),
        recorded_by: "Lalə".to_owned(),
        at: DateTime::UNIX_EPOCH,
    }
}

fn place(kind: InstitutionKind) -> QuotedPlace {
    QuotedPlace {
        kind: Some(kind),
        questionnaire: Text::english("Rivers"),
        section: Text::english("Law"),
        question: Text::english("Is there a law?"),
    }
}

fn quote(text: &str, is_named: bool, kind: InstitutionKind) -> ReleasedQuote {
    let redacted = redacted(text, is_named);
    let (own, consent) = (institution(1).id, consent(ConsentStep::Given, redacted.matter()));
    ReleasedQuote::new((own, &consent), (own, redacted), place(kind)).unwrap()
}

#[test]
fn words_nobody_has_read_are_not_redacted() {
    let unread = Redaction { is_read: false, ..redaction("words", false) };
    assert_eq!(Redacted::of(&unread, "law", &institution(1)), None);
    assert_eq!(Redacted::of(&redaction("  ", false), "law", &institution(1)), None);
}

#[test]
fn a_consent_is_to_exactly_these_words_of_this_institution() {
    let (own, other) = (institution(1).id, institution(2).id);
    let words = redacted("we count fish", false);
    let made = |by, step, matter: &str| {
        ReleasedQuote::new((by, &consent(step, matter)), (own, words.clone()), place(Government)).map(|_| ())
    };
    assert_eq!(made(own, ConsentStep::Given, words.matter()), Ok(()));
    assert_eq!(made(other, ConsentStep::Given, words.matter()), Err(NotConsented::OtherInstitution));
    for step in [ConsentStep::Asked, ConsentStep::Refused, ConsentStep::Withdrawn] {
        assert_eq!(made(own, step, words.matter()), Err(NotConsented::NotGiven));
    }
    let elsewhere = Redacted::of(&redaction("we count fish", false), "inspected", &institution(1)).unwrap();
    for changed in [redacted("we count fish.", false), redacted("we count fish", true), elsewhere] {
        assert_eq!(made(own, ConsentStep::Given, changed.matter()), Err(NotConsented::OtherWords));
    }
}

/// Six State bodies and two companies.
fn findings() -> Released<Findings> {
    let mut round: Round = [0, 25, 50, 75, 100, 0].map(|points| (Government, vec![Points(points)])).to_vec();
    round.extend([25, 50].map(|points| (Private, vec![Points(points)])));
    released(&round, 5)
}

#[test]
fn a_release_without_words_keeps_its_bytes_and_one_with_words_its_hash() {
    let plain = findings();
    let (text, hash) = freeze(&plain);
    assert!(!text.contains("quotations"), "releases of before there were quotations keep their hash");
    assert_eq!(freeze(&plain.clone().with_quotations(Vec::new())), (text, hash.clone()));
    let quoting = plain.with_quotations(vec![quote("we count fish", false, Government)]);
    let (text, other) = freeze(&quoting);
    assert_ne!(other, hash);
    assert_eq!(reopen(&text, &other).unwrap(), quoting);
    assert!(!text.contains("Qurum 1"), "{text}");
    assert!(reopen(&text.replace("count", "eat"), &other).is_err());
}

#[test]
fn a_kind_that_would_be_as_good_as_a_name_is_left_out() {
    let quotes = vec![
        quote("of a State body", false, Government),
        quote("of a company", false, Private),
        quote("of a company with its name", true, Private),
    ];
    let quoting = findings().with_quotations(quotes);
    let beside = |text: &str| {
        let found = quoting.get().quotations.iter().find(|one| one.text() == text).unwrap();
        (found.kind().map(str::to_owned), found.institution().map(str::to_owned))
    };
    assert_eq!(beside("of a State body"), (Some("government".to_owned()), None));
    assert_eq!(beside("of a company"), (None, None), "two companies were asked");
    let named = (Some("private".to_owned()), Some("Qurum 1".to_owned()));
    assert_eq!(beside("of a company with its name"), named);
}

#[test]
fn words_stand_in_an_order_that_tells_nothing_of_institutions() {
    let quotes = |texts: [&str; 3]| texts.map(|text| quote(text, false, Government)).to_vec();
    let one = findings().with_quotations(quotes(["c", "a", "b"]));
    assert_eq!(freeze(&one), freeze(&findings().with_quotations(quotes(["b", "c", "a"]))));
}

/// The report in English: its cover, then everything in it.
fn report(findings: &Released<Findings>) -> (String, String) {
    let facts = RoundFacts {
        name: "Rivers".to_owned(),
        publisher: None,
        drawn_on: NaiveDate::default(),
        deadline: None,
        questionnaires: Vec::new(),
        sha256: None,
    };
    let document = document(Language::English, &facts, findings);
    (format!("{:?}", document.cover), format!("{:?}", document.blocks))
}

#[test]
fn the_report_prints_what_was_agreed_to_and_promises_no_more_than_it_keeps() {
    let (cover, text) = report(&findings());
    assert!(cover.contains("no institution is named") && !text.contains("own words"), "{cover}");
    let unnamed = findings().with_quotations(vec![quote("we count fish", false, Government)]);
    let (cover, text) = report(&unnamed);
    assert!(cover.contains("no institution is named"), "{cover}");
    assert!(text.contains("we count fish") && text.contains("Is there a law?"), "{text}");
    assert!(text.contains("Government body") && !text.contains("Qurum 1"), "{text}");
    let named = findings().with_quotations(vec![quote("we count fish", true, Government)]);
    let (cover, text) = report(&named);
    assert!(cover.contains("named only where they agreed") && text.contains("Qurum 1"), "{cover}");
}
