import { conflict, preconditionFailed } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { BucketPlace } from "../contract";
import type { Found } from "../model";
import { matcherOf } from "../pattern";
import { type BucketAccess, listObjects, readObject } from "../store/bucket";
import { credentialsOf, requireEndpoint } from "./allowed-endpoint";
import { type Bytes, mostFiles, type OpenPlace } from "./place";

/** A bucket, listed and read by the engine. Objects are whole or not there: none is seen while it is written. */
export const openBucket = (engine: Warehouse, place: BucketPlace): OpenPlace => ({
  list: () => list(engine, place),
  read: (file) => read(engine, place, file),
});

function accessOf(place: BucketPlace): BucketAccess {
  requireEndpoint(place);
  const { endpoint, bucket, credentials: name = "" } = place;
  return { endpoint, bucket, name, credentials: credentialsOf(place) };
}

/** The engine reads these signs as a pattern: such an object would bring others along. */
const readable = (key: string): boolean => !/[*?{}]/.test(key) && !key.endsWith("/");

async function list(engine: Warehouse, place: BucketPlace): Promise<Found[]> {
  const { prefix, files } = place;
  const matches = matcherOf(files);
  const objects = await listObjects(engine, accessOf(place), prefix, mostFiles);
  if (objects.length > mostFiles) {
    throw preconditionFailed(
      `${place.bucket}/${prefix} holds more than ${mostFiles} objects; divide it over several connectors by prefix.`,
    );
  }
  return objects
    .filter(({ key, size }) => size > 0 && readable(key) && matches(key.slice(prefix.length)))
    .map(({ key, etag, size, modifiedAt }) => ({ path: key, version: etag, size, modifiedAt }));
}

async function* read(engine: Warehouse, place: BucketPlace, file: Found): Bytes {
  let left = file.size;
  let beyond = 0;
  for await (const block of readObject(engine, accessOf(place), { key: file.path, etag: file.version })) {
    const part = block.subarray(0, left);
    left -= part.length;
    beyond += block.length - part.length;
    if (part.length > 0) yield part;
  }
  // The engine ends the last line where the object may not; anything else beyond its end is no part of it.
  if (left > 0 || beyond > 1) throw changed(file);
}

const changed = ({ path }: Found) =>
  conflict(`${path} has changed or gone since it was seen; what is there is taken after the next poll.`);
