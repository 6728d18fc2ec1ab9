//! What answers were handed in with, as a CSV beside the exported answers.

use std::collections::BTreeMap;

use super::Assessment;
use super::error::Error;
use super::exchange::{finish, put};
use crate::response::{Evidence, EvidenceContent, EvidencePlace, RoundId, UnitId};

/// The first row. `content` is the name of a file, an address or a number.
const EVIDENCE_HEADER: [&str; 11] = [
    "institution",
    "unit",
    "question",
    "kind",
    "title",
    "dated",
    "valid_until",
    "confidentiality",
    "form",
    "content",
    "sha256",
];

impl Assessment {
    /// The evidence of every response of a round that was handed in; `None` when there is none. What stays inside an
    /// institution is not handed in and so not here.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn evidence_csv(&self, round: RoundId) -> Result<Option<Vec<u8>>, Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        put(&mut writer, EVIDENCE_HEADER.map(str::to_owned));
        let mut is_empty = true;
        for enrolled in self.store.list_responses(round).await? {
            let id = enrolled.response.id;
            let units = self.store.units(id).await?;
            let units: BTreeMap<UnitId, String> =
                units.into_iter().map(|unit| (unit.id, unit.name)).collect();
            for (place, piece) in self.store.evidence_handed_in(id).await? {
                is_empty = false;
                put(&mut writer, row(&enrolled.institution.name, &units, place, piece));
            }
        }
        Ok((!is_empty).then(|| finish(writer)))
    }
}

fn row(name: &str, units: &BTreeMap<UnitId, String>, place: EvidencePlace, piece: Evidence) -> [String; 11] {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (form, content, sha256) = match piece.content {
        EvidenceContent::File(file) => ("file", file.name, file.sha256),
        EvidenceContent::Link(address) => ("link", address.to_string(), String::new()),
        EvidenceContent::Reference(words) => ("reference", words, String::new()),
    };
    [
        name.to_owned(),
        place.unit.and_then(|unit| units.get(&unit).cloned()).unwrap_or_default(),
        place.question,
        piece.kind.code().to_owned(),
        piece.title,
        day(piece.dated),
        day(piece.valid_until),
        piece.confidentiality.code().to_owned(),
        form.to_owned(),
        content,
        sha256,
    ]
}
