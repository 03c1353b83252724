import { invalidInput } from "@/lib/kernel";
import { mostFileBytes, type SentFile } from "./contract";

export const mediaTypes = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  pdf: "application/pdf",
  txt: "text/plain",
} as const;
type Extension = keyof typeof mediaTypes;

/** Pixels of a picture: more would only be to make a viewer fall over. */
const mostPixels = 50_000_000;
/** How far from the end of a file an archive's directory can be. */
const directoryBytes = 65_557;

const begins = (bytes: Buffer, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Whether the bytes are one whole file of the type, from the first byte to the last, and nothing beside it. */
const whole: Record<(typeof mediaTypes)[Extension], (bytes: Buffer) => boolean> = {
  "image/png": (bytes) =>
    begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) &&
    bytes.subarray(12, 16).toString("latin1") === "IHDR" &&
    bytes.subarray(-8, -4).toString("latin1") === "IEND" &&
    bytes.readUInt32BE(16) * bytes.readUInt32BE(20) <= mostPixels,
  "image/jpeg": (bytes) => begins(bytes, 0xff, 0xd8, 0xff) && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9,
  "application/pdf": (bytes) =>
    bytes.subarray(0, 5).toString("latin1") === "%PDF-" &&
    /%%EOF\s*$/.test(bytes.subarray(-64).toString("latin1")) &&
    !/\/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|RichMedia)\b/.test(bytes.toString("latin1")),
  "text/plain": isText,
};

/** Text that is nothing else as well: no markup, no script, no other file. */
function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 512).toString("latin1").trimStart().toLowerCase();
  if (/^(%pdf-|pk|gif8|#!|<\?|<!|<[a-z])/.test(start)) return false;
  try {
    return !/(?![\t\n\r\f])\p{Cc}/u.test(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** The end of a ZIP file's directory: what a file that is an archive as well has to have. */
const hidesArchive = (bytes: Buffer): boolean =>
  bytes.subarray(-directoryBytes).includes(Buffer.from("PK\x05\x06", "latin1"));

/** The last part of a path, without what is not shown. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
    .trim()
    .slice(-120);

export interface CheckedFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

/**
 * A file that is what it says it is: its name, what the browser calls it and what is in it agree on one of four types.
 * @throws `invalid_input` naming the file and what can be sent instead
 */
export function checkFile({ name: sent, type, content }: SentFile): CheckedFile {
  const name = plainName(sent);
  const refuse = (why: string) =>
    invalidInput(`${name || "A file"} was not taken: ${why} PNG, JPEG, PDF and plain text (.txt) can be sent.`, {
      field: "files",
    });
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (!(extension in mediaTypes)) throw refuse("its type is not one of these.");
  const mediaType = mediaTypes[extension as Extension];
  if (content.byteLength === 0) throw refuse("it is empty.");
  if (content.byteLength > mostFileBytes) throw refuse(`it is larger than ${mostFileBytes >> 20} MB.`);
  const called = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (called !== "" && called !== "application/octet-stream" && called !== mediaType) {
    throw refuse("its name and its type do not agree.");
  }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < 32 && mediaType !== "text/plain") throw refuse("it is not whole.");
  if (!whole[mediaType](bytes) || hidesArchive(bytes)) {
    throw refuse("what is in it is not, or not only, what its name says.");
  }
  return { name, mediaType, content };
}
