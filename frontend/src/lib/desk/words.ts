import { desk as en } from '../../locales/desk.en';
import { desk as zhCN, type DeskWords } from '../../locales/desk.zh-CN';
import { work as workEn } from '../../locales/work.en';
import { work as workZhCN, type WorkWords } from '../../locales/work.zh-CN';
import { useSite, type Site } from '../site';

/** The words of the desk and of the work on complaints, beside what every component may need. */
export function useDesk(): Site & { d: DeskWords; w: WorkWords } {
  const site = useSite();
  const english = site.locale === 'en';
  return { ...site, d: english ? en : zhCN, w: english ? workEn : workZhCN };
}
