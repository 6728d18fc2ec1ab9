//! Every template with every sample in every language.

use std::collections::BTreeSet;

use super::frame::{Frame, Role};
use super::{Page, html};
use crate::texts::{Language, MISSING, Texts};
use crate::web::templates::{Templates, page_names};

/// A rendered sample.
struct Sample {
    /// `sign_in-2-az`.
    name: String,
    template: &'static str,
    html: String,
}

/// Renders all samples of the pages named.
macro_rules! samples_of {
    ($($page:ty),+ $(,)?) => {{
        let templates = Templates::read(false).unwrap_or_else(|error| panic!("{error}"));
        let mut samples = Vec::new();
        for language in Language::ALL {
            $(render::<$page>(&templates, language, &mut samples);)+
        }
        samples
    }};
}

fn all_samples() -> Vec<Sample> {
    use super::{
        admin, analysis, entry, evidence, findings, guidance, institutions, left, letters, messages, offline,
        people, plan, receipts, releases, response, review, robustness, rounds, sheet, signing, units,
        workbook,
    };
    let mut samples = samples_of![
        admin::AdminRounds,
        admin::AdminRound,
        analysis::AnalysisPage,
        entry::SignIn,
        entry::Invitation,
        entry::InvitationGone,
        entry::Home,
        findings::FindingsPage,
        findings::FindingPage,
        findings::GapRegisterPage,
        guidance::GuidancePage,
        guidance::PrinciplePage,
        guidance::GlossaryPage,
        institutions::InstitutionsPage,
        institutions::InstitutionForm,
        letters::LettersPage,
        letters::LetterSettings,
        messages::Message,
        messages::FormExpired,
        left::LeftPage,
        offline::Away,
        people::PeoplePage,
        people::Invited,
        evidence::AnswerEvidence,
        evidence::EvidenceCorrection,
        evidence::EvidenceLibrary,
        evidence::EvidencePage,
        people::AuditPage,
        plan::PlanPage,
        sheet::Sheet,
        releases::RoundReleases,
        releases::ReleasesPage,
        response::ResponsePage,
        response::CheckAnswers,
        response::Submitted,
        review::ReviewPage,
        robustness::RobustnessPage,
        rounds::RoundsPage,
        rounds::RoundPage,
        rounds::CloseRound,
        signing::AppearancePage,
        signing::SignPage,
        receipts::ReceiptsPage,
        units::UnitsPage,
        units::UnplacedPage,
        workbook::WorkbookPage,
        workbook::WorkbookPreview,
    ];
    samples.extend(talk_samples());
    samples.extend(review_samples());
    samples.extend(register_samples());
    samples.extend(round_samples());
    samples
}

/// What several people do in one response.
fn talk_samples() -> Vec<Sample> {
    use super::{scorecard, section, talk, team};
    samples_of![
        scorecard::ScorecardPage,
        section::SectionPage,
        talk::QuestionPage,
        talk::ChangesPage,
        talk::HelpDeskPage,
        talk::ThreadPage,
        team::TeamPage,
        team::ColleagueInvited,
        team::OpenDraft,
    ]
}

/// What rounds are held by, and who takes part.
fn round_samples() -> Vec<Sample> {
    use super::{live, roster, round_changes, round_settings};
    samples_of![
        live::LivePage,
        roster::RosterPage,
        roster::RosterPreview,
        round_changes::ReopenRound,
        round_changes::ArrangementPage,
        round_changes::RoundInvitations,
        round_settings::RoundSettingsPage,
    ]
}

fn review_samples() -> Vec<Sample> {
    use super::quotations::{AskedPage, QuotationPage, QuotationsPage};
    use super::reviewing::{answer, queue, reply, round};
    samples_of![
        answer::JudgePage,
        AskedPage,
        QuotationPage,
        QuotationsPage,
        queue::QueuePage,
        queue::RestPage,
        reply::DraftResultsPage,
        round::AgreementPage,
        round::DraftsPage,
        round::RecusalsPage,
        round::RoundReview,
        round::SecondPage,
    ]
}

/// The register of findings, salient issues, rounds compared.
fn register_samples() -> Vec<Sample> {
    use super::{register, rounds_compared, salience};
    samples_of![
        register::RegisterPage,
        register::FindingEntryPage,
        register::TrailPage,
        register::AddFinding,
        salience::SaliencePage,
        salience::IssuePage,
        rounds_compared::RoundsComparedPage,
        rounds_compared::PredecessorsPage,
    ]
}

fn render<P: Page>(templates: &Templates, language: Language, samples: &mut Vec<Sample>) {
    for (place, page) in P::samples(language).iter().enumerate() {
        let frame = sample_frame(P::TEMPLATE, language, place);
        let once = templates.render(&frame, page).unwrap_or_else(|error| panic!("{}: {error}", P::TEMPLATE));
        let again = templates.render(&frame, page).unwrap();
        assert_eq!(once, again, "{} differs from one time to the next", P::TEMPLATE);
        let stem = P::TEMPLATE.trim_start_matches("pages/").trim_end_matches(".html");
        let name = format!("{stem}-{place}-{}", language.code());
        samples.push(Sample { name, template: P::TEMPLATE, html: once });
    }
}

/// A frame somebody would see around the page: signed in but for the pages of those who are not.
fn sample_frame(template: &str, language: Language, place: usize) -> Frame {
    let path = match template {
        _ if template.contains("admin") => "/admin/rounds",
        _ if template.contains("glossary") => "/guidance/glossary",
        _ => "/rounds/1",
    };
    let frame = Frame::new(language, path, "7c1d7a529d7e2f6b");
    let open = ["sign_in", "invitation", "glossary", "receipts", "away"];
    let is_open = open.iter().any(|word| template.contains(word));
    if is_open {
        return frame;
    }
    let frame = frame.signed_in("Aysel Rəhimova", sample_role(template, place), path);
    if place == 1 { frame.with_notice(Texts::get(language).t("notice-saved")) } else { frame }
}

fn sample_role(template: &str, place: usize) -> Role {
    let has = |words: &[&str]| words.iter().any(|word| template.contains(word));
    if has(&["admin", "institution", "people", "invited", "audit"]) {
        Role::Administrator
    } else if has(&[
        "/response",
        "section",
        "left",
        "check",
        "submitted",
        "scorecard",
        "/sign",
        "appearance",
        "workbook",
        "consent",
    ]) {
        Role::Respondent
    } else if has(&["pages/releases"]) {
        Role::Policymaker
    } else if has(&["home"]) {
        Role::ALL[place % Role::ALL.len()]
    } else {
        Role::Reviewer
    }
}

#[test]
fn every_page_is_well_formed_in_every_language() {
    let samples = all_samples();
    let problems: Vec<String> = samples
        .iter()
        .flat_map(|sample| {
            html::problems(&sample.html).into_iter().map(|problem| format!("{}: {problem}", sample.name))
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_page_misses_a_text() {
    let missing: Vec<String> =
        all_samples().into_iter().filter(|sample| sample.html.contains(MISSING)).map(first_missing).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn first_missing(sample: Sample) -> String {
    let from = sample.html.find(MISSING).unwrap_or_default();
    format!("{}: {}", sample.name, sample.html[from..].chars().take(60).collect::<String>())
}

#[test]
fn every_template_of_a_page_has_a_page() {
    let rendered: BTreeSet<String> =
        all_samples().into_iter().map(|sample| sample.template.to_owned()).collect();
    assert_eq!(rendered, page_names().into_iter().collect());
}

/// Writes the samples as files to look at: `SAMPLES=folder`.
#[test]
fn samples_can_be_looked_at() {
    let Some(folder) = std::env::var_os("SAMPLES").map(std::path::PathBuf::from) else { return };
    let statics = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/static/");
    let version = format!("/static/{}/", *crate::web::statics::VERSION);
    for sample in all_samples() {
        let page = sample.html.replace(&version, &format!("file://{statics}"));
        std::fs::write(folder.join(sample.name).with_extension("html"), page).unwrap();
    }
}
