//! The fictional country's earlier round, and a register somebody has begun to work on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};

use super::clock::fresh_id;
use super::demo::answers;
use super::error::Error;
use super::exchange::imported;
use super::{Assessment, ByHand, Issue, shipped_shelf};
use crate::findings::changes::SplitBy;
use crate::findings::finding::{Cause, Finding, Status, Trail, Written};
use crate::findings::register::Register;
use crate::findings::salience::{Degree, Rated};
use crate::response::{
    Institution, InstitutionId, InstitutionKind, Profile, Round, RoundId, RoundSettings, RoundState,
    SMALLEST_CELL_DEFAULT, UserId,
};
use crate::store::{Actor, Import, LedgerKind};

/// Name of the earlier closed round.
const EARLIER_ROUND: &str = "Numunastan baseline 2024 (fictional)";
/// Days between the two.
const DAYS: i64 = 730;
/// Where its answers come from.
const SEED: u64 = 20_241_122;
/// New since then; the first came out of [`MERGED`].
const NEW: [&str; 3] = [
    "Consumer Service of Numunastan (fictional)",
    "Town Council of Numuna (fictional)",
    "Xayal Phones (fictional)",
];
/// Bodies that have been merged since then.
const MERGED: [&str; 2] =
    ["Market Inspection of Numunastan (fictional)", "Product Safety Office of Numunastan (fictional)"];

/// What has been rated: issue, scale, scope, irremediability, likelihood.
const RATED: [(&str, [u8; 4]); 5] = [
    ("safety-and-health", [5, 3, 5, 4]),
    ("forced-and-child-labour", [5, 2, 4, 2]),
    ("environment", [4, 4, 4, 4]),
    ("privacy-and-data", [2, 5, 2, 5]),
    ("wages-and-hours", [3, 4, 2, 5]),
];

impl Assessment {
    /// A round two years ago, with other answers, bodies that have been merged since, and some that were not there.
    pub(super) async fn add_demo_earlier_round(
        &self,
        reviewer: &Actor,
        questionnaires: &[String],
        institutions: &[Institution],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let earlier = now - Duration::days(DAYS);
        let round = Round {
            id: RoundId(fresh_id()),
            name: EARLIER_ROUND.to_owned(),
            deadline: Some(earlier.date_naive()),
            smallest_cell: SMALLEST_CELL_DEFAULT,
            state: RoundState::Open,
            settings: RoundSettings::default(),
        };
        self.store.add_round(reviewer, &round, questionnaires, earlier).await?;
        let merged = self.add_merged_bodies(reviewer, institutions, earlier).await?;
        let stayed = institutions.iter().filter(|one| !NEW.contains(&one.name.as_str()));
        let mut import = Import::default();
        for (number, institution) in stayed.chain(&merged).enumerate() {
            let sha256 = self.questionnaire_for(&round, institution).await?;
            let questionnaire = self.questionnaire(&sha256).await?;
            let sheet = answers(&questionnaire, institution.profile.clone(), SEED + number as u64);
            let by = reviewer.user.unwrap_or(UserId(uuid::Uuid::nil()));
            import.responses.push(imported((&round, institution, &sha256), &sheet, by, earlier));
        }
        self.store.bulk_import(reviewer, round.id, &import, earlier).await?;
        Ok(self.store.close_round(reviewer, round.id, earlier + Duration::days(1)).await?)
    }

    /// The bodies that became another one, which says so.
    async fn add_merged_bodies(
        &self,
        actor: &Actor,
        institutions: &[Institution],
        then: DateTime<Utc>,
    ) -> Result<Vec<Institution>, Error> {
        let mut merged = Vec::new();
        for name in MERGED {
            let profile = Profile { kind: Some(InstitutionKind::Government), ..Profile::default() };
            let body = Institution { id: InstitutionId(fresh_id()), name: name.to_owned(), profile };
            self.store.add_institution(actor, &body, then).await?;
            merged.push(body);
        }
        let from: BTreeSet<InstitutionId> = merged.iter().map(|body| body.id).collect();
        if let Some(successor) = institutions.iter().find(|one| one.name == NEW[0]) {
            self.store.set_predecessors(actor, successor.id, &from, then).await?;
        }
        Ok(merged)
    }

    /// A register with rated issues, edited, merged, split and noted findings.
    pub(super) async fn add_demo_register(
        &self,
        reviewer: &Actor,
        round: RoundId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.begin_issues(reviewer, round, &shipped_shelf(), now).await?;
        self.rate_demo_issues(reviewer, round, now).await?;
        self.take_gaps_in(reviewer, round, now).await?;
        let register = self.register(round).await?;
        let rated = register.rated();
        let order: Vec<String> = Register::new(&register.baseline, &register.findings)
            .by_severity(&rated)
            .into_iter()
            .cloned()
            .collect();
        let [first, second, third, fourth, ..] = order.as_slice() else { return Ok(()) };
        self.edit_demo_finding(reviewer, (round, first), now).await?;
        let pair = BTreeSet::from([second.clone(), third.clone()]);
        let title = "Two duties nobody checks (fictional)";
        self.merge_findings(reviewer, round, (&pair, title), now).await?;
        self.split_finding(reviewer, round, (fourth, SplitBy::Step), now).await.or_else(one_part)?;
        let by_hand = ByHand {
            title: "People in small towns do not know where to complain (fictional)".to_owned(),
            principles: BTreeSet::from([25, 31]),
            kinds: BTreeSet::from([InstitutionKind::Government]),
            trail: Trail {
                sources: "Report of the visit to Numuna, 12 May 2026, page 7 (fictional)".to_owned(),
                ..Trail::default()
            },
        };
        self.add_finding(reviewer, round, by_hand, now).await?;
        let whose = (round, LedgerKind::Finding, first.as_str());
        let note = "The working group wants to see the two orders before this is confirmed (fictional).";
        Ok(self.store.add_note(reviewer, whose, (fresh_id(), note), now).await?)
    }

    async fn rate_demo_issues(
        &self,
        reviewer: &Actor,
        round: RoundId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let issues = self.register(round).await?.issues;
        for (code, [scale, scope, irremediability, likelihood]) in RATED {
            let Some(kept) = issues.get(code) else { continue };
            let issue = Issue {
                rated: Rated {
                    scale: Degree::new(scale),
                    scope: Degree::new(scope),
                    irremediability: Degree::new(irremediability),
                    likelihood: Degree::new(likelihood),
                },
                said_by: "Working group of Numunastan (fictional)".to_owned(),
                grounds: "Consultation of 3 March 2026 (fictional)".to_owned(),
                ..kept.content.clone()
            };
            self.save_issue(reviewer, (round, code, kept.revision), &issue, now).await?;
        }
        Ok(())
    }

    async fn edit_demo_finding(
        &self,
        reviewer: &Actor,
        (round, code): (RoundId, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let register = self.register(round).await?;
        let over = Register::new(&register.baseline, &register.findings).figures(code);
        let Some(finding) = register.findings.get(code) else { return Ok(()) };
        let text = "Most of the bodies asked have begun and not finished (fictional statement).".to_owned();
        let edited = Finding {
            status: Status::Confirmed,
            causes: BTreeSet::from([Cause::Capacity, Cause::Practice]),
            statements: BTreeMap::from([("en".to_owned(), Written { text, over })]),
            ..finding.clone()
        };
        self.save_finding(reviewer, (round, code, register.revision(code)), &edited, now).await
    }
}

/// A gap with one step before all of its institutions has no parts.
fn one_part(error: Error) -> Result<(), Error> {
    match error {
        Error::Refused(_) => Ok(()),
        error => Err(error),
    }
}
