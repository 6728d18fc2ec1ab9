//! All plans; one begun, or taken in from a file.

use std::collections::BTreeSet;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::action_plan::lint::{Against, Problem, keys, lint};
use crate::action_plan::{Bodies, Draft, Head, Located, Period, Plan, read_plan};
use crate::assessment::{Assessment, clock};
use crate::offline::{read_sheet, sheet_text};
use crate::report::plan::Form as PlanForm;
use crate::response::{Round, RoundId};
use crate::store::LedgerDeed;
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::upload::SignedUpload;
use crate::web::view::plans::list::{self, Begun, Preview};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, begin, import, take_in]
}

/// What was typed to begin a plan.
fn begun(fields: &Fields) -> Begun {
    Begun {
        title: fields.line("title"),
        form: fields.line("form"),
        language: fields.line("language"),
        period: fields.line("period"),
        round: fields.line("round"),
    }
}

impl Form for Begun {
    fn read(fields: &Fields) -> Self {
        begun(fields)
    }
}

/// What is wrong with it.
fn problems_of(texts: &Texts, typed: &Begun) -> Problems {
    let mut problems = Problems::default();
    if rules::text(&typed.title).is_err() {
        problems.add("title", texts.t("error-too-long"));
    }
    if !typed.period.is_empty() && Period::parse(&typed.period).is_none() {
        problems.add("period", texts.t("studio-wrong-years"));
    }
    problems
}

/// The head of a plan somebody begins.
fn head(typed: &Begun) -> Head {
    let form = PlanForm::from_code(&typed.form);
    Head {
        title: typed.title.clone(),
        form: form.code().to_owned(),
        language: Language::from_code(&typed.language).unwrap_or(Language::English).code().to_owned(),
        period: Period::parse(&typed.period),
        ..Head::default()
    }
}

async fn list_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    typed: (&Begun, &Problems),
) -> Result<crate::web::pages::sheet::Sheet, Failure> {
    let (plans, rounds) = (assessment.plans().await?, assessment.store.list_rounds().await?);
    Ok(list::page(screen.texts, (&plans, &rounds), typed))
}

#[get("/plans")]
async fn page(
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let typed = Begun { language: screen.code().to_owned(), ..Begun::default() };
    Ok(screen.show(&list_page(&screen, assessment, (&typed, &Problems::default())).await?))
}

/// The round that was chosen, where there is one of that id.
fn chosen(rounds: &[Round], typed: &Begun) -> Option<RoundId> {
    rounds.iter().find(|round| round.id.to_string() == typed.round).map(|round| round.id)
}

#[post("/plans", data = "<sent>")]
async fn begin(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Begun>,
) -> Result<Result<Done, Html>, Failure> {
    let problems = problems_of(screen.texts, &sent.form);
    if !problems.is_empty() {
        let page = list_page(&screen, assessment, (&sent.form, &problems)).await?;
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let rounds = assessment.store.list_rounds().await?;
    let draft = Draft { head: head(&sent.form), ..Draft::default() };
    let deed = (LedgerDeed::BeginPlan, &draft);
    let round = chosen(&rounds, &sent.form);
    let id = assessment.add_plan(&sent.who.0.actor(), round, deed, clock::now()).await?;
    Ok(Ok(Done::to(paths::plan(id, PlanPath::Plan)).with(Notice::Saved)))
}

/// A file that was read.
struct Read {
    content: String,
    plan: Plan,
}

fn read_file(texts: &Texts, name: &str, bytes: &[u8]) -> Result<Read, Vec<String>> {
    let words = |problems: Vec<crate::questionnaire::Problem>| {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let table = read_sheet(name, bytes).map_err(words)?;
    let content = sheet_text(&table);
    let plan = read_plan(texts, name, &table).map_err(words)?;
    Ok(Read { content, plan })
}

#[post("/plans/import", data = "<sent>")]
async fn import(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: SignedUpload<Reviewer>,
) -> Result<Html, Failure> {
    let rounds = assessment.store.list_rounds().await?;
    let _ = &sent.who;
    let Some(file) = sent.file else {
        let mut problems = Problems::default();
        problems.add("file", screen.texts.t("studio-no-file"));
        let typed = Begun::default();
        let page = list_page(&screen, assessment, (&typed, &problems)).await?;
        return Ok(screen.show_as(Status::UnprocessableEntity, &page));
    };
    let (typed, none) =
        (Begun { language: screen.code().to_owned(), ..begun(&sent.fields) }, BTreeSet::new());
    let looked = looked_at(&screen, &rounds, ((&file.name, &file.bytes), (&typed, &none)));
    let (status, page) = match looked {
        Looked::Unreadable(page) => (Status::UnprocessableEntity, *page),
        Looked::Read { page, .. } => (Status::Ok, *page),
    };
    Ok(screen.show_as(status, &page))
}

/// A file that was looked at.
enum Looked {
    /// It cannot be read.
    Unreadable(Box<crate::web::pages::sheet::Sheet>),
    /// It was read.
    Read {
        page: Box<crate::web::pages::sheet::Sheet>,
        plan: Box<Plan>,
        /// Problems that are not accepted.
        open: usize,
    },
}

type File<'a> = ((&'a str, &'a [u8]), (&'a Begun, &'a BTreeSet<String>));

fn looked_at(screen: &Screen<'_>, rounds: &[Round], ((name, bytes), (typed, accepted)): File<'_>) -> Looked {
    let texts = screen.texts;
    let read = match read_file(texts, name, bytes) {
        Ok(read) => read,
        Err(refused) => {
            let preview = Preview {
                name,
                content: "",
                told: String::new(),
                problems: Vec::new(),
                accepted: Vec::new(),
                refused,
            };
            let problems = Problems::default();
            return Looked::Unreadable(Box::new(list::preview(texts, rounds, &preview, (typed, &problems))));
        }
    };
    let plan = Plan { title: typed.title.clone(), period: Period::parse(&typed.period), ..read.plan };
    // Findings no activity answers are no fault of the file: they wait among the checks of the plan.
    let found = lint(&plan, &Against { bodies: Bodies::shipped(), severe: &[] });
    let names = keys(&found);
    let words = |problem: &Problem| {
        let line = match problem.line {
            0 => String::new(),
            line => texts.t_with("studio-import-line", &[("line", line.to_string().into())]),
        };
        let said = [line.as_str(), &problem.code, &problem.what(texts), &problem.fix(texts)].join(" ");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let open = names.iter().filter(|name| !accepted.contains(*name)).count();
    let counts = [
        ("blocks", plan.blocks.len().into()),
        ("areas", plan.areas().len().into()),
        ("activities", plan.activities().len().into()),
    ];
    let preview = Preview {
        name,
        content: &read.content,
        told: texts.t_with("studio-import-holds", &counts),
        problems: names.into_iter().zip(found.iter().map(words)).collect(),
        accepted: accepted.iter().cloned().collect(),
        refused: Vec::new(),
    };
    let mut problems = problems_of(texts, typed);
    if open > 0 && !accepted.is_empty() {
        problems.add("accept", texts.t_with("studio-not-accepted", &[("count", open.into())]));
    }
    let page = Box::new(list::preview(texts, rounds, &preview, (typed, &problems)));
    Looked::Read { page, plan: Box::new(plan), open }
}

/// What is sent to take a plan in.
struct TakeIn {
    typed: Begun,
    accepted: BTreeSet<String>,
    name: String,
    content: String,
}

impl Form for TakeIn {
    fn read(fields: &Fields) -> Self {
        Self {
            typed: begun(fields),
            accepted: fields.all("accept").map(str::to_owned).collect(),
            name: fields.line("name"),
            content: fields.first("content").to_owned(),
        }
    }
}

#[post("/plans/take-in", data = "<sent>")]
async fn take_in(
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, TakeIn>,
) -> Result<Result<Done, Html>, Failure> {
    let rounds = assessment.store.list_rounds().await?;
    let form = &sent.form;
    let round = chosen(&rounds, &form.typed);
    let file = ((form.name.as_str(), form.content.as_bytes()), (&form.typed, &form.accepted));
    let (page, plan, open) = match looked_at(&screen, &rounds, file) {
        Looked::Unreadable(page) => return Ok(Err(screen.show_as(Status::UnprocessableEntity, &*page))),
        Looked::Read { page, plan, open } => (page, plan, open),
    };
    if open > 0 || !problems_of(screen.texts, &form.typed).is_empty() {
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &*page)));
    }
    let mut draft = Draft::of(*plan, head(&form.typed), || clock::fresh_id().simple().to_string());
    let [left, _] = draft.problems(&Against { bodies: Bodies::shipped(), severe: &[] });
    draft.head.accepted = left.iter().map(Located::kept).collect();
    let deed = (LedgerDeed::ImportPlan, &draft);
    let id = assessment.add_plan(&sent.who.0.actor(), round, deed, clock::now()).await?;
    Ok(Ok(Done::to(paths::plan(id, PlanPath::Plan)).with(Notice::Saved)))
}
