//! One question: its answer, the history of it, what colleagues say, and asking the NHRI.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{Assessment, OwnResponse, clock, section_of};
use crate::questionnaire::Question;
use crate::response::{ResponseId, SaveId, SectionState, UserId};
use crate::store::{Audience, Comment, SaveAnswer, SaveError, StoredAnswer, User};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::{Choice, Link};
use crate::web::pages::talk::QuestionPage;
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::responses::own;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::typed::FormKey;
use crate::web::view;
use crate::web::view::answers::in_words;
use crate::web::view::team::among_colleagues;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, comment, ask, restore]
}

/// A question of a response as one person may see it.
struct Place {
    own: OwnResponse,
    key: FormKey,
    /// The key as it stands in addresses.
    name: String,
    place: usize,
}

impl Place {
    /// # Errors
    /// [`Failure::NotFound`] when there is no such question, or not for this person.
    async fn of(
        assessment: &Assessment,
        who: &Respondent,
        id: ResponseId,
        key: &str,
    ) -> Result<Self, Failure> {
        let own = own(assessment, who, id).await?;
        let key = FormKey::parse(key).ok_or(Failure::NotFound)?;
        let place = own.questionnaire.question(&key.question).ok_or(Failure::NotFound)?;
        let is_per_unit = own.questionnaire.questions[place].per_unit && !own.units.is_empty();
        let fits = match key.unit {
            Some(unit) => is_per_unit && own.units.iter().any(|known| known.id == unit),
            None => !is_per_unit,
        };
        let found = Self { own, name: key.to_string(), key, place };
        let may_read = found.own.access.may_read(found.section(), &found.key.question);
        if fits && may_read { Ok(found) } else { Err(Failure::NotFound) }
    }

    fn question(&self) -> &Question {
        &self.own.questionnaire.questions[self.place]
    }

    fn section(&self) -> &str {
        section_of(&self.own.questionnaire, &self.key.question).unwrap_or_default()
    }

    fn may_comment(&self) -> bool {
        self.own.access.may_comment(self.section(), &self.key.question)
    }

    fn sees_answer(&self) -> bool {
        self.own.access.sees_answer(self.section(), &self.key.question)
    }

    /// True when the answer may go along to the NHRI: colleagues read what is sent, and a draft is not theirs to see.
    fn may_send_answer(&self) -> bool {
        self.sees_answer() && self.own.access.state(self.section()) != SectionState::Draft
    }

    fn path(&self, page: ResponsePath<'_>) -> String {
        paths::response(self.own.response.id, page)
    }

    fn stored(&self) -> Option<&StoredAnswer> {
        self.own.answers.get(&(self.key.unit, self.key.question.clone()))
    }

    /// As [`of`](Self::of), for somebody who writes about the question; who only reads finds nothing here.
    async fn to_write_about(
        assessment: &Assessment,
        who: &Respondent,
        id: ResponseId,
        key: &str,
    ) -> Result<Self, Failure> {
        let at = Self::of(assessment, who, id, key).await?;
        if at.may_comment() { Ok(at) } else { Err(Failure::NotFound) }
    }

    /// A comment of this person about this question.
    fn words(&self, who: &Respondent, audience: Audience, text: String) -> Comment {
        Comment {
            id: clock::fresh_id(),
            response: self.own.response.id,
            unit: self.key.unit,
            question: self.key.question.clone(),
            audience,
            is_from_nhri: false,
            by: Some(who.person.user.id),
            by_name: who.person.user.name.clone(),
            at: clock::now(),
            text,
        }
    }
}

/// What was typed into one of the two forms, and what is wrong with it.
#[derive(Default)]
struct Typed {
    comment: String,
    mentions: Vec<String>,
    ask: String,
    with_answer: bool,
    problems: Problems,
}

async fn show(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (at, who): (&Place, &Respondent),
    typed: &Typed,
) -> Result<QuestionPage, Failure> {
    let (texts, own, id) = (screen.texts, &at.own, at.own.response.id);
    let comments = assessment.store.comments(id).await?;
    let mentioned = assessment.store.mentioned(id).await?;
    let said =
        |audience| view::talk::comments(texts, &among_colleagues(&comments, &at.key, audience), &mentioned);
    let versions = if at.sees_answer() {
        assessment.store.answer_history(id, at.key.unit, &at.key.question).await?
    } else {
        Vec::new()
    };
    let place = (at.section(), at.key.question.as_str());
    let colleagues = assessment.readers_of(own, place, &who.person.user).await?;
    let is_form = own.is_editable() && own.access.may_answer(place.0, place.1).is_some();
    let section = &own.questionnaire.sections[at.question().section];
    let section_href = paths::response(id, ResponsePath::Section(&section.id));
    let if_may = |page: String| if at.may_comment() { page } else { String::new() };
    Ok(QuestionPage {
        head: view::response::head(texts, own),
        section: Link::new(section.title.get(screen.code()), &section_href),
        question: view::form::single(texts, screen.shelf, own, at.place, at.key.unit),
        key: at.key.to_string(),
        action: section_href,
        autosave: paths::response(id, ResponsePath::Answers),
        is_form,
        history: view::talk::history(texts, own, at.question(), &versions),
        restore: if is_form { at.path(ResponsePath::Restore(&at.name)) } else { String::new() },
        now: at.stored().map_or(0, |stored| stored.revision),
        comments: said(Audience::Colleagues),
        comment_action: if_may(at.path(ResponsePath::Comments(&at.name))),
        comment: typed.problems.field("comment-text", &typed.comment),
        mention: typed.problems.choices("mention", mentions(&colleagues, &typed.mentions)),
        help: said(Audience::HelpDesk),
        help_action: if_may(at.path(ResponsePath::AskNhri(&at.name))),
        ask: typed.problems.field("ask-text", &typed.ask),
        with_answer: typed.problems.choices("with-answer", with_answer(texts, at, typed)),
        errors: typed.problems.summary(),
    })
}

fn mentions(colleagues: &[User], chosen: &[String]) -> Vec<Choice> {
    let choice = |user: &User| {
        let id = user.id.to_string();
        let is_chosen = chosen.contains(&id);
        Choice::new(id, &user.name).chosen(is_chosen)
    };
    colleagues.iter().map(choice).collect()
}

/// The box that shows the NHRI the answer; none for somebody who does not see it, and none for a draft.
fn with_answer(texts: &Texts, at: &Place, typed: &Typed) -> Vec<Choice> {
    if !at.may_send_answer() {
        return Vec::new();
    }
    let hint = texts.t("help-desk-with-answer-hint");
    vec![Choice::new("yes", texts.t("help-desk-with-answer")).with_hint(hint).chosen(typed.with_answer)]
}

#[get("/responses/<id>/questions/<key>")]
async fn page(
    id: Id<ResponseId>,
    key: &str,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let at = Place::of(assessment, &respondent, id.0, key).await?;
    let page = show(assessment, &screen, (&at, &respondent), &Typed::default()).await?;
    let place = (id.0, at.key.unit, at.key.question.as_str());
    assessment.store.see_mentions(&respondent.person.actor(), place, clock::now()).await?;
    Ok(screen.show(&page))
}

#[derive(Validate)]
struct NewComment {
    #[validate(custom(function = "rules::message"))]
    text: String,
    mentions: Vec<String>,
}

impl Form for NewComment {
    fn read(fields: &Fields) -> Self {
        Self {
            text: fields.line("comment-text"),
            mentions: fields.all("mention").map(str::to_owned).collect(),
        }
    }
}

/// What is wrong with the words of a message, said at the field they were typed into.
fn of_message(form: &impl Validate, field: &'static str, texts: &Texts) -> Problems {
    let mut problems = Problems::default();
    if let Some(error) = Problems::of(form, &["text"], texts).summary().pop() {
        problems.add(field, error.message);
    }
    problems
}

#[post("/responses/<id>/questions/<key>/comments", data = "<sent>")]
async fn comment(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, NewComment>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let at = Place::to_write_about(assessment, &who, id.0, key).await?;
    let mut problems = of_message(&form, "comment-text", screen.texts);
    let place = (at.section(), at.key.question.as_str());
    let colleagues = assessment.readers_of(&at.own, place, &who.person.user).await?;
    let known = |id: &String| colleagues.iter().find(|user| user.id.to_string() == *id).map(|user| user.id);
    let named: Option<Vec<UserId>> = form.mentions.iter().map(known).collect();
    if named.is_none() {
        problems.add("mention", screen.texts.t("comment-stranger"));
    }
    let Some(mut named) = named.filter(|_| problems.is_empty()) else {
        let typed = Typed { comment: form.text, mentions: form.mentions, problems, ..Typed::default() };
        let page = show(assessment, &screen, (&at, &who), &typed).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    };
    named.sort_unstable();
    named.dedup();
    let words = at.words(&who, Audience::Colleagues, form.text);
    assessment.store.add_comment(&who.person.actor(), &words, &named).await?;
    Ok(Ok(Done::to(format!("{}#comments", at.path(ResponsePath::Question(&at.name)))).with(Notice::Saved)))
}

#[derive(Validate)]
struct NewQuestion {
    #[validate(custom(function = "rules::message"))]
    text: String,
    with_answer: bool,
}

impl Form for NewQuestion {
    fn read(fields: &Fields) -> Self {
        Self { text: fields.line("ask-text"), with_answer: fields.first("with-answer") == "yes" }
    }
}

/// Asks the NHRI. The answer goes along only as words in the message, as it is now, and only when asked for.
#[post("/responses/<id>/questions/<key>/help-desk", data = "<sent>")]
async fn ask(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, NewQuestion>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let at = Place::to_write_about(assessment, &who, id.0, key).await?;
    let problems = of_message(&form, "ask-text", screen.texts);
    if !problems.is_empty() {
        let typed = Typed { ask: form.text, with_answer: form.with_answer, problems, ..Typed::default() };
        let page = show(assessment, &screen, (&at, &who), &typed).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let text = if form.with_answer && at.may_send_answer() {
        format!("{}\n\n{}", form.text, answer_now(screen.texts, &at))
    } else {
        form.text
    };
    let words = at.words(&who, Audience::HelpDesk, text);
    assessment.store.add_comment(&who.person.actor(), &words, &[]).await?;
    Ok(Ok(Done::to(format!("{}#help-desk", at.path(ResponsePath::Question(&at.name)))).with(Notice::Saved)))
}

fn answer_now(texts: &Texts, at: &Place) -> String {
    let given = at.stored().map(|stored| &stored.given);
    let answer = given.and_then(|given| given.answer.as_ref());
    let mut lines =
        vec![texts.t("help-desk-answer-now"), in_words(texts, &at.own.questionnaire, at.question(), answer)];
    let beside = given.map(|given| [given.comment.clone(), given.source.clone()]).unwrap_or_default();
    lines.extend(beside.into_iter().filter(|text| !text.is_empty()));
    lines.join("\n")
}

/// Which revision to bring back, and which the person saw as the newest.
struct Older {
    revision: u32,
    now: u32,
}

impl Form for Older {
    fn read(fields: &Fields) -> Self {
        let number = |name| fields.first(name).parse().unwrap_or_default();
        Self { revision: number("revision"), now: number("now") }
    }
}

/// An older answer becomes a new revision; the history keeps all of them.
#[post("/responses/<id>/questions/<key>/restore", data = "<sent>")]
async fn restore(
    id: Id<ResponseId>,
    key: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, Older>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let at = Place::of(assessment, &who, id.0, key).await?;
    let permit = at.own.access.may_answer(at.section(), &at.key.question);
    let versions = assessment.store.answer_history(id.0, at.key.unit, &at.key.question).await?;
    let older = versions.into_iter().find(|version| version.revision == form.revision);
    let back = at.path(ResponsePath::Question(&at.name));
    let (Some(permit), Some(older)) = (permit, older.filter(|_| at.sees_answer())) else {
        return Ok(Err(not_restored(&screen, &at, back)));
    };
    let save = SaveAnswer {
        save_id: SaveId(clock::fresh_id()),
        response: id.0,
        unit: at.key.unit,
        permit,
        expected_revision: form.now,
        given: older.given,
        actor: who.person.actor(),
        at: clock::now(),
    };
    match assessment.writer.save(save).await {
        Ok(_) => Ok(Ok(Done::to(back).with(Notice::Saved))),
        Err(
            SaveError::Stale { .. }
            | SaveError::NotEditable
            | SaveError::SectionReady
            | SaveError::RoundClosed
            | SaveError::UnknownResponse
            | SaveError::UnknownUnit
            | SaveError::ReusedId,
        ) => Ok(Err(not_restored(&screen, &at, back))),
        Err(error @ (SaveError::Stopping | SaveError::Database(_))) => {
            tracing::error!(%error, "an older answer was not restored");
            Ok(Err(not_restored(&screen, &at, back)))
        }
    }
}

fn not_restored(screen: &Screen<'_>, at: &Place, back: String) -> Html {
    let back = Link::new(at.question().text.get(screen.code()), back);
    let page = Message::conflict(screen.texts, screen.texts.t("history-restored-not"), back);
    screen.show_as(Status::Conflict, &page)
}
