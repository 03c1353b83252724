import { constants } from "node:fs";
import { type FileHandle, lstat, open, opendir, realpath } from "node:fs/promises";
import path from "node:path";
import { conflict, preconditionFailed, unavailable } from "@/lib/kernel";
import type { DirectoryPlace } from "../contract";
import type { Found } from "../model";
import { matcherOf } from "../pattern";
import { allowedPath } from "./allowed-path";
import { type Bytes, mostFiles, type OpenPlace } from "./place";

/** Stats under way at once while a directory is listed. */
const statsAtOnce = 32;

/** A directory. Symbolic links and names that begin with a dot are passed over, on the way and at its end. */
export const openDirectory = (place: DirectoryPlace): OpenPlace => ({
  list: () => list(place),
  read: (file) => read(place, file),
});

async function list(place: DirectoryPlace): Promise<Found[]> {
  const root = await allowedPath(place.path);
  const matches = matcherOf(place.files);
  const found: Found[] = [];
  let names: string[] = [];
  const settle = async () => {
    const files = await Promise.all(names.map((name) => describeFile(root, name)));
    found.push(...files.filter((file) => file !== undefined));
    names = [];
    if (found.length > mostFiles) throw tooMany(place);
  };
  try {
    for await (const name of filesBelow(root, "")) {
      if (!matches(name)) continue;
      names.push(name);
      if (names.length >= statsAtOnce) await settle();
    }
    await settle();
  } catch (error) {
    throw unreadable(place.path, error);
  }
  return found;
}

const tooMany = ({ path }: DirectoryPlace) =>
  preconditionFailed(`${path} holds more than ${mostFiles} files that are meant; divide it over several connectors.`);

function unreadable(what: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^E[A-Z]+$/.test(code) ? unavailable(`${what} cannot be read (${code}).`, 60, error) : error;
}

async function* filesBelow(root: string, folder: string): AsyncIterable<string> {
  for await (const entry of await opendir(path.join(root, folder))) {
    if (entry.name.startsWith(".")) continue;
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield name;
    else if (entry.isDirectory()) yield* filesBelow(root, name);
  }
}

/** Undefined for a file that has gone, became something else, or is empty. */
async function describeFile(root: string, name: string): Promise<Found | undefined> {
  const stat = await lstat(path.join(root, name), { bigint: true }).catch(() => undefined);
  if (stat === undefined || !stat.isFile() || stat.size === 0n) return undefined;
  return { path: name, version: versionOf(stat), size: Number(stat.size), modifiedAt: new Date(Number(stat.mtimeMs)) };
}

const versionOf = ({ size, mtimeNs }: { size: bigint; mtimeNs: bigint }): string => `${size}-${mtimeNs}`;

async function* read(place: DirectoryPlace, file: Found): Bytes {
  const handle = await openWithin(await allowedPath(place.path), file.path);
  try {
    await requireVersion(handle, file);
    yield* handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 });
    await requireVersion(handle, file);
  } finally {
    await handle.close();
  }
}

/** Opens a file that is itself beneath the root; a link that was put in its way is noticed. */
async function openWithin(root: string, name: string): Promise<FileHandle> {
  const file = path.join(root, name);
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error) => {
    throw error.code === "ELOOP" ? linked(name) : unreadable(name, error);
  });
  try {
    const [opened, real] = await Promise.all([handle.stat({ bigint: true }), realpath(file)]);
    const named = await lstat(file, { bigint: true });
    if (real !== file || !opened.isFile() || opened.ino !== named.ino || opened.dev !== named.dev) throw linked(name);
    return handle;
  } catch (error) {
    await handle.close();
    throw unreadable(name, error);
  }
}

const linked = (name: string) => conflict(`${name} is a symbolic link, or lies behind one; only files are taken.`);

async function requireVersion(handle: FileHandle, file: Found): Promise<void> {
  if (versionOf(await handle.stat({ bigint: true })) === file.version) return;
  throw conflict(`${file.path} has changed since it was seen; it is taken when it stays as it is.`);
}
