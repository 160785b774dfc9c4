//! Accounts: how they are shown.

use linli::actor::Scope;
use linli::features::accounts::logic::{Mark, refs};
use linli_entities::account::AccountId;
use linli_entities::role_grant::Role;
use linli_tests::arrange::Over;

linli_tests::story! {
    async fn many_accounts_are_shown_at_once_and_staff_is_marked(app) {
        let anna = app.account("anna").await.account_id();
        let boss = app.staff("老板", Role::GroupCare, Over::Group).await.account_id();
        let shown = refs(app.app.db.read(), &[anna, boss, anna, AccountId(999)], Scope::Club).await.expect("refs");
        assert_eq!(shown.len(), 2);
        assert_eq!((shown[&anna].display_name.as_str(), shown[&anna].mark), ("anna", None));
        assert_eq!((shown[&boss].name.as_str(), shown[&boss].mark), ("老板", Some(Mark::Staff)));
    }
}
