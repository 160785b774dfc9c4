//! What providers of payments say, and the list of it.

use linli_entities::payment_message::{MessageOutcome, PaymentMessageId};
use poem::web::Data;
use poem::{Request, RequestBody, Result as PoemResult};
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::{Json, ParsePayload, Payload};
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON as _, Type as _};
use poem_openapi::{OpenApi, impl_apirequest_for_payload};

use crate::app::App;
use crate::auth::Member;
use crate::code::Code;
use crate::error::Error;
use crate::features::payments::input::ProviderMessage;
use crate::features::payments::logic::{self, messages};
use crate::features::payments::output::{MessageTaken, PaymentMessage, ProviderRefund};
use crate::features::payments::rules::signing::Headers;
use crate::page::{Page, PageRequest};
use crate::problem::Problem;
use crate::server::Tag;

/// The bytes of a message, as they were signed. They are read when it is known whose they are.
pub struct Signed(Vec<u8>);

impl Signed {
    /// What they say.
    ///
    /// # Errors
    /// [`Code::Malformed`] where they are no message.
    fn message(&self) -> Result<ProviderMessage, Error> {
        let malformed = || Error::invalid("", Code::Malformed);
        let value = serde_json::from_slice(&self.0).map_err(|_| malformed())?;
        ProviderMessage::parse_from_json(Some(value)).map_err(|_| malformed())
    }
}

impl Payload for Signed {
    const CONTENT_TYPE: &'static str = "application/json; charset=utf-8";

    fn check_content_type(content_type: &str) -> bool {
        Json::<ProviderMessage>::check_content_type(content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        ProviderMessage::schema_ref()
    }

    fn register(registry: &mut Registry) {
        ProviderMessage::register(registry);
    }
}

impl ParsePayload for Signed {
    const IS_REQUIRED: bool = true;

    async fn from_request(_request: &Request, body: &mut RequestBody) -> PoemResult<Self> {
        Ok(Self(body.take()?.into_vec().await?))
    }
}

impl_apirequest_for_payload!(Signed);

/// Messages of providers of payments.
pub struct PaymentMessagesApi;

#[OpenApi(tag = "Tag::Payments")]
impl PaymentMessagesApi {
    /// Receive a message of a provider of payments.
    ///
    /// For providers that are set up with a secret, by which they sign: HMAC-SHA256 as of Standard Webhooks, over the id,
    /// the time and the bytes of the message, at most five minutes old. A message that comes again is answered as before;
    /// order makes no difference. What names nothing that is known is kept for staff, and need not be sent again.
    #[oai(path = "/payments/callbacks/:provider", method = "post", operation_id = "receive_payment_message")]
    async fn receive(
        &self,
        app: Data<&App>,
        /// The name of the provider in the settings.
        provider: Path<String>,
        /// The id of the message, the same whenever it is sent again.
        #[oai(name = "webhook-id")]
        id: Header<Option<String>>,
        /// When it is sent, in seconds since 1970.
        #[oai(name = "webhook-timestamp")]
        timestamp: Header<Option<String>>,
        /// `v1,` and the signature in base64; several with spaces between while a secret is replaced.
        #[oai(name = "webhook-signature")]
        signature: Header<Option<String>>,
        body: Signed,
    ) -> Result<MessageTaken, Problem> {
        let headers = Headers { id: id.0, timestamp: timestamp.0, signature: signature.0 };
        let genuine = messages::verify(&app, &provider.0, &headers, &body.0)?;
        let said = body.message()?.parse()?;
        Ok(MessageTaken::of(messages::take(&app, genuine, said).await?))
    }

    /// List refunds that a provider has to pay.
    ///
    /// For providers that are set up with a secret: what is due of what came by them, first what is due first, without a
    /// word of whose it is. It is signed as a message is, with `refunds` in place of the bytes, and `?` and the query after it
    /// where there is one.
    #[oai(
        path = "/payments/callbacks/:provider/refunds",
        method = "get",
        operation_id = "list_provider_refunds"
    )]
    #[expect(clippy::too_many_arguments, reason = "each is a documented parameter")]
    async fn refunds(
        &self,
        app: Data<&App>,
        request: &Request,
        /// The name of the provider in the settings.
        provider: Path<String>,
        /// An id of this request.
        #[oai(name = "webhook-id")]
        id: Header<Option<String>>,
        /// When it is sent, in seconds since 1970.
        #[oai(name = "webhook-timestamp")]
        timestamp: Header<Option<String>>,
        /// `v1,` and the signature in base64; several with spaces between while a secret is replaced.
        #[oai(name = "webhook-signature")]
        signature: Header<Option<String>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<ProviderRefund>>, Problem> {
        let headers = Headers { id: id.0, timestamp: timestamp.0, signature: signature.0 };
        let query = request.uri().query().map(|query| format!("?{query}"));
        let asked = format!("refunds{}", query.unwrap_or_default());
        let genuine = messages::verify(&app, &provider.0, &headers, asked.as_bytes())?;
        let page = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = messages::due(&app, &genuine, &page).await?;
        Ok(Json(Page { items: rows.into_iter().map(ProviderRefund::from).collect(), next }))
    }

    /// List messages of providers of payments.
    ///
    /// Newest first, for whoever takes payments for the whole group.
    #[oai(path = "/payments/messages", method = "get", operation_id = "list_payment_messages")]
    async fn list(
        &self,
        app: Data<&App>,
        auth: Member,
        /// Those of which this came: `kept` are those that staff look at.
        outcome: Query<Option<MessageOutcome>>,
        /// 1 to 100; 20 unless given.
        limit: Query<Option<u64>>,
        /// The `next` of the page before.
        after: Query<Option<String>>,
    ) -> Result<Json<Page<PaymentMessage>>, Problem> {
        let page: PageRequest<PaymentMessageId> = PageRequest::parse(limit.0, after.0.as_deref())?;
        let (rows, next) = logic::messages(&app, &auth.into(), outcome.0, &page).await?;
        Ok(Json(Page { items: rows.into_iter().map(PaymentMessage::from).collect(), next }))
    }
}
