//! Where every page is. Templates get their links from here, routes answer here.

mod admin;
mod plans;
mod quotations;
mod released;

use std::fmt::Display;

pub use admin::{
    LetterPath, admin_institution, admin_round, admin_units, letter, letters_in, round_arrangement,
    round_invitations, round_roster, round_roster_file, round_roster_upload, round_settings, round_versions,
};
pub use plans::{
    AGENCY, DUTIES, EVENTS, PLANS, PUBLISHED, PlanPath, consultation, consultation_file, diagnostic, duty,
    duty_of, passage, plan, published_plan, published_round, recommendation, recommendations, report_of,
};
pub use quotations::{CONSENT, QuotationPath, consent, propose_name, quotation, quote, round_quotations};
pub use released::{
    chart_file, receipt, receipt_data, release, release_export, released_finding, released_gaps,
    released_report, round_export,
};

/// Everybody's first page.
pub const HOME: &str = "/";
/// Sign in.
pub const SIGN_IN: &str = "/sign-in";
/// Sign out; a form is sent here.
pub const SIGN_OUT: &str = "/sign-out";
/// A fresh form token as JSON, for a page that stayed open while the person signed in again elsewhere.
pub const FORM_TOKEN: &str = "/form-token";
/// The guidance pages: the principles, the glossary, the search.
pub const GUIDANCE: &str = "/guidance";
/// The terms with what they mean.
pub const GLOSSARY: &str = "/guidance/glossary";
/// Verifying a receipt, open to anybody.
pub const RECEIPTS: &str = "/receipts";
/// The evidence of the respondent's institution.
pub const EVIDENCE: &str = "/evidence";
/// The reviewer's rounds.
pub const ROUNDS: &str = "/rounds";
/// The questions institutions ask the NHRI.
pub const HELP_DESK: &str = "/help-desk";
/// What has been released to the policymaker.
pub const RELEASES: &str = "/releases";
/// The administrator's rounds.
pub const ADMIN_ROUNDS: &str = "/admin/rounds";
/// The institutions.
pub const ADMIN_INSTITUTIONS: &str = "/admin/institutions";
/// The form for another institution.
pub const ADMIN_NEW_INSTITUTION: &str = "/admin/institutions/new";
/// The people and the invitations.
pub const ADMIN_PEOPLE: &str = "/admin/people";
/// Who keeps out of the review of which institution.
pub const ADMIN_RECUSALS: &str = "/admin/recusals";
/// Where a recusal is lifted.
pub const ADMIN_LIFT_RECUSAL: &str = "/admin/recusals/lift";
/// Who did what.
pub const ADMIN_AUDIT: &str = "/admin/audit";
/// All letters, by where they stand.
pub const ADMIN_LETTERS: &str = "/admin/letters";
/// Letters a focal point passes on to colleagues.
pub const OWN_LETTERS: &str = "/letters";
/// Whether a person wants reminders.
pub const LETTER_SETTINGS: &str = "/settings/letters";

/// Keeps `code` as the language and goes on to `to`, a path of this service.
pub fn language(code: &str, to: &str) -> String {
    format!("/language/{code}?to={}", encode(to))
}

/// Signing in, and going on to `next`, a path of this service.
pub fn sign_in(next: &str) -> String {
    format!("{SIGN_IN}?next={}", encode(next))
}

/// What a browser shows, in the language of this code, in place of a page it cannot reach.
pub fn away(code: &str) -> String {
    format!("/away/{code}")
}

/// The page a one-time link opens.
pub fn invitation(token: &str) -> String {
    format!("/invitations/{token}")
}

/// The page of a principle, 1 to 31.
pub fn principle(number: u8) -> String {
    format!("{GUIDANCE}/principle-{number}")
}

/// A term in the glossary, by the id of its concept.
pub fn term(id: &str) -> String {
    format!("{GLOSSARY}#term-{id}")
}

/// One of the pages of a response.
pub fn response(id: impl Display, page: ResponsePath<'_>) -> String {
    match page {
        ResponsePath::Sections => format!("/responses/{id}"),
        ResponsePath::Section(section) => format!("/responses/{id}/sections/{section}"),
        ResponsePath::Answers => format!("/responses/{id}/answers"),
        ResponsePath::Units => format!("/responses/{id}/units"),
        ResponsePath::UnitSections => format!("/responses/{id}/unit-sections"),
        ResponsePath::UnitAnswers => format!("/responses/{id}/unit-answers"),
        ResponsePath::Check => format!("/responses/{id}/check"),
        ResponsePath::Appearance => format!("/responses/{id}/appearance"),
        ResponsePath::Sign => format!("/responses/{id}/sign"),
        ResponsePath::Receipt => format!("/responses/{id}/receipt.pdf"),
        ResponsePath::ReceiptData => format!("/responses/{id}/receipt.json"),
        ResponsePath::Left => format!("/responses/{id}/left"),
        ResponsePath::Submitted => format!("/responses/{id}/submitted"),
        ResponsePath::Scorecard => format!("/responses/{id}/scorecard"),
        ResponsePath::Workbook => format!("/responses/{id}/workbook"),
        ResponsePath::WorkbookFile => format!("/responses/{id}/workbook.xlsx"),
        ResponsePath::TidyFile => format!("/responses/{id}/answers.csv"),
        ResponsePath::ScorecardFile(ending) => format!("/responses/{id}/scorecard.{ending}"),
        ResponsePath::QuestionnaireFile(ending) => format!("/responses/{id}/questionnaire.{ending}"),
        ResponsePath::Review => format!("/responses/{id}/review"),
        ResponsePath::Accept => format!("/responses/{id}/accept"),
        ResponsePath::Return => format!("/responses/{id}/return"),
        ResponsePath::People => format!("/responses/{id}/people"),
        ResponsePath::TakeBack => format!("/responses/{id}/people/take-back"),
        ResponsePath::SectionState(section) => format!("/responses/{id}/sections/{section}/state"),
        ResponsePath::OpenDraft(section) => format!("/responses/{id}/sections/{section}/open"),
        ResponsePath::Changes => format!("/responses/{id}/changes"),
        ResponsePath::Question(key) => format!("/responses/{id}/questions/{key}"),
        ResponsePath::Comments(key) => format!("/responses/{id}/questions/{key}/comments"),
        ResponsePath::AskNhri(key) => format!("/responses/{id}/questions/{key}/help-desk"),
        ResponsePath::Restore(key) => format!("/responses/{id}/questions/{key}/restore"),
    }
}

/// An answer on the page of its section, by the key of its form.
pub fn answer(response_id: impl Display, section: &str, key: &str) -> String {
    format!("{}#{key}", response(response_id, ResponsePath::Section(section)))
}

/// The preview of a file that was brought back.
pub fn upload(response_id: impl Display, upload: impl Display) -> String {
    format!("{}/{upload}", response(response_id, ResponsePath::Workbook))
}

/// Where one unit of a response is renamed, moved or removed.
pub fn unit(response_id: impl Display, unit: impl Display) -> String {
    format!("/responses/{response_id}/units/{unit}")
}

/// A section as one unit answers it.
pub fn unit_section(response_id: impl Display, section: &str, unit: impl Display) -> String {
    format!("{}?unit={unit}", response(response_id, ResponsePath::Section(section)))
}

/// The pages of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponsePath<'a> {
    /// The list of sections.
    Sections,
    /// One section, by its id.
    Section(&'a str),
    /// Where the script saves one answer.
    Answers,
    /// The units, and the sections each of them answers.
    Units,
    /// Where those sections are chosen.
    UnitSections,
    /// Where answers from before are copied.
    UnitAnswers,
    /// All answers before they are handed in.
    Check,
    /// How they will appear.
    Appearance,
    /// Where they are signed and handed in.
    Sign,
    /// The receipt as a file.
    Receipt,
    /// The receipt as a file for programs.
    ReceiptData,
    /// The questions without an answer.
    Left,
    /// The page after that.
    Submitted,
    /// The scores.
    Scorecard,
    /// Taking the response away as a workbook and bringing it back.
    Workbook,
    /// The workbook.
    WorkbookFile,
    /// The answers as CSV.
    TidyFile,
    /// The scores as a file, by how its name ends.
    ScorecardFile(&'a str),
    /// The questionnaire as a file, by how its name ends.
    QuestionnaireFile(&'a str),
    /// The reviewer's view.
    Review,
    /// Where the reviewer accepts.
    Accept,
    /// Where the reviewer returns.
    Return,
    /// Who does what.
    People,
    /// Where a task is taken back.
    TakeBack,
    /// Where a section is shown, locked and opened again.
    SectionState(&'a str),
    /// Where a focal point opens the draft of others.
    OpenDraft(&'a str),
    /// Who changed what.
    Changes,
    /// One question with its history and what is said about it, by the key of its form.
    Question(&'a str),
    /// Where colleagues comment on it.
    Comments(&'a str),
    /// Where the NHRI is asked about it.
    AskNhri(&'a str),
    /// Where an older answer is restored.
    Restore(&'a str),
}

/// One of the reviewer's pages of a round.
pub fn round(id: impl Display, page: RoundPath<'_>) -> String {
    match page {
        RoundPath::Responses => format!("/rounds/{id}"),
        RoundPath::Close => format!("/rounds/{id}/close"),
        RoundPath::Reopen => format!("/rounds/{id}/reopen"),
        RoundPath::Live => format!("/rounds/{id}/live"),
        RoundPath::Findings => format!("/rounds/{id}/findings"),
        RoundPath::Finding(node) => format!("/rounds/{id}/findings/{node}"),
        RoundPath::Gaps => format!("/rounds/{id}/gaps"),
        RoundPath::Robustness => format!("/rounds/{id}/robustness"),
        RoundPath::Releases => format!("/rounds/{id}/releases"),
        RoundPath::Report => format!("/rounds/{id}/report.pdf"),
        RoundPath::Schemes => format!("/rounds/{id}/schemes"),
        RoundPath::CrossActor => format!("/rounds/{id}/contradictions"),
    }
}

/// The reviewer's pages of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundPath<'a> {
    /// Who stands where.
    Responses,
    /// Closing it.
    Close,
    /// Opening it again.
    Reopen,
    /// Who has opened their response, and where they are stuck.
    Live,
    /// Its findings.
    Findings,
    /// One finding, by the id of its node.
    Finding(&'a str),
    /// Its gap register.
    Gaps,
    /// How far its findings move under other choices.
    Robustness,
    /// Its releases.
    Releases,
    /// Its baseline report as a file.
    Report,
    /// Its schemes side by side.
    Schemes,
    /// Contradictions between institutions, and duties.
    CrossActor,
}

/// One of the pages of a round's register of findings.
pub fn register(id: impl Display, page: RegisterPath<'_>) -> String {
    match page {
        RegisterPath::TakeIn => format!("/rounds/{id}/register"),
        RegisterPath::Merge => format!("/rounds/{id}/register/merge"),
        RegisterPath::Add => format!("/rounds/{id}/register/add"),
        RegisterPath::Finding(code) => format!("/rounds/{id}/register/{code}"),
        RegisterPath::Trail(code, response) => format!("/rounds/{id}/register/{code}/trail/{response}"),
        RegisterPath::Notes(code) => format!("/rounds/{id}/register/{code}/notes"),
        RegisterPath::Split(code) => format!("/rounds/{id}/register/{code}/split"),
        RegisterPath::Apart(code) => format!("/rounds/{id}/register/{code}/apart"),
    }
}

/// The pages of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterPath<'a> {
    /// Where gaps are taken in.
    TakeIn,
    /// Where findings are merged.
    Merge,
    /// Where one is written by hand.
    Add,
    /// One finding, by its code.
    Finding(&'a str),
    /// Its answers at one institution, by the response.
    Trail(&'a str, &'a str),
    /// Where a note is added.
    Notes(&'a str),
    /// Where it is split.
    Split(&'a str),
    /// Where it is taken apart.
    Apart(&'a str),
}

/// The salient issues of a round.
pub fn salience(id: impl Display) -> String {
    format!("/rounds/{id}/salience")
}

/// One issue, by its code; `new` for another.
pub fn issue(id: impl Display, code: &str) -> String {
    format!("/rounds/{id}/salience/{code}")
}

/// A round beside an earlier one.
pub fn rounds_compared(id: impl Display) -> String {
    format!("/rounds/{id}/compare")
}

/// Where it is said which institutions one is the successor of.
pub fn admin_predecessors(id: impl Display) -> String {
    format!("{ADMIN_INSTITUTIONS}/{id}/predecessors")
}

/// One of the pages of the review of a response, answer by answer.
pub fn review(id: impl Display, page: ReviewPath<'_>) -> String {
    match page {
        ReviewPath::Queue => format!("/responses/{id}/queue"),
        ReviewPath::Judge(key) => format!("/responses/{id}/judge/{key}"),
        ReviewPath::Ask(key) => format!("/responses/{id}/judge/{key}/ask"),
        ReviewPath::CloseThread(key) => format!("/responses/{id}/judge/{key}/close"),
        ReviewPath::AnswerReply(key) => format!("/responses/{id}/judge/{key}/reply"),
        ReviewPath::Rest(section) => format!("/responses/{id}/rest/{section}"),
        ReviewPath::Verified => format!("/responses/{id}/verified"),
        ReviewPath::DraftResults => format!("/responses/{id}/draft-results"),
        ReviewPath::Reply(key) => format!("/responses/{id}/draft-results/{key}"),
    }
}

/// The pages of the review of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewPath<'a> {
    /// The answers to look at.
    Queue,
    /// One answer, by the key of its form.
    Judge(&'a str),
    /// Where the institution is asked about it.
    Ask(&'a str),
    /// Where that thread is closed.
    CloseThread(&'a str),
    /// Where a reply of the institution is answered.
    AnswerReply(&'a str),
    /// Accepting the rest of a section.
    Rest(&'a str),
    /// The scores of what was verified.
    Verified,
    /// Draft results, as the institution reads them.
    DraftResults,
    /// Where the institution replies to a verdict.
    Reply(&'a str),
}

/// One of the pages of the review of a round.
pub fn round_review(id: impl Display, page: RoundReviewPath) -> String {
    match page {
        RoundReviewPath::Review => format!("/rounds/{id}/review"),
        RoundReviewPath::Second => format!("/rounds/{id}/second-review"),
        RoundReviewPath::Agreement => format!("/rounds/{id}/agreement"),
        RoundReviewPath::Drafts => format!("/rounds/{id}/draft-results"),
    }
}

/// The pages of the review of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundReviewPath {
    /// Where it stands.
    Review,
    /// Samples for the second reviewer.
    Second,
    /// How far judgements agree.
    Agreement,
    /// Draft results and replies.
    Drafts,
}

/// A thread of the help desk, by response and key of the question.
pub fn help_thread(response: impl Display, key: &str) -> String {
    format!("{HELP_DESK}/{response}/{key}")
}

/// Where a response is accepted or returned, on the page of its review.
pub fn decision(response_id: impl Display) -> String {
    format!("{}#accept-title", response(response_id, ResponsePath::Review))
}

/// The answers of one section of a response, as its reviewer reads them.
pub fn reviewed_section(response_id: impl Display, section: &str) -> String {
    format!("{}#section-{section}", response(response_id, ResponsePath::Review))
}

/// A questionnaire to print, with or without answers, in a language by its code.
pub fn printed(id: impl Display, ending: &str, is_filled: bool, code: &str) -> String {
    let path = response(id, ResponsePath::QuestionnaireFile(ending));
    format!("{path}?filled={is_filled}&language={code}")
}

/// The same file in another language, by its code.
pub fn in_language(path: &str, code: &str) -> String {
    format!("{path}?language={code}")
}

/// Where a focal point says that a letter was passed on.
pub fn own_letter(id: impl Display) -> String {
    format!("{OWN_LETTERS}/{id}/passed-on")
}

/// A piece of evidence.
pub fn evidence(id: impl Display) -> String {
    format!("{EVIDENCE}/{id}")
}

/// The file of a piece.
pub fn evidence_file(id: impl Display) -> String {
    format!("{EVIDENCE}/{id}/file")
}

/// A small picture of a piece that is a picture.
pub fn evidence_preview(id: impl Display) -> String {
    format!("{EVIDENCE}/{id}/preview.png")
}

/// Where what is said of a piece is corrected.
pub fn evidence_correct(id: impl Display) -> String {
    format!("{EVIDENCE}/{id}/correct")
}

/// Where a piece is removed.
pub fn evidence_remove(id: impl Display) -> String {
    format!("{EVIDENCE}/{id}/remove")
}

/// What supports one answer, by the key of its form.
pub fn answer_evidence(response_id: impl Display, key: &str) -> String {
    format!("/responses/{response_id}/evidence/{key}")
}

/// Percent-encodes what may not stand in the value of a query.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lead_to_the_pages_of_a_response() {
        use crate::assessment::letters::Place;
        let id = crate::response::ResponseId(uuid::Uuid::nil());
        assert_eq!(Place::Response(id).path(), response(id, ResponsePath::Sections));
        let unit = Some(crate::response::UnitId(uuid::Uuid::max()));
        assert_eq!(Place::Consent.path(), CONSENT);
        let plan = crate::response::PlanId(uuid::Uuid::nil());
        for key in ["", "secret"] {
            assert_eq!(Place::Consultation(plan, "c001", key).path(), consultation(plan, "c001", key));
        }
        assert_eq!(Place::DraftResults(id).path(), review(id, ReviewPath::DraftResults));
        for unit in [None, unit] {
            let key = crate::web::typed::FormKey { question: "law-review".to_owned(), unit }.to_string();
            let (id_of_comment, question) = (uuid::Uuid::nil(), "law-review".to_owned());
            let about = crate::store::Remark { id: id_of_comment, unit, question, by: String::new() };
            let page = response(id, ResponsePath::Question(&key));
            assert_eq!(Place::Comments(id, &about).path(), format!("{page}#comments"));
            assert_eq!(Place::Answered(id, &about).path(), format!("{page}#help-desk"));
            assert_eq!(Place::HelpDesk(id, &about).path(), help_thread(id, &key));
        }
    }

    #[test]
    fn a_query_keeps_what_it_carries() {
        assert_eq!(language("az", "/rounds/1?page=2"), "/language/az?to=/rounds/1%3Fpage%3D2");
    }
}
