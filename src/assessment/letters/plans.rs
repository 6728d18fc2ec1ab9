//! Letters about reports on an adopted plan: days before the last day, and the day after.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::plan::{GRACE, morning, reminder_days, today};
use super::words::{Pen, Words};
use super::{Letters, fresh_id};
use crate::action_plan::{Duty, Head, Report, Stage, owed};
use crate::assessment::error::Error;
use crate::assessment::follow_up::is_body;
use crate::assessment::plans::{read_entry, stored_plan, stored_plans};
use crate::report::plan::Form;
use crate::response::{Institution, LetterId, PlanId};
use crate::store::{LedgerKind, LetterKind, NewLetter, User};

/// What one institution owes for one day.
struct Owed<'a> {
    plan: PlanId,
    head: &'a Head,
    due: NaiveDate,
    duties: Vec<&'a Duty>,
}

impl Letters {
    /// The reminders of reports that should be written by now.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn plan_reminders(
        &self,
        (started_at, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<NewLetter>, Error> {
        let mut letters = Vec::new();
        let ahead = self.office.reminder_days.iter().copied().max().unwrap_or_default();
        let until = today(now) + TimeDelta::days(i64::from(ahead) + 1);
        for (entry, head) in stored_plans(&self.store).await? {
            if head.stage != Stage::Adopted {
                continue;
            }
            let plan = stored_plan(&self.store, entry.id).await?;
            let mut reports: Vec<Report> = Vec::new();
            for report in self.store.entries(entry.id, LedgerKind::Report).await? {
                reports.push(read_entry(&report)?);
            }
            let duties = owed(&head, &plan.draft.plan(), &reports, until);
            if duties.is_empty() {
                continue;
            }
            for institution in self.store.list_institutions().await? {
                letters.extend(self.to(&institution, (entry.id, &head), &duties, (started_at, now)).await?);
            }
        }
        Ok(letters)
    }

    async fn to(
        &self,
        institution: &Institution,
        (plan, head): (PlanId, &Head),
        duties: &[Duty],
        at: (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<NewLetter>, Error> {
        let mut by_day: BTreeMap<NaiveDate, Vec<&Duty>> = BTreeMap::new();
        for duty in duties.iter().filter(|duty| is_body(institution, &duty.body)) {
            by_day.entry(duty.due).or_default().push(duty);
        }
        let mut letters = Vec::new();
        for (due, duties) in by_day {
            let owed = Owed { plan, head, due, duties };
            let Some(day) = self.day_to_write(due, at) else { continue };
            for person in self.store.users_of_institution(institution.id).await? {
                let is_reader = person.is_focal_point && person.is_active;
                if is_reader && self.store.wants_reminders(person.id).await? {
                    letters.push(self.reminder(&person, institution, &owed, (day, at.1)));
                }
            }
        }
        Ok(letters)
    }

    /// The reminding day whose letter should be there by now, where one is.
    fn day_to_write(
        &self,
        due: NaiveDate,
        (started_at, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> Option<NaiveDate> {
        let days = reminder_days(&self.office, due).into_iter();
        let is_now = |at: DateTime<Utc>| started_at <= at && at <= now && now - at <= GRACE;
        days.filter(|day| is_now(morning(*day))).max()
    }

    fn reminder(
        &self,
        person: &User,
        institution: &Institution,
        owed: &Owed<'_>,
        (day, now): (NaiveDate, DateTime<Utc>),
    ) -> NewLetter {
        let id = LetterId(fresh_id());
        let pen = Pen::new(&self.office, &person.language);
        let title = Form::from_code(&owed.head.form).called(pen.texts(), &owed.head.title);
        let Words { subject, body } =
            pen.report_owed((person, institution), (&title, owed.due), &owed.duties, day);
        let (plan, year) = (owed.plan, owed.due.year());
        NewLetter {
            id,
            key: format!("plan-report:{plan}:{}:{year}:{day}:{}", institution.id, person.id),
            kind: if day > owed.due { LetterKind::Overdue } else { LetterKind::Due },
            email: person.email.clone(),
            name: person.name.clone(),
            person: Some(person.id),
            language: person.language.clone(),
            subject,
            body,
            message_id: self.message_id(id),
            round: None,
            response: None,
            at: now,
            useless_at: None,
            way: self.office.way,
        }
    }
}
