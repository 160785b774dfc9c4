//! Where a request comes from, also behind a proxy.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use poem::Request;

use crate::config::Config;

/// The address of the client: of the connection, or what a trusted proxy says.
pub fn address(request: &Request, config: &Config) -> IpAddr {
    let forwarded = request.headers().get_all("x-forwarded-for").iter();
    // What is no text is no address either.
    let hops = forwarded.flat_map(|value| value.to_str().unwrap_or("?").split(','));
    farthest(peer(request), hops, &config.trusted_proxies)
}

/// The address of the connection.
fn peer(request: &Request) -> IpAddr {
    request.remote_addr().as_socket_addr().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), SocketAddr::ip)
}

/// Whether it is one of these, also where IPv4 is written as IPv6, as a socket that takes both does.
fn is_among(address: IpAddr, proxies: &[IpAddr]) -> bool {
    proxies.iter().any(|proxy| proxy.to_canonical() == address.to_canonical())
}

/// Each proxy appends whom it heard from, so hops are read from the end, for as long as who says so is trusted. What
/// cannot be read ends it: what stands before may be made up, and the proxy that passed it on is what is known.
fn farthest<'a>(peer: IpAddr, hops: impl DoubleEndedIterator<Item = &'a str>, proxies: &[IpAddr]) -> IpAddr {
    let mut farthest = peer;
    for hop in hops.rev() {
        match read_hop(hop) {
            Some(before) if is_among(farthest, proxies) => farthest = before,
            _ => break,
        }
    }
    farthest.to_canonical()
}

/// An address, perhaps with a port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn read_hop(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse().map(|at: SocketAddr| at.ip()).ok())
}

/// Whether the client speaks https, so that cookies can be `Secure`.
pub fn is_secure(request: &Request, config: &Config) -> bool {
    let proxied = is_among(peer(request), &config.trusted_proxies);
    match request.header("x-forwarded-proto").filter(|_| proxied) {
        Some(scheme) => scheme == "https",
        None => config.public_url.starts_with("https://"),
    }
}

/// Whether a write comes from a page of this site: its `Origin` is `public_url` or the host it was sent to.
///
/// A browser sends `Origin` with every write; a program that sends none carries no foreign cookie either
/// (`Sec-Fetch-Site` tells the browsers that omit it).
pub(super) fn is_same_origin(request: &Request, config: &Config) -> bool {
    match request.header("origin") {
        None => !matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site")),
        Some(origin) => {
            origin == config.public_url
                || origin.split_once("://").is_some_and(|(_, host)| Some(host) == request.header("host"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: &str = "10.0.0.1";

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let trusted: Vec<IpAddr> = trusted.iter().map(|proxy| proxy.parse().unwrap()).collect();
        farthest(peer.parse().unwrap(), forwarded.split(','), &trusted).to_string()
    }

    #[test]
    fn a_proxy_is_believed_however_its_address_is_written() {
        for (peer, trusted) in [(PROXY, PROXY), ("::ffff:10.0.0.1", PROXY), (PROXY, "::ffff:10.0.0.1")] {
            assert_eq!(seen(peer, "192.0.2.7", &[trusted]), "192.0.2.7", "{peer} {trusted}");
        }
        assert_eq!(seen("::ffff:10.0.0.2", "192.0.2.7", &[PROXY]), "10.0.0.2");
        assert_eq!(seen(PROXY, "::ffff:192.0.2.7", &[PROXY]), "192.0.2.7");
    }

    #[test]
    fn a_hop_may_have_a_port() {
        for (hop, address) in [
            ("192.0.2.7:5678", "192.0.2.7"),
            (" 192.0.2.7 ", "192.0.2.7"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:db8::7]:5678", "2001:db8::7"),
        ] {
            assert_eq!(seen(PROXY, hop, &[PROXY]), address, "{hop}");
            assert_eq!(seen(PROXY, &format!("203.0.113.9,{hop}"), &[PROXY]), address, "{hop}");
        }
    }

    #[test]
    fn what_stands_before_an_untrusted_or_unreadable_hop_is_not_believed() {
        assert_eq!(seen(PROXY, "203.0.113.9, 192.0.2.7", &[PROXY]), "192.0.2.7");
        assert_eq!(seen(PROXY, "203.0.113.9, 192.0.2.7, 10.0.0.2", &[PROXY, "10.0.0.2"]), "192.0.2.7");
        for hop in ["unknown", "", "192.0.2.7:", "[192.0.2.7", "?"] {
            assert_eq!(seen(PROXY, &format!("203.0.113.9,{hop}"), &[PROXY]), PROXY, "{hop}");
            let behind = format!("203.0.113.9,{hop},10.0.0.2");
            assert_eq!(seen(PROXY, &behind, &[PROXY, "10.0.0.2"]), "10.0.0.2", "{hop}");
        }
    }
}
