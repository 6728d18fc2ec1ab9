//! Which rounds answer other versions of a questionnaire, told when a version is compared or published.

use super::authoring::QuestionnaireCommand;
use super::place::Place;
use crate::assessment::{Assessment, RoundOnVersion};

/// After `publish` and `diff`: the rounds and responses on other versions, where a database is there.
///
/// # Errors
/// When the database cannot be opened or read.
pub async fn tell(command: &QuestionnaireCommand) -> anyhow::Result<()> {
    let (folder, place) = match command {
        QuestionnaireCommand::Publish { directory, place } => (directory, place),
        QuestionnaireCommand::Diff { new, place, json: false, .. } => (new, place),
        QuestionnaireCommand::Check { .. }
        | QuestionnaireCommand::Examples { .. }
        | QuestionnaireCommand::Schema { .. }
        | QuestionnaireCommand::New { .. }
        | QuestionnaireCommand::Diff { json: true, .. } => return Ok(()),
    };
    if !place.is_there() {
        return Ok(());
    }
    let questionnaire = super::authoring::read_whole(folder)?;
    let assessment = place.open().await?;
    tell_rounds(&assessment, &questionnaire.id, questionnaire.version, place).await?;
    assessment.store.close().await;
    Ok(())
}

async fn tell_rounds(assessment: &Assessment, id: &str, version: u32, place: &Place) -> anyhow::Result<()> {
    let rounds = assessment.rounds_on_versions(id).await?;
    if rounds.is_empty() {
        println!("no round in {} answers `{id}`", place.shown());
    }
    for round in rounds {
        println!("{}", line(&round, version));
    }
    Ok(())
}

fn line(round: &RoundOnVersion, version: u32) -> String {
    let state = if round.is_open { "open" } else { "closed" };
    let kept = if round.version == version { "" } else { "; it keeps that version" };
    format!(
        "round \"{}\" ({state}) answers version {}: {} drafts, {} handed in, {} accepted{kept}",
        round.name, round.version, round.drafts, round.handed_in, round.accepted
    )
}
