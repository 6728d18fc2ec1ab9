//! Who did what, in words.

use std::collections::BTreeMap;

use super::words::actor_words;
use crate::store::AuditEntry;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Link, Row};
use crate::web::pages::people::{AuditPage, audit_table};
use crate::web::paths;

/// One page of the audit log, with the way to the pages beside it. `before` is what was asked for, `newest` the number
/// of the newest entry of all, `names` what things are called by their ids.
pub fn page(
    texts: &Texts,
    (entries, names): (&[AuditEntry], &BTreeMap<String, String>),
    (before, newest): (Option<i64>, Option<i64>),
    most: u32,
) -> AuditPage {
    let row = |entry: &AuditEntry| {
        let cells =
            [actor_words(texts, &entry.actor.name), action(texts, &entry.action), subject(entry, names)];
        Row::new(texts.date_time(entry.at), cells.map(Cell::words).to_vec())
    };
    let at = |before: i64| format!("{}?before={before}", paths::ADMIN_AUDIT);
    let is_full = u32::try_from(entries.len()).is_ok_and(|count| count >= most);
    let oldest = entries.last().filter(|oldest| is_full && oldest.seq > 1);
    // Numbers may be missing, so the page before this one can overlap it; nothing is left out between them.
    let is_newest = |before: i64| newest.is_none_or(|newest| before > newest);
    let newer = before.filter(|before| !is_newest(*before)).map(|before| {
        let after = before.saturating_add(most.into());
        if is_newest(after) { paths::ADMIN_AUDIT.to_owned() } else { at(after) }
    });
    AuditPage {
        entries: audit_table(texts, entries.iter().map(row).collect()),
        newer: newer.map(|href| Link::new(texts.t("audit-newer"), href)),
        older: oldest.map(|oldest| Link::new(texts.t("audit-older"), at(oldest.seq))),
    }
}

/// What was done; the word of the log itself when there is no other.
pub fn action(texts: &Texts, code: &str) -> String {
    match code {
        "answer.save" => texts.t("deed-answer-save"),
        "assignment.add" => texts.t("team-deed-give"),
        "assignment.remove" => texts.t("team-deed-take"),
        "comment.add" => texts.t("team-deed-comment"),
        "comment.see" => texts.t("team-deed-see"),
        "evidence.add" => texts.t("evidence-deed-add"),
        "evidence.correct" => texts.t("evidence-deed-correct"),
        "evidence.link" => texts.t("evidence-deed-link"),
        "evidence.unlink" => texts.t("evidence-deed-unlink"),
        "evidence.remove" => texts.t("evidence-deed-remove"),
        "institution.add" => texts.t("deed-institution-add"),
        "institution.update" => texts.t("deed-institution-update"),
        "invitation.add" => texts.t("deed-invitation-add"),
        "invitation.use" => texts.t("deed-invitation-use"),
        "letter.add" => texts.t("letters-deed-add"),
        "letter.drop" => texts.t("letters-deed-drop"),
        "letter.fail" => texts.t("letters-deed-fail"),
        "letter.give-to-people" => texts.t("letters-deed-give-to-people"),
        "letter.pass-on" => texts.t("letters-deed-pass-on"),
        "letter.retry" => texts.t("letters-deed-retry"),
        "letter.send" => texts.t("letters-deed-send"),
        "questionnaire.add" => texts.t("deed-questionnaire-add"),
        "release.add" => texts.t("deed-release-add"),
        "response.choose-unit-sections" => texts.t("units-deed-choose"),
        "response.order-units" => texts.t("units-deed-order"),
        "response.remove-unit" => texts.t("units-deed-remove"),
        "response.rename-unit" => texts.t("units-deed-rename"),
        "response.add-units" => texts.t("deed-response-add-units"),
        "response.enrol" => texts.t("deed-response-enrol"),
        "response.sign" => texts.t("sign-deed"),
        "response.set-state" => texts.t("deed-response-set-state"),
        "contact.set" => texts.t("rounds-deed-contact"),
        "contact.remove" => texts.t("rounds-deed-contact-remove"),
        "response.open" => texts.t("rounds-deed-open"),
        "response.extend" => texts.t("rounds-deed-extend"),
        "response.withdraw" => texts.t("rounds-deed-withdraw"),
        "response.take-back-withdrawal" => texts.t("rounds-deed-restore"),
        "roster.upload" => texts.t("rounds-deed-roster"),
        "round.add-version" => texts.t("rounds-deed-version"),
        "round.ask-version" => texts.t("rounds-deed-ask-version"),
        "round.reopen" => texts.t("rounds-deed-reopen"),
        "round.take-roster" => texts.t("rounds-deed-take-roster"),
        "round.update" => texts.t("rounds-deed-update"),
        "round.add" => texts.t("deed-round-add"),
        "round.close" => texts.t("deed-round-close"),
        "round.import" => texts.t("deed-round-import"),
        "session.add" => texts.t("deed-session-add"),
        "session.delete" => texts.t("deed-session-delete"),
        "upload.add" => texts.t("deed-upload-add"),
        "upload.take" => texts.t("deed-upload-take"),
        "user.add" => texts.t("deed-user-add"),
        "user.deactivate" => texts.t("deed-user-deactivate"),
        "user.renew" => texts.t("deed-user-renew"),
        "user.set-language" => texts.t("deed-user-set-language"),
        "user.set-reminders" => texts.t("letters-deed-reminders"),
        "user.set-password" => texts.t("deed-user-set-password"),
        other => register_action(texts, other),
    }
}

/// What was done to the register of findings and to who came from whom.
fn register_action(texts: &Texts, code: &str) -> String {
    match code {
        "institution.set-predecessors" => texts.t("succession-deed"),
        "register.add" => texts.t("register-deed-add"),
        "register.edit" => texts.t("register-deed-edit"),
        "register.merge" => texts.t("register-deed-merge"),
        "register.note" => texts.t("register-deed-note"),
        "register.split" => texts.t("register-deed-split"),
        "register.take-apart" => texts.t("register-deed-take-apart"),
        "register.take-in" => texts.t("register-deed-take-in"),
        other => plan_action(texts, other),
    }
}

/// What was done to action plans and what stands beside them.
fn plan_action(texts: &Texts, code: &str) -> String {
    match code {
        "diagnostic.write" => texts.t("studio-deed-passage"),
        "recommendation.write" => texts.t("studio-deed-recommend"),
        "event.edit" => texts.t("studio-deed-event-edit"),
        "event.record" => texts.t("studio-deed-event"),
        "plan.begin" => texts.t("studio-deed-begin"),
        "plan.import" => texts.t("studio-deed-import"),
        "plan.edit-head" => texts.t("studio-deed-head"),
        "plan.add-part" => texts.t("studio-deed-add"),
        "plan.edit-part" => texts.t("studio-deed-edit"),
        "plan.move-part" => texts.t("studio-deed-move"),
        "plan.take-out-part" => texts.t("studio-deed-out"),
        "plan.put-back-part" => texts.t("studio-deed-back"),
        "plan.accept-problems" => texts.t("studio-deed-accept"),
        "plan.take-back-problems" => texts.t("studio-deed-take-back"),
        "plan.name-bodies" => texts.t("studio-deed-bodies"),
        "plan.record-criteria" => texts.t("studio-deed-criteria"),
        "plan.freeze" => texts.t("studio-deed-freeze"),
        "plan.set-stage" => texts.t("studio-deed-stage"),
        "plan.consult" => texts.t("studio-deed-consult"),
        "plan.propose" => texts.t("studio-deed-propose"),
        "plan.dispose" => texts.t("studio-deed-dispose"),
        "plan.report" => texts.t("studio-deed-report"),
        "publication.set" => texts.t("studio-deed-publish"),
        "plan.note" => texts.t("studio-deed-note"),
        other => quotation_action(texts, other),
    }
}

/// What was done to words that may be quoted.
fn quotation_action(texts: &Texts, code: &str) -> String {
    match code {
        "quotation.ask" => texts.t("quote-deed-ask"),
        "quotation.consent" => texts.t("quote-deed-consent"),
        "quotation.propose" => texts.t("quote-deed-propose"),
        "quotation.redact" => texts.t("quote-deed-redact"),
        "quotation.refuse" => texts.t("quote-deed-refuse"),
        "quotation.withdraw" => texts.t("quote-deed-withdraw"),
        other => review_action(texts, other),
    }
}

/// What was done in a review, and to the sections of a response.
fn review_action(texts: &Texts, code: &str) -> String {
    match code {
        "draft-results.open" => texts.t("looks-deed-drafts"),
        "section.open-draft" => texts.t("looks-deed-open-draft"),
        "section.set-state" => texts.t("looks-deed-section"),
        "recusal.add" => texts.t("looks-deed-recuse"),
        "recusal.lift" => texts.t("looks-deed-recusal-lift"),
        "reply.give" => texts.t("looks-deed-reply"),
        "reply.answer" => texts.t("looks-deed-reply-answer"),
        "sample.draw" => texts.t("looks-deed-sample"),
        "thread.close" => texts.t("looks-deed-thread-close"),
        "verdict.give" => texts.t("looks-deed-verdict"),
        other => other.to_owned(),
    }
}

/// The name the deed itself tells, that of the person who did something to their own account, that of what it was done
/// to, else its id.
fn subject(entry: &AuditEntry, names: &BTreeMap<String, String>) -> String {
    let told = ["name", "email"].into_iter().find_map(|field| entry.detail.get(field)?.as_str());
    let is_own = entry.actor.user.is_some_and(|user| user.to_string() == entry.subject);
    let name = told.or(is_own.then_some(entry.actor.name.as_str()));
    let name = name.or(names.get(&entry.subject).map(String::as_str));
    name.unwrap_or(&entry.subject).to_owned()
}
