/** Auctions as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Auction = Schemas['Auction'];
export type AuctionInput = Schemas['AuctionInput'];
export type AuctionState = Schemas['AuctionPhase'];
export type Bid = Schemas['Bid'];
export type Bidder = Schemas['Bidder'];
export type Standing = Schemas['AuctionStanding'];
