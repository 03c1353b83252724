import { findLinkage } from "./analyse";
import { type Configuration, defaultConfiguration } from "./configuration";
import { families, type ValueKind } from "./contract";
import { buildIncidences } from "./links/incidences";
import type { AccountProfile, SharedValueRow } from "./model";

/** A value that some accounts share, each with one exchange. */
export const shared = (kind: ValueKind, value: string, accounts: readonly number[], slot = 0): SharedValueRow => ({
  kind,
  value,
  slot,
  accounts: [...accounts],
  exchanges: accounts.map(() => 1),
});

export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Links and groups among accounts that have something in every family. */
export const linkageOf = (
  accounts: number,
  rows: readonly SharedValueRow[],
  config: Configuration = defaultConfiguration,
) =>
  findLinkage({
    table: buildIncidences(accounts, rows),
    masks: new Uint8Array(accounts).fill(127),
    available: new Float64Array(families.length).fill(accounts),
    config,
  });

const ordinary: AccountProfile = {
  accountId: "",
  exchanges: 20,
  elicited: [0, 0, 0, 0, 0, 0, 0, 0],
  extraction: 0,
  capability: [4, 4, 0, 0, 4, 0, 0, 0, 4, 4],
  templates: 20,
  withContent: 20,
  withSession: 0,
  multiTurn: 0,
  hours: Array.from({ length: 24 }, () => 1),
  addresses: 2,
  networks: 1,
  withNetwork: 20,
  outputTokens: 4000,
  firstSeen: "2026-03-01T00:00:00Z",
  lastSeen: "2026-03-20T00:00:00Z",
  createdAt: "2025-03-01T00:00:00Z",
  mailDomain: "mail.example",
  program: "none",
  tier: "api",
  paymentType: "",
  verification: "email",
  card: "",
  parent: "",
  reseller: "",
  setups: 0,
  organization: "",
  organizationVerified: false,
  known: true,
};

/** An ordinary account of long standing; `over` says what is different. */
export const profile = (accountId: string, over: Partial<AccountProfile> = {}): AccountProfile => ({
  ...ordinary,
  accountId,
  ...over,
});
