/** Bookmarks, people who are followed and groups as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Bookmark = Schemas['Bookmark'];
export type Follow = Schemas['Follow'];
export type MentionGroup = Schemas['MentionGroup'];
