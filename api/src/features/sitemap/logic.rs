//! Making the sitemap and keeping it.

use std::sync::Arc;

use linli_entities::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::{boards, topics};
use crate::prepared::Prepared;

/// Ids of topics to a part. A sitemap may name 50 000 pages (sitemaps.org).
const TOPICS: i64 = 10_000;
/// Memory for parts that are kept, in bytes.
const CACHE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Pages for everybody that are always there.
const PAGES: [&str; 6] = ["/", "/projects", "/promise", "/events", "/group-buys", "/docs"];
/// What nobody gains by finding elsewhere: the API, searches, what is one's own, the desk.
const CLOSED: [&str; 5] = ["/api/", "/search", "/me", "/staff", "/notices"];

/// A part of the sitemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Which parts there are.
    Index,
    /// What is not a topic.
    Places,
    /// The topics of so many thousand ids, the first being 0.
    Topics(i64),
}

impl Part {
    /// The part of a number, as its address says: places first, then topics.
    pub fn of(number: u32) -> Self {
        if number == 0 { Self::Places } else { Self::Topics(i64::from(number) - 1) }
    }
}

/// Parts that were made.
pub struct Sitemaps(Cache<Part, Arc<Prepared>>);

impl Default for Sitemaps {
    fn default() -> Self {
        Self(Cache::new(CACHE_BYTES_MAX, |part: &Arc<Prepared>| part.weight()))
    }
}

/// A part of the sitemap, as a guest may read it.
///
/// # Errors
/// [`Error::NotFound`] for a part that there is not.
pub async fn read(app: &App, part: Part) -> Result<Arc<Prepared>, Error> {
    if let Some(kept) = app.sitemaps.0.get(app.db.versions(), &part) {
        return Ok(kept);
    }
    let ticket = Ticket::take(app.db.versions(), vec![Key::Boards, Key::Projects, Key::Latest]);
    let made = match part {
        Part::Index => index(app).await?,
        Part::Places => places(app).await?,
        Part::Topics(part) => of_topics(app, part).await?,
    };
    let made = Arc::new(Prepared::new(made.into()));
    app.sitemaps.0.put(part, made.clone(), ticket);
    Ok(made)
}

async fn index(app: &App) -> Result<String, Error> {
    let parts = topics::logic::highest(app).await?.map_or(0, |id| id.0 / TOPICS + 1);
    let of = |number| format!("<sitemap><loc>{}/sitemap/{number}</loc></sitemap>", app.config.public_url);
    Ok(document("sitemapindex", (0..=parts).map(of)))
}

async fn places(app: &App) -> Result<String, Error> {
    let directory = boards::logic::directory(app).await?;
    let mut paths: Vec<String> = PAGES.map(str::to_owned).to_vec();
    for id in boards::logic::readable(app, &Actor::Guest).await? {
        paths.push(format!("/boards/{id}"));
        if let Some(project) = directory.get(&id).and_then(|board| board.project.as_ref()) {
            let path = format!("/projects/{}", project.slug);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    Ok(document("urlset", paths.iter().map(|path| page(app, path, None))))
}

async fn of_topics(app: &App, part: i64) -> Result<String, Error> {
    let (first, last) = (part * TOPICS, part * TOPICS + TOPICS - 1);
    let topics = topics::logic::between(app, &Actor::Guest, (first, last)).await?;
    if topics.is_empty() && part > 0 {
        return Err(Error::NotFound("sitemap"));
    }
    let of = |(id, at)| page(app, &format!("/topics/{id}"), Some(at));
    Ok(document("urlset", topics.into_iter().map(of)))
}

/// One page. Paths are made of ids and slugs, and addresses of this server are URLs: nothing in them is markup.
fn page(app: &App, path: &str, changed_at: Option<Instant>) -> String {
    let changed = changed_at.map(|at| format!("<lastmod>{}</lastmod>", at.format("%Y-%m-%dT%H:%M:%SZ")));
    format!("<url><loc>{}{path}</loc>{}</url>", app.config.public_url, changed.unwrap_or_default())
}

fn document(root: &str, of: impl Iterator<Item = String>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for one in of {
        text.push_str(&one);
        text.push('\n');
    }
    text.push_str(&format!("</{root}>\n"));
    text
}

/// Who is asked not to look for what, and where the sitemap is.
pub fn robots(public_url: &str) -> String {
    let closed: String = CLOSED.map(|path| format!("Disallow: {path}\n")).concat();
    format!("User-agent: *\n{closed}Sitemap: {public_url}/sitemap.xml\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_are_told_where_the_sitemap_is_and_what_is_not_for_them() {
        let text = robots("https://club.example");
        assert!(text.starts_with("User-agent: *\nDisallow: /api/\n"), "{text}");
        assert!(text.ends_with("Sitemap: https://club.example/sitemap.xml\n"), "{text}");
    }

    #[test]
    fn places_come_first_and_then_topics() {
        assert_eq!([Part::of(0), Part::of(1), Part::of(2)], [Part::Places, Part::Topics(0), Part::Topics(1)]);
    }
}
