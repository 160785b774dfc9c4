import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auctionDesk as enAuctionDesk } from './auction-desk.en';
import { auctionDesk as zhAuctionDesk } from './auction-desk.zh-CN';
import { auctionDeposits as enAuctionDeposits } from './auction-deposits.en';
import { auctionDeposits as zhAuctionDeposits } from './auction-deposits.zh-CN';
import { auctions as enAuctions } from './auctions.en';
import { auctions as zhAuctions } from './auctions.zh-CN';
import { bookmarks as enBookmarks } from './bookmarks.en';
import { bookmarks as zhBookmarks } from './bookmarks.zh-CN';
import { bulletinDesk as enBulletinDesk } from './bulletin-desk.en';
import { bulletinDesk as zhBulletinDesk } from './bulletin-desk.zh-CN';
import { cards as enCards } from './cards.en';
import { cards as zhCards } from './cards.zh-CN';
import { checkIn as enCheckIn } from './check-in.en';
import { checkIn as zhCheckIn } from './check-in.zh-CN';
import { manual as enManual } from './docs.en';
import { manual as zhManual } from './docs.zh-CN';
import { club as enClub } from './club.en';
import { club as zhClub } from './club.zh-CN';
import { clubDesk as enClubDesk } from './club-desk.en';
import { clubDesk as zhClubDesk } from './club-desk.zh-CN';
import { desk as enDesk } from './desk.en';
import { desk as zhDesk } from './desk.zh-CN';
import { catalogue as enWords } from './en';
import { eventDesk as enEventDesk } from './event-desk.en';
import { eventDesk as zhEventDesk } from './event-desk.zh-CN';
import { events as enEvents } from './events.en';
import { events as zhEvents } from './events.zh-CN';
import { commitments as enCommitments } from './commitments.en';
import { commitments as zhCommitments } from './commitments.zh-CN';
import { complaints as enComplaints } from './complaints.en';
import { complaints as zhComplaints } from './complaints.zh-CN';
import { complaintList as enComplaintList } from './complaint-list.en';
import { complaintList as zhComplaintList } from './complaint-list.zh-CN';
import { filing as enFiling } from './filing.en';
import { filing as zhFiling } from './filing.zh-CN';
import { photos as enPhotos } from './photos.en';
import { photos as zhPhotos } from './photos.zh-CN';
import { noticeSettings as enNoticeSettings } from './notice-settings.en';
import { noticeSettings as zhNoticeSettings } from './notice-settings.zh-CN';
import { staff as enStaffDesk } from './staff.en';
import { staff as zhStaffDesk } from './staff.zh-CN';
import { settings as enSettings } from './settings.en';
import { settings as zhSettings } from './settings.zh-CN';
import { ownerships as enOwnerships } from './ownerships.en';
import { ownerships as zhOwnerships } from './ownerships.zh-CN';
import { parts as enParts } from './parts.en';
import { parts as zhParts } from './parts.zh-CN';
import { fundDesk as enFundDesk } from './fund-desk.en';
import { fundDesk as zhFundDesk } from './fund-desk.zh-CN';
import { fund as enFund } from './fund.en';
import { fund as zhFund } from './fund.zh-CN';
import { drawDesk as enDrawDesk } from './draw-desk.en';
import { drawDesk as zhDrawDesk } from './draw-desk.zh-CN';
import { draws as enDraws } from './draws.en';
import { draws as zhDraws } from './draws.zh-CN';
import { groupBuyDesk as enGroupBuyDesk } from './group-buy-desk.en';
import { groupBuyDesk as zhGroupBuyDesk } from './group-buy-desk.zh-CN';
import { groupBuys as enGroupBuys } from './group-buys.en';
import { groupBuys as zhGroupBuys } from './group-buys.zh-CN';
import { homes as enHomes } from './homes.en';
import { homes as zhHomes } from './homes.zh-CN';
import { journeyDesk as enJourneyDesk } from './journey-desk.en';
import { journeyDesk as zhJourneyDesk } from './journey-desk.zh-CN';
import { images as enImages } from './images.en';
import { images as zhImages } from './images.zh-CN';
import { meToo as enMeToo } from './me-too.en';
import { meToo as zhMeToo } from './me-too.zh-CN';
import { drafts as enDrafts } from './drafts.en';
import { drafts as zhDrafts } from './drafts.zh-CN';
import { messages as enMessages } from './messages.en';
import { messages as zhMessages } from './messages.zh-CN';
import { pseudonyms as enPseudonyms } from './pseudonyms.en';
import { pseudonyms as zhPseudonyms } from './pseudonyms.zh-CN';
import { offline as enOffline } from './offline.en';
import { offline as zhOffline } from './offline.zh-CN';
import { exportsWords as enExports } from './exports.en';
import { exportsWords as zhExports } from './exports.zh-CN';
import { ownersBoards as enOwnersBoards } from './owners-boards.en';
import { ownersBoards as zhOwnersBoards } from './owners-boards.zh-CN';
import { marks as enMarks } from './marks.en';
import { marks as zhMarks } from './marks.zh-CN';
import { moves as enMoves } from './moves.en';
import { moves as zhMoves } from './moves.zh-CN';
import { progress as enProgress } from './progress.en';
import { progress as zhProgress } from './progress.zh-CN';
import { promise as enPromise } from './promise.en';
import { promise as zhPromise } from './promise.zh-CN';
import { similar as enSimilar } from './similar.en';
import { similar as zhSimilar } from './similar.zh-CN';
import { statistics as enStatistics } from './statistics.en';
import { statistics as zhStatistics } from './statistics.zh-CN';
import { surveyDesk as enSurveyDesk } from './survey-desk.en';
import { surveyDesk as zhSurveyDesk } from './survey-desk.zh-CN';
import { surveys as enSurveys } from './surveys.en';
import { surveys as zhSurveys } from './surveys.zh-CN';
import { voteDesk as enVoteDesk } from './vote-desk.en';
import { voteDesk as zhVoteDesk } from './vote-desk.zh-CN';
import { votes as enVotes } from './votes.en';
import { votes as zhVotes } from './votes.zh-CN';
import { audit as enAudit } from './audit.en';
import { audit as zhAudit } from './audit.zh-CN';
import { reviews as enReviews } from './reviews.en';
import { reviews as zhReviews } from './reviews.zh-CN';
import { revisions as enRevisions } from './revisions.en';
import { revisions as zhRevisions } from './revisions.zh-CN';
import { sanctions as enSanctions } from './sanctions.en';
import { sanctions as zhSanctions } from './sanctions.zh-CN';
import { trust as enTrust } from './trust.en';
import { trust as zhTrust } from './trust.zh-CN';
import { wordRules as enWordRules } from './word-rules.en';
import { wordRules as zhWordRules } from './word-rules.zh-CN';
import { catalogue as zhWords } from './zh-CN';

const en = {
  ...enWords,
  docs: enManual,
  desk: enDesk,
  promise: enPromise,
  club: enClub,
  club_desk: enClubDesk,
  events: enEvents,
  event_desk: enEventDesk,
  check_in: enCheckIn,
  fund: enFund,
  commitments: enCommitments,
  complaints: enComplaints,
  complaint_list: enComplaintList,
  filing: enFiling,
  photos: enPhotos,
  notice_settings: enNoticeSettings,
  staff_desk: enStaffDesk,
  settings: enSettings,
  ownerships: enOwnerships,
  parts: enParts,
  images: enImages,
  cards: enCards,
  me_too: enMeToo,
  similar: enSimilar,
  fund_desk: enFundDesk,
  draws: enDraws,
  draw_desk: enDrawDesk,
  auctions: enAuctions,
  auction_deposits: enAuctionDeposits,
  auction_desk: enAuctionDesk,
  group_buys: enGroupBuys,
  group_buy_desk: enGroupBuyDesk,
  drafts: enDrafts,
  messages: enMessages,
  pseudonyms: enPseudonyms,
  exports: enExports,
  offline: enOffline,
  owners_boards: enOwnersBoards,
  marks: enMarks,
  moves: enMoves,
  progress: enProgress,
  homes: enHomes,
  journey_desk: enJourneyDesk,
  bookmarks: enBookmarks,
  bulletin_desk: enBulletinDesk,
  surveys: enSurveys,
  votes: enVotes,
  vote_desk: enVoteDesk,
  survey_desk: enSurveyDesk,
  statistics: enStatistics,
  trust: enTrust,
  audit: enAudit,
  reviews: enReviews,
  revisions: enRevisions,
  sanctions: enSanctions,
  word_rules: enWordRules,
};
const zhCN = {
  ...zhWords,
  docs: zhManual,
  desk: zhDesk,
  promise: zhPromise,
  club: zhClub,
  club_desk: zhClubDesk,
  events: zhEvents,
  event_desk: zhEventDesk,
  check_in: zhCheckIn,
  fund: zhFund,
  commitments: zhCommitments,
  complaints: zhComplaints,
  complaint_list: zhComplaintList,
  filing: zhFiling,
  photos: zhPhotos,
  notice_settings: zhNoticeSettings,
  staff_desk: zhStaffDesk,
  settings: zhSettings,
  ownerships: zhOwnerships,
  parts: zhParts,
  images: zhImages,
  cards: zhCards,
  me_too: zhMeToo,
  similar: zhSimilar,
  fund_desk: zhFundDesk,
  draws: zhDraws,
  draw_desk: zhDrawDesk,
  auctions: zhAuctions,
  auction_deposits: zhAuctionDeposits,
  auction_desk: zhAuctionDesk,
  group_buys: zhGroupBuys,
  group_buy_desk: zhGroupBuyDesk,
  drafts: zhDrafts,
  messages: zhMessages,
  pseudonyms: zhPseudonyms,
  exports: zhExports,
  offline: zhOffline,
  owners_boards: zhOwnersBoards,
  marks: zhMarks,
  moves: zhMoves,
  progress: zhProgress,
  homes: zhHomes,
  journey_desk: zhJourneyDesk,
  bookmarks: zhBookmarks,
  bulletin_desk: zhBulletinDesk,
  surveys: zhSurveys,
  votes: zhVotes,
  vote_desk: zhVoteDesk,
  survey_desk: zhSurveyDesk,
  statistics: zhStatistics,
  trust: zhTrust,
  audit: zhAudit,
  reviews: zhReviews,
  revisions: zhRevisions,
  sanctions: zhSanctions,
  word_rules: zhWordRules,
};

type Tree = { [key: string]: Tree | string | string[] | ((...values: never[]) => string) };

/** Every key with its kind: `home.title: string`, `counts.topics: function/1`, `docs.text: 2 texts`. */
function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = prefix + key;
    if (Array.isArray(value)) return [`${name}: ${value.length} texts`];
    if (typeof value === 'object') return keysOf(value, `${name}.`);
    return [typeof value === 'function' ? `${name}: function/${value.length}` : `${name}: string`];
  });
}

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => {
    if (Array.isArray(value)) return value;
    if (typeof value === 'object') return textsOf(value);
    return typeof value === 'string' ? [value] : [];
  });
}

describe('catalogues', () => {
  it('have the same keys', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zhCN).sort());
  });

  it('leave nothing empty', () => {
    expect([...textsOf(zhCN), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('do not shout', () => {
    expect([...textsOf(zhCN), ...textsOf(en)].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('are in their own language', () => {
    const chinese = textsOf(en).filter((text) => /\p{Script=Han}/u.test(text));
    expect(chinese).toEqual([en.languages['zh-CN']]);
    const latin = textsOf(zhCN).filter((text) => !/\p{Script=Han}/u.test(text));
    expect(latin.filter((text) => !/^\d/.test(text))).toEqual([zhCN.languages.en]);
  });
});

/** The API's document lists the stable codes. */
const DOCUMENT = '../openapi.json';

describe.runIf(existsSync(DOCUMENT))('problems', () => {
  it('have a sentence for every code of the API', () => {
    const { components } = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
    const codes: string[] = components.schemas.Code.enum;
    const missing = codes.filter((code) => !(code in en.problem));
    expect(missing).toEqual([]);
  });
});

describe.runIf(existsSync(DOCUMENT))('the manual', () => {
  it('advises on codes and statuses that there are', () => {
    const { components, paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
    const codes: string[] = components.schemas.Code.enum;
    expect(Object.keys(en.docs.advice).filter((code) => !codes.includes(code))).toEqual([]);
    const answers = Object.values<Record<string, { responses: object }>>(paths).flatMap((item) =>
      Object.values(item).flatMap(({ responses }) => Object.keys(responses)),
    );
    const failures = new Set(answers.filter((status) => status >= '400'));
    expect(Object.keys(en.docs.advice_of_status)).toEqual([...failures].sort());
  });
});
