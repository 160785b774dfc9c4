//! What stands in a picture, and drawing it.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use linli_entities::board::BoardId;
use linli_entities::complaint::ComplaintId;
use linli_entities::event::EventId;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;
use tokio::sync::Semaphore;

use super::rules::{self, Words};
use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::error::Error;
use crate::features::projects::output::ProjectRef;
use crate::features::{boards, complaints, events, projects, topics};

/// Memory for pictures that were drawn, in bytes: some hundred of them.
const CACHE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Pictures that are drawn at one time; others wait.
const AT_ONCE: usize = 1;
/// Where systems keep a font that has Chinese: the first that is there is taken.
const FONTS: [&str; 8] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
];

/// What a picture is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Site,
    /// The promise of an answer.
    Promise,
    /// A project, by its slug.
    Project(String),
    /// A board.
    Board(BoardId),
    /// A topic.
    Topic(TopicId),
    /// An event.
    Event(EventId),
    /// A complaint.
    Complaint(ComplaintId),
}

/// Pictures that were drawn, by what stands in them.
pub struct Previews {
    kept: Cache<Words, Bytes>,
    drawing: Semaphore,
}

impl Default for Previews {
    fn default() -> Self {
        let weight = |picture: &Bytes| u32::try_from(picture.len()).unwrap_or(u32::MAX);
        Self { kept: Cache::new(CACHE_BYTES_MAX, weight), drawing: Semaphore::new(AT_ONCE) }
    }
}

/// The picture of what a guest may read, as a PNG.
///
/// # Errors
/// [`Error::NotFound`] where there is no such thing for guests.
pub async fn read(app: &App, subject: Subject) -> Result<Bytes, Error> {
    let words = words(app, subject).await?;
    let kept = || app.previews.kept.get(app.db.versions(), &words);
    if let Some(picture) = kept() {
        return Ok(picture);
    }
    let _place = app.previews.drawing.acquire().await.map_err(Error::internal)?;
    // Somebody else may have waited for the same.
    if let Some(picture) = kept() {
        return Ok(picture);
    }
    let (font, drawn) = (app.config.font.clone(), words.clone());
    let made = tokio::task::spawn_blocking(move || draw(font.as_deref(), &drawn)).await;
    let picture = Bytes::from(made.map_err(Error::internal)??);
    // It shows its words and nothing else, and so is never old.
    app.previews.kept.put(words, picture.clone(), Ticket::take(app.db.versions(), vec![]));
    Ok(picture)
}

async fn words(app: &App, subject: Subject) -> Result<Words, Error> {
    let guest = &Actor::Guest;
    match subject {
        Subject::Site => Ok(Words::of_site()),
        Subject::Promise => Ok(Words::of_promise()),
        Subject::Project(slug) => {
            let project = projects::logic::by_slug(app, guest, &slug).await?.project;
            let place = [project.city.as_str(), project.district.as_str()];
            Ok(Words::new(project.id.0, &place, &project.name))
        }
        Subject::Board(id) => {
            let board = boards::logic::visible(app, guest, id).await?;
            Ok(Words::new(seed(board.project.as_ref()), &[name(board.project.as_ref())], &board.name))
        }
        Subject::Topic(id) => {
            let (topic, board) = topics::logic::visible(app, guest, id).await?;
            let place = [name(board.project.as_ref()), board.name.as_str()];
            Ok(Words::new(seed(board.project.as_ref()), &place, &topic.title))
        }
        Subject::Event(id) => {
            let event = events::logic::known(app.db.read(), guest, id).await?;
            let project = project_name(app, event.project_id).await?;
            let place = [project.as_deref().or(event.city.as_deref()).unwrap_or_default(), &event.place];
            Ok(Words::new(event.project_id.map_or(0, |id| id.0), &place, &event.title))
        }
        Subject::Complaint(id) => {
            let seen = complaints::logic::get(app, guest, id).await?;
            Ok(Words::new(seen.project.id.0, &[&seen.project.name], &seen.row.title))
        }
    }
}

fn name(project: Option<&ProjectRef>) -> &str {
    project.map_or("", |project| project.name.as_str())
}

fn seed(project: Option<&ProjectRef>) -> i64 {
    project.map_or(0, |project| project.id.0)
}

async fn project_name(app: &App, id: Option<ProjectId>) -> Result<Option<String>, Error> {
    let Some(id) = id else { return Ok(None) };
    Ok(Some(projects::logic::project(app.db.read(), id).await?.name))
}

/// Draws with the font that is set, or the first of the system's. It is read anew for each picture: pictures are few, and
/// a font is 20 MB.
fn draw(set: Option<&Path>, words: &Words) -> Result<Vec<u8>, Error> {
    let file = set.map(Path::to_owned).or_else(found);
    let font = file.and_then(|file| match std::fs::read(&file) {
        Ok(bytes) => Some((bytes, rules::face(&file))),
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "the font of pictures cannot be read");
            None
        }
    });
    let font = font.as_ref().map(|(bytes, face)| (bytes.as_slice(), *face));
    rules::drawing::draw(words, font).map_err(Error::internal)
}

fn found() -> Option<PathBuf> {
    FONTS.iter().map(PathBuf::from).find(|file| file.is_file())
}
