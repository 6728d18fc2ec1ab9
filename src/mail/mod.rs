//! Handing letters to a mail server, and the settings that say which. The only module that speaks SMTP.
//!
//! SMTP cannot hand a letter over exactly once: when the connection breaks after the text and before the reply, nobody
//! knows whether the server has it. [`Carrier::carry`] then says "later", and the letter goes again under the same
//! Message-ID and date, byte for byte the same, by which mailboxes tell that it is one letter.

mod address;
mod carrier;
mod settings;
mod url;

pub use address::{Address, WrongAddress};
pub use carrier::{Carrier, Post, Refusal};
pub use settings::{MailSettings, PostSettings};
pub use url::{Security, SmtpUrl, WrongUrl};
