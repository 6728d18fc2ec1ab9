//! Occasions for a letter: what has happened, or is about to, and whom it concerns. Only active people, and only open
//! rounds but for consents, which are asked for afterwards. Whether a letter is written is decided elsewhere.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::sql::{from_row, read, statements};
use super::{Store, StoreError};
use crate::response::{ResponseId, RoundId, UnitId, UserId};

/// The reader of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Their account; none for somebody invited who has not come yet.
    pub person: Option<UserId>,
    /// Their address.
    pub email: String,
    /// Their name; empty when nobody knows it.
    pub name: String,
    /// The language they read.
    pub language: String,
    /// False when they want no reminders.
    pub wants_reminders: bool,
}

/// Something that concerns somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The response it is about.
    pub response: ResponseId,
    /// Its round.
    pub round: RoundId,
    /// The name of the round.
    pub round_name: String,
    /// The last day of the round.
    pub deadline: Option<NaiveDate>,
    /// When the round was created.
    pub round_since: DateTime<Utc>,
    /// The SHA-256 of the questionnaire answered.
    pub questionnaire: String,
    /// Who answers.
    pub institution: String,
    /// Whom it concerns.
    pub reader: Reader,
    /// What it is.
    pub what: What,
}

/// What concerns somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The response was handed in.
    HandedIn(DateTime<Utc>),
    /// It went back with a message.
    Returned(DateTime<Utc>, String),
    /// It counts.
    Accepted(DateTime<Utc>),
    /// Somebody was given a part of it.
    Assigned(Part),
    /// The part has a day by which it should be done, and is not.
    Due(Part, NaiveDate),
    /// The reader is named in a comment.
    Mentioned(Remark),
    /// The institution asks the help desk.
    Asked(Remark),
    /// The help desk has answered the reader.
    Answered(Remark),
    /// A reviewer asks the institution about an answer.
    Queried(Remark),
    /// The draft results can be read and replied to until a day; since when.
    DraftOpened(NaiveDate, DateTime<Utc>),
    /// The institution is asked whether it may be quoted or named; since when.
    ConsentAsked(DateTime<Utc>),
    /// The response has not been handed in, and the round has a last day.
    NotHandedIn(NaiveDate),
}

/// A section or a question given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The section.
    pub section: String,
    /// The question; none for the whole section.
    pub question: Option<String>,
    /// What they may do with it: answer, comment or read.
    pub role: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Who gave it to them.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Something said about a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The id of the comment.
    pub id: Uuid,
    /// The unit asked; none for the institution itself.
    pub unit: Option<UnitId>,
    /// About which question.
    pub question: String,
    /// Who said it.
    pub by: String,
}

/// What a remark is to its reader.
type OfRemark = fn(Remark) -> What;

/// What every occasion needs, then the columns of its kind.
macro_rules! about {
    ($rest:literal) => {
        concat!(
            "SELECT responses.id AS response_id, responses.round_id, rounds.name AS round_name, \
             COALESCE(extensions.extended_to, rounds.deadline) AS deadline, rounds.languages AS round_languages, \
             rounds.created_at AS round_since, responses.questionnaire, institutions.name AS institution_name, \
             users.id AS person_id, users.email, users.name AS person_name, users.language, \
             NOT EXISTS (SELECT 1 FROM reminders_declined WHERE reminders_declined.person_id = users.id) \
             AS wants_reminders, ",
            $rest
        )
    };
}

/// A response of an open round whose institution still takes part, with the last day that holds for it.
macro_rules! open_round {
    () => {
        " FROM responses JOIN rounds ON rounds.id = responses.round_id AND rounds.state = 'open' \
         AND NOT EXISTS (SELECT 1 FROM withdrawals WHERE withdrawals.response_id = responses.id) \
         JOIN institutions ON institutions.id = responses.institution_id \
         LEFT JOIN extensions ON extensions.response_id = responses.id "
    };
}

/// The focal points of the institution.
macro_rules! focal_points {
    () => {
        "JOIN users ON users.institution_id = responses.institution_id AND users.is_active AND users.is_focal_point "
    };
}

/// What was given to whom. Who has no account yet gets the letter in the language of who gave it.
macro_rules! parts {
    ($condition:literal) => {
        concat!(
            "SELECT responses.id AS response_id, responses.round_id, rounds.name AS round_name, \
             COALESCE(extensions.extended_to, rounds.deadline) AS deadline, rounds.languages AS round_languages, \
             rounds.created_at AS round_since, responses.questionnaire, institutions.name AS institution_name, \
             users.id AS person_id, COALESCE(users.email, assignments.email_key) AS email, \
             COALESCE(users.name, '') AS person_name, \
             COALESCE(users.language, givers.language, 'az') AS language, \
             NOT EXISTS (SELECT 1 FROM reminders_declined WHERE reminders_declined.person_id = users.id) \
             AS wants_reminders, section_id, question_id, assignments.role AS part_role, due_on, \
             assigned_by_name, assigned_at",
            open_round!(),
            "JOIN assignments ON assignments.response_id = responses.id \
             LEFT JOIN users ON users.email_key = assignments.email_key \
             LEFT JOIN users AS givers ON givers.id = assignments.assigned_by \
             WHERE responses.state IN ('open', 'returned') AND (users.is_active OR users.id IS NULL) AND ",
            $condition,
            " ORDER BY assignments.email_key, assigned_at, section_id, question_id"
        )
    };
}

statements! {
    STATES = concat!(about!("responses.state, responses.state_at, responses.state_message"), open_round!(),
        focal_points!(), "WHERE responses.state_at >= $1 ORDER BY responses.state_at, users.id");
    ASSIGNED = parts!("assigned_at >= $1");
    DUE = parts!("due_on BETWEEN $1 AND $2 AND assignments.role = 'answer' \
        AND NOT EXISTS (SELECT 1 FROM section_states WHERE section_states.response_id = responses.id \
            AND section_states.section_id = assignments.section_id AND section_states.state = 'ready') \
        AND (question_id = '' OR NOT EXISTS (SELECT 1 FROM answers WHERE answers.response_id = responses.id \
            AND answers.question_id = assignments.question_id AND answers.state <> 'none'))");
    MENTIONED = concat!(about!("comments.id AS comment_id, comments.unit_id, question_id, written_by_name"), open_round!(),
        "JOIN comments ON comments.response_id = responses.id JOIN mentions ON mentions.comment_id = comments.id \
        JOIN users ON users.id = mentions.user_id AND users.is_active \
        WHERE written_at >= $1 AND mentions.seen_at IS NULL ORDER BY written_at, users.id");
    ASKED = concat!(about!("comments.id AS comment_id, comments.unit_id, question_id, written_by_name"), open_round!(),
        "JOIN comments ON comments.response_id = responses.id AND audience = 'help-desk' AND NOT is_from_nhri \
        JOIN users ON users.role = 'reviewer' AND users.is_active \
        AND NOT EXISTS (SELECT 1 FROM recusals WHERE recusals.user_id = users.id \
            AND recusals.institution_id = responses.institution_id AND lifted_at IS NULL) \
        AND NOT EXISTS (SELECT 1 FROM attachments WHERE attachments.email_key = users.email_key \
            AND attachments.institution_id = responses.institution_id) \
        WHERE written_at >= $1 ORDER BY written_at, users.id");
    ANSWERED = concat!(about!("comments.id AS comment_id, comments.unit_id, comments.question_id, comments.written_by_name"),
        open_round!(),
        "JOIN comments ON comments.response_id = responses.id AND audience = 'help-desk' AND is_from_nhri \
        JOIN users ON users.is_active AND users.id IN (SELECT asked.written_by FROM comments AS asked \
            WHERE asked.response_id = comments.response_id AND asked.unit_id = comments.unit_id \
            AND asked.question_id = comments.question_id AND asked.audience = 'help-desk' \
            AND NOT asked.is_from_nhri AND asked.written_at <= comments.written_at) \
        WHERE written_at >= $1 ORDER BY written_at, users.id");
    QUERIED = concat!(about!("comments.id AS comment_id, comments.unit_id, comments.question_id, comments.written_by_name"),
        open_round!(),
        "JOIN comments ON comments.response_id = responses.id AND audience = 'help-desk' AND is_from_nhri ",
        focal_points!(),
        "WHERE written_at >= $1 AND NOT EXISTS (SELECT 1 FROM comments AS asked \
            WHERE asked.response_id = comments.response_id AND asked.unit_id = comments.unit_id \
            AND asked.question_id = comments.question_id AND asked.audience = 'help-desk' \
            AND NOT asked.is_from_nhri AND asked.written_at <= comments.written_at) \
        ORDER BY written_at, users.id");
    DRAFTS_OPENED = concat!(about!("draft_results.reply_until, draft_results.opened_at"), open_round!(),
        "JOIN draft_results ON draft_results.round_id = responses.round_id ", focal_points!(),
        "WHERE opened_at >= $1 AND responses.state IN ('submitted', 'accepted') \
        AND EXISTS (SELECT 1 FROM verdict_versions WHERE verdict_versions.response_id = responses.id) \
        ORDER BY responses.id, users.id");
    CONSENT_ASKED = concat!(about!("consent_versions.recorded_at"),
        " FROM consent_versions JOIN quotations ON quotations.id = consent_versions.quotation_id \
        JOIN responses ON responses.id = quotations.response_id JOIN rounds ON rounds.id = responses.round_id \
        JOIN institutions ON institutions.id = responses.institution_id \
        LEFT JOIN extensions ON extensions.response_id = responses.id ",
        focal_points!(),
        "WHERE recorded_at >= $1 AND step = 'asked' AND NOT EXISTS (SELECT 1 FROM consent_versions AS later \
            WHERE later.quotation_id = consent_versions.quotation_id \
            AND later.revision > consent_versions.revision) \
        ORDER BY recorded_at, users.id");
    DEADLINES = concat!(about!("responses.state"), open_round!(), focal_points!(),
        "WHERE responses.state IN ('open', 'returned') \
        AND COALESCE(extensions.extended_to, rounds.deadline) BETWEEN $1 AND $2 \
        ORDER BY responses.id, users.id");
}

struct AboutRow {
    response_id: Uuid,
    round_id: Uuid,
    round_name: String,
    deadline: Option<NaiveDate>,
    round_languages: String,
    round_since: DateTime<Utc>,
    questionnaire: String,
    institution_name: String,
    person_id: Option<Uuid>,
    email: String,
    person_name: String,
    language: String,
    wants_reminders: bool,
}
from_row!(AboutRow {
    response_id,
    round_id,
    round_name,
    deadline,
    round_languages,
    round_since,
    questionnaire,
    institution_name,
    person_id,
    email,
    person_name,
    language,
    wants_reminders
});

impl AboutRow {
    /// In the language of the reader, where the round offers it.
    fn with(self, what: What) -> Occasion {
        let is_of_nhri = matches!(what, What::Asked(_));
        let languages: Vec<&str> = self.round_languages.split_whitespace().collect();
        let is_offered = is_of_nhri || languages.is_empty() || languages.contains(&self.language.as_str());
        let offered = languages.first().copied().filter(|_| !is_offered);
        Occasion {
            response: ResponseId(self.response_id),
            round: RoundId(self.round_id),
            round_name: self.round_name,
            deadline: self.deadline,
            round_since: self.round_since,
            questionnaire: self.questionnaire,
            institution: self.institution_name,
            reader: Reader {
                person: self.person_id.map(UserId),
                email: self.email,
                name: self.person_name,
                language: offered.map_or(self.language, str::to_owned),
                wants_reminders: self.wants_reminders,
            },
            what,
        }
    }
}

struct StateRow {
    about: AboutRow,
    state: String,
    state_at: DateTime<Utc>,
    state_message: Option<String>,
}
from_row!(StateRow { state, state_at, state_message } with { about: AboutRow });

impl StateRow {
    fn read(self) -> Option<Occasion> {
        let what = match self.state.as_str() {
            "submitted" => What::HandedIn(self.state_at),
            "returned" => What::Returned(self.state_at, self.state_message.unwrap_or_default()),
            "accepted" => What::Accepted(self.state_at),
            _ => return None,
        };
        Some(self.about.with(what))
    }
}

struct PartRow {
    about: AboutRow,
    section_id: String,
    question_id: String,
    part_role: String,
    due_on: Option<NaiveDate>,
    assigned_by_name: String,
    assigned_at: DateTime<Utc>,
}
from_row!(PartRow { section_id, question_id, part_role, due_on, assigned_by_name, assigned_at } with {
    about: AboutRow
});

impl PartRow {
    fn read(self) -> (AboutRow, Part) {
        let part = Part {
            section: self.section_id,
            question: Some(self.question_id).filter(|id| !id.is_empty()),
            role: self.part_role,
            due: self.due_on,
            by: self.assigned_by_name,
            at: self.assigned_at,
        };
        (self.about, part)
    }
}

struct RemarkRow {
    about: AboutRow,
    comment_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    written_by_name: String,
}
from_row!(RemarkRow { comment_id, unit_id, question_id, written_by_name } with { about: AboutRow });

struct DraftRow {
    about: AboutRow,
    reply_until: NaiveDate,
    opened_at: DateTime<Utc>,
}
from_row!(DraftRow { reply_until, opened_at } with { about: AboutRow });

impl DraftRow {
    fn read(self) -> Occasion {
        self.about.with(What::DraftOpened(self.reply_until, self.opened_at))
    }
}

struct AskedRow {
    about: AboutRow,
    recorded_at: DateTime<Utc>,
}
from_row!(AskedRow { recorded_at } with { about: AboutRow });

/// The unit of a column that holds the nil id for the institution itself.
fn unit_of(column: Uuid) -> Option<UnitId> {
    (!column.is_nil()).then_some(UnitId(column))
}

impl Store {
    /// What has happened since an instant.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn occasions_since(&self, since: DateTime<Utc>) -> Result<Vec<Occasion>, StoreError> {
        let states: Vec<StateRow> = read!(self, fetch_all, STATES, since)?;
        let mut found: Vec<Occasion> = states.into_iter().filter_map(StateRow::read).collect();
        let parts: Vec<PartRow> = read!(self, fetch_all, ASSIGNED, since)?;
        found.extend(
            parts.into_iter().map(PartRow::read).map(|(about, part)| about.with(What::Assigned(part))),
        );
        let opened: Vec<DraftRow> = read!(self, fetch_all, DRAFTS_OPENED, since)?;
        found.extend(opened.into_iter().map(DraftRow::read));
        let consents: Vec<AskedRow> = read!(self, fetch_all, CONSENT_ASKED, since)?;
        found.extend(consents.into_iter().map(|row| row.about.with(What::ConsentAsked(row.recorded_at))));
        let kinds: [(&'static str, OfRemark); 4] = [
            (MENTIONED, What::Mentioned),
            (ASKED, What::Asked),
            (ANSWERED, What::Answered),
            (QUERIED, What::Queried),
        ];
        for (statement, what) in kinds {
            let rows: Vec<RemarkRow> = read!(self, fetch_all, statement, since)?;
            found.extend(rows.into_iter().map(|row| {
                let remark = Remark {
                    id: row.comment_id,
                    unit: unit_of(row.unit_id),
                    question: row.question_id,
                    by: row.written_by_name,
                };
                row.about.with(what(remark))
            }));
        }
        Ok(found)
    }

    /// What is not done and should be on a day between these two.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn occasions_due(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Occasion>, StoreError> {
        let rows: Vec<AboutRow> = read!(self, fetch_all, DEADLINES, from, to)?;
        let deadline = |row: AboutRow| {
            let day = row.deadline?;
            Some(row.with(What::NotHandedIn(day)))
        };
        let mut found: Vec<Occasion> = rows.into_iter().filter_map(deadline).collect();
        let rows: Vec<PartRow> = read!(self, fetch_all, DUE, from, to)?;
        found.extend(rows.into_iter().map(PartRow::read).filter_map(|(about, part)| {
            let day = part.due?;
            Some(about.with(What::Due(part, day)))
        }));
        Ok(found)
    }
}
