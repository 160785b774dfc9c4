/**
 * The operations this frontend uses, in the form that openapi-typescript generates, so that
 * `paths` is replaced by `import type { paths } from './schema'` without touching a call site.
 */
import type {
  AccountRef,
  Board,
  BoardInput,
  BoardPlace,
  Building,
  Fact,
  FactInput,
  Items,
  Locale,
  Me,
  Ownership,
  OwnershipDecision,
  OwnershipRole,
  OwnershipState,
  Post,
  PostPage,
  PostSource,
  PrivacyNotice,
  Profile,
  Project,
  ProjectInput,
  Revision,
  Role,
  RoleGrant,
  SessionInfo,
  Topic,
  TopicDetail,
  Unit,
  UnitInput,
  Unread,
} from './shapes';

type Answer<T> = { 200: { content: { 'application/json': T } } };
type Created<T> = { 201: { content: { 'application/json': T } } };
type Accepted = { 202: { content?: never } };
type Nothing = { 204: { content?: never } };

/** One operation: its parameters, its JSON body, its answers. */
type Operation<Parameters, Body, Responses> = {
  parameters: Parameters;
  responses: Responses;
} & ([Body] extends [null]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } });

type Path<Names extends string> = { path: Record<Names, number> };
type Query<T> = { query?: T };
type Paged = { limit?: number; after?: string };
type Plain = Record<never, never>;

export interface paths {
  '/privacy': { get: Operation<Plain, null, Answer<PrivacyNotice>> };
  '/preview': { post: Operation<Plain, { markdown: string }, Answer<{ html: string }>> };
  '/accounts': {
    get: Operation<Query<Paged & { query?: string }>, null, Answer<Items<AccountRef>>>;
    post: Operation<
      Plain,
      {
        name: string;
        email: string;
        password: string;
        display_name?: string;
        locale?: Locale;
        consent_version: string;
      },
      Created<Me>
    >;
  };
  '/accounts/{account_id}': { get: Operation<Path<'account_id'>, null, Answer<Profile>> };
  '/accounts/{account_id}/topics': {
    get: Operation<Path<'account_id'> & Query<Paged>, null, Answer<Items<Topic>>>;
  };
  '/accounts/{account_id}/roles': {
    get: Operation<Path<'account_id'>, null, Answer<Items<RoleGrant>>>;
    post: Operation<
      Path<'account_id'>,
      { role: Role; city?: string | null; project_id?: number | null },
      Created<RoleGrant>
    >;
  };
  '/roles/{role_id}': { delete: Operation<Path<'role_id'>, null, Nothing> };
  '/sessions': { post: Operation<Plain, { login: string; password: string }, Created<Me>> };
  '/sessions/current': { delete: Operation<Plain, null, Nothing> };
  '/password-recoveries': { post: Operation<Plain, { login: string }, Accepted> };
  '/password-resets': {
    post: Operation<
      Plain,
      { token: string; password: string; name?: string; email?: string },
      Created<Me>
    >;
  };
  '/me': {
    get: Operation<Plain, null, Answer<Me>>;
    patch: Operation<
      Plain,
      { display_name?: string; bio?: string; locale?: Locale; email?: string },
      Answer<Me>
    >;
  };
  '/me/sessions': {
    get: Operation<Plain, null, Answer<Items<SessionInfo>>>;
    delete: Operation<Plain, null, Nothing>;
  };
  '/me/sessions/{session_id}': { delete: Operation<Path<'session_id'>, null, Nothing> };
  '/me/email/codes': { post: Operation<Plain, null, Accepted> };
  '/me/email/proof': { post: Operation<Plain, { code: string }, Answer<Me>> };
  '/me/password': {
    put: Operation<Plain, { current_password: string; new_password: string }, Nothing>;
  };
  '/me/consents': { post: Operation<Plain, { version: string }, Answer<Me>> };
  '/me/avatar': {
    put: Operation<Plain, Blob, Answer<Me>>;
    delete: Operation<Plain, null, Answer<Me>>;
  };
  '/me/ownerships': { get: Operation<Plain, null, Answer<Items<Ownership>>> };
  '/me/ownerships/{ownership_id}': { delete: Operation<Path<'ownership_id'>, null, Nothing> };
  '/me/unread': {
    get: Operation<
      Query<{ board_id?: number; topic_ids?: string }>,
      null,
      Answer<{ items: Unread[] }>
    >;
  };
  '/projects': {
    get: Operation<
      Query<Paged & { city?: string; status?: string; query?: string }>,
      null,
      Answer<Items<Project>>
    >;
    post: Operation<Plain, ProjectInput, Created<Project>>;
  };
  '/projects/{project_id}': {
    get: Operation<Path<'project_id'>, null, Answer<Project>>;
    patch: Operation<Path<'project_id'>, Partial<ProjectInput>, Answer<Project>>;
  };
  '/projects/{project_id}/facts': {
    get: Operation<Path<'project_id'>, null, Answer<Items<Fact>>>;
    post: Operation<Path<'project_id'>, FactInput, Created<Fact>>;
  };
  '/facts/{fact_id}': {
    patch: Operation<Path<'fact_id'>, Partial<FactInput>, Answer<Fact>>;
    delete: Operation<Path<'fact_id'>, null, Nothing>;
  };
  '/projects/{project_id}/buildings': {
    get: Operation<Path<'project_id'> & Query<Paged>, null, Answer<Items<Building>>>;
    post: Operation<Path<'project_id'>, { name: string }, Created<Building>>;
  };
  '/buildings/{building_id}/units': {
    get: Operation<Path<'building_id'> & Query<Paged>, null, Answer<Items<Unit>>>;
    post: Operation<Path<'building_id'>, { units: UnitInput[] }, Created<Items<Unit>>>;
  };
  '/projects/{project_id}/boards': {
    get: Operation<Path<'project_id'>, null, Answer<Items<Board>>>;
    post: Operation<Path<'project_id'>, BoardInput, Created<Board>>;
  };
  '/boards': {
    get: Operation<Plain, null, Answer<Items<Board>>>;
    post: Operation<Plain, BoardInput, Created<Board>>;
  };
  '/boards/{board_id}': {
    get: Operation<Path<'board_id'>, null, Answer<BoardPlace>>;
    patch: Operation<Path<'board_id'>, Partial<BoardInput> & { locked?: boolean }, Answer<Board>>;
  };
  '/boards/{board_id}/topics': {
    get: Operation<Path<'board_id'> & Query<Paged>, null, Answer<Items<Topic>>>;
    post: Operation<Path<'board_id'>, { title: string; markdown: string }, Created<TopicDetail>>;
  };
  '/ownerships': {
    get: Operation<
      Query<Paged & { project_id?: number; state?: OwnershipState }>,
      null,
      Answer<Items<Ownership>>
    >;
    post: Operation<
      Plain,
      { unit_id: number; role: OwnershipRole; statement: string },
      Created<Ownership>
    >;
  };
  '/ownerships/{ownership_id}/decision': {
    post: Operation<
      Path<'ownership_id'>,
      { decision: OwnershipDecision; reason?: string },
      Answer<Ownership>
    >;
  };
  '/topics': { get: Operation<Query<Paged>, null, Answer<Items<Topic>>> };
  '/topics/{topic_id}': {
    get: Operation<Path<'topic_id'>, null, Answer<TopicDetail>>;
    patch: Operation<
      Path<'topic_id'>,
      { title?: string; pinned?: boolean; locked?: boolean },
      Answer<TopicDetail>
    >;
    delete: Operation<Path<'topic_id'>, { reason?: string }, Nothing>;
  };
  '/topics/{topic_id}/restore': { post: Operation<Path<'topic_id'>, null, Nothing> };
  '/topics/{topic_id}/posts': {
    get: Operation<Path<'topic_id'> & Query<{ page?: number }>, null, Answer<PostPage>>;
    post: Operation<
      Path<'topic_id'>,
      { markdown: string; reply_to_number?: number | null },
      Created<Post>
    >;
  };
  '/topics/{topic_id}/read': { put: Operation<Path<'topic_id'>, { number: number }, Nothing> };
  '/posts/{post_id}': {
    get: Operation<Path<'post_id'>, null, Answer<Post>>;
    patch: Operation<Path<'post_id'>, { markdown: string }, Answer<Post>>;
    delete: Operation<Path<'post_id'>, null, Nothing>;
  };
  '/posts/{post_id}/source': { get: Operation<Path<'post_id'>, null, Answer<PostSource>> };
  '/posts/{post_id}/restore': { post: Operation<Path<'post_id'>, null, Nothing> };
  '/posts/{post_id}/revisions': {
    get: Operation<Path<'post_id'> & Query<Paged>, null, Answer<Items<Revision>>>;
  };
}
