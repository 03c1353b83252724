import type { Framer } from "./shape";

export interface NumberedLine {
  number: number;
  line: string;
}

/** The first records that some blocks give, as numbered lines of JSON. `whole`: no bytes follow the last block. */
export async function firstRecords(
  blocks: AsyncIterable<Uint8Array>,
  framer: Framer,
  { most, whole }: { most: number; whole: boolean },
): Promise<NumberedLine[]> {
  const records: NumberedLine[] = [];
  const take = (frames: Buffer) => {
    for (const record of readFrames(frames, framer)) if (record.line.trim() !== "") records.push(record);
  };
  try {
    for await (const block of blocks) {
      take(framer.push(block));
      if (records.length >= most) return records.slice(0, most);
    }
  } catch (error) {
    // The start of a file that is compressed ends in the middle.
    if (whole || records.length === 0) throw error;
    return records;
  }
  if (whole) take(framer.end());
  return records.slice(0, most);
}

/** Rows of RowBinary as `sourceOf` reads them. */
function* readFrames(frames: Buffer, { shape }: Framer): Generator<NumberedLine> {
  const columns = shape.type === "cells" ? shape.columns : undefined;
  const reader = new FrameReader(frames);
  while (!reader.done) {
    const number = reader.number();
    const first = reader.text();
    if (columns === undefined) yield { number, line: first };
    else {
      const cells = Array.from({ length: reader.count() }, () => reader.text());
      const members = columns.map((name, i) => `${JSON.stringify(name)}:${JSON.stringify(cells[i] ?? "")}`);
      yield { number, line: first === "" ? `{${members.join(",")}}` : first };
    }
  }
}

class FrameReader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get done(): boolean {
    return this.#at >= this.bytes.length;
  }

  number(): number {
    this.#at += 4;
    return this.bytes.readUInt32LE(this.#at - 4);
  }

  count(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const length = this.count();
    this.#at += length;
    return this.bytes.toString("utf8", this.#at - length, this.#at);
  }
}
