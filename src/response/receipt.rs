//! What an institution gets for handing in: who signed which answers, in a form whose hash anybody can work out.
//!
//! The hash of a receipt is the SHA-256 of its [canonical form](Receipt::canonical). It covers the hash of the
//! answers and that of the questionnaire, so that none of it can be exchanged. The number people write down follows
//! from the hash: it names a receipt to those who have it, and nobody can make one up.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::ids::ResponseId;
use super::sign_off::SignOff;

/// Names the form, so that a later one is not mistaken for it.
const FORM: &str = "bhr-baseline receipt 1";
/// Letters of a receipt number: no I, L, O and U, which are read as something else.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const NUMBER_LETTERS: usize = 12;

/// The receipt of one signed submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    form: Form,
    /// Name of the round, as it was then.
    pub round: String,
    /// Name of the institution, as it was then.
    pub institution: String,
    /// The response, as a word.
    response: Uuid,
    /// The number of the submission, from 1.
    pub version: u32,
    /// What was asked.
    pub questionnaire: ReceiptQuestionnaire,
    /// SHA-256 of the answers as they were frozen, in hex.
    pub answers_sha256: String,
    /// How many answers there are of which state.
    pub answers: AnswerCounts,
    /// Who signed.
    pub signed: SignOff,
    /// When it was received, with the fraction as it is stored.
    #[serde(with = "instant")]
    pub received_at: DateTime<Utc>,
}

/// The questionnaire version a receipt names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptQuestionnaire {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// SHA-256 of its files, in hex.
    pub sha256: String,
}

/// Answers by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerCounts {
    /// Something was answered.
    pub answered: u32,
    /// Said not to concern the institution.
    pub not_applicable: u32,
    /// Not known to the institution.
    pub do_not_know: u32,
    /// Collected by nobody.
    pub no_data: u32,
    /// Put and left open.
    pub unanswered: u32,
    /// Not put, because of an earlier answer or what the institution is.
    pub hidden: u32,
}

/// What a receipt is about, all but the signature.
#[derive(Clone, Debug)]
pub struct ReceiptSubject {
    /// Name of the round.
    pub round: String,
    /// Name of the institution.
    pub institution: String,
    /// The response.
    pub response: ResponseId,
    /// The number of the submission.
    pub version: u32,
    /// What was asked.
    pub questionnaire: ReceiptQuestionnaire,
    /// SHA-256 of the answers.
    pub answers_sha256: String,
    /// Answers by state.
    pub answers: AnswerCounts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Form {
    #[serde(rename = "bhr-baseline receipt 1")]
    First,
}

impl Receipt {
    /// The receipt of a subject signed at an instant.
    pub fn new(subject: ReceiptSubject, signed: SignOff, received_at: DateTime<Utc>) -> Self {
        let ReceiptSubject { round, institution, response, version, questionnaire, answers_sha256, answers } =
            subject;
        Self {
            form: Form::First,
            round,
            institution,
            response: response.0,
            version,
            questionnaire,
            answers_sha256,
            answers,
            signed,
            received_at,
        }
    }

    /// The response it is for.
    pub const fn response(&self) -> ResponseId {
        ResponseId(self.response)
    }

    /// The text its hash is of: JSON with the fields in their order and no space between them.
    pub fn canonical(&self) -> String {
        serde_json::to_string(self).expect("a receipt is always JSON")
    }

    /// Reads the canonical form back.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Its hash.
    pub fn hash(&self) -> ReceiptHash {
        ReceiptHash(sha256(&self.canonical()))
    }
}

/// SHA-256 of a text, in lower-case hex.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Groups of eight letters, which people can compare.
pub fn in_groups(hash: &str) -> String {
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The hash of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptHash(String);

impl ReceiptHash {
    /// Reads what somebody typed: spaces, hyphens and capitals do not matter.
    pub fn read(typed: &str) -> Option<Self> {
        let kept = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let hex: String = kept.map(|letter| letter.to_ascii_lowercase()).take(65).collect();
        let is_hash = hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then_some(Self(hex))
    }

    /// In hex.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number that goes with it.
    pub fn number(&self) -> ReceiptNumber {
        let digest = Sha256::digest(format!("{FORM} number\n{}", self.0).as_bytes());
        let bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |place: usize| char::from(LETTERS[(bits >> (59 - 5 * place)) as usize & 31]);
        ReceiptNumber((0..NUMBER_LETTERS).map(letter).collect())
    }
}

/// The number of a receipt: twelve letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptNumber(String);

impl ReceiptNumber {
    /// Reads what somebody typed or read out: `O` is taken for zero, `I` and `L` for one.
    pub fn read(typed: &str) -> Option<Self> {
        let kept = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let plain = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let number: String = kept.map(plain).take(NUMBER_LETTERS + 1).collect();
        let is_number = number.len() == NUMBER_LETTERS && number.bytes().all(|byte| LETTERS.contains(&byte));
        is_number.then_some(Self(number))
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

mod instant {
    use super::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Micros, true))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(from)?;
        DateTime::parse_from_rfc3339(&text).map(|at| at.to_utc()).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::super::sign_off::{SIGNS_AS_DELEGATE, TypedSignOff};
    use super::*;

    /// A made-up receipt.
    pub(crate) fn sample() -> Receipt {
        let typed = TypedSignOff {
            signs_as: SIGNS_AS_DELEGATE.to_owned(),
            name: "Aysel Rəhimova".to_owned(),
            post: "Nazir müavini".to_owned(),
            delegated_by: "Etibarnamə № 3, 2 fevral 2026".to_owned(),
            order_number: "№ 14-К".to_owned(),
            order_date: "2026-02-03".to_owned(),
            is_confirmed: true,
        };
        let received_at = DateTime::from_timestamp(1_790_000_000, 123_456_000).expect("an instant");
        let subject = ReceiptSubject {
            round: "İlkin qiymətləndirmə 2026".to_owned(),
            institution: "Əmək Nazirliyi".to_owned(),
            response: ResponseId(Uuid::from_u128(7)),
            version: 2,
            questionnaire: ReceiptQuestionnaire {
                id: "state-duty".to_owned(),
                version: 3,
                sha256: sha256("files"),
            },
            answers_sha256: sha256("answers"),
            answers: AnswerCounts { answered: 90, unanswered: 2, ..AnswerCounts::default() },
        };
        Receipt::new(subject, typed.read(received_at.date_naive()).expect("whole"), received_at)
    }

    #[test]
    fn a_receipt_reads_back_as_it_was_written() {
        let receipt = sample();
        assert_eq!(Receipt::parse(&receipt.canonical()), Some(receipt.clone()));
        assert_eq!(receipt.hash().as_str(), sha256(&receipt.canonical()));
        assert!(receipt.canonical().starts_with("{\"form\":\"bhr-baseline receipt 1\",\"round\":"));
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let number = sample().hash().number();
        let written = number.to_string();
        assert_eq!(written.len(), 14);
        assert_eq!(ReceiptNumber::read(&written.to_lowercase().replace('-', " ")), Some(number));
        assert_eq!(ReceiptNumber::read("OIL0-0000-0000"), ReceiptNumber::read("0110-0000-0000"));
        for wrong in ["", "0000-0000-000", "0000-0000-00000", "0000-0000-000U", "0000-0000-000Ə"] {
            assert_eq!(ReceiptNumber::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_hash_is_read_with_or_without_its_groups() {
        let hash = sample().hash();
        assert_eq!(ReceiptHash::read(&in_groups(hash.as_str()).to_uppercase()), Some(hash.clone()));
        assert_eq!(ReceiptHash::read(&hash.as_str()[1..]), None);
        assert_eq!(ReceiptHash::read(&format!("{}0", hash.as_str())), None);
        assert_eq!(ReceiptHash::read(&"g".repeat(64)), None);
    }

    proptest! {
        #[test]
        fn nothing_in_a_receipt_changes_without_its_hash(
            name in "\\PC{1,40}", version in 1_u32..9, answered in 0_u32..500, seconds in 0_i64..99_999,
        ) {
            let first = sample();
            let mut other = first.clone();
            other.institution = name;
            other.version = version;
            other.answers.answered = answered;
            other.received_at += chrono::TimeDelta::seconds(seconds);
            prop_assert_eq!(first == other, first.hash() == other.hash());
            prop_assert_eq!(Receipt::parse(&other.canonical()), Some(other));
        }

        #[test]
        fn whatever_is_typed_reads_as_a_number_or_a_hash_or_neither(typed in "\\PC{0,80}") {
            if let Some(number) = ReceiptNumber::read(&typed) {
                prop_assert_eq!(ReceiptNumber::read(&number.to_string()), Some(number));
            }
            let _ = ReceiptHash::read(&typed);
        }
    }
}
