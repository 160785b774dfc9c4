//! Passwords: argon2id on threads that may block, few at a time.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::app::App;
use crate::error::Error;
use crate::features::accounts::rules::passwords::Password;

/// The cost: 19 MiB, two passes, one lane (OWASP's first choice).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash that no password has, at the same cost: verified where there is no account, so that the time of an answer
/// does not tell whether there is one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5Li4ubm9ib2R5$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| fault(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn fault(error: &dyn std::fmt::Display) -> Error {
    Error::internal(anyhow::anyhow!("argon2: {error}"))
}

/// Hashes a password, into PHC form.
///
/// # Errors
/// When there is no memory for it.
pub(super) async fn hash(app: &App, password: Password) -> Result<String, Error> {
    apart(app, move || {
        let hash = argon2()?.hash_password(password.as_bytes()).map_err(|error| fault(&error))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one of this hash. Takes the same time where there is no hash.
///
/// # Errors
/// When there is no memory for it.
pub(super) async fn verify(app: &App, hash: Option<String>, password: Password) -> Result<bool, Error> {
    apart(app, move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        Ok(argon2()?.verify_password(password.as_bytes(), hash.as_str()).is_ok() && known)
    })
    .await
}

/// Runs `work` on a blocking thread once there is a place. A client that hangs up does not free the place before the
/// work is done: else many could be at work at once.
async fn apart<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let app = app.clone();
    let run = tokio::spawn(async move {
        let _place = app.hashing.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
    });
    run.await.map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_costs_what_somebody_costs() {
        let nobody = argon2::password_hash::phc::PasswordHash::new(NOBODY).expect("a hash in PHC form");
        let params = Params::try_from(&nobody).expect("its cost");
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY_KIB, PASSES, LANES));
    }
}
