//! What people say to each other about a question: colleagues among themselves, and the institution with the NHRI.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::answers::unit_column;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{ResponseId, UnitId, UserId};

/// Who reads a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The institution alone.
    Colleagues,
    /// The institution and the reviewers of the NHRI.
    HelpDesk,
}

impl Audience {
    /// The word used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Colleagues => "colleagues",
            Self::HelpDesk => "help-desk",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Colleagues, Self::HelpDesk].into_iter().find(|audience| audience.code() == code)
    }
}

/// Words about one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// A fresh id.
    pub id: Uuid,
    /// In which response.
    pub response: ResponseId,
    /// The unit asked; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question's id.
    pub question: String,
    /// Who reads it.
    pub audience: Audience,
    /// Written by a reviewer.
    pub is_from_nhri: bool,
    /// Who wrote it; `None` when it was not a person signed in.
    pub by: Option<UserId>,
    /// Their name, as it was then.
    pub by_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub text: String,
}

/// The newest words of a thread between an institution and the NHRI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpThread {
    /// The last comment; the NHRI's own when it has answered.
    pub last: Comment,
    /// How many there are.
    pub comments: usize,
}

macro_rules! comment_columns {
    () => {
        "comments.id, comments.response_id, comments.unit_id, comments.question_id, comments.audience, \
         comments.is_from_nhri, comments.written_by, comments.written_by_name, comments.written_at, \
         comments.content"
    };
}

statements! {
    ADD = "INSERT INTO comments (id, response_id, unit_id, question_id, audience, is_from_nhri, written_by, \
           written_by_name, written_at, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST = concat!("SELECT ", comment_columns!(), " FROM comments WHERE response_id = $1 ORDER BY written_at, id");
    HELP = concat!("SELECT ", comment_columns!(), " FROM comments WHERE audience = 'help-desk' \
           ORDER BY written_at, id");
    MENTION = "INSERT INTO mentions (comment_id, user_id, seen_at) VALUES ($1, $2, NULL)";
    MAY_BE_MENTIONED = "SELECT COUNT(*) FROM users JOIN responses ON responses.institution_id = users.institution_id \
                        WHERE users.id = $1 AND responses.id = $2";
    UNSEEN = concat!("SELECT ", comment_columns!(), " FROM comments JOIN mentions \
             ON mentions.comment_id = comments.id WHERE mentions.user_id = $1 AND mentions.seen_at IS NULL \
             ORDER BY written_at, id");
    SEE = "UPDATE mentions SET seen_at = $5 WHERE user_id = $1 AND seen_at IS NULL AND comment_id IN \
           (SELECT id FROM comments WHERE response_id = $2 AND unit_id = $3 AND question_id = $4)";
    MENTIONED = "SELECT comments.id, users.name FROM mentions JOIN comments ON comments.id = mentions.comment_id \
                 JOIN users ON users.id = mentions.user_id WHERE comments.response_id = $1 \
                 ORDER BY users.name, users.id";
}

struct CommentRow {
    id: Uuid,
    response_id: Uuid,
    unit_id: Uuid,
    question_id: String,
    audience: String,
    is_from_nhri: bool,
    written_by: Option<Uuid>,
    written_by_name: String,
    written_at: DateTime<Utc>,
    content: String,
}
from_row!(CommentRow {
    id,
    response_id,
    unit_id,
    question_id,
    audience,
    is_from_nhri,
    written_by,
    written_by_name,
    written_at,
    content
});

impl CommentRow {
    fn read(self) -> Result<Comment, StoreError> {
        let audience = Audience::from_code(&self.audience)
            .ok_or_else(|| StoreError::inconsistent("comments", self.id))?;
        Ok(Comment {
            id: self.id,
            response: ResponseId(self.response_id),
            unit: (!self.unit_id.is_nil()).then_some(UnitId(self.unit_id)),
            question: self.question_id,
            audience,
            is_from_nhri: self.is_from_nhri,
            by: self.written_by.map(UserId),
            by_name: self.written_by_name,
            at: self.written_at,
            text: self.content,
        })
    }
}

fn read_all(rows: Vec<CommentRow>) -> Result<Vec<Comment>, StoreError> {
    rows.into_iter().map(CommentRow::read).collect()
}

impl Store {
    /// Adds a comment and names people of the institution in it. The deed is written down without the words.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the response, or for somebody who is not of its institution;
    /// [`StoreError::Driver`].
    pub async fn add_comment(
        &self,
        actor: &Actor,
        comment: &Comment,
        mentions: &[UserId],
    ) -> Result<(), StoreError> {
        let Comment { id, response, unit, question, audience, is_from_nhri, by, by_name, at, text } = comment;
        let (unit, by) = (unit_column(*unit), by.map(|by| by.0));
        let mut tx = self.begin().await?;
        write_in!(
            &mut tx,
            ADD,
            *id,
            response.0,
            unit,
            question,
            audience.code(),
            *is_from_nhri,
            by,
            by_name,
            *at,
            text
        )
        .map_err(|error| StoreError::refused(error, "response", response))?;
        for user in mentions {
            let (found,): (i64,) = read_in!(&mut tx, fetch_one, MAY_BE_MENTIONED, user.0, response.0)?;
            if found == 0 {
                return Err(StoreError::NotFound { what: "user", key: user.to_string() });
            }
            write_in!(&mut tx, MENTION, *id, user.0)?;
        }
        let detail = json!({ "question": question, "audience": audience.code(), "mentions": mentions.len() });
        audit::record(&mut tx, actor, *at, ("comment.add", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// All comments in a response, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn comments(&self, response: ResponseId) -> Result<Vec<Comment>, StoreError> {
        read_all(read!(self, fetch_all, LIST, response.0)?)
    }

    /// The names of the people named in the comments of a response, by comment.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn mentioned(&self, response: ResponseId) -> Result<Vec<(Uuid, String)>, StoreError> {
        Ok(read!(self, fetch_all, MENTIONED, response.0)?)
    }

    /// The comments that name a person who has not looked at them yet, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn unseen_mentions(&self, user: UserId) -> Result<Vec<Comment>, StoreError> {
        read_all(read!(self, fetch_all, UNSEEN, user.0)?)
    }

    /// A person has looked at what is said about a question.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn see_mentions(
        &self,
        actor: &Actor,
        (response, unit, question): (ResponseId, Option<UnitId>, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(user) = actor.user else { return Ok(()) };
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, SEE, user.0, response.0, unit_column(unit), question, now)? == 0 {
            return Ok(());
        }
        let detail = json!({ "question": question });
        audit::record(&mut tx, actor, now, ("comment.see", &response.to_string()), detail).await?;
        tx.commit().await
    }

    /// The threads between institutions and the NHRI, the one last written in first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn help_threads(&self) -> Result<Vec<HelpThread>, StoreError> {
        let mut threads: Vec<HelpThread> = Vec::new();
        for last in read_all(read!(self, fetch_all, HELP)?)?.into_iter().rev() {
            let place = |one: &Comment| (one.response, one.unit, one.question.clone());
            match threads.iter_mut().find(|thread| place(&thread.last) == place(&last)) {
                Some(thread) => thread.comments += 1,
                None => threads.push(HelpThread { last, comments: 1 }),
            }
        }
        Ok(threads)
    }
}
