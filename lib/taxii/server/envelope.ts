import { z } from "zod";
import { notJson, preconditionFailed, tooLarge } from "@/lib/kernel";
import type { Incoming } from "../store/quarantine";
import { depthOf, mostDepth, mostEnvelopeBytes, mostObjects } from "./limits";

/** What every object of STIX says of itself; all else is looked into by whoever takes it out of the quarantine. */
const ReceivedObject = z.looseObject({
  id: z
    .string()
    .max(300)
    .regex(/^[a-z0-9-]+--[0-9a-fA-F-]{36}$/),
  type: z.string().min(1).max(250),
  modified: z.string().max(64).optional(),
  created: z.string().max(64).optional(),
});

const EnvelopeText = z.looseObject({
  more: z.boolean().optional(),
  next: z.string().max(4_096).optional(),
  objects: z.array(z.unknown()).default([]),
});

/** An envelope of TAXII 2.1, sent to us or by a partner's server. */
export interface Envelope {
  objects: unknown[];
  more: boolean;
  next: string | undefined;
}

/**
 * Reads an envelope without trusting it: its size, its depth and the number of its objects are bounded before anything is done with it.
 * @throws `too_large`, `invalid_input` for what is no JSON, `precondition_failed` for JSON that is no envelope, with the place
 */
export function readEnvelope(text: string, most = { bytes: mostEnvelopeBytes, objects: mostObjects }): Envelope {
  if (Buffer.byteLength(text) > most.bytes)
    throw tooLarge(`An envelope takes ${most.bytes.toLocaleString("en")} bytes at most.`);
  if (depthOf(text) > mostDepth) {
    throw preconditionFailed(`Objects and lists may lie in each other ${mostDepth} deep at most.`);
  }
  const read = EnvelopeText.safeParse(parsed(text));
  if (!read.success) throw preconditionFailed('This is no envelope of TAXII 2.1: send {"objects": […]}.');
  const { objects, more = false, next } = read.data;
  if (objects.length > most.objects) {
    throw tooLarge(
      `An envelope takes ${most.objects.toLocaleString("en")} objects at most, and this has ${objects.length.toLocaleString("en")}.`,
    );
  }
  return { objects, more, next };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(error);
  }
}

/** An object as the quarantine keeps it; undefined for what is no object of STIX 2.1. */
export function incoming(value: unknown): Incoming | undefined {
  const { success, data } = ReceivedObject.safeParse(value);
  if (!success) return undefined;
  return { objectId: data.id, version: data.modified ?? data.created ?? null, content: JSON.stringify(value) };
}

/** The same for all objects of an envelope. Throws `precondition_failed` with the place of one that is none. */
export const allIncoming = (objects: unknown[]): Incoming[] =>
  objects.map((value, place) => {
    const object = incoming(value);
    if (object !== undefined) return object;
    throw preconditionFailed(
      `objects[${place}] is no object of STIX 2.1: it needs a type, and an id such as indicator--<UUID>.`,
    );
  });
