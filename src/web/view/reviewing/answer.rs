//! One answer under review, in words.

use chrono::NaiveDate;

use super::queue::{Way, form_key, judge_href, tags, thread_tag};
use crate::assessment::{ThreadState, UnderReview};
use crate::questionnaire::{Question, Questionnaire};
use crate::response::{AnswerKey, GivenAnswer};
use crate::review::asked::Given;
use crate::review::{Reply, Seat, Stance, Strength, Verdict};
use crate::store::{Comment, PlacedVerdict};
use crate::texts::Texts;
use crate::web::pages::answer_form::AnswerForm;
use crate::web::pages::answers::AnswerRow;
use crate::web::pages::parts::{Choice, Table, Tag, Tone, Words};
use crate::web::pages::quotations::QuoteOffer;
use crate::web::pages::reviewing::answer::{JudgePage, ReplyRow, VerdictForm, VerdictRow};
use crate::web::paths::{self, ReviewPath};
use crate::web::problems::Problems;
use crate::web::typed::{FormKey, Typed};
use crate::web::view::answers::{Reader, Sheet, in_words};
use crate::web::view::asked::askings;
use crate::web::view::response::head;
use crate::web::view::{evidence, form, talk};

/// What was typed into the forms of the page.
#[derive(Debug, Default)]
pub struct TypedVerdict {
    /// `as-is` or `other`.
    pub verdict: String,
    /// The other answer.
    pub answer: Typed,
    /// Why.
    pub words: String,
    /// How strong the evidence is.
    pub strength: String,
    /// What is wrong with the answer.
    pub answer_error: Option<String>,
    /// The question to the institution.
    pub ask: String,
    /// The answer to a reply.
    pub reply_answer: String,
}

impl TypedVerdict {
    /// What the form shows before anything is typed: the verdict there is, or nothing chosen.
    pub fn of(room: &UnderReview, key: &AnswerKey) -> Self {
        let Some(own) = room.own_verdict(key).filter(|own| !room.is_outdated(key, own)) else {
            return Self::default();
        };
        let answer = own.verified.clone();
        let verdict = if answer.is_some() { "other" } else { "as-is" };
        Self {
            verdict: verdict.to_owned(),
            answer: Typed::of(&GivenAnswer { answer, ..GivenAnswer::default() }),
            words: own.words.clone(),
            strength: own.strength.code().to_owned(),
            ..Self::default()
        }
    }
}

/// How strong evidence is, in words.
pub fn strength_words(texts: &Texts, strength: Strength) -> String {
    match strength {
        Strength::None => texts.t("review-strength-0"),
        Strength::Statement => texts.t("review-strength-1"),
        Strength::Document => texts.t("review-strength-2"),
        Strength::Tested => texts.t("review-strength-3"),
    }
}

/// A verdict on an answer to a question, in words.
pub fn verdict_row(
    texts: &Texts,
    (questionnaire, question): (&Questionnaire, &Question),
    verdict: &Verdict,
    is_outdated: bool,
) -> VerdictRow {
    let by = [verdict.by_name.clone(), texts.date_time(verdict.at)];
    VerdictRow {
        title: match verdict.seat {
            Seat::First => texts.t("review-first"),
            Seat::Second => texts.t("review-second"),
        },
        verified: verdict.verified.as_ref().map_or_else(
            || texts.t("review-as-is-said"),
            |answer| in_words(texts, questionnaire, question, Some(answer)),
        ),
        strength: strength_words(texts, verdict.strength),
        words: verdict.words.clone(),
        by: if verdict.by_name.is_empty() { String::new() } else { by.join(", ") },
        outdated: is_outdated.then(|| Tag::new(texts.t("review-tag-outdated"), Tone::Attention)),
    }
}

/// A reply of the institution, in words.
pub fn reply_row(texts: &Texts, reply: &Reply) -> ReplyRow {
    ReplyRow {
        stance: match reply.stance {
            Stance::Accept => Tag::new(texts.t("reply-accept"), Tone::Done),
            Stance::Disagree if reply.is_open() => Tag::new(texts.t("reply-disagree"), Tone::Attention),
            Stance::Disagree => Tag::new(texts.t("reply-disagree"), Tone::Active),
        },
        words: reply.words.clone(),
        evidence: reply.evidence.clone(),
        at: texts.date_time(reply.at),
        answer: reply.answer.clone(),
    }
}

/// Everything the page is made from beside the response.
pub struct Beside<'a> {
    /// Every version of the verdicts on the answer.
    pub history: &'a [PlacedVerdict],
    /// The answer of the round before, in a sentence.
    pub before: String,
    /// What the other side said of the same fact.
    pub mirrors: Vec<Table>,
    /// The day.
    pub today: NaiveDate,
    /// Its words that can be quoted.
    pub quotes: Vec<QuoteOffer>,
}

/// The answer of the round before, in a sentence; empty for none.
pub fn before(
    texts: &Texts,
    questionnaire: &Questionnaire,
    (round, given, key): (&str, &GivenAnswer, &AnswerKey),
) -> String {
    let Some(place) = questionnaire.question(&key.question) else { return String::new() };
    let words = in_words(texts, questionnaire, &questionnaire.questions[place], given.answer.as_ref());
    format!("{} {words}", texts.t_with("review-before", &[("round", round.into())]))
}

/// One answer as its reviewer judges it.
pub fn page(
    texts: &Texts,
    (room, way, given): (&UnderReview, Way, &Given),
    beside: Beside<'_>,
    (typed, problems): (&TypedVerdict, &Problems),
) -> JudgePage {
    let (id, key, code) = (room.opened.response.id, &given.key, texts.language().code());
    let questionnaire = &room.opened.questionnaire;
    let question = &questionnaire.questions[given.place];
    let [position, previous_href, next_href] = neighbours(texts, (room, way), key);
    let all = room.answers();
    let needs = all.iter().find(|(_, other)| other.key == *key).map(|(needs, _)| *needs).unwrap_or_default();
    let sitting = room.sitting(key);
    let form_key = form_key(room, key);
    let path = |page| paths::review(id, page);
    let if_open = |page| if room.is_open() { path(page) } else { String::new() };
    let thread = room.threads.get(key);
    let said: Vec<&Comment> = thread.map(|thread| thread.said.iter().collect()).unwrap_or_default();
    let reply = room.replies.get(key).filter(|_| !sitting.is_blind);
    let row =
        |verdict: &Verdict, is_outdated| verdict_row(texts, (questionnaire, question), verdict, is_outdated);
    let verdicts = [Seat::First, Seat::Second].into_iter().filter_map(|seat| room.verdict(seat, key));
    JudgePage {
        head: head(texts, &room.opened),
        queue_href: way.at(&path(ReviewPath::Queue)),
        position,
        previous_href,
        next_href,
        section: questionnaire.sections[question.section].title.get(code).to_owned(),
        question: Words::of(&question.text, code),
        help: Words::of(&question.help, code),
        evidence: Words::of(&question.evidence, code),
        tags: tags(texts, room, needs, key),
        answer: own_answer(texts, room, given, beside.today),
        before: beside.before,
        mirrors: beside.mirrors,
        blind_note: if sitting.is_blind { texts.t("review-blind") } else { String::new() },
        closed_note: closed_note(texts, room, sitting.seat),
        verdicts: verdicts.map(|verdict| row(verdict, room.is_outdated(key, verdict))).collect(),
        history: if sitting.is_blind { Vec::new() } else { older(beside.history, &row) },
        form: (room.is_open() && sitting.seat.is_some())
            .then(|| verdict_form(texts, (room, given), &form_key, (typed, problems))),
        show: way.show.code().to_owned(),
        order: way.order.code().to_owned(),
        thread_state: thread.map(|thread| thread_tag(texts, thread.state)),
        said: talk::comments(texts, &said, &[]),
        ask: problems.field("ask", &typed.ask),
        ask_action: if_open(ReviewPath::Ask(&form_key)),
        close_action: match thread {
            Some(thread) if thread.state != ThreadState::Closed => {
                if_open(ReviewPath::CloseThread(&form_key))
            }
            Some(_) | None => String::new(),
        },
        reply: reply.map(|reply| reply_row(texts, reply)),
        reply_revision: reply.map_or(0, |reply| reply.revision),
        reply_answer: problems.field("reply-answer", &typed.reply_answer),
        reply_action: if reply.is_some_and(Reply::is_open) {
            if_open(ReviewPath::AnswerReply(&form_key))
        } else {
            String::new()
        },
        quotes: beside.quotes,
        quote_action: paths::quote(id, &form_key),
        errors: problems.summary(),
    }
}

/// Which answer of how many it is, and where the one before and the one after are; each empty where there is none.
fn neighbours(texts: &Texts, (room, way): (&UnderReview, Way), key: &AnswerKey) -> [String; 3] {
    let walk = way.walk(room);
    let place = walk.iter().position(|(_, other)| other.key == *key);
    let href = |place: Option<usize>| {
        let found = place.and_then(|place| walk.get(place));
        found.map(|(_, other)| judge_href(room, way, &other.key)).unwrap_or_default()
    };
    let position = place.map_or_else(String::new, |place| {
        texts.t_with("review-position", &[("place", (place + 1).into()), ("count", walk.len().into())])
    });
    let before = place.and_then(|place| place.checked_sub(1));
    [position, href(before), href(Some(place.map_or(0, |place| place + 1)))]
}

fn closed_note(texts: &Texts, room: &UnderReview, seat: Option<Seat>) -> String {
    if !room.is_open() {
        texts.t("review-not-open")
    } else if seat.is_none() {
        texts.t("review-both-given")
    } else {
        String::new()
    }
}

/// Versions that are not the newest of their seat.
fn older(history: &[PlacedVerdict], row: &impl Fn(&Verdict, bool) -> VerdictRow) -> Vec<VerdictRow> {
    let newest = |verdict: &Verdict| {
        let own = history.iter().filter(|one| one.verdict.seat == verdict.seat);
        own.map(|one| one.verdict.revision).max() == Some(verdict.revision)
    };
    let old = history.iter().rev().filter(|one| !newest(&one.verdict));
    old.map(|one| row(&one.verdict, false)).collect()
}

/// The institution's own answer with what stands beside it.
fn own_answer(texts: &Texts, room: &UnderReview, given: &Given, today: NaiveDate) -> AnswerRow {
    let questionnaire = &room.opened.questionnaire;
    let rows = Sheet::new(texts, questionnaire, &room.sheet, Reader::Reviewer);
    let askings = askings(questionnaire, &room.sheet, &questionnaire.questions[given.place]);
    let asked = askings.iter().find(|asked| asked.key == given.key).unwrap_or(&askings[0]);
    let mut row = rows.row(asked);
    let pieces = evidence::handed_in(room.evidence.clone());
    let unit = room.unit(&given.key);
    let here = pieces.iter().filter(|(place, _)| place.question == given.key.question && place.unit == unit);
    row.pieces = here.map(|(_, shown)| evidence::row(texts, shown, today)).collect();
    row
}

/// The fields of another answer than the institution's, with what was typed.
fn answer_fields(texts: &Texts, (room, given): (&UnderReview, &Given), typed: &TypedVerdict) -> AnswerForm {
    let code = texts.language().code();
    let questionnaire = &room.opened.questionnaire;
    let question = &questionnaire.questions[given.place];
    let unit = room.unit(&given.key).map(|unit| unit.to_string()).unwrap_or_default();
    let mut fields = AnswerForm::empty(&question.id, &unit, form::kind(question), texts);
    if question.not_applicable {
        let reason = |reason: &crate::questionnaire::Label| {
            let is_chosen = reason.id == typed.answer.reason;
            Choice::named(&reason.id, Words::of(&reason.label, code)).chosen(is_chosen)
        };
        fields = fields.with_reasons(questionnaire.reasons.iter().map(reason).collect(), texts);
    }
    for special in &mut fields.special {
        special.is_chosen = typed.answer.special.contains(&special.value);
    }
    AnswerForm {
        options: form::options(question, &typed.answer, code),
        none_met: typed.answer.answer.iter().any(|value| value == "-"),
        value: typed.answer.answer.first().cloned().unwrap_or_default(),
        number: form::number(question, code),
        error: typed.answer_error.clone(),
        ..fields
    }
}

fn verdict_form(
    texts: &Texts,
    (room, given): (&UnderReview, &Given),
    form_key: &str,
    (typed, problems): (&TypedVerdict, &Problems),
) -> VerdictForm {
    let key = &given.key;
    let verdict = |value: &str, label: String, hint: String| {
        Choice::new(value, label).with_hint(hint).chosen(typed.verdict == value)
    };
    let strength = |strength: &Strength| {
        let (code, words) = (strength.code(), strength_words(texts, *strength));
        Choice::new(code, format!("{code} – {words}")).chosen(typed.strength == code)
    };
    let choices = vec![
        verdict("as-is", texts.t("review-as-is"), String::new()),
        verdict("other", texts.t("review-other"), texts.t("review-other-hint")),
    ];
    VerdictForm {
        action: paths::review(room.opened.response.id, ReviewPath::Judge(form_key)),
        verdict: problems.choices("verdict", choices),
        answer: answer_fields(texts, (room, given), typed),
        words: problems.field("words", &typed.words),
        strength: problems.choices("strength", Strength::ALL.iter().map(strength).collect()),
        judged: room.mark(key).cloned().unwrap_or_default(),
        seen: room.own_verdict(key).map_or(0, |verdict| verdict.revision),
    }
}

/// The place a key of an address names in a response, when it can be judged.
pub fn found(room: &UnderReview, key: &str) -> Option<Given> {
    let key = FormKey::parse(key)?;
    let key = room.key(&key.question, key.unit)?;
    room.answers().into_iter().map(|(_, given)| given).find(|given| given.key == key)
}
