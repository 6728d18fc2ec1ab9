//! What a reviewer does not see of institutions they are not independent of: in lists over all institutions these keep
//! their name alone.

use std::collections::BTreeSet;

use super::errors::Failure;
use super::pages::analysis::AnalysisPage;
use super::pages::parts::Table;
use crate::assessment::Assessment;
use crate::response::RoundId;
use crate::store::User;
use crate::texts::Texts;

/// The responses of a round a reviewer may not review.
pub struct KeptOut(BTreeSet<String>);

impl KeptOut {
    /// Those of one reviewer.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(assessment: &Assessment, reader: &User, round: RoundId) -> Result<Self, Failure> {
        let responses = assessment.kept_out_in(reader, round).await?;
        Ok(Self(responses.iter().map(ToString::to_string).collect()))
    }

    /// Takes what is told of them out of a table.
    pub fn close(&self, texts: &Texts, table: &mut Table) {
        table.keep_out(&self.0, &texts.t("row-kept-out"));
    }

    /// The same for all tables of a page.
    pub fn closed(&self, texts: &Texts, mut page: AnalysisPage) -> AnalysisPage {
        for part in &mut page.parts {
            let behind = part.folds.iter_mut().flat_map(|fold| &mut fold.tables);
            part.tables.iter_mut().chain(behind).for_each(|table| self.close(texts, table));
        }
        page
    }
}
