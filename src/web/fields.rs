//! The fields of a form as they were sent.

use rocket::http::RawStr;

/// Names and values, in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`; bytes that are no UTF-8 become the replacement character.
    pub fn parse(body: &str) -> Self {
        let pairs = body.split('&').filter(|pair| !pair.is_empty());
        Self(pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(decode).collect())
    }

    /// Adds a field.
    pub fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The first value of a field; empty when it was not sent.
    pub fn first(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The first value of a field, without space around it.
    pub fn line(&self, name: &str) -> String {
        self.first(name).trim().to_owned()
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn decode((name, value): (&str, &str)) -> (String, String) {
    let decode = |text: &str| RawStr::new(text).url_decode_lossy().replace("\r\n", "\n");
    (decode(name), decode(value))
}

/// A form: what was sent, read without judging it, so that nothing typed is lost.
pub trait Form: Send {
    /// Reads the fields it knows.
    fn read(fields: &Fields) -> Self;
}

impl Form for Fields {
    fn read(fields: &Fields) -> Self {
        fields.clone()
    }
}

/// A form without fields: a button.
impl Form for () {
    fn read(_: &Fields) -> Self {}
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        let fields = Fields::parse("name=%C6%8Fm%C9%99k+Nazirliyi&x=1&x=2&empty=&text=a%0D%0Ab&flag");
        assert_eq!(fields.first("name"), "Əmək Nazirliyi");
        assert_eq!(fields.all("x").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.first("empty"), "");
        assert_eq!(fields.first("text"), "a\nb");
        assert_eq!(fields.first("flag"), "");
        assert_eq!(fields.first("none"), "");
    }
}
