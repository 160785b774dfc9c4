import { drawDesk as en } from '../../locales/draw-desk.en';
import { drawDesk as zhCN, type DrawDeskWords } from '../../locales/draw-desk.zh-CN';
import type { DrawWords } from '../../locales/draws.zh-CN';
import { useDraws } from '../draws/words';
import type { Site } from '../site';

/** The words of draws at the desk, beside those that everybody reads. */
export function useDrawDesk(): Site & { w: DrawWords; b: DrawDeskWords } {
  const site = useDraws();
  return { ...site, b: site.locale === 'en' ? en : zhCN };
}
