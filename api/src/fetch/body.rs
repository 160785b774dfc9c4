//! What an answer holds: read as it comes, no further than to its limit, unpacked no further than to the same limit, and made
//! text of by the encoding that it is in.

use std::io::{self, Write};
use std::pin::Pin;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use flate2::write::GzDecoder;
use hyper::body::{Body as _, Incoming};

use super::Refused;

/// Bytes of a page that are read, and bytes that are unpacked of it: what it is called stands at its beginning.
pub(super) const BYTES_MAX: usize = 512 * 1024;
/// Within so many bytes a page says in which encoding it is.
const ENCODING_SAID_WITHIN: usize = 1024;

/// Reads the beginning of an answer, or all of it where it is short.
///
/// # Errors
/// [`Refused::Connection`] where nothing came.
pub(super) async fn read(mut body: Incoming, zipped: bool) -> Result<Vec<u8>, Refused> {
    let (mut taken, mut came) = (Taken::new(zipped), 0_usize);
    while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        match frame {
            Ok(frame) => {
                let Ok(bytes) = frame.into_data() else { continue };
                came += bytes.len();
                if !taken.put(&bytes) || came >= BYTES_MAX {
                    break;
                }
            }
            Err(error) if came == 0 => return Err(Refused::Connection(error.to_string())),
            // Many servers just hang up at the end.
            Err(_) => break,
        }
    }
    Ok(taken.bytes())
}

/// Bytes up to [`BYTES_MAX`]; beyond them it takes none.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = BYTES_MAX - self.0.len();
        if room == 0 && !bytes.is_empty() {
            return Err(io::Error::other("no room"));
        }
        let fit = bytes.len().min(room);
        self.0.extend_from_slice(&bytes[..fit]);
        Ok(fit)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What was taken of an answer so far.
enum Taken {
    Plain(Bounded),
    Zipped(Box<GzDecoder<Bounded>>),
}

impl Taken {
    fn new(zipped: bool) -> Self {
        match zipped {
            true => Self::Zipped(Box::new(GzDecoder::new(Bounded::default()))),
            false => Self::Plain(Bounded::default()),
        }
    }

    /// Takes what came; whether more may come. What is damaged ends where it is.
    fn put(&mut self, bytes: &[u8]) -> bool {
        match self {
            Self::Plain(bounded) => bounded.write_all(bytes).is_ok(),
            Self::Zipped(decoder) => decoder.write_all(bytes).is_ok(),
        }
    }

    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Plain(bounded) => bounded.0,
            Self::Zipped(mut decoder) => {
                // What is left over does not fit, or is not there.
                let _ = decoder.try_finish();
                std::mem::take(&mut decoder.get_mut().0)
            }
        }
    }
}

/// The text of a page: in the encoding of its first bytes, else the one that was said beside it, else the one that it says
/// itself, else UTF-8, and where it is none, what most old pages in Chinese are in.
pub(super) fn text(bytes: &[u8], said: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let said = said.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding =
        said.or_else(|| said_within(bytes)).unwrap_or(if is_utf8(bytes) { UTF_8 } else { GB18030 });
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that a page says it is in.
fn said_within(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(ENCODING_SAID_WITHIN)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // Whoever can read this sentence did not read it in UTF-16.
    Some(if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
}

/// Whether all of it is UTF-8, but for a last sign that was cut.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(vec![], Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn what_swells_when_it_is_unpacked_stops_at_the_limit() {
        let bomb = zipped(&vec![b'a'; 16 * 1024 * 1024]);
        assert!(bomb.len() < BYTES_MAX);
        let mut taken = Taken::new(true);
        let more = bomb.chunks(1000).all(|chunk| taken.put(chunk));
        assert!(!more);
        assert_eq!(taken.bytes().len(), BYTES_MAX);
    }

    #[test]
    fn what_is_packed_is_unpacked_and_what_is_damaged_ends_there() {
        let mut taken = Taken::new(true);
        assert!(taken.put(&zipped("<title>标题</title>".as_bytes())));
        assert_eq!(taken.bytes(), "<title>标题</title>".as_bytes());
        let mut taken = Taken::new(true);
        assert!(!taken.put(b"no gzip at all"));
        assert!(taken.bytes().is_empty());
    }

    #[test]
    fn a_page_is_read_in_its_encoding_however_that_is_said() {
        let (gbk, ..) = GB18030.encode("物业公告");
        let within = [b"<meta charset=\"gb2312\"><title>".as_slice(), &gbk].concat();
        assert_eq!(text(&gbk, Some("GBK")), "物业公告");
        assert!(text(&within, None).ends_with("物业公告"));
        assert_eq!(text(&gbk, None), "物业公告", "nothing is said, and it is not UTF-8");
        assert_eq!(text("物业公告".as_bytes(), None), "物业公告");
        assert_eq!(text(&"物业公告".as_bytes()[..11], None), "物业公\u{fffd}", "cut within a sign");
        assert_eq!(text(b"<meta charset=utf-16>x", None), "<meta charset=utf-16>x");
        assert_eq!(text(b"\xef\xbb\xbfx", Some("gbk")), "x", "the first bytes say more than anybody");
    }
}
