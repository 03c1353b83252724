import { seal, unseal } from "@/lib/env/sealing";

const purpose = "appeal/1";

/** Seals the appellant's or the reviewer's words to the event that they belong to. */
export const sealWords = (eventId: string, words: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, eventId, Buffer.from(words));

/** The words of an event; null where it has none. */
export const wordsOf = ({ id, text }: { id: string; text: Uint8Array | null }): string | null =>
  text === null ? null : unseal(purpose, id, text).toString("utf8");

export const sealFile = (fileId: string, content: Uint8Array): Uint8Array<ArrayBuffer> =>
  seal(purpose, fileId, content);

/** What an appellant sent along, as it was sent. */
export const fileOf = ({ id, content }: { id: string; content: Uint8Array }): Buffer => unseal(purpose, id, content);
