//! People who come by themselves: they register and sign in over HTTP, with a password.

use linli::features::privacy;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::browser::{Answer, Browser};

/// The password of whoever registers in a story.
pub const PASSWORD: &str = "river-stone-boat";

impl TestApp {
    /// What a person with this name fills in to register.
    pub fn application(name: &str) -> Value {
        json!({
            "name": name,
            "email": format!("{name}@story.test"),
            "password": PASSWORD,
            "consent_version": privacy::logic::VERSION,
        })
    }

    /// Somebody who has just registered, with the e-mail address not yet proven.
    pub async fn registered(&self, name: &str) -> Browser {
        let mut browser = self.guest();
        browser.post("/api/v1/accounts", Self::application(name)).await.expect(201);
        browser
    }

    /// Signs in with a password in a browser that was not signed in.
    pub async fn sign_in(&self, login: &str, password: &str) -> (Browser, Answer) {
        let mut browser = self.guest();
        let answer = browser.post("/api/v1/sessions", json!({ "login": login, "password": password })).await;
        (browser, answer)
    }

    /// The token of the link in the letter that was written last.
    ///
    /// # Panics
    /// When no letter has a link.
    pub async fn mailed_token(&self) -> String {
        let letter = self.letters().await.pop().expect("a letter");
        let (_, rest) = letter.text.split_once("/reset-password?token=").expect("a link");
        rest.split_whitespace().next().expect("a token").to_owned()
    }

    /// The code in the text message that was sent last.
    ///
    /// # Panics
    /// When no message has a code.
    pub async fn texted_code(&self) -> String {
        let message = self.messages().await.pop().expect("a message");
        let digits = message.text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6);
        digits.expect("a code").to_owned()
    }

    /// Gives an account a telephone number of its own, as the code that came there proves.
    ///
    /// # Panics
    /// When the code is not taken.
    pub async fn with_phone(&self, browser: &mut Browser, number: &str) {
        browser.post("/api/v1/me/phone/codes", json!({ "phone": number })).await.expect(202);
        let code = self.texted_code().await;
        browser.post("/api/v1/me/phone/proof", json!({ "code": code })).await.expect(200);
    }

    /// The code in the letter that was written last.
    ///
    /// # Panics
    /// When no letter has a code.
    pub async fn mailed_code(&self) -> String {
        let letter = self.letters().await.pop().expect("a letter");
        letter.text.lines().find_map(|line| line.strip_prefix("    ")).expect("a code").to_owned()
    }
}
