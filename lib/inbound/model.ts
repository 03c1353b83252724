import type { InboundKind, InboundTlp, SightingKind } from "./vocabulary";

/** A value to look for, normalised. */
export interface Term {
  kind: Exclude<InboundKind, "pattern">;
  value: string;
}

/** What of an indicator is sealed. */
export interface InboundContent {
  /** All of them at once; empty for what cannot be compared. */
  terms: Term[];
  /** As the partner wrote it. */
  pattern: string | null;
  note: string | null;
}

/** One thing to look for, as read from what a partner sent. */
export interface Parsed extends InboundContent {
  sourceId: string;
  part: number;
  kind: InboundKind;
  unmatchable: string | null;
  /** Percent; null when the partner says nothing. */
  confidence: number | null;
  tlp: InboundTlp | null;
  /** From when on own traffic is compared, where the partner says when it saw it. */
  seenFrom: Date | null;
  validFrom: Date | null;
  validUntil: Date | null;
  modifiedAt: Date | null;
}

/** What was not taken: where it stands, and what would mend it. */
export interface Fault {
  place: string;
  reason: string;
}

export interface ParsedSighting {
  sourceId: string;
  objectRef: string;
  kind: SightingKind;
  count: number;
  firstSeen: Date | null;
  lastSeen: Date | null;
  /** Of its versions the latest holds; null where it has none. */
  modifiedAt: Date | null;
  revoked: boolean;
}

/** A note that asks something, or that refers to notes and so may answer one. */
export interface ParsedNote {
  sourceId: string;
  kind: "request" | "answer";
  abstract: string | null;
  text: string;
  objectRefs: string[];
  tlp: InboundTlp | null;
  modifiedAt: Date | null;
  revoked: boolean;
}

/** A list of what is common, against which indicators are checked. */
export interface Warninglist {
  name: string;
  /** As whoever keeps it counts; empty when it does not say. */
  version: string;
  kind: "string" | "hostname" | "cidr" | "asn";
  entries: string[];
}

/** All that a file says; what comes as pieces is gathered here, within bounds. */
export interface Reading {
  indicators: Parsed[];
  sightings: ParsedSighting[];
  /** What it disagrees with, as sightings of false positives: they count as such where they are about what was shared with it. */
  opinions: ParsedSighting[];
  notes: ParsedNote[];
  /** Source ids that the partner takes back, with when. */
  revoked: Map<string, Date | null>;
  /** Source ids that somebody speaks against, with who. */
  contested: Map<string, string>;
  warninglist: Warninglist | null;
  /** Objects that are no indicator: read and not kept. */
  others: number;
  faults: Fault[];
  /** Also those that are not listed. */
  faultCount: number;
}

export const emptyReading = (): Reading => ({
  indicators: [],
  sightings: [],
  opinions: [],
  notes: [],
  revoked: new Map(),
  contested: new Map(),
  warninglist: null,
  others: 0,
  faults: [],
  faultCount: 0,
});

/** Faults that are kept with their place; the others are counted. */
const mostFaults = 100;

export function addFault(reading: Reading, place: string, reason: string): undefined {
  reading.faultCount++;
  if (reading.faults.length < mostFaults) reading.faults.push({ place, reason: reason.slice(0, 300) });
}

/** Most indicators of one batch. */
export const mostIndicators = 100_000;
