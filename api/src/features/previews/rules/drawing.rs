//! Drawing a picture: paper, the place and the title, a row of buildings below.

use std::io::Cursor;

use ab_glyph::{Font as _, FontRef, Glyph, PxScale, ScaleFont as _, point};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, ImageResult, Rgb, RgbImage};

use super::facade::{self, Pane};
use super::{Words, lines};

/// Pixels across, as those who show links ask for.
pub const WIDTH: u32 = 1200;
/// Pixels down.
pub const HEIGHT: u32 = 630;
const PAPER: [u8; 3] = [251, 250, 246];
const INK: [u8; 3] = [31, 29, 26];
const INK_SOFT: [u8; 3] = [79, 74, 67];
const ACCENT: [u8; 3] = [162, 59, 40];
/// Room at the left and at the right.
const MARGIN: f32 = 80.0;
/// Room for words, between the margins.
const ROOM: f32 = 1040.0;
/// Where the place stands: its baseline, and how large it is.
const PLACE: (f32, f32) = (112.0, 32.0);
/// Where the first line of the title stands, how large it is, and how far the next is below.
const TITLE: (f32, f32, f32) = (206.0, 64.0, 84.0);
const TITLE_LINES: usize = 3;
/// How many pixels a unit of the façade is, and how many units of it there are across.
const FACADE: (f64, f64) = (1.6, 750.0);
/// The line on which the buildings stand, in pixels.
const GROUND: f64 = 10.0;

/// The picture of these words as a PNG. Without a font, or with one that is none, it has no words.
///
/// # Errors
/// When it cannot be encoded.
pub fn draw(words: &Words, font: Option<(&[u8], u32)>) -> ImageResult<Vec<u8>> {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb(PAPER));
    buildings(&mut picture, &words.seed);
    let font = font.and_then(|(bytes, face)| FontRef::try_from_slice_and_index(bytes, face).ok());
    if let Some(font) = font {
        let (down, size) = PLACE;
        let width = |c| advance(&font, size, c);
        for line in lines::lines(&words.place, &width, ROOM, 1) {
            write(&mut picture, &font, &line, (down, size), INK_SOFT);
        }
        let (down, size, leading) = TITLE;
        let width = |c| advance(&font, size, c);
        let mut baseline = down;
        for line in lines::lines(&words.title, &width, ROOM, TITLE_LINES) {
            write(&mut picture, &font, &line, (baseline, size), INK);
            baseline += leading;
        }
    }
    let mut encoded = Cursor::new(Vec::with_capacity(64 * 1024));
    let encoder = PngEncoder::new_with_quality(&mut encoded, CompressionType::Default, FilterType::NoFilter);
    encoder.write_image(picture.as_raw(), WIDTH, HEIGHT, ExtendedColorType::Rgb8)?;
    Ok(encoded.into_inner())
}

fn buildings(picture: &mut RgbImage, seed: &str) {
    let (scale, room) = FACADE;
    let top = f64::from(HEIGHT) - GROUND - facade::HEIGHT * scale;
    for Pane { x, y, width, height, colour } in facade::row(seed, room) {
        fill(picture, (x * scale, top + y * scale), (width * scale, height * scale), colour);
    }
    fill(picture, (0.0, f64::from(HEIGHT) - GROUND), (f64::from(WIDTH), GROUND), ACCENT);
    fill(picture, (f64::from(MARGIN), 0.0), (56.0, GROUND), ACCENT);
}

/// Fills a rectangle, as far as it is within the picture.
fn fill(picture: &mut RgbImage, (x, y): (f64, f64), (width, height): (f64, f64), colour: [u8; 3]) {
    let (left, right) = (pixel(x, WIDTH), pixel(x + width, WIDTH));
    let (above, below) = (pixel(y, HEIGHT), pixel(y + height, HEIGHT));
    for row in above..below {
        for column in left..right {
            picture.put_pixel(column, row, Rgb(colour));
        }
    }
}

fn pixel(at: f64, end: u32) -> u32 {
    at.round().clamp(0.0, f64::from(end)) as u32
}

/// The scale at which a letter of the font is so many pixels high.
fn scale(font: &FontRef<'_>, size: f32) -> PxScale {
    let unit = font.units_per_em().unwrap_or(1000.0);
    PxScale::from(size * font.height_unscaled() / unit)
}

fn advance(font: &FontRef<'_>, size: f32, c: char) -> f32 {
    let glyph = font.glyph_id(c);
    if glyph.0 == 0 { 0.0 } else { font.as_scaled(scale(font, size)).h_advance(glyph) }
}

/// Writes a line from the left margin on. What the font has no letter for is left out.
fn write(
    picture: &mut RgbImage,
    font: &FontRef<'_>,
    line: &str,
    (baseline, size): (f32, f32),
    colour: [u8; 3],
) {
    let mut x = MARGIN;
    for c in line.chars() {
        let id = font.glyph_id(c);
        if id.0 == 0 {
            continue;
        }
        ink(picture, font, id.with_scale_and_position(scale(font, size), point(x, baseline)), colour);
        x += advance(font, size, c);
    }
}

fn ink(picture: &mut RgbImage, font: &FontRef<'_>, glyph: Glyph, colour: [u8; 3]) {
    let Some(outlined) = font.outline_glyph(glyph) else { return };
    let bounds = outlined.px_bounds();
    let (left, above) = (f64::from(bounds.min.x), f64::from(bounds.min.y));
    outlined.draw(|column, row, covered| {
        let (column, row) = (pixel(left + f64::from(column), WIDTH), pixel(above + f64::from(row), HEIGHT));
        if let Some(under) = picture.get_pixel_mut_checked(column, row) {
            for (under, over) in under.0.iter_mut().zip(colour) {
                *under = blend(*under, over, covered);
            }
        }
    });
}

fn blend(under: u8, over: u8, covered: f32) -> u8 {
    let covered = covered.clamp(0.0, 1.0);
    (f32::from(under) * (1.0 - covered) + f32::from(over) * covered).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_there_is_a_picture_without_words() {
        let drawn = draw(&Words::of_site(), Some((b"no font", 0))).unwrap();
        let picture = image::load_from_memory(&drawn).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
        assert_eq!(picture.get_pixel(600, 200).0, PAPER);
        assert!(picture.pixels().any(|pixel| facade::WALLS.contains(&pixel.0)), "the buildings stand there");
        assert!(drawn.len() < 200_000, "{}", drawn.len());
    }
}
