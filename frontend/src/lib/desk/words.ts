import { desk as en } from '../../locales/desk.en';
import { desk as zhCN, type DeskWords } from '../../locales/desk.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the desk, beside what every component may need. */
export function useDesk(): Site & { d: DeskWords } {
  const site = useSite();
  return { ...site, d: site.locale === 'en' ? en : zhCN };
}
