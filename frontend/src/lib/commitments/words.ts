import { commitments as en } from '../../locales/commitments.en';
import { commitments as zhCN, type CommitmentsWords } from '../../locales/commitments.zh-CN';
import { useSite, type Site } from '../site';

/** The words of public commitments, beside what every component may need. */
export function useCommitments(): Site & { c: CommitmentsWords } {
  const site = useSite();
  return { ...site, c: site.locale === 'en' ? en : zhCN };
}
