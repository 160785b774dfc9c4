//! Pictures: what is taken in, and what becomes of it. Pure.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::{LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, Rgb, RgbImage};
use linli_entities::attachment::AttachmentKind;

use crate::code::Code;

/// The side of a profile picture, in pixels.
pub const AVATAR_SIDE: u32 = 256;
/// The longer side of a photo, at most: a crack in a wall can still be told from a scratch.
pub const PHOTO_SIDE_MAX: u32 = 2560;
/// The longer side of the copy of a photo that is shown within a text, at most: the column is 720 pixels wide, and on many
/// screens each is more than one.
pub const MEDIUM_SIDE_MAX: u32 = 1280;
/// The longer side of the small copy of a photo, at most.
pub const THUMBNAIL_SIDE_MAX: u32 = 480;
/// The media type of a stored picture.
pub const MEDIA_TYPE: &str = "image/jpeg";
/// The most pixels on a side of what is taken in; how many there may be in all is a matter of memory.
const SIDE_MAX: u32 = 16_000;
/// The most memory that decoding may take: a photo of 108 megapixels.
const DECODE_BYTES_MAX: u64 = 320 * 1024 * 1024;
/// Of 100.
const QUALITY: u8 = 85;

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// A JPEG.
    pub bytes: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// A copy to be shown within a text, of what is larger itself.
    pub medium: Option<Vec<u8>>,
    /// A small copy, of what is not small itself.
    pub thumbnail: Option<Vec<u8>>,
}

/// Makes of whatever was sent what is kept of it: upright, on white, encoded anew, so that nothing else of the file
/// (places, devices, hidden content) is kept. What it is is read from the bytes, not from what was said of them.
///
/// # Errors
/// [`Code::BadImage`] for what is no JPEG, PNG, WebP or GIF within the limits.
pub fn encode(kind: AttachmentKind, bytes: &[u8]) -> Result<Encoded, Code> {
    let picture = decode(bytes).map_err(|_| Code::BadImage)?;
    if picture.width() == 0 || picture.height() == 0 {
        return Err(Code::BadImage);
    }
    let (whole, medium, thumbnail) = match kind {
        // Its middle, square.
        AttachmentKind::Avatar => {
            (picture.resize_to_fill(AVATAR_SIDE, AVATAR_SIDE, FilterType::CatmullRom), None, None)
        }
        AttachmentKind::Photo => {
            let whole = fitted(picture, PHOTO_SIDE_MAX);
            let medium = fitted(whole.clone(), MEDIUM_SIDE_MAX);
            let is_smaller = medium.width() < whole.width() || medium.height() < whole.height();
            let encoded = is_smaller.then(|| jpeg(&medium)).transpose()?;
            let small = fitted(medium, THUMBNAIL_SIDE_MAX);
            (whole, encoded, Some(jpeg(&small)?))
        }
    };
    let (width, height) = (whole.width(), whole.height());
    Ok(Encoded { bytes: jpeg(&whole)?, width, height, medium, thumbnail })
}

/// How large the copy of a photo is that is shown within a text: pixels across and down.
pub fn medium(width: i32, height: i32) -> (u32, u32) {
    let side = |pixels: i32| u32::try_from(pixels).unwrap_or(0).max(1);
    let (width, height) = (side(width), side(height));
    let longer = width.max(height);
    if longer <= MEDIUM_SIDE_MAX {
        return (width, height);
    }
    let fit = |pixels: u32| ((pixels * MEDIUM_SIDE_MAX + longer / 2) / longer).max(1);
    (fit(width), fit(height))
}

/// The picture with sides of at most this length; a smaller one as it is.
fn fitted(picture: DynamicImage, side_max: u32) -> DynamicImage {
    let side = picture.width().max(picture.height());
    if side <= side_max {
        return picture;
    }
    // First roughly, by averages, which takes no memory to speak of; the fine filter takes sixteen bytes for each pixel.
    let rough = if side > 2 * side_max { picture.thumbnail(2 * side_max, 2 * side_max) } else { picture };
    rough.resize(side_max, side_max, FilterType::CatmullRom)
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Code> {
    let mut encoded = Vec::with_capacity(32 * 1024);
    let encoder = JpegEncoder::new_with_quality(&mut encoded, QUALITY);
    on_white(picture).write_with_encoder(encoder).map_err(|_| Code::BadImage)?;
    Ok(encoded)
}

fn decode(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // The limits of the reader bind what a decoder takes for itself; what it gives is bound here.
    if decoder.total_bytes() > DECODE_BYTES_MAX {
        return Err(image::ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
    }
    // A telephone stores the picture lying down and says so in its metadata, which are dropped here.
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// JPEG has no transparency.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |channel: u8| {
            let (channel, alpha) = (u16::from(channel), u16::from(alpha));
            u8::try_from((channel * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, RgbaImage};

    use super::*;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = DynamicImage::from(RgbaImage::from_pixel(width, height, image::Rgba([0, 128, 0, 255])));
        let mut bytes = Cursor::new(vec![]);
        let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
        DynamicImage::write_to(&picture, &mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG of a telephone: lying down, with the place where it was taken.
    fn from_a_telephone(width: u32, height: u32) -> Vec<u8> {
        let plain = encoded(width, height, ImageFormat::Jpeg);
        // Big-endian TIFF: two entries, orientation 6 (a quarter turn clockwise) and a pointer to GPS with one of its own.
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
        exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
        exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26");
        exif.extend(b"\0\0\0\0");
        exif.extend(b"\0\x01\0\x1d\0\x02\0\0\0\x0b\0\0\0\x38\0\0\0\0");
        exif.extend(b"2026:03:02\0");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
    }

    fn encode_avatar(bytes: &[u8]) -> Result<Encoded, Code> {
        encode(AttachmentKind::Avatar, bytes)
    }

    #[test]
    fn every_format_becomes_a_small_square() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
            let avatar = encode_avatar(&encoded(300, 120, format)).unwrap();
            let again = image::load_from_memory_with_format(&avatar.bytes, ImageFormat::Jpeg).unwrap();
            assert_eq!((again.width(), again.height()), (AVATAR_SIDE, AVATAR_SIDE), "{format:?}");
            assert_eq!(avatar.thumbnail, None);
        }
    }

    #[test]
    fn a_photo_is_upright_fits_and_says_nothing_but_its_pixels() {
        let sent = from_a_telephone(600, 300);
        assert!(sent.windows(10).any(|part| part == b"2026:03:02"));
        let photo = encode(AttachmentKind::Photo, &sent).unwrap();
        assert_eq!((photo.width, photo.height), (300, 600), "turned upright");
        let small = photo.thumbnail.clone().unwrap();
        for bytes in [&photo.bytes, &small] {
            assert!(!bytes.windows(4).any(|part| part == b"Exif"), "no metadata");
            assert!(!bytes.windows(10).any(|part| part == b"2026:03:02"));
        }
        let small = image::load_from_memory_with_format(&small, ImageFormat::Jpeg).unwrap();
        assert_eq!((small.width(), small.height()), (240, 480));
        let large = encode(AttachmentKind::Photo, &encoded(6000, 40, ImageFormat::Png)).unwrap();
        assert_eq!((large.width, large.height), (PHOTO_SIDE_MAX, 17));
        let tiny = encode(AttachmentKind::Photo, &encoded(1, 1, ImageFormat::Gif)).unwrap();
        assert_eq!((tiny.width, tiny.height), (1, 1));
    }

    #[test]
    fn a_large_photo_has_a_copy_for_texts_of_the_measures_that_are_said() {
        for (width, height) in [(2000, 1000), (900, 2400), (6000, 40), (1281, 1)] {
            let photo = encode(AttachmentKind::Photo, &encoded(width, height, ImageFormat::Png)).unwrap();
            let copy =
                image::load_from_memory_with_format(&photo.medium.unwrap(), ImageFormat::Jpeg).unwrap();
            let side = |pixels: u32| i32::try_from(pixels).unwrap();
            assert_eq!((copy.width(), copy.height()), medium(side(photo.width), side(photo.height)));
        }
        let small = encode(AttachmentKind::Photo, &encoded(1280, 700, ImageFormat::Png)).unwrap();
        assert_eq!((small.medium, medium(1280, 700)), (None, (1280, 700)));
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let picture = DynamicImage::from(RgbaImage::from_pixel(10, 10, image::Rgba([9, 9, 9, 0])));
        assert_eq!(on_white(&picture).get_pixel(3, 3).0, [255, 255, 255]);
    }

    #[test]
    fn what_is_no_picture_or_too_large_a_one_is_refused() {
        assert_eq!(encode_avatar(b"<svg onload=alert(1)>"), Err(Code::BadImage));
        assert_eq!(encode_avatar(&[]), Err(Code::BadImage));
        let png = encoded(SIDE_MAX + 1, 1, ImageFormat::Png);
        assert_eq!(encode_avatar(&png), Err(Code::BadImage));
        let half = encoded(300, 300, ImageFormat::Jpeg);
        assert!(encode_avatar(&half[..half.len() / 20]).is_err());
        // A small file that would unfold to gigabytes.
        let mut bomb = encoded(1, 1, ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0x3e, 0x80, 0, 0, 0x3e, 0x80]);
        assert_eq!(encode(AttachmentKind::Photo, &bomb), Err(Code::BadImage));
    }
}
