//! Rules of conversations. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::conversation::{self, ConversationId};
use linli_entities::conversation_person;
use linli_entities::project;

use crate::actor::{Actor, Bar, BarredIn, Permission};
use crate::code::Code;
use crate::error::Error;
use crate::features::projects::rules::scope;

/// Who is in a conversation, at most, whoever started it included.
pub const PEOPLE_MAX: usize = 20;
/// Characters of a title, at most.
pub const TITLE_MAX: usize = 80;
/// Characters of a message, at most.
pub const CHARS_MAX: usize = 8_000;
/// Characters of the last message that a list shows.
pub const EXCERPT_CHARS: usize = 80;
/// For how long an account is young: it starts few conversations in a day.
const YOUNG: TimeDelta = TimeDelta::days(30);

/// How somebody is in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// As oneself.
    Person {
        /// Of what came up to this number one sees nothing.
        joined_number: i32,
        /// The highest number read.
        read_number: i32,
        /// Whether one is told of nothing.
        muted: bool,
    },
    /// As one of those who answer for the project that it is with.
    Staff {
        /// The highest number that any of them read.
        read_number: i32,
    },
}

impl Seat {
    /// Up to which number nothing is seen.
    pub fn joined_number(self) -> i32 {
        match self {
            Self::Person { joined_number, .. } => joined_number,
            Self::Staff { .. } => 0,
        }
    }

    /// The highest number read.
    pub fn read_number(self) -> i32 {
        match self {
            Self::Person { read_number, .. } | Self::Staff { read_number } => read_number,
        }
    }

    /// Whether one is in it for the project.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Staff { .. })
    }
}

/// How the actor is in a conversation; none for whoever is not, whatever rights that one has elsewhere. `own` is the
/// actor's row of it, `project` the one whose staff it is with. The one place that decides who reads messages.
pub fn seat(
    actor: &Actor,
    conversation: &conversation::Model,
    project: Option<&project::Model>,
    own: Option<&conversation_person::Model>,
) -> Option<Seat> {
    if let Some(own) = own.filter(|own| own.left_at.is_none()) {
        let conversation_person::Model { joined_number, read_number, muted, .. } = *own;
        return Some(Seat::Person { joined_number, read_number, muted });
    }
    let project = project.filter(|project| conversation.project_id == Some(project.id))?;
    let answers = actor.may(Permission::AnswerComplaints, scope(project));
    answers.then_some(Seat::Staff { read_number: conversation.staff_read_number })
}

/// Demands that somebody may write messages at all: as posts are written.
///
/// # Errors
/// [`Error::SignInRequired`], [`Code::EmailNotProven`].
pub fn demand_proven(actor: &Actor) -> Result<(), Error> {
    let account = actor.signed_in()?;
    // Staff were proven by whoever gave them their role.
    if account.proven || !account.rights.grants.is_empty() {
        return Ok(());
    }
    Err(Error::Forbidden(Code::EmailNotProven))
}

/// Demands that no sanction keeps somebody from writing to other members: whoever is silenced in more than one board writes
/// to staff alone.
///
/// # Errors
/// [`Code::Silenced`].
pub fn demand_voice(actor: &Actor) -> Result<(), Error> {
    let silent = |bar: &Bar| !matches!(bar.within, BarredIn::Board(_));
    if actor.signed_in()?.bars.iter().any(silent) { Err(Error::Forbidden(Code::Silenced)) } else { Ok(()) }
}

/// Whether an account that was made then starts few conversations only.
pub fn is_young(made_at: Instant, now: Instant) -> bool {
    now - made_at < YOUNG
}

/// The word for what somebody is told of a conversation who has read so far: told once until more is read.
pub fn fact(id: ConversationId, read_number: i32) -> String {
    format!("conversation:{id}:{read_number}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use linli_entities::account::{AccountId, Locale};
    use linli_entities::project::{ProjectId, ProjectStatus};
    use linli_entities::role_grant::Role;
    use linli_entities::session::SessionId;

    use super::*;
    use crate::actor::{Grant, Rights, SignedIn};

    fn holding(role: Role, project: i64) -> Actor {
        let project_id = Some(ProjectId(project));
        let grants = vec![Grant { role, city: Some("武汉".to_owned()), project_id }];
        Actor::Account(Arc::new(SignedIn {
            account_id: AccountId(1),
            session_id: SessionId(1),
            locale: Locale::ZhCn,
            proven: true,
            rights: Arc::new(Rights::new(grants, vec![])),
            asked_at: Instant::UNIX_EPOCH,
            bars: vec![],
        }))
    }

    fn conversation(project_id: Option<i64>) -> conversation::Model {
        conversation::Model {
            id: ConversationId(1),
            started_by: AccountId(2),
            project_id: project_id.map(ProjectId),
            title: String::new(),
            last_number: 3,
            staff_read_number: 1,
            last_message_at: Instant::UNIX_EPOCH,
            started_at: Instant::UNIX_EPOCH,
        }
    }

    fn project(id: i64) -> project::Model {
        project::Model {
            id: ProjectId(id),
            slug: String::new(),
            name: String::new(),
            city: "武汉".to_owned(),
            district: String::new(),
            address: String::new(),
            status: ProjectStatus::OnSale,
            summary: String::new(),
            sale_on: None,
            handover_on: None,
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            updated_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn nobody_who_is_not_in_it_is_in_it_by_any_role_and_staff_only_where_it_is_with_them() {
        for role in Role::ALL {
            let actor = holding(*role, 1);
            assert_eq!(seat(&actor, &conversation(None), None, None), None, "{role:?}");
            assert_eq!(seat(&actor, &conversation(None), Some(&project(1)), None), None, "{role:?}");
            let answers = Permission::AnswerComplaints.roles().contains(role);
            let seated = seat(&actor, &conversation(Some(1)), Some(&project(1)), None);
            assert_eq!(seated, answers.then_some(Seat::Staff { read_number: 1 }), "{role:?}");
        }
        let agent = holding(Role::Agent, 1);
        assert_eq!(seat(&agent, &conversation(Some(2)), Some(&project(2)), None), None);
    }

    #[test]
    fn whoever_left_is_not_in_it_any_more() {
        let mut own = conversation_person::Model {
            conversation_id: ConversationId(1),
            account_id: AccountId(1),
            joined_number: 1,
            read_number: 2,
            muted: false,
            joined_at: Instant::UNIX_EPOCH,
            left_at: None,
        };
        let actor = holding(Role::Editor, 1);
        let seated = seat(&actor, &conversation(None), None, Some(&own));
        assert_eq!(seated, Some(Seat::Person { joined_number: 1, read_number: 2, muted: false }));
        own.left_at = Some(Instant::UNIX_EPOCH);
        assert_eq!(seat(&actor, &conversation(None), None, Some(&own)), None);
    }

    #[test]
    fn an_account_is_young_for_thirty_days() {
        let made = Instant::UNIX_EPOCH;
        assert!(is_young(made, made + TimeDelta::days(29)));
        assert!(!is_young(made, made + TimeDelta::days(30)));
    }
}
