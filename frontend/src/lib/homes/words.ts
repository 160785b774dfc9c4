import { homes as en } from '../../locales/homes.en';
import { homes as zhCN, type HomeWords } from '../../locales/homes.zh-CN';
import { useProgress } from '../progress/words';
import type { Site } from '../site';
import type { ProgressWords } from '../../locales/progress.zh-CN';

/** The words of a home's journey, beside those of how it is being built. */
export function useHomes(): Site & { p: ProgressWords; h: HomeWords } {
  const site = useProgress();
  return { ...site, h: site.locale === 'en' ? en : zhCN };
}
