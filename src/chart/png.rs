//! SVG to PNG, with fonts handed in and none of the machine's own.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// None of the given fonts could be read.
    #[error("none of the fonts given for the picture can be read")]
    NoFont,
    /// The SVG is not one this renderer understands.
    #[error("the picture cannot be read: {0}")]
    Picture(#[from] resvg::usvg::Error),
    /// The picture would be empty or too large.
    #[error("a picture of {width} × {height} pixels cannot be drawn")]
    Size {
        /// Width asked for, in pixels.
        width: u32,
        /// Height asked for, in pixels.
        height: u32,
    },
    /// The pixels could not be packed.
    #[error("the picture cannot be packed as PNG: {0}")]
    Packing(String),
}

/// Draws `svg` on white, `scale` pixels for each of its own.
pub(super) fn render(svg: &str, fonts: &[&[u8]], scale: f32) -> Result<Vec<u8>, PngError> {
    let tree = Tree::from_str(svg, &options(fonts)?)?;
    let (width, height) = (pixels(tree.size().width(), scale), pixels(tree.size().height(), scale));
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Size { width, height })?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| PngError::Packing(error.to_string()))
}

fn pixels(length: f32, scale: f32) -> u32 {
    (length * scale).ceil().clamp(0.0, 20_000.0) as u32
}

fn options(fonts: &[&[u8]]) -> Result<Options<'static>, PngError> {
    let mut database = fontdb::Database::new();
    for font in fonts {
        database.load_font_data(font.to_vec());
    }
    let family = database.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    let family = family.ok_or(PngError::NoFont)?;
    database.set_sans_serif_family(family.clone());
    Ok(Options { font_family: family, fontdb: Arc::new(database), ..Options::default() })
}
