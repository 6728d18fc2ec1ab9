//! What shows that an answer is true: a file, a link, or the number of an act, with who may see it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};

use super::codes::codes;
use super::ids::{EvidenceId, InstitutionId, ResponseId, UnitId, UserId};

/// Characters of a title or of a reference at most.
pub const LONGEST_TITLE: usize = 300;
/// Characters of a web address at most; browsers and proxies cut longer ones.
const LONGEST_ADDRESS: usize = 2000;

codes! {
    /// What the evidence is.
    EvidenceKind {
        /// An article of a law.
        LawArticle = "law-article",
        /// An order or a decision with a number.
        Order = "order",
        /// A line of a budget.
        BudgetLine = "budget-line",
        /// A figure somebody publishes or keeps.
        Statistic = "statistic",
        /// A photograph.
        Photograph = "photograph",
        /// A page on the web.
        WebPage = "web-page",
        /// Any other document.
        Other = "other",
    }
}

codes! {
    /// Who may see the evidence. Whatever it is, nothing is seen outside the institution before it is handed in.
    Confidentiality {
        /// Anybody may see it: the NHRI may show it and quote it.
        Public = "public",
        /// The NHRI's reviewers may see it, and nobody else outside the institution.
        Nhri = "nhri",
        /// Only colleagues in the institution see it: it is not handed in, and reviewers do not learn that it is there.
        Institution = "institution",
    }
}

codes! {
    /// What the bytes of a file are, found by looking at them.
    MediaType {
        /// PDF.
        Pdf = "application/pdf",
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// A Word document without macros.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// An Excel workbook without macros.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// A PowerPoint presentation without macros.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// An OpenDocument text.
        Odt = "application/vnd.oasis.opendocument.text",
        /// An OpenDocument spreadsheet.
        Ods = "application/vnd.oasis.opendocument.spreadsheet",
        /// Plain text in UTF-8; a table with commas is one too.
        Text = "text/plain",
    }
}

impl MediaType {
    /// True for a picture, of which a small one can be shown.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }

    /// The usual ends of the name of such a file, the first for one that has another.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Text => &["txt", "csv"],
        }
    }

    /// `name` with an end that says what the bytes are, so that no program takes them for something else.
    pub fn name_for(self, name: &str) -> String {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        if self.endings().iter().any(|usual| usual.eq_ignore_ascii_case(end)) {
            name.to_owned()
        } else {
            format!("{name}.{}", self.endings()[0])
        }
    }
}

/// An address on the web: `http` or `https`, with a host, without a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebAddress {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (scheme, rest) = text.split_once("://").ok_or(())?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.split(':').next().unwrap_or_default();
        let is_host = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
        let has_host = host.chars().any(char::is_alphanumeric) && host.chars().all(is_host);
        let has_port = authority.split_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_ok());
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
        let is_bearable = text.chars().count() <= LONGEST_ADDRESS && !text.contains(is_odd);
        if is_web && has_host && has_port && is_bearable { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A file as it is known without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Its name, in any script.
    pub name: String,
    /// What the bytes are.
    pub media_type: MediaType,
    /// How many there are.
    pub size: u64,
    /// Their SHA-256 in hex: where they are kept, and the proof that they are the same.
    pub sha256: String,
    /// Pages of a PDF.
    pub pages: Option<u32>,
}

/// What there is to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceContent {
    /// A file kept here.
    File(EvidenceFile),
    /// A page elsewhere.
    Link(WebAddress),
    /// The number of an order, of an article, of a line: enough to find it.
    Reference(String),
}

/// A piece of evidence of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// Whose it is.
    pub institution: InstitutionId,
    /// What it is.
    pub kind: EvidenceKind,
    /// What people call it.
    pub title: String,
    /// When it was made or signed.
    pub dated: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// What there is to look at.
    pub content: EvidenceContent,
    /// Who added it, by the name they had then.
    pub added_by: String,
    /// The account they had; none for what no account did.
    pub added_by_user: Option<UserId>,
    /// When.
    pub added_at: DateTime<Utc>,
}

/// What people say of a piece, and may correct until it is handed in. What there is to look at is never exchanged: that
/// is another piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceWords {
    /// What it is.
    pub kind: EvidenceKind,
    /// What people call it.
    pub title: String,
    /// When it was made or signed.
    pub dated: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
}

/// The answer a piece supports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EvidencePlace {
    /// In which response.
    pub response: ResponseId,
    /// For which unit; none for the institution itself.
    pub unit: Option<UnitId>,
    /// To which question.
    pub question: String,
}

/// Evidence that its reader may see. Only [`Evidence::for_institution`] and [`Evidence::for_reviewer`] make one, and
/// whatever shows or hands out evidence takes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown(Evidence);

impl Evidence {
    /// What is said of it.
    pub fn words(&self) -> EvidenceWords {
        EvidenceWords {
            kind: self.kind,
            title: self.title.clone(),
            dated: self.dated,
            valid_until: self.valid_until,
            confidentiality: self.confidentiality,
        }
    }

    /// For somebody of an institution: its own, of every class.
    pub fn for_institution(self, reader: InstitutionId) -> Option<Shown> {
        (self.institution == reader).then_some(Shown(self))
    }

    /// For a reviewer of the NHRI: what was handed in and is not kept inside the institution.
    pub fn for_reviewer(self, is_handed_in: bool) -> Option<Shown> {
        match self.confidentiality {
            Confidentiality::Public | Confidentiality::Nhri => is_handed_in.then_some(Shown(self)),
            Confidentiality::Institution => None,
        }
    }
}

impl Shown {
    /// The piece.
    pub const fn piece(&self) -> &Evidence {
        &self.0
    }

    /// Its file, when it has one.
    pub const fn file(&self) -> Option<&EvidenceFile> {
        match &self.0.content {
            EvidenceContent::File(file) => Some(file),
            EvidenceContent::Link(_) | EvidenceContent::Reference(_) => None,
        }
    }

    /// True once its last day has passed.
    pub fn has_expired(&self, today: NaiveDate) -> bool {
        self.0.valid_until.is_some_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_on_the_web_are_links() {
        for good in ["https://e-qanun.az/framework/46943", "http://əmək.az:8080/a?b=c#d", "HTTPS://a.example"]
        {
            assert!(good.parse::<WebAddress>().is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "data:text/html,x",
            "ftp://a.example/x",
            "file:///etc/passwd",
            "https://",
            "https:///path",
            "https://user:secret@a.example/",
            "https://a.example:99999/",
            "https://a.example/ b",
            "https://a.example/\"onmouseover=x",
            "//a.example/",
            "a.example",
            "",
        ] {
            assert!(bad.parse::<WebAddress>().is_err(), "{bad}");
        }
        assert!(format!("https://a.example/{}", "x".repeat(2000)).parse::<WebAddress>().is_err());
    }

    #[test]
    fn a_name_says_what_the_bytes_are() {
        assert_eq!(MediaType::Pdf.name_for("Əmr № 12.PDF"), "Əmr № 12.PDF");
        assert_eq!(MediaType::Jpeg.name_for("şəkil.jpeg"), "şəkil.jpeg");
        assert_eq!(MediaType::Text.name_for("page.html"), "page.html.txt");
        assert_eq!(MediaType::Png.name_for("photo"), "photo.png");
    }

    #[test]
    fn a_reviewer_sees_what_was_handed_in_and_is_not_kept_inside() {
        let of = |confidentiality| Evidence {
            id: EvidenceId(uuid::Uuid::nil()),
            institution: InstitutionId(uuid::Uuid::nil()),
            kind: EvidenceKind::Order,
            title: "Order".to_owned(),
            dated: None,
            valid_until: None,
            confidentiality,
            content: EvidenceContent::Reference("No 5".to_owned()),
            added_by: String::new(),
            added_by_user: None,
            added_at: DateTime::UNIX_EPOCH,
        };
        let sees = |class, is_handed_in| of(class).for_reviewer(is_handed_in).is_some();
        assert!(sees(Confidentiality::Public, true) && sees(Confidentiality::Nhri, true));
        assert!(!sees(Confidentiality::Public, false) && !sees(Confidentiality::Nhri, false));
        assert!(!sees(Confidentiality::Institution, true));
        let other = InstitutionId(uuid::Uuid::max());
        assert!(of(Confidentiality::Public).for_institution(other).is_none());
    }
}
