/** Group buys and deposits as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Deposit = Schemas['Deposit'];
export type DepositState = Schemas['DepositState'];
export type GroupBuy = Schemas['GroupBuy'];
export type GroupBuyInput = Schemas['GroupBuyInput'];
export type GroupBuyRef = Schemas['GroupBuyRef'];
export type GroupBuyState = Schemas['GroupBuyPhase'];
export type Payment = Schemas['Payment'];
export type PaymentMessage = Schemas['PaymentMessage'];
export type PaymentState = Schemas['PaymentState'];
export type Refund = Schemas['Refund'];
export type RefundState = Schemas['RefundState'];
