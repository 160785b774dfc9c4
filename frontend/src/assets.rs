//! The files that browsers load, embedded in the binary.
//!
//! Debug builds read them from `frontend/dist/client` when they are first asked for, so that a new
//! `npm run build` needs no recompilation, only a restart.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "dist/client"]
#[allow_missing = true]
struct ClientFiles;

/// Names below this folder contain a hash of their content.
const HASHED_FOLDER: &str = "assets/";

/// What the build notes for itself; not for browsers.
const BUILD_FOLDER: &str = ".vite/";

/// What the build compressed by brotli stands beside what it compressed.
const BROTLI: &str = ".br";

/// Shorter files are not worth a compressed copy: they fit into one packet anyway.
const GZIP_BYTES_MIN: usize = 1_000;

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let files = ClientFiles::iter().filter(|path| !path.starts_with(BUILD_FOLDER) && !path.ends_with(BROTLI));
    files.filter_map(|path| Some((path.to_string(), Asset::read(&path)?))).collect()
});

/// A file for the browser, with all that an answer needs.
#[derive(Debug)]
pub struct Asset {
    /// The content as it was built.
    pub bytes: Cow<'static, [u8]>,
    /// The value of `Content-Type`.
    pub mime: String,
    /// A strong entity tag, quotes included.
    pub etag: String,
    /// Whether the name changes with the content, so that it may be cached for ever.
    pub immutable: bool,
    gzip: OnceLock<Option<Vec<u8>>>,
    brotli: Option<Cow<'static, [u8]>>,
}

impl Asset {
    fn read(path: &str) -> Option<Self> {
        let file = ClientFiles::get(path)?;
        let hash = file.metadata.sha256_hash();
        let tag: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        Some(Self {
            bytes: file.data,
            mime: content_type(file.metadata.mimetype()),
            etag: format!("\"{tag}\""),
            immutable: path.starts_with(HASHED_FOLDER),
            gzip: OnceLock::new(),
            brotli: ClientFiles::get(&format!("{path}{BROTLI}")).map(|file| file.data),
        })
    }

    /// The content compressed with brotli by the build: a sixth shorter than with gzip. None for what is no script and no
    /// style.
    pub fn brotli(&self) -> Option<&[u8]> {
        self.brotli.as_deref()
    }

    /// The content compressed with gzip, made once; `None` where that would not save anything.
    /// An answer that uses it needs an entity tag of its own and `Vary: Accept-Encoding`.
    pub fn gzip(&self) -> Option<&[u8]> {
        self.gzip.get_or_init(|| compressed(&self.bytes)).as_deref()
    }
}

/// The file at this path below the root of the site, such as `favicon.svg` or `assets/….js`,
/// without a leading slash.
pub fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.get(path)
}

/// Whether `npm run build` has run before this binary was made (debug builds: before it started).
pub fn assets_are_built() -> bool {
    !ASSETS.is_empty()
}

/// Scripts, styles and drawings are text, and their bytes are UTF-8.
fn content_type(mime: &str) -> String {
    let is_text = mime.starts_with("text/") || mime.ends_with("javascript") || mime.ends_with("xml");
    if is_text { format!("{mime}; charset=utf-8") } else { mime.to_owned() }
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() < GZIP_BYTES_MIN {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    let zipped = encoder.finish().ok()?;
    (zipped.len() < bytes.len()).then_some(zipped)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn stylesheet() -> &'static Asset {
        let styles = ASSETS.iter().filter(|(path, _)| path.ends_with(".css")).map(|(_, style)| style);
        styles.max_by_key(|style| style.bytes.len()).expect("a stylesheet: run `npm run build` in frontend/")
    }

    #[test]
    fn a_hashed_file_may_be_cached_for_ever() {
        let style = stylesheet();
        assert!(style.immutable);
        assert_eq!(style.mime, "text/css; charset=utf-8");
        assert!(style.etag.starts_with('"') && style.etag.ends_with('"'));
    }

    #[test]
    fn the_icon_keeps_its_name_and_must_be_asked_for_again() {
        let icon = asset("favicon.svg").expect("run `npm run build` in frontend/");
        assert!(!icon.immutable);
        assert_eq!(icon.mime, "image/svg+xml; charset=utf-8");
    }

    #[test]
    fn the_compressed_copy_unpacks_to_the_original() {
        let style = stylesheet();
        let mut unpacked = Vec::new();
        let zipped = style.gzip().expect("a stylesheet is worth compressing");
        flate2::read::GzDecoder::new(zipped).read_to_end(&mut unpacked).expect("valid gzip");
        assert_eq!(unpacked.as_slice(), style.bytes.as_ref());
        let brotli = style.brotli().expect("the build compresses it");
        assert!(brotli.len() < zipped.len(), "{} and {}", brotli.len(), zipped.len());
    }

    #[test]
    fn what_does_not_exist_is_none() {
        assert!(asset("assets/none.js").is_none());
        assert!(asset(".vite/manifest.json").is_none());
        assert!(ASSETS.keys().all(|path| !path.ends_with(BROTLI)), "a coded copy is no file of its own");
        assert!(asset("../Cargo.toml").is_none());
    }
}
