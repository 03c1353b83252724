import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment } from "../model";

export type SystemKind = "residential" | "mobile" | "campus" | "business" | "hosting" | "cloud" | "tunnel";

/** A synthetic network owner with its own part of the address plan. */
export interface AutonomousSystem {
  kind: SystemKind;
  asn: number;
  name: string;
  country: string;
  /** First /16 block of the plan, and how many it owns. */
  block: number;
  blocks: number;
  /** The fields `asn`, `as_org` and `country` as JSON text. */
  json: string;
}

/** One address people come out of. */
export interface Egress {
  ip: string;
  system: AutonomousSystem;
}

/** Where an account connects from: fills `ip` and `system` of the draft. */
export interface Access {
  connect(draft: ExchangeDraft, moment: Moment, random: Random): void;
}
