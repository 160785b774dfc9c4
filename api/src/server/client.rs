//! Where a request comes from, also behind a proxy.

use std::net::{IpAddr, Ipv4Addr};

use poem::Request;

use crate::config::Config;

/// The address of the client: of the connection, or what a trusted proxy says.
///
/// Proxies append to `X-Forwarded-For`, so it is read from its end, past the proxies that are trusted.
pub fn address(request: &Request, config: &Config) -> IpAddr {
    let peer =
        request.remote_addr().as_socket_addr().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip());
    if !config.trusted_proxies.contains(&peer) {
        return peer;
    }
    let forwarded =
        request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !config.trusted_proxies.contains(hop)).unwrap_or(peer)
}

/// Whether the client speaks https, so that cookies can be `Secure`.
pub fn is_secure(request: &Request, config: &Config) -> bool {
    let peer = request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip);
    let proxied = peer.is_some_and(|peer| config.trusted_proxies.contains(&peer));
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
