//! A connection to an address that was looked up and judged here: what was judged is what is connected to, so that no name
//! means something else a moment later.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};
use url::{Host, Url};

use super::{Fetcher, Refused, address};

/// Addresses of one name that are judged, at most.
const ADDRESSES_MAX: usize = 16;
/// Of those so many are tried.
const TRIED_MAX: usize = 3;
/// How long one of them may take to be there.
const CONNECT_MAX: Duration = Duration::from_secs(2);
/// Bytes that a proxy may say before the connection is through.
const PROXY_BYTES_MAX: usize = 8 * 1024;

/// What is sent and comes in, with or without TLS.
pub(super) trait Io: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

/// Answers for a name server.
#[cfg(test)]
pub(super) type Answers = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// Who knows which addresses a name has.
pub(super) enum Resolver {
    /// The machine.
    System,
    /// A test.
    #[cfg(test)]
    Given(Arc<Answers>),
}

impl Resolver {
    async fn addresses(&self, host: &str, port: u16) -> io::Result<Vec<IpAddr>> {
        match self {
            Self::System => {
                let found = tokio::net::lookup_host((host, port)).await?;
                Ok(found.map(|address| address.ip()).take(ADDRESSES_MAX).collect())
            }
            #[cfg(test)]
            Self::Given(given) => Ok(given(host)),
        }
    }
}

/// Where a page is.
pub(super) struct Target {
    pub(super) host: Host<String>,
    pub(super) port: u16,
    pub(super) tls: bool,
}

impl Target {
    /// Reads where a page is.
    ///
    /// # Errors
    /// [`Refused::Address`] for everything but `http` and `https`, and where a name or a password stands in the address.
    pub(super) fn of(url: &Url) -> Result<Self, Refused> {
        let tls = match url.scheme() {
            "http" => false,
            "https" => true,
            _ => return Err(Refused::Address),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Address);
        }
        let host = url.host().ok_or(Refused::Address)?.to_owned();
        let port = url.port_or_known_default().ok_or(Refused::Address)?;
        Ok(Self { host, port, tls })
    }
}

/// A proxy of the operator, which leads to the addresses that were judged here.
#[derive(Clone, Debug)]
pub(super) struct Proxy {
    host: String,
    port: u16,
}

impl Proxy {
    /// Reads `http://host:port`.
    ///
    /// # Errors
    /// When it is no such address.
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let url = Url::parse(text)?;
        anyhow::ensure!(url.scheme() == "http", "a proxy is named as http://host:port");
        let host = url.host_str().ok_or_else(|| anyhow::anyhow!("a proxy has a host"))?;
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Self { host, port: url.port_or_known_default().unwrap_or(80) })
    }

    async fn connect(&self, to: SocketAddr) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        stream.write_all(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n").as_bytes()).await?;
        let mut answer = vec![];
        while !answer.ends_with(b"\r\n\r\n") {
            if answer.len() >= PROXY_BYTES_MAX {
                return Err(io::Error::other("the proxy says too much"));
            }
            answer.push(stream.read_u8().await?);
        }
        let status = answer.split(|byte| *byte == b' ').nth(1);
        if status == Some(b"200") { Ok(stream) } else { Err(io::Error::other("the proxy refuses")) }
    }
}

/// TLS with the roots that browsers trust.
///
/// # Errors
/// Never: the library speaks what it is built with.
pub(super) fn tls() -> anyhow::Result<TlsConnector> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

impl Fetcher {
    /// Connects to where a page is.
    ///
    /// # Errors
    /// [`Refused::Address`] where **one** of its addresses is none of the public internet, or the port is another than that
    /// of the web; [`Refused::Connection`].
    pub(super) async fn connect(&self, target: &Target) -> Result<Box<dyn Io>, Refused> {
        let mut addresses = match &target.host {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            Host::Domain(name) => self.resolver.addresses(name, target.port).await.map_err(broken)?,
        };
        if addresses.is_empty() || !addresses.iter().all(|address| self.may_reach(*address, target.port)) {
            return Err(Refused::Address);
        }
        addresses.sort_by_key(IpAddr::is_ipv6);
        let mut failed = Refused::TimedOut;
        for address in addresses.into_iter().take(TRIED_MAX) {
            let address = SocketAddr::new(address, target.port);
            match tokio::time::timeout(CONNECT_MAX, self.tcp(address)).await {
                Ok(Ok(stream)) => return self.secure(stream, target).await,
                Ok(Err(error)) => failed = broken(error),
                Err(_) => failed = Refused::TimedOut,
            }
        }
        Err(failed)
    }

    /// Whether an address may be connected to at a port: the public internet at the ports of the web, and where the settings
    /// of a test say so one port of this machine.
    pub(super) fn may_reach(&self, address: IpAddr, port: u16) -> bool {
        let web = matches!(port, 80 | 443) && address::is_public(address);
        web || (address.is_loopback() && self.loopback_port == Some(port))
    }

    async fn tcp(&self, address: SocketAddr) -> io::Result<TcpStream> {
        match &self.proxy {
            Some(proxy) => proxy.connect(address).await,
            None => TcpStream::connect(address).await,
        }
    }

    async fn secure(&self, stream: TcpStream, target: &Target) -> Result<Box<dyn Io>, Refused> {
        if !target.tls {
            return Ok(Box::new(stream));
        }
        let name = match &target.host {
            Host::Domain(name) => ServerName::try_from(name.clone()).map_err(|_| Refused::Address)?,
            Host::Ipv4(address) => ServerName::IpAddress(IpAddr::V4(*address).into()),
            Host::Ipv6(address) => ServerName::IpAddress(IpAddr::V6(*address).into()),
        };
        Ok(Box::new(self.tls.connect(name, stream).await.map_err(broken)?))
    }
}

fn broken(error: io::Error) -> Refused {
    Refused::Connection(error.to_string())
}
