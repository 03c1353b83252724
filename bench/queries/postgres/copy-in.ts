import { once } from "node:events";
import type { Readable } from "node:stream";
import pg from "pg";

/** What the driver's connection can do, of which its types say nothing. */
interface CopyConnection {
  stream: { writableNeedDrain: boolean } & NodeJS.EventEmitter;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** `COPY … FROM STDIN` with the bytes of a stream, which waits where the server is slower. */
class CopyIn extends pg.Query {
  constructor(
    sql: string,
    private readonly bytes: Readable,
  ) {
    super(sql);
  }

  /** Called by the driver when the server waits for rows. */
  handleCopyInResponse(connection: CopyConnection): void {
    void this.send(connection);
  }

  private async send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.bytes) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Copies rows in CSV into a table. */
export async function copyIn(client: pg.ClientBase, table: string, bytes: Readable): Promise<void> {
  const copy = new CopyIn(`COPY ${table} FROM STDIN (FORMAT csv, NULL '\\N')`, bytes);
  const copied = new Promise<void>((resolve, reject) => {
    copy.once("end", () => resolve());
    copy.once("error", reject);
  });
  client.query(copy);
  await copied;
}
