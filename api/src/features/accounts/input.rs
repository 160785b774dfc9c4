//! What is sent about accounts.

use linli_entities::account::Locale;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::me::Changes;
use super::logic::passwords::Reset;
use super::logic::registration::{Application, EmailProof, NewAccount};
use super::rules::emails::Email;
use super::rules::names::Name;
use super::rules::passwords::Password;
use super::rules::phones::Phone;
use super::rules::profiles;
use crate::error::Error;
use crate::fields::Fields;

/// An account that is to be registered.
#[derive(Object)]
#[oai(example)]
pub struct RegistrationInput {
    /// 2 to 32 letters, digits, `_`, `-` and `.`; the same name in another case or width is taken as well.
    pub name: String,
    /// An address that mail can be sent to; it is never shown to others.
    pub email: String,
    /// At least 10 characters, or 8 of three kinds; no word that is guessed first.
    pub password: String,
    /// At most 40 characters; the name unless given.
    pub display_name: Option<String>,
    /// The language; the one the browser prefers unless given.
    pub locale: Option<Locale>,
    /// The version of the privacy notice that is agreed to.
    pub consent_version: String,
}

impl RegistrationInput {
    /// Reads the input; `preferred` is the language where none is chosen.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(self, preferred: Locale) -> Result<Application, Error> {
        let mut fields = Fields::default();
        let name = fields.parsed("/name", Name::parse(&self.name));
        let email = fields.parsed("/email", Email::parse(&self.email));
        let password =
            fields.parsed("/password", Password::parse(&self.password, &[&self.name, &self.email]));
        let shown = self.display_name.filter(|shown| !shown.trim().is_empty()).unwrap_or(self.name);
        let shown = fields.parsed("/display_name", profiles::display_name(&shown));
        let locale = self.locale.unwrap_or(preferred);
        let read =
            name.zip(email).zip(password).zip(shown).map(|(((name, email), password), display_name)| {
                let (email, email_proven) = (Some(email), EmailProof::Missing);
                let account = NewAccount { name, email, email_proven, display_name, locale };
                Application { account, password, consent_version: self.consent_version }
            });
        fields.complete(read)
    }
}

impl Example for RegistrationInput {
    fn example() -> Self {
        Self {
            name: "xiaoli".to_owned(),
            email: "xiaoli@example.com".to_owned(),
            password: "river-stone-boat".to_owned(),
            display_name: Some("江畔小李".to_owned()),
            locale: Some(Locale::ZhCn),
            consent_version: "2026-11-26".to_owned(),
        }
    }
}

/// What somebody signs in with.
#[derive(Object)]
#[oai(example)]
pub struct SignInInput {
    /// Name, e-mail address or phone number.
    pub login: String,
    /// The password.
    pub password: String,
}

impl Example for SignInInput {
    fn example() -> Self {
        Self { login: "xiaoli".to_owned(), password: "river-stone-boat".to_owned() }
    }
}

/// Who has forgotten the password.
#[derive(Object)]
#[oai(example)]
pub struct RecoveryInput {
    /// Name, e-mail address or phone number.
    pub login: String,
}

impl Example for RecoveryInput {
    fn example() -> Self {
        Self { login: "xiaoli@example.com".to_owned() }
    }
}

/// What a link sets.
#[derive(Object)]
#[oai(example)]
pub struct ResetInput {
    /// The `token` of the link.
    pub token: String,
    /// The new password.
    pub password: String,
    /// Another name, for an account that has no password yet.
    pub name: Option<String>,
    /// An e-mail address, for an account that has no password yet.
    pub email: Option<String>,
    /// The language; taken for an account that has no password yet.
    pub locale: Option<Locale>,
    /// The version of the privacy notice that is agreed to with it.
    pub consent_version: Option<String>,
}

impl TryFrom<ResetInput> for Reset {
    type Error = Error;

    fn try_from(input: ResetInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let name = input.name.and_then(|name| fields.parsed("/name", Name::parse(&name)));
        let email = input.email.and_then(|email| fields.parsed("/email", Email::parse(&email)));
        let ResetInput { token, password, locale, consent_version, .. } = input;
        fields.finish(Self { token, password, name, email, locale, consent_version })
    }
}

impl Example for ResetInput {
    fn example() -> Self {
        Self {
            token: "rH6c0m1Q2n8y7R4x5W3v9K0u1S2t3P4o5N6m7L8k9J0".to_owned(),
            password: "river-stone-boat".to_owned(),
            name: None,
            email: None,
            locale: None,
            consent_version: None,
        }
    }
}

/// What of oneself is to change; what is left out stays.
#[derive(Object)]
#[oai(example)]
pub struct MePatch {
    /// 1 to 40 characters.
    pub display_name: Option<String>,
    /// At most 500 characters of plain text.
    pub bio: Option<String>,
    /// The language.
    pub locale: Option<Locale>,
    /// Another e-mail address, to be proven by a code before it counts.
    pub email: Option<String>,
}

impl TryFrom<MePatch> for Changes {
    type Error = Error;

    fn try_from(patch: MePatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let display_name =
            patch.display_name.and_then(|name| fields.parsed("/display_name", profiles::display_name(&name)));
        let bio = patch.bio.and_then(|bio| fields.parsed("/bio", profiles::bio(&bio)));
        let email = patch.email.and_then(|email| fields.parsed("/email", Email::parse(&email)));
        fields.finish(Self { display_name, bio, locale: patch.locale, email })
    }
}

impl Example for MePatch {
    fn example() -> Self {
        Self {
            display_name: Some("江畔小李".to_owned()), bio: None, locale: Some(Locale::En), email: None
        }
    }
}

/// The code that was mailed.
#[derive(Object)]
#[oai(example)]
pub struct CodeInput {
    /// Six digits.
    pub code: String,
}

impl Example for CodeInput {
    fn example() -> Self {
        Self { code: "012345".to_owned() }
    }
}

/// A change of the password.
#[derive(Object)]
#[oai(example)]
pub struct PasswordInput {
    /// The present one.
    pub current_password: String,
    /// The new one: at least 10 characters, or 8 of three kinds.
    pub new_password: String,
}

impl Example for PasswordInput {
    fn example() -> Self {
        Self { current_password: "river-stone-boat".to_owned(), new_password: "boat-stone-river".to_owned() }
    }
}

/// What is asked before an account is erased.
#[derive(Object)]
#[oai(example)]
pub struct ErasureInput {
    /// The password.
    pub password: String,
}

impl From<ErasureInput> for Password {
    fn from(input: ErasureInput) -> Self {
        Self::typed(&input.password)
    }
}

impl Example for ErasureInput {
    fn example() -> Self {
        Self { password: "river-stone-boat".to_owned() }
    }
}

/// Agreement to the privacy notice.
#[derive(Object)]
#[oai(example)]
pub struct ConsentInput {
    /// The version that was read.
    pub version: String,
}

impl Example for ConsentInput {
    fn example() -> Self {
        Self { version: "2026-11-26".to_owned() }
    }
}

/// A telephone number.
#[derive(Object)]
#[oai(example)]
pub struct PhoneInput {
    /// The number, with `+` and its country; without a country it is one of China.
    pub phone: String,
}

impl PhoneInput {
    /// Reads the number.
    ///
    /// # Errors
    /// Those of [`Phone::parse`] at `/phone`.
    pub fn parse(self) -> Result<Phone, Error> {
        let mut fields = Fields::default();
        let phone = fields.parsed("/phone", Phone::parse(&self.phone));
        fields.complete(phone)
    }
}

impl Example for PhoneInput {
    fn example() -> Self {
        Self { phone: "13800138000".to_owned() }
    }
}
