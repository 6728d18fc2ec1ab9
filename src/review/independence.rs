//! Who may not review an institution: its own people, and whoever keeps out of it.

/// What ties people to one institution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Addresses that are or were attached to the institution.
    pub addresses: Vec<String>,
    /// Addresses of administrators: their domains are those of the NHRI itself.
    pub administrators: Vec<String>,
    /// The reviewer was declared not independent of the institution.
    pub is_recused: bool,
}

/// Why somebody may not review an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Somebody declared it.
    Declared,
    /// The person's own address is or was attached to the institution.
    SameAddress,
    /// The address belongs to the house of the institution.
    SameHouse,
}

/// Domains at which anybody has an address: they say nothing of where somebody works.
const OPEN_TO_ALL: [&str; 21] = [
    "bk.ru",
    "box.az",
    "gmail.com",
    "gmx.com",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "inbox.ru",
    "list.ru",
    "live.com",
    "mail.az",
    "mail.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "rambler.ru",
    "yahoo.com",
    "yandex.com",
    "yandex.ru",
];

/// The conflict of the person with this address, if there is one.
pub fn conflict(email: &str, ties: &Ties) -> Option<Conflict> {
    if ties.is_recused {
        return Some(Conflict::Declared);
    }
    if ties.addresses.iter().any(|other| other.eq_ignore_ascii_case(email)) {
        return Some(Conflict::SameAddress);
    }
    let house = domain(email)?;
    let is_at = |addresses: &[String]| addresses.iter().any(|other| domain(other).as_deref() == Some(&house));
    (is_at(&ties.addresses) && !is_at(&ties.administrators)).then_some(Conflict::SameHouse)
}

/// The domain of an address that says where somebody works.
fn domain(email: &str) -> Option<String> {
    let domain = email.rsplit_once('@')?.1.to_ascii_lowercase();
    (!OPEN_TO_ALL.contains(&domain.as_str())).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(email: &str, attached: &[&str]) -> Option<Conflict> {
        let addresses = attached.iter().map(|one| (*one).to_owned()).collect();
        let administrators = vec!["admin@ombudsman.example".to_owned()];
        conflict(email, &Ties { addresses, administrators, is_recused: false })
    }

    #[test]
    fn the_people_of_an_institution_never_review_it() {
        assert_eq!(of("Aysel@Ministry.example", &["aysel@ministry.example"]), Some(Conflict::SameAddress));
        assert_eq!(of("a@gmail.com", &["A@gmail.com"]), Some(Conflict::SameAddress));
        assert_eq!(of("other@MINISTRY.example", &["aysel@ministry.example"]), Some(Conflict::SameHouse));
        assert_eq!(of("rauf@ombudsman.example", &["aysel@ministry.example"]), None);
        let recused = Ties { is_recused: true, ..Ties::default() };
        assert_eq!(conflict("rauf@ombudsman.example", &recused), Some(Conflict::Declared));
    }

    #[test]
    fn a_house_of_everybody_or_of_the_nhri_is_no_conflict() {
        assert_eq!(of("rauf@mail.ru", &["aysel@mail.ru"]), None);
        assert_eq!(of("rauf@ombudsman.example", &["guest@ombudsman.example"]), None);
    }
}
