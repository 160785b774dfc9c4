/**
 * What the API answers, by the names of the design. Once `npm run api` has generated `schema.d.ts`
 * from the server's document, each of these becomes an alias of a generated type:
 * `export type Topic = components['schemas']['Topic']`.
 */

export type Locale = 'zh-CN' | 'en';
export type Mark = 'staff' | 'owner';

export type Role =
  | 'administrator'
  | 'group_care'
  | 'city_care'
  | 'manager'
  | 'lead'
  | 'agent'
  | 'moderator'
  | 'editor'
  | 'expert';

export type ProjectStatus = 'planned' | 'on_sale' | 'under_construction' | 'handed_over';
export type OwnershipRole = 'buyer' | 'owner' | 'co_owner' | 'tenant' | 'proxy';
export type OwnershipState = 'claimed' | 'confirmed' | 'refused' | 'revoked';
export type OwnershipDecision = 'confirm' | 'refuse' | 'revoke' | 'reinstate';
export type Visibility = 'public' | 'members' | 'owners' | 'staff';
export type FactSide = 'for' | 'against';
export type SearchSort = 'relevance' | 'newest';

export interface AccountRef {
  id: number;
  name: string;
  display_name: string;
  avatar_url: string | null;
  mark: Mark | null;
}

export interface RoleGrant {
  id: number;
  role: Role;
  city: string | null;
  project_id: number | null;
  project_name: string | null;
  granted_at: string;
}

export interface Me {
  id: number;
  name: string;
  display_name: string;
  bio: string;
  avatar_url: string | null;
  email: string | null;
  email_proven: boolean;
  locale: Locale;
  created_at: string;
  roles: RoleGrant[];
  permissions: string[];
  ownerships: Ownership[];
  consent_version: string | null;
  consent_required: boolean;
}

export interface Profile {
  id: number;
  name: string;
  display_name: string;
  bio: string;
  avatar_url: string | null;
  joined_at: string;
  topic_count: number;
  post_count: number;
  staff_roles: Role[];
}

export interface SessionInfo {
  id: number;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  user_agent: string;
  address: string;
  current: boolean;
}

export interface ProjectMay {
  edit: boolean;
  manage_boards: boolean;
  review_ownerships: boolean;
  grant_roles: boolean;
}

export interface Project {
  id: number;
  slug: string;
  name: string;
  city: string;
  district: string;
  address: string;
  status: ProjectStatus;
  summary: string;
  sale_on: string | null;
  handover_on: string | null;
  board_count: number;
  topic_count: number;
  version: number;
  may: ProjectMay;
}

export interface ProjectInput {
  slug: string;
  name: string;
  city: string;
  district: string;
  address: string;
  status: ProjectStatus;
  summary: string;
  sale_on?: string | null;
  handover_on?: string | null;
}

export interface Fact {
  id: number;
  side: FactSide;
  text: string;
  distance_m: number | null;
  position: number;
}

export interface FactInput {
  side: FactSide;
  text: string;
  distance_m?: number | null;
  position?: number;
}

export interface Building {
  id: number;
  project_id: number;
  name: string;
  unit_count: number;
}

export interface Unit {
  id: number;
  building_id: number;
  name: string;
  floor: number | null;
  area_dm2: number | null;
}

export interface UnitInput {
  name: string;
  floor?: number | null;
  area_dm2?: number | null;
}

export interface ProjectRef {
  id: number;
  slug: string;
  name: string;
}

export interface ProjectPlace extends ProjectRef {
  city: string;
}

export interface Ownership {
  id: number;
  account: AccountRef;
  project: ProjectRef;
  building_name: string;
  unit_id: number;
  unit_name: string;
  role: OwnershipRole;
  state: OwnershipState;
  statement: string;
  claimed_at: string;
  decided_at: string | null;
  reason: string | null;
}

export interface BoardMay {
  post: boolean;
  moderate: boolean;
  edit: boolean;
}

export interface Board {
  id: number;
  project_id: number | null;
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  position: number;
  locked: boolean;
  topic_count: number;
  post_count: number;
  last_post_at: string | null;
  version: number;
  may: BoardMay;
}

export interface BoardInput {
  slug: string;
  name: string;
  description: string;
  visibility: Visibility;
  position?: number;
}

export interface BoardPlace {
  board: Board;
  project: ProjectPlace | null;
}

export interface Topic {
  id: number;
  board_id: number;
  title: string;
  author: AccountRef;
  created_at: string;
  last_post_at: string;
  last_post_by: AccountRef | null;
  last_number: number;
  post_count: number;
  pinned: boolean;
  locked: boolean;
  deleted: boolean;
  version: number;
}

export interface TopicMay {
  reply: boolean;
  moderate: boolean;
  edit_title: boolean;
}

export interface TopicDetail {
  topic: Topic;
  board: {
    id: number;
    slug: string;
    name: string;
    visibility: Visibility;
    project_id: number | null;
  };
  project: ProjectPlace | null;
  may: TopicMay;
}

export interface PostMay {
  edit: boolean;
  delete: boolean;
  restore: boolean;
}

export interface Post {
  id: number;
  topic_id: number;
  number: number;
  author: AccountRef;
  html: string;
  created_at: string;
  edited_at: string | null;
  revision_count: number;
  reply_to_number: number | null;
  deleted: boolean;
  deleted_by_staff: boolean;
  may: PostMay;
  version: number;
}

export interface PostPage {
  detail: TopicDetail;
  items: Post[];
  page: number;
  page_count: number;
}

export interface PostSource {
  markdown: string;
  version: number;
}

export interface Revision {
  number: number;
  markdown: string;
  html: string;
  edited_by: AccountRef;
  edited_at: string;
}

export interface SearchHit {
  kind: 'post';
  post_id: number;
  topic_id: number;
  number: number;
  board_id: number;
  title_html: string;
  snippet_html: string;
  author: AccountRef;
  created_at: string;
  url: string;
}

export interface SearchPage {
  items: SearchHit[];
  next: string | null;
  count: number;
  took_us: number;
  notice: 'query_truncated' | 'relevance' | null;
}

export interface PrivacyNotice {
  version: string;
  html: string;
}

export interface Unread {
  topic_id: number;
  read_number: number;
  last_number: number;
  unread_count: number;
}

/** A list that is read on by its cursor. */
export interface Items<T> {
  items: T[];
  next: string | null;
}

/** RFC 9457 problem details, as every error answer carries them. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  code: string;
  errors?: FieldProblem[];
  request_id?: string | null;
}

export interface FieldProblem {
  pointer: string;
  code: string;
  detail?: string | null;
}
