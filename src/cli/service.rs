//! `serve` and `demo`: the service itself.

use std::net::IpAddr;

use clap::Args;

use super::evidence::EvidencePlace;
use super::place::{Place, shown};
use super::rounds::write_report;
use crate::assessment::demo::{DEMO_COLLEAGUE, DEMO_PASSWORD, DEMO_PEOPLE, DEMO_ROUND, PRACTICE_ROUND};
use crate::assessment::demo_review::DEMO_SECOND;
use crate::assessment::{Accounts, Assessment, ReportFormat, clock, command_line, shipped};
use crate::mail::PostSettings;
use crate::texts::Language;
use crate::web;

/// Where the service listens.
#[derive(Debug, Clone, Args)]
pub struct Listen {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    address: IpAddr,
    /// Port to listen on
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// People reach the service over https (a proxy in front ends TLS): cookies are then sent over https only
    #[arg(long)]
    https: bool,
}

/// `serve`.
///
/// # Errors
/// When the database cannot be opened or the port is taken.
pub async fn serve(place: &Place, listen: &Listen, evidence: &EvidencePlace) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    for folder in shipped() {
        assessment.add_questionnaire(&command_line(), &folder, clock::now()).await?;
    }
    assessment.store.close().await;
    launch(place, listen, evidence).await
}

/// `demo`.
///
/// # Errors
/// When the data directory cannot be written, the database cannot be opened, or the port is taken.
pub async fn demo(place: &Place, listen: &Listen, evidence: &EvidencePlace) -> anyhow::Result<()> {
    println!(
        "Preparing the demonstration: questionnaires, answers, scores, reports. The first time takes up to a minute."
    );
    let assessment = place.open().await?;
    let accounts = Accounts::new(assessment.store.clone())?;
    let round = assessment.demonstrate(&accounts, clock::now()).await?;
    let room = evidence.open(place, &assessment.store)?;
    assessment.demonstrate_evidence(&room, clock::now()).await?;
    assessment.demonstrate_team(clock::now()).await?;
    assessment.demonstrate_rounds(clock::now()).await?;
    assessment.demonstrate_review(&accounts, clock::now()).await?;
    assessment.demonstrate_quotations(clock::now()).await?;
    for language in Language::ALL {
        let path = place.report(&format!("baseline-{}.pdf", language.code()));
        if !path.exists() {
            write_report(&assessment, &round, (language, ReportFormat::Pdf), &path, clock::now()).await?;
        }
    }
    print_demo(&assessment, place, listen).await?;
    assessment.store.close().await;
    launch(place, listen, evidence).await
}

async fn print_demo(assessment: &Assessment, place: &Place, listen: &Listen) -> anyhow::Result<()> {
    let institutions = assessment.store.list_institutions().await?.len();
    println!(
        "Demonstration with {institutions} institutions; country, institutions and answers are made up."
    );
    println!("  closed round:  {DEMO_ROUND}");
    println!("  open round:    {PRACTICE_ROUND}");
    println!("  report:        {}", shown(&place.report("baseline-en.pdf")));
    println!("  address:       {}", address(listen));
    println!("  sign in as:");
    for (role, email, _) in DEMO_PEOPLE {
        println!("    {role:<14} {email:<32} {DEMO_PASSWORD}");
    }
    println!("    {:<14} {:<32} {DEMO_PASSWORD}", "colleague", DEMO_COLLEAGUE.0);
    println!("    {:<14} {:<32} {DEMO_PASSWORD}", "reviewer", DEMO_SECOND.0);
    if !listen.address.is_loopback() {
        println!(
            "  These passwords are known to everybody: keep this address away from other people's networks."
        );
    }
    Ok(())
}

fn address(listen: &Listen) -> String {
    format!("http://{}/", std::net::SocketAddr::new(listen.address, listen.port))
}

async fn launch(place: &Place, listen: &Listen, evidence: &EvidencePlace) -> anyhow::Result<()> {
    let post = PostSettings::from_environment().map_err(|problems| anyhow::anyhow!(problems.join("\n")))?;
    if post.mail.is_some() && post.public_url.is_none() {
        println!(
            "BHR_PUBLIC_URL is not set: letters say where to sign in, but have no links; invitations are shown to pass on."
        );
    }
    let settings = web::Settings {
        address: listen.address,
        port: listen.port,
        database: place.url()?,
        https: listen.https,
        post,
        evidence: evidence.vault(place)?,
        evidence_room: evidence.room(),
    };
    println!("Listening on {} (stop with Ctrl+C)", address(listen));
    web::rocket(settings).launch().await?;
    Ok(())
}
