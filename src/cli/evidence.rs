//! Where files of evidence are kept, from options and the environment.

use clap::Args;

use super::place::Place;
use crate::assessment::EvidenceRoom;
use crate::store::Store;
use crate::vault::{S3Place, Vault, VaultPlace};

/// Bytes in a mebibyte.
const MEBIBYTE: u64 = 1024 * 1024;

/// Options of the commands that keep files of evidence.
#[derive(Clone, Args)]
pub struct EvidencePlace {
    /// Where files of evidence are kept: s3://bucket/prefix; the folder `evidence` in the data directory if left out
    #[arg(long, env = "BHR_EVIDENCE_STORE", value_name = "ADDRESS")]
    evidence_store: Option<String>,
    /// Room for the files of one institution, in MiB
    #[arg(long, env = "BHR_EVIDENCE_ROOM", value_name = "MIB", default_value_t = 1024)]
    evidence_room: u64,
    /// Address of the S3 service, when it is not Amazon's
    #[arg(long, env = "BHR_EVIDENCE_S3_ENDPOINT", value_name = "URL")]
    evidence_s3_endpoint: Option<String>,
    /// Region of the bucket
    #[arg(long, env = "BHR_EVIDENCE_S3_REGION", value_name = "REGION")]
    evidence_s3_region: Option<String>,
    // A key on the command line is seen by everybody on the machine: help names the environment only.
    #[arg(long, env = "BHR_EVIDENCE_S3_KEY_ID", hide = true, hide_env_values = true)]
    evidence_s3_key_id: Option<String>,
    #[arg(long, env = "BHR_EVIDENCE_S3_KEY", hide = true, hide_env_values = true)]
    evidence_s3_key: Option<String>,
}

impl std::fmt::Debug for EvidencePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EvidencePlace").field("store", &self.evidence_store).finish_non_exhaustive()
    }
}

impl EvidencePlace {
    /// The place as set.
    ///
    /// # Errors
    /// When the address is no place.
    pub fn vault(&self, place: &Place) -> anyhow::Result<VaultPlace> {
        let Some(address) = &self.evidence_store else {
            return Ok(VaultPlace::Folder(std::path::absolute(place.data_dir.join("evidence"))?));
        };
        Ok(VaultPlace::S3(S3Place {
            endpoint: self.evidence_s3_endpoint.clone(),
            region: self.evidence_s3_region.clone(),
            key_id: self.evidence_s3_key_id.clone(),
            secret: self.evidence_s3_key.clone(),
            ..S3Place::parse(address)?
        }))
    }

    /// Bytes the files of one institution may take.
    pub const fn room(&self) -> u64 {
        self.evidence_room.saturating_mul(MEBIBYTE)
    }

    /// The evidence of a database.
    ///
    /// # Errors
    /// When the address is no place.
    pub fn open(&self, place: &Place, store: &Store) -> anyhow::Result<EvidenceRoom> {
        Ok(EvidenceRoom::new(store.clone(), Vault::open(&self.vault(place)?)?, self.room()))
    }
}
