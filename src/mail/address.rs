//! Addresses that mail can be sent to.

use lettre::message::Mailbox;

/// An address every mail server takes: ASCII, one line, a part on both sides of the sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(lettre::Address);

/// Why an address cannot be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongAddress {
    /// Letters outside ASCII: few servers take them, so a letter would be lost on the way.
    #[error("the address has letters that mail cannot carry")]
    NotAscii,
    /// It is no address.
    #[error("this is no e-mail address")]
    Malformed,
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// [`WrongAddress`].
    pub fn parse(text: &str) -> Result<Self, WrongAddress> {
        if !text.is_ascii() {
            return Err(WrongAddress::NotAscii);
        }
        if text.contains(|letter: char| letter.is_ascii_control() || letter == ' ') {
            return Err(WrongAddress::Malformed);
        }
        text.parse().map(Self).map_err(|_| WrongAddress::Malformed)
    }

    /// The part behind the sign.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    /// The address with the name of who has it.
    pub(super) fn named(&self, name: &str) -> Mailbox {
        let name = one_line(name);
        Mailbox::new(Some(name).filter(|name| !name.is_empty()), self.0.clone())
    }
}

/// Words on one line: no header can be begun inside another.
pub(super) fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Address, WrongAddress, one_line};

    #[test]
    fn only_what_every_server_takes_is_an_address() {
        let check = |text, expected: Result<(), WrongAddress>| {
            assert_eq!(Address::parse(text).map(|_| ()), expected, "{text}");
        };
        check("aysel@ministry.example", Ok(()));
        check("aysel.r+round-1@xn--nazirlik-x4d.example", Ok(()));
        check("aysəl@ministry.example", Err(WrongAddress::NotAscii));
        check("aysel@nazirlİk.example", Err(WrongAddress::NotAscii));
        check("aysel", Err(WrongAddress::Malformed));
        check("", Err(WrongAddress::Malformed));
        check("a@b.example\r\nBcc: c@d.example", Err(WrongAddress::Malformed));
        check("a@b.example, c@d.example", Err(WrongAddress::Malformed));
        check("<a@b.example>", Err(WrongAddress::Malformed));
    }

    #[test]
    fn words_of_a_header_stay_on_one_line() {
        assert_eq!(one_line(" Aysel\r\nBcc: x\u{85}y\t z "), "Aysel Bcc: x y z");
    }
}
