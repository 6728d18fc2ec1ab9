//! Handing in for the fictional institutions, with signatures and receipts as real ones have them.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::Assessment;
use super::error::Error;
use crate::response::{
    Institution, InstitutionKind, ResponseId, SIGNS_AS_DELEGATE, SIGNS_AS_HEAD, SignOff, TypedSignOff, UserId,
};
use crate::store::Actor;
use crate::texts::BAKU;

/// Names under the signatures.
const DEMO_SIGNERS: [&str; 5] =
    ["Səidə Example", "Orxan Example", "Lalə Example", "Tural Example", "Nərgiz Example"];

impl Assessment {
    /// Hands a response in as its institution would, with its signature and receipt, and accepts it.
    pub(super) async fn sign_demo_response(
        &self,
        reviewer: &Actor,
        (id, number): (ResponseId, usize),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let opened = self.open_response(id).await?;
        let sign_off = sign_off(&opened.institution, number, now.with_timezone(&BAKU).date_naive())?;
        let people = self.store.list_users().await?;
        let respondent = people.into_iter().find(|one| one.role.institution() == Some(opened.institution.id));
        // Most of the fictional institutions have nobody who can sign in.
        let by = respondent.map_or(UserId(uuid::Uuid::nil()), |one| one.id);
        let actor = Actor { user: Some(by).filter(|by| !by.0.is_nil()), name: sign_off.name().to_owned() };
        self.submit(&actor, by, &opened, &sign_off, now).await?;
        self.accept(reviewer, reviewer.user.unwrap_or(by), id, now).await
    }
}

/// Who signs for a fictional institution: its head, and for every third one a delegate.
fn sign_off(institution: &Institution, number: usize, today: NaiveDate) -> Result<SignOff, Error> {
    let is_office = institution.profile.kind == Some(InstitutionKind::Government);
    let is_delegate = number % 3 == 2;
    let typed = TypedSignOff {
        signs_as: if is_delegate { SIGNS_AS_DELEGATE } else { SIGNS_AS_HEAD }.to_owned(),
        name: DEMO_SIGNERS[number % DEMO_SIGNERS.len()].to_owned(),
        post: match (is_office, is_delegate) {
            (true, false) => "Head of the institution",
            (true, true) => "Deputy head of the institution",
            (false, false) => "Chief executive",
            (false, true) => "Director of legal affairs",
        }
        .to_owned(),
        delegated_by: "Order No 3 on delegation (fictional)".to_owned(),
        order_number: format!("{}-F", number + 11),
        order_date: today.checked_sub_days(Days::new(2)).unwrap_or(today).to_string(),
        is_confirmed: true,
    };
    typed
        .read(today)
        .map_err(|problems| Error::Refused(format!("a signature of the demonstration: {problems:?}")))
}
