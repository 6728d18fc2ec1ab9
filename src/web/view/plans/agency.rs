//! What concerns one body, ordered by responsibility: what it leads, what it is tasked with, what is recommended to it.

use super::public::{period, term};
use super::{status_tag, title};
use crate::action_plan::{Activity, Bodies, Numbered, Report, progress};
use crate::assessment::StoredPlan;
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths;

/// What a body has to do with an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Leads,
    Tasked,
    Recommended,
}

fn share(activity: &Activity, key: &str) -> Option<Share> {
    let bodies = Bodies::shipped();
    let is = |name: &String| bodies.key(name) == key;
    if activity.lead_is_tasked(bodies) && is(&activity.lead) {
        return Some(Share::Leads);
    }
    let tasked = activity.tasked.iter().any(is).then_some(Share::Tasked);
    tasked.or_else(|| activity.recommended.iter().any(is).then_some(Share::Recommended))
}

/// A plan as its agencies read it.
pub struct Read {
    /// The plan.
    pub plan: StoredPlan,
    /// What was let out of the reports on it.
    pub reports: Vec<Report>,
    /// Its public page; empty where it has none.
    pub href: String,
}

/// The page; `body` is the key of the body that was chosen.
pub fn page(texts: &Texts, plans: &[Read], body: &str) -> Sheet {
    let mut parts = vec![SheetPart::Form { form: choose(texts, plans, body) }];
    for Read { plan: stored, reports, href } in plans {
        let plan = stored.draft.plan();
        let standing = progress(&plan, reports);
        let activities = plan.activities();
        let of = |wanted: Share| {
            let entry = |one: &&Numbered<'_, Activity>| Entry {
                text: format!("{} {}", one.code, one.part.text),
                href: String::new(),
                tags: vec![status_tag(texts, standing[&one.part.id].status())],
                detail: [period(one.part), term(texts, &stored.draft, one.part)].join(" · "),
            };
            let own = activities.iter().filter(|one| share(one.part, body) == Some(wanted));
            own.collect::<Vec<_>>().iter().map(entry).collect::<Vec<Entry>>()
        };
        let lists = [
            (texts.t("agency-leads"), of(Share::Leads)),
            (texts.t("agency-tasked"), of(Share::Tasked)),
            (texts.t("agency-recommended"), of(Share::Recommended)),
        ];
        if lists.iter().all(|(_, links)| links.is_empty()) {
            continue;
        }
        parts.push(SheetPart::heading(
            "plan",
            title(texts, (&stored.draft.head.form, &stored.draft.head.title)),
        ));
        if !href.is_empty() {
            let text = texts.t("agency-plan");
            let link = Entry { text, href: href.clone(), tags: Vec::new(), detail: String::new() };
            parts.push(SheetPart::Links { links: vec![link] });
        }
        for (words, links) in lists {
            if !links.is_empty() {
                parts.push(SheetPart::words(words));
                parts.push(SheetPart::Links { links });
            }
        }
    }
    if !body.is_empty() && parts.len() == 1 {
        parts.push(SheetPart::words(texts.t("agency-none")));
    }
    Sheet { title: texts.t("agency-title"), lead: texts.t("agency-text"), parts, ..Sheet::default() }
}

/// The bodies the plans name.
fn choose(texts: &Texts, plans: &[Read], chosen: &str) -> SheetForm {
    let bodies = Bodies::shipped();
    let mut known: Vec<(String, String)> = Vec::new();
    for read in plans {
        for one in read.plan.draft.plan().activities() {
            for name in one.part.tasked.iter().chain(&one.part.recommended) {
                let key = bodies.key(name);
                if !known.iter().any(|(other, _)| *other == key) {
                    known.push((key, bodies.formal(name, texts.language())));
                }
            }
        }
    }
    texts.sort_by_name(&mut known, |(_, name)| name);
    let choice = |(key, name): &(String, String)| Choice::new(key, name).chosen(key == chosen);
    SheetForm {
        id: "choose".to_owned(),
        action: paths::AGENCY.to_owned(),
        fields: vec![FormField::select(
            "body",
            texts.t("studio-body"),
            Choices::of(known.iter().map(choice).collect()),
        )],
        button: texts.t("register-show"),
        is_question: true,
        is_quiet: true,
        ..SheetForm::default()
    }
}
