//! People and tasks of a response: a focal point invites colleagues and gives them sections and questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::letters::{Letters, NewInvitation as ToInvite};
use crate::assessment::{Assessment, OwnResponse, clock};
use crate::mail::Address;
use crate::questionnaire::Section;
use crate::response::{PartRole, ResponseId, TaskPart};
use crate::store::{Assignment, Invitation, Role, User};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::FocalPoint;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::{Choice, Tag, Tone};
use crate::web::pages::team::{Colleague, ColleagueInvited, PartChoice, TaskRow, TeamPage, part_roles};
use crate::web::paths::{self, ResponsePath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::admin::people::{Base, INVITATION_DAYS};
use crate::web::routes::responses::own;
use crate::web::screen::{Html, Screen, role};
use crate::web::token::Signed;
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, give, take_back]
}

/// The fields of the form from top to bottom.
const ORDER: [&str; 5] = ["email", "name", "part", "role", "due"];

#[derive(Default, Validate)]
struct Task {
    #[validate(custom(function = "rules::email"), custom(function = "rules::short_line"))]
    email: String,
    #[validate(custom(function = "rules::short_line"))]
    name: String,
    parts: Vec<String>,
    role: String,
    #[validate(custom(function = "rules::day"))]
    due: String,
}

impl Form for Task {
    fn read(fields: &Fields) -> Self {
        Self {
            email: fields.line("email"),
            name: fields.line("name"),
            parts: fields.all("part").map(str::to_owned).collect(),
            role: fields.line("role"),
            due: fields.line("due"),
        }
    }
}

/// Who is in the institution, who is invited, and what each was given.
struct Team {
    users: Vec<User>,
    invitations: Vec<Invitation>,
    tasks: Vec<Assignment>,
}

impl Team {
    async fn of(assessment: &Assessment, opened: &OwnResponse) -> Result<Self, Failure> {
        let institution = opened.institution.id;
        let invitations = assessment.store.list_invitations(clock::now()).await?;
        let is_own = |one: &Invitation| one.role == Role::Respondent(institution);
        let users = assessment.store.users_of_institution(institution).await?;
        Ok(Self {
            users: users.into_iter().filter(|user| user.is_active).collect(),
            invitations: invitations.into_iter().filter(is_own).collect(),
            tasks: assessment.store.assignments(opened.response.id).await?,
        })
    }

    /// Everybody once: those with an account, those invited, and those whose invitation has ended.
    fn people(&self, texts: &Texts, opened: &OwnResponse) -> Vec<Colleague> {
        let mut people: BTreeMap<String, (String, Tag)> = BTreeMap::new();
        let invited = || Tag::new(texts.t("person-invited"), Tone::Quiet);
        for task in &self.tasks {
            people.insert(task.email.clone(), (task.email.clone(), invited()));
        }
        for one in &self.invitations {
            let name = if one.name.is_empty() { &one.email } else { &one.name };
            people.insert(one.email.to_ascii_lowercase(), (name.clone(), invited()));
        }
        for user in &self.users {
            let word = if user.is_focal_point { "team-focal-point" } else { "team-colleague" };
            let text = if word == "team-focal-point" {
                texts.t("team-focal-point")
            } else {
                texts.t("team-colleague")
            };
            people.insert(user.email.to_ascii_lowercase(), (user.name.clone(), Tag::new(text, Tone::Done)));
        }
        let colleague = |(email, (name, state)): (String, (String, Tag))| {
            let own = self.tasks.iter().filter(|task| task.email == email);
            let tasks = own.map(|task| row(texts, opened, task)).collect();
            Colleague { name, email, state, tasks }
        };
        let mut people: Vec<Colleague> = people.into_iter().map(colleague).collect();
        texts.sort_by_name(&mut people, |person| &person.name);
        people
    }
}

/// A task in words.
fn row(texts: &Texts, opened: &OwnResponse, task: &Assignment) -> TaskRow {
    let due = |day: NaiveDate| texts.t_with("team-due", &[("date", texts.date(day).into())]);
    TaskRow {
        title: view::team::part_title(texts, &opened.questionnaire, &task.part),
        role: view::team::part_role(texts, task.role),
        due: task.due_on.map(due).unwrap_or_default(),
        is_late: opened.is_editable() && task.due_on.is_some_and(|due| due < clock::now().date_naive()),
        section: task.part.section.clone(),
        question: task.part.question.clone().unwrap_or_default(),
    }
}

fn part_choice(texts: &Texts, opened: &OwnResponse, section: &Section, chosen: &[String]) -> PartChoice {
    let code = texts.language().code();
    let question = |place: &usize| {
        let question = &opened.questionnaire.questions[*place];
        let value = format!("{}.{}", section.id, question.id);
        let is_chosen = chosen.contains(&value);
        let words = crate::web::pages::parts::Words::of(&question.text, code);
        Choice::named(value, words).chosen(is_chosen)
    };
    let questions: Vec<Choice> = section.questions.iter().map(question).collect();
    PartChoice {
        section: Choice::new(&section.id, section.title.get(code)).chosen(chosen.contains(&section.id)),
        is_open: questions.iter().any(|question| question.is_chosen),
        questions,
    }
}

fn show(texts: &Texts, opened: &OwnResponse, team: &Team, form: &Task, problems: &Problems) -> TeamPage {
    let id = opened.response.id;
    // What is not put to the institution is nothing to give; chosen all the same, it must be seen to be unticked.
    let is_chosen = |section: &Section| form.parts.iter().any(|part| part.starts_with(section.id.as_str()));
    let sections = opened.questionnaire.sections.iter().enumerate();
    let sections = sections.filter(|(place, section)| opened.how_much(*place).1 > 0 || is_chosen(section));
    let role = if form.role.is_empty() { "answer" } else { &form.role };
    TeamPage {
        head: view::response::head(texts, opened),
        sections_href: paths::response(id, ResponsePath::Sections),
        people: team.people(texts, opened),
        action: if opened.is_editable() { paths::response(id, ResponsePath::People) } else { String::new() },
        remove: paths::response(id, ResponsePath::TakeBack),
        email: problems.field("email", &form.email),
        name: problems.field("name", &form.name),
        parts: sections.map(|(_, section)| part_choice(texts, opened, section, &form.parts)).collect(),
        parts_error: problems.field("part", "").error,
        role: problems.choices("role", part_roles(texts, role)),
        due: problems.field("due", &form.due),
        errors: problems.summary(),
    }
}

#[get("/responses/<id>/people")]
async fn page(
    id: Id<ResponseId>,
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &focal_point, id.0).await?;
    let team = Team::of(assessment, &opened).await?;
    Ok(screen.show(&show(screen.texts, &opened, &team, &Task::default(), &Problems::default())))
}

/// What was typed, understood.
struct Given {
    parts: Vec<TaskPart>,
    role: PartRole,
    due_on: Option<NaiveDate>,
}

/// Reads one part: `SECTION` or `SECTION.QUESTION`, which must be asked there.
fn part(opened: &OwnResponse, value: &str) -> Option<TaskPart> {
    let (section, question) = value.split_once('.').map_or((value, None), |(one, two)| (one, Some(two)));
    let questionnaire = &opened.questionnaire;
    let place = questionnaire.sections.iter().position(|known| known.id == section)?;
    if let Some(question) = question {
        let known = questionnaire.question(question)?;
        (questionnaire.questions[known].section == place).then_some(())?;
    }
    Some(TaskPart { section: section.to_owned(), question: question.map(str::to_owned) })
}

fn judge(texts: &Texts, opened: &OwnResponse, form: &Task, problems: &mut Problems) -> Option<Given> {
    let parts: Option<Vec<TaskPart>> = form.parts.iter().map(|value| part(opened, value)).collect();
    let parts = parts.unwrap_or_default();
    if parts.is_empty() {
        let unknown =
            if form.parts.is_empty() { texts.t("team-part-missing") } else { texts.t("team-part-unknown") };
        problems.add("part", unknown);
    }
    let role = PartRole::from_code(&form.role);
    if role.is_none() {
        problems.add("role", texts.t("error-choose"));
    }
    let due_on: Option<NaiveDate> = form.due.parse().ok();
    if due_on.is_some_and(|due| due < clock::now().date_naive()) {
        problems.add("due", texts.t("team-due-past"));
    }
    problems.is_empty().then_some(Given { parts, role: role?, due_on })
}

/// Gives somebody tasks. Who has no account yet gets a one-time link, shown on the reply and nowhere else.
#[post("/responses/<id>/people", data = "<sent>")]
async fn give(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    base: Base,
    sent: Signed<FocalPoint, Task>,
) -> Result<Result<Done, Html>, Failure> {
    let Signed { who, form } = sent;
    let (texts, opened) = (screen.texts, own(assessment, &who, id.0).await?);
    let team = Team::of(assessment, &opened).await?;
    let mut problems = Problems::of(&form, &ORDER, texts);
    let given = judge(texts, &opened, &form, &mut problems);
    let known = assessment.store.user_by_email(&form.email).await?.map(|known| known.user);
    let is_foreign = |user: &User| user.role != Role::Respondent(who.institution) || !user.is_active;
    if known.as_ref().is_some_and(is_foreign) {
        problems.add("email", texts.t("team-email-refused"));
    }
    if letters.is_mail() && known.is_none() && problems.is_empty() && Address::parse(&form.email).is_err() {
        problems.add("email", texts.t("letters-address-refused"));
    }
    if known.is_none() && form.name.is_empty() && !form.email.is_empty() {
        problems.add("name", texts.t("team-name-missing"));
    }
    if !opened.is_editable() {
        problems.add("part", texts.t("autosave-closed"));
    }
    let Some(given) = given.filter(|_| problems.is_empty()) else {
        let page = show(texts, &opened, &team, &form, &problems);
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    };
    let now = clock::now();
    let tasks = assignments((id.0, now), &form, given, &who);
    if known.is_some() {
        assessment.store.assign(&who.person.actor(), &tasks).await?;
        letters.ring();
        return Ok(Ok(Done::to(paths::response(id.0, ResponsePath::People)).with(Notice::Saved)));
    }
    invite(&screen, letters, (&base, &opened, &who), (form, tasks), now).await.map(Err)
}

/// Invites somebody who has no account yet, with their tasks and the letter in one transaction.
async fn invite(
    screen: &Screen<'_>,
    letters: &Letters,
    (base, opened, who): (&Base, &OwnResponse, &FocalPoint),
    (form, tasks): (Task, Vec<Assignment>),
    now: DateTime<Utc>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    let token = clock::secret();
    let invitation = Invitation {
        email: form.email.clone(),
        name: form.name.clone(),
        role: Role::Respondent(who.institution),
        is_focal_point: false,
        created_by: who.person.user.name.clone(),
        created_at: now,
        expires_at: now + Duration::days(INVITATION_DAYS),
    };
    let link = format!("{}{}", base.0, paths::invitation(&token));
    let to_invite = ToInvite {
        invitation: &invitation,
        token: &token,
        link: &link,
        role: &role(invitation.role).label(texts),
        institution: Some(&opened.institution.name),
        known: None,
        tasks: &tasks,
        questionnaire: Some(&opened.questionnaire),
        texts,
    };
    let words = letters.invite(&who.person.actor(), &to_invite).await?;
    let is_sent = letters.sends_links();
    Ok(screen.show(&ColleagueInvited {
        name: form.name,
        email: form.email,
        is_sent,
        words: if is_sent { link } else { words.body },
        expires: texts.date_time(invitation.expires_at),
        people_href: paths::response(opened.response.id, ResponsePath::People),
    }))
}

/// The rows of one form, all given at the same moment: together they are one letter.
fn assignments(
    (response, at): (ResponseId, DateTime<Utc>),
    form: &Task,
    given: Given,
    who: &FocalPoint,
) -> Vec<Assignment> {
    let Given { parts, role, due_on } = given;
    let task = |part: TaskPart| Assignment {
        response,
        email: form.email.clone(),
        part,
        role,
        due_on,
        by_name: who.person.user.name.clone(),
        at,
    };
    parts.into_iter().map(task).collect()
}

/// A task to take back.
struct Back {
    email: String,
    part: TaskPart,
}

impl Form for Back {
    fn read(fields: &Fields) -> Self {
        let question = Some(fields.line("question")).filter(|question| !question.is_empty());
        Self { email: fields.line("email"), part: TaskPart { section: fields.line("section"), question } }
    }
}

#[post("/responses/<id>/people/take-back", data = "<sent>")]
async fn take_back(
    id: Id<ResponseId>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, Back>,
) -> Result<Done, Failure> {
    let Signed { who, form } = sent;
    own(assessment, &who, id.0).await?;
    let task = (id.0, form.email.as_str(), &form.part);
    assessment.store.take_back(&who.person.actor(), task, clock::now()).await?;
    Ok(Done::to(paths::response(id.0, ResponsePath::People)).with(Notice::Saved))
}
