//! Use cases of memberships.

pub mod adjustments;
mod club;
mod joining;
mod reading;
mod statement;

pub use club::{SeenClub, club, shown, terms, update as update_club};
pub use joining::{forget, join, leave, member, member_in};
pub use reading::{
    Seen, SeenMember, account_of, account_of_in, born_on, get, id_in, id_of, list, members_since, of_code,
    of_number, own, people,
};
pub use statement::{csv, csv_of, lines, lines_of};
