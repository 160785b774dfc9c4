/** Archives as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Export = Schemas['Export'];
export type ExportState = Schemas['ExportState'];
