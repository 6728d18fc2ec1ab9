//! What others propose while a draft is put to consultation, and what becomes of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A consultation on a frozen version of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// The version, by its code.
    pub version: String,
    /// The last day on which something can be proposed.
    pub closes: NaiveDate,
    /// What people are asked.
    pub words: String,
    /// Whoever has this word in the address may read and propose; empty for everybody.
    #[serde(default)]
    pub key: String,
    /// Stakeholders who were asked, one on each line, with an e-mail address or without; for the NHRI's own eyes.
    #[serde(default)]
    pub asked: String,
    /// It was closed before its day.
    #[serde(default)]
    pub closed: bool,
}

impl Consultation {
    /// True while something can be proposed.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        !self.closed && today <= self.closes
    }

    /// True when everybody may read and propose.
    pub const fn is_public(&self) -> bool {
        self.key.is_empty()
    }

    /// The stakeholders who were asked.
    pub fn stakeholders(&self) -> Vec<Stakeholder<'_>> {
        self.asked.lines().map(Stakeholder::read).filter(|one| !one.is_nobody()).collect()
    }
}

/// Somebody who is asked, as a line says it: `Rivers NGO, rivers@ngo.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stakeholder<'a> {
    /// The name; empty when the line is an address alone.
    pub name: String,
    /// What is written as an e-mail address on the line, right or wrong.
    pub emails: Vec<&'a str>,
}

impl<'a> Stakeholder<'a> {
    /// Reads a line.
    pub fn read(line: &'a str) -> Self {
        let is_between = |letter: char| letter.is_whitespace() || "<>(),;".contains(letter);
        let emails: Vec<&str> = line.split(is_between).filter(|word| word.contains('@')).collect();
        let (before, after) = match emails.first() {
            Some(email) => line.split_once(*email).unwrap_or((line, "")),
            None => (line, ""),
        };
        let is_open = |letter: char| letter.is_whitespace() || "<(,;:-–—".contains(letter);
        let is_shut = |letter: char| letter.is_whitespace() || ">),;:-–—".contains(letter);
        let (before, after) = (before.trim_end_matches(is_open).trim_start(), after.trim_matches(is_shut));
        let name = if before.is_empty() { after } else { before };
        Self { name: name.to_owned(), emails }
    }

    fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.emails.is_empty()
    }
}

/// What somebody proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The consultation, by its code.
    pub consultation: String,
    /// The part of the plan it is about; empty for the plan as a whole.
    pub part: String,
    /// The number of that part in the version that was put to consultation.
    pub code: String,
    /// Who proposes it.
    pub name: String,
    /// For whom.
    pub organisation: String,
    /// The proposal.
    pub text: String,
    /// Whether it is shown.
    pub sight: Sight,
    /// What becomes of it; none before somebody has decided.
    pub outcome: Option<Outcome>,
    /// The answer.
    pub answer: String,
}

/// Whether a proposal is shown to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// Nobody has looked at it yet.
    Waiting,
    /// It is shown.
    Shown,
    /// It is not shown: insults, private matters, no proposal.
    KeptOut,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::KeptOut];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::KeptOut => "kept-out",
        }
    }

    /// The one of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What becomes of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is taken over.
    Accepted,
    /// Some of it is.
    Partly,
    /// It is not.
    Rejected,
    /// It asks for nothing that could be taken over.
    Noted,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::Partly, Self::Rejected, Self::Noted];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Rejected => "rejected",
            Self::Noted => "noted",
        }
    }

    /// The one of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::Stakeholder;

    #[test]
    fn a_line_names_somebody_with_an_address_or_without() {
        let check = |line: &str, name: &str, emails: &[&str]| {
            let read = Stakeholder::read(line);
            assert_eq!((read.name.as_str(), read.emails.as_slice()), (name, emails), "{line}");
        };
        check("Union of rivers", "Union of rivers", &[]);
        check("Union of rivers, water@union.example", "Union of rivers", &["water@union.example"]);
        check("Aydan (Rivers NGO) <aydan@ngo.example>", "Aydan (Rivers NGO)", &["aydan@ngo.example"]);
        check("aydan@ngo.example", "", &["aydan@ngo.example"]);
        check("Çay – a@b.example; c@d.example", "Çay", &["a@b.example", "c@d.example"]);
        check("a@b.example – Çay", "Çay", &["a@b.example"]);
        check("Çay (a@b.example)", "Çay", &["a@b.example"]);
        check("  ", "", &[]);
    }
}
