/** The book of a fund as the API answers it, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Fund = Schemas['Fund'];
export type FundCategory = Schemas['FundCategory'];
export type FundEntry = Schemas['FundEntry'];
export type FundPhotoKind = Schemas['FundPhotoKind'];
export type FundProposal = Schemas['FundProposal'];
export type FundSource = Schemas['FundSource'];
