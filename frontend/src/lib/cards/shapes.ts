/** Cards of links as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type LiveCard = Schemas['LiveCard'];
export type PostCard = Schemas['PostCard'];
export type PostQuotes = Schemas['PostQuotes'];
