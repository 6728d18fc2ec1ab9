//! People: who can sign in, who is invited, and who did what.

use std::sync::Arc;

use chrono::Duration;
use rocket::http::Status;
use rocket::http::uri::Host;
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::letters::{Letters, NewInvitation as ToInvite};
use crate::assessment::{Assessment, clock};
use crate::mail::Address;
use crate::response::{Institution, InstitutionId};
use crate::store::{Invitation, Role, User};
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Administrator;
use crate::web::pages;
use crate::web::pages::parts::{Cell, Choice, Row, Tag, Tone};
use crate::web::pages::people::{Invited, PeoplePage, people_table, role_choices};
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen, role};
use crate::web::server::{Extras, Settings};
use crate::web::token::Signed;
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![people, invite, audit]
}

/// Days an invitation can be used.
pub const INVITATION_DAYS: i64 = 14;
/// Entries of the audit log on one page.
const ENTRIES: u32 = 100;

#[derive(Default, Validate)]
struct NewInvitation {
    #[validate(custom(function = "rules::email"))]
    email: String,
    role: String,
    institution: String,
}

impl Form for NewInvitation {
    fn read(fields: &Fields) -> Self {
        Self {
            email: fields.line("email"),
            role: fields.line("role"),
            institution: fields.line("institution"),
        }
    }
}

/// Everything the page of people shows.
struct Everybody {
    users: Vec<User>,
    invitations: Vec<Invitation>,
    institutions: Vec<Institution>,
}

impl Everybody {
    async fn of(assessment: &Assessment, texts: &Texts) -> Result<Self, Failure> {
        let mut institutions = assessment.store.list_institutions().await?;
        texts.sort_by_name(&mut institutions, |institution| &institution.name);
        Ok(Self {
            users: assessment.store.list_users().await?,
            invitations: assessment.store.list_invitations(clock::now()).await?,
            institutions,
        })
    }

    fn name_of(&self, id: Option<InstitutionId>) -> &str {
        let found = id.and_then(|id| self.institutions.iter().find(|institution| institution.id == id));
        found.map_or("", |institution| &institution.name)
    }

    /// The person with this address; none for somebody new.
    fn known(&self, email: &str) -> Option<&User> {
        self.users.iter().find(|user| user.email.eq_ignore_ascii_case(email))
    }

    fn row(&self, texts: &Texts, (name, email, given): (&str, &str, Role), state: Tag) -> Row {
        let cells = vec![
            Cell::words(email),
            Cell::words(role(given).label(texts)),
            Cell::words(self.name_of(given.institution())),
            Cell::tag(state),
        ];
        Row::new(name, cells)
    }

    fn rows(&self, texts: &Texts) -> Vec<Row> {
        let user = |user: &User| {
            let state = if user.is_active {
                Tag::new(texts.t("person-active"), Tone::Done)
            } else {
                Tag::new(texts.t("person-inactive"), Tone::Quiet)
            };
            self.row(texts, (&user.name, &user.email, user.role), state)
        };
        let invited = |invitation: &Invitation| {
            let state = Tag::new(texts.t("person-invited"), Tone::Quiet);
            // Nobody knows the name before the person gives it.
            let name = if invitation.name.is_empty() { &invitation.email } else { &invitation.name };
            self.row(texts, (name, &invitation.email, invitation.role), state)
        };
        let mut rows: Vec<Row> =
            self.users.iter().map(user).chain(self.invitations.iter().map(invited)).collect();
        texts.sort_by_name(&mut rows, |row| &row.head);
        rows
    }

    fn page(&self, texts: &Texts, form: &NewInvitation, problems: &Problems) -> PeoplePage {
        let none = Choice::new("", texts.t("people-no-institution")).chosen(form.institution.is_empty());
        let choice = |institution: &Institution| {
            let id = institution.id.to_string();
            Choice::new(&id, &institution.name).chosen(id == form.institution)
        };
        let institutions = [none].into_iter().chain(self.institutions.iter().map(choice)).collect();
        PeoplePage {
            people: people_table(texts, self.rows(texts)),
            email: problems.field("email", &form.email),
            role: problems.choices("role", role_choices(texts, pages::Role::from_code(&form.role))),
            institution: problems.choices("institution", institutions),
            errors: problems.summary(),
        }
    }

    /// The role asked for, when it goes with the institution.
    fn role(&self, form: &NewInvitation, texts: &Texts, problems: &mut Problems) -> Option<Role> {
        let id: Option<InstitutionId> = form.institution.parse().ok();
        let institution = id.filter(|id| self.institutions.iter().any(|known| known.id == *id));
        let given = match pages::Role::from_code(&form.role) {
            Some(pages::Role::Respondent) => institution.map(Role::Respondent),
            Some(pages::Role::Reviewer) => Some(Role::Reviewer),
            Some(pages::Role::Policymaker) => Some(Role::Policymaker),
            Some(pages::Role::Administrator) => Some(Role::Administrator),
            None => {
                problems.add("role", texts.t("error-choose"));
                return None;
            }
        };
        let is_respondent = matches!(given, Some(Role::Respondent(_)));
        match given {
            None => problems.add("institution", texts.t("error-choose-institution")),
            Some(_) if !is_respondent && !form.institution.is_empty() => {
                problems.add("institution", texts.t("error-no-institution"));
            }
            Some(_) => {}
        }
        given
    }
}

#[get("/admin/people")]
async fn people(
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let everybody = Everybody::of(assessment, screen.texts).await?;
    Ok(screen.show(&everybody.page(screen.texts, &NewInvitation::default(), &Problems::default())))
}

/// Invites a person, also one who has an account and has lost the password. The link is shown on the reply and
/// nowhere else; the database has its hash.
#[post("/admin/people", data = "<sent>")]
async fn invite(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
    base: Base,
    sent: Signed<Administrator, NewInvitation>,
) -> Result<Html, Failure> {
    let (person, form, texts) = (&sent.who.0, sent.form, screen.texts);
    let everybody = Everybody::of(assessment, texts).await?;
    let mut problems = Problems::of(&form, &["email"], texts);
    if letters.sends_links() && problems.is_empty() && Address::parse(&form.email).is_err() {
        problems.add("email", texts.t("letters-address-refused"));
    }
    let given = everybody.role(&form, texts, &mut problems);
    let Some(given) = given.filter(|_| problems.is_empty()) else {
        let page = everybody.page(texts, &form, &problems);
        return Ok(screen.show_as(Status::UnprocessableEntity, &page));
    };
    let (token, now) = (clock::secret(), clock::now());
    let invitation = Invitation {
        email: form.email.clone(),
        name: everybody.known(&form.email).map(|user| user.name.clone()).unwrap_or_default(),
        role: given,
        is_focal_point: true,
        created_by: person.user.name.clone(),
        created_at: now,
        expires_at: now + Duration::days(INVITATION_DAYS),
    };
    let link = format!("{}{}", base.0, paths::invitation(&token));
    let known = everybody.known(&form.email);
    let of_reader = known.and_then(|user| Language::from_code(&user.language)).map(Texts::get);
    let of_letter = of_reader.unwrap_or(texts);
    let to_invite = ToInvite {
        invitation: &invitation,
        token: &token,
        link: &link,
        role: &role(given).label(of_letter),
        institution: given.institution().map(|id| everybody.name_of(Some(id))),
        known,
        tasks: &[],
        questionnaire: None,
        texts: of_letter,
    };
    let words = letters.invite(&person.actor(), &to_invite).await?;
    let is_mail = letters.sends_links();
    let page = Invited {
        email: form.email,
        link,
        expires: texts.date_time(invitation.expires_at),
        is_sent: is_mail,
        words: if is_mail { String::new() } else { words.body },
    };
    Ok(screen.show(&page))
}

/// What people type to get here: what was set, otherwise what the browser asked for.
pub struct Base(pub String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Base {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let (settings, extras) = (request.rocket().state::<Settings>(), request.rocket().state::<Extras>());
        match settings.zip(extras) {
            Some((settings, extras)) => Outcome::Success(Self(base(settings, extras, request.host()))),
            None => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

fn base(settings: &Settings, extras: &Extras, host: Option<&Host<'_>>) -> String {
    if let Some(url) = settings.post.public_url.as_ref().or(extras.public_url.as_ref()) {
        return url.trim_end_matches('/').to_owned();
    }
    let scheme = if settings.https { "https" } else { "http" };
    let host = host.map_or_else(|| format!("{}:{}", settings.address, settings.port), ToString::to_string);
    format!("{scheme}://{host}")
}

#[get("/admin/audit?<before>")]
async fn audit(
    before: Option<i64>,
    _administrator: Administrator,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let entries = assessment.store.list_audit(before, ENTRIES).await?;
    let newest = assessment.store.list_audit(None, 1).await?.first().map(|entry| entry.seq);
    let names = assessment.names_in_audit(&entries).await?;
    Ok(screen.show(&view::audit::page(screen.texts, (&entries, &names), (before, newest), ENTRIES)))
}
