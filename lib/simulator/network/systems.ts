import type { Random } from "@/lib/kernel";
import { countries } from "../calendar/countries";
import { integerBetween } from "../sampling";
import type { AutonomousSystem, SystemKind } from "./types";

/** All network owners of a world. Names say "Example" and numbers are private-use, so that nobody is named. */
export interface Network {
  all: AutonomousSystem[];
  of(kind: SystemKind, country?: string): AutonomousSystem[];
}

const names: Record<SystemKind, string> = {
  residential: "Broadband",
  mobile: "Wireless",
  campus: "Campus Network",
  business: "Business Lines",
  hosting: "Hosting",
  cloud: "Cloud Compute",
  tunnel: "Hosting",
};

const sizes: Record<SystemKind, number> = {
  residential: 6,
  mobile: 2,
  campus: 1,
  business: 3,
  hosting: 2,
  cloud: 4,
  tunnel: 1,
};

export function buildNetwork(random: Random): Network {
  const all: AutonomousSystem[] = [];
  let block = 16 + random.integer(64);
  let asn = 4_200_000_000 + 1000 + random.integer(9000);
  const add = (kind: SystemKind, country: string, count: number) => {
    for (let i = 0; i < count; i++) {
      asn += 1 + random.integer(40);
      const name = `Example ${names[kind]} ${100 + all.length}`;
      const json = `,"asn":${asn},"as_org":"${name}","country":"${country}"`;
      all.push({ kind, asn, name, country, block, blocks: sizes[kind], json });
      block += sizes[kind];
    }
  };
  for (const { code } of countries) {
    add("residential", code, integerBetween(random, 2, 4));
    add("mobile", code, integerBetween(random, 1, 2));
    add("campus", code, 1);
    add("business", code, 2);
  }
  const hosts = random.shuffle(countries).slice(0, 14);
  for (const { code } of hosts) add("hosting", code, integerBetween(random, 1, 2));
  for (const { code } of hosts.slice(0, 6)) add("cloud", code, 1);
  for (const { code } of random.shuffle(countries).slice(0, 9)) add("tunnel", code, 1);
  return { all, of: indexed(all) };
}

function indexed(all: AutonomousSystem[]): Network["of"] {
  const index = new Map<string, AutonomousSystem[]>();
  const put = (key: string, system: AutonomousSystem) => {
    const list = index.get(key);
    if (list) list.push(system);
    else index.set(key, [system]);
  };
  for (const system of all) {
    put(system.kind, system);
    put(`${system.kind}/${system.country}`, system);
  }
  return (kind, country) => index.get(country === undefined ? kind : `${kind}/${country}`) ?? index.get(kind) ?? [];
}
