//! What is sent about deposits.

use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{CONTRACT_MAX, UNIT_MAX};
use crate::error::Error;
use crate::fields::Fields;

/// Joining a group buy.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DepositInput {
    /// The version of the terms that was read and is accepted.
    pub terms_version: i32,
}

/// Selecting a member.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SelectionInput {
    /// The home that was chosen, at most 60 characters.
    pub unit: Option<String>,
}

/// Applying a deposit to a contract.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ApplicationInput {
    /// The number of the contract, at most 60 characters.
    pub contract_reference: String,
}

impl SelectionInput {
    /// The home.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/unit`.
    pub fn parse(&self) -> Result<Option<String>, Error> {
        let mut fields = Fields::default();
        let unit = fields.line_or_empty("/unit", self.unit.as_deref().unwrap_or_default(), UNIT_MAX);
        fields.finish(Some(unit).filter(|unit| !unit.is_empty()))
    }
}

impl ApplicationInput {
    /// The number.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/contract_reference`.
    pub fn parse(&self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let number = fields.line("/contract_reference", &self.contract_reference, CONTRACT_MAX);
        fields.finish(number)
    }
}

impl Example for DepositInput {
    fn example() -> Self {
        Self { terms_version: 1 }
    }
}

impl Example for SelectionInput {
    fn example() -> Self {
        Self { unit: Some("3 栋 2 单元 1802".to_owned()) }
    }
}

impl Example for ApplicationInput {
    fn example() -> Self {
        Self { contract_reference: "HT-2026-00318".to_owned() }
    }
}
