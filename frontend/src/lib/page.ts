import type {
  AccountRef,
  Board,
  BoardPlace,
  Compensation,
  Complaint,
  ComplaintAct,
  ComplaintState,
  ConsentPurpose,
  Fact,
  Items,
  Locale,
  Me,
  Notice,
  NoticeKind,
  PostPage,
  PrivacyNotice,
  Profile,
  Project,
  ProjectRef,
  PromiseBreach,
  PromiseFigures,
  PromiseOfProject,
  PromiseStretch,
  SearchPage,
  Topic,
} from './api/shapes';
import type { Commitment, CommitmentCounts, CommitmentState } from './commitments/shapes';
import type { Draw } from './draws/shapes';
import type { ClubEvent, EventCard, Registration } from './events/shapes';
import type { Fund, FundCategory, FundEntry } from './fund/shapes';
import type { Auction, Bid } from './auctions/shapes';
import type { Deposit, GroupBuy } from './group-buys/shapes';
import type { MeToos } from './me-toos/shapes';
import type { BoardOpening, BoardSign } from './owners-boards/shapes';
import type { Milestone, Update } from './progress/shapes';
import type { Operation, Schemas } from './docs/openapi';
import type { Badge, HeldBadge, WrittenPost } from './trust/shapes';

export type Theme = 'auto' | 'light' | 'dark';

/** Where a topic of a mixed list stands. */
export interface BoardName {
  name: string;
  project_name: string | null;
}

export interface HomeData {
  projects: Project[];
  boards: Board[];
  topics: Topic[];
  /** The cursor of what follows; projects, boards and events stand around the first topics only. */
  next: string | null;
  board_names: Record<string, BoardName>;
  /** What comes next. */
  events: EventCard[];
}

export interface ProjectListData {
  items: Project[];
  next: string | null;
  cities: string[];
}

export interface ProjectData {
  project: Project;
  facts: Fact[];
  boards: Board[];
  topics: Topic[];
  complaints: Complaint[];
  /** What comes next here. */
  events: EventCard[];
  /** Those that one can join now. */
  group_buys: GroupBuy[];
}

/** All topics of a project. */
export interface ProjectTopicsData {
  project: ProjectRef;
  topics: Topic[];
  next: string | null;
  board_names: Record<string, BoardName>;
}

export interface ComplaintData {
  complaint: Complaint;
  acts: ComplaintAct[];
  /** What is offered to the complainant, for whom alone it is. */
  compensations: Compensation[];
  /** How many other homes have it as well. */
  me_toos: MeToos;
}

export interface ProjectComplaintsData {
  project: ProjectRef;
  state: ComplaintState | null;
  items: Complaint[];
  next: string | null;
}

/** A page of what there is, or of what is over. */
export interface Listed<Item> {
  items: Item[];
  next: string | null;
  past: boolean;
  /** The project whose own are shown; null for all. */
  project: ProjectRef | null;
}

export type EventsData = Listed<EventCard>;

export interface EventData {
  event: ClubEvent;
  /** The viewer's own, if there is one that stands. */
  registration: Registration | null;
}

export type GroupBuysData = Listed<GroupBuy>;

export interface GroupBuyData {
  group_buy: GroupBuy;
  /** The viewer's own, if there is one that stands. */
  deposit: Deposit | null;
}

export type DrawsData = Listed<Draw>;

export interface DrawData {
  draw: Draw;
}

export type AuctionsData = Listed<Auction>;

export interface AuctionData {
  auction: Auction;
  /** The newest first. */
  bids: Bid[];
  next: string | null;
  /** The viewer's own, the newest. */
  deposit: Deposit | null;
}

/** How a project is being built. */
export interface ProjectProgressData {
  project: Project;
  /** All of them: of the whole project and of its buildings. */
  milestones: Milestone[];
  /** What anybody may read; the newest first. */
  updates: { items: Update[]; next: string | null };
}

export interface ProjectUpdateData {
  update: Update;
}

/** The fund of a project: an open book. */
export interface ProjectFundData {
  fund: Fund;
  /** The purpose whose entries are shown; null for all. */
  category: FundCategory | null;
  /** The last first. */
  items: FundEntry[];
  next: string | null;
}

export interface FundEntryData {
  entry: FundEntry;
}

/** What staff committed themselves to in public. */
export interface ProjectCommitmentsData {
  project: Project;
  counts: CommitmentCounts;
  /** The state that is shown; null for all. */
  state: CommitmentState | null;
  /** The latest day first. */
  items: Commitment[];
  next: string | null;
}

export interface BoardData extends BoardPlace {
  project: ProjectRef | null;
  /** What happened to the board itself, the last first. */
  signs: BoardSign[];
  topics: Topic[];
  next: string | null;
}

/** How a board that is closed to staff was opened. */
export interface BoardOpeningsData extends BoardPlace {
  project: ProjectRef | null;
  moderators: AccountRef[];
  items: BoardOpening[];
  next: string | null;
}

/** How the promise was kept over so many days. */
export interface PromisePeriod {
  days: number;
  figures: PromiseFigures;
}

export interface PromiseData {
  /** Null for all projects together. */
  project: ProjectRef | null;
  /** The period that was asked for. */
  days: number;
  periods: PromisePeriod[];
  /** The period day by day, week by week or month by month. */
  series: PromiseStretch[];
  /** Each project that was complained about in the period, on the page of all. */
  projects: PromiseOfProject[];
  /** What was not answered in time, the latest due first; not all where they are many. */
  breaches: PromiseBreach[];
}

/** What a search is narrowed by: parameters of its address. */
export type Narrowing = 'board_id' | 'project_id' | 'author_id';

export interface SearchData {
  query: string;
  /** Without a name where it is not known to the reader, or not there: nothing is found then. */
  narrowed: { by: Narrowing; name: string | null }[];
  result: SearchPage | null;
  error: string | null;
}

export interface ProfileData {
  profile: Profile;
  /** Null where only the posts are read on. */
  topics: Items<Topic> | null;
  /** Null where only the topics are read on. */
  posts: Items<WrittenPost> | null;
  badges: HeldBadge[];
}

export interface BadgesData {
  items: Badge[];
}

/** Notices of whoever looks; null for guests. */
export interface NoticesData {
  items: Notice[];
  next: string | null;
}

/** Which mails end, or have ended; null where the link is none of ours. */
export interface UnsubscribeData {
  ends: NoticeKind | 'digest' | `consent_${ConsentPurpose}`;
  done: boolean;
}

/** A tag of the API's operations, and its part of the address. */
export interface DocsTag {
  name: string;
  slug: string;
  description: string;
}

/** An operation as the overview lists it. */
export type ListedOperation = Pick<Operation, 'operationId' | 'method' | 'path' | 'summary'> & {
  tag: string;
};

export interface DocsData {
  tags: DocsTag[];
  version: string;
  entrances: Record<string, { description?: string }>;
  operations: ListedOperation[];
  problem: unknown;
}

export interface DocsTagData {
  tags: DocsTag[];
  tag: DocsTag;
  operations: Operation[];
  schemas: Schemas;
}

export interface DocsSchemasData {
  tags: DocsTag[];
  shapes: { name: string; description: string | null }[];
}

export interface DocsSchemaData {
  tags: DocsTag[];
  name: string;
  /** It and what it leads to. */
  schemas: Schemas;
}

/** A code of problems: what it means, in English, and the statuses of the answers it comes with. */
export interface DocsCode {
  code: string;
  meaning: string;
  statuses: number[];
}

export interface DocsProblemsData {
  tags: DocsTag[];
  codes: DocsCode[];
}

/** What the server gives to each page. Pages that only live in the browser get nothing. */
export interface PageData {
  home: HomeData;
  project_list: ProjectListData;
  project: ProjectData;
  project_topics: ProjectTopicsData;
  board: BoardData;
  board_openings: BoardOpeningsData;
  topic: PostPage;
  complaint: ComplaintData;
  project_complaints: ProjectComplaintsData;
  events: EventsData;
  event: EventData;
  auctions: AuctionsData;
  auction: AuctionData;
  group_buys: GroupBuysData;
  group_buy: GroupBuyData;
  draws: DrawsData;
  draw: DrawData;
  project_progress: ProjectProgressData;
  project_update: ProjectUpdateData;
  project_fund: ProjectFundData;
  project_commitments: ProjectCommitmentsData;
  fund_entry: FundEntryData;
  promise: PromiseData;
  search: SearchData;
  profile: ProfileData;
  badges: BadgesData;
  notices: NoticesData | null;
  notice_settings: null;
  unsubscribe: UnsubscribeData | null;
  privacy: PrivacyNotice;
  docs: DocsData;
  docs_tag: DocsTagData;
  docs_schemas: DocsSchemasData;
  docs_schema: DocsSchemaData;
  docs_problems: DocsProblemsData;
  sign_in: null;
  register: null;
  recover: null;
  reset_password: null;
  me: null;
  my_email: null;
  my_ownerships: null;
  my_complaints: null;
  my_registrations: null;
  my_registration: null;
  my_deposits: null;
  my_deposit: null;
  my_homes: null;
  my_home: null;
  my_topics: null;
  my_bookmarks: null;
  my_follows: null;
  my_drafts: null;
  my_held_posts: null;
  my_conversations: null;
  new_conversation: null;
  my_conversation: null;
  my_blocks: null;
  my_flags: null;
  my_pseudonyms: null;
  my_exports: null;
  my_sanctions: null;
  my_bulletins: null;
  my_bulletin: null;
  surveys: null;
  survey: null;
  votes: null;
  vote: null;
  new_complaint: null;
  new_topic: null;
  club: null;
  club_statement: null;
  club_rewards: null;
  club_redemptions: null;
  club_join: null;
  club_referrals: null;
  staff: null;
  staff_complaints: null;
  staff_complaint_new: null;
  staff_teams: null;
  staff_callers: null;
  staff_visits: null;
  staff_events: null;
  staff_event_new: null;
  staff_event: null;
  staff_check_in: null;
  staff_group_buys: null;
  staff_group_buy: null;
  staff_flags: null;
  staff_reviews: null;
  staff_word_rules: null;
  staff_appeals: null;
  staff_audit: null;
  staff_openings: null;
  staff_opening: null;
  staff_commitments: null;
  staff_conversations: null;
  staff_auctions: null;
  staff_auction: null;
  staff_bulletins: null;
  staff_bulletin: null;
  staff_segments: null;
  staff_greetings: null;
  staff_standings: null;
  staff_club_report: null;
  staff_statistics: null;
  staff_payments: null;
  staff_draws: null;
  staff_draw: null;
  staff_votes: null;
  staff_vote: null;
  staff_surveys: null;
  staff_survey: null;
  staff_projects: null;
  staff_project: null;
  staff_progress: null;
  staff_fund: null;
  staff_homes: null;
  staff_me_toos: null;
  staff_unmaskings: null;
  staff_home: null;
  staff_club: null;
  staff_ownerships: null;
  staff_accounts: null;
  staff_account: null;
  staff_members: null;
  staff_adjustments: null;
  staff_earning_rules: null;
  staff_rewards: null;
  staff_vouchers: null;
  staff_receipts: null;
  staff_referrals: null;
  staff_club_settings: null;
  offline: null;
  not_found: null;
  error: null;
  parts: null;
}

export type PageName = keyof PageData;

/** The whole input of a page: the server renders it, the browser hydrates with the same. */
export interface PageProps<Name extends PageName = PageName> {
  page: Name;
  path: string;
  query: Record<string, string>;
  locale: Locale;
  theme: Theme;
  viewer: Me | null;
  public_url: string;
  now: string;
  data: PageData[Name];
}
