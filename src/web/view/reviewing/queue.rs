//! The answers of a response to look at, in words.

use crate::assessment::{ThreadState, UnderReview};
use crate::response::{AnswerKey, ResponseState};
use crate::review::Seat;
use crate::review::asked::Given;
use crate::review::queue::{Needs, Order, Show, arrange};
use crate::texts::Texts;
use crate::web::pages::parts::{Fact, Link, Tag, Tone};
use crate::web::pages::reviewing::queue::{Filter, QueuePage, QueueRow, RestPage};
use crate::web::paths::{self, ResponsePath, ReviewPath};
use crate::web::typed::FormKey;
use crate::web::view::answers::in_words;
use crate::web::view::response::head;

/// Which answers, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub show: Show,
    /// In which order.
    pub order: Order,
}

impl Way {
    /// The way an address asks for; what it does not say is what most reviewers want.
    pub fn of(show: Option<&str>, order: Option<&str>) -> Self {
        Self {
            show: show.and_then(Show::from_code).unwrap_or(Show::Open),
            order: order.and_then(Order::from_code).unwrap_or(Order::Need),
        }
    }

    /// The page with this way in its address.
    pub fn at(self, path: &str) -> String {
        format!("{path}?show={}&order={}", self.show.code(), self.order.code())
    }

    /// The answers in this order.
    pub fn walk(self, room: &UnderReview) -> Vec<(Needs, Given)> {
        arrange(room.answers(), self.show, self.order)
    }
}

/// The key of an answer in addresses.
pub fn form_key(room: &UnderReview, key: &AnswerKey) -> String {
    FormKey { question: key.question.clone(), unit: room.unit(key) }.to_string()
}

/// The address where an answer is judged.
pub fn judge_href(room: &UnderReview, way: Way, key: &AnswerKey) -> String {
    way.at(&paths::review(room.opened.response.id, ReviewPath::Judge(&form_key(room, key))))
}

/// What is known of an answer, as tags.
pub fn tags(texts: &Texts, room: &UnderReview, needs: Needs, key: &AnswerKey) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut add = |is: bool, text: String, tone| {
        if is {
            tags.push(Tag::new(text, tone));
        }
    };
    add(needs.is_judged, texts.t("review-tag-judged"), Tone::Done);
    add(needs.is_outdated, texts.t("review-tag-outdated"), Tone::Attention);
    add(needs.is_not_applicable && !needs.is_judged, texts.t("review-tag-approve"), Tone::Attention);
    add(needs.is_core, texts.t("review-tag-core"), Tone::Quiet);
    add(needs.is_for_second, texts.t("review-tag-second"), Tone::Active);
    add(needs.is_flagged, texts.t("review-tag-flagged"), Tone::Attention);
    if let Some(thread) = room.threads.get(key) {
        tags.push(thread_tag(texts, thread.state));
    }
    tags
}

/// Where a question to the institution stands.
pub fn thread_tag(texts: &Texts, state: ThreadState) -> Tag {
    match state {
        ThreadState::Open => Tag::new(texts.t("thread-open"), Tone::Active),
        ThreadState::Answered => Tag::new(texts.t("thread-answered"), Tone::Attention),
        ThreadState::Closed => Tag::new(texts.t("thread-closed"), Tone::Done),
    }
}

fn show_words(texts: &Texts, show: Show, count: usize) -> String {
    let count = [("count", count.into())];
    match show {
        Show::Open => texts.t_with("review-show-open", &count),
        Show::Flagged => texts.t_with("review-show-flagged", &count),
        Show::Outdated => texts.t_with("review-show-outdated", &count),
        Show::NotApplicable => texts.t_with("review-show-not-applicable", &count),
        Show::Second => texts.t_with("review-show-second", &count),
        Show::All => texts.t_with("review-show-all", &count),
    }
}

fn order_words(texts: &Texts, order: Order) -> String {
    match order {
        Order::Need => texts.t("review-order-need"),
        Order::Core => texts.t("review-order-core"),
        Order::Questionnaire => texts.t("review-order-questionnaire"),
    }
}

/// The list.
pub fn page(texts: &Texts, room: &UnderReview, way: Way) -> QueuePage {
    let id = room.opened.response.id;
    let path = paths::review(id, ReviewPath::Queue);
    let all = room.answers();
    let filter = |show: &Show| Filter {
        text: show_words(texts, *show, all.iter().filter(|(needs, _)| needs.is_in(*show)).count()),
        href: Way { show: *show, ..way }.at(&path),
        is_current: *show == way.show,
    };
    let order = |order: &Order| Filter {
        text: order_words(texts, *order),
        href: Way { order: *order, ..way }.at(&path),
        is_current: *order == way.order,
    };
    let judged = all.iter().filter(|(needs, _)| needs.is_judged).count();
    let share = texts.t_with("review-judged-of", &[("judged", judged.into()), ("all", all.len().into())]);
    QueuePage {
        head: head(texts, &room.opened),
        review_href: paths::response(id, ResponsePath::Review),
        facts: vec![Fact::new(texts.t("review-judged"), share)],
        filters: Show::ALL.iter().map(filter).collect(),
        orders: Order::ALL.iter().map(order).collect(),
        answers: way.walk(room).iter().map(|(needs, given)| row(texts, room, way, (*needs, given))).collect(),
        rests: if room.is_open() { rests(texts, room) } else { Vec::new() },
        decide_href: decide_href(room, judged == all.len() && way.show == Show::Open),
        note: if room.is_open() { String::new() } else { texts.t("review-not-open") },
    }
}

/// What comes after the last answer: the decision on the whole response.
fn decide_href(room: &UnderReview, is_done: bool) -> String {
    let waits = matches!(room.opened.response.state, ResponseState::Submitted { .. });
    if is_done && waits && room.is_open() { paths::decision(room.opened.response.id) } else { String::new() }
}

fn row(texts: &Texts, room: &UnderReview, way: Way, (needs, given): (Needs, &Given)) -> QueueRow {
    let code = texts.language().code();
    let questionnaire = &room.opened.questionnaire;
    let question = &questionnaire.questions[given.place];
    QueueRow {
        question: question.text.get(code).to_owned(),
        unit: given.key.unit.clone().unwrap_or_default(),
        section: questionnaire.sections[question.section].title.get(code).to_owned(),
        answer: in_words(texts, questionnaire, question, room.sheet.answer(&given.key)),
        href: judge_href(room, way, &given.key),
        tags: tags(texts, room, needs, &given.key),
    }
}

fn rests(texts: &Texts, room: &UnderReview) -> Vec<Link> {
    let sections = room.opened.questionnaire.sections.iter().enumerate();
    let link = |(place, section): (usize, &crate::questionnaire::Section)| {
        let count = room.rest_of(place).len();
        let words = [("section", section.title.get(texts.language().code()).into()), ("count", count.into())];
        let href = paths::review(room.opened.response.id, ReviewPath::Rest(&section.id));
        (count > 0).then(|| Link::new(texts.t_with("review-rest-link", &words), href))
    };
    sections.filter_map(link).collect()
}

/// What accepting the rest of a section means.
pub fn rest(texts: &Texts, room: &UnderReview, section: usize) -> RestPage {
    let (id, code) = (room.opened.response.id, texts.language().code());
    let questionnaire = &room.opened.questionnaire;
    let named = &questionnaire.sections[section];
    let keys = room.rest_of(section);
    let words = |key: &AnswerKey| {
        let place = questionnaire.question(&key.question);
        let text = place.map_or(key.question.as_str(), |place| questionnaire.questions[place].text.get(code));
        key.unit.as_ref().map_or_else(|| text.to_owned(), |unit| format!("{text} ({unit})"))
    };
    RestPage {
        head: head(texts, &room.opened),
        section: named.title.get(code).to_owned(),
        queue_href: paths::review(id, ReviewPath::Queue),
        sentence: texts.t_with("review-rest-sentence", &[("count", keys.len().into())]),
        questions: keys.iter().map(words).collect(),
        count: keys.len(),
        action: paths::review(id, ReviewPath::Rest(&named.id)),
        errors: Vec::new(),
    }
}

/// How many answers of a response want what, for the list of a round: open, flagged, outdated, to approve, for the
/// second reviewer.
pub fn counts(room: &UnderReview) -> [usize; 5] {
    let all = room.answers();
    let count = |show: Show| all.iter().filter(|(needs, _)| needs.is_in(show)).count();
    let second = all.iter().filter(|(needs, given)| {
        needs.is_for_second && !needs.is_judged && room.sitting(&given.key).seat == Some(Seat::Second)
    });
    [
        count(Show::Open),
        count(Show::Flagged),
        count(Show::Outdated),
        count(Show::NotApplicable),
        second.count(),
    ]
}
