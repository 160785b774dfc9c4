//! Which addresses are out there, for everybody, and which are of this machine, its network or its provider.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is one of the public internet. Whatever is not known to be is not.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let kept_apart = match address.octets() {
        // This network, private networks, this machine.
        [0 | 10 | 127, ..] | [172, 16..=31, ..] | [192, 168, ..] => true,
        // Behind the NAT of a provider, where one of the services lies that tell a machine its secrets (100.100.100.200).
        [100, 64..=127, ..] => true,
        // Of the link alone: where most of those services lie (169.254.169.254), and one that is not (168.63.129.16).
        [169, 254, ..] | [168, 63, 129, 16] => true,
        // Protocols, documentation, relays of 6to4, measurements.
        [192, 0, 0 | 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => true,
        [192, 88, 99, _] | [198, 18 | 19, ..] => true,
        // Many at once, reserved, everybody.
        [224..=255, ..] => true,
        _ => false,
    };
    !kept_apart
}

/// Only what is given out for the public (`2000::/3`). So no address within which one of IPv4 stands (mapped, compatible, of
/// NAT64), none of this machine, of a link, of a site, and none of many.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let kept_apart = match address.segments() {
        // Protocols, Teredo among them; documentation; 6to4, within which an address of IPv4 stands.
        [0x2001, 0..=0x01ff, ..] | [0x2001, 0x0db8, ..] | [0x2002, ..] | [0x3fff, 0..=0x0fff, ..] => true,
        // ISATAP, as well.
        [_, _, _, _, 0 | 0x0200, 0x5efe, ..] => true,
        [0x2000..=0x3fff, ..] => false,
        _ => true,
    };
    !kept_apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn public(text: &str) -> bool {
        is_public(text.parse().expect("an address"))
    }

    #[test]
    fn what_is_not_of_the_public_internet_is_refused() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b:1::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2606:4700::5efe:10.0.0.1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(address), "{address}");
        }
    }

    #[test]
    fn what_is_of_the_public_internet_is_let_through() {
        for address in ["1.1.1.1", "8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "223.5.5.5"] {
            assert!(public(address), "{address}");
        }
        for address in ["2001:4860:4860::8888", "2400:3200::1", "2606:4700:4700::1111"] {
            assert!(public(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn no_address_of_ipv4_is_reached_by_a_way_around(bits: u32) {
            let v4 = Ipv4Addr::from_bits(bits);
            let [a, b, c, d] = v4.octets().map(u16::from);
            let (high, low) = ((a << 8) | b, (c << 8) | d);
            for way in [
                v4.to_ipv6_mapped(),
                Ipv6Addr::new(0, 0, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
            ] {
                prop_assert!(!is_public(way.into()), "{way}");
            }
        }

        #[test]
        fn nothing_that_the_standard_library_keeps_apart_is_public(bits: u32) {
            let v4 = Ipv4Addr::from_bits(bits);
            let apart = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_multicast()
                || v4.is_broadcast() || v4.is_documentation() || v4.is_unspecified();
            prop_assert!(!(apart && is_public(v4.into())), "{v4}");
        }
    }
}
