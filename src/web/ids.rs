//! Ids in addresses.

use std::str::FromStr;

use rocket::request::FromParam;

/// A typed id in an address. Anything else there means that there is no such page.
pub struct Id<T>(pub T);

impl<T: FromStr> FromParam<'_> for Id<T> {
    type Error = ();

    fn from_param(param: &str) -> Result<Self, ()> {
        // The canonical form alone: one thing, one address.
        let is_canonical = param.len() == 36 && param.bytes().all(|byte| !byte.is_ascii_uppercase());
        let id = param.parse().ok().filter(|_| is_canonical);
        id.map(Self).ok_or(())
    }
}
