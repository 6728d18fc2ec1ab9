//! The fictional country's plans: one that was adopted and is reported on, and the draft of the next, put to
//! consultation.

use chrono::{DateTime, Datelike, Days, Utc};

use super::Assessment;
use super::clock::fresh_id;
use super::demo::DEMO_ROUND;
use super::error::Error;
use super::follow_up::all;
use super::letters::today;
use super::plans::StoredPlan;
use super::publications::{Publication, ToldProgress};
use crate::action_plan::{
    Consultation, Draft, Event, EventKind, Head, NHRI, Outcome, OwnBodies, Participants, Period, Proposal,
    Report, Sight, Stage, Status, Value, read_plan,
};
use crate::response::{PlanId, RoundId};
use crate::store::{Actor, LedgerDeed, LedgerKind};
use crate::table::read_table;
use crate::texts::{Language, Texts};

/// The plan that was adopted: years are put in place of the letters.
const ADOPTED: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end,lead,principles,findings,cost_low,cost_high,cost_source,baseline,target,verification,kind,groups,sdgs,after\n\
1,,,Introduction,Numunastan follows the UN Guiding Principles on Business and Human Rights. The plan answers the gaps the baseline assessment found (fictional).,,,,,,,,,,,,,,,,,,\n\
2,,,Purpose and main objectives,2.2.1 To prevent harm in the world of work. 2.2.2 To open ways to remedy (fictional).,,,,,,,,,,,,,,,,,,\n\
3,,,Financing,Funds of the state budget and other sources not prohibited by law (fictional).,,,,,,,,,,,,,,,,,,\n\
4,,,Monitoring and review,Bodies report by 30 December of each year. The plan is reviewed and renewed in its last year (fictional).,,,,,,,,,,,,,,,,,,\n\
5.1,,,Prevention. Objective 1 (2.2.1) To prevent harm in the world of work (fictional),,,,,,,,,,,,,,,,,,,\n\
5.1,5.1.1,5.1.1.1,Inspections reach every region,Hire and train 40 labour inspectors for the regions (fictional),40 inspectors trained by sex and age,Ministry of Work of Numunastan (fictional),Town Council of Numuna (fictional),A,C,Ministry of Work of Numunastan (fictional),3; 4,,120000,150000,State budget,12 inspectors in A,52 inspectors in C,Staff list of the ministry,capacity,sex; age,8,\n\
5.1,5.1.1,5.1.1.2,,Publish the results of inspections every year (fictional),1 report each year,Ministry of Work of Numunastan (fictional),,A,C,,3; 8,,,,within the budget of the ministry,0 reports,3 reports in C,Website of the ministry,data,,16,5.1.1.1\n\
5.1,5.1.2,5.1.2.1,Public money buys from companies that respect rights,Adopt rules on human rights in public procurement (fictional),1 regulation adopted,Purchasing Agency of Numunastan (fictional),Chamber of Accounts,A,B,,6,,20000,20000,State budget,0 in A,1 in B,Official gazette,law,,12,\n\
5.2,,,Remedy. Objective 2 (2.2.2) To open ways to remedy (fictional),,,,,,,,,,,,,,,,,,,\n\
5.2,5.2.1,5.2.1.1,People know where to complain,Open a window for complaints in every district (fictional),60 windows; number of complaints by women and men,Ministry of Laws of Numunastan (fictional); Consumer Service of Numunastan (fictional),Ombudsman; High Court of Numunastan (fictional),B,C,Ministry of Laws of Numunastan (fictional),25; 31,,80000,95000,State budget and donors,4 windows in A,60 windows in C,Register of the ministry,remedy,sex; disability,16,\n";

/// Bodies of a country that is made up stand in no register.
fn own_bodies() -> OwnBodies {
    let named = |names: &[&str]| names.iter().map(|name| format!("{name} (fictional)")).collect();
    OwnBodies {
        executive: named(&[
            "Ministry of Work of Numunastan",
            "Ministry of Laws of Numunastan",
            "Purchasing Agency of Numunastan",
            "Consumer Service of Numunastan",
        ]),
        independent: named(&["High Court of Numunastan", "Town Council of Numuna"]),
        non_state: Vec::new(),
    }
}

impl Assessment {
    /// Two plans with what stands around them, and the trainings of the round.
    pub(super) async fn add_demo_plans(
        &self,
        reviewer: &Actor,
        round: RoundId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let year = now.year();
        let title = "Action plan of Numunastan on business and human rights (fictional)";
        let adopted = self.add_demo_plan(reviewer, None, (title, year - 1, Stage::Adopted), now).await?;
        let stored = self.plan(adopted).await?;
        let version = self.freeze_plan(reviewer, &stored, "As adopted (fictional)", now).await?;
        self.add_demo_reports(reviewer, &stored, now).await?;
        let reports = all(self.reports(adopted).await?);
        let progress = Some(ToldProgress::of(today(now), reports));
        self.publish(reviewer, adopted, (0, &Publication { what: version, progress }), now).await?;
        let title = "Second action plan of Numunastan (fictional)";
        let next = self.add_demo_plan(reviewer, Some(round), (title, year + 2, Stage::Draft), now).await?;
        self.add_demo_consultation(reviewer, next, now).await?;
        self.add_demo_events(reviewer, (round, &stored), now).await
    }

    async fn add_demo_plan(
        &self,
        reviewer: &Actor,
        round: Option<RoundId>,
        (title, first, stage): (&str, i32, Stage),
        now: DateTime<Utc>,
    ) -> Result<PlanId, Error> {
        let years = [("A", first), ("B", first + 1), ("C", first + 2)];
        let dated = years.into_iter().fold(ADOPTED.to_owned(), |text, (letter, year)| {
            let year = year.to_string();
            text.replace(&format!(",{letter},"), &format!(",{year},"))
                .replace(&format!(" in {letter},"), &format!(" in {year},"))
        });
        let plan = read_table("plan.csv", dated.as_bytes())
            .and_then(|table| read_plan(Texts::get(Language::English), "plan.csv", &table));
        let plan = plan.map_err(|problems| Error::Snapshot(format!("{problems:?}")))?;
        let head = Head {
            title: title.to_owned(),
            form: "national-action-plan".to_owned(),
            language: "en".to_owned(),
            period: Some(Period { first, last: first + 2 }),
            stage,
            bodies: own_bodies(),
            ..Head::default()
        };
        let draft = Draft::of(plan, head, || fresh_id().simple().to_string());
        self.add_plan(reviewer, round, (LedgerDeed::ImportPlan, &draft), now).await
    }

    /// What two bodies and the NHRI said of the first year.
    async fn add_demo_reports(
        &self,
        reviewer: &Actor,
        stored: &StoredPlan,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let year = now.year() - 1;
        let ids = stored.draft.ids();
        let plan = stored.draft.plan();
        let said = [
            (
                "5.1.1.1",
                "Ministry of Work of Numunastan (fictional)",
                Status::InProgress,
                "18 inspectors were hired; training goes on (fictional).",
            ),
            ("5.1.1.1", NHRI, Status::Delayed, "Two regions have no inspector yet (fictional)."),
            (
                "5.1.2.1",
                "Purchasing Agency of Numunastan (fictional)",
                Status::Completed,
                "The rules are in force (fictional).",
            ),
        ];
        for (code, by, status, words) in said {
            let Some(id) = ids.get(code) else { continue };
            let activities = plan.activities();
            let of = activities.iter().find(|one| one.part.id == *id);
            let indicator = of.and_then(|one| one.part.indicators.first()).cloned().unwrap_or_default();
            let counted = Value {
                indicator,
                total: Some(18.into()),
                women: Some(7.into()),
                men: Some(11.into()),
                ..Value::default()
            };
            let report = Report {
                year,
                activity: id.clone(),
                by: by.to_owned(),
                status,
                words: words.to_owned(),
                evidence: String::new(),
                values: if status == Status::InProgress { vec![counted] } else { Vec::new() },
            };
            let whose = (stored.entry.id, LedgerKind::Report, LedgerDeed::Report);
            self.keep_entry(reviewer, whose, (&report.code(), 0, &report), now).await?;
        }
        Ok(())
    }

    /// A consultation everybody can take part in, with an answered and an unread proposal.
    async fn add_demo_consultation(
        &self,
        reviewer: &Actor,
        id: PlanId,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let stored = self.plan(id).await?;
        let version = self.freeze_plan(reviewer, &stored, "For consultation (fictional)", now).await?;
        let consultation = Consultation {
            version,
            closes: now.date_naive() + Days::new(45),
            words: "What is missing, and what would you do otherwise? (fictional)".to_owned(),
            key: String::new(),
            asked: "Union of Numuna (fictional)\nChamber of Merchants (fictional)".to_owned(),
            closed: false,
        };
        let whose = (id, LedgerKind::Consultation, LedgerDeed::Consult);
        self.keep_entry(reviewer, whose, ("c001", 0, &consultation), now).await?;
        let code = "5.2.1.1";
        let part = stored.draft.ids().get(code).cloned().unwrap_or_default();
        let proposal = Proposal {
            consultation: "c001".to_owned(),
            part,
            code: code.to_owned(),
            name: "Sevda Example".to_owned(),
            organisation: "Union of Numuna (fictional)".to_owned(),
            text: "Windows should also be open in the evening, when workers can come (fictional).".to_owned(),
            sight: Sight::Shown,
            outcome: Some(Outcome::Partly),
            answer: "One evening each week is taken over (fictional).".to_owned(),
        };
        let unread = Proposal {
            part: String::new(),
            code: String::new(),
            text: "Say how small companies are helped (fictional).".to_owned(),
            sight: Sight::Waiting,
            outcome: None,
            answer: String::new(),
            ..proposal.clone()
        };
        for (code, one) in [("p0001", proposal), ("p0002", unread)] {
            let whose = (id, LedgerKind::Proposal, LedgerDeed::Propose);
            self.keep_entry(reviewer, whose, (code, 0, &one), now).await?;
        }
        Ok(())
    }

    async fn add_demo_events(
        &self,
        reviewer: &Actor,
        (round, plan): (RoundId, &StoredPlan),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let people = |women, men| Participants { women: Some(women), men: Some(men), unknown: None };
        let event = Event {
            kind: EventKind::Training,
            title: format!("How to answer: {DEMO_ROUND}"),
            day: now.date_naive() - Days::new(120),
            days: Some(1),
            place: "Numuna, Ombudsperson (fictional)".to_owned(),
            participants: vec![people(17, 9), people(3, 2), Participants::default(), people(2, 0)],
            activity: String::new(),
            is_taken_out: false,
        };
        let code = format!("{}-training", event.day);
        let whose = (round, LedgerKind::Event, LedgerDeed::RecordEvent);
        self.keep_entry(reviewer, whose, (&code, 0, &event), now).await?;
        let for_activity = Event {
            title: "First course for labour inspectors (fictional)".to_owned(),
            days: Some(5),
            participants: vec![people(7, 11)],
            activity: plan.draft.ids().remove("5.1.1.1").unwrap_or_default(),
            ..event
        };
        let whose = (plan.entry.id, LedgerKind::Event, LedgerDeed::RecordEvent);
        self.keep_entry(reviewer, whose, (&code, 0, &for_activity), now).await
    }
}
