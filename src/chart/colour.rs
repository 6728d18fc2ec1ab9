//! Colours: calm, readable in grey print, told apart by lightness alone.

/// A colour by its red, green and blue parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Paper.
    pub const WHITE: Self = Self(255, 255, 255);
    /// Words.
    pub const INK: Self = Self(31, 41, 55);
    /// Words of less weight: axes, notes.
    pub const MUTED: Self = Self(91, 102, 116);
    /// Grid lines and table rules.
    pub const RULE: Self = Self(214, 220, 227);
    /// The empty part of a bar.
    pub const TRACK: Self = Self(238, 241, 245);
    /// Headings and the main bar.
    pub const NAVY: Self = Self(22, 58, 95);
    /// Accents.
    pub const TEAL: Self = Self(31, 122, 140);
    /// Target line: warm, so it stands out from bars in blue.
    pub const TARGET: Self = Self(180, 83, 9);
    /// Strokes of the hatching that marks a missing value.
    pub const HATCH: Self = Self(160, 170, 182);

    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// White or ink, whichever is easier to read on this colour.
    pub fn ink_on(self) -> Self {
        if self.lightness() < 0.5 { Self::WHITE } else { Self::INK }
    }

    /// Lightness as the eye weighs it, 0 to 1.
    fn lightness(self) -> f64 {
        let part = |value: u8| f64::from(value) / 255.0;
        0.299 * part(self.0) + 0.587 * part(self.1) + 0.114 * part(self.2)
    }

    fn mix(self, other: Self, share: f64) -> Self {
        let part =
            |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }
}

/// Pale to dark, for levels from lowest to highest.
const LEVEL_RAMP: [Colour; 5] = [
    Colour(212, 230, 237),
    Colour(158, 202, 214),
    Colour(96, 164, 185),
    Colour(38, 110, 146),
    Colour(18, 58, 94),
];

/// Colour of the level at `index` of `levels`, counted from the lowest; the ramp is stretched over all of them.
pub fn level_colour(index: usize, levels: usize) -> Colour {
    let last = (LEVEL_RAMP.len() - 1) as f64;
    let place = if levels < 2 { last } else { last * index.min(levels - 1) as f64 / (levels - 1) as f64 };
    let below = (place.floor() as usize).min(LEVEL_RAMP.len() - 2);
    LEVEL_RAMP[below].mix(LEVEL_RAMP[below + 1], place - below as f64)
}
