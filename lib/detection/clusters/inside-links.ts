import type { Links } from "../model";

/** The links that stay inside each of some disjoint sets, in one pass over all links. */
export function linksInside(sets: readonly (readonly number[])[], accounts: number, links: Links): Links[] {
  const owner = new Int32Array(accounts).fill(-1);
  sets.forEach((set, number) => {
    for (const account of set) owner[account] = number;
  });
  const kept: number[][] = sets.map(() => []);
  for (let i = 0; i < links.a.length; i++) {
    const number = owner[links.a[i] ?? 0] ?? -1;
    if (number >= 0 && number === owner[links.b[i] ?? 0]) kept[number]?.push(i);
  }
  return kept.map((indices) => ({
    a: Uint32Array.from(indices, (i) => links.a[i] ?? 0),
    b: Uint32Array.from(indices, (i) => links.b[i] ?? 0),
    nats: Float32Array.from(indices, (i) => links.nats[i] ?? 0),
  }));
}

/** The same links between places in a list of accounts instead of account indices. */
export function renumbered(links: Links, members: readonly number[]): Links {
  const place = new Map(members.map((account, i) => [account, i]));
  const at = (account: number) => place.get(account) ?? 0;
  return { a: links.a.map(at), b: links.b.map(at), nats: links.nats };
}
