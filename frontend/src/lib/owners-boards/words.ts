import { ownersBoards as en } from '../../locales/owners-boards.en';
import { ownersBoards as zhCN, type OwnersBoardsWords } from '../../locales/owners-boards.zh-CN';
import { useSite, type Site } from '../site';

/** The words of boards of owners, beside what every component may need. */
export function useOwnersBoards(): Site & { o: OwnersBoardsWords } {
  const site = useSite();
  return { ...site, o: site.locale === 'en' ? en : zhCN };
}
