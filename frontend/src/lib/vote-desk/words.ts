import { voteDesk as en } from '../../locales/vote-desk.en';
import { voteDesk as zhCN, type VoteDeskWords } from '../../locales/vote-desk.zh-CN';
import type { Site } from '../site';
import { useVotes } from '../votes/words';
import type { VoteWords } from '../../locales/votes.zh-CN';

/** The words of votes at the desk, beside those for whoever votes. */
export function useVoteDesk(): Site & { w: VoteWords; b: VoteDeskWords } {
  const site = useVotes();
  return { ...site, b: site.locale === 'en' ? en : zhCN };
}
