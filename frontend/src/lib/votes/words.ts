import { votes as en } from '../../locales/votes.en';
import { votes as zhCN, type VoteWords } from '../../locales/votes.zh-CN';
import { useSite, type Site } from '../site';
import type { VoteOption } from './shapes';

/** The words of votes of owners, beside what every component may need. */
export function useVotes(): Site & { w: VoteWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}

/** What an answer says. */
export const optionText = (w: VoteWords, { kind, text }: Pick<VoteOption, 'kind' | 'text'>) =>
  kind === 'other' ? text : w.option[kind];
