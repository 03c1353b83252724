import { hash } from "node:crypto";
import { installationKey } from "@/lib/env/keys";
import { canonicalJson } from "@/lib/kernel";

/** Namespace of ids of cyber-observable objects (STIX 2.1, section 2.9). */
const observables = bytesOf("00abedb4-aa42-466c-9c01-fed23315a9b7");
/** Our own namespace: exporting again gives the same ids. */
const ours = bytesOf("6f1b5c2e-9a54-4d0b-8f0e-2d7b1c9e4a31");

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

/** A UUID of version 5 (RFC 9562): SHA-1 over namespace and name. */
function uuid5(namespace: Buffer, name: string): string {
  const hex = hash("sha1", Buffer.concat([namespace, Buffer.from(name)]), "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An id in our namespace, from what names it; parts that a stranger could guess must be keyed before. */
export const stableId = (...parts: string[]): string => uuid5(ours, parts.join("\0"));

/** Id of an observable from the properties that identify it, as canonical JSON. */
export const observableId = (type: string, contributing: Record<string, string>): string =>
  `${type}--${uuid5(observables, canonicalJson(contributing))}`;

/** The installation as partners know it: the same for as long as it keeps its key. */
export const producerId = (): string => stableId("producer", installationKey("producer-id/1").toString("hex"));
