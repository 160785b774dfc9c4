import type { catalogue } from './zh-CN';

/** What every language provides. */
export type Catalogue = typeof catalogue;
