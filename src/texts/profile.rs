//! Which message names a word of an institution's profile.

/// The message that names a section of the International Standard Industrial Classification, revision 4.
pub fn sector_key(code: &str) -> Option<&'static str> {
    SECTORS.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

/// The message that names a mandate the shipped questionnaires know.
pub fn mandate_key(code: &str) -> Option<&'static str> {
    MANDATES.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

/// Sections of the classification with their messages, in its order.
pub const SECTORS: [(&str, &str); 21] = [
    ("A", "sector-a"),
    ("B", "sector-b"),
    ("C", "sector-c"),
    ("D", "sector-d"),
    ("E", "sector-e"),
    ("F", "sector-f"),
    ("G", "sector-g"),
    ("H", "sector-h"),
    ("I", "sector-i"),
    ("J", "sector-j"),
    ("K", "sector-k"),
    ("L", "sector-l"),
    ("M", "sector-m"),
    ("N", "sector-n"),
    ("O", "sector-o"),
    ("P", "sector-p"),
    ("Q", "sector-q"),
    ("R", "sector-r"),
    ("S", "sector-s"),
    ("T", "sector-t"),
    ("U", "sector-u"),
];

/// The mandates that open modules of the shipped questionnaires, with their messages.
pub const MANDATES: [(&str, &str); 14] = [
    ("labour-inspection", "mandate-labour-inspection"),
    ("procurement", "mandate-procurement"),
    ("state-ownership", "mandate-state-ownership"),
    ("investment", "mandate-investment"),
    ("export-finance", "mandate-export-finance"),
    ("reporting", "mandate-reporting"),
    ("conflict-affected-areas", "mandate-conflict-affected-areas"),
    ("public-services", "mandate-public-services"),
    ("environment", "mandate-environment"),
    ("consumer-data", "mandate-consumer-data"),
    ("courts", "mandate-courts"),
    ("remedy-mechanisms", "mandate-remedy-mechanisms"),
    ("education", "mandate-education"),
    ("groups-at-risk", "mandate-groups-at-risk"),
];
