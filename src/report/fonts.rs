//! The fonts of reports and pictures: Noto Sans with Latin, Cyrillic and common signs. Licence in `fonts/OFL.txt`.

/// Upright letters.
pub const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
/// Strong letters.
pub const BOLD: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");
/// Slanted letters.
pub const ITALIC: &[u8] = include_bytes!("fonts/NotoSans-Italic.ttf");
/// The fonts a chart needs to become PNG.
pub const OF_CHARTS: [&[u8]; 2] = [REGULAR, BOLD];
