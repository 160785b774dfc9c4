import { wordRules as en } from '../../locales/word-rules.en';
import { wordRules as zhCN, type WordRulesWords } from '../../locales/word-rules.zh-CN';
import { useSite, type Site } from '../site';

/** The words of lists of words, beside what every component may need. */
export function useWordRules(): Site & { w: WordRulesWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}
