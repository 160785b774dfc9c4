//! Operations of the devices that notices are pushed to.

use linli_entities::notice_device::NoticeDeviceId;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use crate::answer::Gone;
use crate::app::App;
use crate::auth::Member;
use crate::features::notices::input::DeviceInput;
use crate::features::notices::logic::devices;
use crate::features::notices::output::NoticeDevice;
use crate::problem::Problem;
use crate::server::Tag;

/// Devices that notices are pushed to.
pub struct NoticeDevicesApi;

#[OpenApi(tag = "Tag::Notices")]
impl NoticeDevicesApi {
    /// List one's devices.
    ///
    /// Those that notices are pushed to, newest first; at most 20.
    #[oai(path = "/notifications/devices", method = "get", operation_id = "list_notice_devices")]
    async fn list(&self, app: Data<&App>, auth: Member) -> Result<Json<Vec<NoticeDevice>>, Problem> {
        let found = devices::list(&app, &auth.into()).await?;
        Ok(Json(found.into_iter().map(NoticeDevice::from).collect()))
    }

    /// Register a device.
    ///
    /// Notices are pushed to it for as long as the session lasts that registered it. A token is registered once: anew it is
    /// the same device, of whoever is signed in there now. Of more than 20 the oldest is forgotten.
    #[oai(path = "/notifications/devices", method = "put", operation_id = "put_notice_device")]
    async fn put(
        &self,
        app: Data<&App>,
        auth: Member,
        body: Json<DeviceInput>,
    ) -> Result<Json<NoticeDevice>, Problem> {
        Ok(Json(devices::put(&app, &auth.into(), body.0.parse()?).await?.into()))
    }

    /// Forget a device.
    ///
    /// Nothing is pushed to it any more. Twice is once.
    #[oai(
        path = "/notifications/devices/:device_id",
        method = "delete",
        operation_id = "delete_notice_device"
    )]
    async fn delete(
        &self,
        app: Data<&App>,
        auth: Member,
        device_id: Path<NoticeDeviceId>,
    ) -> Result<Gone, Problem> {
        devices::remove(&app, &auth.into(), device_id.0).await?;
        Ok(Gone::Gone)
    }
}
