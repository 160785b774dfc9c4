//! What is sent about pseudonyms.

use poem_openapi::Object;
use poem_openapi::types::Example;

/// Why staff want to know who writes under a pseudonym.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct UnmaskingInput {
    /// 1 to 1000 characters. Whoever it is about reads them once the unmasking is approved.
    pub reason: String,
}

impl Example for UnmaskingInput {
    fn example() -> Self {
        Self { reason: "帖子里公开了邻居的电话，需要联系本人删除。".to_owned() }
    }
}
