//! What is sent about funds.

use linli_entities::Date;
use linli_entities::attachment::AttachmentId;
use linli_entities::building::BuildingId;
use linli_entities::complaint::ComplaintId;
use linli_entities::fund_entry::{FundCategory, FundSource};
use linli_entities::fund_photo::FundPhotoKind;
use poem_openapi::Object;
use poem_openapi::types::{Example, MaybeUndefined};

/// A fund that is to be opened.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundInput {
    /// What the money is for, in Markdown: 1 to 20000 characters.
    pub purpose: String,
    /// What the developer promised to give, in words: at most 200 characters.
    pub promise: Option<String>,
    /// … as an amount, in fen.
    pub promised_fen: Option<i64>,
}

/// What of a fund is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct FundPatch {
    /// What the money is for, in Markdown.
    pub purpose: Option<String>,
    /// What the developer promised to give, in words; null takes it away.
    pub promise: MaybeUndefined<String>,
    /// … as an amount, in fen; null takes it away.
    pub promised_fen: MaybeUndefined<i64>,
    /// Above this a spending takes two persons, in fen; 0 for every one. Changed by who keeps all funds.
    pub approval_fen: Option<i64>,
    /// From this on owners are told of a spending, in fen. Changed by who keeps all funds.
    pub notice_fen: Option<i64>,
}

/// Money that came.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundIncomeInput {
    /// Who gave it.
    pub source: FundSource,
    /// How much, in fen: 1 to 10000000000.
    pub amount_fen: i64,
    /// The day on which it came, not after today.
    pub received_on: Date,
    /// What it is: 1 to 120 characters.
    pub title: String,
    /// More about it, in Markdown: at most 20000 characters.
    #[oai(default)]
    pub markdown: String,
    /// Photos of what proves it, uploaded before: at most 20.
    #[oai(default)]
    pub photo_ids: Vec<AttachmentId>,
}

/// Money that was spent.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundSpendingInput {
    /// What it was spent on.
    pub category: FundCategory,
    /// How much, in fen: 1 to 10000000000.
    pub amount_fen: i64,
    /// The day on which it was spent, not after today.
    pub spent_on: Date,
    /// To whom it was paid: 1 to 120 characters.
    pub payee: String,
    /// What it is: 1 to 120 characters.
    pub title: String,
    /// What for, in Markdown: 1 to 20000 characters.
    pub markdown: String,
    /// The building; null for the whole project.
    pub building_id: Option<BuildingId>,
    /// The complaint that led to it, one of the project.
    pub complaint_id: Option<ComplaintId>,
    /// Photos of how it was before, uploaded before: at most 20.
    #[oai(default)]
    pub before_photo_ids: Vec<AttachmentId>,
    /// Photos of how it is since: at most 20. They may be added later.
    #[oai(default)]
    pub after_photo_ids: Vec<AttachmentId>,
}

/// A spending that is proposed to another person.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundProposalInput {
    /// What it is to be spent on.
    pub category: FundCategory,
    /// How much, in fen: 1 to 10000000000.
    pub amount_fen: i64,
    /// To whom it is to be paid: 1 to 120 characters.
    pub payee: String,
    /// What it is: 1 to 120 characters.
    pub title: String,
    /// What for, in Markdown: 1 to 20000 characters.
    pub markdown: String,
    /// The building; null for the whole project.
    pub building_id: Option<BuildingId>,
    /// The complaint that led to it, one of the project.
    pub complaint_id: Option<ComplaintId>,
    /// Photos of how it is, uploaded before: at most 20.
    #[oai(default)]
    pub before_photo_ids: Vec<AttachmentId>,
    /// Photos of offers and contracts: at most 20.
    #[oai(default)]
    pub evidence_photo_ids: Vec<AttachmentId>,
}

/// Photos that are added to an entry.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundPhotosInput {
    /// What they show.
    pub kind: FundPhotoKind,
    /// Photos that were uploaded before: 1 to 20.
    pub photo_ids: Vec<AttachmentId>,
}

/// Why an entry is corrected, or a proposal refused.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundReason {
    /// The reason: 1 to 500 characters. That of a correction is for every reader of the book.
    pub reason: String,
}

impl Example for FundInput {
    fn example() -> Self {
        Self {
            purpose: "质保期满以后，用来修缮小区共用部位，也用于邻里活动。".to_owned(),
            promise: Some("开发商五年内投入 100 万元".to_owned()),
            promised_fen: Some(100_000_000),
        }
    }
}

impl Example for FundPatch {
    fn example() -> Self {
        Self {
            promise: MaybeUndefined::Value("开发商五年内投入 120 万元".to_owned()), ..Self::default()
        }
    }
}

impl Example for FundIncomeInput {
    fn example() -> Self {
        Self {
            source: FundSource::Developer,
            amount_fen: 20_000_000,
            received_on: Date::from_ymd_opt(2026, 1, 15).unwrap_or_default(),
            title: "开发商首期投入".to_owned(),
            markdown: String::new(),
            photo_ids: vec![],
        }
    }
}

impl Example for FundSpendingInput {
    fn example() -> Self {
        let FundProposalInput { category, payee, title, markdown, .. } = FundProposalInput::example();
        Self {
            category,
            amount_fen: 386_000,
            spent_on: Date::from_ymd_opt(2026, 3, 2).unwrap_or_default(),
            payee,
            title,
            markdown,
            building_id: None,
            complaint_id: None,
            before_photo_ids: vec![],
            after_photo_ids: vec![],
        }
    }
}

impl Example for FundProposalInput {
    fn example() -> Self {
        Self {
            category: FundCategory::Repair,
            amount_fen: 1_280_000,
            payee: "江城防水工程有限公司".to_owned(),
            title: "3 号楼屋面防水翻新".to_owned(),
            markdown: "顶层三户反映漏水，整面重做防水层，质保五年。".to_owned(),
            building_id: None,
            complaint_id: None,
            before_photo_ids: vec![],
            evidence_photo_ids: vec![],
        }
    }
}

impl Example for FundPhotosInput {
    fn example() -> Self {
        Self { kind: FundPhotoKind::After, photo_ids: vec![AttachmentId(77)] }
    }
}

impl Example for FundReason {
    fn example() -> Self {
        Self { reason: "金额多记了一位。".to_owned() }
    }
}
