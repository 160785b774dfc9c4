//! Profile pictures: what is taken in, and what becomes of it. Pure.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::{LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, Rgb, RgbImage};

use crate::code::Code;

/// The side of a stored picture, in pixels.
pub const SIDE: u32 = 256;
/// The media type of a stored picture.
pub const MEDIA_TYPE: &str = "image/jpeg";
/// The most pixels on a side of what is taken in.
const SIDE_MAX: u32 = 8000;
/// The most memory that decoding may take.
const DECODE_BYTES_MAX: u64 = 320 * 1024 * 1024;
/// Of 100.
const QUALITY: u8 = 85;

/// Makes a square picture of whatever was sent: its middle, on white, encoded anew, so that nothing else of the file
/// (places, devices, hidden content) is kept. What it is is read from the bytes, not from what was said of them.
///
/// # Errors
/// [`Code::BadImage`] for what is no JPEG, PNG, WebP or GIF within the limits.
pub fn avatar(bytes: &[u8]) -> Result<Vec<u8>, Code> {
    let picture = decode(bytes).map_err(|_| Code::BadImage)?;
    if picture.width() == 0 || picture.height() == 0 {
        return Err(Code::BadImage);
    }
    let square = picture.resize_to_fill(SIDE, SIDE, FilterType::CatmullRom);
    let mut encoded = Vec::with_capacity(32 * 1024);
    let encoder = JpegEncoder::new_with_quality(&mut encoded, QUALITY);
    on_white(&square).write_with_encoder(encoder).map_err(|_| Code::BadImage)?;
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

    #[test]
    fn every_format_becomes_a_small_square() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
            let avatar = avatar(&encoded(300, 120, format)).unwrap();
            let again = image::load_from_memory_with_format(&avatar, ImageFormat::Jpeg).unwrap();
            assert_eq!((again.width(), again.height()), (SIDE, SIDE), "{format:?}");
        }
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let picture = DynamicImage::from(RgbaImage::from_pixel(10, 10, image::Rgba([9, 9, 9, 0])));
        assert_eq!(on_white(&picture).get_pixel(3, 3).0, [255, 255, 255]);
    }

    #[test]
    fn what_is_no_picture_or_too_large_a_one_is_refused() {
        assert_eq!(avatar(b"<svg onload=alert(1)>"), Err(Code::BadImage));
        assert_eq!(avatar(&[]), Err(Code::BadImage));
        let png = encoded(8001, 1, ImageFormat::Png);
        assert_eq!(avatar(&png), Err(Code::BadImage));
        let half = encoded(300, 300, ImageFormat::Jpeg);
        assert!(avatar(&half[..half.len() / 20]).is_err());
    }
}
