//! Letters in words.

use crate::store::{Letter, LetterKind, LetterState};
use crate::texts::Texts;
use crate::web::pages::letters::{LetterCard, LetterFilter};
use crate::web::pages::parts::{Fact, Tag, Tone};
use crate::web::paths::{self, LetterPath};

/// The states with how many letters stand in each, the one shown marked.
pub fn filters(texts: &Texts, counts: &[(LetterState, u64)], shown: LetterState) -> Vec<LetterFilter> {
    let filter = |state: &LetterState| {
        let count = counts.iter().find(|(known, _)| known == state).map_or(0, |(_, count)| *count);
        (count > 0 || *state == shown).then(|| LetterFilter {
            text: format!("{} ({count})", state_words(texts, *state)),
            href: paths::letters_in(state.code()),
            is_current: *state == shown,
        })
    };
    LetterState::ALL.iter().filter_map(filter).collect()
}

/// A letter as the administrator sees it.
pub fn card(texts: &Texts, letter: &Letter) -> LetterCard {
    let (action, button) = match letter.state {
        LetterState::Failed => (paths::letter(letter.id, LetterPath::Retry), texts.t("letters-retry")),
        LetterState::ByHand => (paths::letter(letter.id, LetterPath::PassedOn), texts.t("letters-pass-on")),
        _ => (String::new(), String::new()),
    };
    let is_without_words = letter.state == LetterState::ByHand && letter.words.is_empty();
    let remark = match (is_without_words, letter.kind.is_secret()) {
        (false, _) => String::new(),
        (true, true) if letter.kind == LetterKind::Consultation => texts.t("letters-consultation"),
        (true, true) => texts.t("letters-secret"),
        (true, false) => texts.t("letters-private"),
    };
    LetterCard {
        id: format!("letter-{}", letter.id),
        subject: letter.subject.clone(),
        state: Tag::new(state_words(texts, letter.state), tone(letter.state)),
        facts: facts(texts, letter),
        words: letter.words.clone(),
        remark,
        action,
        button,
    }
}

/// The same as a focal point sees it.
pub fn own_card(texts: &Texts, letter: &Letter) -> LetterCard {
    LetterCard { action: paths::own_letter(letter.id), ..card(texts, letter) }
}

fn facts(texts: &Texts, letter: &Letter) -> Vec<Fact> {
    let to = if letter.name.is_empty() {
        letter.email.clone()
    } else {
        format!("{} <{}>", letter.name, letter.email)
    };
    let mut facts = vec![
        Fact::new(texts.t("letters-to"), to),
        Fact::new(texts.t("letters-about"), kind_words(texts, letter.kind)),
        Fact::new(texts.t("letters-written"), texts.date_time(letter.created_at)),
    ];
    let mut add = |term: String, detail: Option<String>| {
        facts.extend(detail.map(|detail| Fact::new(term, detail)));
    };
    let is_tried_again = letter.state == LetterState::Waiting && letter.attempts > 0;
    add(texts.t("letters-settled"), letter.settled_at.map(|at| texts.date_time(at)));
    add(texts.t("letters-attempts"), (letter.attempts > 0).then(|| letter.attempts.to_string()));
    add(texts.t("letters-next"), is_tried_again.then(|| texts.date_time(letter.not_before)));
    add(texts.t("letters-trouble"), trouble(texts, &letter.last_error));
    facts
}

/// What went wrong, in words, with what the server said.
fn trouble(texts: &Texts, line: &str) -> Option<String> {
    let (code, said) = line.split_once(' ').unwrap_or((line, ""));
    let words = match code {
        "" => return None,
        "unreachable" => texts.t("letters-trouble-unreachable"),
        "later" => texts.t("letters-trouble-later"),
        "address" => texts.t("letters-trouble-address"),
        _ => texts.t("letters-trouble-refused"),
    };
    if said.is_empty() {
        return Some(words);
    }
    let named = [("words", words.into()), ("said", said.to_owned().into())];
    Some(texts.t_with("letters-trouble-said", &named))
}

const fn tone(state: LetterState) -> Tone {
    match state {
        LetterState::Waiting | LetterState::Sending => Tone::Active,
        LetterState::Failed | LetterState::ByHand => Tone::Attention,
        LetterState::Sent | LetterState::PassedOn => Tone::Done,
        LetterState::Dropped => Tone::Quiet,
    }
}

fn state_words(texts: &Texts, state: LetterState) -> String {
    match state {
        LetterState::Waiting => texts.t("letters-state-waiting"),
        LetterState::Sending => texts.t("letters-state-sending"),
        LetterState::Sent => texts.t("letters-state-sent"),
        LetterState::Failed => texts.t("letters-state-failed"),
        LetterState::ByHand => texts.t("letters-state-by-hand"),
        LetterState::PassedOn => texts.t("letters-state-passed-on"),
        LetterState::Dropped => texts.t("letters-state-dropped"),
    }
}

fn kind_words(texts: &Texts, kind: LetterKind) -> String {
    match kind {
        LetterKind::Invitation => texts.t("letters-kind-invitation"),
        LetterKind::Renewal => texts.t("letters-kind-renewal"),
        LetterKind::Assignment => texts.t("letters-kind-assignment"),
        LetterKind::Mention => texts.t("letters-kind-mention"),
        LetterKind::Question => texts.t("letters-kind-question"),
        LetterKind::Answer => texts.t("letters-kind-answer"),
        LetterKind::Query => texts.t("letters-kind-query"),
        LetterKind::DraftResults => texts.t("letters-kind-draft-results"),
        LetterKind::Consent => texts.t("letters-kind-consent"),
        LetterKind::HandedIn => texts.t("letters-kind-handed-in"),
        LetterKind::Returned => texts.t("letters-kind-returned"),
        LetterKind::Accepted => texts.t("letters-kind-accepted"),
        LetterKind::Deadline => texts.t("letters-kind-deadline"),
        LetterKind::DeadlinePassed => texts.t("letters-kind-deadline-passed"),
        LetterKind::Due => texts.t("letters-kind-due"),
        LetterKind::Overdue => texts.t("letters-kind-overdue"),
        LetterKind::Consultation => texts.t("letters-kind-consultation"),
    }
}
