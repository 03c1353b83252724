/** An error in the shape that ClickHouse clients understand. */
export interface EngineException {
  status: number;
  code: number;
  /** `Code: N. DB::Exception: …. (NAME)` */
  message: string;
}

const STATUS: Record<number, number> = {
  46: 404,
  60: 404,
  81: 404,
  159: 408,
  164: 403,
  202: 503,
  241: 500,
  394: 500,
  497: 403,
  516: 403,
};
/** Faults of the request itself: parsing, types, unknown names, values out of range. */
const REQUEST_FAULTS = new Set([
  6, 8, 16, 17, 20, 26, 27, 36, 38, 41, 42, 43, 44, 47, 48, 53, 57, 62, 63, 69, 70, 72, 73, 82, 115, 117, 179, 215, 349,
  354, 386, 456, 457, 636,
]);

export const exception = (code: number, name: string, text: string, status?: number): EngineException => ({
  status: status ?? statusOf(code),
  code,
  message: `Code: ${code}. DB::Exception: ${text} (${name})`,
});

const statusOf = (code: number) => STATUS[code] ?? (REQUEST_FAULTS.has(code) ? 400 : 500);

/** Reads an error of the engine, whose message may be wrapped in words of the binding. */
export function readException(error: unknown): EngineException {
  const message = error instanceof Error ? error.message : String(error);
  const found = /Code: (\d+)\. DB::Exception: [\s\S]*/.exec(message);
  if (!found) return exception(1002, "UNKNOWN_EXCEPTION", message.trim());
  const code = Number(found[1]);
  return { status: statusOf(code), code, message: found[0].trim() };
}
