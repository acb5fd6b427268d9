"""Which IP addresses are public. A table of our own: `ipaddress.is_global` calls several ways into a private network global (NAT64, 6to4,
IPv4-compatible, site-local, multicast), and `is_private` does not know carrier-grade NAT."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Sources: the IANA special-purpose registries of IPv4 and IPv6, and the deprecated ranges they no longer list.
NOT_PUBLIC = tuple(
    ip_network(each)
    for each in (
        # IPv4: this network, private, carrier-grade NAT, loopback, link-local, protocol assignments, documentation, 6to4 relays,
        # benchmarks, multicast, reserved and broadcast
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        # IPv6: unspecified, loopback and IPv4-compatible, local NAT64, discard, protocol assignments with Teredo, documentation, 6to4,
        # segment routing, unique local, link-local, site-local, multicast
        "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
# Behind these prefixes stands an IPv4 address in the last 32 bits, and that one decides.
CARRIES_IPV4 = (ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96"))


def read_address(text: str) -> IPv4Address | IPv6Address | None:
    """An address as resolvers write it, a zone (`%eth0`) left out; None for anything else."""
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


def unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    carries = address.version == 6 and any(address in network for network in CARRIES_IPV4)
    return IPv4Address(int(address) & 0xFFFFFFFF) if carries else address


def is_public(text: str) -> bool:
    """Whether anyone on the internet may be at this address. What cannot be read as an address is not public."""
    address = read_address(text)
    if address is None:
        return False
    address = unwrapped(address)
    return not any(address in network for network in NOT_PUBLIC if network.version == address.version)
