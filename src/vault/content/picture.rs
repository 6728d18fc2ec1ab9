//! Pictures: whole, of a bearable size, and nothing else at the same time.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use super::{Looked, Refusal, has_active_words, is_archive_too};
use crate::response::MediaType;

/// Points of a picture at most: what the best telephones take. Four bytes each are 200 MB while it is looked at.
const MOST_PIXELS: u64 = 50_000_000;
/// Points along one side at most.
const LONGEST_SIDE: u32 = 30_000;
/// Bytes a decoder may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Points along the longer side of a small picture.
const SMALL: u32 = 720;

pub(super) fn look(bytes: &[u8], media_type: MediaType) -> Result<Looked, Refusal> {
    let end = if media_type == MediaType::Png { end_of_png(bytes) } else { end_of_jpeg(bytes) };
    let rest = &bytes[end.ok_or(Refusal::Broken)?..];
    // Cameras fill up with zeros; anything else after the end is another file behind the picture.
    if rest.iter().any(|byte| *byte != 0) || is_archive_too(bytes) || has_active_words(bytes) {
        return Err(Refusal::Hidden);
    }
    decode(bytes, media_type)?;
    Ok(Looked::new(media_type))
}

fn decode(bytes: &[u8], media_type: MediaType) -> Result<DynamicImage, Refusal> {
    let format = if media_type == MediaType::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let reader = || {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        reader.limits(limits);
        reader
    };
    let (width, height) = reader().into_dimensions().map_err(|error| refusal(&error))?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::Pixels);
    }
    let mut decoder = reader().into_decoder().map_err(|error| refusal(&error))?;
    // Deep colours take up to sixteen bytes a point.
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(Refusal::Pixels);
    }
    let turned = decoder.orientation().map_err(|error| refusal(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    picture.apply_orientation(turned);
    Ok(picture)
}

const fn refusal(error: &image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::Pixels,
        _ => Refusal::Broken,
    }
}

/// A picture drawn anew as a small PNG: its points and nothing else that was in the file.
///
/// # Errors
/// As [`look`](super::look).
pub fn small_picture(bytes: &[u8], media_type: MediaType) -> Result<Vec<u8>, Refusal> {
    let picture = decode(bytes, media_type)?;
    let is_small = picture.width() <= SMALL && picture.height() <= SMALL;
    let small = if is_small { picture } else { picture.thumbnail(SMALL, SMALL) };
    let mut png = Cursor::new(Vec::new());
    let small = DynamicImage::ImageRgba8(small.into_rgba8());
    small.write_to(&mut png, ImageFormat::Png).map_err(|_| Refusal::Broken)?;
    Ok(png.into_inner())
}

/// Where the last chunk of a PNG ends.
fn end_of_png(bytes: &[u8]) -> Option<usize> {
    let mut place = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(place..place + 4)?.try_into().ok()?);
        let kind = bytes.get(place + 4..place + 8)?;
        place = place.checked_add(12)?.checked_add(usize::try_from(length).ok()?)?;
        if place > bytes.len() {
            return None;
        }
        if kind == b"IEND" {
            return Some(place);
        }
    }
}

/// Where the end mark of a JPEG ends: segments have a length, what follows a scan goes on to the next mark.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut place = 2;
    loop {
        if *bytes.get(place)? != 0xff {
            // Only the data of a scan stands outside segments; it has no mark of its own in it.
            place += 1;
            continue;
        }
        match *bytes.get(place + 1)? {
            0xd9 => return Some(place + 2),
            // A filling byte; a data byte of 255; marks without a segment.
            0xff => place += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => place += 2,
            _ => {
                let length = u16::from_be_bytes(bytes.get(place + 2..place + 4)?.try_into().ok()?);
                place += 2 + usize::from(length.max(2));
            }
        }
    }
}
