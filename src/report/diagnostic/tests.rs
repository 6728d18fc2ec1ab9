use super::*;
use crate::action_plan::{Activity, Area, Block as PlanBlock, EventKind, Participants, Term};
use crate::disclosure::{Policy, release};
use crate::findings::draw;
use crate::findings::finding::{Cause, Figures, Finding, Narrowed, Origin, Status, Trail, Written};
use crate::findings::salience::Degree;
use crate::report::document::{Block, Level};
use crate::report::made_up::{NAME, facts, participants, questionnaire, text_of};
use crate::response::InstitutionKind;

/// Everything a report is made from, to be changed by a test.
struct Case {
    questionnaire: Arc<Questionnaire>,
    facts: RoundFacts,
    findings: Released<Findings>,
    before: Option<(RoundFacts, Released<Findings>)>,
    register: kept::Findings,
    issues: BTreeMap<String, SalientIssue>,
    names: Vec<String>,
    passages: Passages,
    recommendations: Option<Vec<Recommendation>>,
    plan: Option<Plan>,
    events: Vec<Event>,
}

impl Case {
    fn of(ministries: u128, companies: u128) -> Self {
        let asked = questionnaire(true);
        let all = participants(&asked, ministries, companies);
        Self {
            facts: facts(&asked),
            findings: release(&draw(&all), Policy::new(5)),
            before: None,
            questionnaire: Arc::new(asked),
            register: kept::Findings::new(),
            issues: BTreeMap::new(),
            names: all.into_iter().map(|one| one.institution.name).collect(),
            passages: Passages::default(),
            recommendations: None,
            plan: None,
            events: Vec::new(),
        }
    }

    fn new() -> Self {
        Self::of(12, 8)
    }

    fn with(mut self, code: &str, finding: Finding) -> Self {
        self.register.insert(code.to_owned(), finding);
        self
    }

    /// The same after a round with so many.
    fn after(mut self, ministries: u128, companies: u128) -> Self {
        let all = participants(&self.questionnaire, ministries, companies);
        let facts = RoundFacts { name: "2025".into(), ..facts(&self.questionnaire) };
        self.before = Some((facts, release(&draw(&all), Policy::new(5))));
        self
    }

    fn document(&self, language: Language) -> Document {
        document(
            language,
            &Diagnostic {
                facts: &self.facts,
                findings: &self.findings,
                before: self.before.as_ref().map(|(facts, findings)| Before { facts, findings }),
                questionnaires: std::slice::from_ref(&self.questionnaire),
                register: &self.register,
                issues: &self.issues,
                names: &self.names,
                passages: &self.passages,
                recommendations: self.recommendations.as_deref(),
                plan: self.plan.as_ref(),
                events: &self.events,
            },
        )
    }

    fn text(&self, language: Language) -> String {
        text_of(&self.document(language))
    }

    fn english(&self) -> String {
        self.text(Language::English)
    }
}

fn gap(narrowed: Option<Narrowed>) -> Finding {
    let origin = Origin::Gap { topic: "made-up.first".into(), title: "first".into(), narrowed };
    Finding { status: Status::Confirmed, ..Finding::new(origin) }
}

fn stating(finding: Finding, text: &str, over: Option<(u32, u32)>) -> Finding {
    let over = over.map(|(below, scored)| Figures { below, scored, kinds: Vec::new(), step: None });
    let written = Written { text: text.to_owned(), over };
    Finding { statements: BTreeMap::from([("en".to_owned(), written)]), ..finding }
}

fn added(title: &str, trail: Trail) -> Finding {
    let (principles, kinds) = ([25].into(), [InstitutionKind::Private].into());
    let origin = Origin::Added { title: title.to_owned(), principles, kinds, trail };
    Finding { status: Status::Confirmed, ..Finding::new(origin) }
}

#[test]
fn it_has_ten_chapters_and_annexes_in_every_language() {
    let chapter = |block: &Block| match block {
        Block::Heading { level: Level::Chapter, words } => Some(words.clone()),
        _ => None,
    };
    let case = Case::new();
    let chapters =
        |language| -> Vec<String> { case.document(language).blocks.iter().filter_map(chapter).collect() };
    let english = chapters(Language::English);
    let beginnings: Vec<&str> = english.iter().map(String::as_str).collect();
    assert_eq!(
        beginnings[..11],
        [
            "1 Executive summary",
            "2 Method and response",
            "3 Context and salient issues",
            "4 Pillar I: the State duty to protect human rights",
            "5 Pillar II: the corporate responsibility to respect human rights",
            "6 Pillar III: access to remedy",
            "7 Groups at particular risk and cross-cutting topics",
            "8 Gap register",
            "9 Recommendations",
            "10 Draft action table",
            "Annex 1. What is not disclosed, and why",
        ]
    );
    for language in Language::ALL {
        assert_eq!(chapters(language).len(), english.len());
        assert!(case.document(language).contents_title.is_some());
    }
}

#[test]
fn no_report_names_an_institution_or_a_company() {
    for companies in [3, 8] {
        let words = format!("{NAME} 3 has none.");
        let case = Case::of(12, companies)
            .with("a-1", stating(gap(None), &words, Some((10, 20))))
            .with("b-1", added(&words, Trail::default()));
        for language in Language::ALL {
            assert!(!case.text(language).contains(NAME));
        }
    }
}

#[test]
fn a_confirmed_finding_stands_with_released_counts_and_a_draft_does_not() {
    let finding = Finding { causes: [Cause::Law, Cause::Practice].into(), ..gap(None) };
    let case = Case::new().with("a-1", finding.clone());
    let text = case.english();
    assert!(
        text.contains("The indicator: first\nOf the 20 institutions with a score, 10 are below"),
        "{text}"
    );
    assert!(text.contains("| not rated | 10 of 20 (50%) | Law; Practice"), "{text}");
    assert!(case.text(Language::Azerbaijani).contains("Qanunvericilik; Təcrübə"));
    for status in [Status::Draft, Status::Disputed, Status::Closed] {
        let text = Case::new().with("a-1", Finding { status, ..finding.clone() }).english();
        assert!(!text.contains("Law; Practice"), "{text}");
        assert!(text.contains("No finding of the register that may be published"), "{text}");
    }
    let withdrawn = Finding { withdrawn: true, ..finding };
    assert!(!Case::new().with("a-1", withdrawn).english().contains("Law; Practice"));
}

#[test]
fn a_written_statement_stands_only_with_released_figures() {
    let says = |text: &str, over| Case::new().with("a-1", stating(gap(None), text, over)).english();
    let fine = says("In 2026 still 10 of 20 had not begun.", Some((10, 20)));
    assert!(fine.contains("In 2026 still 10 of 20 had not begun."), "{fine}");
    assert!(!fine.contains("without the statement"), "{fine}");
    for (text, over) in [
        ("In 2026 still 10 of 20 had not begun.", Some((9, 20))),
        ("In 2026 still 10 of 20 had not begun.", None),
        ("Still 11 of 20 had not begun.", Some((10, 20))),
        ("Still 10 of 20 had not begun, 7 of them companies.", Some((10, 20))),
    ] {
        let found = says(text, over);
        assert!(!found.contains(text), "{found}");
        assert!(found.contains("One finding stands here without the statement written for it"), "{found}");
        assert!(found.contains("10 are below the target"), "the template stands in its place: {found}");
    }
}

#[test]
fn where_something_is_withheld_no_written_word_stands() {
    let finding = stating(gap(None), "Nobody has begun.", Some((7, 15)));
    let text = Case::of(12, 3).with("a-1", finding).english();
    assert!(!text.contains("Nobody has begun."), "{text}");
}

#[test]
fn a_gap_that_is_not_released_is_left_out_and_counted() {
    let of_kind = |kind| gap(Some(Narrowed::Kind(kind)));
    let text = Case::new().with("a-1", of_kind(InstitutionKind::Private)).english();
    assert!(text.contains("The indicator: first – Private companies"), "{text}");
    let hidden = Case::of(12, 3).with("a-1", of_kind(InstitutionKind::Private)).english();
    assert!(!hidden.contains("first – Private companies"), "{hidden}");
    assert!(hidden.contains("One confirmed finding is left out"), "{hidden}");
    let gone = Origin::Gap { topic: "made-up.gone".into(), title: "gone".into(), narrowed: None };
    let gone = Case::new().with("a-1", Finding { origin: gone, ..gap(None) }).english();
    assert!(gone.contains("One confirmed finding is left out"), "{gone}");
}

#[test]
fn a_finding_by_hand_rests_on_no_single_response() {
    let title = "People do not know where to complain";
    assert!(Case::new().with("b-1", added(title, Trail::default())).english().contains(title));
    let response = crate::response::ResponseId(uuid::Uuid::from_u128(1));
    let trail = Trail { responses: [response].into(), ..Trail::default() };
    let text = Case::new().with("b-1", added(title, trail)).english();
    assert!(!text.contains(title) && text.contains("One confirmed finding is left out"), "{text}");
}

#[test]
fn a_merged_finding_stands_when_all_its_parts_do() {
    let second = Origin::Gap { topic: "made-up.second".into(), title: "second".into(), narrowed: None };
    let part = |finding: Finding| Finding { part_of: Some("merged-1".into()), ..finding };
    let merged = Finding { origin: Origin::Merged { title: "Two duties".into() }, ..gap(None) };
    let case = Case::new()
        .with("a-1", part(gap(None)))
        .with("b-1", part(Finding { origin: second, ..gap(None) }))
        .with("merged-1", merged);
    let text = case.english();
    assert!(
        text.contains("Two duties\nIt brings together: The indicator: first; The indicator: second."),
        "{text}"
    );
    assert!(text.contains("holds one confirmed finding"), "parts stand in their whole: {text}");
    let gone = Origin::Gap { topic: "made-up.gone".into(), title: "gone".into(), narrowed: None };
    let case = case.with("b-1", part(Finding { origin: gone, ..gap(None) }));
    assert!(!case.english().contains("Two duties"));
}

#[test]
fn issues_stand_by_severity_with_their_grounds() {
    let degree = Degree::new;
    let rated = Rated { scale: degree(4), scope: degree(2), irremediability: degree(5), likelihood: None };
    let issue = |title: &str, rated, grounds: &str| SalientIssue {
        title: Text::english(title),
        rated,
        grounds: grounds.to_owned(),
    };
    let mut case = Case::new().with("a-1", Finding { issues: ["dust".to_owned()].into(), ..gap(None) });
    case.issues = BTreeMap::from([
        ("air".to_owned(), issue("Bad air", Rated::default(), "")),
        ("dust".to_owned(), issue("Dust at work", rated, "Report of 2025")),
        ("own".to_owned(), issue(&format!("Spills at {NAME} 3"), rated, "")),
        ("noise".to_owned(), issue("Noise", rated, &format!("Visit to {NAME} 4"))),
    ]);
    let text = case.english();
    assert!(text.contains("Dust at work | 5 | Scale: 4\nScope: 2\nIrremediability: 5\nLikelihood: not rated | Report of 2025"), "{text}");
    assert!(text.contains("Listed and not rated yet: Bad air."), "{text}");
    assert!(text.contains("not disclosed: they name an institution"), "{text}");
    assert!(
        text.contains("Issues left out because their names contain the name of an institution: 1."),
        "{text}"
    );
    assert!(text.contains("| 5 of 5 (Dust at work) |"), "{text}");
    assert!(
        text.contains("The most severe human rights issues are: Dust at work (5 of 5); Noise (5 of 5)."),
        "{text}"
    );
}

#[test]
fn passages_stand_in_their_language_alone() {
    let mut case = Case::new();
    for name in PASSAGES {
        let words = format!("Keçid {name}\n- bir bənd");
        case.passages.set(name, Language::Azerbaijani, &words).expect("there is such a passage");
    }
    let (azerbaijani, english) = (case.text(Language::Azerbaijani), case.english());
    for name in PASSAGES {
        assert!(azerbaijani.contains(&format!("Keçid {name}\nbir bənd")), "{name}: {azerbaijani}");
        assert!(!english.contains(&format!("Keçid {name}")), "{name}");
    }
    assert!(english.contains("A description of the national context has not been added"));
}

#[test]
fn drafts_are_marked_and_stored_recommendations_are_not() {
    let mut case = Case::new().with("a-1", gap(None));
    let text = case.english();
    assert!(text.contains("R1 | Do a little more | The indicator: first | 4 | still to be named"), "{text}");
    assert!(text.contains("No recommendations have been written for this round yet."), "{text}");
    case.recommendations = Some(vec![Recommendation {
        code: "R7".into(),
        text: Text::english("Pass the law."),
        findings: vec!["a-1".into(), "elsewhere-1".into()],
        principles: vec![1, 3],
        term: Term::Long,
        addressed: vec!["Milli Məclis".into()],
        is_withdrawn: false,
    }]);
    let text = case.english();
    assert!(
        text.contains("R7 | Pass the law. | The indicator: first\nelsewhere-1 | 1, 3 | Milli Məclis"),
        "{text}"
    );
    assert!(!text.contains("drafted from the next steps"), "{text}");
}

#[test]
fn the_plan_stands_as_its_table() {
    let mut case = Case::new();
    assert!(case.english().contains("There is no draft of an action plan yet."));
    let activity =
        Activity { text: "Count the rivers".into(), tasked: vec!["Cabinet".into()], ..Activity::default() };
    let area = Area { title: "Rivers are known".into(), activities: vec![activity], ..Area::default() };
    let block =
        PlanBlock { title: "Prevention. Objective 1".into(), areas: vec![area], ..PlanBlock::default() };
    case.plan = Some(Plan { blocks: vec![block], ..Plan::default() });
    let text = case.english();
    assert!(text.contains("\n5.1. Prevention\n") && text.contains("5.1.1.1. Count the rivers"), "{text}");
    assert!(!text.contains("There is no draft of an action plan"), "{text}");
}

#[test]
fn groups_nobody_was_asked_about_are_told() {
    let mut case = Case::new();
    assert_eq!(case.english().matches("Nothing was asked about this in this round.").count(), 6);
    let mut asked = (*case.questionnaire).clone();
    asked.questions[1].text = Text::english("Are pregnant workers protected?");
    case.questionnaire = Arc::new(asked);
    let text = case.with("a-1", gap(None)).english();
    assert_eq!(text.matches("Nothing was asked about this in this round.").count(), 5, "{text}");
    assert!(text.contains("Women and girls: the indicators"), "{text}");
}

#[test]
fn a_round_nothing_can_be_released_of_still_has_its_chapters() {
    let text = Case::of(2, 1).with("a-1", gap(None)).english();
    assert!(
        text.contains("10 Draft action table") && text.contains("One confirmed finding is left out"),
        "{text}"
    );
    assert!(text.contains("none could be drafted"), "{text}");
}

/// A round whose second indicator is a principle of its own, so that there are two topics to put in order.
fn two_principles(companies: u128) -> Case {
    let mut asked = questionnaire(true);
    asked.nodes[1].principle = Some(5);
    asked.nodes[2].parts.truncate(1);
    asked.nodes[3].parts.push(crate::questionnaire::Part::Node(1));
    let all = participants(&asked, 12, companies);
    Case {
        facts: facts(&asked),
        findings: release(&draw(&all), Policy::new(5)),
        questionnaire: Arc::new(asked),
        ..Case::new()
    }
}

#[test]
fn topics_that_are_equally_wide_share_every_place() {
    let text = two_principles(8).english();
    assert!(text.contains("Stability of the order of topics"), "{text}");
    assert!(text.contains("The chapter: middle | 1 | 1 | 1 | 1 | 1 | 1 | 1"), "{text}");
    assert!(text.contains("The indicator: second | 1 | 1 | 1 | 1 | 1 | 1 | 1"), "{text}");
    assert!(text.contains("None of the 2 topics moves by more than 2 places"), "{text}");
    assert!(
        text.contains("Among the first 1 by every measure: The chapter: middle; The indicator: second."),
        "{text}"
    );
    assert!(!text.contains("Topics left out because a figure"), "{text}");
}

#[test]
fn the_order_of_one_topic_or_of_withheld_ones_is_not_told() {
    for case in [Case::new(), Case::of(2, 1)] {
        let text = case.english();
        assert!(text.contains("Whether the order of topics holds cannot be said"), "{text}");
        assert!(!text.contains("Places of the topics by each measure"), "{text}");
    }
}

#[test]
fn released_figures_of_two_rounds_stand_beside_each_other() {
    let case = Case::new().after(14, 8);
    let text = case.english();
    let row = "The indicator: first | 22 → 20 | 12 of 22 (55%) → 10 of 20 (50%) | −5 | 6 of 22 (27%) → 5 of 20 (25%) | −2";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("then 22 of 22 (100%), now 20 of 20 (100%)"), "{text}");
    assert!(text.contains("a difference can come from who took part"), "{text}");
    assert!(!text.contains("Topics not compared"), "{text}");
    for language in [Language::Azerbaijani, Language::Russian] {
        assert!(case.text(language).contains(" | 22 → 20 | "));
    }
}

#[test]
fn without_two_stored_releases_there_is_no_change() {
    let text = Case::new().english();
    assert!(text.contains("There is no earlier round whose findings were released"), "{text}");
    let mut draft = Case::new().after(14, 8);
    draft.facts.sha256 = None;
    let text = draft.english();
    assert!(text.contains("The findings of this round are not released yet."), "{text}");
    assert!(!text.contains("22 → 20"), "{text}");
}

#[test]
fn other_questions_or_another_target_are_not_compared() {
    let changed = |change: fn(&mut RoundFacts)| {
        let mut case = Case::new().after(14, 8);
        change(&mut case.before.as_mut().expect("there is a round before").0);
        case.english()
    };
    for text in [
        changed(|facts| facts.questionnaires[0].sha256 = "ef".repeat(32)),
        changed(|facts| facts.questionnaires[0].target = rust_decimal::Decimal::new(5, 1)),
        changed(|facts| facts.questionnaires.clear()),
    ] {
        assert!(text.contains("because the questions or the targets changed: 5."), "{text}");
        assert!(text.contains("No topic can be compared.") && !text.contains("22 → 20"), "{text}");
    }
}

#[test]
fn what_is_withheld_in_a_round_is_not_compared_and_never_nothing() {
    let text = Case::new().after(2, 1).english();
    assert!(text.contains("nothing is disclosed or no institution has a score: 5."), "{text}");
    assert!(text.contains("No topic can be compared."), "{text}");
}

#[test]
fn a_topic_of_one_round_alone_is_counted() {
    let mut case = two_principles(8);
    let before = Case::new();
    case.before = Some((before.facts, before.findings));
    let text = case.english();
    assert!(text.contains("Topics in one of the two rounds only: 2."), "{text}");
}

#[test]
fn trainings_are_counted_and_what_was_not_counted_is_no_zero() {
    let mut case = Case::new();
    assert!(case.english().contains("No training or event held for this round is on record."));
    let event = |kind: EventKind, women: Option<u32>| Event {
        kind,
        title: "Days of somebody".to_owned(),
        day: chrono::NaiveDate::default(),
        days: None,
        place: String::new(),
        participants: vec![Participants { women, ..Participants::default() }],
        activity: String::new(),
        is_taken_out: false,
    };
    case.events = vec![event(EventKind::Training, Some(7)), event(EventKind::StudyVisit, None)];
    let text = case.english();
    assert!(text.contains("of which trainings 1, study visits 1, other events 0"), "{text}");
    assert!(text.contains("without any count of participants: 1"), "{text}");
    assert!(!text.contains("Days of somebody"), "a title may name somebody");
}
