/** What only the desk sees of the journey of homes, by the names of the API. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type MissingTouch = Schemas['MissingTouch'];
export type TouchCell = Schemas['TouchCell'];
export type TouchGrid = Schemas['TouchGrid'];
