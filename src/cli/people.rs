//! `user add`: the first administrator, and whoever else is added from the command line.

use std::io::{BufRead, IsTerminal, stdin};

use anyhow::{Context, bail};
use clap::Args;

use super::place::Place;
use crate::assessment::{Accounts, Assessment, clock, command_line};
use crate::response::{InstitutionId, UserId};
use crate::store::{Role, User};

/// Fewest characters of a password. Length is what makes guessing slow.
pub const SHORTEST_PASSWORD: usize = 12;

/// Options of `user add`.
#[derive(Debug, Clone, Args)]
pub struct NewUser {
    /// Address to sign in with
    #[arg(long)]
    email: String,
    /// Name as others see it
    #[arg(long)]
    name: String,
    /// respondent, reviewer, policymaker or administrator
    #[arg(long)]
    role: String,
    /// Name of the institution a respondent answers for
    #[arg(long)]
    institution: Option<String>,
    /// Language of the pages: en, az or ru
    #[arg(long, default_value = "az", value_parser = ["en", "az", "ru"])]
    language: String,
}

/// `user add`; the password is read from standard input.
///
/// # Errors
/// When an option is wrong, the address is taken, or the password too short.
pub async fn add(place: &Place, new: &NewUser) -> anyhow::Result<()> {
    if !new.email.contains('@') {
        bail!("`{}` is no e-mail address", new.email);
    }
    let assessment = place.open().await?;
    let institution = institution(&assessment, new).await?;
    let role = Role::from_code(&new.role, institution).context(
        "--role is respondent (with --institution), reviewer, policymaker or administrator (without)",
    )?;
    let password = read_password()?;
    let accounts = Accounts::new(assessment.store.clone())?;
    let user = User {
        id: UserId(clock::fresh_id()),
        email: new.email.trim().to_owned(),
        name: new.name.clone(),
        role,
        language: new.language.clone(),
        is_focal_point: true,
        is_active: true,
        created_at: clock::now(),
    };
    assessment.store.add_user(&command_line(), &user, &accounts.hash(&password).await?).await?;
    println!("{} can sign in as {}.", user.email, role.code());
    Ok(())
}

async fn institution(assessment: &Assessment, new: &NewUser) -> anyhow::Result<Option<InstitutionId>> {
    let Some(name) = &new.institution else { return Ok(None) };
    let found = assessment.store.institution_by_name(name).await?;
    found.map(|one| Some(one.id)).with_context(|| format!("there is no institution \"{name}\""))
}

fn read_password() -> anyhow::Result<String> {
    if stdin().is_terminal() {
        eprint!("Password (at least {SHORTEST_PASSWORD} characters, it will show): ");
    }
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\n', '\r']).to_owned();
    if password.chars().count() < SHORTEST_PASSWORD {
        bail!("the password needs at least {SHORTEST_PASSWORD} characters");
    }
    Ok(password)
}
