//! The only place that asks for the time, for fresh ids and for secrets.

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

/// The present instant, to the microsecond both engines keep.
#[expect(clippy::disallowed_methods, reason = "everybody else takes `now` as a parameter")]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

/// A fresh id; ids made later sort later.
#[expect(clippy::disallowed_methods, reason = "everybody else takes ids as parameters")]
pub fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// A secret nobody can guess: 256 bits in hex.
pub fn secret() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A share of 0 to 1 nobody can foresee, to spread out what would otherwise happen at once.
pub fn jitter() -> f64 {
    rand::random()
}
