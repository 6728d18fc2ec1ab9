//! The words of letters, in the language of the reader.
//!
//! A letter goes over networks nobody controls, and may lie in a mailbox for years: it never holds an answer or a
//! comment. It says what has happened, what to do, until when, and where.

use chrono::NaiveDate;

use super::Office;
use super::plan::Place;
use crate::action_plan::{Consultation, Duty};
use crate::questionnaire::Questionnaire;
use crate::response::Institution;
use crate::store::{Occasion, Part, Remark, User, Way};
use crate::texts::{Argument, Language, Texts};

/// What is read of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The subject.
    pub subject: String,
    /// The body.
    pub body: String,
}

/// Writes letters in one language.
pub(super) struct Pen<'a> {
    texts: &'static Texts,
    office: &'a Office,
}

/// Who is invited by whom, to what.
pub struct Invited<'a> {
    /// Who invites.
    pub by: &'a str,
    /// The name of the one invited; empty when nobody knows it.
    pub name: &'a str,
    /// What they will be, as people read it.
    pub role: &'a str,
    /// For which institution; none for people of no institution.
    pub institution: Option<&'a str>,
    /// The whole link.
    pub link: &'a str,
    /// Until when it works, as people read it.
    pub until: &'a str,
    /// They have an account already.
    pub is_known: bool,
    /// A colleague invites them to a part of the answers.
    pub is_colleague: bool,
    /// What they are asked to do with it, a line each.
    pub tasks: &'a [String],
}

/// The messages of a language by its code; those of the first language for another.
pub(super) fn texts(code: &str) -> &'static Texts {
    Texts::get(Language::from_code(code).unwrap_or(Language::ALL[0]))
}

/// The letter with a one-time link.
pub fn invitation(texts: &Texts, invited: &Invited<'_>) -> Words {
    let by = || Argument::from(invited.by.to_owned());
    let until = [("until", invited.until.to_owned().into())];
    let (subject, first) = match (invited.is_known, invited.institution) {
        (true, _) => {
            (texts.t("letter-renewal-subject"), texts.t_with("letter-renewal-text", &[("by", by())]))
        }
        (false, Some(institution)) => {
            let named = [("by", by()), ("institution", institution.to_owned().into())];
            let first = if invited.is_colleague {
                texts.t_with("team-invitation-words", &named)
            } else {
                texts.t_with("letter-invitation-institution", &named)
            };
            (texts.t("letter-invitation-subject"), first)
        }
        (false, None) => {
            let named = [("by", by()), ("role", invited.role.to_owned().into())];
            (texts.t("letter-invitation-subject"), texts.t_with("letter-invitation-text", &named))
        }
    };
    let link = format!("{}\n{}", texts.t_with("letter-invitation-link", &until), invited.link);
    let mut body = vec![greeting(texts, invited.name), first];
    if !invited.tasks.is_empty() {
        body.push(format!("{}\n{}", texts.t("letter-invitation-tasks"), invited.tasks.join("\n")));
    }
    body.extend([link, texts.t("letter-invitation-care"), closing(texts)]);
    Words { subject, body: body.join("\n\n") }
}

fn greeting(texts: &Texts, name: &str) -> String {
    if name.is_empty() {
        return texts.t("letter-greeting-nobody");
    }
    texts.t_with("letter-greeting", &[("name", name.to_owned().into())])
}

fn closing(texts: &Texts) -> String {
    format!("{}\n{}\n\n{}", texts.t("report-publisher"), texts.t("product-name"), texts.t("letter-automatic"))
}

impl<'a> Pen<'a> {
    pub(super) fn new(office: &'a Office, language: &str) -> Self {
        Self { texts: texts(language), office }
    }

    pub(super) const fn texts(&self) -> &'static Texts {
        self.texts
    }

    fn letter(
        &self,
        occasion: &Occasion,
        subject: String,
        paragraphs: Vec<String>,
        place: Place<'_>,
    ) -> Words {
        let mut body = vec![greeting(self.texts, &occasion.reader.name)];
        body.extend(paragraphs);
        body.push(self.place(place));
        body.push(closing(self.texts));
        Words { subject, body: body.join("\n\n") }
    }

    /// The way to the page; without an address of the service, where to sign in.
    fn place(&self, place: Place<'_>) -> String {
        match &self.office.public_url {
            Some(url) => format!("{}\n{url}{}", self.texts.t("letter-open"), place.path()),
            None => self.texts.t("letter-sign-in"),
        }
    }

    fn t(&self, key: &'static str, occasion: &Occasion, more: &[(&'static str, String)]) -> String {
        let mut arguments: Vec<(&str, Argument<'_>)> = vec![
            ("round", occasion.round_name.clone().into()),
            ("institution", occasion.institution.clone().into()),
        ];
        arguments.extend(more.iter().map(|(name, value)| (*name, value.clone().into())));
        self.texts.t_with(key, &arguments)
    }

    pub(super) fn handed_in(&self, about: &Occasion, place: Place<'_>) -> Words {
        let subject = self.t("letter-handed-in-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-handed-in-text", about, &[])], place)
    }

    /// The reviewer's message may quote answers: it goes to the institution, not through the hands of others.
    pub(super) fn returned(&self, about: &Occasion, message: &str, place: Place<'_>) -> Words {
        let mut paragraphs = vec![self.t("letter-returned-text", about, &[])];
        if self.office.way == Way::Mail {
            paragraphs.push(format!("{}\n{message}", self.texts.t("letter-returned-message")));
        }
        self.letter(about, self.t("letter-returned-subject", about, &[]), paragraphs, place)
    }

    pub(super) fn accepted(&self, about: &Occasion, place: Place<'_>) -> Words {
        let subject = self.t("letter-accepted-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-accepted-text", about, &[])], place)
    }

    pub(super) fn assigned(&self, about: &Occasion, lines: &[String], by: &str, place: Place<'_>) -> Words {
        let text = self.t("letter-assignment-text", about, &[("by", by.to_owned())]);
        let subject = self.t("letter-assignment-subject", about, &[]);
        self.letter(about, subject, vec![format!("{text}\n{}", lines.join("\n"))], place)
    }

    pub(super) fn due(&self, about: &Occasion, lines: &[String], day: String, place: Place<'_>) -> Words {
        let day = [("date", day)];
        let text = self.t("letter-due-text", about, &day);
        let paragraphs = vec![format!("{text}\n{}", lines.join("\n")), self.texts.t("letter-reminders-off")];
        self.letter(about, self.t("letter-due-subject", about, &day), paragraphs, place)
    }

    pub(super) fn overdue(&self, about: &Occasion, lines: &[String], day: String, place: Place<'_>) -> Words {
        let day = [("date", day)];
        let text = self.t("letter-overdue-text", about, &day);
        let paragraphs = vec![format!("{text}\n{}", lines.join("\n")), self.texts.t("letter-reminders-off")];
        self.letter(about, self.t("letter-overdue-subject", about, &day), paragraphs, place)
    }

    pub(super) fn deadline(&self, about: &Occasion, day: String, place: Place<'_>) -> Words {
        let day = [("date", day)];
        let paragraphs =
            vec![self.t("letter-deadline-text", about, &day), self.texts.t("letter-reminders-off")];
        self.letter(about, self.t("letter-deadline-subject", about, &day), paragraphs, place)
    }

    pub(super) fn deadline_passed(&self, about: &Occasion, day: String, place: Place<'_>) -> Words {
        let day = [("date", day)];
        let text = self.t("letter-deadline-passed-text", about, &day);
        let paragraphs = vec![text, self.texts.t("letter-reminders-off")];
        self.letter(about, self.t("letter-deadline-passed-subject", about, &[]), paragraphs, place)
    }

    /// Reports on a plan that are owed by a day, written on another.
    pub(super) fn report_owed(
        &self,
        (person, institution): (&User, &Institution),
        (title, due): (&str, NaiveDate),
        duties: &[&Duty],
        day: NaiveDate,
    ) -> Words {
        let texts = self.texts;
        let facts = || {
            [
                ("plan", title.to_owned().into()),
                ("institution", institution.name.clone().into()),
                ("date", texts.date(due).into()),
            ]
        };
        let (subject, text) = if day > due {
            (
                texts.t_with("letter-report-late-subject", &facts()),
                texts.t_with("letter-report-late-text", &facts()),
            )
        } else {
            (texts.t_with("letter-report-subject", &facts()), texts.t_with("letter-report-text", &facts()))
        };
        let lines: Vec<String> =
            duties.iter().map(|duty| format!("- {} ({})", duty.code, duty.year)).collect();
        let body = [
            greeting(texts, &person.name),
            format!("{text}\n{}", lines.join("\n")),
            texts.t("letter-reminders-off"),
            self.place(Place::Duties),
            closing(texts),
        ];
        Words { subject, body: body.join("\n\n") }
    }

    pub(super) fn asked_to_propose(
        &self,
        (name, plan): (&str, &str),
        consultation: &Consultation,
        place: Place<'_>,
    ) -> Words {
        let texts = self.texts;
        let facts = [("plan", plan.to_owned().into()), ("date", texts.date(consultation.closes).into())];
        let care = if consultation.is_public() { String::new() } else { texts.t("letter-consult-care") };
        let body = [
            greeting(texts, name),
            texts.t_with("letter-consult-text", &facts),
            consultation.words.clone(),
            self.place(place),
            care,
            closing(texts),
        ];
        let body: Vec<String> = body.into_iter().filter(|part| !part.is_empty()).collect();
        Words { subject: texts.t_with("letter-consult-subject", &facts), body: body.join("\n\n") }
    }

    pub(super) fn mentioned(
        &self,
        about: &Occasion,
        remark: &Remark,
        asked: String,
        place: Place<'_>,
    ) -> Words {
        let named = [("by", remark.by.clone()), ("question", asked)];
        let subject = self.t("letter-mention-subject", about, &named[..1]);
        self.letter(about, subject, vec![self.t("letter-mention-text", about, &named)], place)
    }

    pub(super) fn asked(&self, about: &Occasion, remark: &Remark, asked: String, place: Place<'_>) -> Words {
        let named = [("by", remark.by.clone()), ("question", asked)];
        let subject = self.t("letter-question-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-question-text", about, &named)], place)
    }

    pub(super) fn answered(&self, about: &Occasion, asked: String, place: Place<'_>) -> Words {
        let named = [("question", asked)];
        let subject = self.t("letter-answer-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-answer-text", about, &named)], place)
    }

    pub(super) fn queried(&self, about: &Occasion, asked: String, place: Place<'_>) -> Words {
        let named = [("question", asked)];
        let subject = self.t("letter-query-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-query-text", about, &named)], place)
    }

    pub(super) fn draft_results(&self, about: &Occasion, day: String, place: Place<'_>) -> Words {
        let day = [("date", day)];
        let subject = self.t("letter-draft-results-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-draft-results-text", about, &day)], place)
    }

    pub(super) fn consent(&self, about: &Occasion, place: Place<'_>) -> Words {
        let subject = self.t("letter-consent-subject", about, &[]);
        self.letter(about, subject, vec![self.t("letter-consent-text", about, &[])], place)
    }

    /// A day as it is read.
    pub(super) fn day(&self, day: chrono::NaiveDate) -> String {
        self.texts.date(day)
    }

    /// A question as it is read; its id when the questionnaire does not have it.
    pub(super) fn question(&self, questionnaire: Option<&Questionnaire>, id: &str) -> String {
        let code = self.texts.language().code();
        let found =
            questionnaire.and_then(|asked| Some(asked.questions.get(asked.question(id)?)?.text.get(code)));
        found.unwrap_or(id).to_owned()
    }

    fn section(&self, questionnaire: Option<&Questionnaire>, id: &str) -> String {
        let code = self.texts.language().code();
        let found = questionnaire.and_then(|asked| asked.sections.iter().find(|section| section.id == id));
        found.map_or(id, |section| section.title.get(code)).to_owned()
    }

    /// A line of the list of what somebody was given.
    pub(super) fn part(&self, questionnaire: Option<&Questionnaire>, part: &Part, with_due: bool) -> String {
        let title = match &part.question {
            Some(id) => self.question(questionnaire, id),
            None => self.section(questionnaire, &part.section),
        };
        let title = [("title", title.into())];
        let line = match part.role.as_str() {
            "answer" => self.texts.t_with("letter-part-answer", &title),
            "comment" => self.texts.t_with("letter-part-comment", &title),
            _ => self.texts.t_with("letter-part-read", &title),
        };
        match part.due.filter(|_| with_due) {
            Some(day) => {
                let named = [("part", line.into()), ("date", self.day(day).into())];
                self.texts.t_with("letter-part-due", &named)
            }
            None => line,
        }
    }
}
