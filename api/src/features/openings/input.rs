//! What is sent about openings.

use linli_entities::board::BoardId;
use linli_entities::opening::OpeningGround;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// That somebody asks to read a board that is closed to staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OpeningInput {
    /// The board.
    pub board_id: BoardId,
    /// On what ground.
    pub ground: OpeningGround,
    /// Why, for everybody who reads the board to read: 10 to 1000 characters.
    pub reason: String,
    /// For how many hours, from the approval on: 1 to 72.
    pub hours: i32,
}

impl Example for OpeningInput {
    fn example() -> Self {
        Self {
            board_id: BoardId(9),
            ground: OpeningGround::CourtOrder,
            reason: "江岸区人民法院调查令（2026）鄂 0102 民初 1234 号，调取 3 月 1 日的发言。".to_owned(),
            hours: 24,
        }
    }
}
