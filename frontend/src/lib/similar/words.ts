import { similar as en } from '../../locales/similar.en';
import { similar as zhCN, type SimilarWords } from '../../locales/similar.zh-CN';
import { useSite, type Site } from '../site';

/** The words of similar topics, beside what every component may need. */
export function useSimilar(): Site & { m: SimilarWords } {
  const site = useSite();
  return { ...site, m: site.locale === 'en' ? en : zhCN };
}
