//! Databases in files, each a copy of one whose schema was made once.

use std::path::Path;

use linli_migration::{Migrator, MigratorTrait as _};
use sea_orm::Database;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::disk;

/// Makes a database with the newest schema at `path`.
///
/// # Panics
/// When it cannot be made.
pub async fn new_database(path: &Path) {
    static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
    let migrated = async {
        let folder = TempDir::new_in(disk::fast()).expect("a temporary folder");
        let path = folder.path().join("linli.db");
        let db = Database::connect(format!("sqlite://{}?mode=rwc", path.display())).await.expect("a file");
        Migrator::up(&db, None).await.expect("the newest schema");
        db.close().await.expect("everything is in the file");
        std::fs::read(path).expect("the database")
    };
    let bytes = MIGRATED.get_or_init(|| migrated).await;
    std::fs::write(path, bytes).expect("a database");
}
