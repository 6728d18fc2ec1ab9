//! A receipt as a file: what it says, and the number and hash it claims for that.

use serde::{Deserialize, Serialize};

use super::receipt::{Receipt, ReceiptHash, ReceiptNumber};

/// A receipt somebody holds. Nothing of it is believed before it is compared with what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    number: String,
    sha256: String,
    /// What it says.
    pub receipt: Receipt,
}

impl ReceiptFile {
    /// The file of a receipt.
    pub fn of(receipt: &Receipt) -> Self {
        let hash = receipt.hash();
        Self { number: hash.number().to_string(), sha256: hash.as_str().to_owned(), receipt: receipt.clone() }
    }

    /// The file as JSON in one line.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a receipt is always JSON")
    }

    /// Reads a file.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The number it claims.
    pub fn number(&self) -> Option<ReceiptNumber> {
        ReceiptNumber::read(&self.number)
    }

    /// The hash it claims.
    pub fn hash(&self) -> Option<ReceiptHash> {
        ReceiptHash::read(&self.sha256)
    }

    /// True when the hash it claims is the hash of what it says.
    pub fn has_its_hash(&self) -> bool {
        self.hash().is_some_and(|claimed| claimed == self.receipt.hash())
    }

    /// True when the number it claims goes with the hash it claims.
    pub fn has_its_number(&self) -> bool {
        self.hash().is_some_and(|claimed| self.number() == Some(claimed.number()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::receipt::tests::sample;
    use super::*;

    #[test]
    fn a_file_reads_back_and_fits_itself() {
        let file = ReceiptFile::of(&sample());
        assert_eq!(ReceiptFile::from_json(&file.to_json()), Some(file.clone()));
        assert!(file.has_its_hash() && file.has_its_number());
    }

    #[test]
    fn a_change_anywhere_is_noticed() {
        let json = ReceiptFile::of(&sample()).to_json();
        for (from, to) in
            [("Aysel", "Leyla"), ("\"answered\":90", "\"answered\":91"), ("\"sha256\":\"", "\"sha256\":\"0")]
        {
            let changed = ReceiptFile::from_json(&json.replacen(from, to, 1));
            assert!(!changed.is_some_and(|file| file.has_its_hash()), "{from}");
        }
        let other = json.replacen("\"number\":\"", "\"number\":\"A", 1);
        assert!(!ReceiptFile::from_json(&other).expect("it reads").has_its_number());
        assert_eq!(ReceiptFile::from_json(&json.replacen("\"round\"", "\"runde\"", 1)), None);
    }
}
