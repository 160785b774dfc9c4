//! Other forums on the same work, to compare with by hand: constants, not measured in this run.
//!
//! NodeBB 4.11.2 (Node 22, Redis 7; 9 502 posts), Lemmy 0.19.20 (PostgreSQL 15; 10 000 posts) and Spirit 0.14.3
//! (Django, PostgreSQL 15; 40 000 posts), topics of 20 posts in Chinese, measured in November 2026 by wrk 4.1 over
//! loopback without compression, anonymous, one hot address, median of three runs, on two shared and loaded cores.

/// Durable replies a second that Lemmy takes from eight clients.
pub const LEMMY_REPLIES: f64 = 117.9;

/// Work, NodeBB, Lemmy, Spirit.
const FIGURES: [[&str; 4]; 9] = [
    ["", "NodeBB", "Lemmy", "Spirit"],
    ["topic JSON, 32 clients, per s", "152", "272", "-"],
    ["topic JSON, CPU ms", "7.2", "7.1", "-"],
    ["topic HTML, 32 clients, per s", "53.6", "-", "37.3"],
    ["topic HTML, CPU ms", "21", "-", "48"],
    ["replies, 8 clients, per s", "28.1", "117.9", "14.7"],
    ["reply, CPU ms", "35", "15", "-"],
    ["search p50 / p99 ms", "10 / 34", "100 / 228", "93 / 6030"],
    ["memory under load, MB", "674-816", "448-534", "192-201"],
];

/// Prints them, said to be what they are.
pub fn print() {
    println!("\nOthers on such work, measured once in November 2026 on such a machine, not in this run:");
    for [work, nodebb, lemmy, spirit] in FIGURES {
        println!("{work:<46} {nodebb:>12} {lemmy:>12} {spirit:>12}");
    }
}
