//! What waits for a person on their first page: tasks that can still be done, and comments that name them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::assessment::{Assessment, Error, OpenedResponse, OwnResponse, clock};
use crate::response::{ResponseId, SectionState};
use crate::store::{Assignment, Comment, User};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::pages::entry::HomeTask;
use crate::web::pages::parts::{Tag, Tone};
use crate::web::paths::{self, ResponsePath};
use crate::web::typed::FormKey;
use crate::web::view::team::{part_role, part_title};

/// The open tasks of a person, and where colleagues have named them.
///
/// # Errors
/// The database's.
pub async fn waiting(
    texts: &Texts,
    assessment: &Assessment,
    user: &User,
) -> Result<(Vec<HomeTask>, Vec<HomeTask>), Failure> {
    let mut tasks = Vec::new();
    let mut given = assessment.store.assignments_of(&user.email).await?;
    given.sort_by_key(|task| (task.due_on.is_none(), task.due_on));
    let mut opened = Opened::default();
    for task in given {
        let Some(own) = opened.open(assessment, user, task.response).await? else { continue };
        if own.is_editable() && own.access.state(&task.part.section) != SectionState::Ready {
            tasks.push(line(texts, own, &task));
        }
    }
    let mut mentions = Vec::new();
    for comment in assessment.store.unseen_mentions(user.id).await? {
        if let Some(own) = opened.open(assessment, user, comment.response).await? {
            mentions.extend(mention(texts, own, &comment));
        }
    }
    Ok((tasks, mentions))
}

/// Each response once, however many tasks a person has in it; none where they are not of its institution.
#[derive(Default)]
struct Opened(BTreeMap<ResponseId, Option<OwnResponse>>);

impl Opened {
    async fn open(
        &mut self,
        assessment: &Assessment,
        user: &User,
        id: ResponseId,
    ) -> Result<Option<&OwnResponse>, Failure> {
        let found = match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(missing) => missing.insert(match assessment.open_own(user, id).await {
                Err(Error::NotFound(_)) => None,
                opened => Some(opened?),
            }),
        };
        Ok(found.as_ref())
    }
}

fn line(texts: &Texts, opened: &OpenedResponse, task: &Assignment) -> HomeTask {
    let due = |day: NaiveDate| texts.t_with("team-due", &[("date", texts.date(day).into())]);
    let is_late = task.due_on.is_some_and(|day| day < clock::now().date_naive());
    let detail = [Some(part_role(texts, task.role)), task.due_on.map(due)];
    HomeTask {
        title: part_title(texts, &opened.questionnaire, &task.part),
        href: place(opened, task),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        tag: is_late.then(|| Tag::new(texts.t("team-late"), Tone::Attention)),
    }
}

/// Where the task is done: in its section, or on the page of its question. A question that units answer has a page for
/// each of them; the section has them all.
fn place(opened: &OpenedResponse, task: &Assignment) -> String {
    let (id, section) = (opened.response.id, ResponsePath::Section(&task.part.section));
    let Some(question) = &task.part.question else { return paths::response(id, section) };
    let questionnaire = &opened.questionnaire;
    let place = questionnaire.question(question);
    if place.is_some_and(|place| opened.is_per_unit(&questionnaire.questions[place])) {
        return format!("{}#question-{question}", paths::response(id, section));
    }
    let key = FormKey { question: question.clone(), unit: None }.to_string();
    paths::response(id, ResponsePath::Question(&key))
}

/// Where somebody waits; none where the person may no longer read.
fn mention(texts: &Texts, own: &OwnResponse, comment: &Comment) -> Option<HomeTask> {
    let questionnaire = &own.questionnaire;
    let question = &questionnaire.questions[questionnaire.question(&comment.question)?];
    if !own.access.may_read(&questionnaire.sections[question.section].id, &question.id) {
        return None;
    }
    let key = FormKey { question: comment.question.clone(), unit: comment.unit }.to_string();
    Some(HomeTask {
        title: question.text.get(texts.language().code()).to_owned(),
        href: format!("{}#comments", paths::response(comment.response, ResponsePath::Question(&key))),
        detail: texts.t_with("team-home-mention", &[("name", comment.by_name.as_str().into())]),
        tag: None,
    })
}
