import { journeyDesk as en } from '../../locales/journey-desk.en';
import { journeyDesk as zhCN, type JourneyDeskWords } from '../../locales/journey-desk.zh-CN';
import type { HomeWords } from '../../locales/homes.zh-CN';
import type { ProgressWords } from '../../locales/progress.zh-CN';
import { useHomes } from '../homes/words';
import type { Site } from '../site';

/** The words of the journey of homes at the desk, beside those that households read. */
export function useJourneyDesk(): Site & {
  p: ProgressWords;
  h: HomeWords;
  j: JourneyDeskWords;
} {
  const site = useHomes();
  return { ...site, j: site.locale === 'en' ? en : zhCN };
}
