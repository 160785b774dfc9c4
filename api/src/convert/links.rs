//! Links within what was written: those to topics that are taken in are made to lead there.

use crate::features::old_links::rules::OldLink;

/// What links may name.
pub struct Links<'a> {
    /// Addresses of the old site, such as `https://bbs.example`; without the last `/`.
    pub sites: &'a [String],
    /// Whether a topic is taken in.
    pub is_taken: &'a dyn Fn(u32) -> bool,
}

impl Links<'_> {
    /// The address within this site, of an address that names a topic that is taken in; what begins without a site is of
    /// the old one.
    pub fn inner(&self, address: &str) -> Option<String> {
        let path = match self.path_of(address) {
            Some(path) => path.to_owned(),
            None if address.contains("://") || address.starts_with("//") => return None,
            None => format!("/{}", address.trim_start_matches('/')),
        };
        let link = OldLink::parse_address(&path)?;
        (self.is_taken)(link.topic).then(|| link.address())
    }

    /// The whole address of what begins without a site, as far as the site is known.
    pub fn outer(&self, address: &str) -> Option<String> {
        let site = self.sites.first()?;
        Some(format!("{site}/{}", address.trim_start_matches('/')))
    }

    fn path_of<'t>(&self, address: &'t str) -> Option<&'t str> {
        self.sites.iter().find_map(|site| {
            address.strip_prefix(site.as_str()).filter(|path| path.is_empty() || path.starts_with('/'))
        })
    }

    /// A text in Markdown, with every link to what is taken in made one within this site.
    pub fn rewritten(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        // What an address may begin with, and where it stands next: nothing is looked for twice.
        let signs: Vec<&str> = self.sites.iter().map(String::as_str).chain(["](/"]).collect();
        let mut ahead: Vec<Option<usize>> = signs.iter().map(|sign| text.find(sign)).collect();
        let mut done = 0;
        while let Some(at) = next(&signs, &ahead) {
            let length = length_of(&text[at..]);
            let address = &text[at..at + length];
            out.push_str(&text[done..at]);
            done = at + length;
            match self.inner(address) {
                None => out.push_str(address),
                // Where it stands in brackets it stays there; bare, it would be no link any more.
                Some(inner) if out.ends_with("](") || out.ends_with("](<") || out.ends_with("]: ") => {
                    out.push_str(&inner);
                }
                Some(inner) => {
                    if out.ends_with('<') && text[done..].starts_with('>') {
                        out.pop();
                        done += 1;
                    }
                    out.push_str(&format!("[{inner}](<{inner}>)"));
                }
            }
            for (sign, found) in signs.iter().zip(&mut ahead) {
                if found.is_some_and(|at| at < done) {
                    *found = text[done..].find(sign).map(|at| done + at);
                }
            }
        }
        out.push_str(&text[done..]);
        out
    }
}

/// Where the next address begins that may be of the old site.
fn next(signs: &[&str], ahead: &[Option<usize>]) -> Option<usize> {
    let begins = |(sign, at): (&&str, &Option<usize>)| at.map(|at| if *sign == "](/" { at + 2 } else { at });
    signs.iter().zip(ahead).filter_map(begins).min()
}

/// How long the address is with which the text begins.
fn length_of(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || "()<>[]\"'`".contains(c) || !c.is_ascii();
    let length = text.find(ends).unwrap_or(text.len());
    // What ends a sentence is no part of an address.
    text[..length].trim_end_matches(['.', ',', ';', ':', '!', '?']).len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_what_is_taken_in_lead_there_and_others_stay() {
        let sites = ["https://bbs.example".to_owned()];
        let links = Links { sites: &sites, is_taken: &|topic| topic == 12 };
        for (old, new) in [
            ("see https://bbs.example/t/a/12/3.", "see [/t/12/3](</t/12/3>)."),
            ("<https://bbs.example/t/12>", "[/t/12](</t/12>)"),
            ("[there](https://bbs.example/t/a/12)", "[there](/t/12)"),
            ("[there](/t/a/12 \"title\")", "[there](/t/12 \"title\")"),
            ("[one](/t/a/13) https://bbs.example/t/13", "[one](/t/a/13) https://bbs.example/t/13"),
            ("https://bbs.example.evil/t/12", "https://bbs.example.evil/t/12"),
            ("https://other.example/t/12", "https://other.example/t/12"),
            (
                "电梯https://bbs.example/thread-12-1-1.html。",
                "电梯[/thread-12-1-1.html](</thread-12-1-1.html>)。",
            ),
        ] {
            assert_eq!(links.rewritten(old), new);
        }
        // Where one sign stands nowhere, it is not looked for at each of the others.
        let many = "https://bbs.example/t/13 ".repeat(20_000);
        assert_eq!(links.rewritten(&many), many);
        assert_eq!(links.inner("forum.php?mod=viewthread&tid=12").as_deref(), Some("/thread-12-1-1.html"));
        assert_eq!(links.inner("//other.example/t/12"), None);
        assert_eq!(links.outer("uploads/a.png").as_deref(), Some("https://bbs.example/uploads/a.png"));
    }
}
