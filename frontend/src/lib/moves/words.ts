import { moves as en } from '../../locales/moves.en';
import { moves as zhCN, type MovesWords } from '../../locales/moves.zh-CN';
import { useSite, type Site } from '../site';

/** The words of what moderators do with topics, beside what every component may need. */
export function useMoves(): Site & { w: MovesWords } {
  const site = useSite();
  return { ...site, w: site.locale === 'en' ? en : zhCN };
}
