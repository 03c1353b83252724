import type { KeptKey, PublicKey, Signer } from "@/lib/env/signing-key";
import { publicKeyOf, signerOf } from "@/lib/env/signing-key";
import { logger } from "@/lib/log";
import type { Followed } from "./followed";
import { type Snapshot, type SnapshotRule, signSnapshot } from "./snapshot";
import { type KeptSnapshot, writeKeys, writeSnapshot } from "./snapshot-file";

/** A full snapshot is made anew after this long even when nothing changed, so that it says until when it was current. */
const freshMs = 60_000;
const pauseMs = 1_000;
/** Of one processor, making snapshots takes at most one part in so many. */
const share = 20;

export interface Made {
  etag: string;
  jws: string | undefined;
}

/** Signs what is followed: for gateways that ask, and for the disk, from where the next start takes it. */
export class Publisher {
  #signer: Signer | undefined;
  #full: { etag: string; jws: string; at: number } | undefined;
  #making: Promise<Made> | undefined;
  #writing: Promise<void> | undefined;
  #written = { etag: "", at: 0, pauseMs };
  #keyIds = "";
  currentAt = 0;

  constructor(
    readonly followed: Followed,
    readonly dataDir: string,
  ) {}

  /** Goes on from what was on disk, until the database says more. */
  restore({ jws }: KeptSnapshot): void {
    this.#full = { etag: this.followed.etag, jws, at: Number.POSITIVE_INFINITY };
  }

  /** Takes the keys of the system of record, the present one first; gives what is to be published of them. */
  async use(kept: readonly KeptKey[]): Promise<PublicKey[]> {
    const keys = kept.map(publicKeyOf);
    const ids = keys.map(({ kid }) => kid).join();
    if (ids === this.#keyIds || kept[0] === undefined) return keys;
    this.#signer = signerOf(kept[0]);
    await writeKeys(this.dataDir, keys);
    this.#keyIds = ids;
    return keys;
  }

  /** A delta since a version, or all there is; all there is, too, for a version that nothing is known of. */
  async snapshot(since: string | undefined): Promise<Made> {
    const delta = since === undefined ? undefined : this.followed.since(BigInt(since), Date.now());
    if (delta === undefined) return this.#fullSnapshot();
    const { etag } = this.followed;
    return { etag, jws: await this.#sign("delta", delta, since) };
  }

  /** Writes the snapshot to disk when it is another or old, not too often and beside whatever else goes on. */
  keep(): void {
    const { etag, at, pauseMs } = this.#written;
    const age = Date.now() - at;
    const isDue = age > (etag === this.followed.etag ? freshMs : pauseMs);
    if (!isDue || this.#writing !== undefined || !this.followed.isWhole || this.#signer === undefined) return;
    this.#writing = this.#write()
      .catch((error) => logger("policy").error({ err: error }, "the snapshot could not be written to disk"))
      .finally(() => {
        this.#writing = undefined;
      });
  }

  /** Writes what the disk does not have yet, at the end. */
  async writeChanged(): Promise<void> {
    await this.#writing;
    if (this.followed.isWhole && this.#written.etag !== this.followed.etag) await this.#write();
  }

  async #write(): Promise<void> {
    const began = Date.now();
    const { etag, jws } = await this.#fullSnapshot();
    if (jws !== undefined) await writeSnapshot(this.dataDir, jws);
    const took = Date.now() - began;
    this.#written = { etag, at: Date.now(), pauseMs: Math.max(pauseMs, share * took) };
  }

  async #fullSnapshot(): Promise<Made> {
    const { etag } = this.followed;
    if (this.#full?.etag === etag && Date.now() - this.#full.at < freshMs) return this.#full;
    this.#making ??= this.#make(etag).finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #make(etag: string): Promise<Made> {
    const jws = await this.#sign("full", this.followed.active(Date.now()));
    if (jws !== undefined) this.#full = { etag, jws, at: Date.now() };
    return { etag, jws };
  }

  async #sign(kind: Snapshot["kind"], rules: Iterable<SnapshotRule>, since?: string): Promise<string | undefined> {
    if (this.#signer === undefined || this.currentAt === 0) return undefined;
    const head = {
      iss: "stillwatch" as const,
      kind,
      version: this.followed.version.toString(),
      ...(since === undefined ? {} : { since }),
      issued_at: new Date().toISOString(),
      current_at: new Date(this.currentAt).toISOString(),
    };
    return signSnapshot(head, rules, this.#signer);
  }
}
