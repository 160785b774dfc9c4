//! How tickets are shown.

use linli_entities::Instant;
use linli_entities::attendee::AttendeeId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Issued;

/// The ticket of a seat.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Ticket {
    /// The seat.
    pub attendee_id: AttendeeId,
    /// Who sits there.
    pub name: String,
    /// What is typed at the door where no picture can be read.
    pub code: String,
    /// What stands in the picture: 170 capitals of hexadecimal.
    pub payload: String,
    /// The picture: a QR code as SVG.
    pub qr_svg: String,
    /// When somebody came with it.
    pub checked_in_at: Option<Instant>,
}

impl From<Issued> for Ticket {
    fn from(Issued { seat, payload, picture }: Issued) -> Self {
        Self {
            attendee_id: seat.id,
            name: seat.name,
            code: seat.code,
            payload,
            qr_svg: picture,
            checked_in_at: seat.checked_in_at,
        }
    }
}

impl Example for Ticket {
    fn example() -> Self {
        Self {
            attendee_id: AttendeeId(9),
            name: "李江畔".to_owned(),
            code: "K7MQ3XRA".to_owned(),
            payload: "01000000000000000C…".to_owned(),
            qr_svg: "<svg …></svg>".to_owned(),
            checked_in_at: None,
        }
    }
}
